# What os can do with files, directories and descriptors, and what it says when it can't.
import os, posix, tempfile

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
class P:

    def __init__(s, p):
        s.p = p

    def __fspath__(s):
        return s.p

run(
    r"""
os.stat(P('zz'))
os.stat('zz')
os.stat(b'zz')
os.stat(None)
os.stat(1.5)
os.stat(99)
os.stat('a\x00b')
os.lstat(3.5)
os.fstat('a')
os.fstat(99)
os.stat('a', dir_fd='q')
os.stat(1, follow_symlinks=False)
os.open('zz', 0)
os.open(None, 0)
os.open('zz')
os.open('zz', 'r')
os.open('.', os.O_WRONLY)
os.close(99)
os.close('a')
os.read(99, 1)
os.read(0, -1)
os.read('a', 1)
os.write(99, b'')
os.write(1, 'a')
os.lseek(99, 0, 0)
fd = os.open('f', os.O_RDWR | os.O_CREAT)
os.write(fd, b'hello')
os.lseek(fd, 1, os.SEEK_SET)
os.read(fd, 3)
os.lseek(fd, -1, 0)
os.lseek(fd, 0, 7)
os.pread(fd, 2, 3)
os.pwrite(fd, b'XY', 1)
os.lseek(fd, 0, 1)
os.ftruncate(fd, 2)
os.ftruncate(fd, -2)
os.truncate('f', 3)
os.truncate('zz', 3)
os.fsync(fd)
os.fsync(99)
os.isatty(fd)
os.isatty(99)
os.get_inheritable(fd)
os.set_inheritable(fd, True)
os.get_inheritable(fd)
os.dup(99)
os.dup2(99, 5)
os.dup2(fd, -1)
d = os.dup(fd)
(d > fd, os.get_inheritable(d))
os.close(d)
os.dup2(fd, 20)
os.get_inheritable(20)
os.close(20)
oct(os.stat('f').st_mode)
os.close(fd)
os.mkdir('d')
os.mkdir('d')
os.mkdir('no/d')
os.mkdir('f/d')
os.mkdir('')
os.mkdir(3)
os.rmdir('f')
os.rmdir('zz')
os.rmdir('.')
os.rmdir('d/..')
os.rmdir('/')
open('d/x', 'w').close()
os.rmdir('d')
os.unlink('d')
os.unlink('zz')
os.remove('f/')
os.remove(3)
os.rename('zz', 'q')
os.rename('f', 'd')
os.rename('d', 'f')
os.rename('d', 'd/e')
os.mkdir('e')
os.rename('e', 'd')
os.rename('d', 'e')
(sorted(os.listdir('.')), os.listdir('e'))
os.rename('f', 'g/h')
os.rename('f', 'f')
os.replace('zz', 'q')
os.rename(3, 'q')
os.rename('f', 'g/')
os.rename('.', 'g')
os.link('f', 'f2')
os.stat('f').st_nlink
os.link('f', 'f2')
os.link('e', 'e2')
os.symlink('f', 's')
os.symlink('f', 's')
os.readlink('s')
os.readlink('f')
os.readlink(b's')
os.symlink('loop', 'loop')
os.stat('loop')
oct(os.lstat('loop').st_mode)
os.lstat('s').st_size
(os.access('f', os.F_OK), os.access('zz', 0), os.access('f', os.R_OK | os.W_OK))
os.chmod('f', 384)
oct(os.stat('f').st_mode)
os.chmod('zz', 0)
os.utime('f', (1, 2.5))
(os.stat('f').st_atime, os.stat('f').st_mtime, os.stat('f').st_mtime_ns)
os.utime('f', ns=(5, 7))
(os.stat('f').st_atime_ns, os.stat('f').st_mtime_ns, os.stat('f')[7:9])
os.utime('f', (1, 2), ns=(1, 2))
os.utime('f', 3)
os.utime('f', (1,))
os.utime('zz')
os.utime('f', ns=(1,))
os.utime('f', ('a', 1))
os.listdir('zz')
os.listdir('f')
os.listdir(b'e')
os.listdir(1.5)
os.chdir('zz')
os.chdir('f')
os.chdir('e')
os.listdir()
os.chdir('..')
os.scandir('zz')
(os.umask(63), os.umask(18))
os.unlink('loop')
"""
)

with os.scandir('.') as it:
    es = sorted(it, key=lambda e: e.name)

for e in es:
    print(e, e.name, e.path, e.is_dir(), e.is_file(), e.is_symlink(), os.fspath(e), e.inode() == os.lstat(e.name).st_ino, type(e))

run(
    r"""
es[0].stat() == os.stat(es[0].path)
type(os.scandir())
[e.name for e in os.scandir(b'e')]
type(os.getcwdb())
(os.strerror(2), os.strerror(999))
os.fspath(3)
(os.fsencode('é'), os.fsdecode(b'\xff'))
len(os.urandom(5))
os.urandom(-1)
os.urandom('a')
os.get_terminal_size()
s = os.stat('f')
print(len(s), s.n_fields, s.n_sequence_fields, type(s), s._fields if hasattr(s, '_fields') else None, s.__match_args__)
os.putenv('A', 3)
os.putenv('A=', '3')
os.environ.__setitem__('A', 1)
os.environ.__setitem__(1, 'A')
os.environ['NOPE']
os.getenv('NOPE', 5)
os.fdopen('a')
os.fdopen(99)
os.makedirs('f/x/y')
os.makedirs('e')
os.makedirs('e', exist_ok=True)
os.makedirs('f', exist_ok=True)
os.removedirs('e')
os.renames('f', 'n/m/f')
list(os.walk('n'))
list(os.walk('zz'))
list(os.walk('n', topdown=False))
isinstance(os.uname(), tuple)
print(os.uname_result, os.times_result, os.terminal_size, os.terminal_size((3, 4)))
os.times()._fields if hasattr(os.times(), '_fields') else os.times().n_fields
os.sched_getaffinity(0) == set(range(os.cpu_count()))
os.getpid() > 0
os.name + os.sep + os.linesep + os.curdir + os.pardir + os.pathsep + os.defpath + os.extsep + str(os.altsep) + os.devnull
"""
)
