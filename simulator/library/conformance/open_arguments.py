# The arguments of open(), and what the files it makes say of themselves.
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
run(
    r"""
open('x', 'w').write('hello\nworld\n')
"""
)

for m in ('rw', '', 'r+w', 'z', 'rt+b', 'rb+', 'U', 'rU', 'rr', 'r++', '+', 'b', 'tr', 'xw', 'wbt', 'ab+', 'a+', 'x'):
    print('open ' + m)
    run("open('zz' if 'x' in m else 'x', m)")

run(
    r"""
os.remove('zz')
open('x', 'r', 0)
open('x', 'r', -2)
open('x', 'rb', encoding='utf-8')
open('x', 'rb', errors='strict')
open('x', 'rb', newline='\n')
open('x', newline='q')
open('x', newline=b'q')
open('x', encoding='nope')
open('x', encoding=3)
open('x', errors='nope')
open('x', errors=3)
open('x', 3)
open('x', 'r', 'q')
open(3.5)
open(None)
open(b'x')
open('a\x00b')
open(-1)
open(99)
open('x', closefd=False)
open('x', opener=lambda n, f: -1)
open('x', opener=lambda n, f: 'q')
open()
open('.')
open('.', 'w')
open('missing')
open('missing/x', 'w')
open('x/y')
open('')
open('x', 'x')
open('x', 'rb', 0)
open('x2', 'wb', 0)
open('x', 'rb', 1)
open('x', 'r', 1)
open('x', 'rb', 10)
open('x', encoding='latin-1')
"""
)

for m in ('r', 'w', 'a', 'r+', 'w+', 'a+', 'x', 'x+'):
    if 'x' in m:
        os.remove('x')
    for b in ('', 'b'):
        if 'x' in m and b:
            os.remove('x')
        f = open('x', m + b)
        print(m + b, f, f.name, f.mode, f.readable(), f.writable(), f.seekable(), f.closed, f.isatty(), f.tell())
        if not b:
            print(f.buffer, f.buffer.raw, f.encoding, f.errors, f.newlines, f.line_buffering, f.write_through, f.buffer.mode, f.buffer.raw.mode, f._CHUNK_SIZE)
        else:
            print(f.raw)
        f.close()
        print(f, f.closed, f.name)
        run('f.buffer.raw if not b else f.raw')
