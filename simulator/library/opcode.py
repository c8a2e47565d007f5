"""Names, numbers and kinds of CPython 3.11's instructions (Library reference, "dis", "Opcode collections").

The numbers are as `dis.opmap` of CPython 3.11 shows them: programs see their code as CPython would store it.
"""

from _opcode import cache_entries, numbers, stack_effect

__all__ = [
    "cmp_op",
    "hasconst",
    "hasname",
    "hasjrel",
    "hasjabs",
    "haslocal",
    "hascompare",
    "hasfree",
    "opname",
    "opmap",
    "HAVE_ARGUMENT",
    "EXTENDED_ARG",
    "hasnargs",
    "stack_effect",
]

HAVE_ARGUMENT = 90

opmap = dict(numbers)
opname = [f"<{number}>" for number in range(256)]
_inline_cache_entries = [0] * 256
for _name, _number in opmap.items():
    opname[_number] = _name
    _inline_cache_entries[_number] = cache_entries.get(_name, 0)

EXTENDED_ARG = opmap["EXTENDED_ARG"]

cmp_op = ("<", "<=", "==", "!=", ">", ">=")


def _numbers(*names):
    return sorted(opmap[name] for name in names)


hasconst = _numbers("LOAD_CONST", "KW_NAMES")
hasname = _numbers(
    *(f"{verb}_{kind}" for verb in ("LOAD", "STORE", "DELETE") for kind in ("NAME", "GLOBAL", "ATTR")),
    *("IMPORT_NAME", "IMPORT_FROM", "LOAD_METHOD"),
)
hasjrel = sorted(
    number for name, number in opmap.items() if "JUMP" in name or name in ("FOR_ITER", "SEND")
)
hasjabs = []
haslocal = _numbers("LOAD_FAST", "STORE_FAST", "DELETE_FAST")
hascompare = _numbers("COMPARE_OP")
hasfree = _numbers(
    *("MAKE_CELL", "LOAD_CLOSURE", "LOAD_DEREF", "STORE_DEREF", "DELETE_DEREF", "LOAD_CLASSDEREF")
)
hasnargs = []

_BINARY_OPERATORS = ("+", "&", "//", "<<", "@", "*", "%", "|", "**", ">>", "-", "/", "^")
_binary_symbols = [*_BINARY_OPERATORS, *(f"{symbol}=" for symbol in _BINARY_OPERATORS)]
