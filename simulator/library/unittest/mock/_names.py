"""The special methods that mocks know."""

_NUMERIC = "add sub mul matmul truediv floordiv mod lshift rshift and xor or pow".split()
_INPLACE = [f"i{name}" for name in _NUMERIC]
_REFLECTED = [f"r{name}" for name in _NUMERIC]
_OTHERS = (
    "lt gt le ge eq ne getitem setitem delitem len contains str sizeof enter exit divmod rdivmod "
    "neg pos abs invert complex int float index round trunc floor ceil bool next fspath iter "
    "hash aiter"
).split()
_NOT_BY_DEFAULT = (
    "getformat repr dir subclasses format get set delete reversed missing reduce reduce_ex "
    "getinitargs getnewargs getstate setstate getnewargs_ex"
).split()


def _special(names):
    return frozenset(f"__{name}__" for name in names)


# Those that MagicMock has from the start.
ASYNC_MAGICS = _special(["aenter", "aexit", "anext"])
SYNC_MAGICS = _special(_NUMERIC + _INPLACE + _REFLECTED + _OTHERS)
MAGICS = SYNC_MAGICS | ASYNC_MAGICS
ALL_MAGICS = MAGICS | _special(_NOT_BY_DEFAULT)
UNSUPPORTED_MAGICS = _special(
    "getattr setattr init new prepare instancecheck subclasscheck del".split()
)


def is_magic(name):
    return name[:2] == name[-2:] == "__" and len(name) > 4
