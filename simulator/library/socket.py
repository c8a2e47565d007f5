"""Sockets (Library reference, "socket — Low-level networking interface").

Streams and datagrams over IPv4, IPv6 and Unix sockets; the network is simulated.
"""

import _socket
import os
from _socket import *
from enum import IntEnum, IntFlag

__all__ = [
    "AddressFamily",
    "SocketKind",
    "create_connection",
    "create_server",
    "fromfd",
    "getaddrinfo",
    "getfqdn",
    "gethostbyaddr",
    "gethostbyname_ex",
    "getnameinfo",
    "has_dualstack_ipv6",
    "if_indextoname",
    "if_nameindex",
    "if_nametoindex",
    "recv_fds",
    "send_fds",
    "socket",
    "socketpair",
]
__all__ += [name for name in vars(_socket) if not name.startswith("_") and name not in __all__]


def _enumeration(kind, name, prefix):
    members = [(each, value) for each, value in vars(_socket).items() if each.startswith(prefix)]
    made = kind(name, members, module=__name__)
    globals().update(made.__members__)
    return made


AddressFamily = _enumeration(IntEnum, "AddressFamily", "AF_")
SocketKind = _enumeration(IntEnum, "SocketKind", "SOCK_")
MsgFlag = _enumeration(IntFlag, "MsgFlag", "MSG_")
AddressInfo = _enumeration(IntFlag, "AddressInfo", "AI_")

_LOCALHOST = "127.0.0.1"
_LOCALHOST_V6 = "::1"
# The label of a flow of IPv6 has 20 bits.
_FLOW_MAX = 0xFFFFF
EBADF = 9
_ENXIO = 6
EAGAIN = 11
EWOULDBLOCK = 11


def _named(enumeration, value):
    try:
        return enumeration(value)
    except ValueError:
        return value


class _GiveupOnSendfile(Exception):
    """The system can't copy from such a file."""


class socket(_socket.socket):
    """An end of a connection, a place to accept connections at, or a place for datagrams."""

    __slots__ = ["__weakref__", "_io_refs", "_closed"]

    def __init__(self, family=-1, type=-1, proto=-1, fileno=None):
        super().__init__(family, type, proto, fileno)
        self._io_refs = 0
        self._closed = False

    def __enter__(self):
        return self

    def __exit__(self, *args):
        if not self._closed:
            self.close()

    def __repr__(self):
        cls = self.__class__
        closed = " [closed]" if getattr(self, "_closed", False) else ""
        text = (
            f"<{cls.__module__}.{cls.__qualname__}{closed} fd={self.fileno()}, "
            f"family={self.family}, type={self.type}, proto={self.proto}"
        )
        if not closed:
            for label, name in (("laddr", self.getsockname), ("raddr", self.getpeername)):
                try:
                    address = name()
                except OSError:
                    continue
                if address:
                    text += f", {label}={address}"
        return text + ">"

    def __getstate__(self):
        raise TypeError(f"cannot pickle {self.__class__.__name__!r} object")

    @property
    def family(self):
        """The kind of addresses it has."""
        return _named(AddressFamily, super().family)

    @property
    def type(self):
        """Whether it is for streams or for datagrams."""
        return _named(SocketKind, super().type)

    def dup(self):
        """Another object and descriptor for the same socket."""
        copy = self.__class__(self.family, self.type, self.proto, fileno=_socket.dup(self.fileno()))
        copy.settimeout(self.gettimeout())
        return copy

    def accept(self):
        """Waits for a connection; returns its socket and the other end's address."""
        fd, address = self._accept()
        accepted = socket(self.family, self.type, self.proto, fileno=fd)
        if getdefaulttimeout() is None and self.gettimeout():
            accepted.setblocking(True)
        return accepted, address

    def makefile(self, mode="r", buffering=None, *, encoding=None, errors=None, newline=None):
        """A file that reads from the connection and writes to it; its descriptor stays the socket's."""
        import io

        if not set(mode) <= {"r", "w", "b"}:
            raise ValueError(f"invalid mode {mode!r} (only r, w, b allowed)")
        writing = "w" in mode
        reading = "r" in mode or not writing
        from _socket_file import SocketIO

        if buffering == 0 and "b" not in mode:
            raise ValueError("unbuffered streams must be binary")
        raw = SocketIO(self, "r" * reading + "w" * writing)
        self._io_refs += 1
        if buffering is None:
            buffering = -1
        if buffering < 0:
            buffering = io.DEFAULT_BUFFER_SIZE
        if buffering == 0:
            return _socket._watched(raw)
        if reading and writing:
            buffer = io.BufferedRWPair(raw, raw, buffering)
        elif reading:
            buffer = io.BufferedReader(raw, buffering)
        else:
            buffer = io.BufferedWriter(raw, buffering)
        if "b" in mode:
            return _socket._watched(buffer)
        text = io.TextIOWrapper(buffer, io.text_encoding(encoding), errors, newline)
        text.mode = mode
        return _socket._watched(text)

    def _check_sendfile_params(self, file, offset, count):
        if "b" not in getattr(file, "mode", "b"):
            raise ValueError("file should be opened in binary mode")
        if not self.type & SOCK_STREAM:
            raise ValueError("only SOCK_STREAM type sockets are supported")
        if count is not None:
            if not isinstance(count, int):
                raise TypeError(f"count must be a positive integer (got {count!r})")
            if count <= 0:
                raise ValueError(f"count must be a positive integer (got {count!r})")

    def sendfile(self, file, offset=0, count=None):
        """Sends what a binary file has from an offset on; returns how much that was."""
        try:
            return self._sendfile_use_sendfile(file, offset, count)
        except _GiveupOnSendfile:
            return self._sendfile_use_send(file, offset, count)

    def _sendfile_use_sendfile(self, file, offset=0, count=None):
        """The system copies from the file to the connection."""
        self._check_sendfile_params(file, offset, count)
        try:
            source = file.fileno()
            size = os.fstat(source).st_size
        except (AttributeError, OSError) as error:
            raise _GiveupOnSendfile(error) from None
        if not size:
            return 0
        timeout = self.gettimeout()
        if timeout == 0:
            raise ValueError("non-blocking sockets are not supported")
        total = 0
        try:
            while count is None or total < count:
                if timeout is not None:
                    self._wait_for_room(timeout)
                wanted = size if count is None else count - total
                try:
                    sent = os.sendfile(self.fileno(), source, offset + total, wanted)
                except BlockingIOError:
                    continue
                except OSError as error:
                    if total == 0:
                        raise _GiveupOnSendfile(error) from None
                    raise
                if sent == 0:
                    break
                total += sent
        finally:
            if total and hasattr(file, "seek"):
                file.seek(offset + total)
        return total

    def _wait_for_room(self, timeout):
        import select

        waiting = select.poll()
        waiting.register(self, select.POLLOUT)
        if not waiting.poll(timeout * 1000):
            raise TimeoutError("timed out")

    def _sendfile_use_send(self, file, offset=0, count=None):
        """The program copies, piece by piece."""
        self._check_sendfile_params(file, offset, count)
        if self.gettimeout() == 0:
            raise ValueError("non-blocking sockets are not supported")
        if offset:
            file.seek(offset)
        total = 0
        try:
            while count is None or total < count:
                data = file.read(8192 if count is None else min(8192, count - total))
                if not data:
                    break
                self.sendall(data)
                total += len(data)
        finally:
            if total and hasattr(file, "seek"):
                file.seek(offset + total)
        return total

    def _decref_socketios(self):
        if self._io_refs > 0:
            self._io_refs -= 1
        if self._closed:
            self.close()

    def close(self):
        """Closes it, once the files made of it are closed too."""
        self._closed = True
        if self._io_refs <= 0:
            super().close()

    def detach(self):
        """Closes the object only; returns the descriptor, which stays open."""
        self._closed = True
        return super().detach()

    def get_inheritable(self):
        return os.get_inheritable(self.fileno())

    def set_inheritable(self, inheritable):
        os.set_inheritable(self.fileno(), inheritable)


def __getattr__(name):
    """SocketIO, which needs the classes of files, and only makefile() needs."""
    if name != "SocketIO":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from _socket_file import SocketIO

    globals()[name] = SocketIO
    return SocketIO


def fromfd(fd, family, type, proto=0):
    """A socket of a copy of a descriptor."""
    return socket(family, type, proto, fileno=_socket.dup(fd))


def send_fds(sock, buffers, fds, flags=0, address=None):
    """Sends descriptors along with data; returns how much was taken. In 3.11 nothing heeds the rest."""
    import array

    return sock.sendmsg(buffers, [(SOL_SOCKET, SCM_RIGHTS, array.array("i", fds))])


def recv_fds(sock, bufsize, maxfds, flags=0):
    """Data, the descriptors that came along, flags, and who sent it. In 3.11 nothing heeds `flags`."""
    import array

    fds = array.array("i")
    data, ancillary, told, address = sock.recvmsg(bufsize, CMSG_LEN(maxfds * fds.itemsize))
    for level, kind, numbers in ancillary:
        if (level, kind) == (SOL_SOCKET, SCM_RIGHTS):
            fds.frombytes(numbers[: len(numbers) - len(numbers) % fds.itemsize])
    return data, list(fds), told, address


def socketpair(family=None, type=SOCK_STREAM, proto=0):
    """Two sockets that are connected with each other."""
    if family is None:
        family = AF_UNIX
    one, other = _socket.socketpair(family, type, proto)
    return socket(family, type, proto, one), socket(family, type, proto, other)


def getfqdn(name=""):
    """The full name of a host."""
    name = name.strip()
    if not name or name in ("0.0.0.0", "::"):
        name = gethostname()
    try:
        host, others, _ = gethostbyaddr(name)
    except error:
        return name
    return next((each for each in (host, *others) if "." in each), host)


def gethostbyname_ex(name):
    """The name of a host, its other names, and its addresses."""
    return name, [], [gethostbyname(name)]


def gethostbyaddr(address):
    """The name that goes with an address."""
    found = getaddrinfo(address, None, 0, SOCK_STREAM)[0][4][0]
    if found in (_LOCALHOST, _LOCALHOST_V6):
        return "localhost", [], [found]
    if found == gethostbyname(gethostname()):
        return gethostname(), [], [found]
    raise herror(1, "Unknown host")


# The machine's interfaces to its networks.
_INTERFACES = [(1, "lo"), (2, "eth0")]


def if_nameindex():
    """The number and the name of each of the machine's interfaces."""
    return list(_INTERFACES)


def if_nametoindex(oname, /):
    """The number of an interface."""
    for number, name in _INTERFACES:
        if name == os.fsdecode(oname):
            return number
    raise error("no interface with this name")


def if_indextoname(index, /):
    """The name of an interface."""
    for number, name in _INTERFACES:
        if number == index:
            return name
    raise error(_ENXIO, os.strerror(_ENXIO))


def getaddrinfo(host, port, family=0, type=0, proto=0, flags=0):
    """All ways to reach a service at a host: family, type, protocol, canonical name, address."""
    return [
        (_named(AddressFamily, found), _named(SocketKind, kind), protocol, name, address)
        for found, kind, protocol, name, address in _socket.getaddrinfo(
            host, port, family, type, proto, flags
        )
    ]


def getnameinfo(sockaddr, flags):
    """The names of the host and of the service at an address, or their numbers."""
    if not isinstance(sockaddr, tuple):
        raise TypeError("getnameinfo() argument 1 must be a tuple")
    host, port = sockaddr[:2]
    if len(sockaddr) > 2 and not 0 <= sockaddr[2] <= _FLOW_MAX:
        raise OverflowError(f"getnameinfo(): flowinfo must be 0-{_FLOW_MAX}.")
    # Only addresses have names here.
    getaddrinfo(host, port, 0, SOCK_DGRAM, 0, AI_NUMERICHOST)
    if not flags & NI_NUMERICHOST:
        try:
            host = gethostbyaddr(host)[0]
        except herror:
            if flags & NI_NAMEREQD:
                raise gaierror(EAI_NONAME, "Name or service not known") from None
    service = str(port)
    if not flags & NI_NUMERICSERV:
        try:
            service = getservbyport(port)
        except error:
            pass
    return host, service


_GLOBAL_DEFAULT_TIMEOUT = object()


def create_connection(
    address, timeout=_GLOBAL_DEFAULT_TIMEOUT, source_address=None, *, all_errors=False
):
    """A socket that is connected to (host, port), whichever of the host's addresses answers first."""
    host, port = address
    problems = []
    for family, kind, proto, _, target in getaddrinfo(host, port, 0, SOCK_STREAM):
        sock = None
        try:
            sock = socket(family, kind, proto)
            if timeout is not _GLOBAL_DEFAULT_TIMEOUT:
                sock.settimeout(timeout)
            if source_address:
                sock.bind(source_address)
            sock.connect(target)
            problems.clear()
            return sock
        except error as problem:
            if not all_errors:
                problems.clear()
            problems.append(problem)
            if sock is not None:
                sock.close()
    if not problems:
        raise error("getaddrinfo returns an empty list")
    if not all_errors:
        raise problems[0]
    raise ExceptionGroup("create_connection failed", problems)


def has_dualstack_ipv6():
    """Whether one socket can serve IPv4 and IPv6."""
    return True


def create_server(
    address, *, family=AF_INET, backlog=None, reuse_port=False, dualstack_ipv6=False
):
    """A socket that listens at an address."""
    if dualstack_ipv6 and family != AF_INET6:
        raise ValueError("dualstack_ipv6 requires AF_INET6 family")
    sock = socket(family, SOCK_STREAM)
    try:
        sock.setsockopt(SOL_SOCKET, SO_REUSEADDR, 1)
        if reuse_port:
            sock.setsockopt(SOL_SOCKET, SO_REUSEPORT, 1)
        if family == AF_INET6:
            sock.setsockopt(IPPROTO_IPV6, IPV6_V6ONLY, not dualstack_ipv6)
        try:
            sock.bind(address)
        except error as problem:
            raise error(
                problem.errno, f"{problem.strerror} (while attempting to bind on address {address!r})"
            ) from None
        if backlog is None:
            sock.listen()
        else:
            sock.listen(backlog)
        return sock
    except error:
        sock.close()
        raise
