# The abstract files of io, and files made of them in Python.
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
open("x", "w").close()
OPERATIONS = r"""
o.closed
o.seek(0)
o.tell()
o.truncate()
o.flush()
o.fileno()
o.isatty()
o.readable()
o.writable()
o.seekable()
o.readline()
o.readlines()
o.read()
o.read(3)
o.read1()
o.readall()
o.readinto(bytearray(3))
o.readinto1(bytearray(3))
o.write(b"")
o.writelines([])
o.writelines([1])
o.detach()
o.encoding
o.errors
o.newlines
type(o.__iter__())
o.__next__()
type(o.__enter__())
o._checkReadable()
o._checkWritable()
o._checkSeekable()
o._checkClosed()
o.close()
o.close()
o.closed
o.flush()
o.isatty()
o.readable()
o.seekable()
type(o.__enter__())
type(o.__iter__())
o.readline()
o.writelines([])
o._checkClosed()
o.fileno()
o.seek(0)
"""
for kind in io.IOBase, io.RawIOBase, io.BufferedIOBase, io.TextIOBase:
    print("#", kind)
    o = kind()
    run(OPERATIONS)

class L(io.IOBase):
    d = b'ab\ncd\nef'

    def read(s, n=-1):
        r = s.d[:n]
        s.d = s.d[n:]
        return r

    def readable(s):
        return True

run(
    r"""
o = L()
o.readline()
o.readline(1)
o.readlines()
o.d = b'a\nb\nc\n'
o.readlines(1)
list(o)
o.readlines('a')
o.readline('a')
o.readline(None)
"""
)

class S(io.IOBase):

    def read(s, n):
        return 'abc'

run(
    r"""
S().readline()
"""
)

class W(io.IOBase):

    def write(s, x):
        print('W', x)

run(
    r"""
W().writelines(['a', 1])
W().writelines(3)
W().writelines('ab')
"""
)

class Rd(io.RawIOBase):

    def readinto(s, b):
        b[:2] = b'xy'
        return 2

run(
    r"""
Rd().read(5)
"""
)

class Rn(io.RawIOBase):

    def readinto(s, b):
        return None

run(
    r"""
Rn().read(5)
Rn().readall()
Rn().read()
"""
)

class Rb(io.RawIOBase):
    n = 3

    def readinto(s, b):
        s.n -= 1
        b[:1] = b'z'
        return min(s.n, 1)

run(
    r"""
Rb().readall()
Rb().read()
"""
)

class C(io.IOBase):

    def flush(s):
        raise ValueError('boom')

run(
    r"""
c = C()
c.close()
print(c.closed)
"""
)

class F(io.IOBase):

    def close(s):
        print('closing')
        super().close()

with F() as f:
    print(f.closed)

run(
    r"""
print(f.closed)
f.__enter__()
"""
)

class B(io.BufferedIOBase):

    def read(s, n=-1):
        return b'q' * (n if n > 0 else 4)

run(
    r"""
b = bytearray(3)
B().readinto(b)
print(b)
B().readinto1(b)
"""
)

class B2(io.BufferedIOBase):

    def read(s, n=-1):
        return b'q' * 9

run(
    r"""
B2().readinto(b)
B2().readinto(b'abc')
(issubclass(io.StringIO, io.TextIOBase), issubclass(io.BytesIO, io.BufferedIOBase), issubclass(io.FileIO, io.RawIOBase), isinstance(open('x'), io.IOBase))
"""
)
