"""The server of a manager: objects that other processes use by messages.

A request is (ident of an object, name of a method, arguments, keywords); without an ident it goes to
the server itself. An answer is (kind, what). Each connection has a thread of its own, so what
belongs to a thread (an RLock) belongs to the thread at the other end. An object lives as long as there
are proxies of it, which the server counts.
"""

import sys
import threading

from . import util
from .connection import Listener
from .process import current_process

# What is made here is nobody else's concern.
_lane_kinds = ()

_VIEWS = type({}.keys()), type({}.values()), type({}.items())


class Token:
    """What names an object of a server."""

    def __init__(self, typeid, address, id):
        self.typeid, self.address, self.id = typeid, address, id

    def __getstate__(self):
        return self.typeid, self.address, self.id

    def __setstate__(self, state):
        self.typeid, self.address, self.id = state

    def __repr__(self):
        return (
            f"{type(self).__name__}"
            f"(typeid={self.typeid!r}, address={self.address!r}, id={self.id!r})"
        )


class RemoteError(Exception):
    """Something went wrong in the server itself; its traceback is args[0]."""

    def __str__(self):
        line = "-" * 75
        return f"\n{line}\n{self.args[0]}{line}"


for _kind in (Token, RemoteError):
    _kind.__module__ = "multiprocessing.managers"


def public_methods(obj):
    """The names of the methods that a proxy offers unless told otherwise."""
    return [name for name in dir(obj) if name[0] != "_" and callable(getattr(obj, name))]


class Server:
    """Objects, by ident."""

    def __init__(self, registry, address, authkey, serializer):
        if not isinstance(authkey, bytes):
            raise TypeError(f"Authkey {authkey!r} is type {type(authkey)!s}, not bytes")
        self.registry = registry
        self.authkey = authkey
        self.listener = Listener(address, backlog=16, authkey=authkey)
        self.address = self.listener.address
        self.objects = {}  # (object, exposed methods, what its methods return by proxy), by ident
        self.counts = {}  # of the proxies of each
        self.nested = {}  # objects whose proxies are among the server's own objects: they stay
        self.mutex = threading.Lock()
        self.stop_event = threading.Event()

    def serve_forever(self):
        """Serves until it is told to shut down; then the process ends."""
        current_process()._manager_server = self
        threading.Thread(target=self._accept, daemon=True).start()
        self.stop_event.wait()
        self.listener.close()
        sys.exit(0)

    def _accept(self):
        from .context import AuthenticationError

        while True:
            try:
                connection = self.listener.accept()
            except (OSError, EOFError, AuthenticationError):
                if self.stop_event.is_set():
                    return
                continue  # who wanted to connect has gone, or has no key
            threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection):
        util.debug("starting server thread to service %r", threading.current_thread().name)
        while not self.stop_event.is_set():
            try:
                request = connection.recv()
            except (EOFError, OSError):
                util.debug("got EOF; exiting thread serving %r", threading.current_thread().name)
                break
            answer = self._answer(*request)
            try:
                connection.send(answer)
            except OSError:
                break
            except Exception:
                connection.send(("#UNSERIALIZABLE", self._traceback()))
            if request[:2] == (None, "shutdown"):
                self.stop_event.set()
            request = answer = None  # they must not live until the next one comes
        connection.close()

    def _answer(self, ident, name, args, kwds):
        try:
            if ident is None:
                return "#RETURN", getattr(self, f"do_{name}")(*args, **kwds)
            method = self._method(ident, name)
        except Exception:
            return "#TRACEBACK", self._traceback()
        try:
            result = method(*args, **kwds)
        except Exception as error:
            error.__traceback__ = None
            return "#ERROR", error
        typeid = self._find(ident)[2].get(name)
        if typeid is not None:
            new, exposed = self.do_create(typeid, result)
            return "#PROXY", (exposed, Token(typeid, self.address, new))
        return "#RETURN", [*result] if isinstance(result, _VIEWS) else result

    @staticmethod
    def _traceback():
        from traceback import format_exc

        return format_exc()

    def _find(self, ident):
        found = self.objects.get(ident) or self.nested.get(ident)
        return self.objects[ident] if found is None else found

    def keep(self, ident):
        """A proxy of an object of this server has come to it: nobody counts that one."""
        self.nested.setdefault(ident, self.objects[ident])

    def _method(self, ident, name):
        obj, exposed, _ = self._find(ident)
        try:
            if name not in exposed:
                raise AttributeError(
                    f"method {name!r} of {type(obj)!r} object is not in exposed={exposed!r}"
                )
            return getattr(obj, name)
        except AttributeError:
            return _ALWAYS[name](obj)

    # What the server itself does.

    def do_create(self, typeid, /, *args, **kwds):
        """Makes an object; its ident and the names of its exposed methods."""
        make, exposed, method_to_typeid, proxytype = self.registry[typeid]
        if make is None:
            if kwds or len(args) != 1:
                raise ValueError("Without callable, must have one non-keyword argument")
            obj = args[0]
        else:
            obj = make(*args, **kwds)
        exposed = public_methods(obj) if exposed is None else [*exposed]
        ident = f"{id(obj):x}"
        util.debug("%r callable returned object with id %r", typeid, ident)
        with self.mutex:
            self.objects[ident] = (obj, {*exposed, *method_to_typeid}, method_to_typeid)
            self.counts.setdefault(ident, 0)
        # Who has asked for it takes this one away when it has a proxy.
        self.do_incref(ident)
        return ident, (*exposed,)

    def do_incref(self, ident):
        """There is one proxy more of an object."""
        with self.mutex:
            if ident not in self.counts and ident in self.nested:
                self.counts[ident] = 0
                self.objects[ident] = self.nested[ident]
            self.counts[ident] += 1

    def do_decref(self, ident):
        """There is one proxy less: the object goes with the last."""
        with self.mutex:
            if ident not in self.counts and ident in self.nested:
                util.debug("Server DECREF skipping %r", ident)
                return
            if self.counts[ident] <= 0:
                raise AssertionError(f"Id {ident} has refcount {self.counts[ident]}, not 1+")
            self.counts[ident] -= 1
            gone = None
            if self.counts[ident] == 0:
                del self.counts[ident]
                gone = self.objects.pop(ident)
        if gone is not None:
            util.debug("disposing of obj with id %r", ident)

    def do_get_methods(self, ident):
        """The names of an object's exposed methods."""
        return (*self._find(ident)[1],)

    def do_number_of_objects(self):
        return len(self.counts)

    def do_debug_info(self):
        """A line for each object."""
        return "\n".join(
            f"  {ident}:       refcount={number}\n    {str(self.objects[ident][0])[:75]}"
            for ident, number in sorted(self.counts.items())
        )

    def do_dummy(self):
        """Nothing: the connection has been made."""

    def do_shutdown(self):
        """Nothing: it is done when it has been answered."""
        util.debug("manager received shutdown message")


Server.__module__ = "multiprocessing.managers"

# What every object can be asked, exposed or not.
_ALWAYS = {
    "__str__": lambda obj: lambda: str(obj),
    "__repr__": lambda obj: lambda: repr(obj),
    "#GETVALUE": lambda obj: lambda: obj,
}
