# os.path on all kinds of paths, and on a tree with symbolic links.
import genericpath, os, os.path, tempfile
import os.path as op
import posixpath as pp
from os.path import exists, join

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


os.chdir(os.path.realpath(tempfile.mkdtemp()))
run(
    r"""
S = ('', '/', 'a', 'a/b', '/a/b', '//a', '///a', 'a/', 'a//b', 'a/./b', 'a/../b', '/..', '../a', './', '.', '..', 'a.b', 'a.b.c', '.a', '..a', 'a.', 'a..', '/a.b/c', '.a.b', 'a/.b', '~', '$A', 'a/b/', '//', 'b/../..', '...', 'a.b/', '/.a', 'a/b.c.d/e')
"""
)

for s in S:
    for fn in ('normpath', 'basename', 'dirname', 'split', 'splitext', 'isabs', 'splitdrive', 'normcase', 'expandvars'):
        r = getattr(pp, fn)(s)
        print(repr(s), fn, repr(r), getattr(pp, fn)(s.encode()) == (r if isinstance(r, bool) else tuple((x.encode() for x in r)) if isinstance(r, tuple) else r.encode()))

for a in (('a', 'b'), ('a', '/b'), ('a/', 'b'), ('', 'b'), ('a', ''), ('a', 'b', 'c'), ('/', 'a'), ('a',), ('',), ('a', '', 'b'), (b'a', b'b'), ('a', b'b'), (b'a', 'b'), ('a', 3), (3,), (None, 'a'), ('a', None), ('a/', '/b', 'c/')):
    print(a)
    run('pp.join(*a)')

run(
    r"""
pp.join()
"""
)

for a in (['a/b', 'a/c'], ['/a/b', '/a'], ['a', 'b'], ['/a', '/b'], ['a'], [], ['/a', 'b'], ['a/b/', 'a//b'], ['a', b'a'], [b'a/b', b'a/c'], ['/a/b/c', '/a/b/d', '/a/x'], ['./a', 'a']):
    print(('cp', a))
    run('pp.commonpath(a)')
    print(('cpr', a))
    run('pp.commonprefix(a)')

run(
    r"""
os.environ['X1'] = 'val'
os.environ['E'] = ''
"""
)

for s in ('$X1', '${X1}', 'a$X1/b', '$NOPE', '${NOPE}', '$', '${', '$$X1', '${X1', '$X1$E', 'x${}y', '$1', '$X1é', b'$X1', '$ X1'):
    print(s)
    run('pp.expandvars(s)')

run(
    r"""
os.environ['HOME'] = '/h/me'
"""
)

for s in ('~', '~/x', '~/', 'a/~', '~root', '~root/x', '~nouser/x', '', b'~/x'):
    print(s)
    run('pp.expanduser(s)')

run(
    r"""
cwd = os.getcwd()
"""
)

for s in ('a', '', '.', '..', '/a/../b', '/', 'a/b/../c'):
    print(('abs', s))
    run("pp.abspath(s).replace(cwd, 'CWD').replace(os.path.dirname(cwd), 'UP')")

for a in (('a', 'b'), ('/a/b', '/a'), ('/a', '/a/b'), ('a',), ('.',), ('/a/b/c', '/a/x/y'), ('a/b', 'a/b'), ('',), ('a/b', 'a/c/d'), (b'/a/b', b'/a'), ('/a', b'/a'), ('/a/b', '/'), ('..', '.')):
    print(('rel', a))
    run("pp.relpath(*a).replace(os.path.basename(os.path.dirname(cwd)), 'UP') if a != ('..', '.') else pp.relpath(*a)")

for d in ('d/e', 'f'):
    os.makedirs(d)

run(
    r"""
open('d/x', 'w').close()
os.symlink('d', 'l')
os.symlink('x', 'd/y')
os.symlink('nope', 'br')
os.symlink('lo2', 'lo1')
os.symlink('lo1', 'lo2')
os.symlink('../f', 'd/up')
"""
)

for s in ('d', 'd/x', 'l', 'l/x', 'd/y', 'br', 'lo1', 'lo1/x', 'l/../d', 'd/up', 'd/up/..', 'nope', 'nope/..', './d/./x', 'l/e/../y', '', '.'):
    print(('real', s))
    run("pp.realpath(s).replace(cwd, 'CWD')")
    print(('reals', s))
    run("pp.realpath(s, strict=True).replace(cwd, 'CWD')")
    print([getattr(pp, f)(s) for f in ('exists', 'lexists', 'isdir', 'isfile', 'islink', 'ismount')])

run(
    r"""
(pp.ismount('/'), pp.ismount('/tmp/..'))
"""
)

for fn in ('getsize', 'getmtime', 'getatime', 'getctime'):
    print(fn)
    run("type(getattr(pp, fn)('d/x'))")
    print(fn)
    run("getattr(pp, fn)('zz')")

run(
    r"""
(pp.samefile('d', 'l'), pp.samefile('d', 'f'), pp.samestat(os.stat('d'), os.stat('l')))
pp.samefile('zz', 'd')
"""
)

with open('d/x') as a, open('d/y') as b:
    run('pp.sameopenfile(a.fileno(), b.fileno())')

for fn in ('exists', 'isfile', 'isdir', 'lexists', 'islink'):
    print(fn)
    run("[getattr(pp, fn)(x) for x in ('a\\x00b',)]")
    print(fn)
    run('getattr(pp, fn)(None)')
    print(fn)
    run('getattr(pp, fn)(3.5)')

run(
    r"""
(pp.exists(1), pp.isdir(0), pp.exists(999))
"""
)

for fn in ('basename', 'dirname', 'split', 'splitext', 'normpath', 'abspath', 'isabs', 'expanduser', 'realpath'):
    print(fn)
    run('getattr(pp, fn)(3)')
    print(fn)
    run('getattr(pp, fn)(None)')

run(
    r"""
print(os.path is pp, os.path.__name__, pp.sep, pp.curdir, pp.pardir, pp.extsep, pp.altsep, pp.pathsep, pp.defpath, pp.devnull, pp.supports_unicode_filenames)
print(op is pp)
print(join('a', 'b'))
"""
)
