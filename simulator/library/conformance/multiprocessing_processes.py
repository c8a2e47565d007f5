"""Processes: their objects, errors, exit codes, start methods and what each has of its own."""

import multiprocessing as mp
import os
import re
import signal
import sys
import threading
import time


def shown(text):
    return re.sub(r"(pid|parent)=\d+", r"\1=N", str(text))


def attempt(function, *args, **kwargs):
    try:
        print(shown(repr(function(*args, **kwargs))), flush=True)
    except BaseException as error:
        print(type(error).__name__, shown(error), flush=True)


def tell(*args):
    print(shown(mp.current_process()), shown(mp.parent_process()), args, flush=True)
    print(threading.current_thread().name, threading.active_count(), flush=True)
    print(mp.parent_process().pid == os.getppid(), mp.parent_process().is_alive(), flush=True)


def have_child():
    attempt(mp.Process(target=tell).start)


def family():
    child = mp.Process(target=tell, args=("grandchild",))
    child.start()
    child.join()
    print(child.name, child.exitcode, flush=True)


class Worker(mp.Process):
    def __init__(self, code):
        super().__init__(name=f"worker {code}")
        self.code = code

    def run(self):
        print(self.name, mp.get_start_method(), __name__, flush=True)
        sys.exit(self.code)


if __name__ == "__main__":
    main = mp.current_process()
    print(shown(main), main.daemon, main.exitcode, main.is_alive(), mp.parent_process())
    attempt(main.start)
    attempt(main.join)
    process = mp.Process(target=tell, args=(1, "two"))
    print(shown(process), process.pid, process.exitcode, process.is_alive())
    attempt(process.join)
    attempt(lambda: process.sentinel)
    process.start()
    running = process.pid == process.ident, process in mp.active_children()
    process.join()
    print(*running)
    print(shown(process), process in mp.active_children())
    attempt(process.start)
    attempt(process.close)
    print(shown(process))
    for name in ("pid", "exitcode", "name", "daemon", "sentinel"):
        attempt(getattr, process, name)
    for name in ("start", "join", "is_alive", "terminate", "kill", "close"):
        attempt(getattr(process, name))

    sleeper = mp.Process(target=time.sleep, args=(100,), daemon=True)
    sleeper.start()
    print(shown(sleeper), sleeper.join(0.01), sleeper.exitcode)
    attempt(sleeper.close)
    attempt(setattr, sleeper, "daemon", False)
    attempt(setattr, sleeper, "name", 3)
    sleeper.terminate()
    sleeper.join()
    print(shown(sleeper), sleeper.exitcode == -signal.SIGTERM)
    sleeper = mp.Process(target=time.sleep, args=(100,))
    sleeper.start()
    sleeper.kill()
    sleeper.join()
    print(shown(sleeper), sleeper.exitcode)

    for target, args in ((have_child, ()), (family, ()), (os._exit, (300,)), (sys.exit, (None,))):
        process = mp.Process(target=target, args=args, daemon=target is have_child)
        process.start()
        process.join()
        print(shown(process))
    for code in (0, 7):
        worker = Worker(code)
        worker.start()
        worker.join()
        print(worker.exitcode)

    attempt(mp.Process, 3)
    attempt(mp.Process, target=3, foo=1)
    attempt(mp.Process, args=3)
    attempt(mp.get_context, "x")
    attempt(mp.set_start_method, "x")
    attempt(mp.set_start_method, "spawn")
    attempt(mp.get_start_method)
    attempt(mp.get_all_start_methods)
    fork, spawn = mp.get_context("fork"), mp.get_context("spawn")
    attempt(fork.set_start_method, "spawn")
    print(fork.get_start_method(), spawn.get_start_method())
    print(shown(fork.Process()), shown(spawn.Process()))
    print([kind.__mro__[1].__name__ for kind in (mp.TimeoutError, mp.BufferTooShort)])
    process = spawn.Process(target=tell, args=("spawned",))
    process.start()
    process.join()
    print(shown(process))
    print(mp.active_children(), mp.cpu_count() == os.cpu_count())
