# /// timeslice
# title = "Four models of I/O on the same two connections"
# about = """
# An answer comes in two phases: first it has to arrive, then the kernel copies it to the program. \
# Two servers answer after different times, and four readers fetch both answers, one reader after the \
# other. They differ in who waits in the first phase, and who is busy in the second."""
# look = [
#   "Blocking: the thread waits in the first recv() though the second answer is there already.",
#   "Non-blocking: the thread runs all the time and is told BlockingIOError again and again.",
#   "Multiplexing: one wait in select() for both; the copying (blue) is still the thread's own work.",
#   "Asynchronous: the thread hands over two reads; the kernel waits and copies (on the lanes of the descriptors), then tells.",
# ]
# try = [
#   "Zoom in where an answer arrives: the copying takes some microseconds, and is on another lane in the last model.",
#   "Set SECOND below FIRST: the blocking reader wins nothing by it.",
#   "Set the asyncio loop to Selector: the last reader becomes multiplexing again, and the output is the same.",
# ]
# [params]
# FIRST = { min = 0.0002, max = 0.01, label = "first answer after", unit = "s" }
# SECOND = { min = 0.0002, max = 0.01, label = "second answer after", unit = "s" }
# SIZE = { min = 1000, max = 100000, step = 1000, label = "size of an answer", unit = "bytes" }
# [machine]
# asyncio_loop = "proactor"
# ///
import asyncio
import select
import socket
import threading
import time

FIRST = 0.002
SECOND = 0.001
SIZE = 60_000


def server(listener):
    """Answers each request by so many bytes, after the time it asks for."""
    while True:
        connection, _ = listener.accept()
        threading.Thread(target=answer, args=(connection,), daemon=True).start()


def answer(connection):
    with connection:
        delay = float(connection.recv(100))
        time.sleep(delay)
        connection.sendall(b"x" * SIZE)


def ask(address):
    """Two connections on which an answer has been asked for."""
    connections = []
    for delay in (FIRST, SECOND):
        connection = socket.create_connection(address)
        connection.send(str(delay).encode())
        connections.append(connection)
    return connections


def blocking(connections):
    return [len(read_all(connection)) for connection in connections]


def read_all(connection):
    data = b""
    while len(data) < SIZE:
        data += connection.recv(SIZE)
    return data


def polling(connections):
    sizes = [0, 0]
    for connection in connections:
        connection.setblocking(False)
    while min(sizes) < SIZE:
        for index, connection in enumerate(connections):
            try:
                sizes[index] += len(connection.recv(SIZE))
            except BlockingIOError:
                pass  # not yet: ask the other, then this one again
    return sizes


def multiplexing(connections):
    sizes = {connection: 0 for connection in connections}
    while waiting := [each for each in connections if sizes[each] < SIZE]:
        readable, _, _ = select.select(waiting, [], [])
        for connection in readable:
            sizes[connection] += len(connection.recv(SIZE))
    return list(sizes.values())


def asynchronous(connections):
    async def read(connection):
        connection.setblocking(False)
        loop = asyncio.get_running_loop()
        size = 0
        while size < SIZE:
            size += len(await loop.sock_recv(connection, SIZE))
        return size

    async def main():
        return await asyncio.gather(*map(read, connections))

    return asyncio.run(main())


with socket.create_server(("127.0.0.1", 0)) as listener:
    threading.Thread(target=server, args=(listener,), daemon=True).start()
    for model in (blocking, polling, multiplexing, asynchronous):
        pair = ask(listener.getsockname())
        print(f"{model.__name__}: {model(pair)} bytes")
        for connection in pair:
            connection.close()
