# Buffered files in all states, and which calls they make of the raw file.
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
f.read("a")
f.read1()
f.read1("a")
f.readinto(bytearray(1))
f.readinto1(bytearray(1))
f.readinto(b"")
f.readline()
f.readline(1)
f.readlines()
f.peek()
f.peek(-1)
f.seek(0)
f.seek(0,9)
f.seek("a")
f.seek(-5)
f.tell()
f.truncate()
f.truncate(3)
f.write(b"")
f.write("a")
f.writelines([])
f.flush()
f.seekable()
f.readable()
f.writable()
f.isatty()
f.name
f.mode
f.raw
f.closed
f.__repr__()
f.__enter__()
f.__iter__()
f.__next__()
f.__dict__
f.detach()
f.close()
f.close()
"""
for mode in "rb", "wb", "rb+":
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

for c in (io.BufferedReader, io.BufferedWriter, io.BufferedRandom):
    run('c()')
    run('c(3)')
    run("c(io.FileIO('x', 'rb+'), 0)")
    run("c(io.FileIO('x', 'rb+'), -1)")
    run("c(io.FileIO('x', 'rb+'), 'a')")

run(
    r"""
io.BufferedReader(io.FileIO('y', 'w'))
io.BufferedWriter(io.FileIO('x', 'r'))
io.BufferedRandom(io.FileIO('x', 'r'))
p = io.BufferedRWPair(io.FileIO('x'), io.FileIO('y', 'w'))
p.read(2)
p.peek()
p.write(b"abc")
p.read1(1)
p.readline()
p.tell()
p.seek(0)
p.flush()
p.readable()
p.writable()
p.seekable()
p.isatty()
p.fileno()
p.name
p.closed
p.detach()
p.close()
p.closed
p.read(1)
p.write(b"")
b = io.BytesIO(b'abc')
r = io.BufferedReader(b)
print(r, r.read(), r.tell(), r.seekable())
r.name
io.BufferedReader(io.BytesIO(b'abc')).truncate()
w = io.BufferedWriter(b)
w.write(b'zz')
print(b.getvalue())
w.flush()
print(b.getvalue(), w.truncate(1), b.getvalue(), w.tell())
"""
)


# The calls of the raw file

class R(io.RawIOBase):
    def __init__(s,limit=None): s.log=[]; s.limit=limit; s.p=0
    def writable(s): return True
    def readable(s): return True
    def seekable(s): s.log.append('seekable'); return True
    def write(s,b):
        n=len(b) if s.limit is None else min(len(b),s.limit)
        s.log.append(('w',len(b),n)); s.p+=n; return n
    def readinto(s,b):
        n=len(b) if s.limit is None else min(len(b),s.limit)
        s.log.append(('r',len(b),n)); 
        b[:n]=bytes((s.p+i)%251 for i in range(n)); s.p+=n
        return n
    def seek(s,p,w=0):
        s.log.append(('s',p,w)); s.p = p if w==0 else s.p+p if w==1 else 1000+p; return s.p
    def tell(s): s.log.append('tell'); return s.p
    def truncate(s,n=None): s.log.append(('t',n)); return n
    def flush(s): s.log.append('flush')
    def close(s):
        if not s.closed: s.log.append('close')
        super().close()
def w(*sizes,limit=None,size=16):
    r=R(limit); b=io.BufferedWriter(r,size)
    out=[]
    for n in sizes: b.write(b'x'*n); out.append(list(r.log)); r.log.clear()
    b.flush(); out.append(list(r.log)); r.log.clear()
    b.close(); out.append(list(r.log))
    print(sizes,limit,out)
w(10,10,10); w(16,1); w(17); w(40); w(10,40); w(10,6,1);w(10,5,40,3)
w(10,10,limit=4); w(40,limit=5); w(10,40,limit=7)
def rd(*ops,limit=None,size=16):
    r=R(limit); b=io.BufferedReader(r,size)
    out=[list(r.log)]; r.log.clear()
    for o in ops:
        res=eval('b.'+o); out.append((o,len(res) if isinstance(res,bytes) else res,list(r.log))); r.log.clear()
    print(limit,out)
rd('read(4)','read(4)','peek()','peek(3)','read(20)','read(40)','tell()','seek(2)','read(1)','seek(3,1)','read(1)','seek(100)','read(2)','tell()')
rd('read(4)','read1(4)','read1(100)','read1(100)','read1()','read1(5)','read(16)','read(17)','read(33)')
rd('read(30)',limit=5)
rd('read(4)','read(10)','read(10)','readline(10)','peek()','readline(3)',limit=5)
rd('read(4)','readinto(bytearray(3))','readinto(bytearray(40))','readinto1(bytearray(40))','readinto1(bytearray(10))','readinto1(bytearray(10))')
