"""Sets of names with values (Library reference, "enum")."""

from enum._checks import (
    CONTINUOUS, NAMED_FLAGS, UNIQUE, EnumCheck, show_flag_values, unique, verify,
)  # fmt: skip
from enum._flags import CONFORM, EJECT, KEEP, STRICT, Flag, FlagBoundary, IntFlag
from enum._globals import (
    global_enum, global_enum_repr, global_flag_repr, global_str, pickle_by_enum_name,
    pickle_by_global_name,
)  # fmt: skip
from enum._kinds import IntEnum, StrEnum
from enum._namespace import _is_descriptor, _is_dunder, _is_private, _is_sunder
from enum._type import Enum, EnumType, ReprEnum
from enum._values import auto, member, nonmember, property

__all__ = [
    "CONFORM", "CONTINUOUS", "EJECT", "Enum", "EnumCheck", "EnumMeta", "EnumType", "Flag",
    "FlagBoundary", "IntEnum", "IntFlag", "KEEP", "NAMED_FLAGS", "ReprEnum", "STRICT", "StrEnum",
    "UNIQUE", "auto", "global_enum", "global_enum_repr", "global_flag_repr", "global_str", "member",
    "nonmember", "pickle_by_enum_name", "pickle_by_global_name", "property", "unique", "verify",
]  # fmt: skip

EnumMeta = EnumType

for _part in (
    Enum, EnumCheck, EnumType, Flag, FlagBoundary, IntEnum, IntFlag, ReprEnum, StrEnum, auto,
    global_enum, global_enum_repr, global_flag_repr, global_str, member, nonmember,
    pickle_by_enum_name, pickle_by_global_name, property, show_flag_values, unique, verify,
):  # fmt: skip
    _part.__module__ = __name__
del _part
