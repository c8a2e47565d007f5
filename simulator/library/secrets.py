"""Random values that nobody guesses: here they come from the seed of the run, like all others."""

from random import SystemRandom

from hmac import compare_digest

__all__ = [
    "SystemRandom", "choice", "compare_digest", "randbelow", "randbits", "token_bytes",
    "token_hex", "token_urlsafe",
]  # fmt: skip

DEFAULT_ENTROPY = 32

_random = SystemRandom()
randbits = _random.getrandbits
choice = _random.choice


def randbelow(exclusive_upper_bound):
    """A number from 0 on below the bound."""
    if exclusive_upper_bound <= 0:
        raise ValueError("Upper bound must be positive.")
    return _random._randbelow(exclusive_upper_bound)


def token_bytes(nbytes=None):
    """So many random bytes; 32 without a number."""
    return _random.randbytes(DEFAULT_ENTROPY if nbytes is None else nbytes)


def token_hex(nbytes=None):
    """The same in hexadecimal digits, two for each byte."""
    return token_bytes(nbytes).hex()


def token_urlsafe(nbytes=None):
    """The same in letters, digits, - and _."""
    from base64 import urlsafe_b64encode

    return urlsafe_b64encode(token_bytes(nbytes)).rstrip(b"=").decode("ascii")
