# Transports that pause, abort, wait for room, and send files.
import asyncio, socket, json

class Line(asyncio.Protocol):

    def __init__(self, n):
        self.n = n
        self.buf = b''

    def connection_made(self, t):
        self.t = t
        print('made', t.get_extra_info('socket').family.name, t.get_protocol() is self)

    def data_received(self, d):
        self.buf += d
        while b'\n' in self.buf:
            l, self.buf = self.buf.split(b'\n', 1)
            if l == b'pause':
                self.t.pause_reading()
                asyncio.get_running_loop().call_later(0.03, self.t.resume_reading)
                print('paused', self.t.is_reading())
            elif l == b'abort':
                self.t.abort()
            else:
                self.t.writelines([b'[', l, b']\n'])

    def eof_received(self):
        print('server eof')
        return False

    def connection_lost(self, e):
        print('server lost', repr(e))

    def pause_writing(self):
        print('pause writing')

    def resume_writing(self):
        print('resume writing')

async def main():
    loop = asyncio.get_running_loop()
    s = await loop.create_server(lambda: Line(1), '127.0.0.1', 0)
    r, w = await asyncio.open_connection(*s.sockets[0].getsockname())
    w.write(b'a\nb\npause\nc\n')
    print(await r.readline(), await r.readline())
    b = loop.time()
    print(await r.readline(), loop.time() - b > 0.02 or 'at once')
    w.write(b'd\n')
    print(await r.readline())
    w.write(b'abort\n')
    print(await r.read())
    w.close()
    try:
        await w.wait_closed()
    except Exception as e:
        print(repr(e))
    a, b = socket.socketpair()
    t, p = await loop.connect_accepted_socket(lambda: Line(2), a)
    t.set_write_buffer_limits(high=100, low=10)
    print(t.get_write_buffer_limits(), t.get_write_buffer_size())
    t.write(bytes(1000000))
    print(t.get_write_buffer_size() > 100)
    b.setblocking(False)
    n = 0
    while n < 1000000:
        n += len(await loop.sock_recv(b, 100000))
    await asyncio.sleep(0.01)
    b.close()
    await asyncio.sleep(0.01)
    print(t.is_closing())
    s.close()
    t.write(b'x')
    t.close()
    t.close()
    with open('tmp_send', 'wb') as f:
        f.write(b'data' * 1000)

    async def h(r, w):
        print(len(await r.read()))
        w.close()
    s = await asyncio.start_server(h, '127.0.0.1', 0)
    r, w = await asyncio.open_connection(*s.sockets[0].getsockname())
    with open('tmp_send', 'rb') as f:
        print(await loop.sendfile(w.transport, f))
    w.write_eof()
    print(await r.read())
    w.close()
    s.close()
asyncio.run(main())
import os
os.unlink('tmp_send')
