# /// timeslice
# title = "select, poll and epoll with many idle connections"
# about = """
# Of many connections only one has something to say, again and again. select and poll hand the \
# kernel the whole list each time, and it looks at every entry; with epoll it keeps the list and \
# notes who becomes ready. So the first two grow with the number of the watched, the third only \
# with that of the ready."""
# look = [
#   "Three phases with pauses between them: select, poll, epoll. The same work in each.",
#   "The first two take long, in the kernel and in Python; the third is hardly to be seen.",
#   "Nobody waits: there is always one that is ready.",
# ]
# try = [
#   "Set IDLE to 10: the three are alike.",
#   "Set IDLE to 450: select and poll grow with it, epoll stays as it was.",
#   "Set IDLE to 5000: select refuses descriptors from 1024 on, poll crawls, epoll does not care.",
# ]
# [params]
# IDLE = { min = 10, max = 5000, label = "idle connections" }
# ROUNDS = { min = 1, max = 100, label = "rounds" }
# ///
import resource
import select
import socket
import time

IDLE = 300
ROUNDS = 20

# 1,024 descriptors are the usual limit; the program may raise it.
_, most = resource.getrlimit(resource.RLIMIT_NOFILE)
resource.setrlimit(resource.RLIMIT_NOFILE, (max(1024, 2 * IDLE + 50), most))

pairs = [socket.socketpair() for _ in range(IDLE)]
ours = [one for one, _ in pairs]
theirs = [other for _, other in pairs]
theirs[-1].send(b"!")  # never read: this one stays ready


def by_select():
    readable, _, _ = select.select(ours, [], [])
    return [each.fileno() for each in readable]


def by_poll():
    return [fd for fd, event in poll.poll()]


def by_epoll():
    return [fd for fd, event in epoll.poll()]


poll = select.poll()
epoll = select.epoll()
for each in ours:
    poll.register(each, select.POLLIN)
    epoll.register(each, select.EPOLLIN)
for wait in (by_select, by_poll, by_epoll):
    found = 0
    try:
        for _ in range(ROUNDS):
            assert wait() == [ours[-1].fileno()]
            found += 1
        print(wait.__name__, "found the one that is ready", found, "times")
    except ValueError as error:
        print(wait.__name__, "cannot:", error)
    time.sleep(0.001)
epoll.close()
for pair in pairs:
    for each in pair:
        each.close()
