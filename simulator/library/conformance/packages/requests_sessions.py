"""requests: calls, answers, sessions and errors against a server in the program."""

import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import requests


class H(BaseHTTPRequestHandler):
    protocol_version = 'HTTP/1.1'

    def log_message(self, *a):
        pass

    def do_GET(self):
        n = int(self.headers.get('Content-Length') or 0)
        body = self.rfile.read(n).decode('latin-1')
        if self.path.startswith('/slow'):
            time.sleep(0.5)
        if self.path == '/close':
            self.close_connection = True
            return
        out = json.dumps({'m': self.command, 'path': self.path, 'h': [(k, v) for k, v in self.headers.items() if k not in ('Host', 'User-Agent')], 'body': body, 'port': self.client_address[1] if 0 else 0}).encode()
        if self.path == '/text':
            out = 'héé\nzwei\r\ndrei'.encode('latin-1')
        code = 200
        if self.path.startswith('/status/'):
            code = int(self.path[8:])
        if self.path.startswith('/go'):
            code = 302
        self.send_response(code)
        if code == 302:
            self.send_header('Location', '/get?x=1')
            self.send_header('Set-Cookie', 'sess=abc; Path=/')
            out = b''
        if self.path == '/loop':
            pass
        self.send_header('Content-Type', 'text/plain' if self.path == '/text' else 'application/json')
        self.send_header('Content-Length', len(out))
        self.end_headers()
        if self.command != 'HEAD':
            self.wfile.write(out)
    do_POST = do_PUT = do_DELETE = do_HEAD = do_PATCH = do_OPTIONS = do_GET


s = ThreadingHTTPServer(('127.0.0.1', 0), H)
s.handle_error = lambda *args: None
s.daemon_threads = True
threading.Thread(target=s.serve_forever, daemon=True).start()
u = 'http://127.0.0.1:%d' % s.server_port
P = str(s.server_port)


def show(*a):
    print(*[str(x).replace(P, 'PORT') for x in a])


r = requests.get(u + '/get', params={'a': 1, 'b': ['x', 'y'], 'c': None})
show(r, r.status_code, r.ok, r.reason, r.url, r.json(), r.encoding, r.apparent_encoding)
show(r.headers['content-TYPE'], type(r.headers), 'CONTENT-type' in r.headers, r.headers.get('nope'), type(r.elapsed), r.history, r.is_redirect, r.cookies, r.request, r.request.method, r.request.url, sorted(r.request.headers), r.raw is not None)
show(requests.post(u + '/p', data={'a': '1 2', 'b': 'é'}).json())
show(requests.post(u + '/p', json={'a': [1, None]}).json())
show(requests.put(u + '/p', data='raw text').json())
show(requests.patch(u + '/p', data=b'raw').json(), requests.delete(u + '/p').json(), requests.options(u + '/p').status_code)
r = requests.head(u + '/h')
show(r.status_code, r.text, r.headers['Content-Length'] != '0')
r = requests.get(u + '/text')
show(repr(r.text), r.content, r.encoding, list(r.iter_lines()), [c for c in r.iter_content(4)], list(r.iter_lines(decode_unicode=True)))
r = requests.get(u + '/text', stream=True)
show(list(r.iter_content(5)))
r = requests.get(u + '/text', stream=True)
with r:
    show(list(r.iter_lines()))
for c in (404, 500, 418, 204):
    r = requests.get(u + '/status/%d' % c)
    show(r, bool(r))
    try:
        show(r.raise_for_status())
    except requests.HTTPError as e:
        show(repr(e), e, e.response is r, e.request.method)
r = requests.get(u + '/go')
show(r.url, r.history, r.json()['h'], r.history[0].cookies, r.cookies)
r = requests.get(u + '/go', allow_redirects=False)
show(r, r.is_redirect, r.headers['Location'], r.cookies.get('sess'), dict(r.cookies), r.next.url)
with requests.Session() as se:
    se.headers.update({'X-Me': '1'})
    se.params = {'k': 'v'}
    se.auth = ('u', 'p')
    show(se.get(u + '/get', headers={'x-me': None, 'Y': '2'}).json())
    show(se.get(u + '/go').json())
    show(se.cookies, se.cookies.get_dict())
    se.cookies.set('own', '1')
    show(se.post(u + '/get', cookies={'one': '2'}, files=None).json()['h'])


def attempt(f):
    try:
        show(f())
    except Exception as e:
        show(type(e), [c.__name__ for c in type(e).__mro__], e, getattr(e, 'response', 0), getattr(e, 'request', 0) is not None)


attempt(lambda: requests.get(u + '/slow', timeout=0.1))
attempt(lambda: requests.get(u + '/slow', timeout=(1, 0.1)))
attempt(lambda: requests.get('http://127.0.0.1:9/x'))
attempt(lambda: requests.get('http://nope.invalid/x'))
attempt(lambda: requests.get('nope'))
attempt(lambda: requests.get('foo://nope'))
attempt(lambda: requests.get('http://'))
attempt(lambda: requests.get(u + '/close'))
attempt(lambda: requests.get(u + '/text').json())
attempt(lambda: requests.get(u + '/get', timeout='x'))
attempt(lambda: requests.get(u + '/get', foo=1))
print(requests.codes.ok, requests.codes.not_found, requests.codes['teapot'])
for name in ('ConnectTimeout', 'ReadTimeout', 'HTTPError', 'JSONDecodeError', 'SSLError', 'InvalidURL', 'MissingSchema', 'StreamConsumedError'):
    print(name, [base.__name__ for base in getattr(requests.exceptions, name).__bases__])
