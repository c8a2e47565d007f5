"""Objects as bytes for other processes ("multiprocessing.reduction")."""

import os
import pickle
import stat
import sys
from _pickle import _plain
from copyreg import dispatch_table as _everybodys
from io import BytesIO

__all__ = [
    "DupFd", "ForkingPickler", "HAVE_SEND_HANDLE", "dump", "is_spawning", "recv_handle", "recvfds",
    "register", "send_handle", "sendfds",
]  # fmt: skip

HAVE_SEND_HANDLE = True

_own = {}  # how kinds of objects are taken apart, beside what copyreg knows
_spawning = []  # the plan of a process that is being started afresh; outside of that, empty


class ForkingPickler(pickle.Pickler):
    """A pickler that knows more kinds of objects."""

    def __init__(self, *args):
        super().__init__(*args)
        self.dispatch_table = {**_everybodys, **_own}
        if "socket" in sys.modules:
            from socket import socket

            self.dispatch_table.setdefault(socket, _reduce_socket)

    @classmethod
    def register(cls, type, reduce):
        """Has objects of a type taken apart by reduce(obj)."""
        _own[type] = reduce

    @classmethod
    def dumps(cls, obj, protocol=None):
        """An object as bytes."""
        if not _own and "socket" not in sys.modules:
            return pickle.dumps(obj, protocol)
        if protocol is None and (plain := _plain(obj)) is not None:
            return plain
        file = BytesIO()
        cls(file, protocol).dump(obj)
        return file.getvalue()

    loads = pickle.loads


register = ForkingPickler.register


def dump(obj, file, protocol=None):
    """Writes an object to a file that is open for bytes."""
    ForkingPickler(file, protocol).dump(obj)


class Spawning:
    """While a process is started afresh, what only such a process gets can be pickled.

    `as_sent` makes of the place of a descriptor among `descriptors` what the process finds it by;
    without it, it has them under the same numbers.
    """

    def __init__(self, as_sent=None):
        self.descriptors = []
        self._as_sent = as_sent

    def hand_over(self, fd):
        self.descriptors.append(fd)
        if self._as_sent is None:
            return _Inherited(fd)
        return self._as_sent(len(self.descriptors) - 1)

    def __enter__(self):
        _spawning.append(self)
        return self

    def __exit__(self, *args):
        _spawning.pop()


def is_spawning():
    return bool(_spawning)


def assert_spawning(obj):
    """Refuses to pickle what can only be handed over when a process is started."""
    if not _spawning:
        raise RuntimeError(
            f"{type(obj).__name__} objects should only be shared between processes"
            " through inheritance"
        )


# Descriptors


class _Inherited:
    """A descriptor that the process that is being spawned gets under the same number."""

    def __init__(self, fd):
        self._fd = fd

    def detach(self):
        return self._fd


def DupFd(fd):
    """A descriptor that can be pickled; who unpickles it has one of its own by detach()."""
    if _spawning:
        return _spawning[-1].hand_over(fd)
    from .resource_sharer import DupFd as Offered

    return Offered(fd)


def sendfds(sock, fds):
    """Sends descriptors over a Unix socket."""
    import socket

    socket.send_fds(sock, [bytes([len(fds) % 256])], [*fds])


def recvfds(sock, size):
    """Receives so many descriptors from a Unix socket."""
    import socket

    data, fds, *_ = socket.recv_fds(sock, 1, size)
    if not data and not fds:
        raise EOFError
    if len(data) != 1 or len(fds) % 256 != data[0]:
        raise RuntimeError("Invalid data received")
    return fds


def send_handle(conn, handle, destination_pid):
    """Sends a descriptor over a connection."""
    if _is_socket(conn):
        with _socket_of(conn) as sock:
            sendfds(sock, [handle])
    else:
        # The two ends of Pipe() are pipes here, which carry no descriptors: it is told where it is to be had.
        conn.send(DupFd(handle))


def recv_handle(conn):
    """Receives a descriptor over a connection."""
    if _is_socket(conn):
        with _socket_of(conn) as sock:
            return recvfds(sock, 1)[0]
    return conn.recv().detach()


def _is_socket(conn):
    return stat.S_ISSOCK(os.fstat(conn.fileno()).st_mode)


def _socket_of(conn):
    import socket

    return socket.socket(socket.AF_UNIX, socket.SOCK_STREAM, fileno=os.dup(conn.fileno()))


def _reduce_socket(sock):
    return _rebuild_socket, (DupFd(sock.fileno()), sock.family, sock.type, sock.proto)


def _rebuild_socket(descriptor, family, type, proto):
    import socket

    return socket.socket(family, type, proto, fileno=descriptor.detach())
