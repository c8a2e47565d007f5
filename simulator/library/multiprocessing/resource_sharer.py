"""Descriptors for processes that run already.

Who pickles one keeps a copy and offers it: a thread answers whoever unpickles it, on a Unix socket.
"""

import os
import signal
import threading
from itertools import count

from . import process, util
from .reduction import recv_handle, send_handle

# What is made here is nobody else's concern.
_lane_kinds = ()

__all__ = ["DupFd", "stop"]


class DupFd:
    """A descriptor that is offered; the first to detach() it gets it."""

    def __init__(self, fd):
        self._id = _sharer.offer(os.dup(fd))

    def detach(self):
        """The descriptor, as one of this process."""
        from .connection import Client

        address, number = self._id
        key = process.current_process().authkey
        with Client(address, authkey=key) as connection:
            connection.send((number, os.getpid()))
            return recv_handle(connection)


class _Sharer:
    """What this process offers, and the thread that hands it out."""

    def __init__(self):
        self._lock = threading.Lock()
        self._numbers = count(1)
        self._offered = {}  # descriptors, by number
        self._listener = None
        self._thread = None
        util.register_after_fork(self, _Sharer._after_fork)

    def offer(self, fd):
        """What to ask for it with: an address and a number."""
        with self._lock:
            if self._listener is None:
                self._start()
            number = next(self._numbers)
            self._offered[number] = fd
            return self._listener.address, number

    def _start(self):
        from .connection import Listener

        util.debug("starting listener and thread for sending handles")
        key = process.current_process().authkey
        self._listener = Listener(authkey=key, backlog=128)
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def _serve(self):
        signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())
        while True:
            try:
                with self._listener.accept() as connection:
                    wanted = connection.recv()
                    if wanted is None:
                        return
                    number, pid = wanted
                    fd = self._offered.pop(number)
                    try:
                        send_handle(connection, fd, pid)
                    finally:
                        os.close(fd)
            except Exception:
                if not util.is_exiting():
                    import sys

                    sys.excepthook(*sys.exc_info())

    def stop(self, timeout=None):
        """Ends the thread; what nobody has asked for is closed."""
        from .connection import Client

        with self._lock:
            if self._listener is None:
                return
            key = process.current_process().authkey
            with Client(self._listener.address, authkey=key) as connection:
                connection.send(None)
            self._thread.join(timeout)
            if self._thread.is_alive():
                util.sub_warning("_ResourceSharer thread did not stop when asked")
            self._listener.close()
            self._forget()

    def _after_fork(self):
        """The parent's thread hands out what the parent offers."""
        self._lock = threading.Lock()
        if self._listener is not None:
            self._listener._socket.close()
        self._forget()

    def _forget(self):
        for fd in self._offered.values():
            os.close(fd)
        self._offered.clear()
        self._listener = self._thread = None


_sharer = _Sharer()
stop = _sharer.stop
