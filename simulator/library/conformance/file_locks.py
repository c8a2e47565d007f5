"""fcntl: flock() and lockf() between processes, open files and threads; flags of descriptors."""
import errno
import fcntl
import multiprocessing
import os
import signal
import socket
import sys
import tempfile
import threading
import time


def attempt(label, function, *arguments):
    try:
        print(label, function(*arguments), flush=True)
    except Exception as error:
        print(label, type(error).__name__, error, flush=True)


def add(path, lock, times):
    """Reads, waits, writes: without the lock, updates get lost."""
    for _ in range(times):
        with open(path, "r+") as file:
            lock(file, fcntl.LOCK_EX)
            value = int(file.read())
            time.sleep(0.002)
            file.seek(0)
            file.write(str(value + 1))
            file.flush()
            lock(file, fcntl.LOCK_UN)


def take_turns(path, lock):
    with open(path, "w") as file:
        file.write("0")
    processes = [
        multiprocessing.Process(target=add, args=(path, lock, 5)) for _ in range(2)
    ]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    with open(path) as file:
        print(lock.__name__, file.read())


def hold(path, lock, ready):
    file = open(path, "r+")
    lock(file, fcntl.LOCK_EX)
    ready.set()
    time.sleep(60)


def killed_while_holding(path, lock):
    ready = multiprocessing.Event()
    process = multiprocessing.Process(target=hold, args=(path, lock, ready))
    process.start()
    ready.wait()
    with open(path, "r+") as file:
        attempt("held by another", lock, file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        attempt("not even shared", lock, file, fcntl.LOCK_SH | fcntl.LOCK_NB)
        threading.Timer(0.05, process.kill).start()
        lock(file, fcntl.LOCK_EX)
        process.join()
        print("free after", process.exitcode)


def opens_of_one_process(path):
    one, other = open(path, "r+"), open(path, "r+")
    fcntl.flock(one, fcntl.LOCK_SH)
    attempt("two share", fcntl.flock, other, fcntl.LOCK_SH | fcntl.LOCK_NB)
    attempt("no upgrade", fcntl.flock, one, fcntl.LOCK_EX | fcntl.LOCK_NB)
    # A change that fails has lost the lock there was (flock(2)).
    attempt("what was lost", fcntl.flock, other, fcntl.LOCK_EX | fcntl.LOCK_NB)
    attempt("the other way round", fcntl.flock, one, fcntl.LOCK_SH | fcntl.LOCK_NB)
    fcntl.flock(other, fcntl.LOCK_SH)
    attempt("weakened", fcntl.flock, one, fcntl.LOCK_SH | fcntl.LOCK_NB)
    fcntl.flock(one, fcntl.LOCK_UN)
    fcntl.flock(other, fcntl.LOCK_EX)
    copy = os.dup(other.fileno())
    other.close()
    attempt("a copy keeps it", fcntl.flock, one, fcntl.LOCK_EX | fcntl.LOCK_NB)
    attempt("a copy is the same", fcntl.flock, copy, fcntl.LOCK_EX | fcntl.LOCK_NB)
    os.close(copy)
    attempt("closed", fcntl.flock, one, fcntl.LOCK_EX | fcntl.LOCK_NB)
    with open(path, "r+") as third:
        attempt("lockf is another lock", fcntl.lockf, third, fcntl.LOCK_EX | fcntl.LOCK_NB)
    attempt("one's own", fcntl.lockf, one, fcntl.LOCK_EX | fcntl.LOCK_NB)
    one.close()


def in_child(function, *arguments):
    sys.stdout.flush()
    pid = os.fork()
    if pid == 0:
        function(*arguments)
        os._exit(0)
    os.waitpid(pid, 0)


def try_ranges(path):
    with open(path, "r+") as file:
        def probe(*arguments):
            try:
                fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, *arguments)
            except OSError as error:
                return errno.errorcode[error.errno]
            fcntl.lockf(file, fcntl.LOCK_UN, *arguments)
            return "free"
        print([probe(1, at) for at in range(10)], probe(), probe(0, 8), probe(-2, 10), flush=True)


def ranges(path):
    with open(path, "w+") as file:
        file.write("0123456789")
        file.flush()
        lock = fcntl.lockf
        lock(file, fcntl.LOCK_EX, 6, 1)
        in_child(try_ranges, path)
        lock(file, fcntl.LOCK_UN, 2, 3)
        in_child(try_ranges, path)
        lock(file, fcntl.LOCK_SH, -2, 0, os.SEEK_END)
        in_child(try_ranges, path)
        file.seek(4)
        lock(file, fcntl.LOCK_EX, 1, 0, os.SEEK_CUR)
        in_child(try_ranges, path)
        # Closing any descriptor of the file gives all of them back (fcntl(2)).
        open(path).close()
        in_child(try_ranges, path)


def inherited(path):
    with open(path, "w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        in_child(lambda: attempt("flock is inherited", fcntl.flock, file, 6))
        fcntl.flock(file, fcntl.LOCK_UN)
        fcntl.lockf(file, fcntl.LOCK_EX)
        in_child(lambda: attempt("lockf is not", fcntl.lockf, file, 6))


def deadlock(path):
    """Each has one byte and wants the other's: the kernel refuses the second."""
    reader, writer = os.pipe()
    file = open(path, "r+")
    fcntl.lockf(file, fcntl.LOCK_EX, 1, 0)
    pid = os.fork()
    if pid == 0:
        fcntl.lockf(file, fcntl.LOCK_EX, 1, 1)
        os.write(writer, b"x")
        fcntl.lockf(file, fcntl.LOCK_EX, 1, 0)
        os._exit(7)
    os.read(reader, 1)
    time.sleep(0.05)
    attempt("deadlock", fcntl.lockf, file, fcntl.LOCK_EX, 1, 1)
    fcntl.lockf(file, fcntl.LOCK_UN)
    print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
    file.close()


def interrupted(path):
    def handler(number, frame):
        print("signal")
        raise InterruptedError("enough")

    one, other = open(path, "r+"), open(path, "r+")
    fcntl.flock(one, fcntl.LOCK_EX)
    signal.signal(signal.SIGALRM, handler)
    signal.setitimer(signal.ITIMER_REAL, 0.02)
    attempt("cut short", fcntl.flock, other, fcntl.LOCK_EX)
    signal.signal(signal.SIGALRM, lambda *_: print("goes on"))
    signal.setitimer(signal.ITIMER_REAL, 0.02)
    threading.Timer(0.06, fcntl.flock, (one, fcntl.LOCK_UN)).start()
    attempt("after a signal", fcntl.flock, other, fcntl.LOCK_EX)
    one.close()
    other.close()


class Odd:
    def __init__(self, descriptor):
        self.fileno = lambda: descriptor


def refusals(path):
    flock, lockf = fcntl.flock, fcntl.lockf
    attempt("not open", flock, 999, fcntl.LOCK_EX)
    attempt("not open", lockf, 999, fcntl.LOCK_EX)
    attempt("negative", flock, -1, 1)
    attempt("text", flock, "a", 1)
    attempt("no fileno", flock, 1.5, 1)
    attempt("one argument", flock, 1)
    attempt("operation", flock, 1, "x")
    attempt("odd", flock, Odd("x"), 2)
    attempt("odd", flock, Odd(-3), 2)
    with open(path, "w+") as file:
        for operation in (0, 3, 4, 12, 16):
            attempt(f"flock {operation}", flock, file, operation)
            attempt(f"lockf {operation}", lockf, file, operation)
        attempt("before the file", lockf, file, 2, -5, 3)
        attempt("before the offset", lockf, file, 2, -5, 30)
        attempt("whence", lockf, file, 2, 0, 0, 7)
        attempt("length", lockf, file, 2, "a")
        attempt("length", lockf, file, 2, 1.5)
        attempt("length", lockf, file, 2, 2**70)
    with open(path) as file:
        attempt("for writing", lockf, file, fcntl.LOCK_EX)
        attempt("for reading", lockf, file, fcntl.LOCK_SH)
        attempt("flock does not mind", flock, file, fcntl.LOCK_EX)


def flags(path):
    control = fcntl.fcntl
    with open(path, "a+") as file:
        print(control(file, fcntl.F_GETFD), control(file, fcntl.F_GETFL))
        control(file, fcntl.F_SETFD, 0)
        print(control(file, fcntl.F_GETFD), os.get_inheritable(file.fileno()))
        control(file, fcntl.F_SETFD, fcntl.FD_CLOEXEC)
        print(os.get_inheritable(file.fileno()))
        print(control(file, fcntl.F_SETFL, os.O_NONBLOCK), control(file, fcntl.F_GETFL))
        for command in (fcntl.F_DUPFD, fcntl.F_DUPFD_CLOEXEC):
            copy = control(file, command, 50)
            print(copy, control(copy, fcntl.F_GETFD), control(copy, fcntl.F_GETFL))
            os.close(copy)
        attempt("below", control, file, fcntl.F_DUPFD, -1)
        attempt("unknown", control, file, 9999)
        attempt("argument", control, file, fcntl.F_SETFD, 1.5)
        attempt("argument", control, file, fcntl.F_SETFD, None)
        attempt("command", control, file, "a")
        attempt("few", control, file)
    attempt("not open", control, 999, fcntl.F_GETFD)
    attempt("not open", control, 999, 9999)
    reader, writer = os.pipe()
    print([control(end, fcntl.F_GETFL) for end in (reader, writer)])
    control(reader, fcntl.F_SETFL, control(reader, fcntl.F_GETFL) | os.O_NONBLOCK)
    attempt("empty", os.read, reader, 1)
    print(os.get_blocking(reader), os.get_blocking(writer))
    with socket.socket() as plain:
        print(control(plain, fcntl.F_GETFL))
        plain.setblocking(False)
        print(control(plain, fcntl.F_GETFL))
    names = "LOCK_SH LOCK_EX LOCK_NB LOCK_UN F_DUPFD F_GETFD F_SETFD F_GETFL F_SETFL"
    print([getattr(fcntl, name) for name in names.split()])


if __name__ == "__main__":
    multiprocessing.set_start_method("fork")
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "counter")
        for lock in (fcntl.flock, fcntl.lockf):
            take_turns(path, lock)
            killed_while_holding(path, lock)
        opens_of_one_process(path)
        ranges(path)
        inherited(path)
        deadlock(path)
        interrupted(path)
        refusals(path)
        flags(path)

# What is forgotten is written at once, so that whoever gets the lock next reads it.
os.chdir(tempfile.mkdtemp())

def count(times):
    for _ in range(times):
        with open("guard", "w") as guard:
            fcntl.flock(guard, fcntl.LOCK_EX)
            number = int(open("number").read())
            open("number", "w").write(str(number + 1))
            fcntl.flock(guard, fcntl.LOCK_UN)


open("number", "w").write("0")
processes = [multiprocessing.Process(target=count, args=(5,)) for _ in range(3)]
for process in processes:
    process.start()
for process in processes:
    process.join()
print(open("number").read())
