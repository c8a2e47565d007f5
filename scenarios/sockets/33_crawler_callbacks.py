# /// timeslice
# title = "Ten pages, one selector, callbacks"
# about = """
# Instead of asking each connection, the program asks the kernel once for all of them: the \
# selector waits until any is ready, and says which. What is to be done then is a callback that \
# was registered with it. One thread, hardly any computing, all pages at once: this is an event \
# loop."""
# look = [
#   "The main thread waits in one place only: the selector, which is epoll.",
#   "Each time it is woken it runs the callbacks of those that are ready, and waits again.",
#   "What belongs together, connect, send, receive, is torn into pieces.",
# ]
# try = [
#   "Raise PAGES: the time stays the same.",
#   "Raise DELAY: unlike the polling crawler, waiting longer costs no computing.",
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


class Fetcher:
    """Fetches a page by callbacks: each does a little and says what comes after it."""

    def __init__(self, path):
        self.path = path
        self.page = b""
        self.connection = socket.socket()
        self.connection.setblocking(False)
        try:
            self.connection.connect(address)
        except BlockingIOError:
            pass  # under way
        selector.register(self.connection, selectors.EVENT_WRITE, self.on_connected)

    def on_connected(self):
        self.connection.send(f"GET {self.path} HTTP/1.0\r\n\r\n".encode())
        selector.modify(self.connection, selectors.EVENT_READ, self.on_readable)

    def on_readable(self):
        part = self.connection.recv(4096)
        if part:
            self.page += part
        else:
            selector.unregister(self.connection)
            self.connection.close()
            waiting.remove(self)


if __name__ == "__main__":
    listener = socket.create_server(("127.0.0.1", 0), backlog=100)
    address = listener.getsockname()
    multiprocessing.get_context("fork").Process(target=serve, daemon=True).start()
    listener.close()
    selector = selectors.DefaultSelector()
    fetchers = [Fetcher(f"/page/{number}") for number in range(PAGES)]
    waiting = set(fetchers)
    while waiting:
        for key, events in selector.select():
            callback = key.data
            callback()
    print(len(fetchers), "pages, the last:", fetchers[-1].page.decode().splitlines()[-1])
