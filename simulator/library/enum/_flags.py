"""Enumerations whose members can be combined."""

from enum._kinds import StrEnum
from enum._type import Enum, ReprEnum, value_text
from enum._values import auto


class FlagBoundary(StrEnum):
    """What happens to values with bits that no member has."""

    STRICT = auto()
    CONFORM = auto()
    EJECT = auto()
    KEEP = auto()


STRICT, CONFORM, EJECT, KEEP = FlagBoundary


def bits(value):
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
            return f"<{self.__class__.__name__}: {value_text(self)}>"
        return f"<{self.__class__.__name__}.{self._name_}: {value_text(self)}>"

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


# Classes made from this one are flags: code that can't import it asks them.
type.__setattr__(Flag, "_flag_base_", Flag)


def _binary(number, width):
    sign = "1" if number < 0 else "0"
    return f"0b{sign} {number & (1 << width) - 1:0{width}b}"


class IntFlag(int, ReprEnum, Flag, boundary=KEEP):
    """Flags that are ints too."""
