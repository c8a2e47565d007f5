# What cProfile counts, and how pstats shows it; times are left out.
import cProfile, pstats, io, time, os, tempfile
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)
def work():
    fib(5)
    sorted([3, 1, 2], key=lambda v: -v)
    [].append(1)
    len('abc')
    ','.join(['a'])
    dict.fromkeys([1])
    pass
    try:
        int('x')
    except ValueError:
        pass
    list(g())
    with io.StringIO() as h:
        h.write('x')
def g():
    yield 1
    yield 2
import re
def show(out):
    for line in out.getvalue().splitlines():
        line = re.sub(r'\d+\.\d+', 'N', line)
        if 'posixpath' in line or 'fspath' in line or 'sep' in line: continue
        print(line.rstrip())
pr = cProfile.Profile()
pr.enable()
work()
pr.disable()
out = io.StringIO()
s = pstats.Stats(pr, stream=out)
s.strip_dirs().sort_stats('nfl').print_stats()
s.print_callers('fib|append|work'); s.print_callees('work|fib|g')
s.print_stats(0.2); s.print_stats(2, 'x'); s.print_stats('['); s.sort_stats('calls', 'name').print_stats('fib'); s.reverse_order().print_stats(1)
with cProfile.Profile() as p2:
    fib(2)
s.add(p2).strip_dirs().sort_stats(pstats.SortKey.NAME).print_stats('fib')
DUMP = os.path.join(tempfile.mkdtemp(), 'dump.prof')
s.dump_stats(DUMP)
t = pstats.Stats(DUMP, stream=out)
t.files = []
t.sort_stats('stdname').print_stats('fib')
prof = t.get_stats_profile().func_profiles
print(prof['fib'].ncalls, prof['fib'].line_number, type(prof['fib'].tottime))
show(out)
for bad in (lambda: s.sort_stats('x'), lambda: s.sort_stats('calls', 1), lambda: pstats.Stats({}), lambda: pstats.Stats(cProfile.Profile())):
    try: print(bad())
    except Exception as e: print(type(e).__name__, str(e).split(' at 0x')[0])
print(sorted(t.get_sort_arg_defs()))
print(list(pstats.SortKey), pstats.SortKey('tottime'))
def timer():
    timer.n += 1
    return timer.n
timer.n = 0
p = cProfile.Profile(timer, 0.5)
p.runcall(fib, 3)
for e in sorted(p.getstats(), key=lambda e: str(e.code)): print(e.code if isinstance(e.code, str) else e.code.co_name, e[1:5], e.calls and [c[1:] for c in e.calls])
p = cProfile.Profile(builtins=False, subcalls=False)
p.runctx('x = len("abc"); fib(2)', globals(), globals())
print(len(p.getstats()), x, [e.calls for e in p.getstats()])
import sys
print(sys.getprofile())
import profile
ticks = 0
def clock():
    return ticks
def outer():
    global ticks
    ticks += 1
    inner(); inner()
def inner():
    global ticks
    ticks += 10
    max(1, 2)
out = io.StringIO()
p = profile.Profile(clock, 0)
p.runctx('outer()', globals(), locals())
s = pstats.Stats(p, stream=out).strip_dirs().sort_stats('stdname')
s.print_stats(); s.print_callers(); s.print_callees()
print(out.getvalue())
p = profile.Profile(); p.runcall(inner)
print(sorted(n.split(' at ')[0] for _, _, n in (p.create_stats() or p.stats)))
try:
    profile.Profile().runcall(lambda: 1 / 0)
except ZeroDivisionError as e:
    print(e, sys.getprofile())
old = sys.stdout; sys.stdout = io.StringIO()
cProfile.run('inner()', sort='cumulative'); profile.run('inner()'); cProfile.runctx('inner()', globals(), {}); text = sys.stdout.getvalue(); sys.stdout = old
print(re.findall('Ordered by.*', text), text.count('inner'))
