"""Streams: every way to read, limits, ends, back-pressure, cancellation, servers, and what is refused."""
import asyncio, gc, io, sys


def tell(error):
    text = str(error)
    return f'{type(error).__name__}: {text}'


async def attempt(awaitable):
    try:
        return await awaitable
    except BaseException as error:
        return tell(error)


def fed(data, eof=True, **settings):
    reader = asyncio.StreamReader(**settings)
    reader.feed_data(data)
    if eof:
        reader.feed_eof()
    return reader


async def reading():
    print(await fed(b'abc').read(), await fed(b'abc').read(2), await fed(b'abc').read(0))
    reader = fed(b'one\ntwo\nthree')
    print([await reader.readline() for _ in range(4)], reader.at_eof())
    print([line async for line in fed(b'a\nb\n\nc')])
    print(await fed(b'abcdef').readexactly(4), await fed(b'').readexactly(0))
    print(await attempt(fed(b'abc').readexactly(5)))
    print(await attempt(fed(b'abc').readexactly(-1)))
    print(await fed(b'x--y--').readuntil(b'--'))
    print(await attempt(fed(b'xy').readuntil(b'--')))
    print(await attempt(fed(b'xy').readuntil(b'')))
    try:
        await fed(b'abc').readexactly(5)
    except asyncio.IncompleteReadError as error:
        print(error.partial, error.expected, isinstance(error, EOFError))
    small = fed(b'0123456789\nrest', limit=5)
    print(await attempt(small.readuntil()), bytes(small._buffer))
    print(await attempt(small.readline()), await small.readline())
    endless = fed(b'0123456789', eof=False, limit=5)
    try:
        await endless.readuntil()
    except asyncio.LimitOverrunError as error:
        print(error, error.consumed)
    print(await attempt(endless.readline()), bytes(endless._buffer))
    try:
        asyncio.StreamReader(limit=0)
    except ValueError as error:
        print(error)
    failing = asyncio.StreamReader()
    failing.set_exception(ZeroDivisionError('broken'))
    print(failing.exception(), await attempt(failing.read()), await attempt(failing.readline()))
    print(asyncio.StreamReader(), fed(b'abc'), fed(b'', limit=7))
    waiting = asyncio.StreamReader()
    first = asyncio.create_task(waiting.read(5))
    await asyncio.sleep(0)
    print(await attempt(waiting.read(5)))
    print(await attempt(waiting.readline()))
    first.cancel()
    print(await attempt(first), waiting)
    # What comes after a read was cancelled is not lost.
    late = asyncio.create_task(waiting.readline())
    await asyncio.sleep(0)
    waiting.feed_data(b'late\n')
    print(await late)


asyncio.run(reading())


async def conversation():
    done = asyncio.Event()

    async def serve(reader, writer):
        print('server:', writer.get_extra_info('sockname') == address,
              writer.get_extra_info('peername')[0], writer.get_extra_info('nothing', 'default'))
        while data := await reader.readline():
            writer.writelines([b'echo ', data])
            await writer.drain()
        print('server: at the end', reader.at_eof(), writer.can_write_eof())
        writer.write(b'good bye')
        writer.write_eof()
        await writer.drain()
        try:
            writer.write(b'more')
        except RuntimeError as error:
            print(error)
        writer.close()
        await writer.wait_closed()
        print('server: closed', writer.is_closing())
        done.set()

    server = await asyncio.start_server(serve, '127.0.0.1', 0)
    address = server.sockets[0].getsockname()
    print(server.is_serving(), len(server.sockets), server.get_loop() is asyncio.get_running_loop())
    reader, writer = await asyncio.open_connection(*address)
    await asyncio.sleep(0.01)
    print(writer.get_extra_info('peername') == address, writer.transport.is_closing())
    for text in (b'hello\n', b'world\n'):
        writer.write(text)
        print(await reader.readline())
    try:
        writer.write('text')
    except TypeError as error:
        print(error)
    writer.write_eof()
    print(await reader.read(), reader.at_eof())
    writer.close()
    await writer.wait_closed()
    await done.wait()
    server.close()
    await server.wait_closed()
    print(server.is_serving(), server.sockets, server)
    problem = await attempt(asyncio.open_connection(*address))
    print(problem.replace(repr(address), 'ADDRESS'))


asyncio.run(conversation())


async def back_pressure():
    async def serve(reader, writer):
        await asyncio.sleep(0.05)
        total = 0
        while data := await reader.read(65536):
            total += len(data)
        print('server got', total)
        writer.close()
        over.set()

    over = asyncio.Event()
    server = await asyncio.start_server(serve, '127.0.0.1', 0)
    reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
    print(writer.transport.get_write_buffer_limits())
    writer.transport.set_write_buffer_limits(high=1000)
    print(writer.transport.get_write_buffer_limits())
    writer.transport.set_write_buffer_limits(low=100)
    print(writer.transport.get_write_buffer_limits())
    try:
        writer.transport.set_write_buffer_limits(high=1, low=2)
    except ValueError as error:
        print(error)
    piece = bytes(1_000_000)
    for _ in range(8):
        writer.write(piece)
    print('buffered', writer.transport.get_write_buffer_size() > 1_000_000)
    await writer.drain()
    print('drained', writer.transport.get_write_buffer_size() <= 100)
    writer.close()
    await writer.wait_closed()
    await over.wait()
    server.close()


asyncio.run(back_pressure())


async def failing_handlers():
    sys.stderr = io.StringIO()
    contexts = []
    asyncio.get_running_loop().set_exception_handler(
        lambda loop, context: contexts.append((context['message'], repr(context['exception'])))
    )

    async def serve(reader, writer):
        raise ZeroDivisionError('in the handler')

    def plain(reader, writer):
        writer.write(b'from a function')
        writer.close()

    async def hold(reader, writer):
        try:
            await reader.read()
        except asyncio.CancelledError:
            print('handler cancelled')
            raise
        finally:
            writer.close()

    for handler in (plain, hold):
        server = await asyncio.start_server(handler, '127.0.0.1', 0)
        async with server:
            reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
            try:
                print(await asyncio.wait_for(reader.read(), 0.05))
            except TimeoutError as error:
                print('timeout', reader)
            writer.close()
            await writer.wait_closed()
        print(server.is_serving())
    server = await asyncio.start_server(serve, '127.0.0.1', 0, start_serving=False)
    print(server.is_serving())
    forever = asyncio.create_task(server.serve_forever())
    await asyncio.sleep(0)
    print(server.is_serving())
    print((await attempt(server.serve_forever())).endswith('is already being awaited on serve_forever()'))
    forever.cancel()
    print(await attempt(forever), server.sockets)
    print(await attempt(server.serve_forever()))
    print(contexts)


asyncio.run(failing_handlers())


async def refused():
    for call in (
        asyncio.open_connection(), asyncio.start_server(print),
        asyncio.open_connection('127.0.0.1', 1, server_hostname='x'),
        asyncio.open_connection('127.0.0.1', 1),
        asyncio.start_server(print, '127.0.0.1', 1, ssl=True),
    ):
        print(await attempt(call))
    first = await asyncio.start_server(print, '127.0.0.1', 0)
    port = first.sockets[0].getsockname()[1]
    problem = await attempt(asyncio.start_server(print, '127.0.0.1', port))
    print(problem.replace(str(port), 'PORT'))
    first.close()


asyncio.run(refused())


async def unix_sockets():
    async def serve(reader, writer):
        writer.write((await reader.readline()).upper())
        writer.close()

    import os, tempfile

    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, 'socket')
        async with await asyncio.start_unix_server(serve, path) as server:
            print(server.sockets[0].getsockname() == path)
            reader, writer = await asyncio.open_unix_connection(path)
            print(repr(writer.get_extra_info('peername') == path), writer.get_extra_info('sockname') == '')
            writer.write(b'by a path\n')
            print(await reader.read())
            writer.close()
        print(await attempt(asyncio.open_unix_connection(path + 'none')))
    print(await attempt(asyncio.open_unix_connection()))
    print(await attempt(asyncio.start_unix_server(serve)))


asyncio.run(unix_sockets())


async def names():
    server = await asyncio.start_server(lambda reader, writer: None, '127.0.0.1', 0)
    print(type(server), type(asyncio.StreamReader()), asyncio.ThreadedChildWatcher.__module__)
    server.close()
    print('TaskGroup' in asyncio.__all__, 'Server' in asyncio.__all__)


asyncio.run(names())
