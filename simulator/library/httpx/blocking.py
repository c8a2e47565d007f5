"""The network of threads: coroutines in which every call blocks, so that none of them ever pauses."""

import socket
import threading
import time


def finished(awaitable):
    """What an awaitable gives that never pauses."""
    try:
        next(awaitable.__await__())
    except StopIteration as stop:
        return stop.value
    raise RuntimeError("a blocking coroutine has paused")


class Stream:
    """A connection."""

    def __init__(self, sock):
        self._sock = sock
        self._file = sock.makefile("rb")

    def limit(self, timeout):
        self._sock.settimeout(timeout)

    async def write(self, data, timeout):
        self.limit(timeout)
        self._sock.sendall(data)

    async def readline(self):
        return self._file.readline()

    async def readuntil(self, separator):
        line = self._file.readline()
        if not line.endswith(separator):
            raise EOFError("the connection ends within a line")
        return line

    async def read(self, count):
        return self._file.read1(count)

    async def readexactly(self, count):
        data = self._file.read(count)
        if len(data) < count:
            raise EOFError(f"{len(data)} bytes read on a total of {count} expected bytes")
        return data

    @property
    def usable(self):
        """Whether the server still listens, as far as one can see."""
        self._sock.setblocking(False)
        try:
            return bool(self._sock.recv(1, socket.MSG_PEEK))
        except BlockingIOError:
            return True
        except OSError:
            return False

    async def close(self):
        self._file.close()
        self._sock.close()


class Network:
    """What a client needs of threads."""

    refusal = None

    def time(self):
        return time.monotonic()

    async def connect(self, host, port, timeout):
        return Stream(socket.create_connection((host, port), timeout))

    def permits(self, count):
        return _Permits(count)


class _Permits:
    """A semaphore, for coroutines that never pause."""

    def __init__(self, count):
        self._semaphore = threading.Semaphore(count)

    async def acquire(self, timeout):
        if not self._semaphore.acquire(timeout=timeout):
            raise TimeoutError

    def release(self):
        self._semaphore.release()
