# StringIO and BytesIO.
import io

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


OPERATIONS = r"""
f.getvalue()
f.read()
f.read(1)
f.read(None)
f.read(-5)
f.read("a")
f.read1()
f.read1(2)
f.read1("a")
f.readinto(bytearray(3))
f.readinto(b"")
f.readline()
f.readline(2)
f.readline(None)
f.readline("a")
f.readlines()
f.readlines(3)
f.seek(0)
f.readlines(None)
f.seek(2)
f.seek(0,9)
f.seek("a")
f.seek(-5)
f.seek(3,1)
f.seek(-1,2)
f.seek(0,1)
f.seek(0,2)
f.seek(20)
f.tell()
f.read()
f.readline()
f.write("")
f.write(b"")
f.write("é")
f.write(b"a")
f.write(bytearray(b"a"))
f.write(memoryview(b"abc")[1:])
f.getvalue()
f.write(3)
f.truncate()
f.truncate(3)
f.truncate(-1)
f.truncate("a")
f.truncate(None)
f.tell()
f.getvalue()
f.writelines([])
f.writelines([1])
f.writelines("ab")
f.writelines([b"ab"])
f.flush()
f.seekable()
f.readable()
f.writable()
f.isatty()
f.fileno()
f.name
f.mode
f.closed
f.encoding
f.errors
f.newlines
f.line_buffering
type(f.__enter__())
type(f.__iter__())
f.__next__()
f.seek(0)
f.__next__()
f.__dict__
f.detach()
f.peek()
"""
for make in (
    lambda: io.StringIO("hello\nworld\n"),
    lambda: io.BytesIO(b"hello\nworld\n"),
    lambda: io.StringIO.__new__(io.StringIO),
    lambda: io.BytesIO.__new__(io.BytesIO),
):
    for closed in False, True:
        f = make()
        print("#", type(f).__name__, closed)
        if closed:
            f.close()
        run(OPERATIONS)

for a in ((), (None,), (3,), (b'a',), ('a', 3), ('a', 'q'), ('a\r\nb\rc\nd', None), ('a\r\nb\rc\nd', ''), ('a\r\nb\rc\nd', '\n'), ('a\r\nb\rc\nd', '\r'), ('a\r\nb\rc\nd', '\r\n')):
    try:
        f = io.StringIO(*a)
    except Exception as e:
        print(a, type(e), e)
        continue
    print(a, repr(f.getvalue()), f.newlines, f.readlines(), f.newlines, f.tell())
    f.write('x\ny\r\n')
    print(repr(f.getvalue()), f.newlines)

for a in ((), (None,), (3,), (b'a',), ('a',), (bytearray(b'xy'),), (memoryview(b'abc'),)):
    print(a if not a or not isinstance(a[0], memoryview) else 'mv')
    run('io.BytesIO(*a).getvalue()')

run(
    r"""
f = io.StringIO('a😀b')
print(f.read(2), f.tell(), f.seek(1), f.read(1), f.read())
f.seek(1)
f.write('ü')
print(f.getvalue())
f.seek(6)
f.write('z')
print(repr(f.getvalue()))
b = io.BytesIO(b'abc')
v = b.getbuffer()
v[0] = 90
print(b.getvalue(), v.tobytes(), len(v), v.readonly)
v.release()
b.seek(5)
b.write(b'q')
print(b.getvalue(), b.getbuffer().nbytes)
"""
)

class S(io.StringIO):

    def write(self, s):
        return super().write(s.upper())

run(
    r"""
s = S()
print('hello', 'x', file=s)
print(repr(s.getvalue()), s.tag if hasattr(s, 'tag') else None)
s.tag = 1
print(s.__dict__)
"""
)

with io.StringIO('q') as f:
    print(f.read())

run(
    r"""
print(f.closed)
print(io.StringIO('a\nb').readlines(), list(io.BytesIO(b'a\nb\n')), [*io.StringIO('x\r\ny')])
io.StringIO(initial_value='q', newline='\n').read()
io.BytesIO(initial_bytes=b'q').read()
s = io.StringIO()
print(s.write('abc'), s.seek(0), s.truncate(), repr(s.getvalue()), s.write('de'), s.getvalue())
"""
)

class L(io.StringIO):

    def readline(self, *a):
        return 'once' if self.tell() == 0 and super().readline() else ''

run(
    r"""
print(list(L('abc')))
print(repr(io.StringIO())[:22], repr(io.BytesIO())[:21])
"""
)
