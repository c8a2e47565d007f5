"""Proxies: objects of a manager's server, as other processes use them."""

from . import util
from ._references import Reference, ask, exchange, result_of
from .process import AuthenticationString, current_process

# What is made here is nobody else's concern.
_lane_kinds = ()


class BaseProxy:
    """Refers to an object of a server. To pickle one gives another one."""

    def __init__(
        self,
        token,
        serializer,
        manager=None,
        authkey=None,
        exposed=None,
        incref=True,
        manager_owned=False,
    ):
        self._token = token
        self._id = token.id
        self._serializer = serializer
        self._manager = manager
        if authkey is None:
            authkey = current_process().authkey if manager is None else manager._authkey
        self._authkey = AuthenticationString(authkey)
        # Those among the server's own objects are not counted: it keeps what they refer to.
        if incref and not manager_owned:
            Reference(self, manager)

    def _callmethod(self, methodname, args=(), kwds={}):
        """Has the server call a method; returns what that returns, or a proxy of it."""
        kind, result = exchange(self._token.address, self._authkey, self._id, methodname, args, kwds)
        if kind == "#RETURN":
            return result
        if kind != "#PROXY":
            return result_of(kind, result)
        exposed, token = result
        registry = (self._manager or _default_manager())._registry
        proxytype = registry[token.typeid][-1]
        return new_proxy(proxytype, token, exposed, self._serializer, self._manager, self._authkey)

    def _getvalue(self):
        """A copy of the object."""
        return self._callmethod("#GETVALUE")

    def __reduce__(self):
        from .reduction import is_spawning

        kwds = {"authkey": self._authkey} if is_spawning() else {}
        if getattr(self, "_isauto", False):
            kwds["exposed"] = self._exposed_
            return rebuild_proxy, (AutoProxy, self._token, self._serializer, kwds)
        return rebuild_proxy, (type(self), self._token, self._serializer, kwds)

    def __deepcopy__(self, memo):
        return self._getvalue()

    def __repr__(self):
        return f"<{type(self).__name__} object, typeid {self._token.typeid!r} at {id(self):#x}>"

    def __str__(self):
        try:
            return self._callmethod("__repr__")
        except Exception:
            return f"{repr(self)[:-1]}; '__str__()' failed>"


def _default_manager():
    from .managers import SyncManager

    return SyncManager


def new_proxy(proxytype, token, exposed, serializer, manager, authkey):
    """A proxy of an object that the server has just made, and has counted one of already."""
    proxy = proxytype(token, serializer, manager=manager, authkey=authkey, exposed=exposed)
    ask(token.address, authkey, "decref", (token.id,))
    return proxy


def rebuild_proxy(make, token, serializer, kwds):
    """The proxy that a pickle holds."""
    process = current_process()
    server = getattr(process, "_manager_server", None)
    if server is not None and server.address == token.address:
        util.debug("Rebuild a proxy owned by manager, token=%r", token)
        kwds["manager_owned"] = True
        server.keep(token.id)
    # Who starts a process keeps what it starts it with.
    incref = kwds.pop("incref", True) and not getattr(process, "_inheriting", False)
    return make(token, serializer, incref=incref, **kwds)


def _forwarding(name):
    def method(self, /, *args, **kwds):
        return self._callmethod(name, args, kwds)

    method.__name__ = method.__qualname__ = name
    return method


def MakeProxyType(name, exposed):
    """A type of proxies with those methods."""
    namespace = {each: _forwarding(each) for each in exposed}
    namespace["_exposed_"] = (*exposed,)
    namespace["__module__"] = "multiprocessing.managers"
    return type(name, (BaseProxy,), namespace)


def AutoProxy(
    token,
    serializer,
    manager=None,
    authkey=None,
    exposed=None,
    incref=True,
    manager_owned=False,
):
    """A proxy with the methods that the server exposes."""
    if authkey is None:
        authkey = current_process().authkey if manager is None else manager._authkey
    if exposed is None:
        exposed = ask(token.address, authkey, "get_methods", (token.id,))
    kind = MakeProxyType(f"AutoProxy[{token.typeid}]", exposed)
    proxy = kind(
        token,
        serializer,
        manager=manager,
        authkey=authkey,
        incref=incref,
        manager_owned=manager_owned,
    )
    proxy._isauto = True
    return proxy


class IteratorProxy(BaseProxy):
    _exposed_ = ("__next__", "send", "throw", "close")

    def __iter__(self):
        return self

    def __next__(self, *args):
        return self._callmethod("__next__", args)

    def send(self, *args):
        return self._callmethod("send", args)

    def throw(self, *args):
        return self._callmethod("throw", args)

    def close(self, *args):
        return self._callmethod("close", args)


class AcquirerProxy(BaseProxy):
    _exposed_ = ("acquire", "release")

    def acquire(self, blocking=True, timeout=None):
        args = (blocking,) if timeout is None else (blocking, timeout)
        return self._callmethod("acquire", args)

    def release(self):
        return self._callmethod("release")

    def __enter__(self):
        return self._callmethod("acquire")

    def __exit__(self, exc_type, exc_val, exc_tb):
        return self._callmethod("release")


class ConditionProxy(AcquirerProxy):
    _exposed_ = ("acquire", "release", "wait", "notify", "notify_all")

    def wait(self, timeout=None):
        return self._callmethod("wait", (timeout,))

    def notify(self, n=1):
        return self._callmethod("notify", (n,))

    def notify_all(self):
        return self._callmethod("notify_all")

    def wait_for(self, predicate, timeout=None):
        # The predicate is looked at here, where what it looks at is.
        return util.wait_until(predicate, self.wait, timeout)


class EventProxy(BaseProxy):
    _exposed_ = ("is_set", "set", "clear", "wait")

    def is_set(self):
        return self._callmethod("is_set")

    def set(self):
        return self._callmethod("set")

    def clear(self):
        return self._callmethod("clear")

    def wait(self, timeout=None):
        return self._callmethod("wait", (timeout,))


class BarrierProxy(BaseProxy):
    _exposed_ = ("__getattribute__", "wait", "abort", "reset")

    def wait(self, timeout=None):
        return self._callmethod("wait", (timeout,))

    def abort(self):
        return self._callmethod("abort")

    def reset(self):
        return self._callmethod("reset")

    @property
    def parties(self):
        return self._callmethod("__getattribute__", ("parties",))

    @property
    def n_waiting(self):
        return self._callmethod("__getattribute__", ("n_waiting",))

    @property
    def broken(self):
        return self._callmethod("__getattribute__", ("broken",))


class NamespaceProxy(BaseProxy):
    _exposed_ = ("__getattribute__", "__setattr__", "__delattr__")

    # Names that begin with _ are the proxy's own.

    def __getattr__(self, key):
        if key[0] == "_":
            return object.__getattribute__(self, key)
        return self._callmethod("__getattribute__", (key,))

    def __setattr__(self, key, value):
        if key[0] == "_":
            return object.__setattr__(self, key, value)
        return self._callmethod("__setattr__", (key, value))

    def __delattr__(self, key):
        if key[0] == "_":
            return object.__delattr__(self, key)
        return self._callmethod("__delattr__", (key,))


class ValueProxy(BaseProxy):
    _exposed_ = ("get", "set")

    def get(self):
        return self._callmethod("get")

    def set(self, value):
        return self._callmethod("set", (value,))

    value = property(get, set)

    def __class_getitem__(cls, item):
        from types import GenericAlias

        return GenericAlias(cls, item)


_List = MakeProxyType(
    "BaseListProxy",
    (
        "__add__", "__contains__", "__delitem__", "__getitem__", "__len__", "__mul__",
        "__reversed__", "__rmul__", "__setitem__", "append", "count", "extend", "index", "insert",
        "pop", "remove", "reverse", "sort", "__imul__",
    ),
)  # fmt: skip


class ListProxy(_List):
    def __iadd__(self, value):
        self._callmethod("extend", (value,))
        return self

    def __imul__(self, value):
        self._callmethod("__imul__", (value,))
        return self


DictProxy = MakeProxyType(
    "DictProxy",
    (
        "__contains__", "__delitem__", "__getitem__", "__iter__", "__len__", "__setitem__", "clear",
        "copy", "get", "items", "keys", "pop", "popitem", "setdefault", "update", "values",
    ),
)  # fmt: skip
DictProxy._method_to_typeid_ = {"__iter__": "Iterator"}

ArrayProxy = MakeProxyType("ArrayProxy", ("__len__", "__getitem__", "__setitem__"))

_Pool = MakeProxyType(
    "PoolProxy",
    (
        "apply", "apply_async", "close", "imap", "imap_unordered", "join", "map", "map_async",
        "starmap", "starmap_async", "terminate",
    ),
)  # fmt: skip
_Pool._method_to_typeid_ = {
    "apply_async": "AsyncResult",
    "map_async": "AsyncResult",
    "starmap_async": "AsyncResult",
    "imap": "Iterator",
    "imap_unordered": "Iterator",
}


class PoolProxy(_Pool):
    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.terminate()


for _kind in (
    BaseProxy, IteratorProxy, AcquirerProxy, ConditionProxy, EventProxy, BarrierProxy,
    NamespaceProxy, ValueProxy, ListProxy, PoolProxy,
):  # fmt: skip
    _kind.__module__ = "multiprocessing.managers"
