"""Calls on sockets that are no ends of a connection: at once, not waiting, and with a timeout. Names of sockets."""

import os
import socket
import threading
import time


def told(title, call):
    try:
        print(f"{title}:", call())
    except Exception as error:
        print(f"{title}: {type(error).__name__}: {error}")


def calls(title, sock):
    told(f"{title} recv", lambda: sock.recv(5))
    told(f"{title} send", lambda: sock.send(b"x"))
    told(f"{title} getpeername", sock.getpeername)


listener = socket.socket()
listener.bind(("127.0.0.1", 0))
listener.listen()
for timeout in (None, 0, 0.02):
    listener.settimeout(timeout)
    calls(f"listening, {timeout}", listener)
    idle = socket.socket()
    idle.settimeout(timeout)
    calls(f"idle, {timeout}", idle)
    told("accept", idle.accept)
    told("shutdown", lambda: idle.shutdown(socket.SHUT_RDWR))
    idle.close()
    local = socket.socket(socket.AF_UNIX)
    local.settimeout(timeout)
    calls(f"unix, {timeout}", local)
    told("listen", local.listen)
    told("accept", local.accept)
    local.close()

# With a timeout, the listener is waited for: a connection makes it ready, and then recv() fails.
listener.settimeout(5)


def connect():
    time.sleep(0.05)
    with socket.create_connection(listener.getsockname()):
        pass


thread = threading.Thread(target=connect)
thread.start()
begun = time.monotonic()
told("recv on a listener", lambda: listener.recv(5))
print("before its time was over:", time.monotonic() - begun < 1)
thread.join()
listener.close()

datagrams = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
datagrams.settimeout(0.02)
told("datagram recv", lambda: datagrams.recv(5))
told("datagram send", lambda: datagrams.send(b"x"))
told("datagram accept", datagrams.accept)
told("datagram listen", datagrams.listen)
for arguments in ((), (b"x",), (b"x", 1), (b"x", 1, 2, 3), ("x", ("127.0.0.1", 9)), (b"x", "a", ("127.0.0.1", 9))):
    told("sendto", lambda: datagrams.sendto(*arguments))
datagrams.close()

for name in ("\0" + "h" * 107, "\0" + "h" * 108, "/tmp/" + "x" * 103, b"named_\xc3\xa0\xff", 3):
    with socket.socket(socket.AF_UNIX) as sock:
        told("name", lambda: (sock.bind(name), sock.getsockname()))
os.remove(b"named_\xc3\xa0\xff")
with socket.socket(socket.AF_UNIX) as one, socket.socket(socket.AF_UNIX) as other:
    one.bind("")
    other.bind("")
    names = one.getsockname(), other.getsockname()
    print("given names:", [(name[:1], len(name), int(name[1:], 16) >= 0) for name in names], len(set(names)))

for service in ("ssh", "http", "domain", "ntp", "mysql"):
    for protocol in ("tcp", "udp"):
        told(f"{service} {protocol}", lambda: socket.getservbyname(service, protocol))
for port in (22, 53, 80, 443, 3306, 6379, 9999):
    told(f"port {port}", lambda: socket.getservbyport(port))
told("by name", lambda: socket.getaddrinfo("127.0.0.1", "http"))
told("other protocol", lambda: socket.getaddrinfo("127.0.0.1", "http", type=socket.SOCK_DGRAM))
told("no number", lambda: socket.getaddrinfo("127.0.0.1", "http", flags=socket.AI_NUMERICSERV))
told("too much", lambda: socket.getaddrinfo("127.0.0.1", 100_000, type=socket.SOCK_STREAM)[0][4])
told("too little", lambda: socket.getaddrinfo("127.0.0.1", -1))
told("flow", lambda: socket.getnameinfo(("::1", 0, 0xFFFFFFFF), 0))
for text in ("10.1", "127.1", "1", "0x7f.1", "010.0.0.1", "1.2.3.4.5", "256.1.1.1", "1.2.65536", "1.2.65535", "09.1", ""):
    told(f"short {text!r}", lambda: socket.inet_ntoa(socket.inet_aton(text)))
told("lookup", lambda: socket.gethostbyname("127.1"))
