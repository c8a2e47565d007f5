# IPv6: addresses as text and as bytes, names, both versions at one port, datagrams, servers of asyncio for all hosts.
import asyncio
import socket

V6 = socket.AF_INET6


def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


# Text and bytes.
for text in (
    "::", "1::", "::2", "1:2:3:4:5:6:7:8", "1:2:3:4:5:6:7::", "1:2:3:4:5:6:7:8:9", ":1", "1:", ":::",
    "::ffff:1.2.3.4", "1.2.3.4", "::12345", "1:2:3:4:5:6:7:1.2.3.4", "1::2::3", "fe80::1%lo",
):  # fmt: skip
    attempt(lambda: socket.inet_pton(V6, text).hex())
for packed in (
    bytes(16), bytes(15) + b"\1", bytes(12) + b"\1\2\3\4", bytes(10) + b"\xff\xff\x7f\0\0\1",
    bytes.fromhex("20010db8000000000001000000000001"), bytes(range(1, 17)), bytes(15),
):  # fmt: skip
    attempt(socket.inet_ntop, V6, packed)
attempt(socket.inet_pton, 99, "::1")

# Names.
for host in (None, "", "::1", "127.0.0.1", "0.0.0.0", "::"):
    for flags in (0, socket.AI_PASSIVE):
        attempt(socket.getaddrinfo, host, 80, type=socket.SOCK_STREAM, flags=flags)
attempt(socket.getaddrinfo, "::1", 80, socket.AF_INET)
attempt(socket.getaddrinfo, "127.0.0.1", 80, V6)
attempt(socket.getnameinfo, ("::1", 80), socket.NI_NUMERICHOST | socket.NI_NUMERICSERV)

# What is refused.
six, four = socket.socket(V6), socket.socket()
attempt(four.connect, ("::1", 1))
attempt(six.connect, ("127.0.0.1", 1))
attempt(six.bind, "x")
attempt(six.bind, ("::1",))
attempt(six.bind, ("::1", 1, 2, 3, 4))
attempt(six.bind, ("::1", 1 << 20))
attempt(six.connect, ("::1", 1))
attempt(socket.socketpair, V6)
attempt(socket.create_server, ("", 0), dualstack_ipv6=True)

# One server for both versions.
print(socket.has_ipv6, socket.has_dualstack_ipv6())
server = socket.create_server(("", 0), family=V6, dualstack_ipv6=True)
port = server.getsockname()[1]
print(server.getsockname()[0], server.getsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY))
for host in ("127.0.0.1", "::1", "::ffff:127.0.0.1"):
    client = socket.create_connection((host, port))
    accepted, address = server.accept()
    print(len(address), address[0], accepted.getsockname()[0], client.getpeername()[0])
    print(address == accepted.getpeername(), client.getsockname()[0])
    accepted.sendall(b"hello")
    print(client.recv(10))
attempt(socket.socket().bind, ("", port))

# One server for each, at the same port.
only6 = socket.create_server(("::1", 0), family=V6)
port = only6.getsockname()[1]
attempt(socket.create_connection, ("127.0.0.1", port))
only4 = socket.create_server(("127.0.0.1", port))
client = socket.socket(V6)
client.connect(("::ffff:127.0.0.1", port))
print(client.getpeername()[0], client.getsockname()[0], only4.accept()[1][0])

# Datagrams.
receiver, sender = socket.socket(V6, socket.SOCK_DGRAM), socket.socket(V6, socket.SOCK_DGRAM)
receiver.bind(("::", 0))
port = receiver.getsockname()[1]
sender.sendto(b"six", ("::1", port))
data, address = receiver.recvfrom(10)
print(data, address[0], address[2:], sender.getsockname()[0])
sender = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sender.sendto(b"four", ("127.0.0.1", port))
data, address = receiver.recvfrom(10)
print(data, address[0])
receiver.sendto(b"back", address)
print(sender.recvfrom(10) == (b"back", ("127.0.0.1", port)))


async def handle(reader, writer):
    print(writer.get_extra_info("peername")[0], writer.get_extra_info("sockname")[0])
    writer.write(await reader.read())
    writer.close()


async def main():
    server = await asyncio.start_server(handle, None, 8899)
    print(sorted(sock.getsockname() for sock in server.sockets))
    for host in ("127.0.0.1", "::1"):
        reader, writer = await asyncio.open_connection(host, 8899)
        writer.write(b"echo")
        writer.write_eof()
        print(await reader.read(), writer.get_extra_info("peername"))
        writer.close()
    server.close()
    for host in ("127.0.0.1", "::1", None):
        try:
            await asyncio.open_connection(host, 8899)
        except OSError as error:
            print(type(error).__name__, error)


asyncio.run(main())
