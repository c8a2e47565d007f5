"""Transports, protocols, datagrams, and calls of sockets."""
import asyncio, socket


async def attempt(awaitable):
    try:
        return await awaitable
    except BaseException as error:
        return f'{type(error).__name__}: {error}'


class Telling(asyncio.Protocol):
    def __init__(self, name, keep=False):
        self.name, self.keep = name, keep
        self.closed = asyncio.get_running_loop().create_future()

    def connection_made(self, transport):
        self.transport = transport
        print(self.name, 'connection made', transport.get_extra_info('peername') is not None)

    def data_received(self, data):
        print(self.name, 'data', data if len(data) < 100 else 'a lot')

    def eof_received(self):
        print(self.name, 'eof')
        return self.keep

    def pause_writing(self):
        print(self.name, 'paused')

    def resume_writing(self):
        print(self.name, 'resumed')

    def connection_lost(self, exc):
        print(self.name, 'connection lost', exc)
        self.closed.set_result(None)


class Buffered(asyncio.BufferedProtocol):
    def connection_made(self, transport):
        self.memory = bytearray(4)
        self.transport = transport

    def get_buffer(self, sizehint):
        return self.memory

    def buffer_updated(self, nbytes):
        print('buffered', bytes(self.memory[:nbytes]))

    def eof_received(self):
        print('buffered eof')

    def connection_lost(self, exc):
        print('buffered lost', exc)


async def pair_of_sockets():
    loop = asyncio.get_running_loop()
    one, other = socket.socketpair()
    first, a = await loop.create_connection(lambda: Telling('a', keep=True), sock=one)
    second, b = await loop.connect_accepted_socket(lambda: Telling('b'), other)
    print(repr(first).replace(str(one.fileno()), 'FD'))
    first.write(b'')
    first.write(b'hello ')
    first.write(bytearray(b'there'))
    first.writelines([b'!', memoryview(b'?')])
    await asyncio.sleep(0.01)
    for refuse in (lambda: first.write('x'), lambda: loop.add_reader(one, print)):
        try:
            refuse()
        except (TypeError, RuntimeError) as error:
            print(str(error).replace(repr(one), 'SOCKET').replace(repr(first), 'TRANSPORT'))
    print(await attempt(loop.sock_recv(one, 10)) != b'')
    second.pause_reading()
    print(second.is_reading())
    first.write(b'not yet')
    await asyncio.sleep(0.01)
    second.resume_reading()
    print(second.is_reading())
    await asyncio.sleep(0.01)
    second.write_eof()
    await asyncio.sleep(0.01)
    first.write(b'still there')
    await asyncio.sleep(0.01)
    first.set_write_buffer_limits(high=10)
    first.write(bytes(3_000_000))
    print(first.get_write_buffer_size() > 10)
    first.abort()
    print(first.is_closing(), first.get_write_buffer_size())
    await a.closed
    await b.closed
    print(repr(first)[:27])
    for _ in range(2):
        first.write(b'nobody hears it')
    first.close()


class Silent(asyncio.Protocol):
    def connection_made(self, transport):
        self.transport = transport


async def buffered_and_failing():
    loop = asyncio.get_running_loop()
    contexts = []
    loop.set_exception_handler(lambda loop, context: contexts.append(
        (context['message'], repr(context['exception']), sorted(context))))
    one, other = socket.socketpair()
    transport, _ = await loop.create_connection(Buffered, sock=one)
    other.sendall(b'0123456789')
    await asyncio.sleep(0.01)
    other.close()
    await asyncio.sleep(0.01)
    print(transport.is_closing())

    class Failing(asyncio.Protocol):
        def data_received(self, data):
            raise ZeroDivisionError('no data, please')

        def connection_lost(self, exc):
            print('failing lost', repr(exc))

    class Unbuffered(asyncio.BufferedProtocol):
        def get_buffer(self, sizehint):
            return bytearray()

        def connection_lost(self, exc):
            print('unbuffered lost', repr(exc))

    for kind in (Failing, Unbuffered):
        one, other = socket.socketpair()
        await loop.create_connection(kind, sock=one)
        other.sendall(b'data')
        await asyncio.sleep(0.01)
        other.close()
    transports = []

    class Changing(Silent):
        def data_received(self, data):
            print('before', data)
            self.transport.set_protocol(after)

    one, other = socket.socketpair()
    after = Telling('after')
    transport, before = await loop.create_connection(Changing, sock=one)
    other.send(b'first')
    await asyncio.sleep(0.01)
    other.send(b'second')
    await asyncio.sleep(0.01)
    print(transport.get_protocol() is after)
    transport.close()
    await after.closed
    other.close()
    for context in contexts:
        print(context)


class Messages(asyncio.DatagramProtocol):
    def __init__(self, name):
        self.name = name

    def connection_made(self, transport):
        self.transport = transport
        print(self.name, 'made')

    def datagram_received(self, data, addr):
        print(self.name, 'got', data)
        if data.startswith(b'question'):
            self.transport.sendto(b'answer to ' + data, addr)

    def error_received(self, exc):
        print(self.name, 'error', exc)

    def connection_lost(self, exc):
        print(self.name, 'lost', exc)


async def datagrams():
    loop = asyncio.get_running_loop()
    server, _ = await loop.create_datagram_endpoint(lambda: Messages('server'), ('127.0.0.1', 0))
    address = server.get_extra_info('sockname')
    client, _ = await loop.create_datagram_endpoint(lambda: Messages('client'), remote_addr=address)
    client.sendto(b'question 1')
    client.sendto(b'question 2', address)
    client.sendto(b'')
    await asyncio.sleep(0.02)
    for refuse in (lambda: client.sendto(b'x', ('127.0.0.1', 1)), lambda: client.sendto('x')):
        try:
            refuse()
        except (ValueError, TypeError) as error:
            print(str(error).replace(str(address), 'ADDRESS'))
    server.close()
    await asyncio.sleep(0.01)
    client.sendto(b'anybody?')
    await asyncio.sleep(0.01)
    client.abort()
    await asyncio.sleep(0.01)
    endpoint = loop.create_datagram_endpoint
    print(await attempt(endpoint(Messages)))
    print(await attempt(endpoint(Messages, local_addr=('127.0.0.1',))))
    with socket.socket(type=socket.SOCK_DGRAM) as own, socket.socket() as stream:
        print(await attempt(endpoint(Messages, sock=own, local_addr=('127.0.0.1', 0))))
        print((await attempt(endpoint(Messages, sock=stream)))[:47])
        print((await attempt(loop.create_connection(Silent, sock=own)))[:45])


async def calls_of_sockets():
    loop = asyncio.get_running_loop()
    with socket.socket() as listener:
        listener.bind(('127.0.0.1', 0))
        listener.listen()
        listener.setblocking(False)
        address = listener.getsockname()

        async def serve():
            connection, peer = await loop.sock_accept(listener)
            with connection:
                print('accepted', peer[0], connection.getblocking())
                while data := await loop.sock_recv(connection, 100):
                    await loop.sock_sendall(connection, data.upper())
            print('served')

        server = asyncio.create_task(serve())
        with socket.socket() as client:
            client.setblocking(False)
            await loop.sock_connect(client, address)
            await loop.sock_sendall(client, b'hello')
            print(await loop.sock_recv(client, 100))
            await loop.sock_sendall(client, b'into')
            memory = bytearray(10)
            print(await loop.sock_recv_into(client, memory), bytes(memory))
            waiting = asyncio.create_task(loop.sock_recv(client, 10))
            print(await attempt(asyncio.wait_for(waiting, 0.01)))
            print(loop.remove_reader(client))
        await server
    with socket.socket() as lonely:
        lonely.setblocking(False)
        print((await attempt(loop.sock_connect(lonely, address))).replace(str(address), 'ADDRESS'))
        loop.set_debug(True)
        lonely.setblocking(True)
        print(await attempt(loop.sock_recv(lonely, 1)))
        loop.set_debug(False)
    big, small = socket.socketpair()
    with big, small:
        big.setblocking(False)
        small.setblocking(False)
        sending = asyncio.create_task(loop.sock_sendall(big, bytes(1_000_000)))
        total = 0
        while total < 1_000_000:
            total += len(await loop.sock_recv(small, 65536))
        await sending
        print(total)
    one, other = (socket.socket(type=socket.SOCK_DGRAM) for _ in range(2))
    with one, other:
        for each in (one, other):
            each.setblocking(False)
            each.bind(('127.0.0.1', 0))
        print(await loop.sock_sendto(one, b'message', other.getsockname()))
        data, sender = await loop.sock_recvfrom(other, 100)
        print(data, sender == one.getsockname())
    print(await loop.getaddrinfo('127.0.0.1', 80, type=socket.SOCK_STREAM))
    print(await loop.getnameinfo(('127.0.0.1', 80), socket.NI_NUMERICHOST | socket.NI_NUMERICSERV))


class Echo(asyncio.Protocol):
    def connection_made(self, transport):
        self.transport = transport

    def data_received(self, data):
        self.transport.write(data)
        self.transport.close()


async def servers():
    loop = asyncio.get_running_loop()
    server = await loop.create_server(Echo, '127.0.0.1', 0, backlog=5)
    address = server.sockets[0].getsockname()
    view = server.sockets[0]
    print(type(view).__name__, view.family, view.type, view.gettimeout(), view.proto)
    for refuse in (lambda: view.settimeout(1), lambda: view.setblocking(True)):
        try:
            refuse()
        except ValueError as error:
            print(error)
    clients = [await loop.create_connection(lambda: Telling('client'), *address) for _ in range(2)]
    for transport, protocol in clients:
        transport.write(b'ping')
        await protocol.closed
    server.close()
    print(await attempt(loop.create_server(Echo, '127.0.0.1', 0, sock=view)))
    print(await attempt(loop.create_connection(Silent, '127.0.0.1', 0, sock=view)))


for part in (pair_of_sockets, buffered_and_failing, datagrams, calls_of_sockets, servers):
    print('--', part.__name__)
    asyncio.run(part())
for kind in (asyncio.Transport, asyncio.DatagramTransport, asyncio.SubprocessTransport):
    transport = kind({'name': 'value'})
    print(transport.get_extra_info('name'), [name for name in dir(transport) if name[0] != '_'])
    try:
        transport.close()
    except NotImplementedError as error:
        print(repr(error))
