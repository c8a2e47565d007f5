"""What a process has of the objects of managers' servers: connections, and the counts of its proxies."""

import threading
from _weakref import ReferenceType as ref
from itertools import count

from . import util
from ._server import RemoteError

# What is made here is nobody else's concern.
_lane_kinds = ()

_connections = {}  # to servers, by address and thread; each thread has its own
_references = {}  # those that the servers count for this process, by number
_numbers = count()
_at_exit = []  # what this process does at its end, once there has been a reference


def exchange(address, authkey, *request):
    """What a server answers to a request: (kind, what)."""
    key = address, threading.get_ident()
    # Taken out meanwhile: a proxy may end between request and answer, and the server is told so.
    connection = _connections.pop(key, None)
    if connection is None:
        from .connection import Client

        connection = Client(address, authkey=authkey)
    try:
        connection.send(request)
        return connection.recv()
    finally:
        if _connections.setdefault(key, connection) is not connection:
            connection.close()


def result_of(kind, result):
    """The result that an answer holds, or raises what it holds."""
    if kind == "#RETURN":
        return result
    if kind == "#ERROR":
        raise result
    if kind == "#UNSERIALIZABLE":
        raise RemoteError(f"Unserializable message: {result}\n")
    raise RemoteError(result)


def ask(address, authkey, method, args=(), kwds={}):
    """What the server itself answers."""
    return result_of(*exchange(address, authkey, None, method, args, kwds))


class Reference:
    """A proxy that the server counts. When the last one of an object has ended, so does the object."""

    def __init__(self, proxy, manager):
        self._token = proxy._token
        self._authkey = proxy._authkey
        self._manager = manager
        self._number = next(_numbers)
        ask(self._token.address, self._authkey, "incref", (self._token.id,))
        self._proxy = ref(proxy, self._end)
        _references[self._number] = self
        _end_all_at_exit()

    def _end(self, proxy=None):
        if _references.pop(self._number, None) is None:
            return
        if self._manager is not None and not self._manager._is_running():
            util.debug("DECREF %r -- manager already shutdown", self._token.id)
            return
        try:
            ask(self._token.address, self._authkey, "decref", (self._token.id,))
        except Exception as error:
            util.debug("... decref failed %s", error)

    def _after_fork(self):
        self._manager = None
        try:
            ask(self._token.address, self._authkey, "incref", (self._token.id,))
        except Exception as error:
            _references.pop(self._number)
            util.info("incref failed: %s", error)


def _end_all_at_exit():
    if not _at_exit:
        _at_exit.append(util.Finalize(None, _end_all, exitpriority=10))


def _end_all():
    for reference in [*_references.values()]:
        reference._end()


def _after_fork(connections):
    # A server takes a connection for one thread: a new process must not write to its parent's.
    for connection in connections.values():
        connection.close()
    connections.clear()
    _at_exit.clear()
    for reference in [*_references.values()]:
        reference._after_fork()
    if _references:
        _end_all_at_exit()


util.register_after_fork(_connections, _after_fork)
