# The debugger, its commands from a text; and a debugger of one's own on bdb.
import bdb, io, os, pdb, sys


def f(n):
    total = 0
    for i in range(n):
        total += i
    return total


def g(a, *rest, key=None):
    x = f(2)
    try:
        h(x)
    except ValueError as e:
        y = e
    for v in gen():
        x += v
    return x


def h(x):
    raise ValueError(x)


def gen():
    yield 1
    yield 2


def session(commands, action):
    out = io.StringIO()
    debugger = pdb.Pdb(stdin=io.StringIO('\n'.join(commands) + '\n'), stdout=out, nosigint=True, readrc=False)
    try:
        print(action(debugger))
    except BaseException as e:
        print(type(e).__name__, e)
    debugger.clear_all_breaks()
    text = out.getvalue().replace(os.path.abspath(FILE), 'FILE').replace(FILE, 'FILE')
    lines = [line.rstrip() for line in text.replace('(Pdb) ', '(Pdb)\n').splitlines()]
    print('\n'.join(line for line in lines if 'bdb.py(' not in line and not line.endswith('func(*args, **kwds)')))
    print('=' * 20)


FILE = session.__code__.co_filename
session(['s', 's', 'n', 'a', 'p total + 1', 'pp [1, 2]', 'total = 40', 'n', 'n', 'whatis total', 'whatis f', 'whatis int', 'r', 'retval', 'p __return__', 'w', 'c'], lambda d: d.runcall(f, 2))
session(['b f', 'b h, x > 5', 'tbreak 18', 'b', 'c', 'w', 'u', 'p key', 'd', 'd', 'l', 'l', 'l 1,3', 'l .', 'c', 'p x', 'b 19, x == 2', 'b', 'disable 1', 'ignore 4 1', 'condition 2', 'condition 2 x', 'enable 1', 'c', 'cl 2', 'cl 77', 'cl x', 'b 99999', 'b 2', 'b nothing', 'u 5', 'u', 'd 9', 'u z', 'c', 'c', 'c'], lambda d: d.runcall(g, 1, 2, key=3))
session(['n', 'n', 'n', 's', 's', 's', 's', 'n', 'n', 'n', 's', 's', 'until', 'unt 5', 'unt 20', 'r', 'q'], lambda d: d.runcall(g, 1))
session(['n', 'j 9', 'j 6', 'j x', 'j 500', 'n', 'j 7', 'u', 'j 6', 'd', 'q'], lambda d: d.runcall(f, 3))
session(['s', 'n', 'p 1;; p 2', '!q = 5', 'p q', '', 'x +', '1 / 0', 'for k in range(2): print(k)', 'nonsense', 'EOF'], lambda d: d.run('z = f(1)\nz += 1', {'f': f}))
session(['s', 'c'], lambda d: d.runeval('f(3) + 1', {'f': f}))
session(['s', 's', 's', 's', 's', 's', 's', 's', 's', 'c'], lambda d: d.runcall(lambda: [v for v in gen()]))
try:
    h(4)
except ValueError:
    tb = sys.exc_info()[2]
    session(['p x', 'u', 'w', 'd', 'q'], lambda d: (d.reset(), d.interaction(None, tb))[0])


class Tracer(bdb.Bdb):
    def user_call(self, frame, args):
        print('call', frame.f_code.co_name)

    def user_line(self, frame):
        name = frame.f_code.co_name
        if frame.f_code.co_filename != FILE:
            return
        print('line', name, frame.f_lineno - frame.f_code.co_firstlineno, self.get_stack(frame, None)[1])
        if name == 'h':
            self.set_return(frame)
        elif self.currentbp_seen():
            self.set_step()

    def currentbp_seen(self):
        return hasattr(self, 'currentbp')

    def user_return(self, frame, value):
        print('return', frame.f_code.co_name, value)
        self.set_step()

    def user_exception(self, frame, info):
        print('exception', frame.f_code.co_name, info[0].__name__)
        self.set_step()

    def do_clear(self, number):
        self.clear_bpbynumber(number)


t = Tracer()
print(t.runcall(g, 1))
t = Tracer(skip=['__ma*'])
print(t.runcall(g, 1), t.is_skipped_module('__main__'))
t = Tracer()
print(t.set_break(FILE, 7, True), t.set_break(FILE, 100000) is None, t.get_break(FILE, 7), t.get_file_breaks(FILE), len(t.get_breaks(FILE, 7)))
for arg in ('', 'x', '55', '1'):
    print(str(t.clear_bpbynumber(arg)).replace(os.path.abspath(FILE), 'FILE'))
print(bdb.Breakpoint.next > 1, str(t.clear_all_breaks()).replace(os.path.abspath(FILE), 'FILE'), t.clear_all_breaks())
print(sys.gettrace())
