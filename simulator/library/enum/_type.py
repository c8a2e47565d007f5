"""The class of enumerations, and the enumeration that all others are made from."""

import sys
from types import MappingProxyType

from enum._bases import data_type, value_repr
from enum._members import add_member, attribute, find, is_flag
from enum._namespace import EnumDict, _is_dunder, names
from enum._values import property as member_property

_SHOWN = ("__repr__", "__str__", "__format__")
_COMBINED = (
    "__or__", "__and__", "__xor__", "__ror__", "__rand__", "__rxor__", "__invert__",
)  # fmt: skip


class EnumType(type):
    """The class of enumerations."""

    @classmethod
    def __prepare__(metacls, cls, bases, **keywords):
        _refuse_extension(cls, bases)
        namespace = EnumDict()
        namespace._cls_name = cls
        enum_base = next((base for base in reversed(bases) if isinstance(base, EnumType)), None)
        if enum_base is not None:
            namespace._generate_next_value = enum_base._generate_next_value_
        return namespace

    def __new__(metacls, cls_name, bases, namespace, *, boundary=None, **keywords):
        if not bases:
            cls = type.__new__(metacls, cls_name, bases, namespace, **keywords)
            type.__setattr__(cls, "_member_map_", {})
            type.__setattr__(cls, "_member_names_", [])
            type.__setattr__(cls, "_member_type_", object)
            type.__setattr__(cls, "_value_repr_", None)
            type.__setattr__(cls, "_flag_base_", None)
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
        kind = data_type(cls_name, bases)
        cls = type.__new__(metacls, cls_name, bases, kept, **keywords)
        put = type.__setattr__
        put(cls, "_member_map_", {})
        put(cls, "_member_names_", [])
        put(cls, "_value2member_map_", {})
        put(cls, "_unhashable_values_", [])
        put(cls, "_member_type_", kind)
        put(cls, "_value_repr_", value_repr(bases, kind))
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
            add_member(cls, name, value)
        put(cls, "_all_bits_", (1 << cls._flag_mask_.bit_length()) - 1)
        if order is not None:
            _check_order(cls, names(order))
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
            module = sys._getframe(2).f_globals.get("__name__")
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

    @property
    def __members__(cls):
        return MappingProxyType(cls._member_map_)

    def __repr__(cls):
        kind = "flag" if is_flag(cls) else "enum"
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


def _refuse_extension(cls_name, bases):
    for base in bases:
        if isinstance(base, EnumType) and base._member_names_:
            raise TypeError(f"<enum {cls_name!r}> cannot extend {base!r}")


def _check_order(cls, order):
    """`_order_` names the members in their order; second names may be left out."""
    known = cls._member_map_
    if is_flag(cls):
        order = [name for name in order if name in cls._member_names_]
    else:
        order = [name for name in order if name not in known or name in cls._member_names_]
    if order != cls._member_names_:
        raise TypeError(
            f"member order does not match _order_:\n  {cls._member_names_}\n  {order}"
        )


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
    own_str = attribute(cls, "__str__")
    if "ReprEnum" in globals() and own_str is not ReprEnum.__dict__["__str__"]:
        if attribute(cls, "__format__") is ReprEnum.__dict__["__format__"]:
            # Whoever shows members in a way of its own shows them so when they are formatted.
            type.__setattr__(cls, "__format__", Enum.__dict__["__format__"])
    if kind is not object and is_flag(cls):
        for name in _COMBINED:
            if name not in namespace:
                type.__setattr__(cls, name, getattr(cls._flag_base_, name))


class Enum(metaclass=EnumType):
    """A set of names with values: each member is one of a kind."""

    def __new__(cls, value):
        # Members are made by the metaclass; calling the class looks one up.
        if type(value) is cls:
            return value
        found = find(cls, value)
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
            is_flag(cls) and cls._boundary_ == "eject" and isinstance(result, int)
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
        return f"<{self.__class__.__name__}.{self._name_}: {value_text(self)}>"

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
                if name not in cls._member_map_ or isinstance(value, member_property):
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

    @member_property
    def name(self):
        """The name of the member."""
        return self._name_

    @member_property
    def value(self):
        """The value of the member."""
        return self._value_


def value_text(self):
    return (self.__class__._value_repr_ or repr)(self._value_)


def _warn_of_values():
    from warnings import warn

    warn(
        "In 3.13 the default `auto()`/`_generate_next_value_` will require all values to be "
        "sortable and support adding +1\n"
        "and the value returned will be the largest value in the enum incremented by 1",
        DeprecationWarning,
        stacklevel=6,
    )


class ReprEnum(Enum):
    """Only repr() shows the member; str() and format() show its value."""

    def __str__(self):
        return self.__class__._member_type_.__str__(self._value_)

    def __format__(self, format_spec):
        return self.__class__._member_type_.__format__(self._value_, format_spec)
