"""Texts of exceptions, tracebacks and stacks (Library reference, "traceback").

Frames of the library itself are left out, as in what an uncaught exception prints, unless there are
no others.
"""

import sys
from itertools import chain as _joined
from itertools import islice

import _traceback
import linecache

__all__ = [
    "FrameSummary", "StackSummary", "TracebackException", "clear_frames", "extract_stack",
    "extract_tb", "format_exc", "format_exception", "format_exception_only", "format_list",
    "format_stack", "format_tb", "print_exc", "print_exception", "print_last", "print_stack",
    "print_tb", "walk_stack", "walk_tb",
]  # fmt: skip

_ABSENT = object()
_CAUSE = "\nThe above exception was the direct cause of the following exception:\n\n"
_CONTEXT = "\nDuring handling of the above exception, another exception occurred:\n\n"
_REPEATED_MAX = 3


def _print(lines, file):
    file = sys.stderr if file is None else file
    for line in lines:
        print(line, file=file, end="")


def _exception(exc, value, tb):
    """The exception and its traceback: functions take it alone, or after its type."""
    if (value is _ABSENT) != (tb is _ABSENT):
        raise ValueError("Both or neither of value and tb must be given")
    if value is not _ABSENT:
        return value, tb
    if exc is None:
        return None, None
    if isinstance(exc, BaseException):
        return exc, exc.__traceback__
    raise TypeError(f"Exception expected for value, {type(exc).__name__} found")


# Exceptions


def format_exception(exc, /, value=_ABSENT, tb=_ABSENT, limit=None, chain=True):
    """What an uncaught exception prints, as a list of texts that end with a newline."""
    value, tb = _exception(exc, value, tb)
    return list(TracebackException(type(value), value, tb, limit=limit).format(chain=chain))


def format_exception_only(exc, /, value=_ABSENT):
    """The last part alone: type, message, notes."""
    value = exc if value is _ABSENT else value
    return list(TracebackException(type(value), value, None, compact=True).format_exception_only())


def print_exception(exc, /, value=_ABSENT, tb=_ABSENT, limit=None, file=None, chain=True):
    """Prints what `format_exception` gives, on standard error unless told otherwise."""
    value, tb = _exception(exc, value, tb)
    TracebackException(type(value), value, tb, limit=limit).print(file=file, chain=chain)


def format_exc(limit=None, chain=True):
    """The exception that is being handled, as one text."""
    return "".join(format_exception(*sys.exc_info(), limit=limit, chain=chain))


def print_exc(limit=None, file=None, chain=True):
    """Prints the exception that is being handled."""
    print_exception(*sys.exc_info(), limit=limit, file=file, chain=chain)


def print_last(limit=None, file=None, chain=True):
    """Prints the exception that an interactive session has last reported."""
    if not hasattr(sys, "last_type"):
        raise ValueError("no last exception")
    print_exception(sys.last_type, sys.last_value, sys.last_traceback, limit, file, chain)


# Frames


def walk_tb(tb):
    """Frames and lines of a traceback, outermost first."""
    while tb is not None:
        yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next


def walk_stack(f):
    """Frames and lines of a stack, innermost first; None: of the caller's."""
    if f is None:
        # The generator, a generator expression, and two functions of StackSummary are in between.
        f = sys._getframe()
        for _ in range(4):
            f = f and f.f_back
    while f is not None:
        yield f, f.f_lineno
        f = f.f_back


def extract_tb(tb, limit=None):
    """The lines of a traceback as a StackSummary."""
    return StackSummary._of_places(_places_of_tb(tb), limit)


def extract_stack(f=None, limit=None):
    """The lines of a stack as a StackSummary, outermost first."""
    if f is None:
        f = sys._getframe().f_back
    summary = StackSummary.extract(walk_stack(f), limit=limit)
    summary.reverse()
    return summary


def format_list(extracted_list):
    """What `print_list` prints, as texts that end with a newline."""
    return StackSummary.from_list(extracted_list).format()


def print_list(extracted_list, file=None):
    """Prints what `extract_tb` and its like give."""
    _print(format_list(extracted_list), file)


def format_tb(tb, limit=None):
    """The lines of a traceback with their sources."""
    return extract_tb(tb, limit).format()


def print_tb(tb, limit=None, file=None):
    """Prints the lines of a traceback."""
    _print(format_tb(tb, limit), file)


def format_stack(f=None, limit=None):
    """Where the caller is, as lines."""
    return extract_stack(sys._getframe().f_back if f is None else f, limit).format()


def print_stack(f=None, limit=None, file=None):
    """Prints where the caller is."""
    _print(format_stack(sys._getframe().f_back if f is None else f, limit), file)


def clear_frames(tb):
    """Forgets the local variables of all frames of a traceback that have ended."""
    while tb is not None:
        try:
            tb.tb_frame.clear()
        except RuntimeError:  # it is still running
            pass
        tb = tb.tb_next


def _places_of_tb(tb):
    """Frames of a traceback with (line, end line, column, end column)."""
    while tb is not None:
        positions = tb.tb_frame.f_code.co_positions()
        place = next(islice(positions, tb.tb_lasti // 2, None), (None,) * 4)
        yield tb.tb_frame, (tb.tb_lineno, *place[1:])
        tb = tb.tb_next


# Where the library lies.
_LIBRARY = __file__.removesuffix("traceback.py")


def _is_internal(filename):
    return filename.startswith(_LIBRARY)


class FrameSummary:
    """A line of a traceback. As a tuple: file name, line number, function name, text."""

    __slots__ = (
        "_line", "_plain", "colno", "end_colno", "end_lineno", "filename", "lineno", "locals",
        "name",
    )  # fmt: skip

    def __init__(
        self, filename, lineno, name, *, lookup_line=True, locals=None, line=None,
        end_lineno=None, colno=None, end_colno=None,
    ):  # fmt: skip
        self.filename = filename
        self.lineno = lineno
        self.name = name
        self._line = line
        self._plain = None
        self.locals = None if locals is None else {k: repr(v) for k, v in locals.items()}
        self.end_lineno = end_lineno
        self.colno = colno
        self.end_colno = end_colno
        if lookup_line:
            self.line

    @property
    def _original_line(self):
        self.line
        return self._line

    @property
    def line(self):
        """The text without its indentation."""
        if self._line is None:
            if self.lineno is None:
                return None
            self._line = linecache.getline(self.filename, self.lineno)
        return self._line.strip()

    def __eq__(self, other):
        if isinstance(other, FrameSummary):
            return (*self, self.locals) == (*other, other.locals)
        if isinstance(other, tuple):
            return tuple(self) == other
        return NotImplemented

    def __getitem__(self, index):
        return (self.filename, self.lineno, self.name, self.line)[index]

    def __iter__(self):
        return iter((self.filename, self.lineno, self.name, self.line))

    def __len__(self):
        return 4

    def __repr__(self):
        return f"<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>"


class StackSummary(list):
    """The lines of a stack."""

    @classmethod
    def extract(cls, frame_gen, *, limit=None, lookup_lines=True, capture_locals=False):
        """From pairs of frame and line, as `walk_tb` and `walk_stack` give them."""
        places = ((frame, (line, None, None, None)) for frame, line in frame_gen)
        return cls._of_places(places, limit, lookup_lines, capture_locals)

    @classmethod
    def _of_places(cls, places, limit=None, lookup_lines=True, capture_locals=False):
        places = list(places)
        own = [each for each in places if not _is_internal(each[0].f_code.co_filename)]
        places = own or places
        if limit is None:
            limit = getattr(sys, "tracebacklimit", None)
            if limit is not None and limit < 0:
                limit = 0
        if limit is not None:
            places = places[:limit] if limit >= 0 else places[limit:]
        return cls(
            FrameSummary(
                frame.f_code.co_filename, line, frame.f_code.co_name, lookup_line=lookup_lines,
                locals=frame.f_locals if capture_locals else None,
                end_lineno=end_line, colno=column, end_colno=end_column,
            )
            for frame, (line, end_line, column, end_column) in places
        )  # fmt: skip

    @classmethod
    def from_list(cls, a_list):
        """From FrameSummary objects or tuples of four."""
        summary = cls()
        for entry in a_list:
            if not isinstance(entry, FrameSummary):
                filename, lineno, name, line = entry
                entry = FrameSummary(filename, lineno, name, line=line)
            summary.append(entry)
        return summary

    def format_frame_summary(self, frame_summary):
        """The text of one line of the traceback; None leaves it out."""
        frame = frame_summary
        text = f'  File "{frame.filename}", line {frame.lineno}, in {frame.name}\n'
        if frame.line:
            text += f"    {frame.line}\n"
            if frame.colno is not None and frame.end_colno is not None:
                marks = _traceback.carets(
                    frame._original_line.rstrip("\n"), frame.lineno, frame.end_lineno, frame.colno,
                    frame.end_colno,
                )  # fmt: skip
                text += "" if marks is None else f"    {marks}\n"
        for name, value in sorted((frame.locals or {}).items()):
            text += f"    {name} = {value}\n"
        return text

    def format(self):
        """A list of texts; lines that come again and again are counted."""
        lines = []
        last = None
        count = 0
        for frame in self:
            text = self.format_frame_summary(frame)
            if text is None:
                continue
            place = (frame.filename, frame.lineno, frame.name)
            if place != last or None in place:
                lines += _repetitions(count)
                last, count = place, 0
            count += 1
            if count <= _REPEATED_MAX:
                lines.append(text)
        return lines + _repetitions(count)


def _repetitions(count):
    more = count - _REPEATED_MAX
    if more <= 0:
        return []
    return [f"  [Previous line repeated {more} more time{'s' if more > 1 else ''}]\n"]


class TracebackException:
    """An exception as text to be, with all that led to it; keeps none of the objects alive."""

    def __init__(
        self, exc_type, exc_value, exc_traceback, *, limit=None, lookup_lines=True,
        capture_locals=False, compact=False, max_group_width=15, max_group_depth=10,
    ):  # fmt: skip
        seen = {id(exc_value)}
        frames = (limit, lookup_lines, capture_locals)
        group_limits = (max_group_width, max_group_depth)

        def capture(value):
            seen.add(id(value))
            made = TracebackException.__new__(TracebackException)
            made._capture(type(value), value, value.__traceback__, frames, group_limits)
            pending.append((made, value))
            return made

        def link(value):
            return None if value is None or id(value) in seen else capture(value)

        self._capture(exc_type, exc_value, exc_traceback, frames, group_limits)
        # Chains can be longer than the stack is deep: a loop, not a recursion.
        pending = [(self, exc_value)] if exc_value is not None else []
        while pending:
            captured, value = pending.pop()
            captured.__cause__ = link(value.__cause__)
            shown = captured.__cause__ is None and not value.__suppress_context__
            if shown or not compact:
                captured.__context__ = link(value.__context__)
            if isinstance(value, BaseExceptionGroup):
                captured.exceptions = [capture(each) for each in value.exceptions]

    def _capture(self, exc_type, exc_value, exc_traceback, frames, group_limits):
        self.max_group_width, self.max_group_depth = group_limits
        self.stack = StackSummary._of_places(_places_of_tb(exc_traceback), *frames)
        self.exc_type = exc_type
        try:
            self._str = str(exc_value)
        except Exception:
            self._str = "<exception str() failed>"
        self.__notes__ = getattr(exc_value, "__notes__", None)
        self.__suppress_context__ = exc_value is not None and exc_value.__suppress_context__
        self.__cause__ = self.__context__ = self.exceptions = None
        if exc_type is not None and issubclass(exc_type, SyntaxError):
            for name in ("filename", "text", "offset", "end_offset", "msg"):
                setattr(self, name, getattr(exc_value, name))
            for name in ("lineno", "end_lineno"):
                line = getattr(exc_value, name)
                setattr(self, name, None if line is None else str(line))
        # The exception itself is not kept.
        self._only = (
            ("NoneType: None\n",) if exc_value is None else _traceback.exception_only(exc_value)
        )

    @classmethod
    def from_exception(cls, exc, *args, **kwargs):
        """Of an exception with its own type and traceback."""
        return cls(type(exc), exc, exc.__traceback__, *args, **kwargs)

    def __eq__(self, other):
        if isinstance(other, TracebackException):
            return self.__dict__ == other.__dict__
        return NotImplemented

    def __str__(self):
        return self._str

    def format_exception_only(self):
        """Type, message and notes, in texts that end with a newline."""
        yield from self._only

    def format(self, *, chain=True):
        """All of it, in texts that end with a newline."""
        return self._format(chain, 0, _Margin())

    def print(self, *, file=None, chain=True):
        """Prints what format() gives."""
        _print(self.format(chain=chain), file)

    def _format(self, chain, depth, margin):
        links = [(None, self)]
        while chain:
            last = links[-1][1]
            if last.__cause__ is not None:
                links.append((_CAUSE, last.__cause__))
            elif last.__context__ is not None and not last.__suppress_context__:
                links.append((_CONTEXT, last.__context__))
            else:
                break
        for i in range(len(links) - 1, -1, -1):
            _, each = links[i]
            yield from each._format_alone(chain, depth, margin)
            if i > 0:
                yield from _indented([links[i][0]], depth)

    def _format_alone(self, chain, depth, margin):
        if self.exceptions is None:
            head = ["Traceback (most recent call last):\n"] if self.stack else []
            yield from _indented(_joined(head, self.stack.format(), self._only), depth)
            return
        if depth > self.max_group_depth:
            yield from _indented([f"... (max_group_depth is {self.max_group_depth})\n"], depth)
            return
        outermost = depth == 0
        depth = depth or 1
        if self.stack:
            head = ["Exception Group Traceback (most recent call last):\n"]
            yield from _indented(head, depth, "+" if outermost else "|")
        yield from _indented(_joined(self.stack.format(), self._only), depth)
        yield from self._format_members(chain, depth, margin)

    def _format_members(self, chain, depth, margin):
        shown = self.exceptions[: self.max_group_width]
        left = len(self.exceptions) - len(shown)
        titles = [str(i) for i in range(1, len(shown) + 1)] + ["..."] * bool(left)
        margin.open = False
        for i, title in enumerate(titles):
            last = i == len(titles) - 1
            if last:
                margin.open = True  # for the innermost last member, which closes it
            corner = "+-" if i == 0 else "  "
            yield f"{'  ' * depth}{corner}+---------------- {title} ----------------\n"
            if title == "...":
                text = f"and {left} more exception{'s' if left > 1 else ''}\n"
                yield from _indented([text], depth + 1)
            else:
                yield from shown[i]._format(chain, depth + 1, margin)
            if last and margin.open:
                yield f"{'  ' * (depth + 1)}+------------------------------------\n"
                margin.open = False


class _Margin:
    """Whether the line that closes the groups is still to be drawn."""

    open = False


def _indented(texts, depth, margin="|"):
    """The lines of a group stand behind a margin."""
    if depth == 0:
        yield from texts
        return
    prefix = f"{'  ' * depth}{margin} "
    for text in texts:
        yield "".join(prefix + line for line in text.splitlines(keepends=True))
