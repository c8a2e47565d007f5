# selectors: every class, its errors; epoll's errors, one-shot and edge-triggered interest.
import select
import selectors
import socket


def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except BaseException as error:
        print(type(error).__name__, error)


class Odd:
    def __repr__(self):
        return "odd"


for kind in (selectors.SelectSelector, selectors.PollSelector, selectors.EpollSelector):
    print(kind.__name__)
    a, b = socket.socketpair()
    with kind() as selector:
        print(len(selector.get_map()), selector.select(0), selector.select(-1))
        attempt(selector.register, Odd(), 1)
        attempt(selector.register, -1, 1)
        attempt(selector.register, a, 0)
        attempt(selector.register, a, 8)
        key = selector.register(a, selectors.EVENT_READ, "data")
        print(key._fields, key.fileobj is a, key.fd == a.fileno(), key.events, key.data)
        print(selector.select(0), selector.select(0.01))
        b.send(b"x")
        [(found, events)] = selector.select()
        print(found is key, events)
        a.recv(1)
        changed = selector.modify(a, selectors.EVENT_READ | selectors.EVENT_WRITE, "other")
        print(changed.events, changed.data, [events for _, events in selector.select()])
        b.send(b"x")
        print([events for _, events in selector.select()])
        print(selector.modify(a, selectors.EVENT_READ, "again").events)
        print(selector.modify(a, selectors.EVENT_READ, "new data").data)
        print(selector.get_key(a).data, selector.get_map()[a.fileno()].data, a in selector.get_map())
        print(list(selector.get_map()) == [a.fileno()])
        attempt(lambda: selector.get_map()[987654])
        attempt(selector.get_key, 987654)
        attempt(selector.unregister, 987654)
        attempt(selector.modify, 987654, 1)
        print(str(selector.get_key(b.fileno() - 1).data))
        a.close()
        print(selector.unregister(a).data, len(selector.get_map()))
        b.close()
    print(selector.get_map())
    attempt(selector.get_key, 0)
attempt(selectors.BaseSelector)
print(selectors.DefaultSelector)

epoll = select.epoll()
attempt(epoll.register, -1)
attempt(epoll.register, "x")
attempt(epoll.register, 9999)
a, b = socket.socketpair()
attempt(epoll.register, a)
attempt(epoll.register, a, select.EPOLLIN)
attempt(epoll.modify, b, select.EPOLLIN)
attempt(epoll.unregister, b)
attempt(epoll.poll, 0, 0)
attempt(epoll.poll, "x")
attempt(epoll.register, open("/dev/null"))
attempt(select.epoll, -2)
attempt(select.epoll, flags=99)
epoll.modify(a, select.EPOLLIN | select.EPOLLONESHOT)
b.send(b"one")
print([e for _, e in epoll.poll()], epoll.poll(0))
b.send(b"two")
print(epoll.poll(0), a.recv(10))
epoll.modify(a, select.EPOLLIN | select.EPOLLONESHOT)
print(epoll.poll(0))
b.send(b"three")
print([e for _, e in epoll.poll()], epoll.poll(0.001))
epoll.modify(a, select.EPOLLIN | select.EPOLLET)
print([e for _, e in epoll.poll(0)], epoll.poll(0), a.recv(1))
b.send(b"!")
print([e for _, e in epoll.poll(0)], epoll.poll(0), a.recv(10), epoll.poll(0))
b.shutdown(socket.SHUT_WR)
print([e for _, e in epoll.poll(0)])
epoll.modify(a, select.EPOLLIN | select.EPOLLRDHUP)
print([e for _, e in epoll.poll(0)])
b.close()
print([e for _, e in epoll.poll(0)])
a.close()
print(epoll.poll(0), epoll.closed)
pairs = [socket.socketpair() for _ in range(4)]
for left, _ in pairs:
    epoll.register(left, select.EPOLLOUT)
print([len(epoll.poll(0, 3)) for _ in range(3)], len(epoll.poll(0)))
turns = {fd for _ in range(2) for fd, _ in epoll.poll(0, 2)}
print(turns == {left.fileno() for left, _ in pairs})
outer = select.poll()
outer.register(epoll, select.POLLIN)
print(len(outer.poll(0)))
epoll.close()
epoll.close()
attempt(epoll.fileno)
attempt(epoll.register, 0)
attempt(epoll.__enter__)


class Shrinking:
    """Takes one off the list that select() goes through."""

    def fileno(self):
        del shrinking[-1]
        return writable.fileno()


writable, _partner = socket.socketpair()
shrinking = []
shrinking[:] = [Shrinking()] * 10
print(select.select([], shrinking, []) == ([], shrinking, []), len(shrinking))
