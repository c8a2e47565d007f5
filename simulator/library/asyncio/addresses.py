"""Where to connect to and to listen at, and what of that goes wrong."""

import socket
from functools import partial
from itertools import zip_longest

from . import tasks


# Seconds that a handshake may take, unless told otherwise.
_HANDSHAKE_TIMEOUT = 60.0


async def encrypted(sock, context, loop, *, server_side=False, server_hostname=None, timeout=None):
    """A connection after the handshake, which a thread waits for."""
    import ssl

    if context is True:
        context = ssl.create_default_context()
    seconds = _HANDSHAKE_TIMEOUT if timeout is None else timeout
    if seconds <= 0:
        raise ValueError(f"ssl_handshake_timeout should be a positive number, got {timeout}")
    sock.settimeout(seconds)
    how = {"server_side": server_side, "server_hostname": server_hostname}
    try:
        return await loop.run_in_executor(None, partial(context.wrap_socket, sock, **how))
    except TimeoutError:
        raise ConnectionAbortedError(
            f"SSL handshake is taking longer than {seconds} seconds: aborting the connection"
        ) from None


def tls_info(sock):
    """What a transport knows of an encrypted connection; of another one nothing."""
    context = getattr(sock, "context", None)
    if context is None:
        return {}
    return {
        "sslcontext": context, "ssl_object": sock, "cipher": sock.cipher(), "compression": None,
    }  # fmt: skip


def _plain_address(host, port, family, type, proto):
    """The one way to reach an address that is given by numbers; None if a name has to be looked up."""
    if proto not in (0, socket.IPPROTO_TCP, socket.IPPROTO_UDP) or host is None:
        return None
    if type == socket.SOCK_STREAM:
        proto = socket.IPPROTO_TCP
    elif type == socket.SOCK_DGRAM:
        proto = socket.IPPROTO_UDP
    else:
        return None
    if port is None or port in ("", b""):
        port = 0
    else:
        try:
            port = int(port)
        except (TypeError, ValueError):
            return None
    if not isinstance(host, str):
        return None
    for version, rest in ((socket.AF_INET, ()), (socket.AF_INET6, (0, 0))):
        if family not in (socket.AF_UNSPEC, version):
            continue
        try:
            socket.inet_pton(version, host)
        except OSError:
            continue
        return version, type, proto, "", (host, port, *rest)
    return None


async def resolved(address, loop, *, family=0, type=socket.SOCK_STREAM, proto=0, flags=0):
    """All ways to reach (host, port). Names are looked up in another thread."""
    host, port = address[:2]
    info = _plain_address(host, port, family, type, proto)
    if info is not None:
        return [info]
    return await loop.getaddrinfo(host, port, family=family, type=type, proto=proto, flags=flags)


async def resolved_all(addresses, loop, **how):
    """All ways to reach any of several addresses."""
    found = await tasks.gather(*[resolved(address, loop, **how) for address in addresses])
    # Of names that mean the same, one is enough.
    return list(dict.fromkeys(info for infos in found for info in infos))


def interleaved(infos, first_count):
    """Ways of each family in turn, after so many of the one that comes first (RFC 8305, section 4)."""
    families = {}
    for info in infos:
        families.setdefault(info[0], []).append(info)
    lists = list(families.values())
    first = lists[0][: first_count - 1]
    lists[0] = lists[0][first_count - 1 :]
    rest = (info for row in zip_longest(*lists) for info in row if info is not None)
    return [*first, *rest]


def failure_of(errors):
    """One error for all the ways that have failed."""
    texts = [str(error) for error in errors]
    if all(text == texts[0] for text in texts):
        return errors[0]
    return OSError(f"Multiple exceptions: {', '.join(texts)}")


def bind_failure(error, address):
    """What is told of a socket that can't have the address."""
    return OSError(
        error.errno,
        f"error while attempting to bind on address {address!r}: {error.strerror.lower()}",
    )


def checked_socket(sock, kind):
    """A socket of the program's, if it is of that kind."""
    if sock.type != kind:
        name = "Stream" if kind == socket.SOCK_STREAM else "UDP"
        raise ValueError(f"A {name} Socket was expected, got {sock!r}")
    return sock
