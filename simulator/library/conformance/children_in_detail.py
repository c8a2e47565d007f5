"""Children: how they are made, waited for, and what hears of their end."""

import os, signal, time, threading
def show(*a): print(*a)
def fails(f):
    try: print("no error", f())
    except Exception as e: print(type(e).__name__, e)
order = []
os.register_at_fork(before=lambda: order.append("b1"), after_in_parent=lambda: order.append("p1"), after_in_child=lambda: order.append("c1"))
os.register_at_fork(before=lambda: order.append("b2"), after_in_parent=lambda: order.append("p2"), after_in_child=lambda: order.append("c2"))
r, w = os.pipe()
if (pid := os.fork()) == 0:
    os.write(w, repr(order).encode()); os._exit(0)
os.waitpid(pid, 0); print(order, os.read(r, 100))
fails(lambda: os.register_at_fork()); fails(lambda: os.register_at_fork(before=1)); fails(lambda: os.register_at_fork(lambda: 1))
def boom(): raise ValueError
pid = os.fork()
if pid == 0: os._exit(300 & 0xff)
s = os.waitpid(pid, 0)[1]; show(s, os.WIFEXITED(s), os.WEXITSTATUS(s), os.waitstatus_to_exitcode(s))
kids = []
for n in range(3):
    pid = os.fork()
    if pid == 0: time.sleep(.05 * (3 - n)); os._exit(n)
    kids.append(pid)
show([os.waitstatus_to_exitcode(os.wait()[1]) for _ in kids])
pid = os.fork()
if pid == 0: time.sleep(5); os._exit(0)
show(os.waitpid(pid, os.WNOHANG), os.waitpid(0, os.WNOHANG), os.waitpid(-1, os.WNOHANG))
os.kill(pid, signal.SIGKILL); s = os.waitpid(-1, 0)[1]; show(os.WIFSIGNALED(s), os.WTERMSIG(s), os.WCOREDUMP(s), os.waitstatus_to_exitcode(s))
fails(lambda: os.waitpid(pid, 0)); fails(lambda: os.kill(pid, 0)); fails(lambda: os.waitpid(-99999, 0)); fails(lambda: os.waitpid(1, 0))
# SIGCHLD
got = []
signal.signal(signal.SIGCHLD, lambda n, f: got.append(os.waitpid(-1, os.WNOHANG)[1]))
pid = os.fork()
if pid == 0: os._exit(4)
while not got: time.sleep(.01)
show(got); signal.signal(signal.SIGCHLD, signal.SIG_DFL)
# interrupted wait
signal.signal(signal.SIGALRM, lambda *a: got.append("alarm")); signal.setitimer(signal.ITIMER_REAL, .05)
pid = os.fork()
if pid == 0: time.sleep(.2); os._exit(5)
show(os.waitid(os.P_PID, pid, os.WEXITED).si_status, got[-1])
# orphan
pid = os.fork()
if pid == 0:
    me = os.getpid()
    if os.fork() == 0:
        time.sleep(.1); os.write(w, b"orphan %d" % (os.getppid() != me)); os._exit(0)
    os._exit(0)
os.waitpid(pid, 0); show(os.read(r, 20)); fails(os.wait)
# grandchild cpu
import resource
pid = os.fork()
if pid == 0:
    g = os.fork()
    if g == 0:
        for i in range(400000): pass
        os._exit(0)
    os.waitpid(g, 0); os._exit(0)
u = os.wait4(pid, 0)[2]; show(u.ru_utime + u.ru_stime > .003)
t = os.times(); show(t.children_user + t.children_system > .003)
