"""Puts cooperative functions in the place of those of the standard library that wait."""

import sys

__all__ = [
    "get_original",
    "is_module_patched",
    "is_object_patched",
    "patch_all",
    "patch_queue",
    "patch_select",
    "patch_socket",
    "patch_thread",
    "patch_time",
]

# By module: what stood there before.
_saved = {}


def is_module_patched(mod_name):
    return mod_name in _saved


def is_object_patched(mod_name, item_name):
    return item_name in _saved.get(mod_name, ())


def get_original(mod_name, item_name):
    """What stood there before, of one name or of a list of names."""
    if isinstance(item_name, str):
        return _original(mod_name, item_name)
    return [_original(mod_name, name) for name in item_name]


def _original(mod_name, name):
    saved = _saved.get(mod_name, {})
    if name in saved:
        return saved[name]
    return getattr(__import__(mod_name, fromlist=[name]), name)


def _patch(mod_name, **replacements):
    module = __import__(mod_name, fromlist=["*"])
    saved = _saved.setdefault(mod_name, {})
    for name, replacement in replacements.items():
        if name not in saved:
            saved[name] = getattr(module, name)
        setattr(module, name, replacement)


def patch_time():
    """`time.sleep()`."""
    from gevent.hub import sleep

    _patch("time", sleep=sleep)


def patch_thread(threading=True, _threading_local=True, Event=True, logging=True, existing=True):
    """Threads are greenlets, and locks let others run; has to come before the first thread."""
    from gevent import _threads
    from gevent.local import local
    from gevent.lock import RLock

    _patch(
        "_thread",
        allocate_lock=_threads.Lock,
        start_new_thread=_threads.start_new_thread,
        get_ident=_threads.get_ident,
        _inner_lock=_threads.inner_lock,
        _signal=_threads.signal,
    )
    if threading:
        _patch(
            "threading",
            Lock=_threads.Lock,
            RLock=RLock,
            get_ident=_threads.get_ident,
            local=local,
            _ThreadHandle=_threads.Handle,
            _start_joinable_thread=_threads.start_joinable_thread,
        )
        _patch(
            "threading._synchronization",
            _inner_lock=_threads.inner_lock,
            _signal=_threads.signal,
        )


def patch_queue():
    """The queues of `queue`, and that of thread pools: they wait by the locks of patch_thread()."""
    if not is_module_patched("_thread"):
        return
    import queue

    from gevent import _threads

    def inside(cause, lane):
        return queue._PySimpleQueue()

    _patch("queue", _inner_lock=_threads.inner_lock, SimpleQueue=queue._PySimpleQueue)
    _patch("_queue", SimpleQueue=queue._PySimpleQueue, _queue_inside=inside)
    if "concurrent.futures.thread" in sys.modules:
        _patch("concurrent.futures.thread", _queue_inside=inside)


def patch_socket(dns=True, aggressive=True):
    """`socket.socket`, and with it what is built on it."""
    from gevent import socket

    _patch("socket", socket=socket.socket, SocketType=socket.socket, socketpair=socket.socketpair)
    _patch("socket", create_connection=socket.create_connection)


def patch_select(aggressive=True):
    """`select.select()`."""
    from gevent.select import select

    _patch("select", select=select)


def patch_all(
    socket=True,
    dns=True,
    time=True,
    select=True,
    thread=True,
    os=True,
    ssl=True,
    subprocess=True,
    sys=False,
    aggressive=True,
    Event=True,
    builtins=True,
    signal=True,
    queue=True,
    contextvars=True,
    **kwargs,
):
    """All of them that are asked for. What else gevent patches (os, ssl, subprocess, signal) is left."""
    if sys:
        raise NotImplementedError("patch_all(sys=True) is not simulated")
    if time:
        patch_time()
    if thread:
        patch_thread(Event=Event)
    if queue:
        patch_queue()
    if socket:
        patch_socket(dns=dns, aggressive=aggressive)
    if select:
        patch_select(aggressive=aggressive)
    return True
