# /// timeslice
# title = "Ten pages, one after the other"
# about = """
# A crawler fetches pages with blocking calls: connect, send, receive. While it waits for one page \
# it can do nothing else, though it does not compute at all. The times of all pages add up."""
# look = [
#   "The main thread hardly ever runs: it waits to receive, page after page.",
#   "The server could answer all at once, but it is only asked for one page at a time.",
#   "An input call has two parts: the long wait for data, and the short copy out of the kernel.",
# ]
# try = [
#   "Double PAGES: it takes twice as long.",
#   "Set DELAY to 0: now connecting and copying is all that is left.",
# ]
# [params]
# PAGES = { min = 1, max = 30, label = "pages" }
# DELAY = { min = 0.0, max = 0.5, label = "delay of the server", unit = "s" }
# ///
import multiprocessing
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
    pages = [fetch(f"/page/{number}") for number in range(PAGES)]
    print(len(pages), "pages, the last:", pages[-1].decode().splitlines()[-1])
