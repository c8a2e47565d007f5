"""Texts of exceptions, tracebacks and stacks."""

import sys

import _traceback

__all__ = [
    "FrameSummary", "StackSummary", "TracebackException", "extract_stack", "extract_tb",
    "format_exc", "format_exception", "format_exception_only", "format_list", "format_stack",
    "format_tb", "print_exc", "print_exception", "print_last", "print_list", "print_stack",
    "print_tb", "walk_stack", "walk_tb",
]  # fmt: skip

_ABSENT = object()


def _given(exc, value):
    """The exception itself: functions take it alone, or after its type."""
    return exc if value is _ABSENT else value


def _lines(text):
    """A text as the list that such functions return: entries end with a newline."""
    entries = []
    for line in text.splitlines(keepends=True):
        if entries and line.startswith("    "):
            entries[-1] += line  # source and carets belong to the line above
        else:
            entries.append(line)
    return entries


def format_exception(exc, /, value=_ABSENT, tb=_ABSENT, limit=None, chain=True):
    """What an uncaught exception prints, as a list of lines."""
    error = _given(exc, value)
    if error is None:
        return ["NoneType: None\n"]
    if not chain or limit is not None or (tb is not _ABSENT and tb is not error.__traceback__):
        tb = error.__traceback__ if tb is _ABSENT else tb
        lines = ["Traceback (most recent call last):\n", *format_tb(tb, limit)] if tb else []
        return lines + format_exception_only(error)
    return _lines(_traceback.format_exception(error))


def format_exception_only(exc, /, value=_ABSENT):
    """The last part alone: type, message, notes."""
    error = _given(exc, value)
    if error is None:
        return ["NoneType: None\n"]
    return _traceback.format_exception_only(error).splitlines(keepends=True)


def format_exc(limit=None, chain=True):
    """The exception that is being handled, as text."""
    return "".join(format_exception(sys.exc_info()[1], limit=limit, chain=chain))


def print_exception(exc, /, value=_ABSENT, tb=_ABSENT, limit=None, file=None, chain=True):
    lines = format_exception(exc, value, tb, limit, chain)
    print("".join(lines), file=file or sys.stderr, end="")


def print_exc(limit=None, file=None, chain=True):
    print(format_exc(limit, chain), file=file or sys.stderr, end="")


def print_last(limit=None, file=None, chain=True):
    print_exc(limit, file, chain)


def walk_tb(tb):
    """Frames and lines of a traceback, outermost first."""
    while tb is not None:
        yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next


def walk_stack(f):
    """Frames and lines of a stack, innermost first."""
    if f is None:
        f = sys._getframe(2)
    while f is not None:
        yield f, f.f_lineno
        f = f.f_back


class FrameSummary:
    """A line of a traceback."""

    def __init__(self, filename, lineno, name, *, lookup_line=True, locals=None, line=None):
        self.filename = filename
        self.lineno = lineno
        self.name = name
        self.locals = locals
        self._line = line

    @property
    def line(self):
        if self._line is None:
            self._line = _traceback.source_line(self.filename, self.lineno) or ""
        return self._line

    def __iter__(self):
        return iter((self.filename, self.lineno, self.name, self.line))

    def __getitem__(self, index):
        return (self.filename, self.lineno, self.name, self.line)[index]

    def __len__(self):
        return 4

    def __eq__(self, other):
        if isinstance(other, (FrameSummary, tuple)):
            return tuple(self) == tuple(other)
        return NotImplemented

    def __repr__(self):
        return f"<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>"


class StackSummary(list):
    """The lines of a stack."""

    @classmethod
    def extract(cls, frame_gen, *, limit=None, lookup_lines=True, capture_locals=False):
        frames = list(frame_gen)
        if limit is not None:
            frames = frames[:limit] if limit >= 0 else frames[limit:]
        return cls(
            FrameSummary(frame.f_code.co_filename, line, frame.f_code.co_name)
            for frame, line in frames
        )

    @classmethod
    def from_list(cls, a_list):
        return cls(
            each if isinstance(each, FrameSummary) else FrameSummary(*each[:3], line=each[3])
            for each in a_list
        )

    def format_frame_summary(self, frame_summary):
        text = (
            f'  File "{frame_summary.filename}", line {frame_summary.lineno}, '
            f"in {frame_summary.name}\n"
        )
        return text + (f"    {frame_summary.line.strip()}\n" if frame_summary.line else "")

    def format(self):
        return [self.format_frame_summary(each) for each in self]


def extract_tb(tb, limit=None):
    return StackSummary.extract(walk_tb(tb), limit=limit)


def extract_stack(f=None, limit=None):
    frames = list(walk_stack(sys._getframe(1) if f is None else f))
    return StackSummary.extract(reversed(frames), limit=None if limit is None else -limit)


def format_list(extracted_list):
    return StackSummary.from_list(extracted_list).format()


def print_list(extracted_list, file=None):
    print("".join(format_list(extracted_list)), file=file or sys.stderr, end="")


def format_tb(tb, limit=None):
    """The lines of a traceback with their sources."""
    if tb is None:
        return []
    if limit is None:
        return _lines(_traceback.format_frames(tb))
    return extract_tb(tb, limit).format()


def print_tb(tb, limit=None, file=None):
    print("".join(format_tb(tb, limit)), file=file or sys.stderr, end="")


def format_stack(f=None, limit=None):
    """Where the caller is, as lines."""
    return extract_stack(sys._getframe(1) if f is None else f, limit).format()


def print_stack(f=None, limit=None, file=None):
    text = "".join(format_stack(sys._getframe(1) if f is None else f, limit))
    print(text, file=file or sys.stderr, end="")


def clear_frames(tb):
    """Local variables go with their frames here: there is nothing to clear."""


class TracebackException:
    """An exception to be printed later."""

    def __init__(self, exc_type, exc_value, exc_traceback, *, limit=None, **options):
        self.exc_type = exc_type
        self.stack = StackSummary.extract(walk_tb(exc_traceback), limit=limit)
        self._str = str(exc_value)
        self._text = format_exception(exc_type, exc_value, exc_traceback, limit)
        self._only = format_exception_only(exc_value)

    @classmethod
    def from_exception(cls, exc, *args, **options):
        return cls(type(exc), exc, exc.__traceback__, *args, **options)

    def __str__(self):
        return self._str

    def format(self, *, chain=True):
        yield from self._text

    def format_exception_only(self):
        yield from self._only

    def print(self, *, file=None, chain=True):
        print("".join(self.format(chain=chain)), file=file or sys.stderr, end="")
