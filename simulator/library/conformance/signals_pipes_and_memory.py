import os, signal, time, sys, select, mmap
r, w = os.pipe()
pid = os.fork()
if pid == 0:
    os.close(r)
    for i in range(3):
        os.write(w, f'message {i}\n'.encode())
        time.sleep(0.01)
    os._exit(7)
os.close(w)
with os.fdopen(r) as f:
    for line in f:
        print('got', line.strip())
print(os.waitpid(pid, 0)[1] >> 8)

def handler(n, frame):
    print('signal', n, signal.Signals(n).name, frame.f_code.co_name)
old = signal.signal(signal.SIGUSR1, handler)
print(old, signal.getsignal(signal.SIGUSR1) is handler, signal.getsignal(signal.SIGINT) is signal.default_int_handler)
def main():
    pid = os.fork()
    if pid == 0:
        time.sleep(0.05)
        os.kill(os.getppid(), signal.SIGUSR1)
        os._exit(0)
    t = time.monotonic()
    time.sleep(0.2)
    print(0.2 <= time.monotonic() - t < 1)
    os.waitpid(pid, 0)
main()
signal.signal(signal.SIGALRM, lambda n, f: (_ for _ in ()).throw(TimeoutError('late')))
signal.alarm(1)
try:
    time.sleep(3)
except TimeoutError as e: print('timeout', e)
m = mmap.mmap(-1, 16)
pid = os.fork()
if pid == 0:
    m[0] = 65
    m[1:4] = b'BCD'
    os._exit(0)
os.wait()
print(m[:5], m.read(3), m.tell())
pid = os.fork()
if pid == 0:
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    try:
        time.sleep(10)
    finally:
        print('never')
os.kill(pid, signal.SIGTERM)
print(os.waitpid(pid, 0)[1])
p = select.poll()
r, w = os.pipe()
p.register(r, select.POLLIN)
print(p.poll(10))
os.write(w, b'x')
print(p.poll() == [(r, 1)])
os.close(w)
os.read(r, 1)
print(p.poll() == [(r, 16)], os.read(r, 10))
print(select.select([r], [], [], 0) == ([r], [], []))
try:
    os.kill(99999, 0)
except ProcessLookupError as e: print(e)


def interrupted():
    try:
        signal.raise_signal(signal.SIGINT)
    except KeyboardInterrupt:
        print('interrupted')


interrupted()
print(signal.setitimer(signal.ITIMER_REAL, 0.02, 0.02), signal.strsignal(signal.SIGTERM))
rings = []
signal.signal(signal.SIGALRM, lambda number, frame: rings.append(number))
while len(rings) < 3:
    signal.pause()
print(signal.setitimer(signal.ITIMER_REAL, 0)[1], rings[:3])
signal.signal(signal.SIGCHLD, lambda number, frame: print('a child has ended'))
if os.fork() == 0:
    os._exit(0)
time.sleep(0.05)
print(os.wait()[1])
for mistake in (
    lambda: signal.signal(99, print),
    lambda: signal.signal(signal.SIGKILL, print),
    lambda: signal.signal(signal.SIGTERM, 'no'),
    lambda: os.waitpid(1, 0),
    lambda: os.register_at_fork(),
    lambda: os.waitstatus_to_exitcode(0x7f7f),
    lambda: select.select([-1], [], []),
    lambda: select.poll().unregister(3),
    lambda: select.poll().modify(3, 1),
    lambda: os.read(r, 1) and os.write(r, b'x'),
):
    try:
        print(mistake())
    except (ValueError, OSError, TypeError, KeyError) as error:
        print(type(error).__name__, error)
os.register_at_fork(
    before=lambda: print('before', flush=True),
    after_in_parent=lambda: rings.append('in the parent'),
    after_in_child=lambda: print('in the child', flush=True),
)
child = os.fork()
if child == 0:
    os._exit(5)
print(os.WEXITSTATUS(os.waitpid(child, 0)[1]), rings[-1])
a, b = os.pipe()
os.set_blocking(a, False)
try:
    os.read(a, 1)
except BlockingIOError as error:
    print(error)
print(os.get_blocking(a), os.get_blocking(b), os.get_inheritable(a))
os.close(a)
try:
    os.write(b, b'x')
except BrokenPipeError as error:
    print(error)
