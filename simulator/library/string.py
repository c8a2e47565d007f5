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
    """Text with $names in it, which substitute() replaces."""

    delimiter = "$"

    def __init__(self, template):
        self.template = template

    def _pieces(self):
        """The text in pieces: (text, name, source). The name is None in plain text, '' if bad."""
        template = self.template
        end = len(template)
        start = 0
        while True:
            at = template.find(self.delimiter, start)
            if at < 0:
                yield template[start:], None, ""
                return
            yield template[start:at], None, ""
            start = at + 1
            if template[start : start + 1] == self.delimiter:
                yield self.delimiter, None, ""
                start += 1
                continue
            braced = template[start : start + 1] == "{"
            first = stop = start + braced
            while stop < end and _is_name_character(template[stop], stop == first):
                stop += 1
            if stop == first or (braced and template[stop : stop + 1] != "}"):
                yield self.delimiter, "", at
                continue
            start = stop + braced
            yield "", template[first:stop], template[at:start]

    def _problem(self, at):
        lines = self.template[:at].splitlines(keepends=True)
        line = max(len(lines), 1)
        column = at - len("".join(lines[:-1])) + 1
        raise ValueError(f"Invalid placeholder in string: line {line}, col {column}")

    def substitute(self, mapping={}, /, **keywords):
        """The text with every name replaced; KeyError when there is no value for one."""
        values = {**mapping, **keywords} if keywords else mapping
        result = []
        for text, name, source in self._pieces():
            if name == "":
                self._problem(source)
            result.append(text if name is None else str(values[name]))
        return "".join(result)

    def safe_substitute(self, mapping={}, /, **keywords):
        """As substitute(), but leaves alone what it can't replace."""
        values = {**mapping, **keywords} if keywords else mapping
        result = []
        for text, name, source in self._pieces():
            if not name:
                result.append(text)
            else:
                result.append(str(values[name]) if name in values else source)
        return "".join(result)

    def get_identifiers(self):
        """The names in it, each once."""
        return list(dict.fromkeys(name for _, name, _ in self._pieces() if name))

    def is_valid(self):
        return all(name != "" for _, name, _ in self._pieces())


def _is_name_character(character, first):
    if character == "_" or (character.isascii() and character.isalpha()):
        return True
    return not first and character.isascii() and character.isdigit()


class Formatter:
    """str.format() as an object."""

    def format(self, format_string, /, *args, **kwargs):
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        return format_string.format(*args, **kwargs)
