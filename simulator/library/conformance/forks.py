import os, sys
counter = [1, 2]
class A:
    x = 5
    def __init__(self): self.items = {'a': counter, A: 3}
a = A()
print('start', flush=True)
def f():
    pid = os.fork()
    if pid == 0:
        counter.append(99)
        a.x = 7
        print('child', counter, a.x, a.items['a'] is counter, a.items[A], os.getppid() == parent, flush=True)
        sys.exit(3)
    return pid
parent = os.getpid()
pid = f()
w = os.waitpid(pid, 0)
print(w[0] == pid, os.waitstatus_to_exitcode(w[1]), counter, a.x)
try:
    os.wait()
except ChildProcessError as e: print(e)
pid = os.fork()
if pid == 0:
    import time
    time.sleep(10)
    os._exit(0)
os.kill(pid, 9)
print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
for i in range(3):  # one after another, so that their order is known
    kid = os.fork()
    if kid == 0:
        print('kid', i, flush=True)
        break
    os.waitpid(kid, 0)
else:
    print('all done')
