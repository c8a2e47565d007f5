"""Objects in a process of their own, which others use by proxies ("Managers")."""

import array
import queue
import threading

from . import util
from ._proxies import (
    AcquirerProxy,
    ArrayProxy,
    AutoProxy,
    BarrierProxy,
    BaseProxy,
    ConditionProxy,
    DictProxy,
    EventProxy,
    IteratorProxy,
    ListProxy,
    MakeProxyType,
    NamespaceProxy,
    PoolProxy,
    ValueProxy,
    new_proxy,
)
from ._references import ask, result_of
from ._server import RemoteError, Server, Token
from .context import ProcessError, _default_context
from .process import AuthenticationString, current_process

# What is made here is nobody else's concern.
_lane_kinds = ()

__all__ = ["BaseManager", "SyncManager", "BaseProxy", "Token", "SharedMemoryManager"]


class State:
    """What has become of a manager so far."""

    INITIAL, STARTED, SHUTDOWN = 0, 1, 2

    def __init__(self):
        self.value = State.INITIAL


class BaseManager:
    """Starts a server process and makes objects in it."""

    _registry = {}
    _Server = Server

    def __init__(
        self, address=None, authkey=None, serializer="pickle", ctx=None, *, shutdown_timeout=1.0
    ):
        if serializer == "xmlrpclib":
            raise NotImplementedError(f"the serializer {serializer!r} is not supported")
        if serializer != "pickle":
            raise KeyError(serializer)
        if authkey is None:
            authkey = current_process().authkey
        self._address = address
        self._authkey = AuthenticationString(authkey)
        self._state = State()
        self._serializer = serializer
        self._ctx = ctx or _default_context.get_context()
        self._shutdown_timeout = shutdown_timeout

    def get_server(self):
        """A server in this process: its serve_forever() is to be called."""
        self._check_not_started()
        return Server(self._registry, self._address, self._authkey, self._serializer)

    def _check_not_started(self):
        if self._state.value == State.STARTED:
            raise ProcessError("Already started server")
        if self._state.value == State.SHUTDOWN:
            raise ProcessError("Manager has shut down")

    def connect(self):
        """Uses the server that runs at the address."""
        self._ask_server()
        self._state.value = State.STARTED

    def _ask_server(self):
        """Whether there is one, and takes the key."""
        from .connection import Client

        # By one of its own: another one may have been made with a key that is right.
        with Client(self._address, authkey=self._authkey) as connection:
            connection.send((None, "dummy", (), {}))
            result_of(*connection.recv())

    def start(self, initializer=None, initargs=()):
        """Starts the server; initializer(*initargs) is called in it first."""
        self._check_not_started()
        if initializer is not None and not callable(initializer):
            raise TypeError("initializer must be a callable")
        reader, writer = self._ctx.Pipe(duplex=False)
        self._process = self._ctx.Process(
            target=type(self)._run_server,
            args=(
                self._registry,
                self._address,
                self._authkey,
                self._serializer,
                writer,
                initializer,
                initargs,
            ),
        )
        number = ":".join(map(str, self._process._identity))
        self._process.name = f"{type(self).__name__}-{number}"
        self._process.start()
        writer.close()
        self._address = reader.recv()
        reader.close()
        self._state.value = State.STARTED
        self.shutdown = util.Finalize(None, self._finish, exitpriority=0)

    @classmethod
    def _run_server(
        cls, registry, address, authkey, serializer, writer, initializer=None, initargs=()
    ):
        """What the server process does."""
        import signal

        # Ctrl-C is meant for the program; the server ends when it is told to.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        if initializer is not None:
            initializer(*initargs)
        server = cls._Server(registry, address, authkey, serializer)
        writer.send(server.address)
        writer.close()
        util.info("manager serving at %r", server.address)
        server.serve_forever()

    def _finish(self):
        process = self._process
        if process.is_alive():
            util.info("sending shutdown message to manager")
            try:
                ask(self._address, self._authkey, "shutdown")
            except (EOFError, OSError):
                pass  # it has ended by itself
            process.join(timeout=self._shutdown_timeout)
            if process.is_alive():
                util.info("manager still alive after request; terminating it")
                process.terminate()
                process.join()
        self._state.value = State.SHUTDOWN

    def _is_running(self):
        return self._state.value == State.STARTED

    def _create(self, typeid, /, *args, **kwds):
        assert self._state.value == State.STARTED, "server not yet started"
        ident, exposed = ask(self._address, self._authkey, "create", (typeid, *args), kwds)
        return Token(typeid, self._address, ident), exposed

    def join(self, timeout=None):
        """Waits until the server has ended, if this process has started it."""
        if self._process is not None:
            self._process.join(timeout)
            if not self._process.is_alive():
                self._process = None

    _process = None

    def _debug_info(self):
        return ask(self._address, self._authkey, "debug_info")

    def _number_of_objects(self):
        return ask(self._address, self._authkey, "number_of_objects")

    @property
    def address(self):
        """Where the server listens."""
        return self._address

    def __enter__(self):
        if self._state.value == State.INITIAL:
            self.start()
        assert self._state.value == State.STARTED
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.shutdown()

    @classmethod
    def register(
        cls,
        typeid,
        callable=None,
        proxytype=None,
        exposed=None,
        method_to_typeid=None,
        create_method=True,
    ):
        """Has managers of this class make objects of a kind, by a method of that name.

        callable makes them in the server; proxytype their proxies; exposed names the methods that
        proxies may call; method_to_typeid says what kind of object a method returns by proxy.
        """
        if "_registry" not in cls.__dict__:
            cls._registry = cls._registry.copy()
        proxytype = proxytype or AutoProxy
        exposed = exposed or getattr(proxytype, "_exposed_", None)
        method_to_typeid = method_to_typeid or getattr(proxytype, "_method_to_typeid_", {})
        for key, value in method_to_typeid.items():
            assert type(key) is str, f"{key!r} is not a string"
            assert type(value) is str, f"{value!r} is not a string"
        cls._registry[typeid] = (callable, exposed, method_to_typeid, proxytype)
        if create_method:

            def create(self, /, *args, **kwds):
                token, exposed = self._create(typeid, *args, **kwds)
                return new_proxy(
                    proxytype, token, exposed, self._serializer, self, self._authkey
                )

            create.__name__ = typeid
            setattr(cls, typeid, create)


class Namespace:
    """An object with any attributes."""

    def __init__(self, /, **kwds):
        self.__dict__.update(kwds)

    def __repr__(self):
        public = (item for item in self.__dict__.items() if not item[0].startswith("_"))
        words = sorted(f"{name}={value!r}" for name, value in public)
        return f"{type(self).__name__}({', '.join(words)})"


class Value:
    """A value."""

    def __init__(self, typecode, value, lock=True):
        self._typecode = typecode
        self._value = value

    def get(self):
        return self._value

    def set(self, value):
        self._value = value

    def __repr__(self):
        return f"{type(self).__name__}({self._typecode!r}, {self._value!r})"

    value = property(get, set)


def Array(typecode, sequence, lock=True):
    """An array: the server sees to one request at a time where that matters."""
    return array.array(typecode, sequence)


def _make_pool(*args, **kwds):
    from .pool import Pool

    return Pool(*args, **kwds)


class SyncManager(BaseManager):
    """A manager with what processes most often share."""


for _typeid, _make, _proxytype in (
    ("Queue", queue.Queue, None),
    ("JoinableQueue", queue.Queue, None),
    ("Event", threading.Event, EventProxy),
    ("Lock", threading.Lock, AcquirerProxy),
    ("RLock", threading.RLock, AcquirerProxy),
    ("Semaphore", threading.Semaphore, AcquirerProxy),
    ("BoundedSemaphore", threading.BoundedSemaphore, AcquirerProxy),
    ("Condition", threading.Condition, ConditionProxy),
    ("Barrier", threading.Barrier, BarrierProxy),
    ("Pool", _make_pool, PoolProxy),
    ("list", list, ListProxy),
    ("dict", dict, DictProxy),
    ("Value", Value, ValueProxy),
    ("Array", Array, ArrayProxy),
    ("Namespace", Namespace, NamespaceProxy),
):
    SyncManager.register(_typeid, _make, _proxytype)

# What methods return by proxy; nobody makes them by name.
SyncManager.register("Iterator", proxytype=IteratorProxy, create_method=False)
SyncManager.register("AsyncResult", create_method=False)


class SharedMemoryManager(BaseManager):
    """Blocks of shared memory that go when the manager shuts down."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self._blocks = []

    def SharedMemory(self, size):
        """A new block of memory."""
        from .shared_memory import SharedMemory

        self._ask_server()

        block = SharedMemory(None, create=True, size=size)
        self._blocks.append(block)
        return block

    def ShareableList(self, sequence):
        """A new list in shared memory."""
        from .shared_memory import ShareableList

        self._ask_server()

        new = ShareableList(sequence)
        self._blocks.append(new.shm)
        return new

    def _finish(self):
        for block in self._blocks:
            try:
                block.unlink()
            except FileNotFoundError:
                pass  # somebody was faster
        self._blocks = []
        super()._finish()
