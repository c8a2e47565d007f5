"""Connections between processes that share no ancestor's descriptors ("Listeners and Clients").

An address is the name of a socket of this machine, or a host and a port.
"""

import hmac
import os
import socket
from itertools import count

from .connection import Connection
from .context import AuthenticationError
from .util import is_abstract_socket_namespace

# What is made here is nobody else's concern.
_lane_kinds = ()

__all__ = ["Client", "Listener", "answer_challenge", "deliver_challenge"]

CHALLENGE, WELCOME, FAILURE = b"#CHALLENGE#", b"#WELCOME#", b"#FAILURE#"
_RANDOM_SIZE = 20
_FREE_PORT = 49152  # the first that the system gives to who wants any
_numbers = count()
_hosts = {"": "0.0.0.0", "localhost": "127.0.0.1"}


default_family = "AF_INET"
families = ["AF_INET", "AF_UNIX"]


def address_type(address):
    """The family that an address belongs to."""
    if isinstance(address, tuple):
        return "AF_INET"
    if isinstance(address, str) and address.startswith("\\\\"):
        return "AF_PIPE"
    if isinstance(address, str) or is_abstract_socket_namespace(address):
        return "AF_UNIX"
    raise ValueError(f"address type of {address!r} unrecognized")


def arbitrary_address(family):
    """An address that is free."""
    if family == "AF_UNIX":
        return f"/tmp/listener-{os.getpid()}-{next(_numbers)}"
    return "localhost", 0


def _check_family(family):
    if family not in families:
        raise ValueError(
            f"Family {family} is not recognized."
            if family == "AF_PIPE"
            else "unrecognized family"
        )


def _check_key(authkey):
    if authkey is not None and not isinstance(authkey, bytes):
        raise TypeError("authkey should be a byte string")


class Listener:
    """Waits for others to connect."""

    def __init__(self, address=None, family=None, backlog=1, authkey=None):
        if family is None:
            family = "AF_UNIX" if address is None else address_type(address)
        _check_family(family)
        if address is None:
            address = arbitrary_address(family)
        _check_key(authkey)
        self._authkey = authkey
        is_file = family == "AF_UNIX" and not is_abstract_socket_namespace(address)
        self._path = address if is_file else None
        self._socket = socket.socket(getattr(socket, family))
        try:
            self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            self._socket.bind(address)
            self._socket.listen(backlog)
            self._address = self._socket.getsockname()
        except OSError:
            self._socket.close()
            raise

    @property
    def address(self):
        """What others connect to."""
        self._check_open()
        return self._address

    @property
    def last_accepted(self):
        """The address of the client that was accepted last; '' of one on this machine by name."""
        self._check_open()
        return self._last_accepted

    _last_accepted = None

    def _check_open(self):
        if self._socket is None:
            raise OSError("listener is closed")

    def accept(self):
        """Waits for a client; returns the connection to it."""
        self._check_open()
        accepted, self._last_accepted = self._socket.accept()
        connection = Connection(accepted.detach())
        if self._authkey is not None:
            _authenticate(connection, self._authkey, deliver_challenge, answer_challenge)
        return connection

    def close(self):
        """Nobody can connect any more."""
        listening, self._socket = self._socket, None
        if listening is not None:
            listening.close()
            if self._path is not None:
                os.unlink(self._path)

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, exc_tb):
        self.close()


Listener.__module__ = "multiprocessing.connection"


def Client(address, family=None, authkey=None):
    """A connection to the listener at that address."""
    family = family or address_type(address)
    _check_family(family)
    _check_key(authkey)
    with socket.socket(getattr(socket, family)) as own:
        own.connect(address)
        connection = Connection(own.detach())
    if authkey is not None:
        _authenticate(connection, authkey, answer_challenge, deliver_challenge)
    return connection


def _authenticate(connection, key, *steps):
    try:
        for step in steps:
            step(connection, key)
    except:
        connection.close()
        raise


# Each side has the other prove that it has the key, without sending the key.


def deliver_challenge(connection, authkey):
    """Has the other side prove that it has the key."""
    if not isinstance(authkey, bytes):
        raise ValueError(f"Authkey must be bytes, not {type(authkey)!s}")
    message = os.urandom(_RANDOM_SIZE)
    connection.send_bytes(CHALLENGE + message)
    if connection.recv_bytes(256) != hmac.digest(authkey, message, "md5"):
        connection.send_bytes(FAILURE)
        raise AuthenticationError("digest received was wrong")
    connection.send_bytes(WELCOME)


def answer_challenge(connection, authkey):
    """Proves to the other side that this one has the key."""
    if not isinstance(authkey, bytes):
        raise ValueError(f"Authkey must be bytes, not {type(authkey)!s}")
    message = connection.recv_bytes(256)
    assert message.startswith(CHALLENGE), f"message = {message!r}"
    connection.send_bytes(hmac.digest(authkey, message[len(CHALLENGE) :], "md5"))
    if connection.recv_bytes(256) != WELCOME:
        raise AuthenticationError("digest sent was rejected")
