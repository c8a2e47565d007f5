"""Pools of processes, managers and shared memory."""

import multiprocessing as mp
import os
import threading
import time
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.managers import BaseManager
from multiprocessing.pool import ThreadPool
from multiprocessing.shared_memory import ShareableList, SharedMemory


def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except BaseException as error:
        cause = type(error.__cause__).__name__
        print(type(error).__name__, str(error).partition(" at 0x")[0], cause)


def square(n):
    return n * n


def bad(n):
    raise ValueError("bad", n)


def unsendable():
    return threading.Lock()


def name(_):
    time.sleep(0.02)
    return mp.current_process().name


class Counter:
    def __init__(self, start=0):
        self.count = start

    def add(self, n):
        self.count += n
        return self.count

    def fail(self):
        raise KeyError("remote")


class Counters(BaseManager):
    pass


Counters.register("Counter", Counter)

if __name__ == "__main__":
    pool = mp.Pool(2)
    print(pool, pool.map(square, range(5)), pool.starmap(pow, [(2, 3), (3, 2)]))
    print(sorted(set(pool.map(name, range(6), chunksize=1))))
    print([thread.name for thread in threading.enumerate()])
    attempt(pool.apply, bad, (1,))
    attempt(pool.apply, unsendable)
    attempt(pool.map, square, 3)
    attempt(pool.imap, square, [1], 0)
    results = pool.imap(square, range(3))
    print(results.next(), results.next(timeout=1), next(results), next(results, "over"))
    print(sorted(pool.imap_unordered(square, range(5), chunksize=2)))
    result = pool.apply_async(time.sleep, (0.1,))
    print(result.ready())
    attempt(result.get, 0.01)
    print(result.wait(), result.successful(), result.get())
    told = threading.Event()
    pool.apply_async(
        square, (3,), callback=lambda n: (print(n, threading.current_thread().name), told.set())
    )
    told.wait()
    attempt(pool.join)
    pool.close()
    attempt(pool.map, square, [1])
    pool.join()
    print(pool)
    attempt(mp.Pool, 0)
    attempt(mp.Pool, 1, maxtasksperchild=0)
    with mp.Pool(2, maxtasksperchild=1) as pool:
        print(len(set(pool.map(name, range(4), chunksize=1))))
    print(pool)
    with ThreadPool(2) as pool:
        print(pool, pool.map(square, range(3)))

    with ProcessPoolExecutor(2) as pool:
        print([*pool.map(square, range(5), chunksize=2)])
        attempt(pool.submit(bad, 2).result)
        attempt(pool.map, square, [1], chunksize=0)
        attempt(pool.submit(os._exit, 3).result)
        try:
            pool.submit(square, 1)
        except BrokenProcessPool as error:
            print(error)
    attempt(ProcessPoolExecutor, 0)
    attempt(ProcessPoolExecutor, 1, initializer=3)

    with mp.Manager() as manager:
        items, table = manager.list([1, 2]), manager.dict(a=1)
        items.append(3)
        items += [4]
        table["b"] = items[-1]
        print(items, len(items), items[1:], items.pop(), table, table.keys(), "a" in table)
        attempt(lambda: items[9])
        attempt(lambda: table["zz"])
        attempt(lambda: items.clear())
        space, value = manager.Namespace(x=1), manager.Value("i", 3)
        space.x += 1
        value.value += 1
        print(space, value, value.value, manager.Array("i", [1, 2]))
        queue, lock, event = manager.Queue(1), manager.Lock(), manager.Event()
        queue.put("item")
        attempt(queue.put, 1, False)
        print(queue.get(), lock.acquire(), lock.acquire(False), event.wait(0.01))
        attempt(queue.get, False)
        print(repr(items).partition(" at ")[0], type(queue).__name__, manager._process.name[:11])
    attempt(manager.list)
    with Counters() as manager:
        counter = manager.Counter(5)
        print(counter.add(3), type(counter).__name__)
        attempt(counter.fail)

    block = SharedMemory(create=True, size=10)
    other = SharedMemory(block.name)
    other.buf[0] = 5
    print(block.size, block.buf[0], len(other.buf))
    other.close(), block.close(), block.unlink()
    attempt(SharedMemory, "none")
    attempt(SharedMemory, create=True)
    attempt(SharedMemory, "a/b", create=True, size=1)
    attempt(SharedMemory, "", create=True, size=1)
    attempt(SharedMemory, "x" * 300)
    named = SharedMemory("/with_slash", create=True, size=1)
    print(named.name, SharedMemory("with_slash").size > 0)
    named.unlink()
    shared = ShareableList([1, 2.5, "abc", b"xy", True, None])
    shared[0], shared[2] = 7, "zz"
    print(list(shared), shared.format, shared.index("zz"))
    attempt(shared.__setitem__, 2, "x" * 20)
    shared.shm.close(), shared.shm.unlink()

    number, text = mp.Value("i", 3), mp.Array("c", b"abc")
    number.value += 2**31
    text.value = b"x"
    print(number, text.value, text.raw, mp.Array("d", [1, 2])[:], mp.RawValue("u", "é").value)
    attempt(setattr, number, "value", 2.5)
    attempt(mp.Array, "i", -1)
