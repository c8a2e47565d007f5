"""Connections between threads: nothing is copied ("multiprocessing.dummy")."""

from queue import Queue

__all__ = ["Client", "Listener", "Pipe"]

families = [None]


class Listener:
    """Waits for other threads to connect."""

    def __init__(self, address=None, family=None, backlog=1):
        self._backlog_queue = Queue(backlog)

    def accept(self):
        """Waits for a client; returns the connection to it."""
        return Connection(*self._backlog_queue.get())

    def close(self):
        """Nobody can connect any more."""
        self._backlog_queue = None

    @property
    def address(self):
        """What others connect to."""
        return self._backlog_queue

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, exc_tb):
        self.close()


def Client(address):
    """A connection to the listener at that address."""
    to_server, to_client = Queue(), Queue()
    address.put((to_client, to_server))
    return Connection(to_server, to_client)


def Pipe(duplex=True):
    """Two connections to each other."""
    one, other = Queue(), Queue()
    return Connection(one, other), Connection(other, one)


class Connection:
    """One end of two queues."""

    def __init__(self, _out, _in):
        self._out = _out
        self._in = _in
        self.send = self.send_bytes = _out.put
        self.recv = self.recv_bytes = _in.get

    def poll(self, timeout=0.0):
        """Whether there is something to receive; waits for it that long."""
        if self._in.qsize() > 0:
            return True
        if timeout <= 0.0:
            return False
        with self._in.not_empty:
            self._in.not_empty.wait(timeout)
        return self._in.qsize() > 0

    def close(self):
        """Does nothing: there is nothing to give back."""

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, exc_tb):
        self.close()
