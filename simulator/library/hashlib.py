"""Digests of bytes (Library reference, "hashlib")."""

from _hashlib import algorithms as _algorithms
from _hashlib import blake2b, blake2s, pbkdf2_hmac, scrypt
from _hashlib import new as _new

__all__ = (
    "md5", "sha1", "sha224", "sha256", "sha384", "sha512", "blake2b", "blake2s", "sha3_224",
    "sha3_256", "sha3_384", "sha3_512", "shake_128", "shake_256", "new", "algorithms_guaranteed",
    "algorithms_available", "pbkdf2_hmac", "file_digest",
)  # fmt: skip

algorithms_available = set(_algorithms)
algorithms_guaranteed = algorithms_available - {"ripemd160", "sha512_224", "sha512_256"}


def new(name, data=b"", **kwargs):
    """A hash object of the algorithm with this name; blake2b and blake2s take parameters."""
    if name in ("blake2b", "blake2s"):
        return (blake2b if name == "blake2b" else blake2s)(data, **kwargs)
    return _new(name, data, **kwargs)


def md5(string=b"", *, usedforsecurity=True):
    return _new("md5", string)


def sha1(string=b"", *, usedforsecurity=True):
    return _new("sha1", string)


def sha224(string=b"", *, usedforsecurity=True):
    return _new("sha224", string)


def sha256(string=b"", *, usedforsecurity=True):
    return _new("sha256", string)


def sha384(string=b"", *, usedforsecurity=True):
    return _new("sha384", string)


def sha512(string=b"", *, usedforsecurity=True):
    return _new("sha512", string)


def sha3_224(string=b"", *, usedforsecurity=True):
    return _new("sha3_224", string)


def sha3_256(string=b"", *, usedforsecurity=True):
    return _new("sha3_256", string)


def sha3_384(string=b"", *, usedforsecurity=True):
    return _new("sha3_384", string)


def sha3_512(string=b"", *, usedforsecurity=True):
    return _new("sha3_512", string)


def shake_128(string=b"", *, usedforsecurity=True):
    return _new("shake_128", string)


def shake_256(string=b"", *, usedforsecurity=True):
    return _new("shake_256", string)


def file_digest(fileobj, digest, /, *, _bufsize=2**18):
    """The hash of what is left in a binary file; the digest is a name or makes hash objects."""
    hashed = new(digest) if isinstance(digest, str) else digest()
    if hasattr(fileobj, "getbuffer"):
        hashed.update(fileobj.getbuffer())
        return hashed
    if not (hasattr(fileobj, "readinto") and hasattr(fileobj, "readable") and fileobj.readable()):
        raise ValueError(f"'{fileobj!r}' is not a file-like object in binary reading mode.")
    buffer = bytearray(_bufsize)
    while size := fileobj.readinto(buffer):
        hashed.update(bytes(buffer[:size]))
    return hashed
