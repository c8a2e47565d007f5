# threading: texts, errors, and what can be done wrong.
import threading
import time


def show(function, *args, **keywords):
    try:
        print(function(*args, **keywords))
    except BaseException as error:
        print(type(error).__name__, error)


def without_address(thing):
    return repr(thing).split(" at 0x")[0]


print(without_address(threading.Barrier(3)), without_address(threading.Event()))
print(without_address(threading.Lock()), without_address(threading.RLock()))
print(without_address(threading.Condition()), threading.TIMEOUT_MAX)
print(threading.Thread(target=print), threading.Thread(), threading.Timer(1, print))
print(repr(threading.main_thread()).split()[0], threading.main_thread().daemon)
lock = threading.Lock()
show(lock.acquire, False, 1)
show(lock.acquire, True, -2)
show(lock.acquire, True, 1e20)
show(lock.acquire, True, "x")
show(lock.acquire, timeout=None)
show(lock.release)
show(threading.RLock().release)
show(threading.Semaphore(1).release, 0)
show(threading.Semaphore(1).acquire, False, 1)
show(threading.Semaphore, -1)
show(threading.Thread, 1)
show(threading.Condition().wait)
show(threading.Condition().notify)
show(threading.Condition().release)
show(threading.Thread().join)
show(threading.local, 1)
show(setattr, threading.current_thread(), "daemon", True)
show(threading.stack_size)


class Forgetful(threading.Thread):
    def __init__(self):
        pass


show(Forgetful().start)
show(Forgetful().join)
show(repr, Forgetful())
show(lambda: Forgetful().name)
show(lambda: Forgetful().daemon)

again = threading.Thread(target=time.sleep, args=(0.01,), name="nap", daemon=True)
again.start()
print(repr(again).rsplit(" ", 1)[0], again.is_alive())
show(again.start)
show(setattr, again, "daemon", False)
again.join()
print(repr(again).rsplit(" ", 1)[0], again.is_alive())
show(threading.current_thread().join)

caught = []
threading.excepthook = lambda args: caught.append((args.exc_type, str(args.exc_value), args.thread))
failing = threading.Thread(target=lambda: 1 // 0)
failing.start()
failing.join()
print(caught[0][:2], caught[0][2] is failing)
threading.excepthook = threading.__excepthook__
leaving = threading.Thread(target=lambda: exit())
leaving.start()
leaving.join()

condition = threading.Condition()
came = []
order = []


def wait_in_line(number):
    with condition:
        came.append(number)
        condition.wait()
        order.append(number)


line = [threading.Thread(target=wait_in_line, args=(number,)) for number in range(4)]
for number, thread in enumerate(line):
    thread.start()
    while len(came) <= number:
        time.sleep(0.01)
with condition:
    condition.notify(2)
woken = []
while len(woken) < 2:
    time.sleep(0.01)
    with condition:
        woken = order[:]
print(sorted(order), without_address(condition))
with condition:
    condition.notify_all()
for thread in line:
    thread.join()
print(sorted(order))

barrier = threading.Barrier(2, timeout=0.01)
show(barrier.wait)
print(barrier.broken)
barrier.reset()
print(barrier.broken, barrier.n_waiting, barrier.parties)
data = threading.local()
data.x = 1
print(data.__dict__, hasattr(data, "y"))
print(threading.active_count(), [thread.name for thread in threading.enumerate()])
print(threading.ExceptHookArgs)
show(lambda: threading.RLock()._release_save())
