"""A socket or a pipe that nobody holds any more is closed, and its other end hears of that."""

import os
import socket
import subprocess
import threading


def is_open(descriptor):
    try:
        os.fstat(descriptor)
        return True
    except OSError:
        return False


def serve(listener, name):
    connection, _ = listener.accept()
    with connection:
        while data := connection.recv(100):
            print(name, data)
            connection.sendall(data.upper())
    print(name, "has ended")


def forgetful(address):
    client = socket.create_connection(address)
    client.sendall(b"from a function")
    print(client.recv(100))


class Holder:
    def __init__(self, address):
        self.socket = socket.create_connection(address)


listener = socket.create_server(("127.0.0.1", 0))
address = listener.getsockname()

# A function has returned; its thread goes on.
server = threading.Thread(target=serve, args=(listener, "function"))
server.start()
forgetful(address)
server.join()

# A thread has ended.
server = threading.Thread(target=serve, args=(listener, "thread"))
server.start()
client = threading.Thread(target=forgetful, args=(address,))
client.start()
server.join()
client.join()

# An object goes with all that it holds; a list is emptied; a name gets another value.
server = threading.Thread(target=serve, args=(listener, "holder"))
server.start()
holder = Holder(address)
holder.socket.sendall(b"held")
print(holder.socket.recv(100))
del holder
server.join()

server = threading.Thread(target=serve, args=(listener, "list"))
server.start()
clients = [socket.create_connection(address)]
clients.clear()
server.join()

one, other = socket.socketpair()
descriptor = one.fileno()
one = None
print(other.recv(10), is_open(descriptor))

# One that somebody holds stays: a file of it, a bound method.
one, other = socket.socketpair()
file, one = one.makefile("rb"), None
other.sendall(b"a line\n")
print(file.readline())
file = None
try:
    print(other.send(b"x"))
except BrokenPipeError as error:
    print(error)
one, other = socket.socketpair()
send, one = one.send, None
print(send(b"by its method"), other.recv(100))
send = None
print(other.recv(100))

# What a file still has goes out before.
server = threading.Thread(target=serve, args=(listener, "file"))
server.start()


def leave_written(address):
    file = socket.create_connection(address).makefile("w")
    file.write("not flushed")


leave_written(address)
server.join()
listener.close()


def write_into(descriptor):
    file = os.fdopen(descriptor, "w")
    file.write("into a pipe")


reading, writing = os.pipe()
reader = threading.Thread(target=lambda: print(os.fdopen(reading).read()))
reader.start()
write_into(writing)
reader.join()


def feed(process):
    file, process.stdin = process.stdin, None
    file.write(b"fed")


process = subprocess.Popen(["cat"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
feed(process)
print(process.stdout.read(), process.wait())
process.stdout.close()
