# /// timeslice
# title = "Echo server: epoll, edge-triggered"
# about = """
# With EPOLLET the system tells of a socket only when something new has come. Whoever reads a part and \
# goes back to wait is not told of the rest. So a reader has to go on until there is nothing left: \
# until recv() says that it would block."""
# look = [
#   "The server is woken once per message and reads it in several pieces.",
#   "The last recv() of each round finds nothing: that is how the server knows that it may wait again.",
# ]
# try = [
#   "Set DRAIN to False: the first piece is answered, the rest lies in the buffer, and the client's patience ends.",
#   "Set PIECE to 64: one recv() takes it all. Then DRAIN does not matter, until a message is longer.",
# ]
# [params]
# DRAIN = { label = "reads until nothing is left" }
# PIECE = { min = 1, max = 64, label = "bytes per recv()", unit = "bytes" }
# ///
import select
import socket
import threading

DRAIN = True
PIECE = 8

MESSAGE = b"twenty-four bytes or so."


def read(connection):
    pieces = []
    while True:
        try:
            piece = connection.recv(PIECE)
        except BlockingIOError:
            break
        pieces.append(piece)
        if not piece or not DRAIN:
            break
    return pieces


def serve(connection):
    connection.setblocking(False)
    with select.epoll() as epoll:
        epoll.register(connection, select.EPOLLIN | select.EPOLLET)
        while True:
            epoll.poll()
            pieces = read(connection)
            if not pieces[-1]:
                return
            try:
                connection.send(b"".join(pieces).upper())
            except BrokenPipeError:
                return


def client(connection):
    connection.settimeout(0.5)
    for _ in range(3):
        connection.sendall(MESSAGE)
        answer = b""
        try:
            while len(answer) < len(MESSAGE):
                answer += connection.recv(100)
        except TimeoutError:
            print("no more than", answer, "in half a second")
            return
        print("answer:", answer.decode())


listener = socket.create_server(("127.0.0.1", 0))
near = socket.create_connection(listener.getsockname())
far, _ = listener.accept()
server = threading.Thread(target=serve, args=(far,), name="server")
server.start()
client(near)
near.close()
server.join()
far.close()
listener.close()
