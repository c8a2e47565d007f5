"""What an enumeration takes from the classes that it is made of."""


def _is_enumeration(kind):
    """What EnumType made; the class itself is defined by means of this file."""
    return "_member_map_" in kind.__dict__


def data_type(cls_name, bases):
    """The type that the members are instances of besides being members."""
    kinds = []
    for base in bases:
        candidate = None
        for kind in base.__mro__:
            if kind is object:
                continue
            if _is_enumeration(kind):
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


def value_repr(bases, kind):
    """What shows the value of a member; None: its own repr()."""
    for base in bases:
        for each in base.__mro__:
            if _is_enumeration(each):
                if each.__dict__.get("_value_repr_") is not None:
                    return each._value_repr_
            elif each is not object and "__repr__" in each.__dict__:
                return each.__dict__["__repr__"]
    return None
