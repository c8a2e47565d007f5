# /// timeslice
# title = "Ten pages, generators with futures and tasks"
# about = """
# Callbacks tear a page's story to pieces. A generator can stop in the middle and go on later, so \
# the story can stay in one function: it yields a Future for what it waits for, and a Task, itself \
# a callback, sends it the result when that is there. The loop below has not changed."""
# look = [
#   "The chart looks like that of the callbacks: underneath, nothing is different.",
#   "fetch() reads from top to bottom, and its variables live on between the steps.",
#   "Each time the selector wakes the thread, some task goes one step further.",
# ]
# try = [
#   "Stop the playhead in the middle: ten generators are in the middle of fetch().",
#   "Raise PAGES: still one thread.",
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


def fetch(path):
    connection = socket.socket()
    connection.setblocking(False)
    try:
        connection.connect(address)
    except BlockingIOError:
        pass  # under way
    future = Future()
    selector.register(connection, selectors.EVENT_WRITE, lambda: future.set_result(None))
    yield future
    selector.unregister(connection)
    connection.send(f"GET {path} HTTP/1.0\r\n\r\n".encode())
    page = b""
    while True:
        future = Future()
        selector.register(
            connection, selectors.EVENT_READ, lambda: future.set_result(connection.recv(4096))
        )
        part = yield future
        selector.unregister(connection)
        if not part:
            break
        page += part
    connection.close()
    pages[path] = page


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
