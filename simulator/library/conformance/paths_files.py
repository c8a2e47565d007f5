# pathlib: paths that look at files.
import os, pathlib, stat, tempfile
from pathlib import Path

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
p = Path('d')
p.mkdir()
p.mkdir()
p.mkdir(exist_ok=True)
Path('q/w/e').mkdir()
Path('q/w/e').mkdir(parents=True)
Path('q/w/e').mkdir(parents=True)
Path('q/w/e').mkdir(parents=True, exist_ok=True)
f = p / 'f.txt'
f.write_text('hello\nwörld\n', encoding='utf-8')
f.read_text(encoding='utf-8')
f.read_bytes()
(p / 'b').write_bytes(b'\x00\x01')
(p / 'b').write_bytes('a')
(p / 'b').write_bytes(bytearray(b'xyz'))
f.write_text(b'a')
(p / 'n').write_text('a\nb', newline='\r\n')
(p / 'n').read_bytes()
Path('zz').read_text()
f.mkdir(exist_ok=True)
f.open()
p.read_text()
Path('no/x').write_text('a')
(f.exists(), p.exists(), Path('zz').exists(), f.is_file(), f.is_dir(), p.is_dir(), p.is_file(), f.is_symlink(), f.is_fifo(), f.is_socket(), f.is_block_device(), Path('/dev/null').is_char_device(), Path('/').is_mount(), p.is_mount(), Path('a\x00b').exists(), (f / 'x').exists())
(f.stat().st_size, oct(f.stat().st_mode), f.lstat().st_size)
Path('zz').stat()
(p / 't').touch()
(p / 't').touch(exist_ok=False)
Path('no/t').touch()
oct((p / 't').stat().st_mode)
sorted(p.iterdir())
list(Path('zz').iterdir())
list(f.iterdir())
type(p.iterdir())
(p / 't').rename(p / 'u')
(p / 't').rename(p / 'u')
(p / 'u').replace('d/v')
sorted((x.name for x in p.iterdir()))
(p / 'v').unlink()
(p / 'v').unlink()
(p / 'v').unlink(missing_ok=True)
p.unlink()
p.rmdir()
Path('zz').rmdir()
Path('q/w/e').rmdir()
s = Path('s')
s.symlink_to('d/f.txt')
(s.readlink(), s.is_symlink(), s.exists(), s.is_file(), s.resolve() == Path.cwd() / 'd/f.txt')
s.symlink_to('x')
Path('br').symlink_to('nope')
(Path('br').exists(), Path('br').is_symlink(), os.path.lexists('br'))
Path('h').hardlink_to('d/f.txt')
(Path('h').samefile('d/f.txt'), Path('h').samefile(Path('d/b')), f.stat().st_nlink)
f.readlink()
Path('lo').symlink_to('lo')
Path('lo').exists()
Path('lo').resolve(strict=True)
f.chmod(416)
oct(f.stat().st_mode)
Path.cwd() == Path(os.getcwd())
Path('a/../b').absolute() == Path.cwd() / 'a/../b'
Path('d/../d/./f.txt').resolve() == Path.cwd() / 'd' / 'f.txt'
Path('nope/../x').resolve() == Path.cwd() / 'x'
Path('nope').resolve(strict=True)
Path.home() == Path(os.environ['HOME'])
Path('~/x').expanduser() == Path.home() / 'x'
Path('~nobodyhere/x').expanduser()
Path('a/~').expanduser()
"""
)

for d in ('g/a/b', 'g/.h', 'g/c.d'):
    os.makedirs(d)

for x in ('g/1.py', 'g/a/2.py', 'g/a/b/3.py', 'g/.h/4.py', 'g/.5.py', 'g/a/b/x.txt', 'g/c.d/y'):
    Path(x).touch()

run(
    r"""
os.symlink('a', 'g/la')
g = Path('g')
"""
)

for pat in ('*', '*.py', '**', '**/*', '**/*.py', '*/*.py', 'a/*', 'a/b', 'nope', '*/', '**/', 'a/../*', '?.py', '[0-9].py', '.*', '*.d/*', '**/b/*', 'a/**/x.txt', 'la/*', '..', '**/..', '**/**', 'A/*'):
    print('glob ' + pat)
    run('sorted(map(str, g.glob(pat)))')
    print('rglob ' + pat)
    run('sorted(map(str, g.rglob(pat)))')

run(
    r"""
list(g.glob(''))
list(g.glob('/a'))
list(g.glob('**a'))
list(Path('zz').glob('*'))
type(g.glob('*'))
list(f.glob('*'))
isinstance(f.owner(), str)
"""
)

with f.open('a') as fh:
    print(fh.write('x'), fh.name, type(fh.name))

run(
    r"""
f.stat(follow_symlinks=False).st_size
"""
)

class My(type(Path())):

    def shout(self):
        return self.name.upper()

run(
    r"""
m = My('a', 'b')
print(repr(m), type(m / 'c'), m.shout(), (m / 'c').shout(), m.parent.__class__.__name__, m.with_suffix('.x').__class__.__name__)
print(os.path.join(Path('a'), 'b'), os.path.exists(Path('d')), os.listdir(Path('q')), open(Path('d/f.txt')).read()[:5], Path('x') / Path('/y'), sorted({Path('a'), Path('a') / '.'}))
"""
)

for r, ds, fs in sorted(os.walk(Path('g'))):
    print(r, sorted(ds), sorted(fs))

run(
    r"""
print(Path('a').__class__.__mro__[1:3], str(Path()), bool(Path('')), Path('.') == Path(''), Path('/').parent, Path('a').parent)
"""
)
