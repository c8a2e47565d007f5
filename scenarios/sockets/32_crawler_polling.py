# /// timeslice
# title = "Ten pages, asked for again and again"
# about = """
# Non-blocking sockets never wait: a call that cannot be answered at once fails with \
# BlockingIOError. So one thread can have all ten connections open and ask each in turn. It is as \
# fast as ten threads, and burns a whole core doing so."""
# look = [
#   "The main thread runs all the time: asking is work, though nothing comes of it.",
#   "Much of that time is spent in the kernel: every question is a system call.",
#   "The pages arrive together, after one delay of the server.",
# ]
# try = [
#   "Make DELAY larger: the same ten pages cost more and more computing.",
#   "Compare with the crawler that uses a selector: the same pages, and hardly any computing.",
# ]
# [params]
# PAGES = { min = 1, max = 20, label = "pages" }
# DELAY = { min = 0.0, max = 0.1, label = "delay of the server", unit = "s" }
# ///
import multiprocessing
import socket
import threading
import time

PAGES = 10
DELAY = 0.01


def serve():
    """A server in a process of its own: each answer takes DELAY seconds, for all clients at once."""

    def answer(connection):
        with connection:
            path = connection.recv(1000).split()[1]
            time.sleep(DELAY)
            connection.sendall(b"HTTP/1.0 200 OK\r\n\r\nthis is " + path)

    while True:
        connection, _ = listener.accept()
        threading.Thread(target=answer, args=(connection,)).start()


def start(path):
    connection = socket.socket()
    connection.setblocking(False)
    try:
        connection.connect(address)
    except BlockingIOError:
        pass  # under way
    return connection


def step(path, connection, sent, page):
    """Goes as far with a page as it can without waiting; returns whether it is complete."""
    try:
        if path not in sent:
            connection.send(f"GET {path} HTTP/1.0\r\n\r\n".encode())
            sent.add(path)
        part = connection.recv(4096)
    except (BlockingIOError, OSError):
        return False
    page.extend(part)
    return not part


if __name__ == "__main__":
    listener = socket.create_server(("127.0.0.1", 0), backlog=100)
    address = listener.getsockname()
    multiprocessing.get_context("fork").Process(target=serve, daemon=True).start()
    listener.close()
    paths = [f"/page/{number}" for number in range(PAGES)]
    connections = {path: start(path) for path in paths}
    pages = {path: bytearray() for path in paths}
    sent = set()
    while connections:
        for path, connection in list(connections.items()):
            if step(path, connection, sent, pages[path]):
                connections.pop(path).close()
    print(len(pages), "pages, the last:", pages[paths[-1]].decode().splitlines()[-1])
