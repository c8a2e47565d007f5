"""Coroutines that run in turn: futures, tasks, and the loop that goes on with them."""

from .base_events import *
from .coroutines import *
from .events import *
from .exceptions import *
from .futures import *
from .locks import *
from .queues import *
from .runners import *
from .taskgroups import *
from .tasks import *
from .threads import *
from .timeouts import *
from .unix_events import *

# What has to do with connections and processes is imported when it is first asked for.
_LATER = {
    "child_watchers": (
        "AbstractChildWatcher", "SafeChildWatcher", "FastChildWatcher", "PidfdChildWatcher",
        "MultiLoopChildWatcher", "ThreadedChildWatcher",
    ),
    "protocols": (
        "BaseProtocol", "Protocol", "DatagramProtocol", "SubprocessProtocol", "BufferedProtocol",
    ),
    "servers": ("Server",),
    "streams": (
        "StreamReader", "StreamWriter", "StreamReaderProtocol", "open_connection", "start_server",
        "open_unix_connection", "start_unix_server",
    ),
    "subprocess": ("create_subprocess_exec", "create_subprocess_shell"),
    "transports": (
        "BaseTransport", "ReadTransport", "WriteTransport", "Transport", "DatagramTransport",
        "SubprocessTransport",
    ),
}  # fmt: skip
_MODULE_OF = {name: module for module, names in _LATER.items() for name in names}
_MODULES = {*_LATER, "base_subprocess", "format_helpers", "selector_transports", "staggered", "trsock"}


def __getattr__(name):
    from importlib import import_module

    # No statement can define a function of this name.
    if name == "async":
        return import_module(f"{__name__}._legacy").ensure_async
    if name in _MODULES:
        return import_module(f"{__name__}.{name}")
    if name not in _MODULE_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{_MODULE_OF[name]}"), name)
    globals()[name] = value
    return value


__all__ = (
    base_events.__all__
    + coroutines.__all__
    + events.__all__
    + exceptions.__all__
    + futures.__all__
    + locks.__all__
    + queues.__all__
    + runners.__all__
    + tasks.__all__
    + threads.__all__
    + timeouts.__all__
    + unix_events.__all__
    + tuple(_MODULE_OF)
)
