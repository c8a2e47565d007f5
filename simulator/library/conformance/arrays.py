# array.array: all kinds of items, all methods, as memory and in pickles; errors.
import array, struct
def t(s,f):
    try: print(s, ascii(f()))
    except Exception as e: print(s, type(e).__name__, e)
A=array.array
for code in 'bBhHiIlLqQfdu':
    a=A(code)
    for v in (2**100,-2**100,2**63,2**64-1,-1,300,-129,2**31,-2**31-1,'x','xy',1.5,None,b'a'):
        t(f'{code} {v!r}', lambda:(a.append(v),a.pop()))
for s in ["A()","A('x')","A(3)","A('ii')","A('i',3)","A('i','abc')","A('u','ab€')","A('i',b'abc')","A('i',b'abcd')","A('i',[1,2])","A('i',bytearray(4))","A('i',A('b',[1]))","A('u',A('u','x'))","A('u',[1])","A('i',A('u','x'))","A('i',{})","A('i',[1.5])","A('d',[1,2.5,float('inf')])","A('f',[0.1])","A('i',[1]) + [1]","A('i',[1])+A('d')","A('i',[1])+A('i',[2])","A('i',[1])*3","3*A('i',[1])","A('i',[1])*-1","A('i',[1])[5]","A('i',[1])['a']","A('i',[1,2,3])[::2]","A('i',[1,2,3])[-1]","A('i').pop()","A('i',[1]).pop(4)","A('i',[1]).remove(5)","A('i',[1]).index(5)","A('i',[1,2,3]).index(3,1)","A('i',[1,2,3]).index(1,1)","A('i',[1,1]).count(1)","A('i',[1]).insert('a',2)","A('i',[1]).fromlist((1,))","A('i',[1]).fromlist([1,'a'])","A('i').frombytes(b'abc')","A('i').frombytes('abc')","A('i',[1,2]).tobytes()","A('u','ab').tounicode()","A('i').tounicode()","A('i').fromunicode('a')","A('u').fromunicode(3)","A('i',[1]).buffer_info()[1]","A('i',[1]).typecode","A('i',[1]).itemsize","A('i',[1]).byteswap()","A('i',[1])==A('d',[1])","A('i',[1])<A('i',[2])","A('i',[1])==[1]","A('i',[1])<[1]","1 in A('i',[1])","'a' in A('i',[1])","hash(A('i'))","A('i',[1]).extend(3)","A('i',[1]).extend(A('d'))","A('i',[1]).extend([2,'a'])","array.typecodes","A","repr(A('i'))","repr(A('u'))","repr(A('d',[1,2]))","repr(A('u','a\\'\"'))","A('i',[1]).__reduce_ex__(2)","A('i',[1]).__reduce_ex__(3)","A('u','a').__reduce_ex__(3)","array.ArrayType is A","A('i',[1]).__copy__()","A('i',[1]).__deepcopy__({})","A('i',[1],3)","A('i',x=3)","len(memoryview(A('i',[1,2])))","memoryview(A('u','a')).format","memoryview(A('d',[1])).tolist()","bytes(A('i',[1]))","A('i').tofile(3)","A('i').fromfile(3,1)","A('i',[1]).foo","[x for x in dir(A) if not x.startswith('__')]","A('i',range(3))","A('l',(2**40,))","A('i',[True])","A('Q',[2**64-1])","array.array('i',[1]).__class_getitem__(int)","A('i',[1]).__setitem__(0,'a')","A('i',[1]).__setitem__(5,1)","A('i',[1]).__setitem__('a',1)","A('i',[1]).__setitem__(slice(0,1),[1])","A('i',[1]).__setitem__(slice(0,1),A('d'))","A('i',[1,2,3]).__setitem__(slice(0,3,2),A('i',[1]))","A('i',[1]).__delitem__(5)","A('i',[1]).__iadd__([1])","A('i',[1]).__iadd__(A('d'))","bytes(A('i',[258]).byteswap() or b'')","A('i').append()","A('i',[1]).insert(1)","A('i').fromunicode()","A('i',[1]).index()"]:
    t(s, lambda: eval(s))
class S(A): 
    x=1
    def __repr__(self): return 'S'
t('sub', lambda: (S('i',[1]), type(S('i',[1])+S('i',[1])), type(S('i',[1,2])[:1]), type(S('i')*2)))
t('str', lambda: str(A('b',[1])))
print(struct.unpack_from('i', A('i',[7,8]), 4), struct.pack_into('i', x:=A('i',[7,8]), 4, 99), x, list(struct.iter_unpack('h', A('i',[7]))))
import copy, io, pickle
for code in array.typecodes:
    a=A(code, 'aé€😀' if code=='u' else [1,2,100])
    print(code, a.itemsize, a.tobytes(), a.tolist(), a, a==A(code,a.tobytes()), [pickle.loads(pickle.dumps(a,p))==a for p in range(6)])
    a.byteswap(); b=a[:]; b.byteswap(); print(a.tobytes(), b)
    b.reverse(); b.extend(b[:1]); b.insert(1,b[0]); b.insert(-1,b[-1]); print(b, b.count(b[0]), b.index(b[2]), b.pop(), b.pop(0), len(b))
    b.remove(b[0]); b+=b; b*=2; del b[0]; del b[::3]; b[1:2]=b[:2]; b[::2]=b[::-2] if len(b)%2 else b[::2]; print(b, copy.copy(b)==b, copy.deepcopy(b)==b, list(reversed(b))[0]==b[-1])
    f=io.BytesIO(); b.tofile(f); f.seek(0); c=A(code); c.fromfile(f,2); print(c, t('rest', lambda: c.fromfile(f,99)), len(c)==len(b), sorted(c)==sorted(b), max(c)==max(b))
for x,y in ((A('i',[1,2]),A('i',[1,3])),(A('d',[1,float('nan')]),A('d',[1,float('nan')])),(A('i',[1]),A('i',[1,0])),(A('u','a'),A('u','b')),(A('b',[1]),A('d',[1]))):
    print(x==y,x!=y,x<y,x<=y,x>y,x>=y)
a=A('i',range(10)); m=memoryview(a)
m[2]=99; m[3:5]=A('i',[7,8]); print(a, m[-1], m.tolist()==a.tolist(), bytes(m[:1]), sum(m), m==a); m.release(); a.append(5); print(a[-1])
b=bytearray(8); memoryview(b).cast('i')[1]=-2; print(b, struct.unpack('ii',b)); io.BytesIO(b'abcd').readinto(a); print(a[0], io.BytesIO(b'wxyz').readinto(memoryview(b)[2:5]), b)
class Named(A):
    def __new__(cls, code, items=(), name=''):
        self=A.__new__(cls,code,items); self.name=name; return self
n=Named('h',[1,2],name='n'); print(n, n.name, n[0], type(n), isinstance(n,A), n+n, pickle.loads(pickle.dumps(A('u','x'))))
t('pi', lambda: struct.pack_into('i', b'abcd', 0, 1)); t('pi', lambda: struct.pack_into('i', memoryview(b'abcd'), 0, 1)); t('pi', lambda: struct.pack_into('i', 3, 0, 1))
