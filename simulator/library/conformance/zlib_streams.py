"""zlib: whole data, streams with dictionaries, limits and copies, and what goes wrong."""
import zlib
def t(f,*a,**k):
    try: print(f.__name__, a, k, f(*a,**k))
    except BaseException as e: print(f.__name__,a,k,type(e).__module__,type(e).__name__, e)
t(zlib.compress,'x'); t(zlib.compress,b'x',42); t(zlib.decompress,b'x'); t(zlib.decompress,b''); t(zlib.decompress,'x')
c=zlib.compress(b'hello'*10)
t(zlib.decompress,c[:-2]); t(zlib.decompress,c+b'trail'); t(zlib.decompress,c[:-1]+b'\0'); t(zlib.compressobj,42); t(zlib.compressobj,wbits=99); t(zlib.decompressobj,wbits=99); t(zlib.decompress,c,wbits=99); t(zlib.compress,b'',wbits=99)
o=zlib.compressobj()
print(o.compress(b'abc'), type(o), o.flush(zlib.Z_SYNC_FLUSH), o.flush(zlib.Z_NO_FLUSH))
print(o.flush()); t(o.compress,b'x'); t(o.flush); t(o.flush,99); t(o.copy)
d=zlib.decompressobj()
print(d.decompress(c[:5]), d.eof, d.unused_data, d.unconsumed_tail)
print(d.decompress(c[5:]+b'rest'), d.eof, d.unused_data, d.unconsumed_tail)
print(d.decompress(b'more'), d.unused_data)
d=zlib.decompressobj(); print(d.decompress(c,7), d.unconsumed_tail, d.eof); print(d.decompress(d.unconsumed_tail,0)); print(d.flush())
t(d.decompress,b'',-1); t(d.flush,0); t(d.flush,-3)
d=zlib.decompressobj(); t(d.decompress,b'junkjunk')
z=zlib.compressobj(zdict=b'hello'); x=z.compress(b'hello hello')+z.flush(); print(x)
t(zlib.decompress,x); d=zlib.decompressobj(zdict=b'hello'); print(d.decompress(x)); d=zlib.decompressobj(zdict=b'hell'); t(d.decompress,x)
o=zlib.compressobj(); print(o.compress(b'abc'*1000)); p=o.copy(); print(o.flush()); print(p.flush())
d=zlib.decompressobj(); d.decompress(c[:9]); e=d.copy(); print(d.decompress(c[9:])==e.decompress(c[9:]))
print(zlib.compress(b'a'*100, wbits=31), zlib.compress(b'a'*100, wbits=-15), zlib.decompress(zlib.compress(b'a'*100, wbits=31),47))
t(zlib.compress,b'a',level='x'); t(zlib.compress); t(zlib.decompressobj,zdict=3)
class I:
    def __index__(s): return 1
print(zlib.compress(b'abc', I()))
d=zlib.decompressobj(); print(d.decompress(c[:10])); print(d.flush(), d.eof)
