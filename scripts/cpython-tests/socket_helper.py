"""`test.support.socket_helper`: addresses, ports, and what the network can do."""

import unittest

HOST = "localhost"
HOSTv4 = "127.0.0.1"
HOSTv6 = "::1"
IPV6_ENABLED = False
has_gethostname = True
skip_unless_bind_unix_socket = unittest.skip("no sockets in the file system")


def find_unused_port(family=None, socktype=None):
    import socket

    with socket.socket(family or socket.AF_INET, socktype or socket.SOCK_STREAM) as probe:
        return bind_port(probe)


def bind_port(sock, host=HOST):
    sock.bind((host, 0))
    return sock.getsockname()[1]


def bind_unix_socket(sock, addr):
    raise unittest.SkipTest("no sockets in the file system")


def transient_internet(resource_name, *, timeout=60, errnos=()):
    raise unittest.SkipTest("needs the internet")


def tcp_blackhole():
    """Whether what is sent to closed ports gets no answer: here it is refused."""
    return False


def skip_if_tcp_blackhole(test):
    return test
