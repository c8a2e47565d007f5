"""Stacks, frames, and where generators stand (Library reference, "inspect", "The interpreter stack")."""

import linecache
import sys
import types
from collections import namedtuple

_FrameInfo = namedtuple("_FrameInfo", "frame filename lineno function code_context index")
_Traceback = namedtuple("_Traceback", "filename lineno function code_context index")
Arguments = namedtuple("Arguments", "args, varargs, varkw")
ArgInfo = namedtuple("ArgInfo", "args varargs keywords locals")


class FrameInfo(_FrameInfo):
    """A frame and where it stands."""

    def __new__(cls, frame, filename, lineno, function, code_context, index, *, positions=None):
        self = super().__new__(cls, frame, filename, lineno, function, code_context, index)
        self.positions = positions
        return self

    def __repr__(self):
        fields = [*self._fields, "positions"]
        args = ", ".join(f"{name}={getattr(self, name)!r}" for name in fields)
        return f"FrameInfo({args})"


class Traceback(_Traceback):
    """Where a frame stands."""

    def __new__(cls, filename, lineno, function, code_context, index, *, positions=None):
        self = super().__new__(cls, filename, lineno, function, code_context, index)
        self.positions = positions
        return self

    def __repr__(self):
        fields = [*self._fields, "positions"]
        args = ", ".join(f"{name}={getattr(self, name)!r}" for name in fields)
        return f"Traceback({args})"


_Positions = namedtuple(
    "Positions", "lineno end_lineno col_offset end_col_offset", defaults=(None,) * 4
)


def getframeinfo(frame, context=1):
    """Where a frame or a traceback stands, with `context` lines around it."""
    if isinstance(frame, types.TracebackType):
        frame, lineno, instruction = frame.tb_frame, frame.tb_lineno, frame.tb_lasti
    elif isinstance(frame, types.FrameType):
        lineno, instruction = frame.f_lineno, frame.f_lasti
    else:
        raise TypeError(f"{frame!r} is not a frame or traceback object")
    code = frame.f_code
    positions = list(code.co_positions())
    place = positions[instruction // 2] if 0 <= instruction // 2 < len(positions) else ()
    lines = index = None
    all_lines = linecache.getlines(code.co_filename) if context > 0 else []
    if all_lines:
        start = max(0, min(lineno - 1 - context // 2, len(all_lines) - context))
        lines = all_lines[start : start + context]
        index = lineno - 1 - start
    return Traceback(
        code.co_filename, lineno, code.co_name, lines, index, positions=_Positions(*place)
    )


def getlineno(frame):
    """The line that a frame stands at."""
    return frame.f_lineno


def _info(frame, at, context):
    where = getframeinfo(at, context)
    return FrameInfo(frame, *where, positions=where.positions)


def getouterframes(frame, context=1):
    """The frame and those that called it, innermost first."""
    frames = []
    while frame is not None:
        frames.append(_info(frame, frame, context))
        frame = frame.f_back
    return frames


def getinnerframes(tb, context=1):
    """The frames of a traceback, outermost first."""
    frames = []
    while tb is not None:
        frames.append(_info(tb.tb_frame, tb, context))
        tb = tb.tb_next
    return frames


def currentframe():
    """The frame of the caller."""
    return sys._getframe(1)


def stack(context=1):
    """The caller's frame and those that called it, innermost first."""
    return getouterframes(sys._getframe(1), context)


def trace(context=1):
    """The frames between here and where the exception being handled was raised."""
    error = sys.exc_info()[1]
    return getinnerframes(None if error is None else error.__traceback__, context)


def getargs(co):
    """The names of the parameters in code."""
    if not isinstance(co, types.CodeType):
        raise TypeError(f"{co!r} is not a code object")
    names = co.co_varnames
    count = co.co_argcount
    rest = count + co.co_kwonlyargcount
    varargs = varkw = None
    if co.co_flags & 0x04:
        varargs = names[rest]
        rest += 1
    if co.co_flags & 0x08:
        varkw = names[rest]
    return Arguments(list(names[: count + co.co_kwonlyargcount]), varargs, varkw)


def getargvalues(frame):
    """The parameters of a frame with their values."""
    return ArgInfo(*getargs(frame.f_code), frame.f_locals)


def formatargvalues(
    args, varargs, varkw, locals, formatarg=str, formatvarargs="*{}".format,
    formatvarkw="**{}".format, formatvalue="={!r}".format,
):  # fmt: skip
    """What getargvalues() gives, as text."""
    parts = [formatarg(name) + formatvalue(locals[name]) for name in args]
    if varargs:
        parts.append(formatvarargs(varargs) + formatvalue(locals[varargs]))
    if varkw:
        parts.append(formatvarkw(varkw) + formatvalue(locals[varkw]))
    return f"({', '.join(parts)})"


GEN_CREATED = "GEN_CREATED"
GEN_RUNNING = "GEN_RUNNING"
GEN_SUSPENDED = "GEN_SUSPENDED"
GEN_CLOSED = "GEN_CLOSED"
CORO_CREATED = "CORO_CREATED"
CORO_RUNNING = "CORO_RUNNING"
CORO_SUSPENDED = "CORO_SUSPENDED"
CORO_CLOSED = "CORO_CLOSED"


def getgeneratorstate(generator):
    """GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED or GEN_CLOSED."""
    if generator.gi_running:
        return GEN_RUNNING
    if generator.gi_suspended:
        return GEN_SUSPENDED
    return GEN_CLOSED if generator.gi_frame is None else GEN_CREATED


def getcoroutinestate(coroutine):
    """CORO_CREATED, CORO_RUNNING, CORO_SUSPENDED or CORO_CLOSED."""
    if coroutine.cr_running:
        return CORO_RUNNING
    if coroutine.cr_suspended:
        return CORO_SUSPENDED
    return CORO_CLOSED if coroutine.cr_frame is None else CORO_CREATED


def getgeneratorlocals(generator):
    """The local variables of a generator."""
    if not isinstance(generator, types.GeneratorType):
        raise TypeError(f"{generator!r} is not a Python generator")
    frame = generator.gi_frame
    return {} if frame is None else frame.f_locals


def getcoroutinelocals(coroutine):
    """The local variables of a coroutine."""
    frame = getattr(coroutine, "cr_frame", None)
    return {} if frame is None else frame.f_locals
