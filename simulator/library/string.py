"""Characters by kind, and templates."""

__all__ = [
    "Formatter", "Template", "ascii_letters", "ascii_lowercase", "ascii_uppercase", "capwords",
    "digits", "hexdigits", "octdigits", "printable", "punctuation", "whitespace",
]  # fmt: skip

whitespace = " \t\n\r\v\f"
ascii_lowercase = "abcdefghijklmnopqrstuvwxyz"
ascii_uppercase = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ascii_letters = ascii_lowercase + ascii_uppercase
digits = "0123456789"
hexdigits = digits + "abcdef" + "ABCDEF"
octdigits = "01234567"
punctuation = r"""!"#$%&'()*+,-./:;<=>?@[\]^_`{|}~"""
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    """Each word with a capital."""
    return (sep or " ").join(word.capitalize() for word in s.split(sep))


class Template:
    """Text with $names in it, which substitute() replaces (Library reference, "Template strings").

    Subclasses change `delimiter`, `idpattern`, `braceidpattern`, `flags`, or the whole `pattern`.
    """

    delimiter = "$"
    # No letters beyond ASCII, though case doesn't matter.
    idpattern = r"(?a:[_a-z][_a-z0-9]*)"
    braceidpattern = None
    flags = 2  # re.IGNORECASE, without importing re before it is needed

    def __init_subclass__(cls):
        super().__init_subclass__()
        # Made anew for the subclass, unless it has one of its own.
        cls.pattern = cls.__dict__.get("pattern", _Pattern())

    def __init__(self, template):
        self.template = template

    def _invalid(self, match):
        at = match.start("invalid")
        lines = self.template[:at].splitlines(keepends=True)
        line = max(len(lines), 1)
        column = at - len("".join(lines[:-1])) if lines else 1
        raise ValueError(f"Invalid placeholder in string: line {line}, col {column}")

    def substitute(self, mapping={}, /, **keywords):
        """The text with every name replaced; KeyError when there is no value for one."""
        values = {**mapping, **keywords} if keywords else mapping

        def replacement(match):
            name = match["named"] or match["braced"]
            if name is not None:
                return str(values[name])
            if match["escaped"] is not None:
                return self.delimiter
            if match["invalid"] is None:
                raise self._unrecognized()
            self._invalid(match)

        return _compiled(self).sub(replacement, self.template)

    def safe_substitute(self, mapping={}, /, **keywords):
        """As substitute(), but leaves alone what it can't replace."""
        values = {**mapping, **keywords} if keywords else mapping

        def replacement(match):
            name = match["named"] or match["braced"]
            if name is not None:
                return str(values[name]) if name in values else match[0]
            if match["escaped"] is not None:
                return self.delimiter
            if match["invalid"] is not None:
                return match[0]
            raise self._unrecognized()

        return _compiled(self).sub(replacement, self.template)

    def is_valid(self):
        """Whether substitute() would find nothing wrong with it."""
        for match in _compiled(self).finditer(self.template):
            if match["invalid"] is not None:
                return False
            self._check(match)
        return True

    def get_identifiers(self):
        """The names in it, each once."""
        names = {}
        for match in _compiled(self).finditer(self.template):
            name = match["named"] or match["braced"]
            if name is not None:
                names[name] = None
            else:
                self._check(match)
        return list(names)

    def _check(self, match):
        """A pattern of the program's own may match without any of the four groups."""
        if not any(match[group] is not None for group in ("named", "braced", "escaped", "invalid")):
            raise self._unrecognized()

    def _unrecognized(self):
        return ValueError("Unrecognized named group in pattern", self.pattern)


class _Pattern:
    """The pattern of a class of templates: compiled when it is first needed."""

    def __get__(self, template, cls):
        import re

        braced = cls.braceidpattern or cls.idpattern
        delimiter = re.escape(cls.delimiter)
        cls.pattern = re.compile(
            f"{delimiter}(?:(?P<escaped>{delimiter})|(?P<named>{cls.idpattern})"
            f"|{{(?P<braced>{braced})}}|(?P<invalid>))",
            cls.flags,
        )
        return cls.pattern


Template.pattern = _Pattern()


def _compiled(template):
    pattern = template.pattern
    if isinstance(pattern, str):
        import re

        pattern = re.compile(pattern, template.flags | re.VERBOSE)
    return pattern


class Formatter:
    """str.format() in steps that subclasses can change (Library reference, "Custom String Formatting")."""

    def format(self, format_string, /, *args, **kwargs):
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        used = set()
        result, _ = self._vformat(format_string, args, kwargs, used, 2, 0)
        self.check_unused_args(used, args, kwargs)
        return result

    def _vformat(self, format_string, args, kwargs, used, depth, auto):
        """The text, and the number that the next field without a name gets (False: they have names)."""
        if depth < 0:
            raise ValueError("Max string recursion exceeded")
        pieces = []
        for text, name, spec, conversion in self.parse(format_string):
            if text:
                pieces.append(text)
            if name is None:
                continue
            if name == "":
                if auto is False:
                    raise ValueError(
                        "cannot switch from manual field specification to automatic field numbering"
                    )
                name = str(auto)
                auto += 1
            elif name.isdigit():
                if auto:
                    raise ValueError(
                        "cannot switch from manual field specification to automatic field numbering"
                    )
                auto = False
            value, key = self.get_field(name, args, kwargs)
            used.add(key)
            value = self.convert_field(value, conversion)
            spec, auto = self._vformat(spec, args, kwargs, used, depth - 1, auto)
            pieces.append(self.format_field(value, spec))
        return "".join(pieces), auto

    def get_value(self, key, args, kwargs):
        return args[key] if isinstance(key, int) else kwargs[key]

    def check_unused_args(self, used_args, args, kwargs):
        """Told which arguments were used; does nothing unless a subclass objects."""

    def format_field(self, value, format_spec):
        return format(value, format_spec)

    def convert_field(self, value, conversion):
        if conversion is None:
            return value
        if conversion in ("s", "r", "a"):
            return {"s": str, "r": repr, "a": ascii}[conversion](value)
        raise ValueError(f"Unknown conversion specifier {conversion}")

    def parse(self, format_string):
        """Yields (text, field name, format spec, conversion); without a field they are None."""
        end = len(format_string)
        start = at = 0
        while at < end:
            character = format_string[at]
            if character not in "{}":
                at += 1
                continue
            if format_string[at + 1 : at + 2] == character:
                yield format_string[start : at + 1], None, None, None
                at += 2
                start = at
                continue
            if character == "}":
                raise ValueError("Single '}' encountered in format string")
            if at + 1 == end:
                raise ValueError("Single '{' encountered in format string")
            text = format_string[start:at]
            stop = _field_end(format_string, at + 1)
            yield text, *_field_parts(format_string[at + 1 : stop])
            start = at = stop + 1
        if start < end:
            yield format_string[start:], None, None, None

    def get_field(self, field_name, args, kwargs):
        """The object a field stands for, and the argument it was found by."""
        stop = min((at for at in map(field_name.find, ".[") if at >= 0), default=len(field_name))
        first = field_name[:stop]
        if first.isdigit():
            first = int(first)
        value = self.get_value(first, args, kwargs)
        at = stop
        while at < len(field_name):
            if field_name[at] == ".":
                stop = min(
                    (i for i in (field_name.find(c, at + 1) for c in ".[") if i >= 0),
                    default=len(field_name),
                )
                name = field_name[at + 1 : stop]
                if not name:
                    raise ValueError("Empty attribute in format string")
                value = getattr(value, name)
                at = stop
                continue
            if field_name[at] != "[":
                raise ValueError("Only '.' or '[' may follow ']' in format field specifier")
            stop = field_name.find("]", at)
            if stop < 0:
                raise ValueError("Missing ']' in format string")
            key = field_name[at + 1 : stop]
            if not key:
                raise ValueError("Empty attribute in format string")
            value = value[int(key) if key.isdigit() else key]
            at = stop + 1
        return value, first


def _field_end(text, start):
    """Where the brace is that closes a field."""
    depth = 1
    bracket = False
    for at in range(start, len(text)):
        character = text[at]
        if character == "[":
            bracket = True
        elif character == "]":
            bracket = False
        elif character == "{":
            depth += 1
        elif character == "}" and not bracket:
            depth -= 1
            if depth == 0:
                return at
    raise ValueError("expected '}' before end of string")


def _field_parts(field):
    """Name, format spec and conversion."""
    bracket = False
    for at, character in enumerate(field):
        if character == "{":
            raise ValueError("unexpected '{' in field name")
        if character == "[":
            bracket = True
        elif character == "]":
            bracket = False
        elif bracket:
            continue
        elif character == ":":
            return field[:at], field[at + 1 :], None
        elif character == "!":
            conversion = field[at + 1 : at + 2]
            if not conversion:
                raise ValueError("unmatched '{' in format spec")
            rest = field[at + 2 :]
            if rest and rest[0] != ":":
                raise ValueError("expected ':' after conversion specifier")
            return field[:at], rest[1:], conversion
    return field, "", None
