"""aiomultiprocess in small: coroutines in processes of their own, each with a loop (aiomultiprocess.omnilib.dev).

There are processes, workers and pools; no managers and no schedulers other than one task after the other to
the queues in turn.
"""

from .core import Process, Worker, set_context, set_start_method
from .pool import Pool, PoolResult
from .types import ProxyException

__version__ = "0.9.1"

__all__ = (
    "Pool",
    "PoolResult",
    "Process",
    "ProxyException",
    "Worker",
    "set_context",
    "set_start_method",
)
