"""asyncore and asynchat: channels that one loop serves in turn."""

import os
import socket
import threading
import warnings

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    import asyncore

    import asynchat
for each in caught:
    print(each.category.__name__, each.message)

told = []


class Echo(asyncore.dispatcher_with_send):
    def handle_read(self):
        data = self.recv(8192)
        if data == b"wrong":
            raise ValueError("wrong")
        if data:
            told.append(f"echo {data}")
            self.send(data.upper())

    def handle_error(self):
        _, kind, value, places = asyncore.compact_traceback()
        told.append(f"error {kind.__name__} {value} {places.count('|')}")
        self.close()

    def handle_close(self):
        told.append("closed")
        self.close()


class Server(asyncore.dispatcher):
    def __init__(self, connections):
        super().__init__()
        self.left = connections
        self.create_socket()
        self.set_reuse_addr()
        self.bind(("127.0.0.1", 0))
        print(repr(self).split(" at ")[0])
        self.listen(5)
        self.addr = self.socket.getsockname()
        print(repr(self).split(":")[0])

    def handle_accepted(self, sock, address):
        told.append(repr(Echo(sock)).split(":")[0])
        self.left -= 1
        if self.left == 0:
            self.close()


class Client(asyncore.dispatcher):
    def __init__(self, address, message):
        super().__init__()
        self.create_socket()
        self.message = message
        self.connect(address)

    def handle_connect(self):
        told.append("connected")

    def writable(self):
        return len(self.message) > 0

    def handle_write(self):
        self.message = self.message[self.send(self.message) :]

    def handle_read(self):
        data = self.recv(100)
        if data:
            told.append(f"answer {data}")
            self.close()

    def handle_close(self):
        told.append("client closed")
        self.close()


for use_poll in (False, True):
    server = Server(3)
    for message in (b"one", b"two", b"wrong"):
        Client(server.addr, message)
    print(len(asyncore.socket_map))
    asyncore.loop(timeout=1, use_poll=use_poll)
    print(sorted(told), asyncore.socket_map)
    told.clear()

refused = asyncore.dispatcher()
refused.create_socket()
refused.handle_close = lambda: (print("gave up"), refused.close())
refused.log_info = lambda message, type="info": print(type, "ConnectionRefusedError" in message)
refused.connect(("127.0.0.1", 1))
asyncore.loop(timeout=1)


class Lines(asynchat.async_chat):
    def __init__(self, sock):
        super().__init__(sock)
        self.set_terminator(b"\r\n")

    def collect_incoming_data(self, data):
        self._collect_incoming_data(data)

    def found_terminator(self):
        line = self._get_data()
        print("line", line, self.get_terminator())
        if line.startswith(b"LENGTH"):
            self.set_terminator(int(line[6:]))
            return
        self.set_terminator(b"\r\n")
        self.push(line[::-1] + b"\r\n")
        if line == b"produce":
            self.push_with_producer(asynchat.simple_producer(b"p" * 20, 8))
            self.push(b"\r\n")
        if line == b"quit":
            self.close_when_done()


def converse(sock, answers):
    with sock, sock.makefile("rwb") as file:
        for part in (b"abc\r", b"\ndef\r\n", b"LENGTH5\r\n12", b"345produce\r\nquit\r\n"):
            file.write(part)
            file.flush()
        answers.append(file.read())


ours, others = socket.socketpair()
lines, answers = Lines(ours), []
thread = threading.Thread(target=converse, args=(others, answers))
thread.start()
asyncore.loop(timeout=1)
thread.join()
print(answers)


class FromFile(asyncore.file_dispatcher):
    def handle_read(self):
        print("file", self.recv(100))
        raise asyncore.ExitNow("enough")

    def writable(self):
        return False


reading, writing = os.pipe()
channel = FromFile(reading)
os.write(writing, b"from a pipe")
try:
    asyncore.loop(timeout=1)
except asyncore.ExitNow as error:
    print(repr(error), len(asyncore.socket_map))
channel.log_info("said")
channel.log_info("not said", "warning")
asyncore.close_all()
print(asyncore.socket_map, channel.socket.fileno())
print(asynchat.find_prefix_at_end(b"text\r", b"\r\n"))
for act in (
    lambda: lines.push("text"),
    lambda: lines.set_terminator(-1),
    lambda: asynchat.async_chat().found_terminator(),
    asyncore.compact_traceback,
):
    try:
        print(act())
    except Exception as error:
        print(type(error).__name__, error)
