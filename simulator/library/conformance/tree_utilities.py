# shutil and tempfile.
import io, os, shutil, stat, tempfile

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
def tree(d):
    return sorted((os.path.join(r, x) + ('/' if x in ds else '') for r, ds, fs in os.walk(d) for x in ds + fs))

run(
    r"""
os.makedirs('a/b/c')
open('a/1', 'w').write('one')
open('a/b/2.txt', 'w').write('two')
open('a/b/c/3.pyc', 'w').write('three')
os.chmod('a/1', 416)
os.utime('a/1', (10, 20))
shutil.copyfile('a/1', 'x')
(open('x').read(), oct(os.stat('x').st_mode), os.stat('x').st_mtime > 100)
shutil.copyfile('x', 'x')
shutil.copyfile('x', './x')
shutil.copyfile('x', 'a')
shutil.copyfile('zz', 'y')
shutil.copyfile('x', 'no/y')
shutil.copyfile('x', 'no/')
shutil.copyfile('a', 'y')
shutil.copy('a/1', 'a/b')
(oct(os.stat('a/b/1').st_mode), os.stat('a/b/1').st_mtime > 100)
shutil.copy2('a/1', 'y')
shutil.copy('a', 'q')
shutil.copymode('a/1', 'x')
oct(os.stat('x').st_mode)
shutil.copystat('a/1', 'x')
os.stat('x').st_mtime
shutil.copytree('a', 't')
tree('t')
shutil.copytree('a', 't')
shutil.copytree('a', 't', dirs_exist_ok=True)
shutil.copytree('zz', 'u')
shutil.copytree('a', 'u', ignore=shutil.ignore_patterns('*.pyc', '1'))
tree('u')
shutil.copytree('a', 'v', copy_function=shutil.copy)
os.stat('t/1').st_mtime
shutil.copytree('x', 'w')
os.symlink('1', 'a/l')
os.symlink('nope', 'a/br')
shutil.copytree('a', 's1')
shutil.copytree('a', 's2', symlinks=True)
(os.readlink('s2/l'), os.path.islink('s2/br'))
shutil.copytree('a', 's3', ignore_dangling_symlinks=True)
(os.path.islink('s3/l'), os.path.lexists('s3/br'))
shutil.copy('a/l', 'n1', follow_symlinks=False)
os.readlink('n1')
shutil.rmtree('t')
os.path.exists('t')
shutil.rmtree('t')
shutil.rmtree('t', ignore_errors=True)
shutil.rmtree('x')
os.symlink('u', 'ul')
shutil.rmtree('ul')
shutil.rmtree('zz', onerror=lambda f, p, e: print('ERR', p, e[0].__name__))
shutil.move('x', 'x2')
shutil.move('x2', 'u')
shutil.move('y', 'u/x2')
(os.path.exists('y'), open('u/x2').read())
open('x2', 'w').close()
shutil.move('x2', 'u')
shutil.move('zz', 'q')
shutil.move('u', 'v')
tree('v/u')
shutil.move('v', 'v/u/w')
shutil.move('v', 'v2')
shutil.move('v2/', 'q2')
os.path.isdir('q2')
(type(shutil.disk_usage('.')).__name__, shutil.disk_usage('.')._fields)
shutil.get_terminal_size()
shutil.get_terminal_size((1, 2))
os.environ['COLUMNS'] = '7'
shutil.get_terminal_size()
os.environ['LINES'] = '9'
tuple(shutil.get_terminal_size())
a, b = (io.StringIO('abc' * 10), io.StringIO())
shutil.copyfileobj(a, b, 4)
print(b.getvalue())
print(shutil.Error.__mro__[1], shutil.SameFileError.__mro__[1:3])
os.makedirs('bin')
open('bin/tool', 'w').close()
shutil.which('tool', path='bin')
os.chmod('bin/tool', 493)
shutil.which('tool', path='bin:x')
shutil.chown('x2')
tempfile.gettempdir()
(tempfile.gettempprefix(), tempfile.gettempprefixb(), tempfile.gettempdirb(), tempfile.TMP_MAX, tempfile.template)
fd, p = tempfile.mkstemp('.x', 'pre')
print(os.path.dirname(p), os.path.basename(p)[:3], p[-2:], len(os.path.basename(p)), oct(os.stat(p).st_mode), os.write(fd, b'hi'))
os.close(fd)
print(open(p).read())
os.remove(p)
fd, p = tempfile.mkstemp(dir='a')
print(os.path.dirname(p) == os.path.abspath('a'))
os.close(fd)
os.unlink(p)
d = tempfile.mkdtemp(prefix='q')
print(oct(os.stat(d).st_mode), os.path.isdir(d))
os.rmdir(d)
tempfile.mkstemp(b'a', 'b')
tempfile.mkstemp(dir='/nope/x')[0] if 0 else os.path.dirname(tempfile.mktemp(dir='/nope'))
"""
)

with tempfile.NamedTemporaryFile('w+', suffix='.txt') as f:
    print(f.write('hello'), f.name.endswith('.txt'), os.path.exists(f.name), f.seek(0), f.read(), f.mode if hasattr(f, 'mode') else None, type(f).__name__, f.delete, f.closed)
    n = f.name
    f.seek(0)
    print(list(f))

run(
    r"""
print(os.path.exists(n), f.closed)
f = tempfile.NamedTemporaryFile(delete=False)
f.write(b'x')
f.close()
print(os.path.exists(f.name))
os.unlink(f.name)
"""
)

with tempfile.TemporaryFile() as f:
    print(f.write(b'abc'), f.seek(0), f.read(), type(f).__name__, isinstance(f.name, int), f.mode)

with tempfile.TemporaryFile('w+', encoding='utf-8') as f:
    print(f.write('é'), f.seek(0), f.read(), f.encoding)

with tempfile.TemporaryDirectory() as d:
    print(os.path.isdir(d))
    open(os.path.join(d, 'f'), 'w').write('x')
    os.makedirs(d + '/g/h')

run(
    r"""
print(os.path.exists(d))
td = tempfile.TemporaryDirectory(prefix='zz')
print(os.path.basename(td.name)[:2], repr(td).replace(td.name, 'N'))
td.cleanup()
td.cleanup()
print(os.path.exists(td.name))
s = tempfile.SpooledTemporaryFile(max_size=5)
print(s.write(b'abc'), s._rolled, s.name, s.mode, s.tell(), s.write(b'defg'), s._rolled, s.seek(0), s.read(), s.closed, isinstance(s.fileno(), int))
s.close()
print(s.closed)
s = tempfile.SpooledTemporaryFile(mode='w+', encoding='utf-8')
s.write('é\n')
s.seek(0)
print(s.read(), s.encoding, s._rolled)
s.rollover()
s.seek(0)
print(s.readlines(), s.readable(), s.writable(), s.seekable())
"""
)

with tempfile.SpooledTemporaryFile() as s:
    s.writelines([b'a\n', b'b\n'])
    s.seek(0)
    print(list(s), s.truncate(1))
    s.seek(0)
    print(s.read())

run(
    r"""
print(len({tempfile.mktemp() for _ in range(20)}))
"""
)
