"""Objects kept in files: shelve over dbm.dumb."""
import shelve, os, tempfile, pickle, threading
def err(f,*a,**k):
    try: print('ok',f(*a,**k))
    except BaseException as e: print(type(e).__name__, e)
os.chdir(tempfile.mkdtemp())
with shelve.open('db') as s:
    s['a']=1; s['l']=[1,2]; s['l'].append(3); print(s['l'], sorted(s), len(s), 'a' in s, s.get('zz',5), dict(s)); err(lambda: s['nope']); del s['a']; err(lambda: s.__delitem__('a')); err(lambda: s[5])
err(lambda: s['l']); 
with shelve.open('db',writeback=True) as s: s['l'].append(9); s.sync(); print(s['l']); s.update(x={'n':1}); print(s.pop('x'), s.setdefault('k',7), list(s.values()) if 0 else '')
with shelve.open('db','r') as s: print(sorted(s.items())); err(s.__setitem__,'q',1) if 0 else None
err(shelve.open,'nodir/db'); err(shelve.open,'nope','r'); print(isinstance(s,shelve.Shelf), shelve.Shelf.__mro__[1].__name__, shelve.__all__)
import dbm; print(dbm.whichdb('db') is not None); err(dbm.whichdb,'nope'); d=shelve.Shelf({}); d['q']=(1,); print(d.dict if 0 else d['q']); d.close(); err(d.__getitem__,'q')
import dbm.dumb as dd
with dd.open('dumb','c') as db: db['k']='v'; db[b'z']=b'1'; print(db['k'], sorted(db.keys()), len(db), b'k' in db)
print(sorted(f for f in os.listdir() if f.startswith('dumb')))
