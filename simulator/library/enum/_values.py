"""What stands in the body of an enumeration for the values of members."""

from types import DynamicClassAttribute

AUTO = object()


class auto:
    """Stands for the next value."""

    def __init__(self, value=AUTO):
        self.value = value

    def __repr__(self):
        return f"auto({'_auto_null' if self.value is AUTO else self.value})"


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
