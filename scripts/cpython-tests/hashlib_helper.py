"""`test.support.hashlib_helper`: all digests of the suite are there."""


def requires_hashdigest(digestname, openssl=None, usedforsecurity=True):
    return lambda item: item
