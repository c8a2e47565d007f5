"""Wrong arguments of itertools, functools, heapq, bisect, collections and math."""

import itertools as I
def sh(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
sh(lambda: I.count('a')); sh(lambda: I.count(1,'a')); sh(lambda: I.count(1,2,3)); sh(lambda: I.cycle(5)); sh(lambda: I.repeat()); sh(lambda: I.repeat(1,'x')); sh(lambda: I.repeat(1,2,3))
sh(lambda: list(I.chain(1))); sh(lambda: I.chain.from_iterable(1)); sh(lambda: I.islice([1])); sh(lambda: I.islice([1],-1)); sh(lambda: I.islice([1],'a')); sh(lambda: I.islice([1],1,2,0)); sh(lambda: I.islice([1],1,'a')); sh(lambda: I.islice([1],1,2,3,4))
sh(lambda: I.combinations('ab')); sh(lambda: I.combinations('ab',-1)); sh(lambda: I.combinations(1,2)); sh(lambda: I.permutations('ab',-1)); sh(lambda: list(I.permutations('ab',None))); sh(lambda: I.product('ab', repeat=-1)); sh(lambda: I.product('ab', zz=1)); sh(lambda: I.product(1))
sh(lambda: I.zip_longest('a',1)); sh(lambda: I.starmap(1)); sh(lambda: list(I.starmap(pow,[1]))); sh(lambda: I.starmap(pow,1)); sh(lambda: I.tee(1)); sh(lambda: I.tee([],-1)); sh(lambda: I.tee([],'x')); sh(lambda: I.groupby()); sh(lambda: I.groupby(1)); sh(lambda: I.accumulate()); sh(lambda: I.accumulate(1)); sh(lambda: list(I.accumulate([1,2],initial=5))); sh(lambda: list(I.accumulate(['a',1])))
sh(lambda: I.compress('a')); sh(lambda: I.compress(1,2)); sh(lambda: I.dropwhile(1)); sh(lambda: I.takewhile(1,2)); sh(lambda: I.filterfalse(1)); sh(lambda: I.pairwise()); sh(lambda: I.pairwise(1)); sh(lambda: I.pairwise([],x=1)); sh(lambda: I.combinations_with_replacement('ab',-1)); sh(lambda: I.combinations_with_replacement('ab','x'))
print(I.count(2), I.count(2.5,1), I.repeat('a'), I.repeat('a',3), I.count(1,-1), I.count())
c=I.count(10,5); next(c); print(c); r=I.repeat(1,3); next(r); print(r)
import functools as F
sh(lambda: F.reduce()); sh(lambda: F.reduce(max)); sh(lambda: F.reduce(max,[])); sh(lambda: F.reduce(max,1)); sh(lambda: F.partial()); sh(lambda: F.partial(1)); sh(lambda: F.cmp_to_key()); sh(lambda: F.lru_cache('x')); sh(lambda: F.cmp_to_key(max)(1)<5); sh(lambda: F.total_ordering(int)); sh(lambda: F.cached_property(5).__get__(object()))
import heapq as H
sh(lambda: H.heappop([])); sh(lambda: H.heappush(1,2)); sh(lambda: H.heappush([])); sh(lambda: H.heapify((1,))); sh(lambda: H.heapreplace([],1)); sh(lambda: H.nsmallest(1,5)); sh(lambda: list(H.merge([1],5))); sh(lambda: H.heappushpop((),1)); sh(lambda: H.heapify([1,'a']))
import bisect as B
sh(lambda: B.bisect([1])); sh(lambda: B.bisect([1],'a')); sh(lambda: B.bisect(5,1)); sh(lambda: B.insort((1,),2)); sh(lambda: B.bisect([1],1,-1)); sh(lambda: B.bisect([1],1,key=5)); sh(lambda: B.bisect([1],1,0,1,2))
import collections as C
sh(lambda: C.deque(5)); sh(lambda: C.deque([],-1)); sh(lambda: C.deque([],'x')); sh(lambda: C.deque().pop()); sh(lambda: C.deque()[0]); sh(lambda: C.deque().popleft()); sh(lambda: C.deque().remove(1)); sh(lambda: C.deque().index(1)); sh(lambda: C.deque([1],1).insert(0,1)); sh(lambda: C.deque().rotate('x')); sh(lambda: C.deque()+[1]); sh(lambda: C.deque()*'a'); sh(lambda: C.deque([1]) < 5)
sh(lambda: C.Counter(5)); sh(lambda: C.Counter('ab','c')); sh(lambda: C.Counter.fromkeys('a')); sh(lambda: C.Counter('a')-5); sh(lambda: C.defaultdict(5)); sh(lambda: C.defaultdict()['x']); sh(lambda: C.OrderedDict(5)); sh(lambda: C.OrderedDict().popitem()); sh(lambda: C.OrderedDict().move_to_end('x')); sh(lambda: C.ChainMap({})['x']); sh(lambda: C.ChainMap({}).pop('x')); sh(lambda: C.ChainMap().popitem()); sh(lambda: C.ChainMap().parents); sh(lambda: C.UserDict()['q']); sh(lambda: C.UserList(5))
P=C.namedtuple('P','x y')
sh(lambda: P(1)); sh(lambda: P(1,2,3)); sh(lambda: P(1,z=2)); sh(lambda: P(1,2)._replace(z=1)); sh(lambda: P._make([1])); sh(lambda: C.namedtuple('P','a a')); sh(lambda: C.namedtuple('1','a')); sh(lambda: C.namedtuple('P','class')); sh(lambda: C.namedtuple('P','_a')); sh(lambda: C.namedtuple('P','a', defaults=[1,2]))
def ass(): p=P(1,2); p.x=5
sh(ass)
def gone():
    p=P(1,2); del p.x
sh(gone)
import math as M
for n in sorted(dir(M)):
    f=getattr(M,n)
    if callable(f) and not n.startswith('_'):
        for a in [(),('x',),(None,),(-1,),(1,2),(float('inf'),),(float('nan'),),([1],),(1,'x'),(10**400,),(1.5,),(-1.5,2,3)]:
            try: r=f(*a)
            except Exception as e: print(n,repr(a)[:30],type(e).__name__,e)
