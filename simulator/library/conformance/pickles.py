"""Bytes of pickles, what they give back, and what is refused."""
import pickle
class A: pass
class S:
    __slots__='a','b'
class L(list): pass
class D(dict): pass
class N(tuple):
    def __new__(c,*a): return tuple.__new__(c,a)
    def __getnewargs_ex__(self): return (1,),{'k':2}
import enum
class C(enum.Enum): X=1
class Old:
    def __reduce__(self): return (list,(),None,iter([1,2,3]))
def h(v,p=4):
    b=pickle.dumps(v,p)
    print(p,repr(v)[:50] if 'object at' not in repr(v) else type(v).__name__,b)
a=A();a.x=1;a.y=[a]
s=S();s.a=1
l=L([1,2]);l.z=3
d=D(a=1)
x=[];x.append(x)
t=([],);t[0].append(t)
q={};q['s']=q
fs=[1];
for v in [None,True,0,255,256,65535,65536,-1,2**31-1,2**31,-2**31,2**100,-2**100,2**63,128<<56,1.5,'', 'ab','\ud800é','x'*300,b'',b'ab',b'x'*300,bytearray(b'ab'),(),(1,),(1,2),(1,2,3),(1,2,3,4),[],[1],[1,2],{}, {1:2},{1:2,3:4},set(),{1},frozenset(),frozenset([1]),x,t,q,a,s,l,d,C.X,Old(),len,int,A,[1,(2,3),[4]],type(None),type(...),type(NotImplemented),...,NotImplemented,complex(1,2),range(3),slice(1,2,3),ValueError('x'),[].append,str.upper,'abc'.upper]:
    for p in range(6):
        try: h(v,p)
        except Exception as e: print(p,type(e),e)
import pickle,io,datetime,functools,decimal,collections
def t(f):
    try: print(f())
    except BaseException as e: print(type(e).__name__,e)
def f():
    class K: pass
    def g(): pass
    return g,K
for d in [b'',b'K',b'\x80',b'\x80\x04',b'\x80\x06N.',b'N',b'\xff',b'z',b'X\x05\x00\x00\x00ab',b'\x80\x04\x95\x10\x00\x00\x00\x00\x00\x00\x00N.',b'h\x05.',b'g5\n.',b'gx\n.',b'.',b'0.',b't.',b'I1',b'I1x\n.',b'cnope\nx\n.',b'Nb.',b'NNR.',b'P1\n.',b'NQ.',b'\x82\x01.',b'Na.',b'NN\x93.', b'N)\x81.',b'Nq\x00R.', b'(Na.', b']NNs.',b'F1x\n.',b'L12L\n.',b'S"a"\n.',b"S'a\\n'\n.",b'Sa\n.', b'T\x01\x00\x00\x00a.',b'U\x01\xe9.', b'\x8a\x00.', b'\x97.',b'N\x98.',b'(c__builtin__\nlong\no.']:
    print(d,end=' ');t(lambda:pickle.loads(d))
t(lambda:pickle.loads('x'));t(lambda:pickle.dumps(1,6));t(lambda:pickle.dumps(1,-1));t(lambda:pickle.dump(1,2));t(lambda:pickle.load(2))
t(lambda:pickle.dumps(f()[0]));t(lambda:pickle.dumps(f()[1]));t(lambda:pickle.dumps(f()[1]()))
lam=lambda:0
class R:
    def __init__(s,r): s.r=r
    def __reduce__(s): return s.r
for r in [1,(),(1,),(1,2),(1,()),(len,1),(len,(),None,1),(len,(),None,None,1),(len,()),(len,(),1,None,None,None,None),(len,(),None,None,None,3), None,(__import__('copyreg').__newobj__,()),(__import__('copyreg').__newobj__,(int,))]:
    t(lambda:pickle.dumps(R(r)))
t(lambda:pickle.dumps((i for i in [])));t(lambda:pickle.dumps(__import__('sys')));t(lambda:pickle.dumps(1,buffer_callback=print))
for v in [datetime.date(2020,1,2),[datetime.date,datetime.datetime],functools.partial(int,'3'),decimal.Decimal('1.5'),collections.OrderedDict(a=1),[len,abs],[int,str],[int,int],b'',bytearray(),collections.deque([1]),collections.defaultdict(int,a=1),collections.Counter('ab')]:
    t(lambda:pickle.dumps(v));t(lambda:pickle.dumps(v,2))
class NoMod: pass
NoMod.__module__='nomod'
t(lambda:pickle.dumps(NoMod))
K2=NoMod;K2.__module__='__main__'
class NoMod: pass
t(lambda:pickle.dumps(K2))
print(pickle.Pickler,pickle.PickleError,pickle.PicklingError.__mro__)

big=[list(range(2001)),dict.fromkeys(range(2001)),set(range(1001)),['y'*70000,b'z'*70000,1],[str(i) * 40 for i in range(1200)],deep] if (deep:=[1,[2,(3,)]]) else []
import hashlib
for v in big:
    for p in (2, 4):
        b=pickle.dumps(v,p); print(p,len(b),hashlib.sha256(b).hexdigest(),pickle.loads(b)==v)
P=collections.namedtuple('P','x y')
for v in [P(1,2),datetime.datetime(2020,1,2,3,4,5),datetime.timedelta(1,2),decimal.Decimal('1.50'),{1,2},frozenset([3]),bytearray(b'q'),2**200,-2**70,1e300,'a\n\\\U0001f600',OSError(2,'x'),C.X,collections.Counter('aab'),-129,-2**15,2**2100]:
    for p in range(6): print(repr(pickle.loads(pickle.dumps(v,p))),pickle.dumps(v,p))
class Ref(pickle.Pickler):
    def persistent_id(self,o): return 'ref' if o is big else None
    def reducer_override(self,o): return (int,('7',)) if o is t else NotImplemented
class Un(pickle.Unpickler):
    def persistent_load(self,i): return i
    def find_class(self,m,n): print(m,n); return super().find_class(m,n)
for p in range(6):
    f=io.BytesIO(); Ref(f,p).dump([big,t,1]); print(f.getvalue()); f.seek(0); print(Un(f).load())
f=io.BytesIO(); q=pickle.Pickler(f); q.dump(['s1']); q.dump(['s1']); f.seek(0); u=pickle.Unpickler(f); print(f.getvalue(),u.load(),u.load()); t(u.load)
