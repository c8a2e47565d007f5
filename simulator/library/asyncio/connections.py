"""How a loop makes connections and servers, over sockets that it can wait for."""


class _Connections:
    """The part of a loop that makes transports; how they are made is for a subclass to say."""

    async def getaddrinfo(self, host, port, *, family=0, type=0, proto=0, flags=0):
        """socket.getaddrinfo(), in another thread."""
        import socket

        return await self.run_in_executor(
            None, socket.getaddrinfo, host, port, family, type, proto, flags
        )

    async def getnameinfo(self, sockaddr, flags=0):
        """socket.getnameinfo(), in another thread."""
        import socket

        return await self.run_in_executor(None, socket.getnameinfo, sockaddr, flags)

    async def _connected_socket(self, info, local_infos):
        """A socket connected in the way that info tells."""
        import socket

        from .addresses import bind_failure

        family, kind, proto, _, address = info
        sock = socket.socket(family=family, type=kind, proto=proto)
        try:
            sock.setblocking(False)
            failures = []
            for _, _, _, _, local in local_infos or ():
                try:
                    sock.bind(local)
                    break
                except OSError as error:
                    failures.append(bind_failure(error, local))
            else:
                if local_infos is not None:
                    raise failures.pop() if failures else OSError("no matching local address found")
            await self.sock_connect(sock, address)
            return sock
        except:
            sock.close()
            raise

    async def _first_connected(self, infos, local_infos, delay, interleave):
        """A socket connected in one of several ways, tried in turn, or with a delay beside each other."""
        from .addresses import failure_of, interleaved

        if interleave is None and delay is not None:
            interleave = 1
        if interleave:
            infos = interleaved(infos, interleave)
        if delay is not None:
            from functools import partial

            from .staggered import staggered_race

            attempts = [partial(self._connected_socket, info, local_infos) for info in infos]
            sock, _, errors = await staggered_race(attempts, delay, loop=self)
            if sock is not None:
                return sock
            failures = [error for error in errors if error is not None]
        else:
            failures = []
            for info in infos:
                try:
                    return await self._connected_socket(info, local_infos)
                except OSError as error:
                    failures.append(error)
        try:
            raise failure_of(failures)
        finally:
            failures = errors = None

    async def create_connection(
        self, protocol_factory, host=None, port=None, *, ssl=None, family=0, proto=0, flags=0,
        sock=None, local_addr=None, server_hostname=None, ssl_handshake_timeout=None,
        ssl_shutdown_timeout=None, happy_eyeballs_delay=None, interleave=None,
    ):  # fmt: skip
        """Connects to (host, port), or takes a socket that is connected; (transport, protocol)."""
        import socket

        from .addresses import checked_socket, encrypted, resolved

        if server_hostname is not None and not ssl:
            raise ValueError("server_hostname is only meaningful with ssl")
        for name, value in (
            ("ssl_handshake_timeout", ssl_handshake_timeout),
            ("ssl_shutdown_timeout", ssl_shutdown_timeout),
        ):
            if value is not None and not ssl:
                raise ValueError(f"{name} is only meaningful with ssl")
        if ssl and server_hostname is None:
            if not host:
                raise ValueError("You must set server_hostname when using ssl without a host")
            server_hostname = host
        if host is not None or port is not None:
            if sock is not None:
                raise ValueError("host/port and sock can not be specified at the same time")
            how = {"family": family, "proto": proto, "flags": flags}
            infos = await resolved((host, port), self, **how)
            if not infos:
                raise OSError("getaddrinfo() returned empty list")
            local_infos = None
            if local_addr is not None:
                local_infos = await resolved(local_addr, self, **how)
                if not local_infos:
                    raise OSError("getaddrinfo() returned empty list")
            sock = await self._first_connected(infos, local_infos, happy_eyeballs_delay, interleave)
        elif sock is None:
            raise ValueError("host and port was not specified and no sock specified")
        else:
            checked_socket(sock, socket.SOCK_STREAM)
        if ssl:
            timeout = ssl_handshake_timeout
            sock = await encrypted(sock, ssl, self, server_hostname=server_hostname, timeout=timeout)
        return await self._create_connection_transport(sock, protocol_factory)

    async def _create_connection_transport(self, sock, protocol_factory, extra=None, server=None):
        from .addresses import tls_info

        sock.setblocking(False)
        protocol = protocol_factory()
        waiter = self.create_future()
        extra = {**(extra or {}), **tls_info(sock)}
        transport = self._make_socket_transport(sock, protocol, waiter, extra, server)
        try:
            await waiter
        except:
            transport.close()
            raise
        return transport, protocol

    async def start_tls(
        self, transport, protocol, sslcontext, *, server_side=False, server_hostname=None,
        ssl_handshake_timeout=None, ssl_shutdown_timeout=None,
    ):  # fmt: skip
        """Encrypts a connection from now on: a new transport for it, in place of the one it has."""
        import ssl

        from .addresses import encrypted
        from .protocols import Protocol
        from .tasks import sleep

        if not isinstance(sslcontext, ssl.SSLContext):
            raise TypeError(
                f"sslcontext is expected to be an instance of ssl.SSLContext, got {sslcontext!r}"
            )
        if not getattr(transport, "_start_tls_compatible", False):
            raise TypeError(f"transport {transport!r} is not supported by start_tls()")
        while transport.get_write_buffer_size():
            await sleep(0)
        sock, server = transport._release_socket()
        how = {"server_side": server_side, "server_hostname": server_hostname}
        sock = await encrypted(sock, sslcontext, self, timeout=ssl_handshake_timeout, **how)
        # The protocol has heard of its connection already.
        new, _ = await self._create_connection_transport(sock, Protocol, None, server)
        new.set_protocol(protocol)
        if server is not None:
            server._detach()
        return new

    async def sendfile(self, transport, file, offset=0, count=None, *, fallback=True):
        """Sends what a binary file has from an offset on; returns how much that was."""
        from . import file_sending

        if transport.is_closing():
            raise RuntimeError("Transport is closing")
        file_sending.check(file, offset, count)
        if not fallback:
            from .exceptions import SendfileNotAvailableError

            raise SendfileNotAvailableError("Sendfile syscall is not available for this transport")
        sending = file_sending.FileSending(transport, self)
        try:
            return await file_sending.send(file, offset, count, self, sending.send_piece)
        finally:
            sending.restore()

    async def connect_accepted_socket(
        self, protocol_factory, sock, *, ssl=None, ssl_handshake_timeout=None,
        ssl_shutdown_timeout=None,
    ):  # fmt: skip
        """(transport, protocol) for a connection that was accepted elsewhere."""
        import socket

        from .addresses import checked_socket, encrypted

        checked_socket(sock, socket.SOCK_STREAM)
        if ssl_handshake_timeout is not None and not ssl:
            raise ValueError("ssl_handshake_timeout is only meaningful with ssl")
        if ssl_shutdown_timeout is not None and not ssl:
            raise ValueError("ssl_shutdown_timeout is only meaningful with ssl")
        if ssl:
            timeout = ssl_handshake_timeout
            sock = await encrypted(sock, ssl, self, server_side=True, timeout=timeout)
        return await self._create_connection_transport(sock, protocol_factory)

    async def create_server(
        self, protocol_factory, host=None, port=None, *, family=0, flags=1, sock=None, backlog=100,
        ssl=None, reuse_address=None, reuse_port=None, ssl_handshake_timeout=None,
        ssl_shutdown_timeout=None, start_serving=True,
    ):  # fmt: skip
        """A Server at (host, port): of several hosts if there are several, of all if there is none."""
        import socket

        from .addresses import bind_failure, checked_socket, resolved_all

        if isinstance(ssl, bool):
            raise TypeError("ssl argument must be an SSLContext or None")
        if ssl_handshake_timeout is not None and ssl is None:
            raise ValueError("ssl_handshake_timeout is only meaningful with ssl")
        if ssl_shutdown_timeout is not None and ssl is None:
            raise ValueError("ssl_shutdown_timeout is only meaningful with ssl")
        if host is not None or port is not None:
            if sock is not None:
                raise ValueError("host/port and sock can not be specified at the same time")
            if host == "":
                hosts = [None]
            else:
                hosts = [host] if host is None or isinstance(host, str) else list(host)
            addresses = [(each, port) for each in hosts]
            infos = await resolved_all(addresses, self, family=family, flags=flags)
            sockets = []
            try:
                for each, kind, proto, _, address in infos:
                    listener = socket.socket(each, kind, proto)
                    sockets.append(listener)
                    if reuse_address is None or reuse_address:
                        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, True)
                    if reuse_port:
                        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, True)
                    if each == socket.AF_INET6:
                        # All addresses of IPv4 are another socket's.
                        listener.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, True)
                    try:
                        listener.bind(address)
                    except OSError as error:
                        raise bind_failure(error, address) from None
            except:
                for listener in sockets:
                    listener.close()
                raise
        elif sock is None:
            raise ValueError("Neither host/port nor sock were specified")
        else:
            sockets = [checked_socket(sock, socket.SOCK_STREAM)]
        how = (ssl, ssl_handshake_timeout)
        return await self._serve_at(sockets, protocol_factory, backlog, start_serving, *how)

    async def _serve_at(self, sockets, protocol_factory, backlog, start_serving, ssl, ssl_timeout):
        from .servers import Server

        for sock in sockets:
            sock.setblocking(False)
        server = Server(self, sockets, protocol_factory, backlog, ssl, ssl_timeout)
        if start_serving:
            await server.start_serving()
        return server

    async def create_datagram_endpoint(
        self, protocol_factory, local_addr=None, remote_addr=None, *, family=0, proto=0, flags=0,
        reuse_port=None, allow_broadcast=None, sock=None,
    ):  # fmt: skip
        """(transport, protocol) for messages: from local_addr, and to and from remote_addr only."""
        import socket

        from .addresses import checked_socket

        if sock is not None:
            checked_socket(sock, socket.SOCK_DGRAM)
            given = {
                "local_addr": local_addr, "remote_addr": remote_addr, "family": family,
                "proto": proto, "flags": flags, "reuse_port": reuse_port,
                "allow_broadcast": allow_broadcast,
            }  # fmt: skip
            problems = ", ".join(f"{name}={value}" for name, value in given.items() if value)
            if problems:
                raise ValueError(
                    "socket modifier keyword arguments can not be used when sock is specified. "
                    f"({problems})"
                )
            sock.setblocking(False)
            remote = None
        else:
            options = (reuse_port, allow_broadcast)
            sock, remote = await self._datagram_socket(
                (local_addr, remote_addr), family, proto, flags, *options
            )
        protocol = protocol_factory()
        waiter = self.create_future()
        transport = self._make_datagram_transport(sock, protocol, remote, waiter)
        try:
            await waiter
        except:
            transport.close()
            raise
        return transport, protocol

    async def _datagram_socket(self, ends, family, proto, flags, reuse_port, allow_broadcast):
        """A socket between two addresses, either of which may be None, and the other's address."""
        import socket

        from .addresses import resolved

        local_addr, remote_addr = ends
        if not (local_addr or remote_addr):
            if family == 0:
                raise ValueError("unexpected address family")
            ways = [(family, proto, None, None)]
        elif family == socket.AF_UNIX:
            for address in ends:
                if address is not None and not isinstance(address, str):
                    raise TypeError("string is expected")
            ways = [(family, proto, local_addr, remote_addr)]
        else:
            found = {}
            for index, address in enumerate(ends):
                if address is None:
                    continue
                if not (isinstance(address, tuple) and len(address) == 2):
                    raise TypeError("2-tuple is expected")
                how = {"family": family, "type": socket.SOCK_DGRAM, "proto": proto, "flags": flags}
                infos = await resolved(address, self, **how)
                if not infos:
                    raise OSError("getaddrinfo() returned empty list")
                for each, _, number, _, target in infos:
                    found.setdefault((each, number), [None, None])[index] = target
            ways = [
                (*key, local, remote)
                for key, (local, remote) in found.items()
                if not (local_addr and local is None) and not (remote_addr and remote is None)
            ]
            if not ways:
                raise ValueError("can not get address information")
        failures = []
        for each, number, local, remote in ways:
            sock = socket.socket(family=each, type=socket.SOCK_DGRAM, proto=number)
            try:
                if reuse_port:
                    sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, True)
                if allow_broadcast:
                    sock.setsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST, 1)
                sock.setblocking(False)
                if local_addr:
                    sock.bind(local)
                if remote_addr and not allow_broadcast:
                    await self.sock_connect(sock, remote)
                return sock, remote
            except OSError as error:
                sock.close()
                failures.append(error)
            except:
                sock.close()
                raise
        raise failures[0]
