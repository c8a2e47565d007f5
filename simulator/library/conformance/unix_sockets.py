# Names of Unix sockets are files that outlive them.
import socket, os, threading, tempfile, asyncio
d = tempfile.mkdtemp()
path = os.path.join(d, 's.sock')
s = socket.socket(socket.AF_UNIX)
s.bind(path)
s.listen()
print(os.path.exists(path), s.getsockname() == path)

def srv():
    c, a = s.accept()
    print(repr(a))
    c.sendall(c.recv(10)[::-1])
    c.close()
t = threading.Thread(target=srv)
t.start()
c = socket.socket(socket.AF_UNIX)
c.connect(path)
c.send(b'abc')
print(c.recv(10), c.getpeername() == path, repr(c.getsockname()))
t.join()
try:
    socket.socket(socket.AF_UNIX).bind(path)
except OSError as e:
    print(e)
s.close()
try:
    socket.socket(socket.AF_UNIX).connect(path)
except OSError as e:
    print(type(e).__name__, e)
os.unlink(path)
try:
    socket.socket(socket.AF_UNIX).connect(path)
except OSError as e:
    print(type(e).__name__, e)

async def main():

    async def h(r, w):
        w.write((await r.readline()).upper())
        await w.drain()
        w.close()
    sv = await asyncio.start_unix_server(h, path)
    r, w = await asyncio.open_unix_connection(path)
    w.write(b'hello\n')
    print(await r.read())
    w.close()
    sv.close()
asyncio.run(main())
u = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
up = os.path.join(d, 'u')
u.bind(up)
v = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
v.sendto(b'dg', up)
print(u.recvfrom(10))
