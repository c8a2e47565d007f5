"""Sets of names with values."""

import sys as _sys
from types import DynamicClassAttribute, MappingProxyType

__all__ = [
    "CONFORM", "CONTINUOUS", "EJECT", "Enum", "EnumCheck", "EnumMeta", "EnumType", "Flag",
    "FlagBoundary", "IntEnum", "IntFlag", "KEEP", "NAMED_FLAGS", "ReprEnum", "STRICT", "StrEnum",
    "UNIQUE", "auto", "global_enum", "global_enum_repr", "global_flag_repr", "global_str", "member",
    "nonmember", "pickle_by_enum_name", "pickle_by_global_name", "property", "unique", "verify",
]  # fmt: skip

_builtin_property = property


class _Deferred:
    """A value that is known only when all names of the class are: auto(), and what is made of it."""

    def __init__(self, resolve=None):
        self._resolve = resolve

    def _with(self, other, operate):
        return _Deferred(lambda known: operate(_resolved(self, known), _resolved(other, known)))

    def __or__(self, other):
        return self._with(other, lambda a, b: a | b)

    def __ror__(self, other):
        return self._with(other, lambda a, b: b | a)

    def __and__(self, other):
        return self._with(other, lambda a, b: a & b)

    def __rand__(self, other):
        return self._with(other, lambda a, b: b & a)

    def __xor__(self, other):
        return self._with(other, lambda a, b: a ^ b)

    def __rxor__(self, other):
        return self._with(other, lambda a, b: b ^ a)

    def __add__(self, other):
        return self._with(other, lambda a, b: a + b)

    def __invert__(self):
        return _Deferred(lambda known: ~_resolved(self, known))


def _resolved(value, known):
    if not isinstance(value, _Deferred):
        return value
    return known[id(value)] if id(value) in known else value._resolve(known)


class auto(_Deferred):
    """Stands for the next value."""


class member:
    """Makes a member of what would not be one, a function for instance."""

    def __init__(self, value):
        self.value = value


class nonmember:
    """Keeps a value from becoming a member."""

    def __init__(self, value):
        self.value = value


class property(DynamicClassAttribute):
    """A property that leaves its name free for a member."""

    def __set_name__(self, owner, name):
        self.name = name
        self.clsname = owner.__name__

    def __get__(self, instance, ownerclass=None):
        if instance is not None:
            return self.fget(instance)
        try:
            return ownerclass._member_map_[self.name]
        except KeyError:
            raise AttributeError(f"{ownerclass!r} has no attribute {self.name!r}") from None

    def __set__(self, instance, value):
        if self.fset is None:
            raise AttributeError(f"<enum {self.clsname!r}> cannot set attribute {self.name!r}")
        self.fset(instance, value)


def _is_dunder(name):
    return len(name) > 4 and name[:2] == name[-2:] == "__" and name[2] != "_" != name[-3]


def _is_sunder(name):
    return len(name) > 2 and name[0] == name[-1] == "_" and name[1] != "_" != name[-2]


_SUNDER = {
    "_order_", "_create_pseudo_member_", "_generate_next_value_", "_missing_", "_ignore_",
    "_iter_member_", "_iter_member_by_value_", "_iter_member_by_def_",
}  # fmt: skip


def _is_member(cls_name, name, value):
    if _is_dunder(name) or name.startswith(f"_{cls_name}__"):
        return False
    if _is_sunder(name):
        if name not in _SUNDER and name not in ("_value_", "_name_"):
            raise ValueError(f"_sunder_ names, such as {name!r}, are reserved for future Enum use")
        return False
    if isinstance(value, member):
        return True
    if isinstance(value, nonmember):
        return False
    kind = type(value)
    return not (hasattr(kind, "__get__") or hasattr(kind, "__set__") or hasattr(kind, "__delete__"))


class EnumType(type):
    """The class of enumerations."""

    def __new__(metacls, cls_name, bases, namespace, *, boundary=None, **keywords):
        if not bases or "Enum" not in globals():
            cls = type.__new__(metacls, cls_name, bases, namespace, **keywords)
            type.__setattr__(cls, "_member_map_", {})
            type.__setattr__(cls, "_member_names_", [])
            return cls
        for base in bases:
            if isinstance(base, EnumType) and base._member_names_:
                raise TypeError(f"<enum {cls_name!r}> cannot extend {base!r}")
        ignored = namespace.pop("_ignore_", ())
        ignored = ignored.replace(",", " ").split() if isinstance(ignored, str) else ignored
        definitions = {}
        kept = {}
        for name, value in namespace.items():
            if name in ignored:
                continue
            if _is_member(cls_name, name, value):
                definitions[name] = value.value if isinstance(value, member) else value
            else:
                kept[name] = value.value if isinstance(value, nonmember) else value
        if "mro" in definitions:
            raise ValueError("invalid enum member name(s) 'mro'")
        generate = kept.get("_generate_next_value_")
        if generate is not None and not isinstance(generate, staticmethod):
            kept["_generate_next_value_"] = staticmethod(generate)
        use_new = kept.pop("__new__", None)
        order = kept.pop("_order_", None)
        cls = type.__new__(metacls, cls_name, bases, kept, **keywords)
        put = type.__setattr__
        put(cls, "_member_map_", {})
        put(cls, "_member_names_", [])
        put(cls, "_value2member_map_", {})
        put(cls, "_unhashable_values_", [])
        put(cls, "_member_type_", _data_type(bases))
        if boundary is not None or not hasattr(cls, "_boundary_"):
            put(cls, "_boundary_", boundary)
        if use_new is not None:
            # It makes members; afterwards Color(1) looks them up and must not call it.
            put(cls, "_new_member_", staticmethod(use_new))
        _prefer_enum(cls, bases[-1], namespace)
        put(cls, "_flag_mask_", 0)
        put(cls, "_singles_mask_", 0)
        _add_members(cls, definitions)
        if order is not None:
            names = order.replace(",", " ").split() if isinstance(order, str) else list(order)
            if names != cls._member_names_:
                raise TypeError(f"member order does not match _order_:\n  {names}")
        return cls

    def __init__(cls, *args, **keywords):
        pass

    def __call__(cls, value, names=None, *, module=None, qualname=None, type=None, start=1,
                 boundary=None):  # fmt: skip
        """The member of a value; or with names: a new enumeration."""
        if names is None:
            return Enum.__new__(cls, value)
        return cls._create_(value, names, module, qualname, type, start, boundary)

    def _create_(cls, name, names, module, qualname, mixin, start, boundary):
        if isinstance(names, str):
            names = names.replace(",", " ").split()
        names = list(names.items() if hasattr(names, "items") else names)
        namespace = {}
        last = []
        for index, item in enumerate(names):
            if isinstance(item, str):
                key = item
                value = cls._generate_next_value_(item, start, index, last[:])
                last.append(value)
            else:
                key, value = item
            namespace[key] = value
        if module is None:
            module = _sys._getframe(2).f_globals.get("__name__")
        namespace["__module__"] = module
        if qualname is not None:
            namespace["__qualname__"] = qualname
        bases = (cls,) if mixin is None else (mixin, cls)
        return cls.__class__(name, bases, namespace, boundary=boundary)

    def __contains__(cls, value):
        if not isinstance(value, Enum):
            from warnings import warn

            warn(
                "in 3.12 __contains__ will no longer raise TypeError, but will return True or\n"
                "False depending on whether the value is a member or the value of a member",
                DeprecationWarning,
                stacklevel=2,
            )
            raise TypeError(
                f"unsupported operand type(s) for 'in': {type(value).__qualname__!r} "
                f"and {cls.__class__.__qualname__!r}"
            )
        return isinstance(value, cls) and value._name_ in cls._member_map_

    def __getattr__(cls, name):
        if _is_dunder(name) or name == "_member_map_":
            raise AttributeError(name)
        try:
            return cls._member_map_[name]
        except KeyError:
            raise AttributeError(name) from None

    def __getitem__(cls, name):
        return cls._member_map_[name]

    def __iter__(cls):
        return (cls._member_map_[name] for name in cls._member_names_)

    def __len__(cls):
        return len(cls._member_names_)

    def __reversed__(cls):
        return (cls._member_map_[name] for name in reversed(cls._member_names_))

    def __bool__(cls):
        return True

    @_builtin_property
    def __members__(cls):
        return MappingProxyType(cls._member_map_)

    def __repr__(cls):
        kind = "flag" if _is_flag(cls) else "enum"
        return f"<{kind} {cls.__name__!r}>"

    def __setattr__(cls, name, value):
        if name in cls.__dict__.get("_member_map_", {}):
            raise AttributeError(f"cannot reassign member {name!r}")
        super().__setattr__(name, value)

    def __delattr__(cls, name):
        if name in cls.__dict__.get("_member_map_", {}):
            raise AttributeError(f"{cls.__name__!r} cannot delete member {name!r}.")
        super().__delattr__(name)

    def __dir__(cls):
        shown = {"__class__", "__doc__", "__members__", "__module__", "__name__", "__qualname__"}
        return sorted(shown | set(cls._member_names_))


EnumMeta = EnumType


def _data_type(bases):
    """The type that the members are instances of besides being members."""
    for base in bases:
        for kind in base.__mro__:
            if kind is object or isinstance(kind, EnumType):
                continue
            if "__new__" in kind.__dict__:
                return kind
    return object


_SHOWN = ("__repr__", "__str__", "__format__")
_COMBINED = (
    "__or__", "__and__", "__xor__", "__ror__", "__rand__", "__rxor__", "__invert__",
)  # fmt: skip


def _prefer_enum(cls, enum_base, namespace):
    """Methods that an enumeration must not take from the type that its members also are."""
    kind = cls._member_type_
    for name in _SHOWN:
        if name not in namespace and getattr(cls, name) in (
            getattr(kind, name),
            getattr(object, name),
        ):
            type.__setattr__(cls, name, getattr(enum_base, name))
    if kind is not object and _is_flag(cls):
        for name in _COMBINED:
            if name not in namespace:
                type.__setattr__(cls, name, getattr(Flag, name))


def _is_flag(cls):
    return "Flag" in globals() and issubclass(cls, Flag)


def _add_members(cls, definitions):
    known = {}
    last = []
    for name, raw in definitions.items():
        for value in raw if isinstance(raw, tuple) else (raw,):
            if isinstance(value, auto) and id(value) not in known:
                made = cls._generate_next_value_(name, 1, len(cls._member_names_), last[:])
                known[id(value)] = made
        if isinstance(raw, tuple):
            value = tuple([_resolved(item, known) for item in raw])
        else:
            value = _resolved(raw, known)
        found = _add_member(cls, name, value)
        last.append(found._value_)


def _add_member(cls, name, value):
    args = value if isinstance(value, tuple) else (value,)
    kind = cls._member_type_
    if kind is tuple:
        args = (args,)
    make = getattr(cls, "_new_member_", None)
    if make is not None:
        new = make(cls, *args)
        if not hasattr(new, "_value_"):
            new._value_ = value if kind is object else kind(*args)
    elif kind is object:
        new = object.__new__(cls)
        new._value_ = value
    else:
        new = kind.__new__(cls, *args)
        if not hasattr(new, "_value_"):
            new._value_ = kind(*args)
    value = new._value_
    new._name_ = name
    new._sort_order_ = len(cls._member_names_)
    new.__init__(*args)
    known = _find(cls, value)
    if known is not None:
        new = known  # a second name for it
    elif _is_alias_flag(cls, value):
        # A combination of others, or nothing: it has a name but isn't iterated over.
        cls._value2member_map_[value] = new
        type.__setattr__(cls, "_flag_mask_", cls._flag_mask_ | value)
    else:
        cls._member_names_.append(name)
        if _is_flag(cls):
            type.__setattr__(cls, "_flag_mask_", cls._flag_mask_ | value)
            type.__setattr__(cls, "_singles_mask_", cls._singles_mask_ | value)
        try:
            cls._value2member_map_.setdefault(value, new)
        except TypeError:
            cls._unhashable_values_.append(value)
    cls._member_map_[name] = new
    # A property of the class, such as name or value, asks the map.
    if not isinstance(cls.__dict__.get(name, getattr(cls, name, None)), property):
        type.__setattr__(cls, name, new)
    return new


def _is_alias_flag(cls, value):
    if not _is_flag(cls) or not isinstance(value, int):
        return False
    return value == 0 or value & (value - 1) != 0


def _find(cls, value):
    try:
        return cls._value2member_map_.get(value)
    except TypeError:
        for found in cls._member_map_.values():
            if found._value_ == value:
                return found
    return None


class Enum(metaclass=EnumType):
    """A set of names with values: each member is one of a kind."""

    def __new__(cls, value):
        # Members are made by the metaclass; calling the class looks one up.
        if type(value) is cls:
            return value
        found = _find(cls, value)
        if found is not None:
            return found
        result = cls._missing_(value)
        if isinstance(result, cls):
            return result
        error = ValueError(f"{value!r} is not a valid {cls.__qualname__}")
        if result is None:
            raise error
        raise TypeError(
            f"error in {cls.__name__}._missing_: returned {result!r} instead of None or a "
            "valid member"
        ) from error

    def __init__(self, *args, **keywords):
        pass

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        """The value that auto() stands for: one more than the highest."""
        if not last_values:
            return start
        try:
            return max(last_values) + 1
        except TypeError:
            for last in reversed(last_values):
                try:
                    return last + 1
                except TypeError:
                    pass
        return start

    @classmethod
    def _missing_(cls, value):
        return None

    def __repr__(self):
        return f"<{self.__class__.__name__}.{self._name_}: {_value_text(self)}>"

    def __str__(self):
        return f"{self.__class__.__name__}.{self._name_}"

    def __format__(self, format_spec):
        return str.__format__(str(self), format_spec)

    def __dir__(self):
        own = [name for name in self.__class__.__dict__ if not name.startswith("_")]
        return sorted({"__class__", "__doc__", "__module__", "name", "value", *own})

    def __hash__(self):
        return hash(self._name_)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __reduce_ex__(self, proto):
        return self.__class__, (self._value_,)

    @property
    def name(self):
        """The name of the member."""
        return self._name_

    @property
    def value(self):
        """The value of the member."""
        return self._value_


def _value_text(self):
    kind = self.__class__._member_type_
    return repr(self._value_) if kind is object else kind.__repr__(self._value_)


class ReprEnum(Enum):
    """Only repr() shows the member; str() and format() show its value."""

    def __str__(self):
        return self.__class__._member_type_.__str__(self._value_)

    def __format__(self, format_spec):
        return self.__class__._member_type_.__format__(self._value_, format_spec)


class IntEnum(int, ReprEnum):
    """Members are ints too."""


class StrEnum(str, ReprEnum):
    """Members are strings too."""

    def __new__(cls, *values):
        for value in values[:1]:
            if not isinstance(value, str):
                raise TypeError(f"{value!r} is not a string")
        new = str.__new__(cls, *values)
        new._value_ = str(*values)
        return new

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return name.lower()


class FlagBoundary(StrEnum):
    """What happens to values with bits that no member has."""

    STRICT = auto()
    CONFORM = auto()
    EJECT = auto()
    KEEP = auto()


STRICT, CONFORM, EJECT, KEEP = FlagBoundary


def _bits(value):
    bit = 1
    while bit <= value:
        if value & bit:
            yield bit
        bit <<= 1


class Flag(Enum, boundary=STRICT):
    """Members that can be combined with | & ^ ~."""

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start if start is not None else 1
        try:
            return 1 << max(last_values).bit_length()
        except TypeError:
            raise TypeError(f"invalid flag value {last_values[-1]!r}") from None

    @classmethod
    def _missing_(cls, value):
        """Makes a member of a combination of others, and remembers it."""
        if not isinstance(value, int):
            raise ValueError(f"{value!r} is not a valid {cls.__qualname__}")
        mask = cls._flag_mask_
        every = (1 << mask.bit_length()) - 1
        boundary = cls._boundary_
        if not ~every <= value <= every or value & (every ^ mask):
            if boundary is STRICT:
                width = max(value.bit_length(), mask.bit_length())
                raise ValueError(
                    f"{cls!r} invalid value {value!r}\n"
                    f"    given {_binary(value, width)}\n"
                    f"  allowed {_binary(mask, width)}"
                )
            if boundary is EJECT:
                return value
            if boundary is CONFORM:
                value &= mask
            elif value < 0:
                value = max(every + 1, 2 ** value.bit_length()) + value
        elif value < 0:
            value &= mask
        known = cls._value2member_map_.get(value)
        if known is not None:
            return known
        if cls._member_type_ is object:
            new = object.__new__(cls)
        else:
            new = cls._member_type_.__new__(cls, value)
        new._value_ = value
        names = [each._name_ for each in cls._parts(value)]
        rest = value & ~cls._singles_mask_
        if rest and names:
            names.append(str(rest))
        new._name_ = "|".join(names) if names else None
        return cls._value2member_map_.setdefault(value, new)

    @classmethod
    def _parts(cls, value):
        """The members of one bit that a value is made of, as they were defined."""
        return [each for each in cls if each._value_ & value]

    def __contains__(self, other):
        if not isinstance(other, self.__class__):
            raise TypeError(
                f"unsupported operand type(s) for 'in': {type(other).__qualname__!r} "
                f"and {self.__class__.__qualname__!r}"
            )
        return other._value_ & self._value_ == other._value_

    def __iter__(self):
        yield from self._parts(self._value_)

    def __len__(self):
        return self._value_.bit_count()

    def __repr__(self):
        if self._name_ is None:
            return f"<{self.__class__.__name__}: {_value_text(self)}>"
        return f"<{self.__class__.__name__}.{self._name_}: {_value_text(self)}>"

    def __str__(self):
        if self._name_ is None:
            return f"{self.__class__.__name__}({self._value_!r})"
        return f"{self.__class__.__name__}.{self._name_}"

    def __bool__(self):
        return bool(self._value_)

    def _operand(self, other):
        if isinstance(other, self.__class__):
            return other._value_
        kind = self.__class__._member_type_
        return other if kind is not object and isinstance(other, kind) else None

    def __or__(self, other):
        value = self._operand(other)
        return NotImplemented if value is None else self.__class__(self._value_ | value)

    def __and__(self, other):
        value = self._operand(other)
        return NotImplemented if value is None else self.__class__(self._value_ & value)

    def __xor__(self, other):
        value = self._operand(other)
        return NotImplemented if value is None else self.__class__(self._value_ ^ value)

    __ror__ = __or__
    __rand__ = __and__
    __rxor__ = __xor__

    def __invert__(self):
        if self._boundary_ is KEEP:
            return self.__class__(~self._value_)
        return self.__class__(self._singles_mask_ & ~self._value_)


def _binary(number, width):
    sign = "1" if number < 0 else "0"
    return f"0b{sign} {number & (1 << width) - 1:0{width}b}"


class IntFlag(int, ReprEnum, Flag, boundary=KEEP):
    """Flags that are ints too."""


def unique(enumeration):
    """Refuses second names for a value."""
    duplicates = [
        (name, each.name) for name, each in enumeration.__members__.items() if name != each.name
    ]
    if duplicates:
        details = ", ".join(f"{alias} -> {name}" for alias, name in duplicates)
        raise ValueError(f"duplicate values found in {enumeration!r}: {details}")
    return enumeration


class EnumCheck(StrEnum):
    """What verify() can check."""

    CONTINUOUS = "no skipped integer values"
    NAMED_FLAGS = "multi-flag aliases may not contain unnamed flags"
    UNIQUE = "one name per value"


CONTINUOUS, NAMED_FLAGS, UNIQUE = EnumCheck


class verify:
    """Checks an enumeration, as a decorator."""

    def __init__(self, *checks):
        self.checks = checks

    def __call__(self, enumeration):
        name = enumeration.__name__
        for check in self.checks:
            if check is UNIQUE:
                unique(enumeration)
            elif check is CONTINUOUS:
                self._check_continuous(enumeration, name)
            elif check is NAMED_FLAGS:
                for alias, each in enumeration.__members__.items():
                    if each._value_ & ~enumeration._singles_mask_:
                        raise ValueError(
                            f"invalid Flag {name!r}: alias {alias} is missing combined values "
                            f"of {each._value_ & ~enumeration._singles_mask_:#x} [use "
                            "enum.show_flag_values(value) for details]"
                        )
        return enumeration

    def _check_continuous(self, enumeration, name):
        values = {each.value for each in enumeration}
        if len(values) < 2:
            return
        low, high = min(values), max(values)
        if issubclass(enumeration, Flag):
            expected = {bit for bit in _bits((1 << high.bit_length()) - 1) if bit >= low}
        else:
            expected = set(range(low, high + 1))
        missing = sorted(expected - values)
        if missing:
            kind = type(enumeration).__name__.removesuffix("Type").lower()
            raise ValueError(
                f"invalid {kind} {name!r}: missing values {', '.join(map(str, missing))}"
            )


def show_flag_values(value):
    """The single bits of a value."""
    return list(_bits(value))


def _module_of(self):
    return self.__class__.__module__.rpartition(".")[2]


def global_enum_repr(self):
    """`module.NAME`."""
    return f"{_module_of(self)}.{self._name_}"


def global_flag_repr(self):
    """`module.NAME|module.OTHER`."""
    module = _module_of(self)
    if self._name_ is None:
        return f"{module}.{self.__class__.__name__}({self._value_})"
    if not _is_alias_flag(self.__class__, self._value_):
        return f"{module}.{self._name_}"
    if self._boundary_ is not KEEP:
        return "|".join(f"{module}.{name}" for name in self._name_.split("|"))
    return "|".join(
        name if name[:1].isdigit() else f"{module}.{name}" for name in self._name_.split("|")
    )


def global_str(self):
    """`NAME`."""
    if self._name_ is None:
        return f"{self.__class__.__name__}({self._value_!r})"
    return self._name_


def global_enum(cls, update_str=False):
    """Puts the members into their module, and lets them show themselves as names of it."""
    cls.__repr__ = global_flag_repr if issubclass(cls, Flag) else global_enum_repr
    if not issubclass(cls, ReprEnum) or update_str:
        cls.__str__ = global_str
    _sys.modules[cls.__module__].__dict__.update(cls.__members__)
    return cls


def pickle_by_global_name(self, proto):
    """For __reduce_ex__: the member is a name of its module."""
    return self.name


def pickle_by_enum_name(self, proto):
    """For __reduce_ex__: the member is an attribute of its class."""
    return getattr, (self.__class__, self._name_)
