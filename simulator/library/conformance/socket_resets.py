# Ends of connections: half closed, reset by SO_LINGER or by what nobody read, closed under a writer.
import socket, struct, threading, time
l = socket.create_server(('127.0.0.1', 0))
a = l.getsockname()

def srv():
    c, _ = l.accept()
    data = b''
    while (chunk := c.recv(4)):
        data += chunk
    c.sendall(data.upper())
    c.close()
t = threading.Thread(target=srv)
t.start()
s = socket.create_connection(a)
s.sendall(b'hello half')
s.shutdown(socket.SHUT_WR)
try:
    s.send(b'more')
except BrokenPipeError as e:
    print(e)
print(s.makefile('rb').read())
t.join()
s.close()
s = socket.create_connection(a)
c, _ = l.accept()
s.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack('ii', 1, 0))
s.close()
time.sleep(0.01)
try:
    print(c.recv(10))
except ConnectionResetError as e:
    print(e)
print(c.recv(10))
try:
    c.send(b'x')
except OSError as e:
    print(type(e).__name__, e)
s = socket.create_connection(a)
c, _ = l.accept()
s.sendall(b'never read')
time.sleep(0.01)
c.close()
time.sleep(0.01)
try:
    print(s.recv(10))
except OSError as e:
    print(type(e).__name__, e)
s = socket.create_connection(a)
c, _ = l.accept()
c.close()
time.sleep(0.01)
print(s.recv(10), s.send(b'1'))
time.sleep(0.01)
try:
    s.send(b'2')
except OSError as e:
    print(type(e).__name__, e)
s = socket.create_connection(a)
c, _ = l.accept()
s.shutdown(socket.SHUT_RD)
print(s.recv(5))
s.shutdown(socket.SHUT_RDWR)
print(c.recv(5))
print(s.getsockopt(socket.SOL_SOCKET, socket.SO_LINGER, 8))
s.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack('ii', 1, 5))
print(struct.unpack('ii', s.getsockopt(socket.SOL_SOCKET, socket.SO_LINGER, 8)))
l.shutdown(socket.SHUT_RDWR)
try:
    l.accept()
except OSError as e:
    print(e)
