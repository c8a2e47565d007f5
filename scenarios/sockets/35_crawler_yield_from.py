# /// timeslice
# title = "Ten pages, yield from"
# about = """
# With `yield from` a generator can be made of smaller ones: connect(), read() and read_all() each \
# wait for themselves, and fetch() is made of them as if they were plain functions. Write `await` \
# instead, and these are coroutines; add a loop that somebody else wrote, and it is asyncio."""
# look = [
#   "The same chart once more: callbacks, generators and `yield from` wait in the same way.",
#   "At the playhead a task is some generators deep, like the frames of a thread.",
#   "Future.__iter__ is what __await__ is in asyncio.",
# ]
# try = [
#   "Set DELAY to 0: what is left is the work of the loop itself.",
#   "Compare with the blocking crawler: nearly the same text, a tenth of the time.",
# ]
# [params]
# PAGES = { min = 1, max = 30, label = "pages" }
# DELAY = { min = 0.0, max = 0.5, label = "delay of the server", unit = "s" }
# ///
import multiprocessing
import selectors
import socket
import threading
import time

PAGES = 10
DELAY = 0.1


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


class Future:
    """A result that will be there later."""

    def __init__(self):
        self.result = None
        self.callbacks = []

    def set_result(self, result):
        self.result = result
        for callback in self.callbacks:
            callback(self)

    def __iter__(self):
        yield self
        return self.result


class Task:
    """Drives a generator: whenever a future that it yields is done, it goes on."""

    def __init__(self, generator):
        self.generator = generator
        running.add(self)
        self.step(None)

    def step(self, value):
        try:
            future = self.generator.send(value)
        except StopIteration:
            running.discard(self)
        else:
            future.callbacks.append(lambda done: self.step(done.result))


def ready(connection, event):
    """Waits until a connection is ready."""
    future = Future()
    selector.register(connection, event, lambda: future.set_result(None))
    yield from future
    selector.unregister(connection)


def connect():
    connection = socket.socket()
    connection.setblocking(False)
    try:
        connection.connect(address)
    except BlockingIOError:
        pass  # under way
    yield from ready(connection, selectors.EVENT_WRITE)
    return connection


def read(connection):
    yield from ready(connection, selectors.EVENT_READ)
    return connection.recv(4096)


def read_all(connection):
    page = b""
    while part := (yield from read(connection)):
        page += part
    return page


def fetch(path):
    with (yield from connect()) as connection:
        connection.send(f"GET {path} HTTP/1.0\r\n\r\n".encode())
        pages[path] = yield from read_all(connection)


if __name__ == "__main__":
    listener = socket.create_server(("127.0.0.1", 0), backlog=100)
    address = listener.getsockname()
    multiprocessing.get_context("fork").Process(target=serve, daemon=True).start()
    listener.close()
    selector = selectors.DefaultSelector()
    running = set()
    pages = {}
    for number in range(PAGES):
        Task(fetch(f"/page/{number}"))
    while running:
        for key, events in selector.select():
            key.data()
    print(len(pages), "pages, the last:", pages[f"/page/{PAGES - 1}"].decode().splitlines()[-1])
