"""Calls of sockets that let the loop go on meanwhile (Library reference, "Working with socket objects directly")."""

from functools import partial


class _SocketCalls:
    """The part of a loop that waits for sockets of the program's, which must not block."""

    def _check_socket(self, sock):
        if self._debug and sock.gettimeout() != 0:
            raise ValueError("the socket must be non-blocking")

    async def _when_ready(self, sock, attempt, for_writing=False):
        """What attempt() gives, at once or as soon as the socket is ready for it."""
        try:
            return attempt()
        except (BlockingIOError, InterruptedError):
            pass
        return await self._retrying(sock, attempt, for_writing)

    def _retrying(self, sock, attempt, for_writing):
        """A future for what attempt() gives when it does not fail for want of readiness any more."""
        future = self.create_future()
        fd = sock.fileno()
        self._ensure_fd_no_transport(fd)
        watch = self._add_writer if for_writing else self._add_reader
        handle = watch(fd, self._retry, future, attempt)
        future.add_done_callback(partial(self._retried, fd, handle, for_writing))
        return future

    def _retry(self, future, attempt):
        if future.done():
            return
        try:
            result = attempt()
        except (BlockingIOError, InterruptedError):
            return
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            future.set_exception(error)
        else:
            future.set_result(result)

    def _retried(self, fd, handle, for_writing, future):
        # Somebody else may watch the file by now: then the handle is cancelled.
        if not handle.cancelled():
            (self._remove_writer if for_writing else self._remove_reader)(fd)

    async def sock_recv(self, sock, n):
        """socket.recv()."""
        self._check_socket(sock)
        return await self._when_ready(sock, partial(sock.recv, n))

    async def sock_recv_into(self, sock, buf):
        """socket.recv_into()."""
        self._check_socket(sock)
        return await self._when_ready(sock, partial(sock.recv_into, buf))

    async def sock_recvfrom(self, sock, bufsize):
        """socket.recvfrom()."""
        self._check_socket(sock)
        return await self._when_ready(sock, partial(sock.recvfrom, bufsize))

    async def sock_recvfrom_into(self, sock, buf, nbytes=0):
        """socket.recvfrom_into()."""
        self._check_socket(sock)
        return await self._when_ready(sock, partial(sock.recvfrom_into, buf, nbytes or len(buf)))

    async def sock_sendall(self, sock, data):
        """socket.sendall()."""
        self._check_socket(sock)
        left = memoryview(data)

        def send_rest():
            nonlocal left
            while left:
                left = left[sock.send(left) :]

        await self._when_ready(sock, send_rest, for_writing=True)

    async def sock_sendto(self, sock, data, address):
        """socket.sendto()."""
        self._check_socket(sock)
        return await self._when_ready(sock, partial(sock.sendto, data, address), for_writing=True)

    async def sock_connect(self, sock, address):
        """socket.connect(); a name in the address is looked up in another thread."""
        self._check_socket(sock)
        import socket

        if sock.family in (socket.AF_INET, socket.AF_INET6):
            from .addresses import resolved

            how = {"family": sock.family, "type": sock.type, "proto": sock.proto}
            address = (await resolved(address, self, **how))[0][4]

        def connected():
            problem = sock.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
            if problem:
                raise OSError(problem, f"Connect call failed {address}")

        try:
            sock.connect(address)
        except (BlockingIOError, InterruptedError):
            await self._retrying(sock, connected, for_writing=True)

    async def sock_accept(self, sock):
        """socket.accept(); the new socket doesn't block either."""
        self._check_socket(sock)

        def accept():
            connection, address = sock.accept()
            connection.setblocking(False)
            return connection, address

        return await self._when_ready(sock, accept)

    async def sock_sendfile(self, sock, file, offset=0, count=None, *, fallback=True):
        """Sends what a binary file has from an offset on; returns how much that was."""
        from . import file_sending

        self._check_socket(sock)
        if not sock.type & 1:
            raise ValueError("only SOCK_STREAM type sockets are supported")
        file_sending.check(file, offset, count)
        if not fallback:
            from .exceptions import SendfileNotAvailableError

            raise SendfileNotAvailableError(f"syscall sendfile is not available for socket {sock!r}")
        return await file_sending.send(file, offset, count, self, partial(self.sock_sendall, sock))
