"""Requests without a client of one's own."""

from .clients import Client
from .config import DEFAULT_TIMEOUT


def request(method, url, *, timeout=DEFAULT_TIMEOUT, follow_redirects=False, **what):
    """One request, over a connection of its own."""
    with Client(timeout=timeout, follow_redirects=follow_redirects) as client:
        return client.request(method, url, **what)


def get(url, **how):
    return request("GET", url, **how)


def options(url, **how):
    return request("OPTIONS", url, **how)


def head(url, **how):
    return request("HEAD", url, **how)


def post(url, **how):
    return request("POST", url, **how)


def put(url, **how):
    return request("PUT", url, **how)


def patch(url, **how):
    return request("PATCH", url, **how)


def delete(url, **how):
    return request("DELETE", url, **how)
