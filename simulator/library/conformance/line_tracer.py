"""Which lines and functions
the module trace sees."""
import trace, os, sys, tempfile
FILE = sys._getframe().f_code.co_filename
class A:
    "doc"
    def m(self, n):
        """Doc."""
        for i in range(n):
            if i > 5:
                print('never')
        return n
    @staticmethod
    def s(): return [x for x in range(2)]
def f(n):
    a = A()
    a.m(n)
    return a.s()
def unused():
    x = 1  #pragma NO COVER
    return x
def g():
    f(2)
    exec('y = 1')
t = trace.Trace(ignoredirs=[sys.base_prefix])
print(t.runfunc(f, 2))
d = tempfile.mkdtemp()
r = t.results()
print(sorted((os.path.basename(k[0]), k[1], v) for k, v in r.counts.items()))
r.write_results(summary=False, coverdir=d)
print([n.endswith('.cover') for n in os.listdir(d)])
print(open(os.path.join(d, os.listdir(d)[0])).read())
t = trace.Trace(count=0, trace=0, countfuncs=1)
t.runfunc(g)
print(sorted(k[1:] for k in t.results().calledfuncs))
t = trace.Trace(count=0, trace=0, countcallers=1)
t.run('g()')
print(sorted((a[1:], b[1:]) for a, b in t.results().callers))
t = trace.Trace(count=1, trace=0, outfile=os.path.join(d, 'out'))
t.run('g()')
r = t.results()
r.write_results(coverdir=d)
t = trace.Trace(count=1, trace=0, infile=os.path.join(d, 'out'))
t.runctx('g()', globals(), locals())
print(sorted((os.path.basename(k[0]), k[1], v) for k, v in t.results().counts.items()))
t = trace.Trace(0, 0); print(t.donothing, t.runfunc(f, 1))
t = trace.Trace(count=1, trace=0, ignoremods=[os.path.splitext(os.path.basename(FILE))[0]]); t.runfunc(f, 1); print(t.results().counts)
print(trace._fullmodname('/a/b/c.py'), trace.CoverageResults({('x', 1): 2}).counts)
