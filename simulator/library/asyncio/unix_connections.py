"""What a loop connects to on a Unix system besides the network: Unix sockets, pipes, processes."""


class _UnixConnections:
    """The part of a loop that makes them."""

    async def create_unix_connection(
        self, protocol_factory, path=None, *, ssl=None, sock=None, server_hostname=None,
        ssl_handshake_timeout=None, ssl_shutdown_timeout=None,
    ):  # fmt: skip
        """Connects to the server at a path, or takes a socket; (transport, protocol)."""
        import os
        import socket

        from .addresses import encrypted

        if server_hostname is not None and not ssl:
            raise ValueError("server_hostname is only meaningful with ssl")
        _refuse_times_without_tls(ssl, ssl_handshake_timeout, ssl_shutdown_timeout)
        if ssl and not server_hostname:
            raise ValueError("you have to pass server_hostname when using ssl")
        if path is not None:
            if sock is not None:
                raise ValueError("path and sock can not be specified at the same time")
            sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
            try:
                sock.setblocking(False)
                await self.sock_connect(sock, os.fspath(path))
            except:
                sock.close()
                raise
        elif sock is None:
            raise ValueError("no path and sock were specified")
        else:
            _check_unix(sock)
        if ssl:
            timeout = ssl_handshake_timeout
            sock = await encrypted(sock, ssl, self, server_hostname=server_hostname, timeout=timeout)
        return await self._create_connection_transport(sock, protocol_factory)

    async def create_unix_server(
        self, protocol_factory, path=None, *, sock=None, backlog=100, ssl=None,
        ssl_handshake_timeout=None, ssl_shutdown_timeout=None, start_serving=True,
    ):  # fmt: skip
        """A Server at a path."""
        import os
        import socket

        if isinstance(ssl, bool):
            raise TypeError("ssl argument must be an SSLContext or None")
        _refuse_times_without_tls(ssl, ssl_handshake_timeout, ssl_shutdown_timeout)
        if path is not None:
            if sock is not None:
                raise ValueError("path and sock can not be specified at the same time")
            path = os.fspath(path)
            sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
            _remove_stale(path)
            try:
                sock.bind(path)
            except OSError as error:
                sock.close()
                from errno import EADDRINUSE

                if error.errno == EADDRINUSE:
                    raise OSError(error.errno, f"Address {path!r} is already in use") from None
                raise
        elif sock is None:
            raise ValueError("path was not specified, and no sock specified")
        else:
            _check_unix(sock)
        how = (ssl, ssl_handshake_timeout)
        return await self._serve_at([sock], protocol_factory, backlog, start_serving, *how)

    # Pipes and processes.

    async def connect_read_pipe(self, protocol_factory, pipe):
        """(transport, protocol) for the end of a pipe that is read from: a file object, closed with the transport."""
        from .pipe_transports import _UnixReadPipeTransport

        return await self._connect_pipe(_UnixReadPipeTransport, protocol_factory, pipe)

    async def connect_write_pipe(self, protocol_factory, pipe):
        """(transport, protocol) for the end of a pipe that is written to: a file object, closed with the transport."""
        from .pipe_transports import _UnixWritePipeTransport

        return await self._connect_pipe(_UnixWritePipeTransport, protocol_factory, pipe)

    async def _connect_pipe(self, kind, protocol_factory, pipe):
        protocol = protocol_factory()
        waiter = self.create_future()
        transport = kind(self, pipe, protocol, waiter)
        try:
            await waiter
        except:
            transport.close()
            raise
        return transport, protocol

    async def subprocess_exec(
        self, protocol_factory, program, *args, stdin=-1, stdout=-1, stderr=-1,
        universal_newlines=False, shell=False, bufsize=0, encoding=None, errors=None, text=None,
        **kwargs,
    ):  # fmt: skip
        """Runs a program with arguments; (transport, protocol). Its standard files are pipes, unless told otherwise."""
        if shell:
            raise ValueError("shell must be False")
        _check_binary(universal_newlines, bufsize, text, encoding, errors)
        command = (program, *args)
        return await self._start_process(protocol_factory, command, False, stdin, stdout, stderr, kwargs)

    async def subprocess_shell(
        self, protocol_factory, cmd, *, stdin=-1, stdout=-1, stderr=-1, universal_newlines=False,
        shell=True, bufsize=0, encoding=None, errors=None, text=None, **kwargs,
    ):  # fmt: skip
        """Runs a command line; (transport, protocol). Its standard files are pipes, unless told otherwise."""
        if not isinstance(cmd, (bytes, str)):
            raise ValueError("cmd must be a string")
        if not shell:
            raise ValueError("shell must be True")
        _check_binary(universal_newlines, bufsize, text, encoding, errors)
        return await self._start_process(protocol_factory, cmd, True, stdin, stdout, stderr, kwargs)

    async def _start_process(self, protocol_factory, command, shell, stdin, stdout, stderr, kwargs):
        from .base_subprocess import _UnixSubprocessTransport
        from .events import get_child_watcher

        protocol = protocol_factory()
        with get_child_watcher() as watcher:
            if not watcher.is_active():
                raise RuntimeError(
                    "asyncio.get_child_watcher() is not activated, "
                    "subprocess support is not installed."
                )
            waiter = self.create_future()
            transport = _UnixSubprocessTransport(
                self, protocol, command, shell, stdin, stdout, stderr, 0, waiter, **kwargs
            )
            watcher.add_child_handler(transport.get_pid(), self._process_ended, transport)
            try:
                await waiter
            except (SystemExit, KeyboardInterrupt):
                raise
            except BaseException:
                transport.close()
                await transport._wait()
                raise
        return transport, protocol

    def _process_ended(self, pid, returncode, transport):
        # The watcher may call in a turn that closes the loop.
        self.call_soon_threadsafe(transport._process_exited, returncode)


def _check_binary(universal_newlines, bufsize, text, encoding, errors):
    """What comes out of a program is bytes, as it comes."""
    if universal_newlines:
        raise ValueError("universal_newlines must be False")
    if bufsize != 0:
        raise ValueError("bufsize must be 0")
    if text:
        raise ValueError("text must be False")
    if encoding is not None:
        raise ValueError("encoding must be None")
    if errors is not None:
        raise ValueError("errors must be None")


def _check_unix(sock):
    import socket

    if sock.family != socket.AF_UNIX or sock.type != socket.SOCK_STREAM:
        raise ValueError(f"A UNIX Domain Stream Socket was expected, got {sock!r}")


def _refuse_times_without_tls(ssl, handshake, shutdown):
    if handshake is not None and not ssl:
        raise ValueError("ssl_handshake_timeout is only meaningful with ssl")
    if shutdown is not None and not ssl:
        raise ValueError("ssl_shutdown_timeout is only meaningful with ssl")


def _remove_stale(path):
    """Makes way for a new socket: a file of one may be left of a server that has ended."""
    import os
    import stat

    if path[0] in (0, "\x00"):
        return
    try:
        if stat.S_ISSOCK(os.stat(path).st_mode):
            os.remove(path)
    except FileNotFoundError:
        pass
    except OSError as error:
        from .log import logger

        logger.error("Unable to check or remove stale UNIX socket %r: %r", path, error)
