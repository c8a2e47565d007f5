# pathlib: paths that only know names, of both kinds.
import copy, os, pathlib
from pathlib import *

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


run(
    r"""
P = PurePosixPath
W = PureWindowsPath
"""
)

for s in ('', '.', 'a', 'a/b', '/a/b', '//a/b', '///a', 'a//b/./c/../d', 'a/', '/', '//', '..', '../..', 'a.tar.gz', '.bashrc', '.bashrc.txt', 'a.', 'a..b', '/a/.b', './a', 'a/./b', '...', 'a/..', '~/x', '.a.b.', '.. .x'):
    p = P(s)
    print(repr(p), str(p), p.parts, p.drive, p.root, p.anchor, p.name, p.suffix, p.suffixes, p.stem, p.parent, list(p.parents), p.is_absolute(), p.as_posix(), bytes(p), p.is_reserved())

for s in ('', 'c:', 'c:/', 'c:\\a\\b', 'c:a', '/a', '\\\\srv\\share\\x', '//srv/share', 'a/b\\c', 'C:/A/b.TXT', 'nul', 'con.txt', '//srv', '\\\\?\\c:\\x', 'c:..\\x', 'x:y:z', 'a\\..\\b', '//./x/y'):
    p = W(s)
    print(repr(p), str(p), p.parts, p.drive, p.root, p.anchor, p.name, p.suffix, p.stem, str(p.parent), [str(q) for q in p.parents], p.is_absolute(), p.as_posix(), p.is_reserved())

run(
    r"""
P('a', 'b', '/c', 'd')
P('a').joinpath('b', 'c/d')
P('a') / 'b' / P('c')
'x' / P('a')
'/x' / P('a')
P('a') / 3
3 / P('a')
W('c:/a', 'd:b', '/c')
W('c:/a', 'c:b')
W('c:/a', '/b')
W('c:/a') / 'd:/x'
P(None)
P(3)
P(b'a')
P()
P('a', P('b'))
(P('a') == P('a'), P('a') == 'a', P('a') == W('a'), W('A') == W('a'), hash(W('A')) == hash(W('a')), P('a') == PurePath('a'), P('a') < P('b'), P('a') <= P('a'), P('b') > P('a'))
P('a') < 'b'
P('a') < W('b')
sorted([P('b'), P('a/b'), P('a'), P('/z'), P('a.b')])
P('/a/b/c').relative_to('/a')
P('/a/b').relative_to('/a', 'b')
P('a').relative_to('a')
P('a/b').relative_to('c')
P('/a').relative_to('a')
P('a').relative_to()
(P('/a/b').is_relative_to('/a'), P('/a').is_relative_to('/b'))
W('C:/A/b').relative_to('c:/a')
"""
)

for p in ('a/b.txt', 'a', '/', '.', 'a.tar.gz', '.x', 'a/..'):
    run("P(p).with_name('z')")
    run("P(p).with_suffix('.q')")
    run("P(p).with_suffix('')")
    run("P(p).with_stem('s')")

run(
    r"""
P('a').with_name('b/c')
P('a').with_name('')
P('a').with_name('.')
P('a').with_suffix('txt')
P('a').with_suffix('.')
P('a').with_suffix('.a/b')
P('a').with_suffix('.a.b')
P('/a b/ü').as_uri()
P('a').as_uri()
W('c:/a b').as_uri()
W('//s/h/x').as_uri()
"""
)

for p, m in (('a/b.py', '*.py'), ('a/b.py', 'a/*.py'), ('/a/b.py', '/a/*.py'), ('a/b.py', 'b.*'), ('a/b/c.py', 'b/*.py'), ('a/b/c.py', 'a/*.py'), ('a.py', 'A.PY'), ('a', '?'), ('ab', '[ab]b'), ('ab', '[!a]b'), ('a/b', '**/b'), ('/a', '*'), ('a', ''), ('a', '/a'), ('a[b', 'a[[]b')):
    print(f'match {p} {m}')
    run('P(p).match(m)')

run(
    r"""
W('A.PY').match('*.py')
W('c:/A.PY').match('C:/*.py')
P('a/b/c').parents[0]
P('a/b/c').parents[5]
(len(P('/a/b').parents), P('/a/b').parents[-1], P('/a/b/c').parents[:2], P('/a/b').parents[1:])
P('a/b').parents
P('a').parents.__setitem__(0, 1)
os.fspath(P('a/b'))
f"{P('a'):>5}|"
(isinstance(Path('a'), PurePath), isinstance(Path('a'), os.PathLike), type(Path('a')), type(PurePath('a')), issubclass(PosixPath, PurePosixPath), Path.__mro__, PosixPath.__mro__)
WindowsPath('a')
P('a').__dict__
setattr(P('a'), 'x', 1)
setattr(P('a'), 'name', 'x')
pathlib.__all__
(PurePath.__module__, Path.__module__, repr(Path), repr(PurePath))
copy.copy(P('a/b'))
copy.deepcopy(P('a/b'))
P('a/b').__reduce__()
P(x=1)
Path('a', x=1)
d = {P('a'): 1}
print(d[P('a')], P('a') in {P('a'), P('b')})
"""
)
