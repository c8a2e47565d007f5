"""Signals that are held back, and waiting for single ones."""

import os
import signal
import threading
import time


def show(title, *values):
    print(f"{title}:", *values, flush=True)


def told(number, frame):
    show("handler", signal.Signals(number).name)


me = os.getpid()
signal.signal(signal.SIGUSR1, told)
signal.signal(signal.SIGUSR2, told)

# Held back until they are let in, each once.
show("before", signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGUSR1, signal.SIGUSR2}))
for number in (signal.SIGUSR2, signal.SIGUSR1, signal.SIGUSR1):
    os.kill(me, number)
show("pending", sorted(signal.sigpending()))
show("was", sorted(signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGUSR1])))
show("pending", sorted(signal.sigpending()))
show("was", sorted(signal.pthread_sigmask(signal.SIG_SETMASK, [])))
show("pending", signal.sigpending())

# Taken out by who waits: no handler runs.
signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGUSR1, signal.SIGUSR2])
os.kill(me, signal.SIGUSR2)
os.kill(me, signal.SIGUSR1)
show("sigwait", signal.sigwait([signal.SIGUSR1, signal.SIGUSR2]))
show("sigwait", repr(signal.sigwait({signal.SIGUSR2})))
show("none left", signal.sigpending())

# A thread for signals, as servers have it.
done = threading.Event()


def attend():
    while True:
        number = signal.sigwait([signal.SIGUSR1, signal.SIGTERM])
        show("attended", number.name)
        if number == signal.SIGTERM:
            break
    done.set()


signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGTERM])
thread = threading.Thread(target=attend)
thread.start()
for number in (signal.SIGUSR1, signal.SIGUSR1, signal.SIGTERM):
    time.sleep(0.05)
    os.kill(me, number)
done.wait()
thread.join()
signal.pthread_sigmask(signal.SIG_SETMASK, [])

# A child holds back what its parent does, and waits for a word of it.
signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGUSR1])
pid = os.fork()
if pid == 0:
    show("in the child", signal.pthread_sigmask(signal.SIG_BLOCK, []))
    show("child heard", signal.sigwait([signal.SIGUSR1]).name)
    os._exit(0)
time.sleep(0.1)
os.kill(pid, signal.SIGUSR1)
show("child ended", os.waitpid(pid, 0)[1])
show("mine", signal.sigpending())

# An alarm that is waited for.
signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGALRM])
signal.setitimer(signal.ITIMER_REAL, 0.05)
begun = time.monotonic()
show("alarm", signal.sigwait([signal.SIGALRM]).name, time.monotonic() - begun >= 0.04)

# Nobody holds these back.
signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGKILL, signal.SIGSTOP])
show("held", sorted(signal.pthread_sigmask(signal.SIG_BLOCK, [])))
for call in (
    lambda: signal.pthread_sigmask(7, []),
    lambda: signal.pthread_sigmask(signal.SIG_BLOCK, [99]),
    lambda: signal.pthread_sigmask(signal.SIG_BLOCK, 5),
    lambda: signal.sigwait([0]),
):
    try:
        call()
    except Exception as error:
        show("error", type(error).__name__, error)
show("names", repr(signal.SIG_BLOCK), signal.Sigmasks(2).name)
show("yield", os.sched_yield())

# With who has sent it, and for some time only.
import os

signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGUSR1, signal.SIGUSR2])
os.kill(os.getpid(), signal.SIGUSR2)
taken = signal.sigwaitinfo([signal.SIGUSR1, signal.SIGUSR2])
print(type(taken), taken.si_signo, taken.si_code, taken.si_errno, taken.si_pid == os.getpid(), taken.si_uid == os.getuid(), len(taken))
print(signal.sigtimedwait([signal.SIGUSR1], 0), signal.sigtimedwait([signal.SIGUSR1], 0.02))
os.kill(os.getpid(), signal.SIGUSR1)
print(signal.sigtimedwait([signal.SIGUSR1], 5).si_signo)
try:
    signal.sigtimedwait([signal.SIGUSR1], -1)
except ValueError as error:
    print(error)
print(repr(signal.SIGRTMIN), int(signal.SIGRTMAX), signal.SIGCLD, signal.Signals(17).name, signal.strsignal(36))
print(signal.getsignal(signal.SIGPIPE), signal.getsignal(signal.SIGXFSZ), signal.getsignal(signal.SIGTERM))
for number in (0, 100, -1):
    try:
        print(signal.raise_signal(number))
    except OSError as error:
        print(error)
try:
    signal.setitimer(signal.ITIMER_REAL, -1)
except signal.ItimerError as error:
    print(repr(error), signal.ItimerError.__mro__[:2])
