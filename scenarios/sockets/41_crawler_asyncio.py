# /// timeslice
# title = "Ten pages, asyncio"
# about = """
# The crawler once more, with await instead of `yield from`, and with the loop that comes with \
# Python: connections, a task for each page, and a selector that waits for all of them. What the \
# crawlers before had to write themselves is in the library; what is left reads like the blocking \
# one."""
# look = [
#   "All tasks begin in the first turn of the loop and then wait, each for its own connection.",
#   "The thread below them waits in one place only; the loop's lane shows the phases of its turns.",
#   "The pages are there after one delay of the server, not after ten.",
# ]
# try = [
#   "Raise PAGES: the time hardly changes.",
#   "Open the blocking crawler beside it: nearly the same lines, ten times as long.",
# ]
# [params]
# PAGES = { min = 1, max = 30, label = "pages" }
# DELAY = { min = 0.0, max = 0.5, label = "delay of the server", unit = "s" }
# ///
import asyncio
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


async def fetch(path):
    reader, writer = await asyncio.open_connection(*address)
    writer.write(f"GET {path} HTTP/1.0\r\n\r\n".encode())
    page = await reader.read()
    writer.close()
    return page


async def main():
    return await asyncio.gather(*[fetch(f"/page/{number}") for number in range(PAGES)])


if __name__ == "__main__":
    listener = socket.create_server(("127.0.0.1", 0), backlog=100)
    address = listener.getsockname()
    multiprocessing.get_context("fork").Process(target=serve, daemon=True).start()
    listener.close()
    pages = asyncio.run(main())
    print(len(pages), "pages, the last:", pages[-1].decode().splitlines()[-1])
