# /// timeslice
# title = "Downloads in tasks, behind a semaphore"
# about = """
# Hundreds of tasks cost nearly nothing, but a server minds hundreds of connections at once. A \
# semaphore of asyncio lets only some of the tasks through. What fails is tried again after a pause: \
# the server may be busy (503), or break the connection off. At the end it is counted how it went, \
# by status."""
# look = [
#   "The semaphore's lane: how much of it is left, and which tasks stand in line.",
#   "A task that pauses before its next try does so outside the semaphore: another one goes on.",
#   "All of it is one thread: it waits in its selector, whatever its tasks wait for.",
# ]
# try = [
#   "Set AT_ONCE to 20: no line any more, and everything is there after two rounds.",
#   "Set TRIES to 1: what failed once is missing.",
#   "Compare with the downloads by threads: the same program with await in it.",
# ]
# [params]
# FILES = { min = 1, max = 40, label = "files" }
# AT_ONCE = { min = 1, max = 20, label = "downloads at once" }
# TRIES = { min = 1, max = 5, label = "tries for a file" }
# DELAY = { min = 0.0, max = 0.5, label = "delay of the server", unit = "s" }
# ///
import asyncio
import multiprocessing
import socket
from collections import Counter

FILES = 12
AT_ONCE = 4
TRIES = 3
DELAY = 0.03


async def answer(reader, writer):
    """Every fourth file is missing; of the others, every third fails in one way or another at first."""
    request = await reader.readuntil(b"\r\n\r\n")
    number = int(request.split()[1].rpartition(b"/")[2])
    await asyncio.sleep(DELAY)
    tried[number] += 1
    if number % 4 == 3:
        writer.write(b"HTTP/1.0 404 Not Found\r\n\r\n")
    elif number % 3 == 1 and tried[number] == 1:
        writer.write(b"HTTP/1.0 503 Service Unavailable\r\n\r\n")
    elif number % 3 > 1 and tried[number] == 1:
        writer.transport.abort()
    else:
        writer.write(b"HTTP/1.0 200 OK\r\n\r\n" + b"x" * 1000 * number)
    writer.close()


async def serve():
    server = await asyncio.start_server(answer, sock=listener)
    await server.serve_forever()


async def get(number):
    """The status of the answer, and what came with it."""
    reader, writer = await asyncio.open_connection(*address)
    try:
        writer.write(f"GET /file/{number} HTTP/1.0\r\n\r\n".encode())
        head = await reader.readuntil(b"\r\n\r\n")
        return head.split()[1].decode(), await reader.read()
    except (asyncio.IncompleteReadError, ConnectionResetError):
        return "broken off", b""
    finally:
        writer.close()


async def download(number, permits, statuses):
    """The size of a file, 0 if it could not be had."""
    pause = 0.05
    for attempt in range(TRIES):
        async with permits:
            status, content = await get(number)
        statuses[status] += 1
        if status not in ("503", "broken off"):
            return len(content)
        if attempt + 1 < TRIES:
            await asyncio.sleep(pause)
            pause *= 2
    return 0


async def main():
    permits = asyncio.Semaphore(AT_ONCE)
    statuses = Counter()
    downloads = [download(number, permits, statuses) for number in range(FILES)]
    sizes = await asyncio.gather(*downloads)
    print("files:", statuses["200"], "bytes:", sum(sizes))
    for status, count in sorted(statuses.items()):
        print(status, "x", count)


if __name__ == "__main__":
    listener = socket.create_server(("127.0.0.1", 0), backlog=100)
    address = listener.getsockname()
    tried = Counter()
    server = multiprocessing.get_context("fork").Process(target=lambda: asyncio.run(serve()))
    server.daemon = True
    server.start()
    listener.close()
    asyncio.run(main())
