# Addresses that are taken, linger, or are shared; looking up names and services.
import socket, time

def once(reuse, port=0):
    l = socket.socket()
    if reuse:
        l.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    l.bind(('127.0.0.1', port))
    l.listen(1)
    c = socket.create_connection(l.getsockname())
    d, _ = l.accept()
    d.close()
    time.sleep(0.01)
    c.recv(1)
    c.close()
    port = l.getsockname()[1]
    l.close()
    return port
port = once(True)
try:
    once(False, port)
except OSError as e:
    print(e)
once(True, port)
a = socket.create_server(('127.0.0.1', 0))
try:
    socket.create_server(a.getsockname())
except OSError as e:
    print(str(e).replace(str(a.getsockname()[1]), 'PORT'), e.errno)
b = socket.socket()
b.bind(('127.0.0.1', 0))
try:
    socket.create_connection(b.getsockname())
except OSError as e:
    print(e)
try:
    b.bind(('127.0.0.1', 0))
except OSError as e:
    print(e)
x = socket.create_server(('127.0.0.1', 0), reuse_port=True)
y = socket.create_server(x.getsockname(), reuse_port=True)
print(x.getsockname() == y.getsockname())
spare = socket.create_server(('127.0.0.1', 0))
source = spare.getsockname()
spare.close()
c = socket.create_connection(a.getsockname(), source_address=source)
print(a.accept()[1] == source)
print(socket.gethostbyname_ex('localhost')[2], socket.getfqdn('localhost'))
try:
    socket.gethostbyname('does-not-exist.invalid')
except socket.gaierror as e:
    print(e, e.errno, repr(e))
try:
    socket.getaddrinfo('127.0.0.1', 'nonsense')
except socket.gaierror as e:
    print(e)
print(socket.getaddrinfo('127.0.0.1', 'http', proto=socket.IPPROTO_TCP))
print(socket.getaddrinfo('127.0.0.1', 53, type=socket.SOCK_DGRAM)[0][4])
