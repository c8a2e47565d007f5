"""resource: limits of descriptors, and what goes by them."""

import resource, os, socket, select, errno
soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
print(soft >= 1024, hard >= soft, resource.RLIMIT_NOFILE == resource.RLIMIT_OFILE, resource.error is OSError)
resource.setrlimit(resource.RLIMIT_NOFILE, (1024, hard))
def fill():
    socks = []
    try:
        while len(socks) < 1500: socks.append(socket.socket())
    except OSError as e:
        print(errno.errorcode[e.errno], e)
    top = max(s.fileno() for s in socks)
    return socks, top
socks, top = fill()
print(len(socks) < 1024, top)
for s in socks: s.close()
resource.setrlimit(resource.RLIMIT_NOFILE, (4000, hard))
print(resource.getrlimit(resource.RLIMIT_NOFILE)[0])
socks, top = fill()
print(len(socks), top > 1024)
for bad in (lambda: select.select([socks[-1]], [], []), lambda: select.select([], [5, socks[-1]], [])):
    try: bad()
    except ValueError as e: print(e)
p = select.poll(); p.register(socks[-1], select.POLLOUT); print(len(p.poll(0)))
e = select.epoll(); e.register(socks[-1], select.EPOLLOUT); print(len(e.poll(0)))
# the lowest free one
a, b = socks[3].fileno(), socks[7].fileno()
socks[7].close(); socks[3].close()
x, y, z = os.open("/dev/null", 0), os.open("/dev/null", 0), os.open("/dev/null", 0)
print((x, y) == (a, b), z > top)
print(os.dup2(0, 3900), end=" ")
try: os.dup2(0, 4000)
except OSError as e: print(e)
pid = os.fork()
if not pid:
    print("child", resource.getrlimit(resource.RLIMIT_NOFILE)[0]); os._exit(0)
os.waitpid(pid, 0)
resource.setrlimit(resource.RLIMIT_NOFILE, (20, hard))
print(len(socks), os.fstat(z).st_mode > 0)
try: os.open("/dev/null", 0)
except OSError as e: print(e)
for s in socks: s.close()
os.closerange(3, 5000)
print(os.open("/dev/null", 0))
for a in ((99,), ("x",)):
    try: resource.getrlimit(*a)
    except Exception as e: print(repr(e))
for a in ((7,(5,3)), (7, 5), (7,(1,)), (7,("a",2)), (99,(1,2))):
    try: print(resource.setrlimit(*a))
    except Exception as e: print(repr(e))
try: resource.getrusage(5)
except Exception as e: print(repr(e))
u = resource.getrusage(resource.RUSAGE_SELF)
print(len(u), u.ru_utime > 0, type(u), resource.getpagesize())
