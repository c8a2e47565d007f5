"""Encrypted connections (Library reference, "ssl"), as far as they cost time.

A handshake takes the round trip and the bytes that TLS 1.3 takes; what follows goes over the
connection as it is, for nobody listens in. Hosts of the internet have certificates that are trusted. A
server of a program has the one that its context loads, which clients trust if they load the same. There
are no certificates of clients, no sockets that handshake without waiting, and no BIO objects.
"""

import socket as _socket
from collections import namedtuple
from enum import Enum, IntEnum

__all__ = [
    "CERT_NONE",
    "CERT_OPTIONAL",
    "CERT_REQUIRED",
    "CertificateError",
    "PROTOCOL_TLS",
    "PROTOCOL_TLS_CLIENT",
    "PROTOCOL_TLS_SERVER",
    "Purpose",
    "SSLCertVerificationError",
    "SSLContext",
    "SSLEOFError",
    "SSLError",
    "SSLSocket",
    "SSLZeroReturnError",
    "TLSVersion",
    "VerifyMode",
    "create_default_context",
]

OPENSSL_VERSION = "OpenSSL 3.0 (simulated)"
HAS_SNI = True
HAS_TLSv1_3 = True

_HANDSHAKE = b"\x16\x03\x03"
_HELLO_BYTES = 517
_ANSWER_BYTES = 3000
_FINISHED_BYTES = 80
_ANYBODY = b"*"


class VerifyMode(IntEnum):
    """Whether the other side must have a certificate."""

    CERT_NONE = 0
    CERT_OPTIONAL = 1
    CERT_REQUIRED = 2


class _SSLMethod(IntEnum):
    PROTOCOL_TLS = 2
    PROTOCOL_TLS_CLIENT = 16
    PROTOCOL_TLS_SERVER = 17


class TLSVersion(IntEnum):
    """Versions of the protocol."""

    MINIMUM_SUPPORTED = -2
    TLSv1_2 = 771
    TLSv1_3 = 772
    MAXIMUM_SUPPORTED = -1


globals().update(VerifyMode.__members__)
globals().update(_SSLMethod.__members__)


_ASN1Object = namedtuple("_ASN1Object", "nid shortname longname oid")


class Purpose(Enum):
    """What a context is for."""

    SERVER_AUTH = _ASN1Object(
        129, "serverAuth", "TLS Web Server Authentication", "1.3.6.1.5.5.7.3.1"
    )
    CLIENT_AUTH = _ASN1Object(
        130, "clientAuth", "TLS Web Client Authentication", "1.3.6.1.5.5.7.3.2"
    )


class SSLError(OSError):
    """Something about encryption failed."""

    library = reason = None

    def __str__(self):
        return str(self.strerror) if isinstance(self.strerror, str) else str(self.args)


class SSLZeroReturnError(SSLError):
    """The other side has ended the connection."""


class SSLEOFError(SSLError):
    """The connection ended in the middle."""


class SSLCertVerificationError(SSLError, ValueError):
    """The certificate of the other side isn't trusted."""


CertificateError = SSLCertVerificationError


def _error(kind, reason, text):
    problem = kind(1, f"[SSL: {reason}] {text} (_ssl.c:1006)")
    vars(problem).update(library="SSL", reason=reason)
    return problem


class SSLContext:
    """Settings for connections."""

    def __init__(self, protocol=_SSLMethod.PROTOCOL_TLS):
        self.protocol = _SSLMethod(protocol)
        client = self.protocol is PROTOCOL_TLS_CLIENT
        self._verify_mode = CERT_REQUIRED if client else CERT_NONE
        self._check_hostname = client
        self.minimum_version = TLSVersion.TLSv1_2
        self.maximum_version = TLSVersion.MAXIMUM_SUPPORTED
        self._certificate = None
        self._trusted = set()
        self._trusts_internet = False

    @property
    def verify_mode(self):
        return self._verify_mode

    @verify_mode.setter
    def verify_mode(self, value):
        if value == CERT_NONE and self._check_hostname:
            raise ValueError("Cannot set verify_mode to CERT_NONE when check_hostname is enabled.")
        if value != CERT_NONE and self.protocol is PROTOCOL_TLS_SERVER:
            raise NotImplementedError("certificates of clients are not supported")
        self._verify_mode = VerifyMode(value)

    @property
    def check_hostname(self):
        return self._check_hostname

    @check_hostname.setter
    def check_hostname(self, value):
        self._check_hostname = bool(value)
        if value and self._verify_mode == CERT_NONE:
            self._verify_mode = CERT_REQUIRED

    def load_default_certs(self, purpose=Purpose.SERVER_AUTH):
        """Trusts the certificates of the internet."""
        self._trusts_internet = True

    def load_cert_chain(self, certfile, keyfile=None, password=None):
        """Has servers show a certificate."""
        if keyfile is not None:
            _read(keyfile)
        self._certificate = _read(certfile)

    def load_verify_locations(self, cafile=None, capath=None, cadata=None):
        """Trusts a certificate."""
        if capath is not None:
            raise NotImplementedError("directories of certificates are not supported")
        if cafile is None and cadata is None:
            raise TypeError("cafile, capath and cadata cannot be all omitted")
        if cafile is not None:
            self._trusted.add(_read(cafile))
        if cadata is not None:
            self._trusted.add(_digest(cadata.encode() if isinstance(cadata, str) else cadata))

    def wrap_socket(
        self,
        sock,
        server_side=False,
        do_handshake_on_connect=True,
        suppress_ragged_eofs=True,
        server_hostname=None,
        session=None,
    ):
        """A socket over the connection of another, which is used up."""
        if session is not None:
            raise NotImplementedError("sessions are not kept")
        if sock.getsockopt(_socket.SOL_SOCKET, _socket.SO_TYPE) != _socket.SOCK_STREAM:
            raise NotImplementedError("only stream sockets are supported")
        if server_side:
            if server_hostname:
                raise ValueError("server_hostname can only be specified in client mode")
            if self.protocol is PROTOCOL_TLS_CLIENT:
                raise _protocol_error("server", "CLIENT")
        else:
            if self.protocol is PROTOCOL_TLS_SERVER:
                raise _protocol_error("client", "SERVER")
            if self._check_hostname and not server_hostname:
                raise ValueError("check_hostname requires server_hostname")
        return SSLSocket._over(self, sock, server_side, do_handshake_on_connect, server_hostname)

    def _check(self, certificate):
        """Raises unless the certificate is trusted."""
        if self._verify_mode == CERT_NONE or certificate in self._trusted:
            return
        if certificate == _ANYBODY and self._trusts_internet:
            return
        public = certificate == _ANYBODY
        what = "unable to get local issuer certificate" if public else "self-signed certificate"
        raise _error(
            SSLCertVerificationError,
            "CERTIFICATE_VERIFY_FAILED",
            f"certificate verify failed: {what}",
        )


def _protocol_error(side, protocol):
    what = f"Cannot create a {side} socket with a PROTOCOL_TLS_{protocol} context"
    return SSLError(f"{what} (_ssl.c:801)")


def _read(name):
    try:
        with open(name, "rb") as file:
            return _digest(file.read())
    except OSError as problem:
        # OpenSSL doesn't tell which file it is.
        raise OSError(problem.errno, problem.strerror) from None


def _digest(data):
    import hashlib

    return hashlib.sha256(data).digest()


class SSLSocket(_socket.socket):
    """A socket whose connection is encrypted."""

    __slots__ = ["context", "server_side", "server_hostname"]
    __slots__ += ["_handshakes", "_shaken", "_connected"]

    def __init__(self, *args, **kwargs):
        raise TypeError(
            "SSLSocket does not have a public constructor. Instances are returned by "
            "SSLContext.wrap_socket()."
        )

    @classmethod
    def _over(cls, context, sock, server_side, handshakes, server_hostname):
        self = cls.__new__(cls)
        timeout = sock.gettimeout()
        try:
            sock.getpeername()
            connected = True
        except OSError:
            connected = False
        _socket.socket.__init__(self, sock.family, sock.type, sock.proto, sock.fileno())
        self.settimeout(timeout)
        sock.detach()
        self.context = context
        self.server_side = server_side
        self.server_hostname = server_hostname
        self._handshakes = handshakes
        self._shaken = False
        self._connected = connected
        if connected and handshakes:
            try:
                self.do_handshake()
            except:
                self.close()
                raise
        return self

    def connect(self, address):
        if self.server_side:
            raise ValueError("can't connect in server-side mode")
        if self._connected:
            raise ValueError("attempt to connect already-connected SSLSocket!")
        super().connect(address)
        self._connected = True
        if self._handshakes:
            self.do_handshake()

    def accept(self):
        """A connection, whose handshake has been done, and the address of the client."""
        sock, address = super().accept()
        return self.context.wrap_socket(sock, True, self._handshakes), address

    def do_handshake(self, block=False):
        """Agrees on keys: a round trip for the client."""
        if self._shaken:
            return
        if self.gettimeout() == 0:
            raise NotImplementedError("handshakes without waiting are not supported")
        if self.server_side:
            self._take(_HELLO_BYTES)
            certificate = self.context._certificate
            if certificate is None:
                raise _error(SSLError, "NO_SHARED_CIPHER", "no shared cipher")
            self._give(certificate, _ANSWER_BYTES)
            self._take(_FINISHED_BYTES)
        else:
            self._give((self.server_hostname or "").encode(), _HELLO_BYTES)
            certificate = self._take(_ANSWER_BYTES)
            self.context._check(certificate)
            self._give(b"", _FINISHED_BYTES)
        self._shaken = True

    def _give(self, content, size):
        """A record: its kind, the length of its content, the content, and what fills it up."""
        record = _HANDSHAKE + len(content).to_bytes(2, "big") + content
        self.sendall(record.ljust(size, b"\0"))

    def _take(self, size):
        record = b""
        while len(record) < size:
            part = self.recv(size - len(record))
            if not part:
                raise _eof()
            record += part
            if not record.startswith(_HANDSHAKE[: len(record)]):
                raise _error(SSLError, "WRONG_VERSION_NUMBER", "wrong version number")
        length = int.from_bytes(record[3:5], "big")
        return record[5 : 5 + length]

    def version(self):
        return "TLSv1.3" if self._shaken else None

    def cipher(self):
        return ("TLS_AES_256_GCM_SHA384", "TLSv1.3", 256) if self._shaken else None

    def unwrap(self):
        """A socket over the same connection, without encryption."""
        if not self._shaken:
            raise ValueError("No SSL wrapper around " + str(self))
        timeout = self.gettimeout()
        plain = _socket.socket(self.family, self.type, self.proto, self.detach())
        plain.settimeout(timeout)
        return plain


def _eof():
    reason = "UNEXPECTED_EOF_WHILE_READING"
    problem = _error(SSLEOFError, reason, "EOF occurred in violation of protocol")
    problem.args = (8, problem.args[1])
    return problem


def create_default_context(
    purpose=Purpose.SERVER_AUTH, *, cafile=None, capath=None, cadata=None
):
    """A context for clients, or with Purpose.CLIENT_AUTH for servers."""
    if not isinstance(purpose, Purpose):
        raise TypeError(purpose)
    client = purpose is Purpose.SERVER_AUTH
    context = SSLContext(PROTOCOL_TLS_CLIENT if client else PROTOCOL_TLS_SERVER)
    if cafile or capath or cadata:
        context.load_verify_locations(cafile, capath, cadata)
    elif client:
        context.load_default_certs(purpose)
    return context


def _create_unverified_context():
    context = SSLContext(PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = CERT_NONE
    return context
