"""Values that refer to other values."""

import re

from configparser._errors import (
    MAX_INTERPOLATION_DEPTH, InterpolationDepthError, InterpolationMissingOptionError,
    InterpolationSyntaxError, NoOptionError, NoSectionError,
)  # fmt: skip


class Interpolation:
    """None at all; and what others are made from."""

    def before_get(self, parser, section, option, value, defaults):
        """What get() returns for a value."""
        return value

    def before_set(self, parser, section, option, value):
        """What is kept when a value is set; ValueError if it can't be."""
        return value

    def before_read(self, parser, section, option, value):
        """What is kept of a value that was read."""
        return value

    def before_write(self, parser, section, option, value):
        """What is written."""
        return value


class _Marked(Interpolation):
    """References begin with a mark; twice the mark is the mark itself."""

    _mark = ""
    _open = ""
    _reference = None

    def before_get(self, parser, section, option, value, defaults):
        return self._resolve(parser, section, option, value, defaults, 1)

    def before_set(self, parser, section, option, value):
        rest = self._reference.sub("", value.replace(self._mark * 2, ""))
        if self._mark in rest:
            place = rest.find(self._mark)
            raise ValueError(f"invalid interpolation syntax in {value!r} at position {place}")
        return value

    def _resolve(self, parser, section, option, text, values, depth):
        raw = parser.get(section, option, raw=True, fallback=text)
        if depth > MAX_INTERPOLATION_DEPTH:
            raise InterpolationDepthError(option, section, raw)
        resolved = []
        while text:
            before, mark, after = text.partition(self._mark)
            resolved.append(before)
            if not mark:
                break
            text = mark + after
            if after.startswith(mark):
                resolved.append(mark)
                text = after[1:]
            elif after.startswith(self._open):
                match = self._reference.match(text)
                if match is None:
                    raise InterpolationSyntaxError(
                        option, section, f"bad interpolation variable reference {text!r}"
                    )
                text = text[match.end() :]
                place = parser, section, option, values, depth, raw
                resolved.append(self._value_of(match.group(1), text, *place))
            else:
                raise InterpolationSyntaxError(
                    option,
                    section,
                    f"'{mark}' must be followed by '{mark}' or '{self._open}', found: {text!r}",
                )
        return "".join(resolved)


class BasicInterpolation(_Marked):
    """`%(name)s` is the value of another option of the section, or of the defaults."""

    _mark = "%"
    _open = "("
    _reference = re.compile(r"%\(([^)]+)\)s")

    def _value_of(self, name, rest, parser, section, option, values, depth, raw):
        name = parser.optionxform(name)
        try:
            value = values[name]
        except KeyError:
            raise InterpolationMissingOptionError(option, section, raw, name) from None
        if "%" not in value:
            return value
        return self._resolve(parser, section, option, value, values, depth + 1)


class ExtendedInterpolation(_Marked):
    """`${name}` is the value of another option, `${section:name}` that of one elsewhere."""

    _mark = "$"
    _open = "{"
    _reference = re.compile(r"\$\{([^}]+)\}")

    def _value_of(self, name, rest, parser, section, option, values, depth, raw):
        path = name.split(":")
        if len(path) > 2:
            raise InterpolationSyntaxError(option, section, f"More than one ':' found: {rest!r}")
        other = parser.optionxform(path[-1])
        try:
            if len(path) == 1:
                place = section
                value = values[other]
            else:
                place = path[0]
                value = parser.get(place, other, raw=True)
        except (KeyError, NoSectionError, NoOptionError):
            raise InterpolationMissingOptionError(option, section, raw, name) from None
        if "$" not in value:
            return value
        values = dict(parser.items(place, raw=True))
        return self._resolve(parser, place, other, value, values, depth + 1)


class LegacyInterpolation(Interpolation):
    """`%(name)s` as the operator % has it; deprecated."""

    _reference = re.compile(r"%\(([^)]*)\)s|.")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        from warnings import warn

        warn(
            "LegacyInterpolation has been deprecated since Python 3.2 and will be removed from "
            "the configparser module in Python 3.13. Use BasicInterpolation or "
            "ExtendedInterpolation instead.",
            DeprecationWarning,
            stacklevel=2,
        )

    def before_get(self, parser, section, option, value, vars):
        def normalized(match):
            name = match.group(1)
            return match.group() if name is None else f"%({parser.optionxform(name)})s"

        raw = value
        for _ in range(MAX_INTERPOLATION_DEPTH):
            if not value or "%(" not in value:
                return value
            try:
                value = self._reference.sub(normalized, value) % vars
            except KeyError as error:
                missing = error.args[0]
                raise InterpolationMissingOptionError(option, section, raw, missing) from None
        if value and "%(" in value:
            raise InterpolationDepthError(option, section, raw)
        return value
