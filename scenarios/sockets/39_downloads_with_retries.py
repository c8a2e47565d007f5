# /// timeslice
# title = "Downloads that fail, and are tried again"
# about = """
# Servers are busy at times. The program downloads files by threads, only so many at once, tries \
# again what failed with a status that may pass, waits longer before each new try, and counts how \
# it went."""
# look = [
#   "A semaphore lets only some of the threads ask at once; the others wait for it.",
#   "A failed download sleeps before it is tried again, without holding the semaphore.",
#   "404 is not tried again: what is not there will not be there later.",
# ]
# try = [
#   "Set TRIES to 1: nothing is tried again.",
#   "Set AT_ONCE to 1: all downloads stand in line.",
# ]
# [params]
# FILES = { min = 1, max = 40, label = "files" }
# AT_ONCE = { min = 1, max = 20, label = "downloads at once" }
# TRIES = { min = 1, max = 5, label = "tries for a file" }
# DELAY = { min = 0.0, max = 0.5, label = "delay of the server", unit = "s" }
# ///
import multiprocessing
import socket
import threading
import time
from collections import Counter
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.error import HTTPError
from urllib.request import urlopen

FILES = 12
AT_ONCE = 4
TRIES = 3
DELAY = 0.03


class Handler(BaseHTTPRequestHandler):
    """Every fourth file is missing, every third is there at the second try only."""

    tried = Counter()

    def do_GET(self):
        time.sleep(DELAY)
        number = int(self.path.rpartition("/")[2])
        self.tried[number] += 1
        if number % 4 == 3:
            self.send_error(404)
        elif number % 3 == 1 and self.tried[number] == 1:
            self.send_error(503)
        else:
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"x" * 1000 * number)

    def log_message(self, *args):
        """Says nothing of requests."""


def serve():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler, bind_and_activate=False)
    server.socket.close()
    server.socket = listener
    server.serve_forever()


def download(number):
    pause = 0.05
    for attempt in range(TRIES):
        with permits:
            try:
                with urlopen(f"http://127.0.0.1:{port}/file/{number}") as answer:
                    size = len(answer.read())
            except HTTPError as error:
                status = error.code
            else:
                status = answer.status
                sizes.append(size)
        with lock:
            statuses[status] += 1
        if status != 503:
            return
        if attempt + 1 < TRIES:
            time.sleep(pause)
            pause *= 2


if __name__ == "__main__":
    listener = socket.create_server(("127.0.0.1", 0), backlog=100)
    port = listener.getsockname()[1]
    multiprocessing.get_context("fork").Process(target=serve, daemon=True).start()
    permits = threading.Semaphore(AT_ONCE)
    lock = threading.Lock()
    statuses = Counter()
    sizes = []
    threads = [threading.Thread(target=download, args=(number,)) for number in range(FILES)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print("files:", len(sizes), "bytes:", sum(sizes))
    for status, count in sorted(statuses.items()):
        print(status, "x", count)
