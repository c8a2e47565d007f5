# /// timeslice
# title = "Five requests to a slow server"
# about = """
# The server takes its time for every request, but that is waiting, not work: it can do so for many \
# requests at once. A client that asks one after the other waits five times as long as one that asks for \
# all five and then waits."""
# look = [
#   "One after the other: the client's task waits for an answer before it connects again.",
#   "All at once: five tasks wait at the same time, for the same moment.",
#   "The server needs no more threads for the second way: its handlers are tasks that sleep.",
# ]
# try = [
#   "Set DELAY to 3: fifteen seconds or three.",
#   "Set REQUESTS to 20: the first way grows with it, the second does not.",
# ]
# [params]
# REQUESTS = { min = 1, max = 20, label = "requests" }
# DELAY = { min = 0.1, max = 3, label = "the server's delay", unit = "s" }
# ///
import asyncio
import time

REQUESTS = 5
DELAY = 0.3


async def answer(reader, writer):
    question = await reader.readline()
    await asyncio.sleep(DELAY)
    writer.write(b"answer to " + question)
    writer.close()


async def ask(number, address):
    reader, writer = await asyncio.open_connection(*address)
    writer.write(f"question {number}\n".encode())
    text = (await reader.read()).decode().strip()
    writer.close()
    return text


async def one_after_the_other(address):
    return [await ask(number, address) for number in range(REQUESTS)]


async def all_at_once(address):
    return await asyncio.gather(*[ask(number, address) for number in range(REQUESTS)])


async def main():
    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    address = server.sockets[0].getsockname()
    async with server:
        for way in (one_after_the_other, all_at_once):
            start = time.perf_counter()
            answers = await way(address)
            delays = (time.perf_counter() - start) / DELAY
            print(f"{way.__name__}: {len(answers)} answers in {delays:.0f} times the delay")
            print(f"  the last one: {answers[-1]}")


asyncio.run(main())
