# Connections of http.client: kept open, in chunks, out of order, broken.
import http.client, http.server, threading, json, socket, socketserver

class H(http.server.SimpleHTTPRequestHandler):
    protocol_version = 'HTTP/1.1'

    def do_GET(self):
        if self.path == '/chunked':
            self.send_response(200)
            self.send_header('Transfer-Encoding', 'chunked')
            self.end_headers()
            for p in (b'one', b'two two'):
                self.wfile.write(b'%x\r\n%s\r\n' % (len(p), p))
            self.wfile.write(b'0\r\n\r\n')
            return
        if self.path == '/redirect':
            self.send_response(302)
            self.send_header('Location', '/x')
            self.send_header('Content-Length', '0')
            self.end_headers()
            return
        b = json.dumps(dict(path=self.path, q=self.headers.get('X-Q'))).encode()
        self.send_response(200, 'Fine')
        self.send_header('Content-Length', str(len(b)))
        self.end_headers()
        self.wfile.write(b)

    def do_PUT(self):
        n = int(self.headers['content-length'])
        d = self.rfile.read(n)
        self.send_response(204)
        self.end_headers()
        got.append(d)

    def log_message(self, *a):
        pass
got = []
s = http.server.ThreadingHTTPServer(('127.0.0.1', 0), H)
# What a client leaves unread is no matter here.
s.handle_error = lambda *args: None
threading.Thread(target=s.serve_forever, daemon=True).start()
port = s.server_port
c = http.client.HTTPConnection('127.0.0.1', port, timeout=2)
for i in range(2):
    c.request('GET', f'/{i}', headers={'X-Q': 'v'})
    r = c.getresponse()
    print(r.status, r.reason, json.loads(r.read()), r.isclosed(), r.version)
c.request('GET', '/chunked')
r = c.getresponse()
print(r.read(4), r.read(), r.getheader('transfer-encoding'), r.getheader('nope', '-'))
c.request('PUT', '/f', body='text', headers={'Content-Type': 'text/plain'})
r = c.getresponse()
print(r.status, r.read())
c.request('GET', '/a')
try:
    c.request('GET', '/b')
except http.client.CannotSendRequest as e:
    print(repr(e))
c.close()
import urllib.request
print(json.load(urllib.request.urlopen(f'http://127.0.0.1:{port}/redirect')))
l = socket.create_server(('127.0.0.1', 0))

def bad():
    for reply in (b'nonsense\r\n\r\n', b'', b'HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort'):
        x, _ = l.accept()
        x.recv(1000)
        x.sendall(reply)
        x.close()
t = threading.Thread(target=bad)
t.start()
for _ in range(3):
    c = http.client.HTTPConnection(*l.getsockname())
    try:
        c.request('GET', '/')
        r = c.getresponse()
        r.read()
    except Exception as e:
        print(repr(e))
    c.close()
t.join()
c = http.client.HTTPConnection(*l.getsockname(), timeout=0.05)
try:
    c.request('GET', '/')
    c.getresponse()
except TimeoutError as e:
    print(repr(e))
try:
    urllib.request.urlopen('http://%s:%d/' % l.getsockname(), timeout=0.05)
except TimeoutError as e:
    print(repr(e))
s.shutdown()
