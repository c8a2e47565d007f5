"""What waitid(), wait3() and wait4() tell of children, and the time that children have used."""

import os, signal, time, resource
def child(code=None, sig=None, nap=0):
    pid = os.fork()
    if pid == 0:
        x = 0
        for i in range(200000): x += i
        if nap: time.sleep(nap)
        if sig: os.kill(os.getpid(), sig); time.sleep(5)
        os._exit(code)
    return pid
def show(*a): print(*a)
def fails(f):
    try: print("no error", f())
    except Exception as e: print(type(e).__name__, e)
p = child(3)
r = os.waitid(os.P_PID, p, os.WEXITED | os.WNOWAIT)
show(type(r), r.si_pid == p, r.si_signo == signal.SIGCHLD, r.si_status, r.si_code == os.CLD_EXITED, len(r))
r = os.waitid(os.P_ALL, 0, os.WEXITED)
show(r.si_pid == p, r.si_status)
fails(lambda: os.waitid(os.P_ALL, 0, os.WEXITED))
fails(lambda: os.waitid(os.P_ALL, 0, os.WNOHANG))
fails(lambda: os.waitid(9, 0, os.WEXITED))
p = child(sig=signal.SIGTERM)
r = os.waitid(os.P_PID, p, os.WEXITED)
show(r.si_status, r.si_code == os.CLD_KILLED)
p = child(1, nap=.1)
show(os.waitid(os.P_PID, p, os.WEXITED|os.WNOHANG))
fd = os.pidfd_open(p)
r = os.waitid(os.P_PIDFD, fd, os.WEXITED)
show(r.si_status); os.close(fd)
fails(lambda: os.waitid(os.P_PIDFD, fd, os.WEXITED))
fails(lambda: os.waitid(os.P_PID, 0, os.WEXITED))
fails(lambda: os.waitpid(-1, 1<<10))
before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
p = child(7)
got, status, usage = os.wait3(0)
show(got == p, status, os.WEXITSTATUS(status), type(usage), 0.001 < usage.ru_utime + usage.ru_stime < 1)
after = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
show(after > before, os.times().children_user >= 0)
p = child(8, nap=.2)
got, status, usage = os.wait4(p, os.WNOHANG)
show(got, status, usage.ru_utime)
got, status, usage = os.wait4(p, 0)
show(got == p, status)
fails(lambda: os.wait3(0)); fails(lambda: os.wait4(p, 0)); fails(lambda: os.wait3(1 << 12))
fails(lambda: os.wait3())
show(resource.getrusage(resource.RUSAGE_THREAD).ru_utime > 0)
p = os.fork()
if p == 0:
    signal.signal(signal.SIGABRT, lambda *a: print("not called"))
    os.abort()
show(os.waitpid(p, 0)[1] & 0x7f)
