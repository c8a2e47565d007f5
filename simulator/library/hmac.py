"""Digests that only who knows a key can make (RFC 2104; Library reference, "hmac")."""

import hashlib as _hashlib
from _hashlib import compare_digest

__all__ = ["HMAC", "compare_digest", "digest", "new"]

digest_size = None

_INNER = bytes(byte ^ 0x36 for byte in range(256))
_OUTER = bytes(byte ^ 0x5C for byte in range(256))


def _constructor(digestmod):
    if callable(digestmod):
        return digestmod
    if isinstance(digestmod, str):
        return lambda data=b"": _hashlib.new(digestmod, data)
    return lambda data=b"": digestmod.new(data)


class HMAC:
    """A keyed hash."""

    blocksize = 64

    __slots__ = ("_inner", "_outer", "block_size", "digest_size")

    def __init__(self, key, msg=None, digestmod=""):
        if not isinstance(key, (bytes, bytearray)):
            raise TypeError(f"key: expected bytes or bytearray, but got {type(key).__name__!r}")
        if not digestmod:
            raise TypeError("Missing required parameter 'digestmod'.")
        make = _constructor(digestmod)
        inner = make()
        outer = make()
        size = getattr(inner, "block_size", self.blocksize)
        if len(key) > size:
            key = make(key).digest()
        key = key.ljust(size, b"\0")
        inner.update(key.translate(_INNER))
        outer.update(key.translate(_OUTER))
        self._inner = inner
        self._outer = outer
        self.block_size = size
        self.digest_size = inner.digest_size
        if msg is not None:
            self.update(msg)

    @property
    def name(self):
        return f"hmac-{self._inner.name}"

    def update(self, msg):
        """Takes more of the message."""
        self._inner.update(msg)

    def copy(self):
        """An object that goes on from here by itself."""
        other = self.__class__.__new__(self.__class__)
        other._inner = self._inner.copy()
        other._outer = self._outer.copy()
        other.block_size = self.block_size
        other.digest_size = self.digest_size
        return other

    def _finished(self):
        finished = self._outer.copy()
        finished.update(self._inner.digest())
        return finished

    def digest(self):
        """The digest of what was taken so far."""
        return self._finished().digest()

    def hexdigest(self):
        """The same in hexadecimal digits."""
        return self._finished().hexdigest()


def new(key, msg=None, digestmod=""):
    """An HMAC object."""
    return HMAC(key, msg, digestmod)


def digest(key, msg, digest):
    """The digest of one message."""
    return HMAC(key, msg, digest).digest()
