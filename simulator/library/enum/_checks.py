"""Checks of whole enumerations."""

from enum._flags import Flag, bits
from enum._kinds import StrEnum
from enum._members import is_flag


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
            expected = {bit for bit in bits((1 << high.bit_length()) - 1) if bit >= low}
        else:
            expected = set(range(low, high + 1))
        missing = sorted(expected - values)
        if missing:
            kind = "flag" if is_flag(enumeration) else "enum"
            raise ValueError(
                f"invalid {kind} {name!r}: missing values {', '.join(map(str, missing))}"
            )


def show_flag_values(value):
    """The single bits of a value."""
    return list(bits(value))
