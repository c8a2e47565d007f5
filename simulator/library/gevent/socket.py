"""Sockets that let other greenlets run while they wait."""

import socket as _blocking

from gevent.hub import get_hub
from gevent.timeout import Timeout

__all__ = [
    "create_connection",
    "getaddrinfo",
    "gethostbyname",
    "socket",
    "socketpair",
    "wait_read",
    "wait_readwrite",
    "wait_write",
]

_READ, _WRITE = 1, 2

# What the module has under its own name, monkey.patch_all() or not.
_socket = _blocking.socket
_socketpair = _blocking.socketpair


def wait_read(fileno, timeout=None, timeout_exc=None):
    """Waits until a descriptor can be read."""
    _wait(fileno, _READ, timeout, timeout_exc)


def wait_write(fileno, timeout=None, timeout_exc=None):
    """Waits until a descriptor can be written to."""
    _wait(fileno, _WRITE, timeout, timeout_exc)


def wait_readwrite(fileno, timeout=None, timeout_exc=None):
    """Waits until a descriptor can be read or written to."""
    _wait(fileno, _READ | _WRITE, timeout, timeout_exc)


def _wait(fileno, events, timeout, timeout_exc=None):
    hub = get_hub()
    timer = Timeout.start_new(timeout, timeout_exc or _blocking.timeout("timed out"))
    try:
        hub.wait(hub.loop.io(fileno, events))
    finally:
        timer.cancel()


class socket(_socket):
    """As `socket.socket`; who waits for it waits in the hub."""

    def __init__(self, family=-1, type=-1, proto=-1, fileno=None):
        super().__init__(family, type, proto, fileno)
        self._timeout = _blocking.getdefaulttimeout()
        super().setblocking(False)

    def settimeout(self, value):
        if value is not None and value < 0:
            raise ValueError("Timeout value out of range")
        self._timeout = value

    def gettimeout(self):
        return self._timeout

    def setblocking(self, flag):
        self._timeout = None if flag else 0.0

    def getblocking(self):
        return self._timeout != 0.0

    @property
    def timeout(self):
        return self._timeout

    def _retry(self, wait, operation, *args):
        while True:
            try:
                return operation(*args)
            except BlockingIOError:
                if self._timeout == 0.0:
                    raise
            wait(self.fileno(), self._timeout)

    def accept(self):
        fd, address = self._retry(wait_read, self._accept)
        return socket(self.family, self.type, self.proto, fileno=fd), address

    def connect(self, address):
        try:
            super().connect(address)
            return
        except BlockingIOError:
            if self._timeout == 0.0:
                raise
        wait_write(self.fileno(), self._timeout)
        error = self.getsockopt(_blocking.SOL_SOCKET, _blocking.SO_ERROR)
        if error:
            from os import strerror

            raise OSError(error, strerror(error))

    def connect_ex(self, address):
        try:
            self.connect(address)
        except OSError as error:
            if error.errno is None:
                raise
            return error.errno
        return 0

    def recv(self, *args):
        return self._retry(wait_read, super().recv, *args)

    def recv_into(self, *args):
        return self._retry(wait_read, super().recv_into, *args)

    def recvfrom(self, *args):
        return self._retry(wait_read, super().recvfrom, *args)

    def recvfrom_into(self, *args):
        return self._retry(wait_read, super().recvfrom_into, *args)

    def send(self, data, flags=0):
        return self._retry(wait_write, super().send, data, flags)

    def sendto(self, *args):
        return self._retry(wait_write, super().sendto, *args)

    def sendall(self, data, flags=0):
        rest = memoryview(data).cast("B")
        while rest:
            rest = rest[self.send(rest, flags) :]


SocketType = socket


def socketpair(*args, **kwargs):
    """Two sockets that are connected to each other."""
    return tuple(
        socket(end.family, end.type, end.proto, fileno=end.detach())
        for end in _socketpair(*args, **kwargs)
    )


def create_connection(address, timeout=_blocking._GLOBAL_DEFAULT_TIMEOUT, source_address=None):
    """A socket that is connected to the address."""
    made = socket()
    try:
        if timeout is not _blocking._GLOBAL_DEFAULT_TIMEOUT:
            made.settimeout(timeout)
        if source_address:
            made.bind(source_address)
        made.connect(address)
    except OSError:
        made.close()
        raise
    return made


def __getattr__(name):
    # Constants, names of hosts, and the rest.
    return getattr(_blocking, name)
