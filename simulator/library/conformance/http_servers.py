'http.server, and urllib.request against it.'
import io
import json
import os
import socket
import sys
import tempfile
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
import urllib.error
import urllib.request
import urllib.robotparser
from urllib.request import urlopen, Request, build_opener

SITE = tempfile.mkdtemp()
os.makedirs(SITE + '/sub', exist_ok=True)
open(SITE + '/a.txt', 'w').write('hello\n')
open(SITE + '/sub/index.html', 'w').write('<b>x</b>')
open(SITE + '/x & y.json', 'w').write('{}')
sys.stderr = io.StringIO()


class H(SimpleHTTPRequestHandler):

    def __init__(self, *a):
        super().__init__(*a, directory=SITE)

    def log_message(self, f, *a):
        print('LOG', f % a)

    def do_POST(self):
        n = int(self.headers['Content-Length'])
        body = self.rfile.read(n)
        self.send_response(201)
        self.send_header('X-Len', str(n))
        self.end_headers()
        self.wfile.write(body[::-1])

    def do_GET(self):
        if self.path.startswith('/go'):
            self.send_response(302)
            self.send_header('Location', '/a.txt')
            self.end_headers()
        elif self.path.startswith('/loop'):
            self.send_response(302)
            self.send_header('Location', self.path)
            self.end_headers()
        elif self.path == '/headers':
            self.send_response(200)
            self.end_headers()
            self.wfile.write(json.dumps([(k, v) for k, v in self.headers.items() if k != 'Host']).encode())
        elif self.path == '/robots.txt':
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b'User-agent: *\nDisallow: /private\nCrawl-delay: 3\n\nUser-agent: Fig\nDisallow: /\n')
        else:
            super().do_GET()


s = ThreadingHTTPServer(('127.0.0.1', 0), H)
t = threading.Thread(target=s.serve_forever, args=(0.05,))
t.start()
u = 'http://127.0.0.1:%d' % s.server_port


def headers(r):
    return sorted(((k, v) for k, v in r.headers.items() if k not in ('Date', 'Last-Modified')))


for p in ('/a.txt', '/', '/sub', '/sub/', '/go', '/headers', '/x%20%26%20y.json'):
    with urlopen(u + p) as r:
        print(p, r.status, r.reason, headers(r), r.geturl().replace(u, ''), r.read(), r.headers.get_content_type(), r.msg)
r = urlopen(Request(u + '/p', data=b'a=1', headers={'X-y': '1'}))
print(r.status, r.getcode(), r.info()['X-Len'], r.read())
for p in ('/nope', '/a.txt/', '/loop'):
    try:
        urlopen(u + p)
    except urllib.error.HTTPError as e:
        print(repr(e).replace(u, ''), e, e.code, e.reason, e.read(), headers(e), e.args, e.filename.replace(u, ''))
try:
    urlopen(Request(u + '/x', method='PUT'))
except urllib.error.HTTPError as e:
    print(repr(e), e.read().decode())
for p in ('abc', 'foo://x', 'http:///x', 'http://127.0.0.1:9', 'http://nope.invalid/', 'file:///nope', 'http://a b/', 'http://127.0.0.1:x'):
    try:
        print(urlopen(p))
    except Exception as e:
        print(p, repr(e), e, e.args, type(e).__mro__[1].__name__)
print(urlopen('data:text/plain,hello%20x').read(), urlopen('file://' + SITE + '/a.txt').read())
print([h.__class__.__name__ for h in build_opener().handlers if h.__class__.__name__ != 'FTPHandler'], build_opener().addheaders)
print(urllib.request.urlretrieve(u + '/a.txt', SITE + '/got', lambda *a: print(a))[1]['Content-Length'], open(SITE + '/got').read())
q = urllib.robotparser.RobotFileParser(u + '/robots.txt')
q.read()
print(q.can_fetch('x', '/private/a'), q.can_fetch('x', u + '/y'), q.can_fetch('Fig/1', '/y'), q.crawl_delay('x'))
q = Request('http://a.b:80/c?d=1#f', data=b'1', headers={'x-y': '1'})
print(sorted(map(str, vars(q).items())), q.get_method(), q.full_url, q.header_items())
for raw in (b'GET /a.txt\r\n\r\n', b'BAD\r\n\r\n', b'GET /a.txt HTTP/9.0\r\n\r\n', b'GET /a.txt HTTP/x\r\n\r\n', b'PUT x\r\n\r\n', b'GET /a.txt HTTP/1.1\r\n' + b'A: 1\r\n' * 101 + b'\r\n'):
    c = socket.create_connection(s.server_address)
    c.sendall(raw)
    f = c.makefile('rb')
    print([l for l in f.readlines() if not l.startswith((b'Date', b'Last'))])
s.shutdown()
t.join()
s.server_close()
print(sys.stderr.getvalue())
print(sorted(os.listdir(SITE)))
