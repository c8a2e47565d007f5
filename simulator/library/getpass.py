"""Passwords and names of users (Library reference, "getpass")."""

import sys

__all__ = ["GetPassWarning", "getpass", "getuser"]


class GetPassWarning(UserWarning):
    """A password may be shown while it is typed."""


def getpass(prompt="Password: ", stream=None):
    """A line of standard input, asked for on standard error."""
    stream = sys.stderr if stream is None else stream
    stream.write(prompt)
    stream.flush()
    line = sys.stdin.readline()
    if not line:
        raise EOFError
    return line.removesuffix("\n")


def getuser():
    """The name under which the program runs."""
    from os import environ

    for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        if environ.get(name):
            return environ[name]
    return "user"
