"""What sockets are told of, by default and afterwards, and what numbers and names the module has."""

import os
import select
import socket
import struct


def attempt(label, act):
    try:
        print(label, act())
    except Exception as error:
        print(label, type(error).__name__, error)


SOCKET = "DONTROUTE BROADCAST KEEPALIVE OOBINLINE PRIORITY REUSEPORT RCVLOWAT MARK".split()
TCP = "NODELAY CORK KEEPIDLE KEEPINTVL KEEPCNT SYNCNT LINGER2 DEFER_ACCEPT QUICKACK USER_TIMEOUT".split()

stream = socket.socket()
datagram = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
for name in SOCKET:
    option = getattr(socket, f"SO_{name}")
    attempt(name, lambda: (option, stream.getsockopt(socket.SOL_SOCKET, option)))
    attempt(name, lambda: datagram.getsockopt(socket.SOL_SOCKET, option))
for name in TCP:
    option = getattr(socket, f"TCP_{name}")
    attempt(name, lambda: (option, stream.getsockopt(socket.IPPROTO_TCP, option)))
for name in ("IP_TTL", "IP_TOS", "IP_MULTICAST_TTL", "IP_MULTICAST_LOOP"):
    attempt(name, lambda: datagram.getsockopt(socket.IPPROTO_IP, getattr(socket, name)))
for each in (stream, datagram, socket.socketpair()[0]):
    about = (socket.SO_DOMAIN, socket.SO_TYPE, socket.SO_PROTOCOL, socket.SO_ACCEPTCONN)
    print([each.getsockopt(socket.SOL_SOCKET, option) for option in about])
attempt("unknown", lambda: stream.getsockopt(socket.SOL_SOCKET, 9999))
attempt("unknown", lambda: stream.setsockopt(socket.SOL_SOCKET, 9999, 1))
attempt("fixed", lambda: stream.setsockopt(socket.SOL_SOCKET, socket.SO_TYPE, 1))
for size in (1, 10_000):
    for option in (socket.SO_SNDBUF, socket.SO_RCVBUF):
        stream.setsockopt(socket.SOL_SOCKET, option, size)
        print(size, stream.getsockopt(socket.SOL_SOCKET, option))

# A connection has the options of the socket that it came to.
stream.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
stream.setsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPIDLE, 5)
stream.bind(("127.0.0.1", 0))
stream.listen()
client = socket.create_connection(stream.getsockname())
accepted, _ = stream.accept()
print(accepted.getsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE))
print(accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPIDLE))

# A time limit of the system's is told as if nothing were to wait.
accepted.setsockopt(socket.SOL_SOCKET, socket.SO_RCVTIMEO, struct.pack("ll", 0, 20_000))
print(struct.unpack("ll", accepted.getsockopt(socket.SOL_SOCKET, socket.SO_RCVTIMEO, 16)))
attempt("in time", lambda: accepted.recv(10))
client.sendall(b"data")
attempt("in time", lambda: accepted.recv(10))

# Who is at the other end.
one, other = socket.socketpair()
pid, _, _ = struct.unpack("3i", one.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, 12))
print(pid == os.getpid())
alone = socket.socket(socket.AF_UNIX)
print(struct.unpack("3i", alone.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, 12)))
alone.close()

# After a connection that has not come about the socket has no address again.
refused = socket.socket()
attempt("refused", lambda: refused.connect(("127.0.0.1", 1)))
attempt("bind", lambda: refused.bind(("127.0.0.1", 0)))
attempt("all", lambda: datagram.sendto(b"x", ("255.255.255.255", 9)))

attempt("host", lambda: refused.connect((3, 1)))
attempt("lookup", lambda: socket.getaddrinfo(3, 80))
attempt("lookup", lambda: socket.getaddrinfo("127.0.0.1", 1.5))
for convert in (socket.htons, socket.htonl):
    for value in (1, 65_536, -1, 2**31, 2**32, 1.5):
        attempt(value, lambda: convert(value))
for name in ("tcp", "udp", "icmp", "none"):
    attempt(name, lambda: socket.getprotobyname(name))
attempt("port", lambda: socket.getservbyport(1))
for text in ("1.2.3.4 x", "01.02.03.04"):
    attempt(text, lambda: socket.inet_aton(text))
    attempt(text, lambda: socket.inet_pton(socket.AF_INET, text))
attempt("family", lambda: socket.inet_ntop(99, b"1"))
attempt("family", lambda: socket.inet_pton(99, "1"))
print(socket.if_nameindex()[0], socket.if_nametoindex("lo"), socket.if_indextoname(1))
attempt("interface", lambda: socket.if_nametoindex("none"))
attempt("interface", lambda: socket.if_indextoname(999))
attempt("select", lambda: select.select([], [], [], "x"))
print(select.POLLRDNORM, select.POLLRDBAND, select.POLLWRNORM, select.POLLWRBAND, select.POLLMSG)
for each in (stream, datagram, client, accepted, one, other, refused):
    each.close()
