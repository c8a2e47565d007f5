# Errors of sockets in the words that tutorials show: connecting without waiting, refused, closed, wrong arguments.
import socket, select, errno, os
l = socket.create_server(('127.0.0.1', 0))
s = socket.socket()
s.setblocking(False)
try:
    s.connect(l.getsockname())
except BlockingIOError as e:
    print(type(e).__name__, e.errno == errno.EINPROGRESS, e, e.strerror)
_, w, _ = select.select([], [s], [], 1)
print(w == [s], s.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR))
try:
    s.recv(10)
except BlockingIOError as e:
    print(e, e.args)
try:
    s.connect(l.getsockname())
except OSError as e:
    print(e)
print(s.connect_ex(l.getsockname()), os.strerror(106))
port = l.getsockname()[1]
l.close()
r = socket.socket()
r.setblocking(False)
print(errno.errorcode[r.connect_ex(('127.0.0.1', port))])
_, w, x = select.select([], [r], [r], 1)
print(len(w), len(x))
print(errno.errorcode[r.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)], r.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR))
try:
    socket.create_connection(('127.0.0.1', port))
except ConnectionRefusedError as e:
    print(e)
try:
    l.accept()
except OSError as e:
    print(e)
try:
    l.getsockname()
except OSError as e:
    print(e)
b = socket.create_server(('127.0.0.1', 0))
b.setblocking(0)
try:
    b.accept()
except BlockingIOError as e:
    print(e)
b.settimeout(0.05)
try:
    b.accept()
except socket.timeout as e:
    print(repr(e), isinstance(e, TimeoutError), e.errno)
c = socket.socket()
for f in (lambda: c.send(b'x'), lambda: c.recv(1), lambda: c.getpeername(), lambda: c.accept(), lambda: c.shutdown(socket.SHUT_RDWR), lambda: c.bind(b.getsockname()), lambda: c.bind(('8.8.8.8', 80)), lambda: c.connect(('nohost.invalid', 80)), lambda: c.connect('localhost:80'), lambda: c.connect(('localhost', '80')), lambda: c.send('text'), lambda: c.recv(-1), lambda: c.settimeout(-1), lambda: c.settimeout('x'), lambda: c.sendto(b'x', ('127.0.0.1', 9)), lambda: c.listen('x'), lambda: c.setblocking('x'), lambda: c.bind(('127.0.0.1', 80.5)), lambda: socket.socket(1, 2, 3, 4, 5), lambda: socket.socket('x'), lambda: c.bind(('127.0.0.1', -1)), lambda: c.shutdown(7), lambda: c.makefile('x')):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
