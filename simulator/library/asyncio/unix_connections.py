"""Connections and servers over Unix sockets."""


class _UnixConnections:
    """The part of a loop that makes them."""

    async def create_unix_connection(
        self, protocol_factory, path=None, *, ssl=None, sock=None, server_hostname=None,
        ssl_handshake_timeout=None, ssl_shutdown_timeout=None,
    ):  # fmt: skip
        """Connects to the server at a path, or takes a socket; (transport, protocol)."""
        import os
        import socket

        from .addresses import refuse_tls

        if server_hostname is not None and not ssl:
            raise ValueError("server_hostname is only meaningful with ssl")
        _refuse_times_without_tls(ssl, ssl_handshake_timeout, ssl_shutdown_timeout)
        refuse_tls(ssl)
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
        return await self._create_connection_transport(sock, protocol_factory)

    async def create_unix_server(
        self, protocol_factory, path=None, *, sock=None, backlog=100, ssl=None,
        ssl_handshake_timeout=None, ssl_shutdown_timeout=None, start_serving=True,
    ):  # fmt: skip
        """A Server at a path."""
        import os
        import socket

        from .addresses import refuse_tls

        if isinstance(ssl, bool):
            raise TypeError("ssl argument must be an SSLContext or None")
        _refuse_times_without_tls(ssl, ssl_handshake_timeout, ssl_shutdown_timeout)
        refuse_tls(ssl)
        if path is not None:
            if sock is not None:
                raise ValueError("path and sock can not be specified at the same time")
            path = os.fspath(path)
            sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
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
        return await self._serve_at([sock], protocol_factory, backlog, start_serving)


def _check_unix(sock):
    import socket

    if sock.family != socket.AF_UNIX or sock.type != socket.SOCK_STREAM:
        raise ValueError(f"A UNIX Domain Stream Socket was expected, got {sock!r}")


def _refuse_times_without_tls(ssl, handshake, shutdown):
    if handshake is not None and not ssl:
        raise ValueError("ssl_handshake_timeout is only meaningful with ssl")
    if shutdown is not None and not ssl:
        raise ValueError("ssl_shutdown_timeout is only meaningful with ssl")
