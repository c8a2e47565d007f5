# io.FileIO: a descriptor as a file.
import io, os, tempfile

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
open("x", "w").write("hello\nworld\n")
f = io.FileIO("x")
run(
    r"""
f.name
f.mode
f.closefd
f.closed
f.__dict__
f.fileno()>2
f.readable()
f.writable()
f.seekable()
f.isatty()
f.tell()
f.read(3)
f.read(0)
f.read(None)
f.read()
f.seek(-3,2)
f.read(-1)
f.seek(0)
f.readall()
f.seek(-1)
f.seek(1,5)
f.seek("a")
f.seek(1.5)
f.seek(2**70)
f.readinto(bytearray(3))
f.readinto(b"abc")
f.seek(0)
f.readinto(memoryview(bytearray(4)))
f.readline()
f.readlines()
f.write(b"q")
f.truncate()
f.truncate(3)
f._blksize
f.__repr__()
f.read("a")
f.readinto(3)
f.flush()
f.__enter__()
f.close()
f.close()
f.closed
f.fileno()
f.read()
f.readall()
f.readinto(bytearray(1))
f.write(b"")
f.seek(0)
f.tell()
f.truncate()
f.seekable()
f.readable()
f.writable()
f.isatty()
f.flush()
f.__enter__()
f.__repr__()
f.name
f.mode
f.__iter__()
f.read1()
"""
)
f = io.FileIO('y', 'w')
run(
    r"""
f.read()
f.readall()
f.readinto(bytearray(1))
f.readline()
f.write(b"abc")
f.write(bytearray(b"def"))
f.write(memoryview(b"xyz")[1:])
f.write("a")
f.write(3)
f.tell()
f.seek(1)
f.write(b"Q")
f.truncate()
f.tell()
f.seek(0,2)
f.truncate(10)
f.tell()
f.seek(0,2)
f.truncate(-1)
f.truncate("a")
f.truncate(None)
f.writelines([b"a",b"b"])
f.mode
f.__repr__()
"""
)
run(
    r"""
f.close()
print(open('y', 'rb').read())
f = io.FileIO('y', 'a+')
f.tell()
f.read()
f.seek(0)
f.write(b'zz')
f.tell()
f.mode
f
io.FileIO('y', 'q')
io.FileIO('y', 'rw')
io.FileIO('y', 'rt')
io.FileIO('y', 'r+b')
io.FileIO('y', 'bb')
io.FileIO('y', '')
io.FileIO('y', '++')
io.FileIO('y', 'w++')
io.FileIO('y', 3)
io.FileIO()
io.FileIO('.')
io.FileIO(-5)
io.FileIO(1.5)
io.FileIO('nope')
fd = os.open('x', os.O_RDONLY)
f = io.FileIO(fd, closefd=False)
print(f.name == fd)
f.close()
os.read(fd, 2)
f = io.FileIO(fd, 'w')
f.write(b'q')
f.close()
os.close(fd)
io.FileIO('x', opener=lambda p, fl: print(p, fl) or os.open(p, fl))
f = io.FileIO('x')
f.foo = 1
print(f.__dict__)
f.name = 'z'
print(f)
del f.name
f = io.FileIO.__new__(io.FileIO)
f.read()
f.closed
repr(f)
"""
)

class M(io.FileIO):
    pass

run(
    r"""
m = M('x')
m
m.read()
m.close()
m
print(io.FileIO.read)
"""
)
