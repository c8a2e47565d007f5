"""Descriptors that go from process to process in messages of Unix sockets."""

import array
import os
import socket
import threading


def show(title, *values):
    print(f"{title}:", *values)


def text_of(fd):
    os.lseek(fd, 0, os.SEEK_SET)
    return os.read(fd, 100)


def written(name, text):
    with open(name, "w") as file:
        file.write(text)
    return os.open(name, os.O_RDONLY)


# A worker is given files that it could not open by itself.
parent, child = socket.socketpair()
pid = os.fork()
if pid == 0:
    parent.close()
    data, fds, flags, address = socket.recv_fds(child, 100, 10)
    answer = b",".join(text_of(fd) for fd in fds)
    child.sendall(data + b":" + answer)
    os._exit(0)
child.close()
names = ["passed_one.txt", "passed_two.txt"]
fds = [written(name, f"text of {name}") for name in names]
show("sent", socket.send_fds(parent, [b"two ", b"files"], fds))
for fd in fds:
    os.close(fd)
show("answer", parent.recv(200))
show("child", os.waitpid(pid, 0)[1])
parent.close()

# The other end of a pipe stays open on its way.
one, other = socket.socketpair()
reading, writing = os.pipe()
socket.send_fds(one, [b"pipe"], [writing])
os.close(writing)
data, (got,), flags, address = socket.recv_fds(other, 10, 1)
show("pipe", data, flags, address, os.get_inheritable(got))
os.write(got, b"through it")
os.close(got)
show("read", os.read(reading, 100), os.read(reading, 100))
os.close(reading)

# Nobody takes it: it is closed, and the reader finds the end.
reading, writing = os.pipe()
socket.send_fds(one, [b"lost"], [writing])
os.close(writing)
show("plain recv", other.recv(10))
show("end", os.read(reading, 1))
os.close(reading)

# No read goes on behind descriptors; what was before them comes with them.
reading, writing = os.pipe()
one.send(b"before ")
socket.send_fds(one, [b"with "], [reading])
one.send(b"after")
data, got, *_ = socket.recv_fds(other, 100, 4)
show("first", data, len(got))
show("second", *socket.recv_fds(other, 100, 4))
os.close(got[0])

# Part of the bytes brings all of the descriptors.
socket.send_fds(one, [b"abcdef"], [reading, writing])
data, got, *_ = socket.recv_fds(other, 2, 4)
show("part", data, len(got), socket.recv_fds(other, 100, 4)[:2])
for fd in got:
    os.close(fd)

# Too little room.
socket.send_fds(one, [b"x"], [reading, writing])
data, ancillary, flags, _ = other.recvmsg(10, socket.CMSG_LEN(4))
(level, kind, numbers), = ancillary
show("truncated", data, level == socket.SOL_SOCKET, kind == socket.SCM_RIGHTS, len(numbers))
show("flag", flags == socket.MSG_CTRUNC)
os.close(array.array("i", numbers)[0])
socket.send_fds(one, [b"x"], [reading])
show("no room", *other.recvmsg(10))

# Several items are one.
rights = [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", [fd])) for fd in (reading, writing)]
one.sendmsg([b"items"], rights)
data, ancillary, *_ = other.recvmsg(10, 100)
show("items", data, len(ancillary), len(ancillary[0][2]))
for fd in array.array("i", ancillary[0][2]):
    os.close(fd)

# Messages without a connection.
left, right = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)
socket.send_fds(left, [b"datagram"], [reading])
data, got, flags, address = socket.recv_fds(right, 100, 2)
show("datagram", data, len(got), flags)
os.close(got[0])
left.close()
right.close()

# A server's accepted connection goes to a thread with a descriptor of its own.
listener = socket.create_server(("127.0.0.1", 0))
client = socket.create_connection(listener.getsockname())
accepted, _ = listener.accept()


def serve():
    data, (fd,), *_ = socket.recv_fds(other, 10, 1)
    with socket.socket(fileno=fd) as connection:
        connection.sendall(b"hello from " + data)


thread = threading.Thread(target=serve)
thread.start()
socket.send_fds(one, [b"worker"], [accepted.fileno()])
accepted.close()
thread.join()
show("client", client.recv(100), client.recv(100))
client.close()
listener.close()


def fails(call):
    try:
        print("no error:", call())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


fails(lambda: socket.send_fds(one, [b"x"], [999]))
fails(lambda: one.sendmsg([b"x"], 1))
fails(lambda: one.sendmsg([b"x"], [1]))
fails(lambda: one.sendmsg([b"x"], [(1, 2)]))
fails(lambda: one.sendmsg([b"x"], [(socket.SOL_SOCKET, 77, b"")]))
fails(lambda: one.recvmsg(1, -1))
fails(lambda: socket.CMSG_LEN(-1))
show("sizes", socket.CMSG_LEN(0), socket.CMSG_LEN(5), socket.CMSG_SPACE(0), socket.CMSG_SPACE(5))
os.close(reading)
os.close(writing)
one.close()
other.close()
for name in names:
    os.remove(name)
