"""Connections and queues: what arrives, what doesn't, and what is refused."""

import multiprocessing as mp
import queue
import threading
from multiprocessing.connection import Client, Listener, wait


def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except BaseException as error:
        print(type(error).__name__, error)


def answer(connection, other):
    other.close()  # a copy of it came along
    while True:
        try:
            connection.send(connection.recv() * 2)
        except EOFError:
            break


def call(address, key):
    with Client(address, authkey=key) as connection:
        connection.send(["called"])
        print(connection.recv(), flush=True)


def work(jobs, results):
    while (job := jobs.get()) is not None:
        results.put(job * job)
        jobs.task_done()
    jobs.task_done()


if __name__ == "__main__":
    reader, writer = mp.Pipe(duplex=False)
    print(reader.readable, reader.writable, writer.readable, writer.writable, reader.closed)
    attempt(reader.send, 1)
    attempt(writer.recv)
    attempt(writer.poll)
    writer.send_bytes(b"hello", 1, 3)
    print(reader.poll(), reader.recv_bytes(), reader.poll(), reader.poll(0.01))
    for args in ((b"abc", 5), (b"abc", -1), (b"abc", 1, 3), (b"abc", 1, -3), ("abc",)):
        attempt(writer.send_bytes, *args)
    writer.send_bytes(b"0123456789")
    attempt(reader.recv_bytes_into, bytearray(5))
    writer.send_bytes(b"0123456789")
    buffer = bytearray(15)
    print(reader.recv_bytes_into(buffer, 3), buffer)
    writer.send_bytes(b"0123456789")
    attempt(reader.recv_bytes, 3)
    attempt(reader.recv)
    reader, writer = mp.Pipe(False)
    large = b"x" * 40_000
    writer.send_bytes(large)
    writer.send({"set": {1}, "large": large[:3]})
    print(reader.recv_bytes() == large, reader.recv())
    writer.close()
    attempt(reader.recv)
    print(reader.poll(), writer.closed)
    attempt(writer.fileno)
    reader, writer = mp.Pipe(False)
    reader.close()
    attempt(writer.send, 1)

    here, there = mp.Pipe()
    process = mp.Process(target=answer, args=(there, here))
    process.start()
    there.close()
    for message in (2, "ab", [1, None]):
        here.send(message)
        print(here.recv())
    print(wait([here, process.sentinel], timeout=0.01))
    here.close()
    print(wait([process.sentinel]) == [process.sentinel])
    process.join()
    print(process.exitcode)

    with Listener(authkey=b"secret") as listener:
        for key in (b"secret", b"wrong"):
            caller = threading.Thread(target=attempt, args=(call, listener.address, key))
            caller.start()
            refusal = None
            try:
                with listener.accept() as connection:
                    print(connection.recv(), repr(listener.last_accepted))
                    connection.send("accepted")
            except mp.AuthenticationError as error:
                refusal = error
            caller.join()
            print(refusal)
        address = listener.address
    attempt(Client, address)
    attempt(listener.accept)
    attempt(Listener, family="X")
    attempt(Listener, authkey=3)
    attempt(Client, 3)

    items = mp.Queue(2)
    items.put("a")
    items.put(("b", 2))
    print(items.full(), items.qsize())
    for refused in (lambda: items.put(1, False), lambda: items.put(1, timeout=0.01)):
        attempt(refused)
    attempt(items.put_nowait, 1)
    print(items.get(), items.get(timeout=1), items.empty(), items.full())
    for refused in (items.get_nowait, lambda: items.get(timeout=0.01), lambda: items.get(False)):
        try:
            refused()
        except queue.Empty as error:
            print(repr(error))
    try:
        items.join_thread()
    except AssertionError as error:
        print(str(error).endswith("not closed"))
    items.close()
    items.join_thread()
    try:
        items.put(1)
    except ValueError as error:
        print(str(error).endswith("is closed"))

    jobs, results = mp.JoinableQueue(), mp.SimpleQueue()
    workers = [mp.Process(target=work, args=(jobs, results)) for _ in range(2)]
    for worker in workers:
        worker.start()
    for n in range(5):
        jobs.put(n)
    jobs.join()
    print(sorted(results.get() for _ in range(5)), results.empty())
    for _ in workers:
        jobs.put(None)
    for worker in workers:
        worker.join()
    attempt(jobs.task_done)
    results.close()
    attempt(results.put, 1)
    attempt(results.get)
