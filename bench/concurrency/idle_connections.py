# 10,000 idle connections and 100 that talk, under epoll, for one virtual second.
import resource
import select
import socket
import time

IDLE = 10_000
ACTIVE = 100
PAUSE = 0.05

resource.setrlimit(resource.RLIMIT_NOFILE, (25_000, 25_000))
pairs = [socket.socketpair() for _ in range(IDLE + ACTIVE)]
epoll = select.epoll()
watched = {}
for server, _ in pairs:
    server.setblocking(False)
    epoll.register(server, select.EPOLLIN)
    watched[server.fileno()] = server
clients = [client for _, client in pairs[-ACTIVE:]]

answered = 0
end = time.monotonic() + 1
while time.monotonic() < end:
    for client in clients:
        client.send(b"ping")
    waiting = ACTIVE
    while waiting:
        for fd, _ in epoll.poll():
            server = watched[fd]
            server.send(server.recv(100))
            waiting -= 1
    for client in clients:
        answered += len(client.recv(100)) // 4
    time.sleep(PAUSE)
print(answered > 0)
