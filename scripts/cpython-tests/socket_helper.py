"""`test.support.socket_helper`: addresses, ports, and what the network can do."""

import errno
import socket
import unittest

HOST = "localhost"
HOSTv4 = "127.0.0.1"
HOSTv6 = "::1"
IPV6_ENABLED = True
has_gethostname = True


def skip_unless_bind_unix_socket(test):
    """Sockets have names in the file system here."""
    return test


def find_unused_port(family=None, socktype=None):
    with socket.socket(family or socket.AF_INET, socktype or socket.SOCK_STREAM) as probe:
        return bind_port(probe, HOSTv6 if family == socket.AF_INET6 else HOST)


def bind_port(sock, host=HOST):
    sock.bind((host, 0))
    return sock.getsockname()[1]


def bind_unix_socket(sock, addr):
    assert sock.family == socket.AF_UNIX
    sock.bind(addr)


def get_socket_conn_refused_errs():
    """What connecting to a port without a listener may end with."""
    return [errno.ECONNREFUSED, errno.ENETUNREACH, errno.EADDRNOTAVAIL]


def transient_internet(resource_name, *, timeout=60, errnos=()):
    raise unittest.SkipTest("needs the internet")


def tcp_blackhole():
    """Whether what is sent to closed ports gets no answer: here it is refused."""
    return False


def skip_if_tcp_blackhole(test):
    return test
