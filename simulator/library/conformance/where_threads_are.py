"""faulthandler: where threads are, at once, later, and for a signal."""
import faulthandler
import io
import os
import re
import signal
import tempfile
import threading
import time


def attempt(function, *args, **keywords):
    try:
        print(function(*args, **keywords))
    except Exception as error:
        print(type(error).__name__, error)


file = tempfile.TemporaryFile('w+')


def show(title):
    """What has been written; of the library's frames each version has its own."""
    file.seek(0)
    text = file.read()
    file.seek(0)
    file.truncate()
    print('--', title)
    for line in text.splitlines():
        if 'File' not in line or os.path.basename(__file__) in line:
            line = re.sub(r'"[^"]*/', '"', line)
            print(re.sub(r'0x[0-9a-f]{16}', 'NUMBER', line))


def inner(**options):
    faulthandler.dump_traceback(file=file, **options)


def outer(**options):
    inner(**options)


def wait():
    released.wait()


outer()
show('one thread')
outer(all_threads=False)
show('this thread')
released = threading.Event()
threads = [threading.Thread(target=wait) for _ in range(2)]
for thread in threads:
    thread.start()
time.sleep(0.05)
outer()
show('three threads')
inner(all_threads=False)
show('this thread of three')
faulthandler.dump_traceback_later(0.05, file=file)
time.sleep(0.1)
show('later')
faulthandler.dump_traceback_later(0.04, repeat=True, file=file)
time.sleep(0.1)
faulthandler.cancel_dump_traceback_later()
time.sleep(0.05)
file.seek(0)
print(file.read().count('Timeout (0:00:00.040000)!'))
show('cancelled')
faulthandler.dump_traceback_later(0.05, file=file)
faulthandler.cancel_dump_traceback_later()
time.sleep(0.1)
show('never')
faulthandler.register(signal.SIGUSR1, file=file, all_threads=False)
os.kill(os.getpid(), signal.SIGUSR1)
time.sleep(0.01)
show('for a signal')
print(faulthandler.unregister(signal.SIGUSR1), faulthandler.unregister(signal.SIGUSR1))
seen = []
signal.signal(signal.SIGUSR2, lambda number, frame: seen.append(number))
faulthandler.register(signal.SIGUSR2, file=file, chain=True)
os.kill(os.getpid(), signal.SIGUSR2)
time.sleep(0.01)
file.seek(0)
print(len(seen), file.read().count('most recent call first'))
released.set()
for thread in threads:
    thread.join()

attempt(faulthandler.dump_traceback_later, 0)
attempt(faulthandler.dump_traceback_later, 'soon')
attempt(faulthandler.register, signal.SIGSEGV)
attempt(faulthandler.dump_traceback, file=io.StringIO())
attempt(faulthandler.dump_traceback, file='name')
attempt(faulthandler.is_enabled)
attempt(faulthandler.enable)
attempt(faulthandler.is_enabled)
attempt(faulthandler.disable)
attempt(faulthandler.disable)

read, write = os.pipe()
if (child := os.fork()) == 0:
    os.dup2(write, 2)
    lock = threading.Lock()
    lock.acquire()
    faulthandler.dump_traceback_later(0.05, exit=True, file=write)
    lock.acquire()
os.close(write)
print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
print(os.read(read, 100).splitlines()[0])
