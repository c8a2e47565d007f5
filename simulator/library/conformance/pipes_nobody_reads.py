"""Who writes to where nobody reads gets SIGPIPE, which Python ignores unless told, and an error."""

import os
import signal
import socket
import subprocess
import sys

for number in (signal.SIGPIPE, signal.SIGXFSZ, signal.SIGCHLD, signal.SIGINT):
    print(repr(signal.getsignal(number)))
os.kill(os.getpid(), signal.SIGPIPE)
print("goes on")


def attempt(act):
    try:
        print(act())
    except OSError as error:
        print(type(error).__name__, error)


reading, writing = os.pipe()
os.close(reading)
attempt(lambda: os.write(writing, b"x"))
signal.signal(signal.SIGPIPE, lambda number, frame: print("handled", number))
attempt(lambda: os.write(writing, b"x"))
one, other = socket.socketpair()
other.close()
attempt(lambda: one.send(b"x"))
one.close()

# In a child that has asked for the signal, in one that has not, and in a command.
asked = "import signal; signal.signal(signal.SIGPIPE, signal.SIG_DFL)\n"
for beginning in (asked, ""):
    code = beginning + "import os; os.write(1, b'x'); print('not reached')"
    done = subprocess.run([sys.executable, "-c", code], stdout=writing, stderr=subprocess.PIPE)
    print(done.returncode, done.stderr.decode().split("\n")[-2:])
print(subprocess.run(["seq", "100000"], stdout=writing).returncode)
print(subprocess.run("seq 100000 | head -n 1", shell=True, capture_output=True))

# A connection of which both ends have said that they are done is none any more.
server = socket.create_server(("127.0.0.1", 0))
client = socket.create_connection(server.getsockname())
accepted, _ = server.accept()
client.shutdown(socket.SHUT_RDWR)
print(accepted.recv(1))
accepted.shutdown(socket.SHUT_RDWR)
attempt(lambda: accepted.shutdown(socket.SHUT_RDWR))
for each in (server, client, accepted):
    each.close()
