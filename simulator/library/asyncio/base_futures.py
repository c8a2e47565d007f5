"""What all kinds of futures have in common: which they are, and how they show."""

from reprlib import recursive_repr, repr as _short

from .format_helpers import _created_at, _format_callback_source

__all__ = ()

_PENDING = "PENDING"
_CANCELLED = "CANCELLED"
_FINISHED = "FINISHED"


def isfuture(obj):
    """Whether an object can be awaited by a task as a Future is: its class says so."""
    return (
        hasattr(obj.__class__, "_asyncio_future_blocking")
        and obj._asyncio_future_blocking is not None
    )


def _format_callbacks(callbacks):
    shown = [_format_callback_source(callback, ()) for callback, _ in callbacks]
    if len(shown) > 2:
        shown = [shown[0], f"<{len(shown) - 2} more>", shown[-1]]
    return f"cb=[{', '.join(shown)}]"


def _future_repr_info(future):
    """The parts of the text of a future."""
    info = [future._state.lower()]
    if future._state == _FINISHED:
        if future._exception is not None:
            info.append(f"exception={future._exception!r}")
        else:
            info.append(f"result={_short(future._result)}")
    if future._callbacks:
        info.append(_format_callbacks(future._callbacks))
    if future._source_traceback:
        info.append(_created_at(future._source_traceback))
    return info


@recursive_repr()
def _future_repr(future):
    return f"<{future.__class__.__name__} {' '.join(_future_repr_info(future))}>"
