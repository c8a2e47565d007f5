# /// timeslice
# title = "Level-triggered, edge-triggered"
# about = """
# Eight bytes arrive at once, and the reader takes two at a time. Level-triggered epoll tells as \
# long as there is something left. Edge-triggered epoll tells that something has come, once: a \
# reader that does not go on until there is nothing left hears no more of it, and waits for ever, \
# or here until its patience ends."""
# look = [
#   "Level: four calls, each answered at once, two bytes each.",
#   "Edge, the careless reader: two bytes, then it waits though six are there.",
#   "Edge, the thorough reader: one call, and it reads until BlockingIOError.",
# ]
# try = [
#   "Set BYTES to 2: now the careless reader is right by chance.",
#   "Raise PATIENCE: it only waits longer.",
# ]
# [params]
# BYTES = { min = 2, max = 40, label = "bytes that arrive" }
# PATIENCE = { min = 0.01, max = 1.0, label = "patience", unit = "s" }
# ///
import select
import socket

BYTES = 8
PATIENCE = 0.05


def receive(flags, thorough):
    """What a reader gets that takes two bytes at a time, and how often it was called."""
    ours, theirs = socket.socketpair()
    ours.setblocking(False)
    epoll = select.epoll()
    epoll.register(ours, select.EPOLLIN | flags)
    theirs.send(b"x" * BYTES)
    got = calls = 0
    while got < BYTES and epoll.poll(PATIENCE):
        calls += 1
        try:
            got += len(ours.recv(2))
            while thorough:
                got += len(ours.recv(2))
        except BlockingIOError:
            pass  # nothing left
    epoll.close()
    ours.close()
    theirs.close()
    return f"{got} of {BYTES} bytes in {calls} calls"


print("level:          ", receive(0, False))
print("edge, careless: ", receive(select.EPOLLET, False))
print("edge, thorough: ", receive(select.EPOLLET, True))
