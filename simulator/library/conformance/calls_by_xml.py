"""xmlrpc: what calls look like, a server with functions and an object, and what goes wrong."""

import datetime
import socketserver
import threading
import xmlrpc.client
from xmlrpc.client import Binary, DateTime, Fault, MultiCall, ProtocolError, ServerProxy
from xmlrpc.client import dumps, loads
from xmlrpc.server import SimpleXMLRPCRequestHandler, SimpleXMLRPCServer


def attempt(label, act):
    try:
        print(label, act())
    except Exception as error:
        print(label, type(error).__name__, error)


class Point:
    def __init__(self):
        self.x, self.y = 1, 2


moment = datetime.datetime(2020, 1, 2, 3, 4, 5)
values = (1, True, "a<b&c>", 2.5, None, [1, {"k": b"bytes"}], DateTime("20200101T00:00:00"), moment)
print(dumps(values, "module.name", allow_none=True))
print(dumps((Point(),), methodresponse=True))
print(dumps(Fault(3, "failed")), dumps(((), {}, Binary(b"x" * 100))))
print(loads(dumps((1, "ä<", [2.5, {"a": None}]), "m", allow_none=True)))
print(loads(dumps((b"raw", moment)), use_builtin_types=True))
itself = []
itself.append(itself)
for label, bad in (
    ("large", 2**31), ("object", object()), ("none", None), ("key", {1: 2}), ("builtin", print),
    ("circle", itself),
):  # fmt: skip
    attempt(label, lambda: dumps((bad,)))
attempt("plain", lambda: loads("<params><param><value>text</value></param></params>"))
attempt("fault", lambda: loads(dumps(Fault(4, "told"))))
attempt("empty", lambda: loads(""))
attempt("unknown", lambda: loads("<params><param><value><foo>1</foo></value></param></params>"))
attempt("boolean", lambda: loads("<params><param><value><boolean>2</boolean></value></param></params>"))
print(repr(Fault(1, "x")), str(Fault(1, "x")), repr(ProtocolError("u", 404, "m", {})))
print(Binary(b"x") == b"x", str(Binary(b"x")), DateTime(moment), DateTime(moment) == moment)
print(DateTime("20200101T00:00:00") < DateTime(moment), DateTime(moment).timetuple()[:6])
attempt("binary", lambda: Binary("text"))
attempt("scheme", lambda: ServerProxy("ftp://host"))
print(ServerProxy("http://localhost:8000"), xmlrpc.client.MAXINT, Fault.__mro__)


class Handler(SimpleXMLRPCRequestHandler):
    rpc_paths = ("/RPC2",)


class Server(socketserver.ThreadingMixIn, SimpleXMLRPCServer):
    pass


class Service:
    """An object with methods."""

    data = "not to be called"

    def multiply(self, a, b):
        """The product."""
        return a * b

    def _private(self):
        return "secret"


with Server(("127.0.0.1", 0), Handler, logRequests=False, allow_none=True) as server:
    server.register_introspection_functions()
    server.register_multicall_functions()
    server.register_function(pow)
    server.register_function(lambda *args: list(args), "echo")

    @server.register_function
    def fails(code):
        """Raises."""
        if code:
            raise Fault(code, "by itself")
        return 1 / 0

    @server.register_function(name="named.well")
    def other():
        return None

    server.register_instance(Service())
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = "http://%s:%d" % server.server_address
    with ServerProxy(address, allow_none=True) as proxy:
        print(proxy.pow(2, 10), proxy.echo(1, "ü<&>", None, [True, {"a": 1.5}]), proxy.named.well())
        print(proxy.multiply(6, 7), proxy.system.listMethods(), proxy.system.methodHelp("multiply"))
        print(proxy.system.methodSignature("pow"), repr(proxy.system.methodHelp("none")))
        for label, act in (
            ("own", lambda: proxy.fails(7)), ("other", lambda: proxy.fails(0)),
            ("none", lambda: proxy.nothing()), ("private", lambda: proxy._private()),
            ("arguments", lambda: proxy.multiply(1)), ("no method", lambda: proxy.data()),
        ):  # fmt: skip
            attempt(label, act)
        calls = MultiCall(proxy)
        calls.pow(2, 3)
        calls.named.well()
        calls.multiply(2, 3)
        calls.fails(5)
        results = calls()
        print(results[0], results[1], results[2])
        attempt("multicall", lambda: results[3])
        answer = proxy.echo(b"bytes", moment)
        print(answer[0].data, answer[1], type(answer[1]).__name__)
    with ServerProxy(address, use_builtin_types=True) as proxy:
        print(proxy.echo(b"bytes", moment))
        attempt("none", lambda: proxy.echo(None))
    with ServerProxy(address + "/wrong") as proxy:
        try:
            proxy.pow(1, 1)
        except ProtocolError as error:
            print(error.errcode, error.errmsg, error.url.partition("/")[2], error.headers["Content-type"])
    threads, results = [], []
    for number in range(5):
        ask = lambda number=number: results.append(ServerProxy(address).pow(number, 2))
        threads.append(threading.Thread(target=ask))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(sorted(results))
    server.shutdown()
attempt("refused", lambda: ServerProxy("http://127.0.0.1:1").pow(1, 1))
