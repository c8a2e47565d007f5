"""The instructions that functions consist of (Library reference, "dis").

Code is shown as CPython 3.11 compiles it. The machine here executes instructions of the same names and order
and keeps no inline caches: `adaptive=True` shows what CPython shows of code that has not run yet.
"""

import io
import sys
import types
from opcode import *
from opcode import __all__ as _opcodes_all

from dis._instructions import (
    Instruction,
    Names,
    Positions,
    code_instructions,
    exception_rows,
    findlabels,
    findlinestarts,
    instructions,
)

__all__ = [
    "code_info",
    "dis",
    "disassemble",
    "distb",
    "disco",
    "findlinestarts",
    "findlabels",
    "show_code",
    "get_instructions",
    "Instruction",
    "Bytecode",
    *_opcodes_all,
]

_FLAGS = (
    "OPTIMIZED NEWLOCALS VARARGS VARKEYWORDS NESTED GENERATOR NOFREE COROUTINE ITERABLE_COROUTINE"
    " ASYNC_GENERATOR"
)
COMPILER_FLAG_NAMES = {1 << bit: name for bit, name in enumerate(_FLAGS.split())}

_HAVE_CODE = (
    types.MethodType,
    types.FunctionType,
    types.CodeType,
    classmethod,
    staticmethod,
    type,
)
_CODE_ATTRIBUTES = ("__code__", "gi_code", "ag_code", "cr_code")


def dis(x=None, *, file=None, depth=None, show_caches=False, adaptive=False):
    """Print the instructions of a function, method, class, module, generator, code object, or of source
    text or bytes; without `x`, of the last traceback.

    depth: how many levels of functions within it are shown, too; None means all.
    """
    if x is None:
        distb(file=file, show_caches=show_caches, adaptive=adaptive)
        return
    x = _with_code(x)
    if hasattr(x, "__dict__"):
        for name, member in sorted(x.__dict__.items()):
            if isinstance(member, _HAVE_CODE):
                print(f"Disassembly of {name}:", file=file)
                try:
                    dis(member, file=file, depth=depth, show_caches=show_caches, adaptive=adaptive)
                except TypeError as error:
                    print("Sorry:", error, file=file)
                print(file=file)
    elif hasattr(x, "co_code"):
        _print_deep(x, file, depth, show_caches)
    elif isinstance(x, (bytes, bytearray)):
        _print_instructions(list(instructions(x, Names(), show_caches=show_caches)), 0, file)
    elif isinstance(x, str):
        _print_deep(_compiled(x, "<dis>"), file, depth, show_caches)
    else:
        raise TypeError(f"don't know how to disassemble {type(x).__name__} objects")


def distb(tb=None, *, file=None, show_caches=False, adaptive=False):
    """Print the function that a traceback begins in, and where; by default that in which the last one ends."""
    if tb is None:
        tb = getattr(sys, "last_traceback", None)
        if tb is None:
            raise RuntimeError("no last traceback to disassemble")
        while tb.tb_next:
            tb = tb.tb_next
    code = tb.tb_frame.f_code
    disassemble(code, tb.tb_lasti, file=file, show_caches=show_caches, adaptive=adaptive)


def disassemble(co, lasti=-1, *, file=None, show_caches=False, adaptive=False):
    """Print the instructions of a code object, with an arrow at the offset `lasti`."""
    _print_code(co, lasti, file, 0, show_caches)


disco = disassemble


def get_instructions(x, *, first_line=None, show_caches=False, adaptive=False):
    """An iterator of the instructions of a function, method, code object or source text.

    first_line: the number that the first line gets.
    """
    code = _code_of(x)
    shift = 0 if first_line is None else first_line - code.co_firstlineno
    return code_instructions(code, shift, show_caches)


def code_info(x):
    """What is known of a function, method, code object or source text, as text of several lines."""
    code = _code_of(x)
    lines = [
        f"Name:              {code.co_name}",
        f"Filename:          {code.co_filename}",
        f"Argument count:    {code.co_argcount}",
        f"Positional-only arguments: {code.co_posonlyargcount}",
        f"Kw-only arguments: {code.co_kwonlyargcount}",
        f"Number of locals:  {code.co_nlocals}",
        f"Stack size:        {code.co_stacksize}",
        f"Flags:             {pretty_flags(code.co_flags)}",
    ]
    tables = {
        "Constants": map(repr, code.co_consts),
        "Names": code.co_names,
        "Variable names": code.co_varnames,
        "Free variables": code.co_freevars,
        "Cell variables": code.co_cellvars,
    }
    for title, items in tables.items():
        rows = [f"{i:4d}: {item}" for i, item in enumerate(items)]
        if rows:
            lines += [f"{title}:", *rows]
    return "\n".join(lines)


def show_code(co, *, file=None):
    """Print code_info(co)."""
    print(code_info(co), file=file)


def pretty_flags(flags):
    """The names of the bits of `co_flags`."""
    names = []
    bit = 1
    while flags:
        if flags & bit:
            names.append(COMPILER_FLAG_NAMES.get(bit, hex(bit)))
            flags ^= bit
        bit <<= 1
    return ", ".join(names) or "0x0"


class Bytecode:
    """The instructions of a function, method, code object or source text: an iterable of Instruction."""

    def __init__(
        self, x, *, first_line=None, current_offset=None, show_caches=False, adaptive=False
    ):
        self.codeobj = code = _code_of(x)
        self.first_line = code.co_firstlineno if first_line is None else first_line
        self._line_offset = self.first_line - code.co_firstlineno
        self._original_object = x
        self.current_offset = current_offset
        self.exception_entries = exception_rows(code)
        self.show_caches = show_caches
        self.adaptive = adaptive

    def __iter__(self):
        return code_instructions(self.codeobj, self._line_offset, self.show_caches)

    def __repr__(self):
        return f"{self.__class__.__name__}({self._original_object!r})"

    @classmethod
    def from_traceback(cls, tb, *, show_caches=False, adaptive=False):
        """Of the function that a traceback ends in; `current_offset` says where."""
        while tb.tb_next:
            tb = tb.tb_next
        code = tb.tb_frame.f_code
        return cls(code, current_offset=tb.tb_lasti, show_caches=show_caches, adaptive=adaptive)

    def info(self):
        """What code_info() returns."""
        return code_info(self.codeobj)

    def dis(self):
        """What dis() prints."""
        output = io.StringIO()
        lasti = -1 if self.current_offset is None else self.current_offset
        _print_code(self.codeobj, lasti, output, self._line_offset, self.show_caches)
        return output.getvalue()


def _with_code(x):
    """The code object of what has one; anything else as it is."""
    x = getattr(x, "__func__", x)
    for name in _CODE_ATTRIBUTES:
        if hasattr(x, name):
            return getattr(x, name)
    return x


def _code_of(x):
    x = _with_code(x)
    if isinstance(x, str):
        x = _compiled(x, "<disassembly>")
    if hasattr(x, "co_code"):
        return x
    raise TypeError(f"don't know how to disassemble {type(x).__name__} objects")


def _compiled(source, name):
    try:
        return compile(source, name, "eval")
    except SyntaxError:
        return compile(source, name, "exec")


def _print_deep(code, file, depth, show_caches):
    _print_code(code, -1, file, 0, show_caches)
    if depth is not None:
        if depth <= 0:
            return
        depth -= 1
    for constant in code.co_consts:
        if hasattr(constant, "co_code"):
            print(file=file)
            print(f"Disassembly of {constant!r}:", file=file)
            _print_deep(constant, file, depth, show_caches)


def _print_code(code, lasti, file, shift, show_caches):
    rows = exception_rows(code)
    last_line = max((line for _, line in findlinestarts(code)), default=0) + shift
    width = max(3, len(str(last_line)))
    _print_instructions(list(code_instructions(code, shift, show_caches)), width, file, lasti)
    if rows:
        print("ExceptionTable:", file=file)
        for row in rows:
            mark = " lasti" if row.lasti else ""
            where = f"{row.start} to {row.end - 2} -> {row.target}"
            print(f"  {where} [{row.depth}]{mark}", file=file)


def _print_instructions(shown, line_width, file, lasti=-1):
    last = shown[-1].offset if shown else 0
    offset_width = max(4, len(str(last)))
    for instruction in shown:
        if line_width and instruction.starts_line is not None and instruction.offset > 0:
            print(file=file)
        is_current = instruction.offset == lasti
        print(instruction._disassemble(line_width, is_current, offset_width), file=file)
