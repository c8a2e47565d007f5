"""A loop that waits in a selector, for sockets too."""

import selectors
import sys

import _socket

from . import base_events, constants, events
from .sock_calls import _SocketCalls

__all__ = ("BaseSelectorEventLoop",)

# What wakes the loop is its own affair.
_lane_kinds = ()

# As much is read at once from where other threads leave a byte to wake the loop.
_WAKE_BYTES = 4096


class BaseSelectorEventLoop(_SocketCalls, base_events.BaseEventLoop):
    """Waits, when nothing is ready, for a timer's time or until a file is ready.

    selector: one of `selectors`; None stands for a DefaultSelector.
    """

    def __init__(self, selector=None):
        super().__init__()
        if selector is None:
            selector = selectors.DefaultSelector()
        if "logging" in sys.modules:  # else nobody would read it
            base_events._logger().debug("Using selector: %s", selector.__class__.__name__)
        self._selector = selector
        self._transports = {}
        self._make_self_pipe()

    def close(self):
        if self.is_running():
            raise RuntimeError("Cannot close a running event loop")
        if self.is_closed():
            return
        self._close_self_pipe()
        super().close()
        if self._selector is not None:
            self._selector.close()
            self._selector = None
        # In CPython they end now, as nobody refers to them; to find that out here would cost more than they do.
        for transport in self._transports.values():
            transport._abandoned()
        self._transports.clear()

    # Waking the loop, by a byte that it is ready to read.

    def _make_self_pipe(self):
        ours, others = _socket.socketpair()
        self._ssock = _socket.socket(fileno=ours)
        self._ssock.setblocking(False)
        self._csock = _socket.socket(fileno=others)
        self._csock.setblocking(False)
        self._add_reader(ours, self._read_from_self)

    def _close_self_pipe(self):
        self._remove_reader(self._ssock.fileno())
        self._ssock.close()
        self._ssock = None
        self._csock.close()
        self._csock = None

    def _process_self_data(self, data):
        """What the bytes say, besides that there is something to do."""

    def _read_from_self(self):
        while True:
            try:
                data = self._ssock.recv(_WAKE_BYTES)
            except InterruptedError:
                continue
            except BlockingIOError:
                return
            if not data:
                return
            self._process_self_data(data)

    def _write_to_self(self):
        # A loop that has been closed meanwhile waits no more.
        csock = self._csock
        if csock is None:
            return
        try:
            csock.send(b"\0")
        except OSError:
            # It is full, so the loop has been woken already.
            pass

    # Files.

    def _process_events(self, event_list):
        for key, mask in event_list:
            reader, writer = key.data
            if mask & selectors.EVENT_READ and reader is not None:
                if reader._cancelled:
                    self._remove_reader(key.fileobj)
                else:
                    self._ready.append(reader)
            if mask & selectors.EVENT_WRITE and writer is not None:
                if writer._cancelled:
                    self._remove_writer(key.fileobj)
                else:
                    self._ready.append(writer)

    def _watched(self, fd):
        """The events a file is watched for, and the handles of its reader and its writer."""
        try:
            key = self._selector.get_key(fd)
        except KeyError:
            return 0, (None, None)
        return key.events, key.data

    def _watch(self, fd, event, handle):
        """Watches a file for one more event, or with None for one less."""
        events_before, (reader, writer) = self._watched(fd)
        before = reader if event == selectors.EVENT_READ else writer
        if event == selectors.EVENT_READ:
            reader = handle
        else:
            writer = handle
        wanted = events_before & ~event if handle is None else events_before | event
        if not events_before:
            if wanted:
                self._selector.register(fd, wanted, (reader, writer))
        elif not wanted:
            self._selector.unregister(fd)
        else:
            self._selector.modify(fd, wanted, (reader, writer))
        if before is not None:
            before.cancel()
        return before is not None

    def _add_reader(self, fd, callback, *args):
        self._check_closed()
        handle = events.Handle(callback, args, self, None)
        self._watch(fd, selectors.EVENT_READ, handle)
        return handle

    def _remove_reader(self, fd):
        return not self.is_closed() and self._watch(fd, selectors.EVENT_READ, None)

    def _add_writer(self, fd, callback, *args):
        self._check_closed()
        handle = events.Handle(callback, args, self, None)
        self._watch(fd, selectors.EVENT_WRITE, handle)
        return handle

    def _remove_writer(self, fd):
        return not self.is_closed() and self._watch(fd, selectors.EVENT_WRITE, None)

    def _ensure_fd_no_transport(self, fd):
        """Files of transports are theirs alone."""
        fileno = fd
        if not isinstance(fileno, int):
            try:
                fileno = int(fileno.fileno())
            except (AttributeError, TypeError, ValueError):
                raise ValueError(f"Invalid file object: {fd!r}") from None
        transport = self._transports.get(fileno)
        if transport is not None and not transport.is_closing():
            raise RuntimeError(f"File descriptor {fd!r} is used by transport {transport!r}")

    def add_reader(self, fd, callback, *args):
        """Calls callback(*args) whenever the file can be read."""
        self._ensure_fd_no_transport(fd)
        self._add_reader(fd, callback, *args)

    def remove_reader(self, fd):
        """No longer watches whether the file can be read; False if it was not watched."""
        self._ensure_fd_no_transport(fd)
        return self._remove_reader(fd)

    def add_writer(self, fd, callback, *args):
        """Calls callback(*args) whenever the file can be written."""
        self._ensure_fd_no_transport(fd)
        self._add_writer(fd, callback, *args)

    def remove_writer(self, fd):
        """No longer watches whether the file can be written; False if it was not watched."""
        self._ensure_fd_no_transport(fd)
        return self._remove_writer(fd)

    # Transports.

    def _make_socket_transport(self, sock, protocol, waiter=None, extra=None, server=None):
        from .selector_transports import _SelectorSocketTransport

        self._ensure_fd_no_transport(sock)
        return _SelectorSocketTransport(self, sock, protocol, waiter, extra, server)

    def _make_datagram_transport(self, sock, protocol, address=None, waiter=None, extra=None):
        from .selector_transports import _SelectorDatagramTransport

        self._ensure_fd_no_transport(sock)
        return _SelectorDatagramTransport(self, sock, protocol, address, waiter, extra)

    def _start_serving(self, protocol_factory, sock, server, backlog):
        self._add_reader(
            sock.fileno(), self._accept_connections, protocol_factory, sock, server, backlog
        )

    def _stop_serving(self, sock):
        self._remove_reader(sock.fileno())
        sock.close()

    def _accept_connections(self, protocol_factory, sock, server, backlog):
        # As many may have come as there were places for.
        for _ in range(backlog):
            try:
                connection, address = sock.accept()
            except (BlockingIOError, InterruptedError, ConnectionAbortedError):
                return
            except OSError as error:
                from errno import EMFILE, ENFILE, ENOBUFS, ENOMEM

                if error.errno not in (EMFILE, ENFILE, ENOBUFS, ENOMEM):
                    raise
                # Descriptors may be free again later; until then there is no use in trying.
                self.call_exception_handler(
                    {
                        "message": "socket.accept() out of system resource",
                        "exception": error,
                        "socket": sock,
                    }
                )
                self._remove_reader(sock.fileno())
                self.call_later(
                    constants.ACCEPT_RETRY_DELAY,
                    self._start_serving, protocol_factory, sock, server, backlog,
                )  # fmt: skip
                return
            connection.setblocking(False)
            self.create_task(
                self._serve_connection(protocol_factory, connection, {"peername": address}, server)
            )

    async def _serve_connection(self, protocol_factory, sock, extra, server):
        """Gives a connection its protocol."""
        try:
            if server._ssl_context is not None:
                from .addresses import encrypted

                context, timeout = server._ssl_context, server._ssl_handshake_timeout
                sock = await encrypted(sock, context, self, server_side=True, timeout=timeout)
            await self._create_connection_transport(sock, protocol_factory, extra, server)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            if self._debug:
                self.call_exception_handler(
                    {
                        "message": "Error on transport creation for incoming connection",
                        "exception": error,
                    }
                )
