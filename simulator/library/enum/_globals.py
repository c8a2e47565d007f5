"""Members that show themselves, and are pickled, as names of their module."""

import sys

from enum._flags import KEEP, Flag
from enum._members import is_alias_flag
from enum._type import ReprEnum


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
    if not is_alias_flag(self.__class__, self._value_):
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
    sys.modules[cls.__module__].__dict__.update(cls.__members__)
    return cls


def pickle_by_global_name(self, proto):
    """For __reduce_ex__: the member is a name of its module."""
    return self.name


def pickle_by_enum_name(self, proto):
    """For __reduce_ex__: the member is an attribute of its class."""
    return getattr, (self.__class__, self._name_)
