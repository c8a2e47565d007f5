"""Names, daemons, pickles and hooks of threads; thread-local data whose making fails; locks of either kind."""
import contextlib
import copy
import io
import multiprocessing
import pickle
import sys
import threading


def attempt(action, *args):
    try:
        print("done", action(*args))
    except Exception as error:
        print(type(error).__name__, error)


print(threading.__all__)
thread = threading.Thread(target=print, args=("hello",), name="w")
attempt(pickle.dumps, thread)
attempt(pickle.dumps, multiprocessing.current_process())
print(copy.copy(thread))
print(threading.Thread(daemon="yes").daemon, threading.Thread(name="").name, threading.Thread(name=5).name)
print(type(threading.RLock).__name__, type(threading.RLock()), type(threading.Lock).__name__)
attempt(lambda: threading.RLock | None)

local = threading.local()
attempt(setattr, local, "__dict__", {})
attempt(delattr, local, "__dict__")


class Failing(threading.local):
    def __init__(self):
        if threading.current_thread() is not threading.main_thread():
            raise RuntimeError("not here")


failing = Failing()


def use():
    attempt(getattr, failing, "x")
    attempt(getattr, failing, "x")


thread = threading.Thread(target=use)
thread.start()
thread.join()


class Noisy:
    def __del__(self):
        raise ValueError("in __del__")


def refuse(arguments):
    raise RuntimeError("in the hook")


for hook in (refuse, None, sys.__unraisablehook__):
    sys.unraisablehook = hook
    with contextlib.redirect_stderr(io.StringIO()) as text:
        Noisy()
    lines = text.getvalue().splitlines()
    print(lines[0].partition(": ")[0], lines[-1])
print(sys.excepthook is sys.__excepthook__, sys.displayhook is sys.__displayhook__, sys.excepthook)
print(sys._current_exceptions() == {threading.get_ident(): (None, None, None)})
