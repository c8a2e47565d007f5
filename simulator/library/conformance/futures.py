# concurrent.futures: futures made by hand, their states, errors and callbacks, and waiting for several.
import concurrent.futures
import logging
import threading
import traceback
from concurrent.futures import *
from concurrent.futures import InvalidStateError


def without_address(thing):
    words = str(thing).split()
    return " ".join("ADDRESS" if word.isdigit() or "0x" in word else word for word in words)


def show(function, *args, **keywords):
    try:
        print(without_address(function(*args, **keywords)))
    except BaseException as error:
        print(type(error).__module__, type(error).__name__, without_address(error))


class Report(logging.Handler):
    def emit(self, record):
        print(record.levelname, record.name, without_address(record.getMessage()))
        if record.exc_info:
            print("   ", repr(record.exc_info[1]))


logging.getLogger("concurrent.futures").addHandler(Report())

print(concurrent.futures.__all__)
print(set(concurrent.futures.__all__) <= set(dir(concurrent.futures)))
show(getattr, concurrent.futures, "nothing")
print(TimeoutError is concurrent.futures.TimeoutError, FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED)
for error in (CancelledError, InvalidStateError, BrokenExecutor, TimeoutError):
    print([base.__name__ for base in error.__mro__])
print(Future[int])

print("-- states")


def state(future):
    return future.done(), future.running(), future.cancelled(), without_address(future)


future = Future()
print(state(future))
show(future.result, 0)
show(future.exception, timeout=0.001)
show(future.result, -1)
show(future.set_running_or_notify_cancel)
print(state(future), future.cancel())
show(future.set_running_or_notify_cancel)
future.set_result([1])
print(state(future), future.result(), future.exception(), future.cancel())
show(future.set_result, 2)
show(future.set_exception, ValueError("late"))
show(future.set_running_or_notify_cancel)

future = Future()
future.set_exception(KeyError("gone"))
print(state(future), repr(future.exception()))
show(future.result)
show(future.set_result, 1)

future = Future()
print(future.cancel(), future.cancel(), state(future))
show(future.result)
show(future.exception)
show(future.set_result, 1)
show(future.set_running_or_notify_cancel)
print(state(future), future.cancel())
show(future.set_exception, ValueError())
show(future.set_running_or_notify_cancel)


class Order(Future):
    pass


print(without_address(Order()))

print("-- callbacks")


def fail(future):
    raise ValueError("in the callback")


def leave(future):
    raise SystemExit("from the callback")


log = []
future = Future()
future.add_done_callback(lambda future: log.append(("first", future.done(), future.result())))
future.add_done_callback(fail)
future.add_done_callback(lambda future: log.append("third"))
future.set_result("r")
print(log)
future.add_done_callback(log.append)
print(log[-1] is future)
future.add_done_callback(fail)
show(future.add_done_callback, leave)
show(future.add_done_callback)
future = Future()
future.add_done_callback(leave)
show(future.set_result, 1)
print(future.result())
future = Future()
future.add_done_callback(lambda future: print("cancelled", future.cancelled()))
future.cancel()
future.set_running_or_notify_cancel()

print("-- results from another thread")


def deliver(delay, function, *args):
    timer = threading.Timer(delay, function, args)
    timer.start()
    return timer


future = Future()
deliver(0.02, future.set_result, "here")
show(future.result, 0.001)
show(future.result)
future = Future()
deliver(0.02, future.set_exception, OSError("broken"))
show(future.exception, 5)
future = Future()
deliver(0.02, future.cancel)
show(future.result, 5)

print("-- wait")
show(wait, [1])
show(wait, 1)
show(wait, [Future()], 0, "SOME")
show(wait, [])
print(wait([]).done, wait([])._fields)


def numbered(result):
    done, not_done = result
    return [sorted(names[future] for future in group) for group in (done, not_done)]


a, b, c, d = (Future() for _ in range(4))
names = {a: "a", b: "b", c: "c", d: "d"}
print(numbered(wait(names, timeout=0)), numbered(wait(names, -1)))
a.set_result(1)
print(numbered(wait([a, b, a, c], return_when=FIRST_COMPLETED)))
print(numbered(wait([a, b], 0.01, ALL_COMPLETED)))
b.cancel()
print("cancelled, not told:", numbered(wait([a, b], 0.01)))
b.set_running_or_notify_cancel()
print(numbered(wait([a, b])), numbered(wait([b, c], 0.01, FIRST_EXCEPTION)))
deliver(0.02, c.set_exception, ValueError())
print(numbered(wait(names, return_when=FIRST_EXCEPTION)))
print(numbered(wait(names, return_when=FIRST_EXCEPTION)))
deliver(0.02, d.set_result, 0)
print(numbered(wait(iter(names))))

print("-- as_completed")
show(list, as_completed([]))
show(next, as_completed(5))
show(next, as_completed([Future(), Future()], timeout=0))
show(next, as_completed([Future()], timeout=-1))
a, b, c, d = (Future() for _ in range(4))
names = {a: "a", b: "b", c: "c", d: "d"}
d.set_result(1)
for delay, future in ((0.09, a), (0.03, b), (0.06, c)):
    deliver(delay, future.set_result, None)
print([names[future] for future in as_completed([a, b, c, d, d])])
a, b, c = (Future() for _ in range(3))
names = {a: "a", b: "b", c: "c"}
b.set_result(1)
deliver(0.03, c.set_result, None)
got = []
try:
    for future in as_completed(names, timeout=0.1):
        got.append(names[future])
except TimeoutError as error:
    print(got, error)
waiting = as_completed([a, b])
print(names[next(waiting)])
waiting.close()
a.set_result(1)
show(list, waiting)

print("-- where an error came from")


def inner():
    raise LookupError("inner")


def outer(future):
    try:
        inner()
    except LookupError as error:
        future.set_exception(error)


future = Future()
threading.Thread(target=outer, args=(future,)).start()
try:
    future.result()
except LookupError as error:
    own = ("<module>", "outer", "inner", "divide")
    frames = traceback.extract_tb(error.__traceback__)
    print([frame.name for frame in frames if frame.name in own])
try:
    future.result()
except LookupError as error:
    print(error is future.exception(), error.__context__, error.__cause__)

print("-- an executor of one's own")


class AtOnce(Executor):
    def submit(self, fn, /, *args, **kwargs):
        future = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:
            future.set_exception(error)
        return future


with AtOnce() as executor:
    print(executor.submit(pow, 2, 5).result(), list(executor.map(divmod, [7, 8], [2, 3], chunksize=4)))
    print(executor.map(int, "1").__class__.__name__, executor.map(int, "1").__qualname__)
    show(list, executor.map(int, ["1", "x", "3"]))
    show(executor.map, int, 5)
show(Executor().submit, print)
show(Executor().submit)
show(Executor().shutdown, True, True)
show(Executor().map, print, [1])
print(Executor().shutdown(wait=False, cancel_futures=True))
