"""Loops in the abstract, which loop belongs to which thread, and the policies that say so."""

import threading

from _asyncio import (
    Handle,
    TimerHandle,
    _get_event_loop,
    _get_running_loop,
    _set_running_loop,
    get_event_loop,
    get_running_loop,
)

__all__ = (
    "AbstractEventLoopPolicy", "AbstractEventLoop", "AbstractServer", "Handle", "TimerHandle",
    "get_event_loop_policy", "set_event_loop_policy", "get_event_loop", "set_event_loop",
    "new_event_loop", "get_child_watcher", "set_child_watcher", "_set_running_loop",
    "get_running_loop", "_get_running_loop",
)  # fmt: skip


def _abstract(methods, coroutines=""):
    """Gives a class methods that subclasses are to write."""

    def method(self, *args, **kwargs):
        raise NotImplementedError

    async def coroutine(self, *args, **kwargs):
        raise NotImplementedError

    def decorate(cls):
        for names, function in ((methods, method), (coroutines, coroutine)):
            for name in names.split():
                setattr(cls, name, function)
        return cls

    return decorate


@_abstract("close get_loop is_serving", "start_serving serve_forever wait_closed")
class AbstractServer:
    """What create_server() gives."""

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc):
        self.close()
        await self.wait_closed()


@_abstract(
    """
    run_forever run_until_complete stop is_running is_closed close
    call_soon call_later call_at call_soon_threadsafe time create_future create_task
    _timer_handle_cancelled run_in_executor set_default_executor
    add_reader remove_reader add_writer remove_writer
    add_signal_handler remove_signal_handler set_task_factory get_task_factory
    get_exception_handler set_exception_handler default_exception_handler
    call_exception_handler get_debug set_debug
    """,
    """
    shutdown_asyncgens shutdown_default_executor getaddrinfo getnameinfo
    create_connection create_server start_tls sendfile create_unix_connection
    create_unix_server connect_accepted_socket create_datagram_endpoint
    connect_read_pipe connect_write_pipe subprocess_shell subprocess_exec
    sock_recv sock_recv_into sock_recvfrom sock_recvfrom_into sock_sendall sock_sendto
    sock_connect sock_accept sock_sendfile
    """,
)
class AbstractEventLoop:
    """What a loop can do; every method is for a subclass to write."""


@_abstract("get_event_loop set_event_loop new_event_loop get_child_watcher set_child_watcher")
class AbstractEventLoopPolicy:
    """Which loop a thread has, and what kind a new one is."""


class BaseDefaultEventLoopPolicy(AbstractEventLoopPolicy):
    """A thread has the loop that was set for it; the main thread gets one when it first asks."""

    _loop_factory = None

    class _Local(threading.local):
        _loop = None
        _set_called = False

    def __init__(self):
        self._local = self._Local()

    def get_event_loop(self):
        """The thread's loop. Raises RuntimeError if it has none and is not given one."""
        local = self._local
        if (
            local._loop is None
            and not local._set_called
            and threading.current_thread() is threading.main_thread()
        ):
            self.set_event_loop(self.new_event_loop())
        if local._loop is None:
            name = threading.current_thread().name
            raise RuntimeError(f"There is no current event loop in thread {name!r}.")
        return local._loop

    def set_event_loop(self, loop):
        """Gives the thread a loop, or with None takes it away."""
        self._local._set_called = True
        if loop is not None and not isinstance(loop, AbstractEventLoop):
            given = type(loop).__name__
            raise TypeError(
                f"loop must be an instance of AbstractEventLoop or None, not '{given}'"
            )
        self._local._loop = loop

    def new_event_loop(self):
        return self._loop_factory()


_event_loop_policy = None


def get_event_loop_policy():
    """The policy of the process."""
    global _event_loop_policy
    if _event_loop_policy is None:
        from . import DefaultEventLoopPolicy

        _event_loop_policy = DefaultEventLoopPolicy()
    return _event_loop_policy


def set_event_loop_policy(policy):
    """Replaces the policy of the process; None stands for the default one."""
    global _event_loop_policy
    if policy is not None and not isinstance(policy, AbstractEventLoopPolicy):
        given = type(policy).__name__
        raise TypeError(
            f"policy must be an instance of AbstractEventLoopPolicy or None, not '{given}'"
        )
    _event_loop_policy = policy


def set_event_loop(loop):
    """Gives the thread a loop."""
    get_event_loop_policy().set_event_loop(loop)


def new_event_loop():
    """A loop of the kind that the policy makes."""
    return get_event_loop_policy().new_event_loop()


def get_child_watcher():
    return get_event_loop_policy().get_child_watcher()


def set_child_watcher(watcher):
    return get_event_loop_policy().set_child_watcher(watcher)


def _loop_of_policy():
    """What get_event_loop() gives where no loop runs."""
    return get_event_loop_policy().get_event_loop()
