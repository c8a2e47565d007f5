"""Connections, over which processes send each other objects and bytes ("Connection Objects")."""

from _multiprocessing import receive_message, send_message
from math import ceil
from os import close, pipe
from select import POLLIN, poll

from .context import BufferTooShort
from .reduction import DupFd, ForkingPickler

__all__ = ["Client", "Listener", "Pipe", "wait"]


class Connection:
    """One end of a pipe."""

    _handle = None

    def __init__(self, handle, readable=True, writable=True):
        handle = handle.__index__()
        if handle < 0:
            raise ValueError("invalid handle")
        if not readable and not writable:
            raise ValueError("at least one of `readable` and `writable` must be True")
        self._handle = handle
        self._readable = readable
        self._writable = writable

    def __reduce__(self):
        return _rebuild, (type(self), DupFd(self._handle), self._readable, self._writable)

    def _check_readable(self):
        if self._handle is None:
            raise OSError("handle is closed")
        if not self._readable:
            raise OSError("connection is write-only")

    def _check_writable(self):
        if self._handle is None:
            raise OSError("handle is closed")
        if not self._writable:
            raise OSError("connection is read-only")

    @property
    def closed(self):
        return self._handle is None

    @property
    def readable(self):
        return self._readable

    @property
    def writable(self):
        return self._writable

    def fileno(self):
        """The descriptor."""
        if self._handle is None:
            raise OSError("handle is closed")
        return self._handle

    def close(self):
        """The other end finds out when it reads (EOFError) or writes (BrokenPipeError)."""
        if self._handle is not None:
            close(self.detach())

    def detach(self):
        """Closes the object only; returns the descriptor, which stays open."""
        handle, self._handle = self._handle, None
        return handle

    def send(self, obj):
        """Sends an object. What arrives is a copy."""
        if self._handle is None or not self._writable:
            self._check_writable()
        send_message(self._handle, ForkingPickler.dumps(obj))

    def send_bytes(self, buffer, offset=0, size=None):
        """Sends bytes, or a part of them."""
        if self._handle is None or not self._writable:
            self._check_writable()
        if type(buffer) is bytes and size is None and offset == 0:
            return send_message(self._handle, buffer)
        view = memoryview(buffer)
        if view.itemsize > 1:
            view = view.cast("B")
        if offset < 0:
            raise ValueError("offset is negative")
        length = view.nbytes
        if length < offset:
            raise ValueError("buffer length < offset")
        if size is None:
            size = length - offset
        elif size < 0:
            raise ValueError("size is negative")
        elif offset + size > length:
            raise ValueError("buffer length < offset + size")
        send_message(self._handle, bytes(view[offset : offset + size]))

    def recv(self):
        """The next object. Waits for it; EOFError: there is none and the other end is closed."""
        if self._handle is None or not self._readable:
            self._check_readable()
        return ForkingPickler.loads(receive_message(self._handle))

    def recv_bytes(self, maxlength=None):
        """The next message as bytes. If it is too long, the connection can't be read any more."""
        if self._handle is None or not self._readable:
            self._check_readable()
        if maxlength is not None and maxlength < 0:
            raise ValueError("negative maxlength")
        message = receive_message(self._handle, maxlength)
        if message is None:
            self._readable = False
            if not self._writable:
                self.close()
            raise OSError("bad message length")
        return message

    def recv_bytes_into(self, buffer, offset=0):
        """Puts the next message into a buffer; returns its length."""
        self._check_readable()
        view = memoryview(buffer).cast("B")
        if offset < 0:
            raise ValueError("negative offset")
        if offset > view.nbytes:
            raise ValueError("offset too large")
        message = receive_message(self._handle)
        size = len(message)
        if view.nbytes < offset + size:
            raise BufferTooShort(message)
        view[offset : offset + size] = message
        return size

    def poll(self, timeout=0.0):
        """Whether there is something to receive; waits for it that long, None: as long as it takes.

        True also if the other end is closed.
        """
        self._check_readable()
        return bool(wait([self], timeout))

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, exc_tb):
        self.close()


def _rebuild(kind, descriptor, readable, writable):
    return kind(descriptor.detach(), readable, writable)


def Pipe(duplex=True):
    """Two connections. Not duplex: what the second one sends arrives at the first one."""
    if duplex:
        from _multiprocessing import channel

        one, other = channel()
        return Connection(one), Connection(other)
    return _one_way(*pipe())


def _pipe_on(lane):
    """A one-way pipe whose messages are drawn on a lane that there is already."""
    from _multiprocessing import pipe_on

    return _one_way(*pipe_on(lane))


def _one_way(reader, writer):
    return Connection(reader, writable=False), Connection(writer, readable=False)


def wait(object_list, timeout=None):
    """Those of the connections, sockets and sentinels that are ready to be read, as soon as any is.

    Waits no longer than timeout seconds; then the list is empty.
    """
    poller = poll()
    by_fd = {}
    for each in object_list:
        fd = each if isinstance(each, int) else each.fileno()
        by_fd[fd] = each
        poller.register(fd, POLLIN)
    if timeout is not None:
        timeout = ceil(max(timeout, 0) * 1000)
    return [by_fd[fd] for fd, _ in poller.poll(timeout)]


_OF_LISTENERS = (
    "CHALLENGE", "Client", "FAILURE", "Listener", "WELCOME", "address_type", "answer_challenge",
    "arbitrary_address", "default_family", "deliver_challenge", "families",
)  # fmt: skip


def __getattr__(name):
    """Listeners and clients, which few programs need."""
    if name in _OF_LISTENERS:
        from . import _listeners

        return getattr(_listeners, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
