"""`pickle.Pickler` (Library reference, "pickle")."""

import copyreg
from types import BuiltinFunctionType, FunctionType

from ._errors import PicklingError
from ._globals import find_global
from ._opcodes import *
from ._output import Output

HIGHEST_PROTOCOL = 5
DEFAULT_PROTOCOL = 4
_BATCH = 1000
_BY_NAME = object()
_PLACES = ("fourth", "fifth")


def _signed(value):
    """Two's complement, least significant byte first, as short as can be."""
    size = (value if value >= 0 else ~value).bit_length() // 8 + 1
    return value.to_bytes(size, "little", signed=True) if value else b""


def _raw_escaped(text):
    """Latin-1 with escapes for what ends a line of a pickle and for what Latin-1 lacks."""
    return "".join(
        (
            f"\\u{ord(one):04x}"
            if one in "\\\0\n\r\x1a" or 0xFF < ord(one) <= 0xFFFF
            else f"\\U{ord(one):08x}" if ord(one) > 0xFF else one
        )
        for one in text
    ).encode("latin-1")


class Pickler:
    """Writes objects to a file. Objects that were written before are only referred to."""

    def __init__(self, file, protocol=None, fix_imports=True, buffer_callback=None):
        if protocol is None:
            protocol = DEFAULT_PROTOCOL
        elif protocol < 0:
            protocol = HIGHEST_PROTOCOL
        elif protocol > HIGHEST_PROTOCOL:
            raise ValueError(f"pickle protocol must be <= {HIGHEST_PROTOCOL}")
        if buffer_callback is not None:
            if protocol < 5:
                raise ValueError("buffer_callback needs protocol >= 5")
            raise NotImplementedError("out-of-band buffers are not supported")
        write = getattr(file, "write", None)
        if write is None:
            raise TypeError("file must have a 'write' attribute")
        self._write_file = write
        self._protocol = protocol
        self.bin = protocol >= 1
        self.fast = False
        self._fix_imports = fix_imports and protocol < 3
        self._output = Output()
        self._write = self._output.write
        self.clear_memo()

    def clear_memo(self):
        """From now on nothing has been written before."""
        self.memo = {}  # identity -> (number, object); the object keeps its identity

    def persistent_id(self, obj):
        """What stands for the object in the pickle; None: it is pickled itself."""
        return None

    def dump(self, obj):
        """Writes the pickle of an object."""
        if not hasattr(self, "_output"):
            raise PicklingError(
                f"Pickler.__init__() was not called by {type(self).__name__}.__init__()"
            )
        output = self._output = Output()
        self._write = output.write
        if self._protocol >= 2:
            output.write(PROTO + bytes((self._protocol,)))
            output.close()
        output.framing = self._protocol >= 4
        self._save(obj)
        self._write(STOP)
        self._write_file(output.take())

    def _memoize(self, obj, key=None):
        if self.fast:
            return
        number = len(self.memo)
        self.memo[id(obj) if key is None else key] = number, obj
        if self._protocol >= 4:
            self._write(MEMOIZE)
        else:
            self._numbered(number, PUT, BINPUT, LONG_BINPUT)

    def _recall(self, key):
        self._numbered(self.memo[key][0], GET, BINGET, LONG_BINGET)

    def _numbered(self, number, text, short, long):
        if not self.bin:
            self._write(text + b"%d\n" % number)
        elif number < 256:
            self._write(short + bytes((number,)))
        else:
            self._write(long + number.to_bytes(4, "little"))

    def _save(self, obj, persistent=True):
        self._output.boundary()
        if persistent and (pid := self.persistent_id(obj)) is not None:
            return self._save_persistent(pid)
        kind = type(obj)
        if kind in _ATOMS:
            return _ATOMS[kind](self, obj)
        if id(obj) in self.memo:
            return self._recall(id(obj))
        if kind in _BUILT_IN:
            return _BUILT_IN[kind](self, obj)
        override = getattr(self, "reducer_override", None)
        reduced = NotImplemented if override is None else override(obj)
        if reduced is NotImplemented:
            if kind is type:
                return self._save_type(obj)
            if kind is FunctionType:
                return self._save_global(obj)
            reduced = self._reduce(obj, kind)
            if reduced is _BY_NAME:
                return self._save_global(obj)
        self._save_reduced(obj, reduced)

    def _reduce(self, obj, kind):
        """What its class says, or _BY_NAME."""
        reducer = getattr(self, "dispatch_table", copyreg.dispatch_table).get(kind)
        if reducer is not None:
            return reducer(obj)
        if issubclass(kind, type):
            return _BY_NAME
        if kind is BuiltinFunctionType and isinstance(obj.__self__, type(copyreg)):
            return obj.__name__
        return obj.__reduce_ex__(self._protocol)

    def _save_persistent(self, pid):
        if self.bin:
            self._save(pid, False)
            return self._write(BINPERSID)
        try:
            self._write(PERSID + str(pid).encode("ascii") + b"\n")
        except UnicodeEncodeError:
            raise PicklingError("persistent IDs in protocol 0 must be ASCII strings") from None

    def _save_none(self, obj):
        self._write(NONE)

    def _save_bool(self, obj):
        if self._protocol >= 2:
            self._write(NEWTRUE if obj else NEWFALSE)
        else:
            self._write(TRUE if obj else FALSE)

    def _save_int(self, obj):
        if -0x80000000 <= obj <= 0x7FFFFFFF:
            if not self.bin:
                self._write(INT + b"%d\n" % obj)
            elif 0 <= obj <= 0xFF:
                self._write(BININT1 + bytes((obj,)))
            elif 0 <= obj <= 0xFFFF:
                self._write(BININT2 + obj.to_bytes(2, "little"))
            else:
                self._write(BININT + obj.to_bytes(4, "little", signed=True))
        elif self._protocol < 2:
            self._write(LONG + b"%dL\n" % obj)
        else:
            data = _signed(obj)
            size = len(data)
            short = size < 256
            head = LONG1 + bytes((size,)) if short else LONG4 + size.to_bytes(4, "little")
            self._write(head + data)

    def _save_float(self, obj):
        from struct import pack

        self._write(
            BINFLOAT + pack(">d", obj) if self.bin else FLOAT + repr(obj).encode() + b"\n"
        )

    def _sized(self, data, short, long, longest):
        size = len(data)
        if size < 256 and short is not None:
            self._write(short + bytes((size,)) + data)
        elif size <= 0xFFFFFFFF:
            self._output.large(long + size.to_bytes(4, "little"), data)
        else:
            self._output.large(longest + size.to_bytes(8, "little"), data)

    def _save_str(self, obj, key=None):
        if self.bin:
            data = obj.encode("utf-8", "surrogatepass")
            short = SHORT_BINUNICODE if self._protocol >= 4 else None
            self._sized(data, short, BINUNICODE, BINUNICODE8)
        else:
            self._write(UNICODE + _raw_escaped(obj) + b"\n")
        self._memoize(obj, key)

    def _save_bytes(self, obj):
        if self._protocol >= 3:
            self._sized(obj, SHORT_BINBYTES, BINBYTES, BINBYTES8)
            return self._memoize(obj)
        from _codecs import encode

        args = (encode, (obj.decode("latin-1"), "latin1")) if obj else (bytes, ())
        self._save_reduced(obj, args)

    def _save_bytearray(self, obj):
        if self._protocol < 5:
            return self._save_reduced(obj, (bytearray, (bytes(obj),) if obj else ()))
        self._output.large(BYTEARRAY8 + len(obj).to_bytes(8, "little"), bytes(obj))
        self._memoize(obj)

    def _save_tuple(self, obj):
        if not obj:
            return self._write(EMPTY_TUPLE if self.bin else MARK + TUPLE)
        size = len(obj)
        short = size <= 3 and self._protocol >= 2
        if not short:
            self._write(MARK)
        for item in obj:
            self._save(item)
        if id(obj) in self.memo:  # it is in itself
            if short:
                self._write(POP * size)
            else:
                self._write(POP_MARK if self.bin else POP * (size + 1))
            return self._recall(id(obj))
        self._write((TUPLE1, TUPLE2, TUPLE3)[size - 1] if short else TUPLE)
        self._memoize(obj)

    def _save_list(self, obj):
        self._write(EMPTY_LIST if self.bin else MARK + LIST)
        self._memoize(obj)
        self._batches(iter(obj), self._save, APPEND, APPENDS, len(obj))

    def _save_dict(self, obj):
        self._write(EMPTY_DICT if self.bin else MARK + DICT)
        self._memoize(obj)
        self._batches(iter(obj.items()), self._save_pair, SETITEM, SETITEMS, len(obj))

    def _save_pair(self, pair):
        if type(pair) is not tuple or len(pair) != 2:
            raise TypeError("dict items iterator must return 2-tuples")
        self._save(pair[0])
        self._save(pair[1])

    def _batches(self, items, save, one, many, size=None):
        """Items in batches; without the size a batch of one goes without its mark, too."""
        if not self.bin:
            for item in items:
                save(item)
                self._write(one)
            return
        while batch := _take(items):
            if len(batch) == 1 and (size is None or size == 1):
                save(batch[0])
                self._write(one)
                continue
            self._write(MARK)
            for item in batch:
                save(item)
            self._write(many)

    def _save_set(self, obj):
        if self._protocol < 4:
            return self._save_reduced(obj, obj.__reduce_ex__(self._protocol))
        self._write(EMPTY_SET)
        self._memoize(obj)
        items = iter(obj)
        while batch := _take(items):
            self._write(MARK)
            for item in batch:
                self._save(item)
            self._write(ADDITEMS)

    def _save_frozenset(self, obj):
        if self._protocol < 4:
            return self._save_reduced(obj, obj.__reduce_ex__(self._protocol))
        self._write(MARK)
        for item in obj:
            self._save(item)
        if id(obj) in self.memo:  # it is in itself
            self._write(POP_MARK)
            return self._recall(id(obj))
        self._write(FROZENSET)
        self._memoize(obj)

    def _save_type(self, obj):
        for value in (None, NotImplemented, ...):
            if obj is type(value):
                return self._save_reduced(obj, (type, (value,)))
        self._save_global(obj)

    def _save_name(self, text, key=None):
        """A str; other than its key, if it has one, says it counts as another each time."""
        if key is None or key not in self.memo:
            return self._save_str(text, key) if key else self._save(text)
        self._recall(key)

    def _save_global(self, obj, name=None):
        found = find_global(obj, name)
        if self._protocol >= 2:
            code = copyreg._inverted_registry and copyreg._extension_registry.get(found[:2])
            if code:
                return self._save_extension(code)
        module, name, parent, last = found
        if self._protocol >= 4:
            # CPython has these names as other objects each time, and modules of functions apart.
            native = type(obj) is BuiltinFunctionType
            fresh = native or isinstance(obj, type) and not obj.__flags__ & 1 << 9
            self._save_name(module, ("module", module) if native else None)
            self._save_name(name, ("name", id(obj)) if fresh else None)
            self._write(STACK_GLOBAL)
        elif parent is not None:
            self._save_reduced(None, (getattr, (parent, last)))
        else:
            self._write_global(module, name)
        self._memoize(obj)

    def _save_extension(self, code):
        if code < 0x100:
            self._write(EXT1 + bytes((code,)))
        elif code < 0x10000:
            self._write(EXT2 + code.to_bytes(2, "little"))
        else:
            self._write(EXT4 + code.to_bytes(4, "little"))

    def _write_global(self, module, name):
        if self._fix_imports:
            from ._python2 import old_name

            module, name = old_name(module, name)
        encoding = "utf-8" if self._protocol >= 3 else "ascii"
        try:
            self._write(GLOBAL + f"{module}\n{name}\n".encode(encoding))
        except UnicodeEncodeError:
            raise PicklingError(
                f"can't pickle global identifier '{module}.{name}' "
                f"using pickle protocol {self._protocol}"
            ) from None

    def _save_reduced(self, obj, reduced):
        if isinstance(reduced, str):
            return self._save_global(obj, reduced)
        if not isinstance(reduced, tuple):
            raise PicklingError("__reduce__ must return a string or tuple")
        if not 2 <= len(reduced) <= 6:
            raise PicklingError("tuple returned by __reduce__ must contain 2 through 6 elements")
        func, args, state, items, pairs, setter = reduced + (None,) * (6 - len(reduced))
        returned = "of the tuple returned by __reduce__ must be"
        if not callable(func):
            raise PicklingError(f"first item {returned} callable")
        if not isinstance(args, tuple):
            raise PicklingError(f"second item {returned} a tuple")
        for place, value in zip(_PLACES, (items, pairs)):
            if value is not None and not hasattr(value, "__next__"):
                kind = type(value).__name__
                raise PicklingError(f"{place} element {returned} an iterator, not {kind}")
        if setter is not None and not callable(setter):
            kind = type(setter).__name__
            raise PicklingError(f"sixth element {returned} a function, not {kind}")
        self._save_call(obj, func, args)
        if obj is None:
            return
        if id(obj) in self.memo:  # it is in its own arguments
            self._write(POP)
            self._recall(id(obj))
        else:
            self._memoize(obj)
        if items is not None:
            self._batches(items, self._save, APPEND, APPENDS)
        if pairs is not None:
            self._batches(pairs, self._save_pair, SETITEM, SETITEMS)
        if state is not None:
            self._save_state(obj, state, setter)

    def _save_call(self, obj, func, args):
        name = getattr(func, "__name__", None) if self._protocol >= 2 else None
        if name == "__newobj_ex__":
            cls, args, kwargs = args
            if self._protocol < 4:
                from functools import partial

                func, args = partial(cls.__new__, cls, *args, **kwargs), ()
            else:
                self._save(cls)
                self._save(args)
                self._save(kwargs)
                return self._write(NEWOBJ_EX)
        elif name == "__newobj__":
            if not args:
                raise PicklingError("__newobj__ arglist is empty")
            if not hasattr(args[0], "__new__"):
                raise PicklingError("args[0] from __newobj__ args has no __new__")
            if obj is not None and obj.__class__ is not args[0]:
                raise PicklingError("args[0] from __newobj__ args has the wrong class")
            self._save(args[0])
            self._save(args[1:])
            return self._write(NEWOBJ)
        self._save(func)
        self._save(args)
        self._write(REDUCE)

    def _save_state(self, obj, state, setter):
        if setter is None:
            self._save(state)
            return self._write(BUILD)
        self._save(setter)
        self._save(obj)
        self._save(state)
        self._write(TUPLE2 + REDUCE + POP)


def _take(items):
    """The next batch of an iterator's items."""
    from itertools import islice

    return list(islice(items, _BATCH))


_ATOMS = {
    type(None): Pickler._save_none,
    bool: Pickler._save_bool,
    int: Pickler._save_int,
    float: Pickler._save_float,
}
_BUILT_IN = {
    str: Pickler._save_str,
    bytes: Pickler._save_bytes,
    bytearray: Pickler._save_bytearray,
    tuple: Pickler._save_tuple,
    list: Pickler._save_list,
    dict: Pickler._save_dict,
    set: Pickler._save_set,
    frozenset: Pickler._save_frozenset,
}
Pickler.__module__ = "_pickle"
