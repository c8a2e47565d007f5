# Ways to receive and to send: peeking, into buffers, messages in parts, files, copies, timeouts.
import socket, os, tempfile, array
a, b = socket.socketpair()
a.sendall(b'peek at me')
print(b.recv(4, socket.MSG_PEEK), b.recv(100))
a.sendall(b'0123456789')
buf = bytearray(4)
print(b.recv_into(buf), buf)
mv = memoryview(bytearray(8))
print(b.recv_into(mv[2:], 3), bytes(mv))
print(b.recv(100))
try:
    b.recv_into(bytearray(2), 5)
except ValueError as e:
    print(e)
try:
    b.recv_into(b'ro')
except TypeError as e:
    print(e)
try:
    b.recv(10, socket.MSG_DONTWAIT)
except BlockingIOError as e:
    print(e)
a.sendall(b'abc')
with tempfile.TemporaryFile() as f:
    f.write(b'file content ' * 1000)
    f.seek(0)
    print(a.sendfile(f), f.tell())
    a.shutdown(socket.SHUT_WR)
d = b''.join(iter(lambda: b.recv(4096), b''))
print(len(d), d[:16])
a, b = socket.socketpair()
print(a.sendmsg([b'he', b'llo', bytearray(b'!')]), b.recvmsg(10)[0])
x, y = (bytearray(3), bytearray(4))
a.send(b'scatter')
print(b.recvmsg_into([x, y])[0], x, y)
w = a.makefile('w', encoding='utf-8', newline='\n')
r = b.makefile('r', encoding='utf-8')
w.write('zeile eins\nzwei ä\n')
w.flush()
print(r.readline(), r.readline())
print(w.name == a.fileno() if isinstance(w.name, int) else w.name, r.mode)
rb = b.makefile('rb', buffering=0)
a.send(b'raw')
print(rb.read(10), rb.readable(), rb.writable(), rb) if 0 else print(rb.read(10), rb.readable(), rb.writable())
b.close()
a.send(b'still open')
print(rb.read(20))
rb.close()
r.close()
try:
    print(a.send(b'y'))
except OSError as e:
    print(type(e).__name__, e)
a, b = socket.socketpair()
b.settimeout(0.02)
f = b.makefile('rb')
try:
    f.readline()
except TimeoutError as e:
    print(e)
try:
    f.readline()
except OSError as e:
    print(e)
arr = array.array('i', [1, 2, 3])
a.sendall(arr)
got = array.array('i')
got.frombytes(b.recv(100))
print(got)
fd = a.detach()
print(a.fileno(), a)
s = socket.socket(fileno=fd)
print(s.family, s.type, s.getblocking())
s.close()
print(b.gettimeout(), b.timeout, b.getblocking())
b.setblocking(False)
print(b.gettimeout())
n = socket.socket(socket.AF_INET, socket.SOCK_STREAM | socket.SOCK_NONBLOCK)
print(n.type, n.gettimeout(), n.getblocking())
print(socket.has_ipv6, socket.SOMAXCONN, socket.getdefaulttimeout())
socket.setdefaulttimeout(3)
print(socket.socket().gettimeout())
socket.setdefaulttimeout(None)
try:
    d = b.dup()
    print(d.fileno() != b.fileno(), d.family == b.family)
except Exception as e:
    print(repr(e))
c = socket.socket()
c.close()
print(c)
try:
    c.send(b'')
except OSError as e:
    print(e)
try:
    os.fstat(9999)
except OSError as e:
    print(e)
with socket.socket() as q:
    q.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    print(q.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY), q.getsockopt(socket.SOL_SOCKET, socket.SO_TYPE), q.getsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE))
with socket.socket() as q:
    q.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 8192)
    print(q.getsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF))
