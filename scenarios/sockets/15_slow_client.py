# /// timeslice
# title = "A slow client, and back-pressure"
# about = """
# write() never waits: what the network does not take stays in the transport's buffer, in the memory of \
# the process. A server that writes faster than its client reads fills it with everything it has. await \
# drain() lets it wait until there is room: the slowness of the client comes back to the server."""
# look = [
#   "Without drain() the server is done at once, and all of the data lies in its buffer.",
#   "With drain() it waits for room between two pieces, most of the time.",
#   "The client needs the same time for both: it is the client that is slow.",
# ]
# try = [
#   "Set PAUSE to 0: a fast client, and the server hardly waits.",
#   "Set PIECES to 32: the memory of the first way grows with it, that of the second does not.",
# ]
# [params]
# PIECES = { min = 4, max = 32, label = "pieces of 256 kB" }
# PAUSE = { min = 0, max = 0.1, label = "the client's pause after a read", unit = "s" }
# ///
import asyncio
import socket

PIECES = 16
PAUSE = 0.005

PIECE = bytes(256 * 1024)


async def send(writer, drains):
    most = 0
    for _ in range(PIECES):
        writer.write(PIECE)
        most = max(most, writer.transport.get_write_buffer_size())
        if drains:
            await writer.drain()
    writer.close()
    return most


async def receive(reader):
    total = 0
    while data := await reader.read(256 * 1024):
        total += len(data)
        await asyncio.sleep(PAUSE)
    return total


async def transfer(drains):
    # Both ends with small buffers in the system: what they hold is the same everywhere.
    near, far = socket.socketpair()
    near.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 64 * 1024)
    reader, close = await asyncio.open_connection(sock=far)
    _, writer = await asyncio.open_connection(sock=near)
    most, total = await asyncio.gather(send(writer, drains), receive(reader))
    close.close()
    print("received everything:", total == PIECES * len(PIECE))
    print("never more than 512 kB in the buffer:", most <= 512 * 1024)


async def main():
    for drains in (False, True):
        print("with drain()" if drains else "without drain()")
        await transfer(drains)


asyncio.run(main())
