"""Connections that are served in turn by one loop of select() or poll(), as classes with handlers.

Up to Python 3.11, where it is deprecated in favour of asyncio.
"""

import os
import select
import socket
import sys
import time
import warnings
from errno import (
    EAGAIN, EALREADY, EBADF, ECONNABORTED, ECONNRESET, EINPROGRESS, EINVAL, EISCONN, ENOTCONN, EPIPE,
    ESHUTDOWN, EWOULDBLOCK, errorcode,
)  # fmt: skip

warnings.warn(
    f"The {__name__} module is deprecated and will be removed in Python 3.12. "
    "The recommended replacement is asyncio",
    DeprecationWarning,
    stacklevel=2,
)

_DISCONNECTED = frozenset({ECONNRESET, ENOTCONN, ESHUTDOWN, ECONNABORTED, EPIPE, EBADF})

# What loop() looks at unless told: channels by their descriptors.
socket_map = {}


class ExitNow(Exception):
    """Leaves the loop."""


# These are for the caller; everything else is the channel's own affair.
_reraised_exceptions = (ExitNow, KeyboardInterrupt, SystemExit)


def _tell(channel, *handlers):
    """Calls handlers of a channel, which is told of what goes wrong with them."""
    try:
        for handler in handlers:
            getattr(channel, handler)()
    except _reraised_exceptions:
        raise
    except:
        channel.handle_error()


def read(obj):
    """There is something to read."""
    _tell(obj, "handle_read_event")


def write(obj):
    """There is room to write."""
    _tell(obj, "handle_write_event")


def _exception(obj):
    _tell(obj, "handle_expt_event")


def readwrite(obj, flags):
    """What poll() has found out about a channel."""
    try:
        if flags & select.POLLIN:
            obj.handle_read_event()
        if flags & select.POLLOUT:
            obj.handle_write_event()
        if flags & select.POLLPRI:
            obj.handle_expt_event()
        if flags & (select.POLLHUP | select.POLLERR | select.POLLNVAL):
            obj.handle_close()
    except OSError as error:
        if error.errno not in _DISCONNECTED:
            obj.handle_error()
        else:
            obj.handle_close()
    except _reraised_exceptions:
        raise
    except:
        obj.handle_error()


def poll(timeout=0.0, map=None):
    """One turn with select()."""
    if map is None:
        map = socket_map
    if not map:
        return
    readers, writers, others = [], [], []
    for descriptor, channel in list(map.items()):
        reads = channel.readable()
        writes = channel.writable()
        if reads:
            readers.append(descriptor)
        # Of a socket that accepts connections nothing is ever to be written.
        if writes and not channel.accepting:
            writers.append(descriptor)
        if reads or writes:
            others.append(descriptor)
    if not others:
        time.sleep(timeout)
        return
    found = select.select(readers, writers, others, timeout)
    for ready, act in zip(found, (read, write, _exception)):
        for descriptor in ready:
            channel = map.get(descriptor)
            if channel is not None:
                act(channel)


def poll2(timeout=0.0, map=None):
    """One turn with poll()."""
    if map is None:
        map = socket_map
    if not map:
        return
    poller = select.poll()
    for descriptor, channel in list(map.items()):
        flags = 0
        if channel.readable():
            flags |= select.POLLIN | select.POLLPRI
        if channel.writable() and not channel.accepting:
            flags |= select.POLLOUT
        if flags:
            poller.register(descriptor, flags)
    for descriptor, flags in poller.poll(None if timeout is None else int(timeout * 1000)):
        channel = map.get(descriptor)
        if channel is not None:
            readwrite(channel, flags)


poll3 = poll2


def loop(timeout=30.0, use_poll=False, map=None, count=None):
    """Serves the channels until there are none left, or for so many turns."""
    if map is None:
        map = socket_map
    turn = poll2 if use_poll and hasattr(select, "poll") else poll
    while map and (count is None or count > 0):
        turn(timeout, map)
        if count is not None:
            count -= 1


def compact_traceback():
    """Where the exception being handled was raised, in short: (file, function, line), type, value, all."""
    kind, value, traceback = sys.exc_info()
    if not traceback:
        raise AssertionError("traceback does not exist")
    places = []
    while traceback:
        code = traceback.tb_frame.f_code
        places.append((code.co_filename, code.co_name, str(traceback.tb_lineno)))
        traceback = traceback.tb_next
    return places[-1], kind, value, " ".join("[%s|%s|%s]" % place for place in places)


def close_all(map=None, ignore_all=False):
    """Closes all channels."""
    if map is None:
        map = socket_map
    for channel in list(map.values()):
        try:
            channel.close()
        except OSError as error:
            if error.errno != EBADF and not ignore_all:
                raise
        except _reraised_exceptions:
            raise
        except:
            if not ignore_all:
                raise
    map.clear()


class dispatcher:
    """A socket, and what is to be done when it can be read or written."""

    debug = False
    connected = False
    accepting = False
    connecting = False
    closing = False
    addr = None
    ignore_log_types = frozenset({"warning"})

    def __init__(self, sock=None, map=None):
        self._map = socket_map if map is None else map
        self._fileno = None
        if not sock:
            self.socket = None
            return
        sock.setblocking(False)
        self.set_socket(sock, map)
        self.connected = True
        try:
            self.addr = sock.getpeername()
        except OSError as error:
            if error.errno not in (ENOTCONN, EINVAL):
                self.del_channel(map)
                raise
            # Not connected, or no more.
            self.connected = False

    def __repr__(self):
        cls = self.__class__
        words = [f"{cls.__module__}.{cls.__qualname__}"]
        if self.accepting and self.addr:
            words.append("listening")
        elif self.connected:
            words.append("connected")
        if self.addr is not None:
            try:
                words.append("%s:%d" % self.addr)
            except TypeError:
                words.append(repr(self.addr))
        return f"<{' '.join(words)} at {id(self):#x}>"

    def add_channel(self, map=None):
        (self._map if map is None else map)[self._fileno] = self

    def del_channel(self, map=None):
        (self._map if map is None else map).pop(self._fileno, None)
        self._fileno = None

    def create_socket(self, family=socket.AF_INET, type=socket.SOCK_STREAM):
        """Makes the socket, and has the loop look at it."""
        self.family_and_type = family, type
        sock = socket.socket(family, type)
        sock.setblocking(False)
        self.set_socket(sock)

    def set_socket(self, sock, map=None):
        self.socket = sock
        self._fileno = sock.fileno()
        self.add_channel(map)

    def set_reuse_addr(self):
        """Lets others have the address as soon as this one has gone."""
        try:
            now = self.socket.getsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR)
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, now | 1)
        except OSError:
            pass

    def readable(self):
        """Whether the loop is to look for something to read."""
        return True

    def writable(self):
        """Whether the loop is to look for room to write."""
        return True

    # As those of a socket.

    def listen(self, num):
        self.accepting = True
        return self.socket.listen(num)

    def bind(self, addr):
        self.addr = addr
        return self.socket.bind(addr)

    def connect(self, address):
        self.connected = False
        self.connecting = True
        result = self.socket.connect_ex(address)
        if result in (EINPROGRESS, EALREADY, EWOULDBLOCK):
            self.addr = address
        elif result in (0, EISCONN):
            self.addr = address
            self.handle_connect_event()
        else:
            raise OSError(result, errorcode[result])

    def accept(self):
        """A connection and its address; None if there is none after all."""
        try:
            return self.socket.accept()
        except TypeError:
            return None
        except OSError as error:
            if error.errno in (EWOULDBLOCK, ECONNABORTED, EAGAIN):
                return None
            raise

    def send(self, data):
        """How much of the data was sent."""
        try:
            return self.socket.send(data)
        except OSError as error:
            if error.errno == EWOULDBLOCK:
                return 0
            if error.errno not in _DISCONNECTED:
                raise
            self.handle_close()
            return 0

    def recv(self, buffer_size):
        """What has come; b'' once the connection is closed, which is told too."""
        try:
            data = self.socket.recv(buffer_size)
        except OSError as error:
            if error.errno not in _DISCONNECTED:
                raise
            self.handle_close()
            return b""
        if not data:
            self.handle_close()
        return data

    def close(self):
        self.connected = False
        self.accepting = False
        self.connecting = False
        self.del_channel()
        if self.socket is not None:
            try:
                self.socket.close()
            except OSError as error:
                if error.errno not in (ENOTCONN, EBADF):
                    raise

    def log(self, message):
        sys.stderr.write("log: %s\n" % str(message))

    def log_info(self, message, type="info"):
        if type not in self.ignore_log_types:
            print("%s: %s" % (type, message))

    # What the loop tells.

    def handle_read_event(self):
        if self.accepting:
            self.handle_accept()
            return
        if not self.connected and self.connecting:
            self.handle_connect_event()
        self.handle_read()

    def handle_connect_event(self):
        error = self.socket.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
        if error != 0:
            raise OSError(error, _text_of(error))
        self.handle_connect()
        self.connected = True
        self.connecting = False

    def handle_write_event(self):
        if self.accepting:
            return
        if not self.connected and self.connecting:
            self.handle_connect_event()
        self.handle_write()

    def handle_expt_event(self):
        # Out-of-band data, or an error.
        if self.socket.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR) != 0:
            self.handle_close()
        else:
            self.handle_expt()

    # What a channel does: a class of the program has its own.

    def handle_error(self):
        _, kind, value, places = compact_traceback()
        try:
            text = repr(self)
        except:
            text = "<__repr__(self) failed for object at %0x>" % id(self)
        self.log_info(
            f"uncaptured python exception, closing channel {text} ({kind}:{value} {places})", "error"
        )
        self.handle_close()

    def handle_expt(self):
        self.log_info("unhandled incoming priority event", "warning")

    def handle_read(self):
        self.log_info("unhandled read event", "warning")

    def handle_write(self):
        self.log_info("unhandled write event", "warning")

    def handle_connect(self):
        self.log_info("unhandled connect event", "warning")

    def handle_accept(self):
        accepted = self.accept()
        if accepted is not None:
            self.handle_accepted(*accepted)

    def handle_accepted(self, sock, addr):
        sock.close()
        self.log_info("unhandled accepted event", "warning")

    def handle_close(self):
        self.log_info("unhandled close event", "warning")
        self.close()


def _text_of(error):
    try:
        return os.strerror(error)
    except (ValueError, OverflowError, NameError):
        return errorcode.get(error, f"Unknown error {error}")


class dispatcher_with_send(dispatcher):
    """One that keeps what could not be sent at once."""

    def __init__(self, sock=None, map=None):
        dispatcher.__init__(self, sock, map)
        self.out_buffer = b""

    def initiate_send(self):
        sent = dispatcher.send(self, self.out_buffer[:65536])
        self.out_buffer = self.out_buffer[sent:]

    def handle_write(self):
        self.initiate_send()

    def writable(self):
        return not self.connected or len(self.out_buffer)

    def send(self, data):
        if self.debug:
            self.log_info("sending %s" % repr(data))
        self.out_buffer = self.out_buffer + data
        self.initiate_send()


class file_wrapper:
    """As much of a socket as a dispatcher needs, for a copy of a file's descriptor."""

    def __init__(self, fd):
        self.fd = os.dup(fd)

    def __del__(self):
        if self.fd >= 0:
            warnings.warn(f"unclosed file {self!r}", ResourceWarning, source=self)
        self.close()

    def recv(self, *args):
        return os.read(self.fd, *args)

    def send(self, *args):
        return os.write(self.fd, *args)

    def getsockopt(self, level, optname, buflen=None):
        if (level, optname, buflen) == (socket.SOL_SOCKET, socket.SO_ERROR, None):
            return 0
        raise NotImplementedError("Only asyncore specific behaviour implemented.")

    read = recv
    write = send

    def close(self):
        if self.fd < 0:
            return
        fd, self.fd = self.fd, -1
        os.close(fd)

    def fileno(self):
        return self.fd


class file_dispatcher(dispatcher):
    """A channel over a file that can be waited for, such as a pipe."""

    def __init__(self, fd, map=None):
        dispatcher.__init__(self, None, map)
        self.connected = True
        try:
            fd = fd.fileno()
        except AttributeError:
            pass
        self.set_file(fd)
        os.set_blocking(fd, False)

    def set_file(self, fd):
        self.socket = file_wrapper(fd)
        self._fileno = self.socket.fileno()
        self.add_channel()
