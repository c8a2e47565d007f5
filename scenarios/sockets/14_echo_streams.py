# /// timeslice
# title = "Echo server: asyncio streams"
# about = """
# A coroutine for every client, written as if there were no other: it reads a line, and awaits while \
# there is none. Below, a loop waits in a selector for all of them, as in the server with callbacks."""
# look = [
#   "Server and clients are tasks in one thread, and the thread waits in one place only.",
#   "A task that awaits a line waits for data; when some has come, it is ready in the next turn of the loop.",
#   "Every client has a task of the server that begins and ends with it.",
# ]
# try = [
#   "Set CLIENTS to 50: fifty clients and fifty tasks to serve them, and still one thread.",
#   "Set THINK to 0: every task is always ready, and they run in turn.",
# ]
# [params]
# CLIENTS = { min = 1, max = 50, label = "clients" }
# MESSAGES = { min = 1, max = 10, label = "messages of a client" }
# THINK = { min = 0, max = 1, label = "pause after a message", unit = "s" }
# ///
import asyncio
import time

CLIENTS = 3
MESSAGES = 3
THINK = 0.1


async def echo(reader, writer):
    async for line in reader:
        writer.write(line.upper())
        await writer.drain()
    writer.close()


async def client(number, address):
    reader, writer = await asyncio.open_connection(*address)
    answers = []
    for message in range(MESSAGES):
        writer.write(f"message {message} of client {number}\n".encode())
        answers.append((await reader.readline()).decode().strip())
        await asyncio.sleep(THINK)
    writer.close()
    await writer.wait_closed()
    return answers


async def main():
    start = time.perf_counter()
    async with await asyncio.start_server(echo, "127.0.0.1", 0) as server:
        address = server.sockets[0].getsockname()
        clients = [client(number, address) for number in range(CLIENTS)]
        for answers in await asyncio.gather(*clients):
            print(*answers, sep="\n")
    print(f"took {time.perf_counter() - start:.1f} s")


asyncio.run(main())
