"""Classes that are mainly fields: their methods are made from the annotations."""

import sys
from types import GenericAlias, MappingProxyType

__all__ = [
    "FrozenInstanceError", "InitVar", "KW_ONLY", "MISSING", "Field", "asdict", "astuple",
    "dataclass", "field", "fields", "is_dataclass", "make_dataclass", "replace",
]  # fmt: skip


class FrozenInstanceError(AttributeError):
    """Somebody has tried to change an instance of a frozen class."""


class _Sentinel:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name


class _MISSING_TYPE:
    pass


MISSING = _MISSING_TYPE()


class _KW_ONLY_TYPE:
    pass


KW_ONLY = _KW_ONLY_TYPE()

# Kinds of fields.
_FIELD = _Sentinel("_FIELD")
_CLASS_VARIABLE = _Sentinel("_FIELD_CLASSVAR")
_INIT_ONLY = _Sentinel("_FIELD_INITVAR")

_FIELDS = "__dataclass_fields__"
_PARAMETERS = "__dataclass_params__"
_POST_INIT = "__post_init__"


class InitVar:
    """Marks what __init__ only hands on to __post_init__."""

    __slots__ = ("type",)

    def __init__(self, type):
        self.type = type

    def __repr__(self):
        name = self.type.__name__ if isinstance(self.type, type) else repr(self.type)
        return f"dataclasses.InitVar[{name}]"

    def __class_getitem__(cls, type):
        return cls(type)


class Field:
    """What is known of a field."""

    __slots__ = (
        "name", "type", "default", "default_factory", "repr", "hash", "init", "compare",
        "metadata", "kw_only", "_field_type",
    )  # fmt: skip

    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
        self.name = None
        self.type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = MappingProxyType({} if metadata is None else metadata)
        self.kw_only = kw_only
        self._field_type = None

    def __repr__(self):
        parts = [
            f"{name}={getattr(self, name)!r}"
            for name in (
                "name", "type", "default", "default_factory", "init", "repr", "hash", "compare",
                "metadata", "kw_only", "_field_type",
            )  # fmt: skip
        ]
        return f"Field({','.join(parts)})"

    def __set_name__(self, owner, name):
        # A default that is a descriptor would like to know its name too.
        hook = getattr(type(self.default), "__set_name__", None)
        if hook:
            hook(self.default, owner, name)

    __class_getitem__ = classmethod(GenericAlias)


def field(
    *,
    default=MISSING,
    default_factory=MISSING,
    init=True,
    repr=True,
    hash=None,
    compare=True,
    metadata=None,
    kw_only=MISSING,
):
    """Says more about a field than its annotation can."""
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError("cannot specify both default and default_factory")
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)


class _Parameters:
    __slots__ = ("init", "repr", "eq", "order", "unsafe_hash", "frozen")

    def __init__(self, init, repr, eq, order, unsafe_hash, frozen):
        self.init = init
        self.repr = repr
        self.eq = eq
        self.order = order
        self.unsafe_hash = unsafe_hash
        self.frozen = frozen

    def __repr__(self):
        parts = [f"{name}={getattr(self, name)!r}" for name in self.__slots__]
        return f"_DataclassParams({','.join(parts)})"


# From annotations to fields


def _leading_name(text):
    """The name that a text begins with, and the rest."""
    text = text.lstrip()
    end = 0
    while end < len(text) and (text[end] == "_" or text[end].isalnum()):
        end += 1
    return text[:end], text[end:].lstrip()


def _named_in(cls, annotation, owner):
    """What an annotation that is still text names in the class's module, by itself or out of `owner`."""
    names = getattr(sys.modules.get(cls.__module__), "__dict__", {})
    name, rest = _leading_name(annotation)
    if not rest.startswith("."):
        return names.get(name)
    if names.get(name) is not owner:
        return None
    return getattr(owner, _leading_name(rest[1:])[0], None)


def _is_class_variable(cls, annotation):
    typing = sys.modules.get("typing")
    if typing is None:
        return False
    if isinstance(annotation, str):
        return _named_in(cls, annotation, typing) is typing.ClassVar
    wanted = typing.ClassVar
    return annotation is wanted or getattr(annotation, "__origin__", None) is wanted


def _is_ours(cls, annotation, wanted):
    """Whether it is a name of this module, as text or not."""
    if isinstance(annotation, str):
        return _named_in(cls, annotation, sys.modules[__name__]) is wanted
    return annotation is wanted


def _kind_of(cls, annotation):
    if _is_class_variable(cls, annotation):
        return _CLASS_VARIABLE
    if type(annotation) is InitVar or _is_ours(cls, annotation, InitVar):
        return _INIT_ONLY
    return _FIELD


def _make_field(cls, name, annotation, kw_only):
    default = getattr(cls, name, MISSING)
    if isinstance(default, Field):
        made = default
    else:
        # With __slots__ a slot is found where a default would be.
        if type(default).__name__ in ("member_descriptor", "getset_descriptor"):
            default = MISSING
        made = field(default=default)
    made.name = name
    made.type = annotation
    made._field_type = _kind_of(cls, annotation)
    if made._field_type is not _FIELD and made.default_factory is not MISSING:
        raise TypeError(f"field {name} cannot have a default factory")
    if made._field_type is _CLASS_VARIABLE:
        if made.kw_only is not MISSING:
            raise TypeError(f"field {name} is a ClassVar but specifies kw_only")
    elif made.kw_only is MISSING:
        made.kw_only = kw_only
    if made._field_type is _FIELD and made.default.__class__.__hash__ is None:
        raise ValueError(
            f"mutable default {made.default.__class__} for field {name} is not allowed: "
            "use default_factory"
        )
    return made


def _collect_fields(cls, kw_only):
    found = {}
    for base in cls.__mro__[-1:0:-1]:
        found.update(getattr(base, _FIELDS, {}) if _FIELDS in base.__dict__ else {})
    seen_marker = False
    own = []
    for name, annotation in cls.__dict__.get("__annotations__", {}).items():
        if _is_ours(cls, annotation, KW_ONLY):
            if seen_marker:
                raise TypeError(f"{name!r} is KW_ONLY, but KW_ONLY has already been specified")
            seen_marker = True
            kw_only = True
        else:
            own.append(_make_field(cls, name, annotation, kw_only))
    for made in own:
        found[made.name] = made
        # The class keeps the default itself, not the Field that says it.
        if isinstance(getattr(cls, made.name, None), Field):
            if made.default is MISSING:
                delattr(cls, made.name)
            else:
                setattr(cls, made.name, made.default)
    for name, value in cls.__dict__.items():
        if isinstance(value, Field) and name not in cls.__dict__.get("__annotations__", {}):
            raise TypeError(f"{name!r} is a field but has no type annotation")
    return found


def _check_frozen(cls, frozen):
    bases = [base for base in cls.__mro__[1:] if _FIELDS in base.__dict__]
    if not bases:
        return
    any_frozen = any(getattr(base, _PARAMETERS).frozen for base in bases)
    if any_frozen and not frozen:
        raise TypeError("cannot inherit non-frozen dataclass from a frozen one")
    if frozen and not all(getattr(base, _PARAMETERS).frozen for base in bases):
        raise TypeError("cannot inherit frozen dataclass from a non-frozen one")


# Methods


class _FactoryMark:
    """Stands in a signature for a default that is made anew for each instance."""

    def __repr__(self):
        return "<factory>"


_FACTORY = _FactoryMark()


def _make_function(cls, name, parameters, body, values):
    """A function made of text, so that its arguments are sorted and checked as any function's.

    `values` are the names that its text uses besides those of the class's module.
    """
    lines = [
        f"def create({', '.join(values)}):",
        f" def {name}({', '.join(parameters)}):",
        *(f"  {line}" for line in body or ["pass"]),
        f" return {name}",
    ]
    names = {}
    module = sys.modules.get(cls.__module__)
    exec("\n".join(lines), {} if module is None else module.__dict__, names)
    return names["create"](**values)


def _check_order(in_init):
    seen_default = False
    for each in in_init:
        if each.kw_only:
            continue
        if each.default is not MISSING or each.default_factory is not MISSING:
            seen_default = True
        elif seen_default:
            raise TypeError(f"non-default argument {each.name!r} follows default argument")


def _init_method(cls, all_fields, frozen, slots):
    taken = [each for each in all_fields if each._field_type in (_FIELD, _INIT_ONLY)]
    in_init = [each for each in taken if each.init]
    _check_order(in_init)
    me = "__dataclass_self__" if any(each.name == "self" for each in taken) else "self"
    values = {"_FACTORY": _FACTORY, "_object": object}
    parameters = {False: [], True: []}  # by whether they are keyword-only
    body = []
    for each in taken:
        name = each.name
        default = ""
        value = name
        if each.default is not MISSING:
            values[f"_default_{name}"] = each.default
            default = f"=_default_{name}"
        elif each.default_factory is not MISSING:
            values[f"_default_{name}"] = each.default_factory
            default = "=_FACTORY"
            value = f"_default_{name}() if {name} is _FACTORY else {name}"
        if each.init:
            parameters[bool(each.kw_only)].append(name + default)
        elif each.default_factory is not MISSING:
            value = f"_default_{name}()"
        elif each.default is not MISSING and slots:
            value = f"_default_{name}"  # there is no class attribute that could stand in
        else:
            continue
        if each._field_type is _FIELD:
            body.append(
                f"_object.__setattr__({me}, {name!r}, {value})" if frozen else f"{me}.{name} = {value}"
            )
    if hasattr(cls, _POST_INIT):
        handed_on = ", ".join(each.name for each in taken if each._field_type is _INIT_ONLY)
        body.append(f"{me}.{_POST_INIT}({handed_on})")
    star = ["*"] if parameters[True] else []
    made = _make_function(
        cls, "__init__", [me, *parameters[False], *star, *parameters[True]], body, values
    )
    made.__annotations__ = {each.name: each.type for each in in_init}
    made.__annotations__["return"] = None
    return made


def _repr_method(names):
    running = set()

    def __repr__(self):
        if id(self) in running:
            return "..."
        running.add(id(self))
        try:
            parts = [f"{name}={getattr(self, name)!r}" for name in names]
            return f"{self.__class__.__qualname__}({', '.join(parts)})"
        finally:
            running.discard(id(self))

    return __repr__


def _values(self, names):
    return tuple([getattr(self, name) for name in names])


def _eq_method(names):
    def __eq__(self, other):
        if other.__class__ is self.__class__:
            return _values(self, names) == _values(other, names)
        return NotImplemented

    return __eq__


def _order_methods(names):
    def __lt__(self, other):
        if other.__class__ is self.__class__:
            return _values(self, names) < _values(other, names)
        return NotImplemented

    def __le__(self, other):
        if other.__class__ is self.__class__:
            return _values(self, names) <= _values(other, names)
        return NotImplemented

    def __gt__(self, other):
        if other.__class__ is self.__class__:
            return _values(self, names) > _values(other, names)
        return NotImplemented

    def __ge__(self, other):
        if other.__class__ is self.__class__:
            return _values(self, names) >= _values(other, names)
        return NotImplemented

    return __lt__, __le__, __gt__, __ge__


def _hash_method(names):
    def __hash__(self):
        return hash(_values(self, names))

    return __hash__


def _frozen_methods(cls, names):
    def __setattr__(self, name, value):
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f"cannot assign to field {name!r}")
        super(cls, self).__setattr__(name, value)

    def __delattr__(self, name):
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f"cannot delete field {name!r}")
        super(cls, self).__delattr__(name)

    return __setattr__, __delattr__


def _put(cls, method):
    """Puts a method into the class unless it has one of its own. True: it had."""
    if method.__name__ in cls.__dict__:
        return True
    method.__qualname__ = f"{cls.__qualname__}.{method.__name__}"
    setattr(cls, method.__name__, method)
    return False


def _set_hash(cls, names, unsafe_hash, eq, frozen):
    own = cls.__dict__.get("__hash__", MISSING)
    # A class with an __eq__ of its own gets __hash__ = None from Python itself.
    explicit = not (own is MISSING or (own is None and "__eq__" in cls.__dict__))
    if unsafe_hash:
        if explicit:
            raise TypeError(f"Cannot overwrite attribute __hash__ in class {cls.__name__}")
    elif explicit or not eq:
        return
    if unsafe_hash or frozen:
        cls.__hash__ = _hash_method(names)
        cls.__hash__.__qualname__ = f"{cls.__qualname__}.__hash__"
    else:
        cls.__hash__ = None


def _annotation_text(kind):
    """As inspect.formatannotation(), which few programs need."""
    if getattr(kind, "__module__", None) == "typing":
        return repr(kind).replace("typing.", "")
    if not isinstance(kind, type) or hasattr(kind, "__origin__"):
        return repr(kind)
    module = "" if kind.__module__ == "builtins" else f"{kind.__module__}."
    return f"{module}{kind.__qualname__}"


def _signature(cls, in_init):
    parts = []
    for each in sorted(in_init, key=lambda each: bool(each.kw_only)):
        kind = each.type
        text = f"{each.name}: {_annotation_text(kind)}"
        if each.default is not MISSING:
            text += f" = {each.default!r}"
        elif each.default_factory is not MISSING:
            text += " = <factory>"
        if each.kw_only and "*" not in parts:
            parts.append("*")
        parts.append(text)
    return f"{cls.__name__}({', '.join(parts)})"


def _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref):
    _check_frozen(cls, frozen)
    by_name = _collect_fields(cls, kw_only)
    setattr(cls, _FIELDS, by_name)
    setattr(cls, _PARAMETERS, _Parameters(init, repr, eq, order, unsafe_hash, frozen))
    if order and not eq:
        raise ValueError("eq must be true if order is true")
    all_fields = list(by_name.values())
    real = [each for each in all_fields if each._field_type is _FIELD]
    in_init = [
        each for each in all_fields if each.init and each._field_type in (_FIELD, _INIT_ONLY)
    ]
    compared = tuple(each.name for each in real if each.compare)
    hashed = tuple(each.name for each in real if (each.compare if each.hash is None else each.hash))
    _set_hash(cls, hashed, unsafe_hash, eq, frozen)
    if init:
        _put(cls, _init_method(cls, all_fields, frozen, slots))
    if repr:
        _put(cls, _repr_method(tuple(each.name for each in real if each.repr)))
    if eq:
        _put(cls, _eq_method(compared))
    if order:
        for method in _order_methods(compared):
            if _put(cls, method):
                raise TypeError(
                    f"Cannot overwrite attribute {method.__name__} in class {cls.__name__}. "
                    "Consider using functools.total_ordering"
                )
    if frozen:
        for method in _frozen_methods(cls, frozenset(each.name for each in real)):
            if _put(cls, method):
                raise TypeError(
                    f"Cannot overwrite attribute {method.__name__} in class {cls.__name__}"
                )
    if not cls.__doc__:
        cls.__doc__ = _signature(cls, in_init)
    if match_args and "__match_args__" not in cls.__dict__:
        cls.__match_args__ = tuple(each.name for each in in_init if not each.kw_only)
    if weakref and not slots:
        raise TypeError("weakref_slot is True but slots is False")
    if slots:
        cls = _with_slots(cls, [each.name for each in real], weakref)
        if frozen:
            # copy and pickle would set the slots, which is refused.
            for name, method in (("__getstate__", _getstate), ("__setstate__", _setstate)):
                if name not in cls.__dict__:
                    setattr(cls, name, method)
    if "__abstractmethods__" in cls.__dict__:
        from abc import update_abstractmethods

        update_abstractmethods(cls)
    return cls


def _with_slots(cls, names, weakref):
    """The class anew, with __slots__: they can't be added to one that is there."""
    if "__slots__" in cls.__dict__:
        raise TypeError(f"{cls.__name__} already specifies __slots__")
    namespace = dict(cls.__dict__)
    inherited = set()
    for base in cls.__mro__[1:-1]:
        slots = base.__dict__.get("__slots__", ())
        inherited.update([slots] if isinstance(slots, str) else slots)
    namespace["__slots__"] = tuple(name for name in names if name not in inherited)
    if weakref:
        namespace["__slots__"] += ("__weakref__",)
    for name in [*names, "__dict__", "__weakref__"]:
        namespace.pop(name, None)
    qualname = cls.__qualname__
    cls = type(cls)(cls.__name__, cls.__bases__, namespace)
    cls.__qualname__ = qualname
    return cls


def _getstate(self):
    return [getattr(self, each.name) for each in fields(self)]


def _setstate(self, state):
    for each, value in zip(fields(self), state):
        object.__setattr__(self, each.name, value)


def dataclass(
    cls=None,
    /,
    *,
    init=True,
    repr=True,
    eq=True,
    order=False,
    unsafe_hash=False,
    frozen=False,
    match_args=True,
    kw_only=False,
    slots=False,
    weakref_slot=False,
):
    """Adds methods to a class, made from its annotated variables."""

    def wrap(cls):
        return _process(
            cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots,
            weakref_slot,
        )  # fmt: skip

    return wrap if cls is None else wrap(cls)


# What can be done with instances


def fields(class_or_instance):
    """The fields, in order."""
    try:
        found = getattr(class_or_instance, _FIELDS)
    except AttributeError:
        raise TypeError("must be called with a dataclass type or instance") from None
    return tuple(each for each in found.values() if each._field_type is _FIELD)


def is_dataclass(obj):
    """Whether it is such a class, or an instance of one."""
    cls = obj if isinstance(obj, type) else type(obj)
    return hasattr(cls, _FIELDS)


def _is_instance(obj):
    return hasattr(type(obj), _FIELDS)


def asdict(obj, *, dict_factory=dict):
    """The fields as a dict, and so on inside."""
    if not _is_instance(obj):
        raise TypeError("asdict() should be called on dataclass instances")
    return _plain(obj, lambda pairs: dict_factory(pairs))


def astuple(obj, *, tuple_factory=tuple):
    """The values of the fields as a tuple, and so on inside."""
    if not _is_instance(obj):
        raise TypeError("astuple() should be called on dataclass instances")
    return _plain(obj, lambda pairs: tuple_factory([value for _, value in pairs]))


def _plain(obj, make):
    if _is_instance(obj):
        return make([(each.name, _plain(getattr(obj, each.name), make)) for each in fields(obj)])
    if isinstance(obj, tuple) and hasattr(obj, "_fields"):
        return type(obj)(*[_plain(item, make) for item in obj])
    if isinstance(obj, (list, tuple)):
        return type(obj)(_plain(item, make) for item in obj)
    if isinstance(obj, dict):
        pairs = [(_plain(key, make), _plain(value, make)) for key, value in obj.items()]
        if hasattr(type(obj), "default_factory"):
            result = type(obj)(obj.default_factory)
            result.update(pairs)
            return result
        return type(obj)(pairs)
    if obj is None or isinstance(obj, (str, int, float, bytes)):
        return obj
    from copy import deepcopy

    return deepcopy(obj)


def replace(obj, /, **changes):
    """A new instance with some fields changed."""
    if not _is_instance(obj):
        raise TypeError("replace() should be called on dataclass instances")
    for each in getattr(obj, _FIELDS).values():
        if each._field_type is _CLASS_VARIABLE:
            continue
        if not each.init:
            if each.name in changes:
                raise ValueError(
                    f"field {each.name} is declared with init=False, "
                    "it cannot be specified with replace()"
                )
        elif each.name not in changes:
            if each._field_type is _INIT_ONLY and each.default is MISSING:
                raise ValueError(f"InitVar {each.name!r} must be specified with replace()")
            changes[each.name] = getattr(obj, each.name)
    return obj.__class__(**changes)


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, **options):
    """A new class from (name, type) or (name, type, field) triples, or names alone."""
    from keyword import iskeyword

    namespace = dict(namespace or {})
    annotations = {}
    for item in fields:
        if isinstance(item, str):
            name, kind = item, "typing.Any"
        elif len(item) == 2:
            name, kind = item
        elif len(item) == 3:
            name, kind, namespace[item[0]] = item
        else:
            raise TypeError(f"Invalid field: {item!r}")
        if not isinstance(name, str) or not name.isidentifier():
            raise TypeError(f"Field names must be valid identifiers: {name!r}")
        if iskeyword(name):
            raise TypeError(f"Field names must not be keywords: {name!r}")
        if name in annotations:
            raise TypeError(f"Field name duplicated: {name!r}")
        annotations[name] = kind
    namespace["__annotations__"] = annotations
    from types import new_class

    cls = new_class(cls_name, bases, {}, lambda made: made.update(namespace))
    return dataclass(cls, **options)
