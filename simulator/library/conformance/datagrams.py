# Datagram sockets: connected ones hear their partner only; endpoints of asyncio.
import socket, struct, select, asyncio
a = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
a.bind(('127.0.0.1', 0))
b = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
b.bind(('127.0.0.1', 0))
b.sendto(struct.pack('!IH4s', 1, 2, b'abcd'), a.getsockname())
r, _, _ = select.select([a, b], [], [], 1)
print(r == [a], struct.unpack('!IH4s', a.recv(100)))
a.connect(b.getsockname())
b.sendto(b'from b', a.getsockname())
c = socket.socket(type=socket.SOCK_DGRAM)
c.sendto(b'from c', a.getsockname())
print(a.recv(10))
a.settimeout(0.02)
try:
    print(a.recv(10))
except TimeoutError:
    print('c is not heard')
b.sendto(b'truncate me', a.getsockname())
print(a.recv(4))
a.setblocking(False)
try:
    a.recv(10)
except BlockingIOError as e:
    print(e)
a.connect(('127.0.0.1', 9))
print(a.getpeername())
try:
    a.sendto(b'x', ('127.0.0.1', 10))
    print('sent')
except OSError as e:
    print(e)
d = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
try:
    d.bind(b.getsockname())
except OSError as e:
    print(e)

class P(asyncio.DatagramProtocol):

    def connection_made(s, t):
        s.t = t
        s.got = []

    def datagram_received(s, d, a):
        s.got.append(d)

    def connection_lost(s, e):
        print('lost', e)

async def main():
    t, p = await asyncio.get_running_loop().create_datagram_endpoint(P, local_addr=('127.0.0.1', 0))
    addr = t.get_extra_info('sockname')
    for i in range(3):
        b.sendto(b'%d' % i, addr)
    await asyncio.sleep(0.01)
    print(p.got, str(t)[:25])
    t.sendto(b'self', addr)
    await asyncio.sleep(0.01)
    print(p.got[-1])
    t.close()
    await asyncio.sleep(0)
    print(t.is_closing())
asyncio.run(main())
