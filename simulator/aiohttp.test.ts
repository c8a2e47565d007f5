/** aiohttp as its documentation tells: there is none in CPython to compare with. */
import { expect, test } from 'vitest';
import { simulate } from './index.ts';

const CLIENT = `
import asyncio, aiohttp, time
async def handle(reader, writer):
    while True:
        line = await reader.readline()
        if not line: break
        while (await reader.readline()).strip(): pass
        path = line.split()[1].decode()
        if path == '/slow': await asyncio.sleep(1)
        if path == '/json': body, kind, st = b'{"a": [1, 2]}', 'application/json', '200 OK'
        elif path == '/404': body, kind, st = b'nope', 'text/plain', '404 Not Found'
        else: body, kind, st = f'page {path}'.encode(), 'text/html; charset=utf-8', '200 OK'
        writer.write(f'HTTP/1.1 {st}\\r\\nContent-Type: {kind}\\r\\nContent-Length: {len(body)}\\r\\n\\r\\n'.encode() + body)
    writer.close()
async def main():
    server = await asyncio.start_server(handle, '127.0.0.1', 0)
    base = 'http://127.0.0.1:%d' % server.sockets[0].getsockname()[1]
    async with aiohttp.ClientSession() as session:
        async with session.get(base + '/x', params={'q': 'a b'}) as r:
            print(r.status, r.content_type, r.charset, await r.text(), r.ok)
        async with session.get(base + '/json') as r: print(await r.json())
        async with session.get(base + '/404') as r:
            try: r.raise_for_status()
            except aiohttp.ClientResponseError as e: print(e.status, e.message, type(e).__name__)
        try:
            async with session.get(base + '/json', timeout=aiohttp.ClientTimeout(total=0.5)) as r: print(await r.read())
            async with session.get(base + '/slow', timeout=aiohttp.ClientTimeout(total=0.5)) as r: print(await r.read())
        except asyncio.TimeoutError as e: print('timeout', repr(e))
        try:
            async with session.get('http://127.0.0.1:1/') as r: pass
        except aiohttp.ClientConnectorError as e: print(e)
        async with session.get('http://example.com/') as r: print(r.status, len(await r.text()))
        try: await session.get('nonsense')
        except aiohttp.InvalidURL as e: print(repr(e))
    async def tls(reader, writer):
        hello = await reader.readexactly(517)
        writer.write(bytes(3000))
        await reader.readexactly(80)
        while (await reader.readline()).strip(): pass
        writer.write(b'HTTP/1.1 200 OK\\r\\n\\r\\nbehind a handshake ' + hello[:3].hex().encode())
        writer.close()
    hidden = await asyncio.start_server(tls, '127.0.0.1', 0)
    async with aiohttp.ClientSession() as session:
        async with session.get('https://127.0.0.1:%d/' % hidden.sockets[0].getsockname()[1]) as r:
            print(await r.text())
    t = time.perf_counter()
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=2)) as session:
        async def one(i):
            async with session.get(base + '/slow') as r: return await r.text()
        print(await asyncio.gather(*(one(i) for i in range(4))), round(time.perf_counter() - t, 1))
asyncio.run(main())
`;

const CLIENT_PRINTS = `200 text/html utf-8 page /x?q=a+b True
{'a': [1, 2]}
404 Not Found ClientResponseError
b'{"a": [1, 2]}'
timeout TimeoutError()
Cannot connect to host 127.0.0.1:1 ssl:default [Connect call failed ('127.0.0.1', 1)]
200 4452
<InvalidURL nonsense>
behind a handshake 160303
['page /slow', 'page /slow', 'page /slow', 'page /slow'] 2.0
`;

const SERVER = `
import asyncio, aiohttp
from aiohttp import web
routes = web.RouteTableDef()
@routes.get('/')
async def index(request):
    return web.Response(text='hello ' + request.query.get('name', 'world'))
@routes.get('/users/{name}')
async def user(request):
    await asyncio.sleep(0.1)
    return web.json_response({'name': request.match_info['name'], 'n': request.app['n']})
@routes.post('/post')
async def post(request):
    return web.json_response(await request.json(), status=201)
async def fail(request): raise web.HTTPForbidden(text='no entry')
async def moved(request): raise web.HTTPFound('/')
async def stream(request):
    r = web.StreamResponse()
    r.content_type = 'text/plain'
    await r.prepare(request)
    for i in range(3):
        await r.write(b'part %d\\n' % i)
        await asyncio.sleep(0.01)
    await r.write_eof()
    return r
@web.middleware
async def log(request, handler):
    try:
        response = await handler(request)
        print('log', request.method, request.path, response.status)
        return response
    except web.HTTPException as e:
        print('log', request.path, e.status); raise
async def main():
    app = web.Application(middlewares=[log])
    app['n'] = 7
    app.add_routes(routes)
    app.add_routes([web.get('/forbidden', fail), web.get('/moved', moved)])
    app.router.add_get('/stream', stream)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, '127.0.0.1', 8080)
    await site.start()
    async with aiohttp.ClientSession('http://127.0.0.1:8080', raise_for_status=False) as s:
        for path in ('/', '/?name=bob', '/users/ann', '/none', '/forbidden', '/moved', '/stream'):
            async with s.get(path) as r:
                print(r.status, r.reason, r.content_type, repr(await r.text()), [h.status for h in r.history])
        async with s.post('/post', json={'a': 1}) as r: print(r.status, await r.json())
        async with s.post('/', data={'a': 1}) as r: print(r.status, r.headers['Allow'])
        async with s.get('/stream') as r:
            async for line in r.content: print(line)
        async with s.get('/') as r:
            try: await r.json()
            except aiohttp.ContentTypeError as e: print(e)
    await runner.cleanup()
asyncio.run(main())
`;

const SERVER_PRINTS = `log GET / 200
200 OK text/plain 'hello world' []
log GET / 200
200 OK text/plain 'hello bob' []
log GET /users/ann 200
200 OK application/json '{"name": "ann", "n": 7}' []
log /none 404
404 Not Found text/plain '404: Not Found' []
log /forbidden 403
403 Forbidden text/plain 'no entry' []
log /moved 302
log GET / 200
200 OK text/plain 'hello world' [302]
log GET /stream 200
200 OK text/plain 'part 0\\npart 1\\npart 2\\n' []
log POST /post 201
201 {'a': 1}
log / 405
405 GET
b'part 0\\n'
b'part 1\\n'
b'part 2\\n'
log GET /stream 200
log GET / 200
200, message='Attempt to decode JSON with unexpected mimetype: text/plain; charset=utf-8', url='http://127.0.0.1:8080/'
`;

const TIMEOUTS = `
import asyncio, aiohttp
from aiohttp import web

async def slow(request):
    await asyncio.sleep(1)
    return web.Response(text="slow")

async def dribble(request):
    response = web.StreamResponse()
    await response.prepare(request)
    for i in range(3):
        await asyncio.sleep(0.4)
        await response.write(b"%d" % i)
    return response

async def main():
    app = web.Application()
    app.router.add_get("/slow", slow)
    app.router.add_get("/dribble", dribble)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 8123).start()
    loop = asyncio.get_running_loop()
    for path, limits in (
        ("/slow", dict(sock_read=0.5)),
        ("/dribble", dict(sock_read=0.5)),
        ("/dribble", dict(total=0.5)),
        ("/dribble", dict(sock_read=0.3)),
    ):
        start = loop.time()
        try:
            async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(**limits)) as session:
                async with session.get("http://127.0.0.1:8123" + path) as r:
                    print(await r.text(), end=" ")
        except asyncio.TimeoutError as e:
            print(type(e).__name__, e, isinstance(e, aiohttp.ServerTimeoutError), end=" ")
        print(round(loop.time() - start, 1))
    await runner.cleanup()
asyncio.run(main())
`;

const TIMEOUTS_PRINT = `\
SocketTimeoutError Timeout on reading data from socket True 0.5
012 1.2
TimeoutError  False 0.5
SocketTimeoutError Timeout on reading data from socket True 0.3
`;

function printed(program: string): string {
  const { console } = simulate({ name: 'main.py', text: program });
  return console.map(({ text }) => text).join('');
}

test('a session gets pages from servers of the program and of the internet, within its limits', () => {
  expect(printed(CLIENT)).toBe(CLIENT_PRINTS);
});

test('an application answers by its routes, through its middlewares', () => {
  expect(printed(SERVER)).toBe(SERVER_PRINTS);
});

test('what takes too long is given up, as a whole or between two pieces', () => {
  expect(printed(TIMEOUTS)).toBe(TIMEOUTS_PRINT);
});
