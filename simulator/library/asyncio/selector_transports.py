"""Transports over sockets that a selector watches."""

import selectors
import socket
from collections import deque

from . import constants, futures, protocols, transports, trsock

# As much is read at once.
_READ_BYTES = 256 * 1024


def _checked_data(data):
    if not isinstance(data, (bytes, bytearray, memoryview)):
        kind = type(data).__name__
        raise TypeError(f"data argument must be a bytes-like object, not {kind!r}")
    return data


class _SelectorTransport(transports._FlowControlMixin, transports.Transport):
    """What those for streams and for datagrams have in common."""

    def __init__(self, loop, sock, protocol, extra=None, server=None):
        super().__init__(extra, loop)
        self._extra["socket"] = trsock.TransportSocket(sock)
        for name, ask in (("sockname", sock.getsockname), ("peername", sock.getpeername)):
            if name == "peername" and name in self._extra:
                continue
            try:
                self._extra[name] = ask()
            except OSError:
                self._extra[name] = None
        self._sock = sock
        self._sock_fd = sock.fileno()
        self._protocol_connected = False
        self.set_protocol(protocol)
        self._server = server
        self._buffer = self._buffer_factory()
        # How often it has been written to since the connection was lost, and once more.
        self._conn_lost = 0
        self._closing = False
        self._paused = False
        if server is not None:
            server._attach()
        loop._transports[self._sock_fd] = self

    def _begin(self, protocol, waiter):
        """The protocol hears of the connection first, then of what comes."""
        loop = self._loop
        loop.call_soon(protocol.connection_made, self)
        loop.call_soon(self._add_reader, self._sock_fd, self._read_ready)
        if waiter is not None:
            loop.call_soon(futures._set_result_unless_cancelled, waiter, None)

    def __repr__(self):
        info = [self.__class__.__name__]
        if self._sock is None:
            info.append("closed")
        elif self._closing:
            info.append("closing")
        info.append(f"fd={self._sock_fd}")
        if self._loop is not None and not self._loop.is_closed():
            watched = self._watched_events()
            reads = "polling" if watched & selectors.EVENT_READ else "idle"
            writes = "polling" if watched & selectors.EVENT_WRITE else "idle"
            info.append(f"read={reads}")
            info.append(f"write=<{writes}, bufsize={self.get_write_buffer_size()}>")
        return f"<{' '.join(info)}>"

    def _watched_events(self):
        return self._loop._watched(self._sock_fd)[0]

    def _abandoned(self):
        """The loop is closed, and nobody has closed the transport."""
        if self._sock is not None:
            from warnings import warn

            warn(f"unclosed transport {self!r}", ResourceWarning, source=self)
            self._sock.close()

    def _release_socket(self):
        """Ends, and leaves the connection to another transport: the socket, and the server it belongs to."""
        self._closing = True
        self._conn_lost += 1
        self._stop_watching()
        self._loop._transports.pop(self._sock_fd, None)
        sock, self._sock = self._sock, None
        return sock, self._server

    def _stop_watching(self):
        self._loop._remove_reader(self._sock_fd)

    def abort(self):
        self._force_close(None)

    def set_protocol(self, protocol):
        self._protocol = protocol
        self._protocol_connected = True

    def get_protocol(self):
        return self._protocol

    def is_closing(self):
        return self._closing

    def is_reading(self):
        return not self._closing and not self._paused

    def pause_reading(self):
        if self.is_reading():
            self._paused = True
            self._loop._remove_reader(self._sock_fd)

    def resume_reading(self):
        if not self._closing and self._paused:
            self._paused = False
            self._add_reader(self._sock_fd, self._read_ready)

    def _add_reader(self, fd, callback):
        if self.is_reading():
            self._loop._add_reader(fd, callback)

    def close(self):
        if self._closing:
            return
        self._closing = True
        self._loop._remove_reader(self._sock_fd)
        if not self._buffer:
            self._conn_lost += 1
            self._loop._remove_writer(self._sock_fd)
            self._loop.call_soon(self._call_connection_lost, None)

    def _fatal_error(self, error, message="Fatal error on transport"):
        # That a connection breaks is nothing unusual: only the protocol hears of it.
        if not isinstance(error, OSError):
            self._loop.call_exception_handler(
                {
                    "message": message,
                    "exception": error,
                    "transport": self,
                    "protocol": self._protocol,
                }
            )
        self._force_close(error)

    def _force_close(self, error):
        if self._conn_lost:
            return
        if self._buffer:
            self._buffer.clear()
            self._loop._remove_writer(self._sock_fd)
        if not self._closing:
            self._closing = True
            self._loop._remove_reader(self._sock_fd)
        self._conn_lost += 1
        self._loop.call_soon(self._call_connection_lost, error)

    def _call_connection_lost(self, error):
        try:
            if self._protocol_connected:
                self._protocol.connection_lost(error)
        finally:
            self._sock.close()
            self._sock = None
            self._protocol = None
            self._loop = None
            server = self._server
            if server is not None:
                server._detach()
                self._server = None

    def _warn_of_lost(self):
        """Counts what is written to a connection that is no more."""
        if self._conn_lost >= constants.LOG_THRESHOLD_FOR_CONNLOST_WRITES:
            from .log import logger

            logger.warning("socket.send() raised exception.")
        self._conn_lost += 1


class _SelectorSocketTransport(_SelectorTransport):
    """A connection."""

    _start_tls_compatible = True
    _buffer_factory = bytearray

    def __init__(self, loop, sock, protocol, waiter=None, extra=None, server=None):
        self._eof = False
        super().__init__(loop, sock, protocol, extra, server)
        if sock.family != socket.AF_UNIX:
            # What is written goes out at once, in however small pieces.
            sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._begin(protocol, waiter)

    def set_protocol(self, protocol):
        buffered = isinstance(protocol, protocols.BufferedProtocol)
        self._receive = self._receive_into_buffer if buffered else self._receive_data
        super().set_protocol(protocol)

    def _read_ready(self):
        if not self._conn_lost:
            self._receive()

    def _calling(self, method, *args):
        """Calls the protocol. Gives whether that went well, and the result; if not, all is over."""
        try:
            return True, getattr(self._protocol, method)(*args)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            self._fatal_error(error, f"Fatal error: protocol.{method}() call failed.")
            return False, None

    def _reading(self, read, *args):
        """Reads from the socket; None if there is nothing, or if all is over."""
        try:
            return read(*args)
        except (BlockingIOError, InterruptedError):
            return None
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            self._fatal_error(error, "Fatal read error on socket transport")
            return None

    def _receive_data(self):
        data = self._reading(self._sock.recv, _READ_BYTES)
        if data:
            self._calling("data_received", data)
        elif data is not None:
            self._receive_eof()

    def _receive_into_buffer(self):
        try:
            buffer = self._protocol.get_buffer(-1)
            if not len(buffer):
                raise RuntimeError("get_buffer() returned an empty buffer")
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            self._fatal_error(error, "Fatal error: protocol.get_buffer() call failed.")
            return
        count = self._reading(self._sock.recv_into, buffer)
        if count:
            self._calling("buffer_updated", count)
        elif count is not None:
            self._receive_eof()

    def _receive_eof(self):
        went_well, keep_open = self._calling("eof_received")
        if not went_well:
            return
        if keep_open:
            # There is nothing more to read, but the other end may still be written to.
            self._loop._remove_reader(self._sock_fd)
        else:
            self.close()

    def write(self, data):
        _checked_data(data)
        if self._eof:
            raise RuntimeError("Cannot call write() after write_eof()")
        if not data:
            return
        if self._conn_lost:
            self._warn_of_lost()
            return
        if not self._buffer:
            try:
                sent = self._sock.send(data)
            except (BlockingIOError, InterruptedError):
                pass
            except (SystemExit, KeyboardInterrupt):
                raise
            except BaseException as error:
                self._fatal_error(error, "Fatal write error on socket transport")
                return
            else:
                data = data[sent:]
                if not data:
                    return
            self._loop._add_writer(self._sock_fd, self._write_ready)
        self._buffer.extend(data)
        self._maybe_pause_protocol()

    def _write_ready(self):
        if self._conn_lost:
            return
        try:
            sent = self._sock.send(self._buffer)
        except (BlockingIOError, InterruptedError):
            return
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            self._loop._remove_writer(self._sock_fd)
            self._buffer.clear()
            self._fatal_error(error, "Fatal write error on socket transport")
            return
        del self._buffer[:sent]
        self._maybe_resume_protocol()
        if self._buffer:
            return
        self._loop._remove_writer(self._sock_fd)
        if self._closing:
            self._call_connection_lost(None)
        elif self._eof:
            self._sock.shutdown(socket.SHUT_WR)

    def write_eof(self):
        if not self.can_write_eof():
            # Nobody would know that the end is no attack.
            raise NotImplementedError
        if self._closing or self._eof:
            return
        self._eof = True
        if not self._buffer:
            self._sock.shutdown(socket.SHUT_WR)

    def can_write_eof(self):
        return "sslcontext" not in self._extra

    def get_write_buffer_size(self):
        return len(self._buffer)


class _SelectorDatagramTransport(_SelectorTransport, transports.DatagramTransport):
    """A place for messages."""

    _buffer_factory = deque

    def __init__(self, loop, sock, protocol, address=None, waiter=None, extra=None):
        super().__init__(loop, sock, protocol, extra)
        self._address = address
        self._begin(protocol, waiter)

    def get_write_buffer_size(self):
        return sum(len(data) for data, _ in self._buffer)

    def _read_ready(self):
        if self._conn_lost:
            return
        try:
            data, address = self._sock.recvfrom(_READ_BYTES)
        except (BlockingIOError, InterruptedError):
            pass
        except OSError as error:
            self._protocol.error_received(error)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            self._fatal_error(error, "Fatal read error on datagram transport")
        else:
            self._protocol.datagram_received(data, address)

    def _send(self, data, address):
        """Sends a message; gives whether there was room for it, or no hope."""
        try:
            if self._extra["peername"]:
                self._sock.send(data)
            else:
                self._sock.sendto(data, address)
        except (BlockingIOError, InterruptedError):
            return False
        except OSError as error:
            self._protocol.error_received(error)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            self._fatal_error(error, "Fatal write error on datagram transport")
        return True

    def sendto(self, data, addr=None):
        _checked_data(data)
        if not data:
            return
        if self._address:
            if addr not in (None, self._address):
                raise ValueError(f"Invalid address: must be None or {self._address}")
            addr = self._address
        if self._conn_lost and self._address:
            self._warn_of_lost()
            return
        if not self._buffer:
            if self._send(data, addr):
                return
            self._loop._add_writer(self._sock_fd, self._sendto_ready)
        # Its memory may be used for the next one meanwhile.
        self._buffer.append((bytes(data), addr))
        self._maybe_pause_protocol()

    def _sendto_ready(self):
        while self._buffer and self._send(*self._buffer[0]):
            if self._conn_lost:
                return
            self._buffer.popleft()
        self._maybe_resume_protocol()
        if not self._buffer:
            self._loop._remove_writer(self._sock_fd)
            if self._closing:
                self._call_connection_lost(None)
