/** httpx as its documentation tells: there is none in CPython to compare with. */
import { expect, test } from 'vitest';
import { simulate } from './index.ts';

const PROGRAM = `
import asyncio, threading, time
import httpx
from aiohttp import web

async def index(request): return web.Response(text='hello ' + request.query.get('name', 'world'))
async def data(request): return web.json_response({'got': await request.json()})
async def slow(request):
    await asyncio.sleep(1)
    return web.Response(text='at last')
async def moved(request): raise web.HTTPFound('/')
async def stream(request):
    r = web.StreamResponse()
    await r.prepare(request)
    for i in range(3): await r.write(b'line %d\\n' % i)
    await r.write_eof()
    return r

async def serve(ready, over):
    app = web.Application()
    app.add_routes([web.get('/', index), web.post('/data', data), web.get('/slow', slow), web.get('/moved', moved), web.get('/stream', stream)])
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, '127.0.0.1', 8080).start()
    ready.set()
    await asyncio.to_thread(over.wait)
    await runner.cleanup()

ready, over = threading.Event(), threading.Event()
thread = threading.Thread(target=lambda: asyncio.run(serve(ready, over)))
thread.start()
ready.wait()
base = 'http://127.0.0.1:8080'
r = httpx.get(base, params={'name': 'bob'})
print(r, r.status_code, r.text, r.url, r.headers['content-type'], r.is_success)
with httpx.Client(base_url=base) as client:
    print(client.post('/data', json={'a': 1}).json())
    r = client.get('/moved')
    print(r, r.is_redirect)
    r = client.get('/moved', follow_redirects=True)
    print(r, r.history, r.text)
    for path, error in (('/none', httpx.HTTPStatusError), ('/slow', httpx.ReadTimeout)):
        try:
            client.get(path, timeout=0.5).raise_for_status()
        except error as e:
            print(type(e).__name__, e, e.request)
    with client.stream('GET', '/stream') as r:
        for line in r.iter_lines(): print(line)
try: httpx.get('http://127.0.0.1:1/')
except httpx.ConnectError as e: print(e)
try: httpx.get('nonsense')
except httpx.UnsupportedProtocol as e: print(e)
print(httpx.get('http://example.com/').status_code)

async def main():
    async with httpx.AsyncClient(base_url=base) as client:
        start = time.perf_counter()
        answers = await asyncio.gather(*(client.get('/slow') for _ in range(3)))
        print([r.text for r in answers], round(time.perf_counter() - start))
        async with client.stream('GET', '/stream') as r:
            async for line in r.aiter_lines(): print(line)
        try: await client.get('/slow', timeout=httpx.Timeout(10, read=0.1))
        except httpx.TimeoutException as e: print(repr(e))
        try: await client.get('http://127.0.0.1:1/')
        except httpx.RequestError as e: print(repr(e))
asyncio.run(main())
over.set()
thread.join()
`;

const PRINTS = `<Response [200 OK]> 200 hello bob http://127.0.0.1:8080?name=bob text/plain; charset=utf-8 True
{'got': {'a': 1}}
<Response [302 Found]> True
<Response [200 OK]> [<Response [302 Found]>] hello world
HTTPStatusError Client error '404 Not Found' for url 'http://127.0.0.1:8080/none'
For more information check: https://developer.mozilla.org/en-US/docs/Web/HTTP/Status/404 <Request('GET', 'http://127.0.0.1:8080/none')>
ReadTimeout The read operation timed out <Request('GET', 'http://127.0.0.1:8080/slow')>
line 0
line 1
line 2
[Errno 111] Connection refused
Request URL is missing an 'http://' or 'https://' protocol.
200
['at last', 'at last', 'at last'] 1
line 0
line 1
line 2
ReadTimeout('The read operation timed out')
ConnectError('All connection attempts failed')
`;

test('clients for threads and for coroutines ask a server in another thread', () => {
  const { console } = simulate({ name: 'main.py', text: PROGRAM });
  expect(console.map(({ text }) => text).join('')).toBe(PRINTS);
});
