# Files of text in all states, and which calls they make of the buffer.
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
OPERATIONS = r"""
f.read()
f.read(1)
f.read(-2)
f.read(None)
f.read("a")
f.read(1.5)
f.readline()
f.readline(1)
f.readline(None)
f.readline("a")
f.readlines()
f.readlines(1)
f.seek(0)
f.seek(0,9)
f.seek("a")
f.seek(-5)
f.seek(3,1)
f.seek(3,2)
f.seek(0,1)
f.seek(0,2)
f.tell()
f.truncate()
f.truncate(3)
f.write("")
f.write(b"a")
f.write(3)
f.writelines([])
f.writelines([1])
f.writelines("ab")
f.flush()
f.seekable()
f.readable()
f.writable()
f.isatty()
f.name
f.mode
f.buffer
f.closed
f.encoding
f.errors
f.newlines
f.line_buffering
f.write_through
f._CHUNK_SIZE
f.__repr__()
f.__enter__()
f.__iter__()
f.__next__()
f.__dict__
f.reconfigure()
f.reconfigure(newline="")
f.reconfigure(encoding="latin-1")
f.reconfigure(line_buffering=True)
f.line_buffering
f.reconfigure(write_through=True)
f.reconfigure(errors="ignore")
f.reconfigure(newline="q")
f.reconfigure(encoding="nope")
f.encoding
f.errors
f.detach()
f.close()
f.close()
"""
for mode in "r", "w", "r+":
    for state in "open", "closed", "detached", "uninitialised":
        print("#", mode, state)
        with open("x", "wb") as x:
            x.write(b"hello\nworld\n")
        f = open("x", mode)
        if state == "closed":
            f.close()
        elif state == "detached":
            raw = f.detach()
        elif state == "uninitialised":
            f = type(f).__new__(type(f))
        run(OPERATIONS)

run(
    r"""
B = io.BytesIO
"""
)

for a in ((), (3,), (B(), 'nope'), (B(), 'utf-8', 'nope'), (B(), 'utf-8', None, 'q'), (B(), 3), (B(), None, 3), (B(), None, None, 3), (B(), 'utf-8', 'strict', '\n', True, True)):
    print(len(a))
    run('io.TextIOWrapper(*a)')

run(
    r"""
f = io.TextIOWrapper(B(b'abc'), encoding='utf-8')
f.name
f.mode
print(f, f.read(), f.seekable(), f.writable(), f.readable())
f.fileno()
"""
)

class My(io.TextIOWrapper):

    def readline(self, *a):
        return 'q' if not hasattr(self, 'd') and (not setattr(self, 'd', 1)) else ''

run(
    r"""
print(list(My(B(b'abc'))))
f = open('x', 'w', newline='\r\n')
f.write('a\nb')
f.close()
print(open('x', 'rb').read())
f = open('x', 'w', newline='\r')
f.write('a\nb')
f.close()
print(open('x', 'rb').read())
f = open('x', 'w', newline='')
f.write('a\nb\r\n')
f.close()
print(open('x', 'rb').read())
open('x', 'wb').write(b'a\rb\r\nc\nd\n\re')
"""
)

for nl in (None, '', '\n', '\r', '\r\n'):
    print(repr(nl), open('x', newline=nl).readlines(), [open('x', newline=nl).read()], open('x', newline=nl).readline(3))

run(
    r"""
f = open('x')
print(f.newlines, f.readline(), f.newlines, f.read(), f.newlines)
open('x', 'wb').write(b'ab\xffcd')
"""
)

for e in ('strict', 'ignore', 'replace', 'backslashreplace', 'surrogateescape'):
    print(e)
    run("open('x', errors=e, encoding='utf-8').read()")

run(
    r"""
open('x', 'w', encoding='ascii').write('é')
open('x', 'w', encoding='ascii', errors='nope').write('é')
f = open('x', 'w')
f.foo = 1
print(f.__dict__)
setattr(f, 'mode', 'q')
print(f)
f._CHUNK_SIZE = 5
print(f._CHUNK_SIZE)
setattr(f, '_CHUNK_SIZE', 0)
hash(f) == hash(f)
f == f
bool(f)
len(f)
"""
)


# The calls of the buffer

class B(io.BufferedIOBase):
    def __init__(s,data=b'',w=True): s.data=data; s.p=0; s.log=[]; s.out=b''
    def readable(s): s.log.append('readable'); return True
    def writable(s): s.log.append('writable'); return True
    def seekable(s): s.log.append('seekable'); return True
    def read1(s,n=-1): s.log.append(('read1',n)); r=s.data[s.p:s.p+n]; s.p+=len(r); return r
    def read(s,n=-1): s.log.append(('read',n)); r=s.data[s.p:] if n in(-1,None) else s.data[s.p:s.p+n]; s.p+=len(r); return r
    def write(s,b): s.log.append(('write',type(b).__name__,len(b))); return len(b)
    def flush(s): s.log.append('flush')
    def tell(s): s.log.append('tell'); return s.p
    def seek(s,p,w=0): s.log.append(('seek',p,w)); s.p=p if w==0 else len(s.data); return s.p
    def truncate(s,n=None): s.log.append(('truncate',n)); return n
    def close(s): 
        if not s.closed: s.log.append('close')
        super().close()
def run(b,ops,**k):
    b.log.clear()
    t=io.TextIOWrapper(b,**k)
    print('init',b.log,k); b.log.clear()
    for o in ops:
        try: r=eval('t.'+o,{'t':t,'b':b})
        except Exception as e: r=repr(e)
        if isinstance(r,str) and len(r)>60: r=('str',len(r))
        print('  ',o,r,b.log); b.log.clear()
run(B(b'hello\nworld\nfoo\nbar'),['readline()','read(3)','tell()','read()','read()','readline()','tell()','seek(0)','readline()','seek(0,2)','seek(0,1)','tell()','close()','close()'],encoding='utf-8')
run(B(b'hello\nworld\nfoo\nbar'),['readlines()','seek(0)','readline(3)','readline(10)','__next__()','tell()','__next__()','__next__()','__next__()','tell()'],encoding='utf-8')
run(B(),['write("abc")','write("abc\\n")','write("x"*8186)','write("yy")','flush()','write("z"*20000)','write("a")','tell()','seek(0)','truncate()','truncate(4)','write("q")','close()'],encoding='utf-8')
run(B(),['write("abc")','write("abc\\n")','write("abc\\ra")','flush()','close()'],encoding='utf-8',line_buffering=True)
run(B(),['write("abc")','write("abc\\n")','flush()','close()'],encoding='utf-8',write_through=True)
run(B(b'a'*20000),['read(10)','read(8190)','tell()','read(20000)'],encoding='utf-8')
run(B(b'abc\ndef\n'),['read(2)','write("xx")','flush()','read(2)','tell()'],encoding='utf-8')
run(B(b'abc\ndef\n'),['read(2)','tell()','write("xx")','seek(3)','read()','detach() is b','read()','write("a")','closed','name','flush()','close()','encoding','__repr__()'],encoding='utf-8')
run(B('aé€😀b\r\nc\rd'.encode()),['tell()','read(1)','tell()','read(1)','tell()','read(1)','tell()','read(1)','tell()','read(1)','tell()','read(1)','tell()','read(1)','tell()','read(1)','tell()','read(1)','tell()','newlines'],encoding='utf-8')
run(B('aé\n'.encode('utf-16')),['tell()','read(1)','tell()','seek(0)','read()','tell()'],encoding='utf-16')
run(B('aé\n'.encode('utf-8-sig')),['tell()','read(1)','tell()','seek(0)','read()','tell()'],encoding='utf-8-sig')
run(B('a\r\nb\n'.encode('utf-16-le')),['tell()','read(1)','tell()','read(1)','tell()','seek(0)','read()','tell()','newlines'],encoding='utf-16-le')
run(B(),['write("a")','write("b")','flush()','seek(0)','write("c")','seek(0,2)','write("d")','close()'],encoding='utf-16')
run(B(),['write("a")','write("b")','flush()','seek(0)','write("c")','close()'],encoding='utf-8-sig')
