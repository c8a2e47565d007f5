"""Makes the members of an enumeration, and finds them by their values."""

from enum._values import property


def is_flag(cls):
    return cls._flag_base_ is not None


def add_member(cls, name, value):
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
    known = find(cls, value)
    if known is not None:
        new = known  # a second name for it
    elif is_alias_flag(cls, value):
        # A combination of others, or nothing: it has a name but isn't iterated over.
        cls._value2member_map_[value] = new
        type.__setattr__(cls, "_flag_mask_", cls._flag_mask_ | value)
    else:
        cls._member_names_.append(name)
        if is_flag(cls):
            type.__setattr__(cls, "_flag_mask_", cls._flag_mask_ | value)
            type.__setattr__(cls, "_singles_mask_", cls._singles_mask_ | value)
        try:
            cls._value2member_map_.setdefault(value, new)
        except TypeError:
            cls._unhashable_values_.append(value)
    cls._member_map_[name] = new
    # A property of the class, such as name or value, asks the map.
    if not isinstance(attribute(cls, name), property):
        type.__setattr__(cls, name, new)


def attribute(cls, name):
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


def is_alias_flag(cls, value):
    if not is_flag(cls) or not isinstance(value, int):
        return False
    return value == 0 or value & (value - 1) != 0


def find(cls, value):
    try:
        return cls._value2member_map_.get(value)
    except TypeError:
        for found in cls._member_map_.values():
            if found._value_ == value:
                return found
    return None
