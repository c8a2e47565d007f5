# When what was written to a file can be read from it: buffers, and files that nobody holds any more.
import io, os, tempfile, threading, time

def run(table):
    """Executes the lines. Of expressions, tells the value or what is wrong."""
    for line in table.strip().splitlines():
        try:
            code = compile(line, "line", "eval")
        except SyntaxError:
            exec(line, globals())
            continue
        try:
            value = eval(code, globals())
        except Exception as error:
            print(f"{line} ! {type(error).__module__}.{type(error).__name__}: {error}")
        else:
            if not line.startswith("print("):
                print(f"{line} = {value!r}")


os.chdir(tempfile.mkdtemp())
def size(n):
    return os.path.getsize(n)

run(
    r"""
f = open('a', 'w')
f.write('x' * 100)
print(size('a'))
f.flush()
print(size('a'))
f.write('y' * 9000)
print(size('a'))
f.write('z')
print(size('a'))
f.close()
print(size('a'))
f = open('b', 'wb')
"""
)

for i in range(10):
    f.write(b'k' * 1000)
    print(i, size('b'))

run(
    r"""
f.close()
print(size('b'))
f = open('c', 'w')
"""
)

for i in range(12):
    f.write('k' * 1000)
    print(i, size('c'))

run(
    r"""
f.close()
f = open('d', 'w', buffering=1)
f.write('no line')
print(size('d'))
f.write('line\nmore')
print(size('d'))
f.close()
f = open('e', 'wb', buffering=0)
f.write(b'now')
print(size('e'))
f.close()
f = open('g', 'w', buffering=10)
f.write('12345')
print(size('g'))
f.write('67890123')
print(size('g'))
f.close()
print(size('g'))
open('h', 'w').write('dropped')
print(size('h'), open('h').read())
"""
)

def inner():
    q = open('i', 'w')
    q.write('local')

run(
    r"""
inner()
print(size('i'))
"""
)

class Log:

    def __init__(s):
        s.f = open('j', 'w')

run(
    r"""
l = Log()
l.f.write('kept')
print(size('j'))
del l
print(size('j'))
fs = [open('k', 'w')]
fs[0].write('in list')
print(size('k'))
fs.clear()
print(size('k'))
x = open('m', 'w')
x.write('rebound')
print(size('m'))
x = None
print(size('m'))
"""
)

for i in range(2000):
    open('n%d' % (i % 3), 'w').write(str(i))

run(
    r"""
print([open('n%d' % i).read() for i in range(3)])
"""
)

for i in range(1500):
    open('n0').read()

run(
    r"""
fh = [open('n0') for i in range(100)]
print(len({g.fileno() for g in fh}))
fh = None
w = open('o', 'w')
r = open('o')
w.write('abc')
print(repr(r.read()))
w.flush()
print(repr(r.read()))
w.write('def')
w.close()
print(r.read())
a1 = open('p', 'a')
a2 = open('p', 'a')
a1.write('one ')
a2.write('two ')
a1.write('three ')
a2.close()
a1.close()
print(open('p').read())
lock = threading.Lock()
"""
)

def work(name, lk):
    for i in range(5):
        if lk:
            with lock, open('q', 'a') as f:
                f.write(f'{name}{i}\n')
        time.sleep(0.001)

run(
    r"""
ts = [threading.Thread(target=work, args=(n, 1)) for n in 'ab']
[t.start() for t in ts]
[t.join() for t in ts]
print(sorted(open('q').read().split()))
sh = open('r', 'w')
"""
)

def many(c):
    for i in range(200):
        with lock:
            sh.write(c * 50 + '\n')

run(
    r"""
ts = [threading.Thread(target=many, args=(c,)) for c in 'xyz']
[t.start() for t in ts]
[t.join() for t in ts]
sh.close()
ls = open('r').read().split('\n')
print(len(ls), sorted({(s[:1], len(s)) for s in ls if s}))
print(open('r', 'rb').read(3), os.stat('r').st_size)
"""
)
