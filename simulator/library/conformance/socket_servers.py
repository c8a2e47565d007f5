"""socketserver: each kind of server, what it calls, and what it tells of errors."""

import io
import os
import socket
import socketserver
import sys
import threading
import time

print(sorted(socketserver.__all__))
HOST = "127.0.0.1", 0


class Upper(socketserver.StreamRequestHandler):
    def handle(self):
        for line in self.rfile:
            self.wfile.write(line.upper())


class UpperDatagram(socketserver.DatagramRequestHandler):
    def handle(self):
        self.wfile.write(self.rfile.read().upper())


def ask(address, text):
    with socket.create_connection(address) as s:
        s.sendall(text)
        s.shutdown(socket.SHUT_WR)
        with s.makefile("rb") as file:
            return file.read()


def ask_by_datagram(address, text):
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as s:
        s.sendto(text, address)
        return s.recv(100)


for kind, handler, client in (
    (socketserver.TCPServer, Upper, ask),
    (socketserver.ThreadingTCPServer, Upper, ask),
    (socketserver.ForkingTCPServer, Upper, ask),
    (socketserver.UDPServer, UpperDatagram, ask_by_datagram),
    (socketserver.ThreadingUDPServer, UpperDatagram, ask_by_datagram),
    (socketserver.ForkingUDPServer, UpperDatagram, ask_by_datagram),
):
    with kind(HOST, handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        print(kind.__name__, [client(server.server_address, b"hello %d\n" % i) for i in range(3)])
        server.shutdown()
        thread.join()
    print([each.__name__ for each in kind.__mro__[1:-1]], server.fileno())

print("hooks")


class Telling(socketserver.TCPServer):
    allow_reuse_address = True

    def server_bind(self):
        print("server_bind", self.server_address)
        super().server_bind()
        print(self.server_address[1] > 0, self.socket.getsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR))

    def server_activate(self):
        print("server_activate")
        super().server_activate()

    def verify_request(self, request, client_address):
        print("verify_request", client_address[0])
        return self.willing

    def process_request(self, request, client_address):
        print("process_request")
        super().process_request(request, client_address)

    def finish_request(self, request, client_address):
        print("finish_request", self.RequestHandlerClass.__name__)
        super().finish_request(request, client_address)

    def shutdown_request(self, request):
        print("shutdown_request")
        super().shutdown_request(request)

    def close_request(self, request):
        print("close_request")
        super().close_request(request)

    def handle_timeout(self):
        print("handle_timeout")

    def service_actions(self):
        self.rounds = getattr(self, "rounds", 0) + 1

    def server_close(self):
        print("server_close")
        super().server_close()


class Steps(socketserver.BaseRequestHandler):
    def setup(self):
        print("setup", self.server.__class__.__name__)

    def handle(self):
        self.request.sendall(b"got " + self.request.recv(100))
        if self.server.breaks:
            raise KeyError("handler")

    def finish(self):
        print("finish")


def connect():
    with socket.create_connection(server.server_address) as s:
        try:
            s.sendall(b"x")
            answers.append(s.recv(100))
        except ConnectionError:
            answers.append(b"")


server = Telling(HOST, Steps)
server.willing, server.breaks = True, False
answers = []
for server.willing, server.breaks in ((True, False), (False, False), (True, True)):
    client = threading.Thread(target=connect)
    client.start()
    sys.stderr = io.StringIO()
    server.handle_request()
    told = sys.stderr.getvalue().splitlines()
    sys.stderr = sys.__stderr__
    client.join()
    print(answers, [line for line in told if line[0] not in " "][-3:], told[1:2] and told[1][:66])
    answers.clear()
server.timeout = 0.01
server.handle_request()
thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
thread.start()
time.sleep(0.5)
server.shutdown()
thread.join()
print(server.rounds > 3)
server.server_close()

print("errors")
with socketserver.TCPServer(HOST, Upper) as one:
    try:
        socketserver.TCPServer(one.server_address, Upper)
    except OSError as problem:
        print(problem)
try:
    socketserver.TCPServer(("nowhere.invalid", 0), Upper)
except OSError as problem:
    print(type(problem).__name__)
lazy = socketserver.TCPServer(HOST, Upper, bind_and_activate=False)
print(lazy.server_address, lazy.socket.getsockname(), lazy.timeout, lazy.request_queue_size)
lazy.server_close()


class Impatient(Upper):
    timeout = 0.02
    wbufsize = -1

    def handle(self):
        print(type(self.wfile).__name__, type(self.rfile).__name__, self.connection is self.request)
        try:
            self.rfile.readline()
        except TimeoutError as problem:
            self.wfile.write(repr(problem).encode())


with socketserver.TCPServer(HOST, Impatient) as server:
    thread = threading.Thread(target=server.handle_request)
    thread.start()
    with socket.create_connection(server.server_address) as s:
        print(s.recv(100))
    thread.join()


class Slow(socketserver.BaseRequestHandler):
    def handle(self):
        time.sleep(0.1)
        print("slow one is done", threading.current_thread().daemon)


for daemon, block in ((False, True), (True, True)):
    with socketserver.ThreadingTCPServer(HOST, Slow) as server:
        server.daemon_threads = daemon
        with socket.create_connection(server.server_address):
            server.handle_request()
        start = time.monotonic()
    print("closed", round(time.monotonic() - start, 1))
    time.sleep(0.2)
