"""A loop that has the kernel carry out input and output, and hears when that is done.

CPython has such a loop for Windows only (Library reference, "Event Loop Implementations", ProactorEventLoop).
Here the machine setting `asyncio_loop` makes it the one that programs get; they need not know.
"""

import selectors
from functools import partial

from _completion import Completions

from . import exceptions, unix_events

# Bits of poll(2) for the events of selectors, and back.
_MASKS = ((selectors.EVENT_READ, 0x001), (selectors.EVENT_WRITE, 0x004))
_TOLD_ANYWAY = 0x008 | 0x010


class _Proactor:
    """What such a loop waits in: completions of operations, in place of a selector.

    Files may be watched too, as in a selector: that is an operation which is done when the file is ready,
    and begun again when the loop has seen to it.
    """

    def __init__(self):
        self._completions = Completions()
        self._futures = {}
        self._keys = {}
        # Operations that watch files, by descriptor and by number.
        self._polls = {}
        self._polled = {}
        self._told = []

    def close(self):
        self._completions.close()
        self._futures.clear()
        self._keys.clear()

    # Operations.

    def begin(self, future, operation, *args):
        """Begins what `recv`, `send`… of the completions do; the future is for the result."""
        number = getattr(self._completions, operation)(*args)
        self._futures[number] = future
        future.add_done_callback(partial(self._given_up, number))
        return future

    def _given_up(self, number, future):
        if future.cancelled() and self._futures.pop(number, None) is not None:
            self._completions.cancel(number)

    # As a selector.

    def get_key(self, fileobj):
        return self._keys[selectors._fileobj_to_fd(fileobj)]

    def get_map(self):
        return self._keys

    def register(self, fileobj, wanted, data=None):
        fd = selectors._fileobj_to_fd(fileobj)
        key = self._keys[fd] = selectors.SelectorKey(fileobj, fd, wanted, data)
        self._watch(key)
        return key

    def modify(self, fileobj, wanted, data=None):
        self.unregister(fileobj)
        return self.register(fileobj, wanted, data)

    def unregister(self, fileobj):
        fd = selectors._fileobj_to_fd(fileobj)
        key = self._keys.pop(fd)
        number = self._polls.pop(fd, None)
        if number is not None:
            del self._polled[number]
            self._completions.cancel(number)
        return key

    def _watch(self, key):
        mask = sum(bit for event, bit in _MASKS if key.events & event)
        number = self._polls[key.fd] = self._completions.poll(key.fd, mask)
        self._polled[number] = key

    def select(self, timeout=None):
        """What is done, as pairs: (key, events) of a file, (future, (result, error)) of an operation."""
        told, self._told = self._told, []
        for key in told:
            if self._keys.get(key.fd) is key:
                self._watch(key)
        ready = []
        for number, result, error in self._completions.wait(timeout):
            future = self._futures.pop(number, None)
            if future is not None:
                ready.append((future, (result, error)))
                continue
            key = self._polled.pop(number, None)
            if key is None:
                continue
            del self._polls[key.fd]
            self._told.append(key)
            happened = sum(event for event, bit in _MASKS if result & (bit | _TOLD_ANYWAY))
            ready.append((key, key.events & happened))
        return ready


class _UnixProactorEventLoop(unix_events._UnixSelectorEventLoop):
    """The loop that new_event_loop() makes on a machine that is set so."""

    def __init__(self):
        super().__init__(_Proactor())
        self._accepting = {}

    def _operation(self, operation, sock, *args):
        """A future for the result of an operation on a socket."""
        return self._selector.begin(self.create_future(), operation, sock.fileno(), *args)

    def _process_events(self, event_list):
        watched = []
        for which, what in event_list:
            if isinstance(which, selectors.SelectorKey):
                watched.append((which, what))
            elif not which.done():
                result, error = what
                if error is None:
                    which.set_result(result)
                else:
                    which.set_exception(error)
        super()._process_events(watched)

    # Calls of sockets.

    def _socket_operation(self, operation, sock, *args):
        """The same for a socket of the program's."""
        self._check_socket(sock)
        self._ensure_fd_no_transport(sock)
        return self._operation(operation, sock, *args)

    async def sock_recv(self, sock, n):
        return await self._socket_operation("recv", sock, n)

    async def sock_recv_into(self, sock, buf):
        data = await self._socket_operation("recv", sock, len(buf))
        buf[: len(data)] = data
        return len(data)

    async def sock_recvfrom(self, sock, bufsize):
        return await self._socket_operation("recvfrom", sock, bufsize)

    async def sock_recvfrom_into(self, sock, buf, nbytes=0):
        data, address = await self._socket_operation("recvfrom", sock, nbytes or len(buf))
        buf[: len(data)] = data
        return len(data), address

    async def sock_sendall(self, sock, data):
        self._check_socket(sock)
        left = memoryview(data)
        while left:
            left = left[await self._socket_operation("send", sock, left) :]

    async def sock_sendto(self, sock, data, address):
        return await self._socket_operation("sendto", sock, sock.family, data, address)

    async def sock_connect(self, sock, address):
        self._check_socket(sock)
        import socket

        if sock.family in (socket.AF_INET, socket.AF_INET6):
            from .addresses import resolved

            how = {"family": sock.family, "type": sock.type, "proto": sock.proto}
            address = (await resolved(address, self, **how))[0][4]
        try:
            await self._socket_operation("connect", sock, sock.family, address)
        except OSError as error:
            if sock.family == socket.AF_UNIX:
                raise
            raise OSError(error.errno, f"Connect call failed {address}") from None

    async def sock_accept(self, sock):
        return self._accepted_socket(sock, await self._socket_operation("accept", sock))

    def _accepted_socket(self, listener, accepted):
        import socket

        fd, address = accepted
        connection = socket.socket(listener.family, listener.type, listener.proto, fileno=fd)
        connection.setblocking(False)
        return connection, address

    # Transports and servers.

    def _make_socket_transport(self, sock, protocol, waiter=None, extra=None, server=None):
        from .completion_transports import _CompletionSocketTransport

        self._ensure_fd_no_transport(sock)
        return _CompletionSocketTransport(self, sock, protocol, waiter, extra, server)

    def _start_serving(self, protocol_factory, sock, server, backlog):
        future = self._accepting[sock.fileno()] = self._operation("accept", sock)
        future.add_done_callback(partial(self._accepted, protocol_factory, sock, server, backlog))

    def _accepted(self, protocol_factory, sock, server, backlog, future):
        try:
            connection, address = self._accepted_socket(sock, future.result())
        except exceptions.CancelledError:
            return
        except OSError as error:
            self.call_exception_handler(
                {"message": "Accept failed on a socket", "exception": error, "socket": sock}
            )
            return
        extra = {"peername": address}
        self.create_task(self._serve_connection(protocol_factory, connection, extra, server))
        self._start_serving(protocol_factory, sock, server, backlog)

    def _stop_serving(self, sock):
        future = self._accepting.pop(sock.fileno(), None)
        if future is not None:
            future.cancel()
        sock.close()
