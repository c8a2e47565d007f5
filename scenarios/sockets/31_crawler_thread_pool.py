# /// timeslice
# title = "Ten pages, a pool of threads"
# about = """
# The same blocking calls, but each in a thread of a pool: while one thread waits for its page, \
# the others wait for theirs. Threads let a program wait for many things at once; the GIL is free \
# while they do."""
# look = [
#   "The threads of the pool wait side by side.",
#   "With fewer workers than pages it goes in rounds.",
#   "The GIL is no problem: who waits does not hold it.",
# ]
# try = [
#   "Set WORKERS to 1: this is the crawler without threads.",
#   "Set WORKERS to PAGES: the whole takes as long as one page.",
# ]
# [params]
# PAGES = { min = 1, max = 30, label = "pages" }
# DELAY = { min = 0.0, max = 0.5, label = "delay of the server", unit = "s" }
# WORKERS = { min = 1, max = 30, label = "threads" }
# ///
import multiprocessing
import socket
import threading
import time
from concurrent.futures import ThreadPoolExecutor

PAGES = 10
DELAY = 0.1
WORKERS = 5


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


def fetch(path):
    with socket.create_connection(address) as connection:
        connection.sendall(f"GET {path} HTTP/1.0\r\n\r\n".encode())
        page = b""
        while part := connection.recv(4096):
            page += part
    return page


if __name__ == "__main__":
    listener = socket.create_server(("127.0.0.1", 0), backlog=100)
    address = listener.getsockname()
    multiprocessing.get_context("fork").Process(target=serve, daemon=True).start()
    listener.close()
    with ThreadPoolExecutor(max_workers=WORKERS) as pool:
        pages = list(pool.map(fetch, [f"/page/{number}" for number in range(PAGES)]))
    print(len(pages), "pages, the last:", pages[-1].decode().splitlines()[-1])
