"""Instructions of a code object, one by one (Library reference, "dis", "Python Bytecode Instructions")."""

from collections import namedtuple
from itertools import islice
from opcode import (
    EXTENDED_ARG,
    HAVE_ARGUMENT,
    _binary_symbols,
    _inline_cache_entries,
    cmp_op,
    hascompare,
    hasconst,
    hasfree,
    hasjrel,
    haslocal,
    hasname,
    opmap,
    opname,
)

FORMAT_VALUE = opmap["FORMAT_VALUE"]
MAKE_FUNCTION = opmap["MAKE_FUNCTION"]
LOAD_CONST = opmap["LOAD_CONST"]
LOAD_GLOBAL = opmap["LOAD_GLOBAL"]
BINARY_OP = opmap["BINARY_OP"]

FORMAT_VALUE_CONVERTERS = (None, str, repr, ascii)
MAKE_FUNCTION_PARTS = ("defaults", "kwdefaults", "annotations", "closure")

Positions = namedtuple(
    "Positions", "lineno end_lineno col_offset end_col_offset", defaults=(None,) * 4
)
Positions.__module__ = "dis"

Row = namedtuple("Row", "start end target depth lasti")

_Instruction = namedtuple(
    "_Instruction",
    "opname opcode arg argval argrepr offset starts_line is_jump_target positions",
    defaults=(None,),
)

OPNAME_WIDTH = 20
OPARG_WIDTH = 5


class Instruction(_Instruction):
    """An instruction: its name and number, its argument as stored, resolved and as text, its offset in
    bytes, the line that it starts, whether it is jumped to, and where in the source it comes from.
    """

    def _disassemble(self, line_width=3, mark_as_current=False, offset_width=4):
        fields = []
        if line_width:
            fields.append("" if self.starts_line is None else str(self.starts_line))
            fields[0] = fields[0].rjust(line_width)
        fields.append("-->" if mark_as_current else "   ")
        fields.append(">>" if self.is_jump_target else "  ")
        fields.append(str(self.offset).rjust(offset_width))
        fields.append(self.opname.ljust(OPNAME_WIDTH))
        if self.arg is not None:
            fields.append(str(self.arg).rjust(OPARG_WIDTH))
            if self.argrepr:
                fields.append(f"({self.argrepr})")
        return " ".join(fields).rstrip()


Instruction.__module__ = "dis"


def unpacked(code):
    """(offset, opcode, argument or None) of each unit of two bytes, caches included."""
    extended = caches = 0
    for offset in range(0, len(code), 2):
        op = code[offset]
        if caches:
            caches -= 1
        else:
            caches = _inline_cache_entries[op]
        if op >= HAVE_ARGUMENT:
            arg = code[offset + 1] | extended
            extended = arg << 8 if op == EXTENDED_ARG else 0
        else:
            arg = None
            extended = 0
        yield offset, op, arg


def jump_target(offset, op, arg):
    """Where an instruction jumps to."""
    if "JUMP_BACKWARD" in opname[op]:
        arg = -arg
    return offset + 2 + arg * 2


def findlabels(code):
    """The offsets that instructions of `code`, a bytes object, jump to, in order of the jumps."""
    labels = []
    for offset, op, arg in unpacked(code):
        if arg is not None and op in hasjrel:
            label = jump_target(offset, op, arg)
            if label not in labels:
                labels.append(label)
    return labels


def findlinestarts(code):
    """Pairs (offset, line) of where a line begins in a code object."""
    last = None
    for start, _, line in code.co_lines():
        if line is not None and line != last:
            last = line
            yield start, line


def _number(table):
    byte = next(table)
    value = byte & 63
    while byte & 64:
        byte = next(table)
        value = value << 6 | byte & 63
    return value


def exception_rows(code):
    """The rows of a code object's exception table; offsets and the end, which is exclusive, in bytes."""
    table = iter(code.co_exceptiontable)
    rows = []
    while True:
        try:
            start = _number(table) * 2
        except StopIteration:
            return rows
        end = start + _number(table) * 2
        target = _number(table) * 2
        depth = _number(table)
        rows.append(Row(start, end, target, depth >> 1, bool(depth & 1)))


class _Unknown:
    def __repr__(self):
        return "<unknown>"


UNKNOWN = _Unknown()


class Names:
    """What the arguments of instructions stand for; without a code object nothing is known."""

    def __init__(self, code=None):
        self.known = code is not None
        if self.known:
            cells = [name for name in code.co_cellvars if name not in code.co_varnames]
            self.variables = [*code.co_varnames, *cells, *code.co_freevars]
            self.constants = code.co_consts
            self.names = code.co_names

    def constant(self, op, arg):
        # Those of KW_NAMES are not looked up.
        if not self.known or op != LOAD_CONST:
            return UNKNOWN, ""
        return self.constants[arg], repr(self.constants[arg])

    def name(self, op, arg):
        if not self.known:
            return UNKNOWN, ""
        if op != LOAD_GLOBAL:
            return self.names[arg], self.names[arg]
        name = self.names[arg >> 1]
        return name, f"NULL + {name}" if arg & 1 else name

    def variable(self, arg):
        return (self.variables[arg], self.variables[arg]) if self.known else (UNKNOWN, "")

    def resolve(self, offset, op, arg):
        """The value and the text of an argument."""
        if op in hasconst:
            return self.constant(op, arg)
        if op in hasname:
            return self.name(op, arg)
        if op in hasjrel:
            target = jump_target(offset, op, arg)
            return target, f"to {target}"
        if op in haslocal or op in hasfree:
            return self.variable(arg)
        if op in hascompare:
            return cmp_op[arg], cmp_op[arg]
        if op == FORMAT_VALUE:
            return format_argument(arg)
        if op == MAKE_FUNCTION:
            parts = [part for bit, part in enumerate(MAKE_FUNCTION_PARTS) if arg & 1 << bit]
            return arg, ", ".join(parts)
        if op == BINARY_OP:
            return arg, _binary_symbols[arg]
        return arg, ""


def format_argument(arg):
    """Which function FORMAT_VALUE calls, and whether a format specification follows."""
    converter = FORMAT_VALUE_CONVERTERS[arg & 3]
    value = (converter, bool(arg & 4))
    parts = [converter.__name__ if converter else "", "with format" if arg & 4 else ""]
    return value, ", ".join(part for part in parts if part)


def instructions(code, names, *, starts=(), rows=(), positions=None, shift=0, show_caches=False):
    """Each instruction of a bytes object.

    starts: pairs (offset, line); rows: of the exception table; positions: one a unit; shift: added to
    each line.
    """
    labels = {*findlabels(code), *(row.target for row in rows)}
    lines = dict(starts)
    places = None if positions is None else list(positions)
    hidden = 0
    for offset, op, arg in unpacked(code):
        if hidden:
            hidden -= 1
            continue
        hidden = _inline_cache_entries[op]
        value, text = (None, "") if arg is None else names.resolve(offset, op, arg)
        line = lines.get(offset)
        place = Positions() if places is None else Positions(*places[offset // 2])
        yield Instruction(
            *(opname[op], op, arg, value, text, offset),
            None if line is None else line + shift,
            offset in labels,
            place,
        )
        if show_caches:
            for unit in range(offset // 2 + 1, offset // 2 + 1 + hidden):
                at = Positions() if places is None else Positions(*places[unit])
                yield Instruction("CACHE", 0, 0, None, "", unit * 2, None, False, at)


def code_instructions(code, shift=0, show_caches=False):
    """Each instruction of a code object."""
    return instructions(
        code.co_code,
        Names(code),
        starts=findlinestarts(code),
        rows=exception_rows(code),
        positions=islice(code.co_positions(), len(code.co_code) // 2),
        shift=shift,
        show_caches=show_caches,
    )
