"""Ways of starting processes, and what is made for them ("Contexts and start methods")."""

import os

from .process import BaseProcess, active_children, current_process, parent_process

__all__ = ()


class ProcessError(Exception):
    """What goes wrong with processes."""


class BufferTooShort(ProcessError):
    """A message is longer than the buffer; the message is args[0]."""


class TimeoutError(ProcessError):
    """The time was over."""


class AuthenticationError(ProcessError):
    """The other side has another key."""


class BaseContext:
    """What the module itself offers too, for one start method."""

    ProcessError = ProcessError
    BufferTooShort = BufferTooShort
    TimeoutError = TimeoutError
    AuthenticationError = AuthenticationError

    current_process = staticmethod(current_process)
    parent_process = staticmethod(parent_process)
    active_children = staticmethod(active_children)

    def cpu_count(self):
        """How many cores the machine has."""
        number = os.cpu_count()
        if number is None:
            raise NotImplementedError("cannot determine number of cpus")
        return number

    def Manager(self):
        """A started manager: a process with objects that other processes use by proxies."""
        from .managers import SyncManager

        manager = SyncManager(ctx=self.get_context())
        manager.start()
        return manager

    def Pipe(self, duplex=True):
        """Two connections, one to each end of a pipe."""
        from .connection import Pipe

        return Pipe(duplex)

    def Lock(self):
        """A lock that processes share."""
        from .synchronize import Lock

        return Lock(ctx=self.get_context())

    def RLock(self):
        """A lock that its holder can take again."""
        from .synchronize import RLock

        return RLock(ctx=self.get_context())

    def Condition(self, lock=None):
        """Lets processes that hold a lock wait until another one tells them of a change."""
        from .synchronize import Condition

        return Condition(lock, ctx=self.get_context())

    def Semaphore(self, value=1):
        """A number of permits."""
        from .synchronize import Semaphore

        return Semaphore(value, ctx=self.get_context())

    def BoundedSemaphore(self, value=1):
        """A semaphore that refuses to have more permits than it started with."""
        from .synchronize import BoundedSemaphore

        return BoundedSemaphore(value, ctx=self.get_context())

    def Event(self):
        """A flag that processes can wait for."""
        from .synchronize import Event

        return Event(ctx=self.get_context())

    def Barrier(self, parties, action=None, timeout=None):
        """A place where a fixed number of processes wait for each other."""
        from .synchronize import Barrier

        return Barrier(parties, action, timeout, ctx=self.get_context())

    def Queue(self, maxsize=0):
        """A queue that processes share."""
        from .queues import Queue

        return Queue(maxsize, ctx=self.get_context())

    def JoinableQueue(self, maxsize=0):
        """A queue with task_done() and join()."""
        from .queues import JoinableQueue

        return JoinableQueue(maxsize, ctx=self.get_context())

    def SimpleQueue(self):
        """A locked pipe."""
        from .queues import SimpleQueue

        return SimpleQueue(ctx=self.get_context())

    def Pool(self, processes=None, initializer=None, initargs=(), maxtasksperchild=None):
        """Processes that calls are handed to."""
        from .pool import Pool

        return Pool(
            processes, initializer, initargs, maxtasksperchild, context=self.get_context()
        )

    def RawValue(self, typecode_or_type, *args):
        """A number in shared memory, without a lock."""
        from .sharedctypes import RawValue

        return RawValue(typecode_or_type, *args, ctx=self.get_context())

    def RawArray(self, typecode_or_type, size_or_initializer):
        """Numbers in shared memory, without a lock."""
        from .sharedctypes import RawArray

        return RawArray(typecode_or_type, size_or_initializer, ctx=self.get_context())

    def Value(self, typecode_or_type, *args, lock=True):
        """A number in shared memory."""
        from .sharedctypes import Value

        return Value(typecode_or_type, *args, lock=lock, ctx=self.get_context())

    def Array(self, typecode_or_type, size_or_initializer, *, lock=True):
        """Numbers in shared memory."""
        from .sharedctypes import Array

        return Array(typecode_or_type, size_or_initializer, lock=lock, ctx=self.get_context())

    def freeze_support(self):
        """Does nothing: only frozen programs on Windows need it."""

    def get_logger(self):
        """The logger of this package."""
        from .util import get_logger

        return get_logger()

    def log_to_stderr(self, level=None):
        """Has the logger of this package print; returns it."""
        from .util import log_to_stderr

        return log_to_stderr(level)

    def allow_connection_pickling(self):
        """Does nothing: connections can always be handed to a process that is started."""

    def set_executable(self, executable):
        """Refused: there is one Python here."""
        raise NotImplementedError("set_executable() is not supported: there is one Python here")

    def set_forkserver_preload(self, module_names):
        """Says what the server imports that forks processes, unless it runs already."""
        from .forkserver import set_forkserver_preload

        set_forkserver_preload(module_names)

    def get_context(self, method=None):
        """The context of a start method; without one, this context."""
        if method is None:
            return self
        try:
            return _contexts[method]
        except KeyError:
            raise ValueError(f"cannot find context for {method!r}") from None

    def get_start_method(self, allow_none=False):
        return self._name

    def set_start_method(self, method, force=False):
        raise ValueError("cannot set start method of concrete context")

    @property
    def reducer(self):
        """The module that makes bytes of objects."""
        from . import reduction

        return reduction


class Process(BaseProcess):
    """A process that is started by the method that is set when it is started."""

    _start_method = None

    @staticmethod
    def _Popen(process):
        return _default_context.get_context().Process._Popen(process)


class DefaultContext(BaseContext):
    """The module's own context: its start method can be set, once."""

    Process = Process

    def __init__(self, context):
        self._default_context = context
        self._actual_context = None

    def get_context(self, method=None):
        if method is not None:
            return super().get_context(method)
        if self._actual_context is None:
            self._actual_context = self._default_context
        return self._actual_context

    def set_start_method(self, method, force=False):
        """Says how processes are started. Can be said once, before any has been."""
        if self._actual_context is not None and not force:
            raise RuntimeError("context has already been set")
        self._actual_context = (
            None if method is None and force else super().get_context(method)
        )

    def get_start_method(self, allow_none=False):
        """The name of the start method; asking sets it, unless None is allowed as an answer."""
        if self._actual_context is None:
            if allow_none:
                return None
            self._actual_context = self._default_context
        return self._actual_context._name

    def get_all_start_methods(self):
        return [*_contexts]


class ForkProcess(BaseProcess):
    """A process that begins as a copy of the one that starts it."""

    _start_method = "fork"

    @staticmethod
    def _Popen(process):
        from ._starting import Forked

        return Forked(process)


class SpawnProcess(BaseProcess):
    """A process that begins afresh and imports the main module."""

    _start_method = "spawn"

    @staticmethod
    def _Popen(process):
        from ._starting import Spawned

        return Spawned(process)


class ForkServerProcess(BaseProcess):
    """A process that begins as a copy of a server, and imports the main module."""

    _start_method = "forkserver"

    @staticmethod
    def _Popen(process):
        from ._starting import ForkedByServer

        return ForkedByServer(process)


class ForkContext(BaseContext):
    _name = "fork"
    Process = ForkProcess


class SpawnContext(BaseContext):
    _name = "spawn"
    Process = SpawnProcess


class ForkServerContext(BaseContext):
    _name = "forkserver"
    Process = ForkServerProcess


_contexts = {"fork": ForkContext(), "spawn": SpawnContext(), "forkserver": ForkServerContext()}
_default_context = DefaultContext(_contexts["fork"])
