"""How threads end: the main one before the others, thread-local values with their thread, and what is reported."""
import _thread
import atexit
import io
import sys
import threading
import time

sys.stderr = sys.stdout  # What is reported goes there.


class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print('end of', self.name, 'in the thread', threading.get_ident() == dying)


def attempt(function, *args):
    try:
        print(function(*args))
    except BaseException as error:
        print(type(error).__name__, error)


# Values of a thread end with it, while it can still run code.
local = threading.local()
dying = None
other = Noisy('another object')


def keep():
    global dying
    dying = threading.get_ident()
    local.value = Noisy('what a thread kept')


thread = threading.Thread(target=keep)
thread.start()
thread.join()
print('joined')
del other

# Hooks.
arguments = threading.ExceptHookArgs((ValueError, ValueError('x'), None, threading.current_thread()))
print(type(arguments), threading.excepthook, threading.excepthook is threading.__excepthook__)
print(arguments.exc_type, arguments.exc_value, arguments.exc_traceback, arguments.thread.name, len(arguments))
threading.excepthook(arguments)
threading.excepthook(threading.ExceptHookArgs((ValueError, None, None, threading.current_thread())))
threading.excepthook(threading.ExceptHookArgs((SystemExit, SystemExit(3), None, None)))
attempt(threading.excepthook, 1)
attempt(threading.ExceptHookArgs, (1, 2))
sys.excepthook(ValueError, 5, None)
sys.excepthook(ValueError, KeyError('given'), None)
attempt(sys.excepthook, ValueError)


def fail():
    raise KeyError('first')


def failing_hook(args):
    raise ValueError('second')


def reported():
    """What has been reported, without places: of the library's frames each version has its own."""
    text = sys.stderr.getvalue()
    sys.stderr.seek(0)
    sys.stderr.truncate()
    return [line for line in text.splitlines() if not line.startswith((' ', 'Traceback'))]


sys.stderr = io.StringIO()
threading.excepthook = failing_hook
thread = threading.Thread(target=fail)
thread.start()
thread.join()
print(reported())
threading.excepthook = threading.__excepthook__
thread = threading.Thread(target=fail, name='plain')
thread.start()
thread.join()
print(reported())
attempt(lambda: threading.Thred)

# How many there are.
before = _thread._count()
waits = threading.Event()
threads = [threading.Thread(target=waits.wait) for _ in range(3)]
for thread in threads:
    thread.start()
print(_thread._count() - before)
waits.set()
for thread in threads:
    thread.join()

# To sleep for no time is to let others run.
counter = 0


def add():
    global counter
    for _ in range(50):
        value = counter
        time.sleep(0)
        counter = value + 1


threads = [threading.Thread(target=add) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print('updates were lost:', counter < 200)


# The main thread is over before the others are waited for.
def outlive():
    main = threading.main_thread()
    main.join(0.02)
    print('still there:', main.is_alive())
    main.join()
    print('over:', main.is_alive(), 'stopped' in repr(main))
    print([thread.name for thread in threading.enumerate()])


threading.Thread(target=outlive, name='outlives').start()
time.sleep(0.1)


def leave():
    sys.exit('nobody is there to leave')


atexit.register(lambda: print(reported()[1:]))
atexit.register(leave)
print('main is done')


# What ends a thread without an object of its own goes to sys.unraisablehook().
def raw():
    raise ValueError("raw thread")


def told(unraisable):
    print(unraisable.err_msg, unraisable.object is raw, repr(unraisable.exc_value))
    ended.set()


ended = threading.Event()
sys.unraisablehook = told
_thread.start_new_thread(raw, ())
ended.wait()
sys.unraisablehook = sys.__unraisablehook__
