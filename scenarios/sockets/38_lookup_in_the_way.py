# /// timeslice
# title = "A name lookup in the way"
# about = """
# Everything in this crawler is non-blocking but one thing: before it connects it asks a name \
# server, and waits for the answer, as socket.getaddrinfo() does. That holds up all the others. \
# The second time threads of a pool ask, and the loop goes on meanwhile, which is what asyncio \
# does."""
# look = [
#   "First: the lookups stand one behind the other, and nobody else moves.",
#   "Then: the lookups wait side by side in threads, and so do the pages.",
#   "The name server answers datagrams; connecting goes through the loop both times.",
# ]
# try = [
#   "Set LOOKUP to 0: no difference is left.",
#   "Set WORKERS to 1: the lookups line up again, but do not hold up the loop.",
# ]
# [params]
# PAGES = { min = 1, max = 20, label = "pages" }
# LOOKUP = { min = 0.0, max = 0.2, label = "delay of the name server", unit = "s" }
# DELAY = { min = 0.0, max = 0.2, label = "delay of the server", unit = "s" }
# WORKERS = { min = 1, max = 20, label = "threads that ask" }
# ///
import multiprocessing
import selectors
import socket
import threading
import time
from concurrent.futures import ThreadPoolExecutor

PAGES = 5
LOOKUP = 0.04
DELAY = 0.05
WORKERS = 5


def serve():
    """Name server and web server, in a process of their own."""

    def name_answer(question, client):
        time.sleep(LOOKUP)
        names.sendto(b"127.0.0.1", client)

    def answer(connection):
        with connection:
            path = connection.recv(1000).split()[1]
            time.sleep(DELAY)
            connection.sendall(b"this is " + path)

    def answer_names():
        while True:
            threading.Thread(target=name_answer, args=names.recvfrom(100)).start()

    threading.Thread(target=answer_names, daemon=True).start()
    while True:
        connection, _ = listener.accept()
        threading.Thread(target=answer, args=(connection,)).start()


def look_up(name):
    """Asks the name server and waits for the address."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as question:
        question.sendto(name.encode(), name_server)
        return question.recv(100).decode()


def fetch(host, path):
    """A generator that yields what it waits for."""
    connection = socket.socket()
    connection.setblocking(False)
    try:
        connection.connect((host, listener.getsockname()[1]))
    except BlockingIOError:
        pass  # under way
    yield connection, selectors.EVENT_WRITE
    connection.send(f"GET {path} HTTP/1.0\r\n\r\n".encode())
    page = b""
    while True:
        yield connection, selectors.EVENT_READ
        part = connection.recv(4096)
        if not part:
            break
        page += part
    connection.close()
    pages.append(page)


def go_on(generator):
    try:
        connection, event = next(generator)
    except StopIteration:
        return
    selector.register(connection, event, generator)


def crawl(begin):
    """Begins all pages, and goes on with whatever is ready until all are there."""
    pages.clear()
    for number in range(PAGES):
        begin(f"site{number}.example", f"/{number}")
    while len(pages) < PAGES:
        for key, _ in selector.select():
            selector.unregister(key.fileobj)
            if key.fileobj is bell:
                bell.recv(100)
                selector.register(bell, selectors.EVENT_READ)
                while found:
                    go_on(fetch(*found.pop()))
            else:
                go_on(key.data)
    return len(pages)


def begin_here(name, path):
    go_on(fetch(look_up(name), path))


def begin_in_thread(name, path):
    def ask():
        found.append((look_up(name), path))
        ringer.send(b"!")  # wakes the loop

    pool.submit(ask)


if __name__ == "__main__":
    listener = socket.create_server(("127.0.0.1", 0), backlog=100)
    names = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    names.bind(("127.0.0.1", 0))
    name_server = names.getsockname()
    multiprocessing.get_context("fork").Process(target=serve, daemon=True).start()
    selector = selectors.DefaultSelector()
    pages, found = [], []
    bell, ringer = socket.socketpair()
    selector.register(bell, selectors.EVENT_READ)
    print("lookups in the loop:   ", crawl(begin_here), "pages")
    with ThreadPoolExecutor(WORKERS) as pool:
        print("lookups in threads:    ", crawl(begin_in_thread), "pages")
