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


_AUTO = object()


class auto:
    """Stands for the next value."""

    def __init__(self, value=_AUTO):
        self.value = value

    def __repr__(self):
        return f"auto({'_auto_null' if self.value is _AUTO else self.value})"


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
            if self.fget is None:
                raise AttributeError(f"{ownerclass!r} has no attribute {self.name!r}")
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
    "_iter_member_", "_iter_member_by_value_", "_iter_member_by_def_", "_name_", "_value_",
}  # fmt: skip


def _is_descriptor(value):
    return any(hasattr(value, name) for name in ("__get__", "__set__", "__delete__"))


def _is_private(cls_name, name):
    return name.startswith(f"_{cls_name}__") and not name.endswith("__")


def _names(text):
    return text.replace(",", " ").split() if isinstance(text, str) else list(text)


class _EnumDict(dict):
    """The namespace of an enumeration's body: it knows which names are members, and gives values."""

    def __init__(self):
        super().__init__()
        self._member_names = {}
        self._last_values = []
        self._ignore = []
        self._auto_called = False
        self._cls_name = None
        self._generate_next_value = None

    def __setitem__(self, key, value):
        if _is_dunder(key) or _is_private(self._cls_name, key):
            pass
        elif _is_sunder(key):
            self._set_sunder(key, value)
        elif key in self._member_names:
            raise TypeError(f"{key!r} already defined as {self[key]!r}")
        elif key in self._ignore:
            pass
        elif isinstance(value, nonmember):
            value = value.value
        elif isinstance(value, member) or not self._is_kept(key, value):
            value = self._add_member(key, value)
        super().__setitem__(key, value)

    def _is_kept(self, key, value):
        """Methods and the like are no members."""
        if isinstance(value, type):
            if value.__qualname__ == f"{self.get('__qualname__')}.{value.__name__}":
                from warnings import warn

                warn(
                    "In 3.13 classes created inside an enum will not become a member.  "
                    "Use the `member` decorator to keep the current behavior.",
                    DeprecationWarning,
                    stacklevel=3,
                )
            return False
        return _is_descriptor(value)

    def _set_sunder(self, key, value):
        if key not in _SUNDER:
            raise ValueError(f"_sunder_ names, such as {key!r}, are reserved for future Enum use")
        if key == "_generate_next_value_":
            if self._auto_called:
                raise TypeError("_generate_next_value_ must be defined before members")
            self._generate_next_value = getattr(value, "__func__", value)
        elif key == "_ignore_":
            self._ignore = _names(value)
            already = set(self._ignore) & set(self._member_names)
            if already:
                raise ValueError(f"_ignore_ cannot specify already set names: {already!r}")

    def _add_member(self, key, value):
        if key in self:
            raise TypeError(f"{key!r} already defined as {self[key]!r}")
        if isinstance(value, member):
            value = value.value
        if isinstance(value, auto):
            value = self._resolved(key, value)
        elif isinstance(value, tuple) and any(isinstance(item, auto) for item in value):
            items = list(value)
            for index, item in enumerate(items):
                if isinstance(item, auto):
                    items[index] = self._resolved(key, item)
            value = tuple(items) if type(value) is tuple else type(value)(*items)
        else:
            self._last_values.append(value)
        self._member_names[key] = None
        return value

    def _resolved(self, key, value):
        self._auto_called = True
        if value.value is _AUTO:
            count = len(self._member_names)
            value.value = self._generate_next_value(key, 1, count, self._last_values[:])
            self._last_values.append(value.value)
        return value.value

    def update(self, members, **more_members):
        for key, value in dict(members, **more_members).items():
            self[key] = value


class EnumType(type):
    """The class of enumerations."""

    @classmethod
    def __prepare__(metacls, cls, bases, **keywords):
        _refuse_extension(cls, bases)
        namespace = _EnumDict()
        namespace._cls_name = cls
        enum_base = next((base for base in reversed(bases) if isinstance(base, EnumType)), None)
        if enum_base is not None:
            namespace._generate_next_value = enum_base._generate_next_value_
        return namespace

    def __new__(metacls, cls_name, bases, namespace, *, boundary=None, **keywords):
        if not bases or "Enum" not in globals():
            cls = type.__new__(metacls, cls_name, bases, namespace, **keywords)
            type.__setattr__(cls, "_member_map_", {})
            type.__setattr__(cls, "_member_names_", [])
            type.__setattr__(cls, "_member_type_", object)
            type.__setattr__(cls, "_value_repr_", None)
            return cls
        _refuse_extension(cls_name, bases)
        if not isinstance(bases[-1], EnumType):
            raise TypeError(
                "new enumerations should be created as `EnumName([mixin_type, ...] "
                "[data_type,] enum_type)`"
            )
        member_names = getattr(namespace, "_member_names", ())
        ignored = ["_ignore_", *getattr(namespace, "_ignore", ())]
        definitions = {name: namespace[name] for name in member_names}
        kept = {
            name: value
            for name, value in namespace.items()
            if name not in definitions and name not in ignored
        }
        invalid = [name for name in ("mro", "") if name in definitions]
        if invalid:
            shown = ", ".join(map(repr, invalid))
            raise ValueError(f"invalid enum member name(s) {shown}")
        generate = kept.get("_generate_next_value_")
        if generate is not None and not isinstance(generate, staticmethod):
            kept["_generate_next_value_"] = staticmethod(generate)
        use_new = kept.pop("__new__", None)
        order = kept.pop("_order_", None)
        kind = _data_type(cls_name, bases)
        cls = type.__new__(metacls, cls_name, bases, kept, **keywords)
        put = type.__setattr__
        put(cls, "_member_map_", {})
        put(cls, "_member_names_", [])
        put(cls, "_value2member_map_", {})
        put(cls, "_unhashable_values_", [])
        put(cls, "_member_type_", kind)
        put(cls, "_value_repr_", _value_repr(bases, kind))
        if boundary is not None or not hasattr(cls, "_boundary_"):
            put(cls, "_boundary_", boundary)
        if use_new is not None:
            # It makes members; afterwards Color(1) looks them up and must not call it.
            put(cls, "__new_member__", staticmethod(use_new))
        put(cls, "_new_member_", getattr(cls, "__new_member__", kind.__new__))
        if cls.__new__ is not Enum.__new__:
            put(cls, "__new__", staticmethod(Enum.__new__))
        _prefer_enum(cls, namespace)
        put(cls, "_flag_mask_", 0)
        put(cls, "_singles_mask_", 0)
        for name, value in definitions.items():
            _add_member(cls, name, value)
        put(cls, "_all_bits_", (1 << cls._flag_mask_.bit_length()) - 1)
        if order is not None:
            _check_order(cls, _names(order))
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
        bases = (cls,) if mixin is None else (mixin, cls)
        metacls = cls.__class__
        namespace = metacls.__prepare__(name, bases)
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
        return metacls(name, bases, namespace, boundary=boundary)

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
        shown = {
            *("__class__", "__contains__", "__doc__", "__getitem__", "__init_subclass__"),
            *("__iter__", "__len__", "__members__", "__module__", "__name__", "__qualname__"),
            *cls._member_names_,
        }
        if cls._member_type_ is not object:
            shown.update(dir(cls._member_type_))
        return sorted(shown)


EnumMeta = EnumType


def _refuse_extension(cls_name, bases):
    for base in bases:
        if isinstance(base, EnumType) and base._member_names_:
            raise TypeError(f"<enum {cls_name!r}> cannot extend {base!r}")


def _check_order(cls, order):
    """`_order_` names the members in their order; second names may be left out."""
    known = cls._member_map_
    if _is_flag(cls):
        order = [name for name in order if name in cls._member_names_]
    else:
        order = [name for name in order if name not in known or name in cls._member_names_]
    if order != cls._member_names_:
        raise TypeError(
            f"member order does not match _order_:\n  {cls._member_names_}\n  {order}"
        )


def _data_type(cls_name, bases):
    """The type that the members are instances of besides being members."""
    kinds = []
    for base in bases:
        candidate = None
        for kind in base.__mro__:
            if kind is object:
                continue
            if isinstance(kind, EnumType):
                if kind._member_type_ is object:
                    continue
                candidate = kind._member_type_
            else:
                candidate = candidate or kind
                if "__new__" not in kind.__dict__ and "__dataclass_fields__" not in kind.__dict__:
                    continue
            if candidate not in kinds:
                kinds.append(candidate)
            break
    if len(kinds) > 1:
        raise TypeError(f"too many data types for {cls_name!r}: {set(kinds)!r}")
    return kinds[0] if kinds else object


def _value_repr(bases, kind):
    """What shows the value of a member; None: its own repr()."""
    for base in bases:
        for each in base.__mro__:
            if isinstance(each, EnumType):
                if each.__dict__.get("_value_repr_") is not None:
                    return each._value_repr_
            elif each is not object and "__repr__" in each.__dict__:
                return each.__dict__["__repr__"]
    return None


_SHOWN = ("__repr__", "__str__", "__format__")
_COMBINED = (
    "__or__", "__and__", "__xor__", "__ror__", "__rand__", "__rxor__", "__invert__",
)  # fmt: skip


def _prefer_enum(cls, namespace):
    """Methods that an enumeration must not take from the type that its members also are."""
    kind = cls._member_type_
    for name in _SHOWN:
        if name not in namespace and getattr(cls, name) in (
            getattr(kind, name),
            getattr(object, name),
        ):
            for base in cls.__mro__[1:]:
                if isinstance(base, EnumType) and name in base.__dict__:
                    type.__setattr__(cls, name, base.__dict__[name])
                    break
    own_str = _attribute(cls, "__str__")
    if "ReprEnum" in globals() and own_str is not ReprEnum.__dict__["__str__"]:
        if _attribute(cls, "__format__") is ReprEnum.__dict__["__format__"]:
            # Whoever shows members in a way of its own shows them so when they are formatted.
            type.__setattr__(cls, "__format__", Enum.__dict__["__format__"])
    if kind is not object and _is_flag(cls):
        for name in _COMBINED:
            if name not in namespace:
                type.__setattr__(cls, name, getattr(Flag, name))


def _is_flag(cls):
    return "Flag" in globals() and issubclass(cls, Flag)


def _add_member(cls, name, value):
    args = value if isinstance(value, tuple) else (value,)
    kind = cls._member_type_
    if kind is tuple:
        args = (args,)
    make = getattr(cls, "__new_member__", None)
    if make is not None:
        new = make(cls, *args)
    elif kind.__new__ is object.__new__:
        new = object.__new__(cls)
    else:
        new = kind.__new__(cls, *args)
    if not hasattr(new, "_value_"):
        new._value_ = value if kind is object else _value_of(kind, args)
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
    if not isinstance(_attribute(cls, name), property):
        type.__setattr__(cls, name, new)


def _attribute(cls, name):
    """As it lies in the class or a base, not bound."""
    for base in cls.__mro__:
        if name in base.__dict__:
            return base.__dict__[name]
    return None


def _value_of(kind, args):
    try:
        return kind(*args)
    except Exception as error:
        raise TypeError("_value_ not set in __new__, unable to create it") from error


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


def _warn_of_values():
    from warnings import warn

    warn(
        "In 3.13 the default `auto()`/`_generate_next_value_` will require all values to be "
        "sortable and support adding +1\n"
        "and the value returned will be the largest value in the enum incremented by 1",
        DeprecationWarning,
        stacklevel=6,
    )


class Enum(metaclass=EnumType):
    """A set of names with values: each member is one of a kind."""

    def __new__(cls, value):
        # Members are made by the metaclass; calling the class looks one up.
        if type(value) is cls:
            return value
        found = _find(cls, value)
        if found is not None:
            return found
        if not cls._member_map_:
            raise TypeError(f"{cls!r} has no members defined")
        invalid = ValueError(f"{value!r} is not a valid {cls.__qualname__}")
        try:
            result = cls._missing_(value)
        except Exception as error:
            if not isinstance(error, ValueError):
                error.__context__ = invalid
            raise
        if isinstance(result, cls) or (
            _is_flag(cls) and cls._boundary_ is EJECT and isinstance(result, int)
        ):
            return result
        if result is None:
            raise invalid
        error = TypeError(
            f"error in {cls.__name__}._missing_: returned {result!r} instead of None or a "
            "valid member"
        )
        error.__context__ = invalid
        raise error

    def __init__(self, *args, **keywords):
        pass

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        """The value that auto() stands for: one more than the highest."""
        if not last_values:
            return start
        try:
            last = sorted(last_values)[-1]
        except TypeError:
            pass
        else:
            try:
                return last + 1
            except TypeError:
                _warn_of_values()
                return start
        _warn_of_values()
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
        cls = self.__class__
        shown = {"__class__", "__doc__", "__eq__", "__hash__", "__module__", "name", "value"}
        if cls._member_type_ is not object:
            shown.update(object.__dir__(self))
        shown.update(name for name in getattr(self, "__dict__", ()) if name[0] != "_")
        for base in cls.__mro__:
            if base is object or base is cls._member_type_:
                continue
            for name, value in base.__dict__.items():
                if name[0] == "_":
                    continue
                if name not in cls._member_map_ or isinstance(value, property):
                    shown.add(name)
        return sorted(shown)

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
    return (self.__class__._value_repr_ or repr)(self._value_)


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
        if len(values) > 3:
            raise TypeError(f"too many arguments for str(): {values!r}")
        for value in values[:1]:
            if not isinstance(value, str):
                raise TypeError(f"{value!r} is not a string")
        for value, what in zip(values[1:], ("encoding", "errors")):
            if not isinstance(value, str):
                raise TypeError(f"{what} must be a string, not {value!r}")
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
        last = max(last_values)
        try:
            return 1 << last.bit_length()
        except Exception:
            raise TypeError(f"invalid flag value {last!r}") from None

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
        (name, each._name_) for name, each in enumeration.__members__.items() if name != each._name_
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
                self._check_named(enumeration, name)
        return enumeration

    def _check_named(self, enumeration, name):
        aliases = []
        missing = 0
        for alias, each in enumeration.__members__.items():
            unnamed = each._value_ & ~enumeration._singles_mask_
            if each._value_ >= 0 and unnamed:
                aliases.append(alias)
                missing |= unnamed
        if aliases:
            shown = f"alias {aliases[0]} is"
            if len(aliases) > 1:
                shown = f"aliases {', '.join(aliases[:-1])} and {aliases[-1]} are"
            raise ValueError(
                f"invalid Flag {name!r}: {shown} missing combined values of {missing:#x} "
                "[use enum.show_flag_values(value) for details]"
            )

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
            kind = "flag" if _is_flag(enumeration) else "enum"
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
