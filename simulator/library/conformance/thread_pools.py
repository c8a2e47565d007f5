# concurrent.futures.ThreadPoolExecutor: arguments, threads, initializers, cancelling, the end.
import atexit
import logging
import os
import threading
import time
import traceback
from concurrent.futures import CancelledError, Executor, ThreadPoolExecutor, as_completed, wait
from concurrent.futures.thread import BrokenThreadPool


def show(function, *args, **keywords):
    try:
        print(function(*args, **keywords))
    except BaseException as error:
        print(type(error).__name__, error)


class Report(logging.Handler):
    def emit(self, record):
        message = " ".join("ADDRESS" if "0x" in word else word for word in record.getMessage().split())
        print(record.levelname, record.name, message, repr(record.exc_info[1]))


logging.getLogger("concurrent.futures").addHandler(Report())


def name():
    return threading.current_thread().name


def named(delay):
    time.sleep(delay)
    return name()


print("-- arguments")
show(ThreadPoolExecutor, 0)
show(ThreadPoolExecutor, max_workers=-3)
show(ThreadPoolExecutor, "many")
show(ThreadPoolExecutor, initializer=5)
show(ThreadPoolExecutor, 1, "p", None, (), 5)
print(ThreadPoolExecutor()._max_workers == min(32, os.cpu_count() + 4))
print([base.__name__ for base in ThreadPoolExecutor.__mro__], issubclass(BrokenThreadPool, RuntimeError))
pool = ThreadPoolExecutor(1)
show(pool.submit)
show(pool.submit, fn=print)
show(pool.submit(int, "12", base=3).result)
show(pool.submit(int, "x").result)
show(pool.submit(5).result)
show(pool.map, len, 3)
show(pool.shutdown, True, False)
pool.shutdown()

print("-- threads")
with ThreadPoolExecutor(3, "w") as pool:
    print(threading.active_count())
    print(pool.submit(name).result())
    time.sleep(0.02)
    print(pool.submit(name).result(), threading.active_count())
    print(sorted(pool.map(named, [0.03] * 3)), threading.active_count())
    print(sorted(set(pool.map(named, [0.01] * 7))))
    print(pool.submit(lambda: threading.current_thread().daemon).result())
print(threading.active_count())
with ThreadPoolExecutor(1) as first, ThreadPoolExecutor(1) as second:
    one, two = first.submit(name).result(), second.submit(name).result()
    number = int(one.split("-")[1].split("_")[0])
    print(two == f"ThreadPoolExecutor-{number + 1}_0", one.endswith("_0"))

print("-- errors of calls")


def divide(n):
    return 1 // n


def leave():
    raise SystemExit(3)


with ThreadPoolExecutor(1) as pool:
    try:
        pool.submit(divide, 0).result()
    except ZeroDivisionError as error:
        own = ("<module>", "outer", "inner", "divide")
        frames = traceback.extract_tb(error.__traceback__)
        print([frame.name for frame in frames if frame.name in own])
    print(repr(pool.submit(leave).exception()), pool.submit(divide, 1).result())
    future = pool.submit(time.sleep, 0.02)
    future.add_done_callback(divide)
    future.add_done_callback(lambda future: print("called in", name().rsplit("_")[-1]))
    future.result()

print("-- map")
with ThreadPoolExecutor(2) as pool:
    print(list(pool.map(lambda a, b: a * b, [1, 2, 3], (4, 5), timeout=10, chunksize=2)))
    results = pool.map(divide, [1, 0, 1])
    print(next(results))
    show(next, results)
    show(list, results)
    show(pool.map, divide, [1], timeout="soon")
ran = []
with ThreadPoolExecutor(1) as pool:

    def slowly(n):
        time.sleep(0.05)
        ran.append(n)
        return n

    results = pool.map(slowly, range(5))
    print(next(results))
    time.sleep(0.01)
    results.close()
print(ran)
with ThreadPoolExecutor(1) as pool:
    results = pool.map(time.sleep, [0.02, 0.2, 0.2, 0.2], timeout=0.1)
    print(next(results))
    show(next, results)
    show(next, results)

print("-- initializers")
local = threading.local()


def prepare(first, second):
    local.values = (first, second)


with ThreadPoolExecutor(2, initializer=prepare, initargs=("a", "b")) as pool:
    print(pool.submit(lambda: local.values).result())


def refuse(delay):
    time.sleep(delay)
    raise OSError("nothing prepared")


pool = ThreadPoolExecutor(1, initializer=refuse, initargs=(0.02,))
futures = [pool.submit(name) for _ in range(3)]
for future in futures:
    show(future.result)
show(pool.submit, name)
pool.shutdown()
show(pool.submit, name)

print("-- cancelling and shutting down")
pool = ThreadPoolExecutor(1)
futures = [pool.submit(named, 0.05) for _ in range(4)]
time.sleep(0.01)
print([future.cancel() for future in futures[:2]], futures[1].cancelled(), futures[0].running())
done, not_done = wait(futures)
print(len(done), len(not_done), [future.cancelled() for future in futures])
show(futures[1].result)
pool.shutdown()
show(pool.submit, name)
show(pool.map, print, [1])
pool.shutdown()
pool = ThreadPoolExecutor(2)
futures = [pool.submit(named, 0.05) for _ in range(5)]
time.sleep(0.01)
pool.shutdown(wait=True, cancel_futures=True)
print([future.cancelled() for future in futures], [future.done() for future in futures])
with ThreadPoolExecutor(2) as pool:
    print([future.result() for future in as_completed([pool.submit(divide, 1)])])
    futures = [pool.submit(pool.submit, divide, n) for n in (1, 1)]
    print([future.result().result() for future in futures])
try:
    with ThreadPoolExecutor(1) as pool:
        future = pool.submit(named, 0.03)
        raise KeyError("inside with")
except KeyError as error:
    print(error, future.done())

print("-- the end")
last = ThreadPoolExecutor(1, "last")


def late():
    time.sleep(0.05)
    print("still working in", name())
    show(last.submit, name)
    show(ThreadPoolExecutor(1).submit, name)


last.submit(late)
atexit.register(lambda: print("exit functions run when the workers have ended:", threading.active_count()))
unused = ThreadPoolExecutor(4)
never_shut_down = ThreadPoolExecutor(2)
print(never_shut_down.submit(divide, 1).result())
print("the main program is over")
