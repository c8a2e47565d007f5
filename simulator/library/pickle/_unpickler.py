"""`pickle.Unpickler` (Library reference, "pickle")."""

import copyreg
import sys

from . import _opcodes as op
from ._errors import UnpicklingError
from ._globals import by_path
from ._input import Input


class Unpickler:
    """Makes objects again from pickles in a file."""

    def __init__(self, file, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=None):
        if not hasattr(file, "read") or not hasattr(file, "readline"):
            raise TypeError("file must have 'read' and 'readline' attributes")
        if buffers is not None:
            raise NotImplementedError("out-of-band buffers are not supported")
        self._input = Input(file)
        self._fix_imports = fix_imports
        self._encoding = encoding
        self._errors = errors
        self.memo = {}

    def persistent_load(self, pid):
        """The object that a persistent id stands for."""
        raise UnpicklingError(
            "A load persistent id instruction was encountered,\n"
            "but no persistent_load function was specified."
        )

    def find_class(self, module_name, global_name, /):
        """The class or function with the name."""
        proto = self._protocol
        if proto < 3 and self._fix_imports:
            from ._python2 import new_name

            module_name, global_name = new_name(module_name, global_name)
        __import__(module_name)
        module = sys.modules[module_name]
        if proto >= 4:
            return by_path(module, global_name)[0]
        try:
            return getattr(module, global_name)
        except AttributeError:
            raise AttributeError(f"Can't get attribute {global_name!r} on {module!r}") from None

    def load(self):
        """Reads one pickle; the object it holds."""
        if not hasattr(self, "_input"):
            raise UnpicklingError(
                f"Unpickler.__init__() was not called by {type(self).__name__}.__init__()"
            )
        self._protocol = 0
        self._stack = []
        self._outer = []  # the stacks below the marks
        opcode = self._input.opcode
        while (key := opcode()) != op.STOP:
            action = _ACTIONS.get(key)
            if action is None:
                shown = chr(key[0]) if 0x20 <= key[0] < 0x7F and key != b"'" else f"\\x{key[0]:02x}"
                raise UnpicklingError(f"invalid load key, '{shown}'.")
            action(self)
        return self._pop()

    def _pop(self):
        if not self._stack:
            raise UnpicklingError(
                "unexpected MARK found" if self._outer else "unpickling stack underflow"
            )
        return self._stack.pop()

    def _top(self):
        value = self._pop()
        self._stack.append(value)
        return value

    def _push(self, value):
        self._stack.append(value)

    def _mark(self):
        self._outer.append(self._stack)
        self._stack = []

    def _since_mark(self):
        if not self._outer:
            raise UnpicklingError("could not find MARK")
        items = self._stack
        self._stack = self._outer.pop()
        return items

    def _push_made(self, make):
        self._push(make(self._since_mark()))

    def _proto(self):
        proto = self._input.number(1)
        if proto > 5:
            raise ValueError(f"unsupported pickle protocol: {proto}")
        self._protocol = proto

    def _int_line(self):
        line = self._input.line()
        if line in (b"00", b"01"):
            return self._push(line == b"01")
        try:
            self._push(int(line))
        except ValueError:
            raise ValueError("could not convert string to int") from None

    def _long_line(self):
        self._push(int(self._input.line().removesuffix(b"L")))

    def _long(self, size):
        count = self._input.number(size, size == 4)
        if count < 0:
            raise UnpicklingError("LONG pickle has negative byte count")
        self._push(self._input.number(count, True))

    def _float_line(self):
        try:
            self._push(float(self._input.line()))
        except ValueError:
            raise ValueError("could not convert string to float") from None

    def _float(self):
        from struct import unpack

        self._push(unpack(">d", self._input.read(8))[0])

    def _old_text(self, data):
        """A str of Python 2."""
        self._push(data if self._encoding == "bytes" else data.decode(self._encoding, self._errors))

    def _string_line(self):
        line = self._input.line()
        if len(line) < 2 or line[:1] != line[-1:] or line[:1] not in (b"'", b'"'):
            raise UnpicklingError("the STRING opcode argument must be quoted")
        from re import DOTALL, fullmatch

        # Nothing but one literal is evaluated.
        if not fullmatch(rb"""'([^'\\]|\\.)*'|"([^"\\]|\\.)*\"""", line, DOTALL) or max(line) > 127:
            raise UnpicklingError("the STRING opcode argument is no literal of ASCII characters")
        self._old_text(eval("b" + line.decode("ascii"), {}))

    def _unicode_line(self):
        from re import sub

        self._push(
            sub(
                r"\\u([0-9a-fA-F]{4})|\\U([0-9a-fA-F]{8})",
                lambda found: chr(int(found[1] or found[2], 16)),
                self._input.line().decode("latin-1"),
            )
        )

    def _bytes(self, size):
        self._push(self._input.read(self._input.number(size)))

    def _text(self, size):
        self._push(self._input.read(self._input.number(size)).decode("utf-8", "surrogatepass"))

    def _tuple(self, size):
        items = [self._pop() for _ in range(size)]
        self._push(tuple(items[::-1]))

    def _append(self):
        value = self._pop()
        self._extend(self._top(), [value])

    def _appends(self):
        items = self._since_mark()
        self._extend(self._top(), items)

    def _extend(self, target, items):
        if type(target) is list or hasattr(target, "extend"):
            return target.extend(items)
        for item in items:
            target.append(item)

    def _setitem(self):
        value = self._pop()
        key = self._pop()
        self._top()[key] = value

    def _setitems(self):
        items = self._since_mark()
        target = self._top()
        for key, value in _pairs(items, "SETITEMS"):
            target[key] = value

    def _additems(self):
        items = self._since_mark()
        target = self._top()
        if isinstance(target, set):
            return target.update(items)
        for item in items:
            target.add(item)

    def _index(self):
        return int(self._input.line().decode("latin-1") + "\n")

    def _recall(self, number):
        if number not in self.memo:
            raise UnpicklingError(f"Memo value not found at index {number}")
        self._push(self.memo[number])

    def _keep(self, number):
        if number < 0:
            raise ValueError("negative PUT argument")
        self.memo[number] = self._top()

    def _pop_one(self):
        if self._stack or not self._outer:
            self._pop()
        else:
            self._since_mark()

    def _global_lines(self):
        module = self._input.line().decode("utf-8")
        return self.find_class(module, self._input.line().decode("utf-8"))

    def _stack_global(self):
        name = self._pop()
        module = self._pop()
        if type(name) is not str or type(module) is not str:
            raise UnpicklingError("STACK_GLOBAL requires str")
        self._push(self.find_class(module, name))

    def _extension(self, size):
        code = self._input.number(size)
        if code not in copyreg._extension_cache:
            name = copyreg._inverted_registry.get(code)
            if name is None:
                if code <= 0:
                    raise UnpicklingError("EXT specifies code <= 0")
                raise ValueError(f"unregistered extension code {code}")
            copyreg._extension_cache[code] = self.find_class(*name)
        self._push(copyreg._extension_cache[code])

    def _reduce(self):
        args = self._pop()
        func = self._pop()
        if not isinstance(args, tuple):
            raise TypeError("argument list must be a tuple")
        self._push(func(*args))

    def _newobj(self, extended):
        kwargs = self._pop() if extended else {}
        args = self._pop()
        cls = self._pop()
        if not isinstance(cls, type):
            name = "NEWOBJ_EX" if extended else "NEWOBJ"
            kind = type(cls).__name__
            raise UnpicklingError(f"{name} class argument must be a type, not {kind}")
        self._push(cls.__new__(cls, *args, **kwargs))

    def _instance(self, cls, args):
        plain = not args and isinstance(cls, type) and not hasattr(cls, "__getinitargs__")
        self._push(cls.__new__(cls) if plain else cls(*args))

    def _inst(self):
        cls = self._global_lines()
        self._instance(cls, self._since_mark())

    def _obj(self):
        cls, *args = self._since_mark()
        self._instance(cls, args)

    def _build(self):
        state = self._pop()
        instance = self._top()
        setter = getattr(instance, "__setstate__", None)
        if setter is not None:
            setter(state)
            return
        slots = None
        if type(state) is tuple and len(state) == 2:
            state, slots = state
        if state is not None:
            if not isinstance(state, dict):
                raise UnpicklingError("state is not a dictionary")
            instance.__dict__.update(state)
        if slots is not None:
            if not isinstance(slots, dict):
                raise UnpicklingError("slot state is not a dictionary")
            for name, value in slots.items():
                setattr(instance, name, value)

    def _persistent_line(self):
        try:
            pid = self._input.line().decode("ascii")
        except UnicodeDecodeError:
            raise UnpicklingError(
                "persistent IDs in protocol 0 must be ASCII strings"
            ) from None
        self._push(self.persistent_load(pid))

    def _next_buffer(self):
        raise UnpicklingError(
            "pickle stream refers to out-of-band data but no *buffers* argument was given"
        )


def _pairs(items, name):
    if len(items) % 2:
        raise UnpicklingError(f"odd number of items for {name}")
    return zip(items[::2], items[1::2])


_ACTIONS = {
    op.PROTO: Unpickler._proto,
    op.FRAME: lambda self: self._input.frame(self._input.number(8)),
    op.MARK: Unpickler._mark,
    op.POP: Unpickler._pop_one,
    op.POP_MARK: Unpickler._since_mark,
    op.DUP: lambda self: self._push(self._top()),
    op.NONE: lambda self: self._push(None),
    op.NEWTRUE: lambda self: self._push(True),
    op.NEWFALSE: lambda self: self._push(False),
    op.INT: Unpickler._int_line,
    op.BININT: lambda self: self._push(self._input.number(4, True)),
    op.BININT1: lambda self: self._push(self._input.number(1)),
    op.BININT2: lambda self: self._push(self._input.number(2)),
    op.LONG: Unpickler._long_line,
    op.LONG1: lambda self: self._long(1),
    op.LONG4: lambda self: self._long(4),
    op.FLOAT: Unpickler._float_line,
    op.BINFLOAT: Unpickler._float,
    op.STRING: Unpickler._string_line,
    op.SHORT_BINSTRING: lambda self: self._old_text(self._input.read(self._input.number(1))),
    op.BINSTRING: lambda self: self._old_text(self._input.read(self._input.number(4))),
    op.UNICODE: Unpickler._unicode_line,
    op.SHORT_BINUNICODE: lambda self: self._text(1),
    op.BINUNICODE: lambda self: self._text(4),
    op.BINUNICODE8: lambda self: self._text(8),
    op.SHORT_BINBYTES: lambda self: self._bytes(1),
    op.BINBYTES: lambda self: self._bytes(4),
    op.BINBYTES8: lambda self: self._bytes(8),
    op.BYTEARRAY8: lambda self: self._push(bytearray(self._input.read(self._input.number(8)))),
    op.EMPTY_TUPLE: lambda self: self._push(()),
    op.TUPLE1: lambda self: self._tuple(1),
    op.TUPLE2: lambda self: self._tuple(2),
    op.TUPLE3: lambda self: self._tuple(3),
    op.TUPLE: lambda self: self._push_made(tuple),
    op.EMPTY_LIST: lambda self: self._push([]),
    op.LIST: lambda self: self._push_made(list),
    op.EMPTY_DICT: lambda self: self._push({}),
    op.DICT: lambda self: self._push_made(lambda items: dict(_pairs(items, "DICT"))),
    op.EMPTY_SET: lambda self: self._push(set()),
    op.FROZENSET: lambda self: self._push_made(frozenset),
    op.APPEND: Unpickler._append,
    op.APPENDS: Unpickler._appends,
    op.SETITEM: Unpickler._setitem,
    op.SETITEMS: Unpickler._setitems,
    op.ADDITEMS: Unpickler._additems,
    op.GET: lambda self: self._recall(self._index()),
    op.BINGET: lambda self: self._recall(self._input.number(1)),
    op.LONG_BINGET: lambda self: self._recall(self._input.number(4)),
    op.PUT: lambda self: self._keep(self._index()),
    op.BINPUT: lambda self: self._keep(self._input.number(1)),
    op.LONG_BINPUT: lambda self: self._keep(self._input.number(4)),
    op.MEMOIZE: lambda self: self._keep(len(self.memo)),
    op.GLOBAL: lambda self: self._push(self._global_lines()),
    op.STACK_GLOBAL: Unpickler._stack_global,
    op.EXT1: lambda self: self._extension(1),
    op.EXT2: lambda self: self._extension(2),
    op.EXT4: lambda self: self._extension(4),
    op.REDUCE: Unpickler._reduce,
    op.NEWOBJ: lambda self: self._newobj(False),
    op.NEWOBJ_EX: lambda self: self._newobj(True),
    op.INST: Unpickler._inst,
    op.OBJ: Unpickler._obj,
    op.BUILD: Unpickler._build,
    op.PERSID: Unpickler._persistent_line,
    op.BINPERSID: lambda self: self._push(self.persistent_load(self._pop())),
    op.NEXT_BUFFER: Unpickler._next_buffer,
    op.READONLY_BUFFER: lambda self: self._push(memoryview(self._pop()).toreadonly()),
}
Unpickler.__module__ = "_pickle"
