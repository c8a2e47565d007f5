"""http.client against a server that answers word by word."""

import http.client
import socketserver
import threading
from http import HTTPMethod, HTTPStatus

print(repr(HTTPStatus.OK), HTTPStatus.OK, f"{HTTPStatus.OK}", HTTPStatus(404).phrase)
print([(each.name, each.phrase, each.description) for each in HTTPStatus if each in (103, 418)])
print(len(HTTPStatus), repr(HTTPMethod.GET), HTTPMethod.GET, HTTPMethod.PATCH.description)
print(http.client.NOT_FOUND, http.client.responses[418], sorted(http.client.__all__))

ANSWERS = {
    "/chunked": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nX-A: 1\r\nx-a: 2\r\n\r\n"
    b"5\r\nhello\r\n7;x=y\r\n, world\r\n3\r\n\nab\r\n0\r\nTrailer: 1\r\n\r\n",
    "/sized": b"HTTP/1.1 404 Not Found\r\nContent-Length: 8\r\nContent-Type: text/x; charset=u8\r\n\r\n"
    b"one\ntwo\n",
    "/none": b"HTTP/1.1 204 No Content\r\n\r\n",
    "/continue": b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n!",
    "/old": b"HTTP/1.0 200 OK\r\n\r\nuntil the end",
    "/kept": b"HTTP/1.0 200 OK\r\nConnection: keep-alive\r\nContent-Length: 2\r\n\r\nok",
    "/close": b"",
    "/short": b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc",
    "/short-chunk": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabcde\r\n9\r\nab",
    "/bad-chunk": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nhuh\r\n",
    "/bad": b"HELLO\r\n",
    "/bad-status": b"HTTP/1.1 abc\r\n",
    "/version": b"HTTP/2.0 200 OK\r\n\r\n",
    "/many": b"HTTP/1.1 200 OK\r\n" + b"A: 1\r\n" * 101 + b"\r\n",
    "/long": b"HTTP/1.1 200 OK\r\nA: " + b"x" * 70000 + b"\r\n\r\n",
}
BROKEN = ["/close", "/short", "/short-chunk", "/bad-chunk", "/bad", "/bad-status", "/version"]
BROKEN += ["/many", "/long"]
seen = []


class Handler(socketserver.StreamRequestHandler):
    def handle(self):
        while line := self.rfile.readline():
            head = []
            while (field := self.rfile.readline()) not in (b"\r\n", b""):
                if not field.startswith(b"Host"):
                    head.append(field)
            lengths = [int(f.split()[1]) for f in head if f.lower().startswith(b"content-length")]
            body = self.rfile.read(lengths[0]) if lengths else b""
            if b"Transfer-Encoding: chunked\r\n" in head:
                while body[-7:] != b"\r\n0\r\n\r\n":
                    body += self.rfile.readline()
            seen.append((line, head, body))
            path = line.split()[1].decode()
            self.wfile.write(ANSWERS[path])
            if path in ["/old", *BROKEN]:
                return


server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler)
server.daemon_threads = True
threading.Thread(target=server.serve_forever, args=(0.02,)).start()


def connect():
    return http.client.HTTPConnection(*server.server_address, timeout=5)


def ask(method, path, *args, **kwargs):
    connection.request(method, path, *args, **kwargs)
    return connection.getresponse()


connection = connect()
r = ask("GET", "/chunked")
print(r.status, r.reason, r.version, r.chunked, r.length, r.will_close, r.getheader("x-a"))
print(r.getheaders(), r.getheader("nope"), r.getheader("nope", ["a", "b"]), r.headers["X-A"])
print(r.read(7), r.read(0), r.peek(3)[:3], r.read1(2), r.read(), r.read(), r.closed, r.isclosed())
r = ask("GET", "/chunked")
print(r.readline(), list(r), r.read())
r = ask("GET", "/sized")
buffer = bytearray(6)
print(r.length, r.readinto(buffer), buffer, r.length, r.read1(), r.isclosed(), r.getcode())
print(r.read(), r.isclosed())
print(r.headers.get_content_type(), r.headers.get_content_charset(), r.info() is r.headers)
print(str(r.headers).splitlines(), type(r.headers), r.readable(), r.writable())
r = ask("GET", "/sized")
print(r.readline(), r.readline(2), r.read(100), r.isclosed())
r = ask("HEAD", "/sized")
print(r.status, r.length, r.read(), r.isclosed())
r = ask("GET", "/none")
print(r.status, r.length, r.isclosed(), r.read(), r.isclosed())
print(ask("GET", "/continue").read())
r = ask("GET", "/kept")
print(r.version, r.will_close, r.read(), connection.sock is not None)
with ask("GET", "/old") as r:
    print(r.version, r.will_close, r.read(5), r.read(), connection.sock)

print("requests")
ask("POST", "/kept", body="a=1", headers={"X": "y", "N": 7}).read()
ask("PUT", "/kept", body=b"bytes").read()
ask("POST", "/kept").read()
ask("POST", "/kept", body=iter([b"one", b"", b"three"])).read()
ask("GET", "/kept", headers={"Host": "else.where", "accept-encoding": "gzip"}).read()
connection.putrequest("GET", "/kept", skip_accept_encoding=True)
connection.putheader("Many", "a", b"b", 3)
connection.endheaders()
print(connection.getresponse().read())
for each in seen[-6:]:
    print(each)

print("errors")
for path in BROKEN:
    connection.close()
    try:
        print(ask("GET", path).read())
    except Exception as problem:
        print(path, repr(problem), [str(problem)], problem.args)
        print(isinstance(problem, http.client.HTTPException))
connection.close()
for path in ("a b", "/\n"):
    connection.close()
    try:
        connection.request("GET", path)
    except Exception as problem:
        print(repr(problem))
for method, headers, body in (
    ("G\nT", {}, None),
    ("GET", {"a b\n": "1"}, None),
    ("GET", {"a": "1\n2"}, None),
    ("GET", {}, "€"),
    ("GET", {}, 3),
):
    connection.close()
    try:
        connection.request(method, "/kept", body, headers)
    except Exception as problem:
        print(type(problem).__name__, problem)
connection.close()
for host in ("a:b", "a b", "a:", "[::1]:80", "h:8080"):
    try:
        c = http.client.HTTPConnection(host)
        print(c.host, c.port)
    except Exception as problem:
        print(repr(problem))
connection.request("GET", "/kept")
for act in (
    lambda: connection.request("GET", "/kept"),
    lambda: connection.putheader("a", "b"),
    lambda: connection.endheaders(),
    lambda: (connection.getresponse(), connection.getresponse()),
):
    try:
        act()
    except Exception as problem:
        print(repr(problem), type(problem).__mro__[1].__name__)
connection.close()
print(repr(http.client.IncompleteRead(b"ab")), repr(http.client.BadStatusLine("")))
print(repr(http.client.UnknownProtocol("x")))
connection.request("GET", "/sized")
connection.set_debuglevel(1)
print(connection.getresponse().read())
server.shutdown()
server.server_close()
connection.close()
connection.auto_open = 0
try:
    connection.request("GET", "/")
except Exception as problem:
    print(repr(problem))
