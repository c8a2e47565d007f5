"""Strings of TOML: basic ones with escapes and literal ones, in one line or several."""
import re

from tomllib._errors import problem

_ESCAPES = {
    "b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r", '"': '"', "\\": "\\",
}
_HEX_DIGITS = {"u": 4, "U": 8}

_CONTROL = r"\x00-\x08\x0b-\x1f\x7f"
_CONTROL_IN_TEXT = re.compile(f"[{_CONTROL}]")
_CONTROL_IN_LINE = re.compile(f"[{_CONTROL}\n]")
_BASIC_PART = re.compile(f'[^"\\\\{_CONTROL}\n]*')
_BASIC_PART_OF_LINES = re.compile(f'[^"\\\\{_CONTROL}]*')
_BLANKS = re.compile(r"[ \t]*")
_BLANKS_AND_LINES = re.compile(r"[ \t\n]*")


def refuse_controls(text, start, end, lines=False):
    """Raises an error for the first control character of a comment or a literal string."""
    pattern = _CONTROL_IN_TEXT if lines else _CONTROL_IN_LINE
    if found := pattern.search(text, start, end):
        raise problem(text, found.start(), f"Found invalid character {found[0]!r}")


def read_string(text, at):
    """The string that begins with the quote there, and where it ends."""
    quote = text[at]
    if text.startswith(quote * 3, at):
        at += 3
        # A line end right after the quotes is not part of the string.
        if text.startswith("\n", at):
            at += 1
        if quote == "'":
            value, at = _literal(text, at, "'''")
        else:
            value, at = _basic(text, at, '"""')
        return _with_quotes_before_the_end(text, at, value, quote)
    return read_line_string(text, at)


def read_line_string(text, at):
    """As read_string, where strings of several lines are not allowed."""
    if text[at] == "'":
        return _literal(text, at + 1, "'")
    return _basic(text, at + 1, '"')


def _with_quotes_before_the_end(text, at, value, quote):
    for _ in range(2):
        if text.startswith(quote, at):
            at += 1
            value += quote
    return value, at


def _literal(text, at, delimiter):
    end = text.find(delimiter, at)
    if end < 0:
        raise problem(text, len(text), f'Expected "{delimiter}"')
    refuse_controls(text, at, end, len(delimiter) > 1)
    return text[at:end], end + len(delimiter)


def _basic(text, at, delimiter):
    lines = len(delimiter) > 1
    part = _BASIC_PART_OF_LINES if lines else _BASIC_PART
    pieces = []
    while True:
        match = part.match(text, at)
        pieces.append(match[0])
        at = match.end()
        if at >= len(text):
            raise problem(text, at, "Unterminated string")
        if text.startswith(delimiter, at):
            return "".join(pieces), at + len(delimiter)
        if text[at] == '"':
            pieces.append('"')
            at += 1
        elif text[at] == "\\":
            piece, at = _escape(text, at, lines)
            pieces.append(piece)
        else:
            raise problem(text, at, f"Illegal character {text[at]!r}")


def _escape(text, at, lines):
    letter = text[at + 1 : at + 2]
    after = at + 2
    if lines and letter in (" ", "\t", "\n"):
        end = _BLANKS.match(text, at + 1).end()
        if end < len(text) and text[end] != "\n":
            raise problem(text, end, "Unescaped '\\' in a string")
        return "", _BLANKS_AND_LINES.match(text, end).end()
    if letter in _HEX_DIGITS:
        return _character(text, after, _HEX_DIGITS[letter])
    if letter not in _ESCAPES:
        raise problem(text, after, "Unescaped '\\' in a string")
    return _ESCAPES[letter], after


def _character(text, at, count):
    digits = text[at : at + count]
    if not re.fullmatch(r"[\dA-Fa-f]{%d}" % count, digits, re.ASCII):
        raise problem(text, at, "Invalid hex value")
    code = int(digits, 16)
    if code > 0x10FFFF or 0xD800 <= code < 0xE000:
        raise problem(text, at + count, "Escaped character is not a Unicode scalar value")
    return chr(code), at + count
