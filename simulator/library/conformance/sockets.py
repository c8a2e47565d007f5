# Sockets: names, options, errors, datagrams, listening, connecting, ends and resets, files of sockets.
import os
import pickle
import socket
import threading
from multiprocessing.connection import Client, Listener


def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except BaseException as error:
        print(type(error).__name__, error, getattr(error, "errno", None))


def connected():
    listener = socket.create_server(("127.0.0.1", 0))
    client = socket.create_connection(listener.getsockname())
    server, address = listener.accept()
    print(address == client.getsockname(), server.getpeername() == address)
    listener.close()
    return client, server


# Enumerations and functions of addresses.
print(socket.AF_INET, repr(socket.AF_INET), repr(socket.SOCK_STREAM), repr(socket.SOCK_DGRAM))
print(repr(socket.AF_UNIX), repr(socket.AI_PASSIVE), repr(socket.MSG_PEEK))
print(socket.timeout is TimeoutError, socket.error is OSError, socket.gaierror.__mro__[1])
print(socket.inet_aton("127.0.0.1"), socket.inet_ntoa(b"\x0a\x00\x00\x01"))
print(socket.inet_pton(socket.AF_INET, "1.2.3.4"), socket.inet_ntop(socket.AF_INET, b"\1\2\3\4"))
print(socket.htons(80), socket.ntohs(20480), socket.htonl(1), socket.ntohl(16777216))
attempt(socket.inet_aton, "300.1.1.1")
attempt(socket.inet_ntoa, b"123")
attempt(socket.inet_pton, socket.AF_INET, "x")
attempt(socket.inet_ntop, socket.AF_INET, b"123")
attempt(socket.htons, -1)
attempt(socket.htons, 70000)
print(socket.gethostbyname("localhost"), socket.gethostbyname("10.1.2.3"), socket.gethostbyname(""))
print(socket.getaddrinfo("127.0.0.1", 80, type=socket.SOCK_STREAM))
print(socket.getaddrinfo("127.0.0.1", "80", socket.AF_INET, socket.SOCK_DGRAM))
attempt(socket.getaddrinfo, "name", 80, flags=socket.AI_NUMERICHOST)
attempt(socket.getaddrinfo, None, None)
print(isinstance(socket.gethostname(), str))

# A socket before it is connected.
s = socket.socket()
print(s.family is socket.AF_INET, s.type is socket.SOCK_STREAM, s.proto, s.timeout, s.getblocking())
print(s.getsockname())
attempt(s.getpeername)
attempt(s.recv, 1)
attempt(s.send, b"x")
attempt(s.accept)
attempt(s.shutdown, socket.SHUT_RD)
attempt(s.connect, "localhost")
attempt(s.connect, ("localhost", 70000))
attempt(s.connect, ("127.0.0.1", "80"))
attempt(s.bind, ("1.2.3.4", 0))
attempt(s.recv, -1)
attempt(s.settimeout, -1)
attempt(s.settimeout, "1")
attempt(s.send, "text")
attempt(pickle.dumps, s)
attempt(s.makefile, "x")
attempt(s.makefile, "r", 0)
print(s.getsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR))
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
print(s.getsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR))
print(s.getsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 4))
print(s.getsockopt(socket.SOL_SOCKET, socket.SO_TYPE), s.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR))
s.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, True)
print(s.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
s.settimeout(2.5)
print(s.gettimeout(), s.getblocking(), os.get_blocking(s.fileno()))
s.setblocking(False)
print(s.gettimeout(), s.getblocking(), os.get_blocking(s.fileno()))
s.close()
print(s.fileno(), s)
attempt(s.getsockname)
attempt(s.listen)
attempt(socket.socket, 77)
attempt(socket.socket, socket.AF_INET, 77)
attempt(socket.socket, fileno=9999)
socket.setdefaulttimeout(1.5)
with socket.socket() as s:
    print(s.gettimeout(), socket.getdefaulttimeout())
socket.setdefaulttimeout(None)

# Addresses in use.
first = socket.create_server(("127.0.0.1", 0))
address = first.getsockname()
print(first.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN))
with socket.socket() as second:
    try:
        second.bind(address)
    except OSError as error:
        print(error)
    second.bind(("127.0.0.1", 0))
    attempt(second.bind, ("127.0.0.1", 0))
try:
    socket.create_server(address)
except OSError as error:
    print(str(error).replace(str(address[1]), "PORT"))
first.close()
with socket.socket() as s:
    attempt(s.connect, address)
    print(s.connect_ex(address))
attempt(socket.create_connection, address, 1)
try:
    socket.create_connection(address, all_errors=True)
except ExceptionGroup as error:
    print(error, error.exceptions)

# A connection: the end by shutdown, by close, and resets.
client, server = connected()
client.sendall(b"question")
print(server.recv(3), server.recv(100))
server.sendall(b"answer")
server.shutdown(socket.SHUT_WR)
print(client.recv(100), client.recv(100), client.recv(100))
client.send(b"still")
print(server.recv(10))
attempt(server.send, b"x")
attempt(client.connect, ("127.0.0.1", 1))
client.close()
print(server.recv(10))
server.close()

client, server = connected()
server.send(b"unread")
client.send(b"unread too")
server.settimeout(5)
server.recv(1, socket.MSG_PEEK)
server.close()
print(client.recv(100))
attempt(client.recv, 100)
print(client.recv(100))
attempt(client.send, b"x")
client.close()

client, server = connected()
server.close()
print(client.recv(1))
print(client.send(b"nobody reads this"))
threading.Event().wait(0.05)
attempt(client.send, b"x")
client.close()

# Timeouts.
client, server = connected()
client.settimeout(0.02)
attempt(client.recv, 1)
file = client.makefile("rb")
attempt(file.read, 1)
attempt(file.read, 1)
file.close()
client.close()
server.close()

# Everything at once, more than buffers hold.
client, server = connected()
size = 8_000_000
sender = threading.Thread(target=client.sendall, args=(bytes(size),))
sender.start()
received = 0
while received < size:
    received += len(server.recv(1 << 20))
sender.join()
print(received)
client.sendall(b"0123456789")
print(server.recv(10, socket.MSG_WAITALL))
buffer = bytearray(4)
client.send(b"abcdef")
print(server.recv_into(buffer), buffer, server.recv_into(buffer, 1), buffer, server.recv(9))
attempt(server.recv_into, b"constant")
attempt(server.recv_into, buffer, 9)
attempt(server.recv_into, buffer, flags=socket.MSG_DONTWAIT)

# Files of sockets.
with client.makefile("w", encoding="utf-8") as out, server.makefile("r", encoding="utf-8") as lines:
    print("one", "zwei", "três", sep="\n", file=out, flush=True)
    print(lines.readline(), lines.readline(), lines.readline(), lines.mode)
raw = server.makefile("rb", buffering=0)
print(raw.mode, raw.readable(), raw.writable(), raw.seekable(), raw.name == server.fileno())
server.close()
print(server.fileno() >= 0)
client.send(b"late")
print(raw.read(10))
raw.close()
print(raw.closed, raw.name, server.fileno())
attempt(raw.readable)
attempt(raw.read, 1)
fd = client.detach()
print(client.fileno())
again = socket.socket(fileno=fd)
print(again.family, again.type)
copy = again.dup()
print(copy.fileno() != again.fileno(), copy.getsockname() == again.getsockname())
again.close()
copy.close()

# Datagrams.
one = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
other = socket.socket(type=socket.SOCK_DGRAM)
one.bind(("127.0.0.1", 0))
other.bind(("localhost", 0))
print(one.sendto(b"hello", other.getsockname()), one.sendto(b"more", 0, other.getsockname()))
data, sender = other.recvfrom(3)
print(data, sender == one.getsockname(), other.recvfrom(100)[0])
attempt(one.send, b"x")
one.connect(other.getsockname())
print(one.send(b"connected"), other.recv(100), one.getpeername() == other.getsockname())
attempt(one.listen)
attempt(one.send, bytes(70000))
other.close()
one.send(b"nobody")
threading.Event().wait(0.02)
attempt(one.recv, 1)
one.close()
left, right = socket.socketpair(type=socket.SOCK_DGRAM)
left.send(b"a")
left.send(b"bc")
print(right.recv(10), right.recv(10))
left.close()
right.close()

# Names instead of ports.
name = f"/tmp/socket-of-{os.getpid()}"
with socket.socket(socket.AF_UNIX) as listening, socket.socket(socket.AF_UNIX) as s:
    attempt(s.connect, name)
    listening.bind(name)
    attempt(s.connect, name)
    listening.listen()
    s.connect(name)
    accepted, address = listening.accept()
    print(repr(address), s.getpeername() == name, repr(s.getsockname()), accepted.getsockname() == name)
    s.sendall(b"by name")
    print(accepted.recv(10))
    accepted.close()

# Connections of multiprocessing over ports.
with Listener(("localhost", 0)) as listener:
    def ask():
        with Client(listener.address) as c:
            c.send(["a", 1])
            print(c.recv())

    thread = threading.Thread(target=ask)
    thread.start()
    with listener.accept() as connection:
        print(connection.recv(), listener.last_accepted[0])
        connection.send({"b": 2})
        thread.join()

# Non-blocking connects.
listener = socket.create_server(("127.0.0.1", 0))
s = socket.socket()
s.setblocking(False)
attempt(s.connect, listener.getsockname())
listener.accept()[0].close()
print(s.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR), s.connect_ex(listener.getsockname()))
s.close()
listener.close()
