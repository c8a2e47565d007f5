"""A document of TOML: statements, tables and values, read from the beginning to the end."""
import re

from tomllib import _plain
from tomllib._errors import problem
from tomllib._strings import read_line_string, read_string, refuse_controls
from tomllib._tables import Refusal, Tables

_BLANKS = re.compile(r"[ \t]*")
_BLANKS_AND_LINES = re.compile(r"[ \t\n]*")
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")


class Document:
    """The text, and how far it has been read (`at`)."""

    def __init__(self, text, parse_float):
        self.text = text
        self.at = 0
        self.tables = Tables()
        self.parse_float = parse_float

    def read(self):
        """The whole document as a dict."""
        while True:
            self.pass_over(_BLANKS)
            self.statement()
            self.pass_over(_BLANKS)
            self.comment()
            if self.at >= len(self.text):
                return self.tables.root
            if not self.take("\n"):
                raise self.problem("Expected newline or end of document after a statement")

    def statement(self):
        start = self.text[self.at : self.at + 1]
        if start in ("", "\n", "#"):
            return
        if self.take("[["):
            self.header("]]", "an array", self.tables.append)
        elif self.take("["):
            self.header("]", "a table", self.tables.declare)
        elif start in "\"'" or _BARE_KEY.match(start):
            key, value = self.pair()
            self.change(self.tables.assign, key, value)
        else:
            raise self.problem("Invalid statement")

    def header(self, end, kind, enter):
        self.pass_over(_BLANKS)
        key = self.key()
        self.change(enter, key)
        if not self.take(end):
            raise self.problem(f"Expected {end!r} at the end of {kind} declaration")

    def change(self, make, *arguments):
        try:
            make(*arguments)
        except Refusal as refusal:
            raise self.problem(str(refusal)) from None

    def pair(self):
        key = self.key()
        if not self.take("="):
            raise self.problem("Expected '=' after a key in a key/value pair")
        self.pass_over(_BLANKS)
        return key, self.value()

    def key(self):
        parts = [self.key_part()]
        self.pass_over(_BLANKS)
        while self.take("."):
            self.pass_over(_BLANKS)
            parts.append(self.key_part())
            self.pass_over(_BLANKS)
        return tuple(parts)

    def key_part(self):
        if match := self.match(_BARE_KEY):
            return match[0]
        if self.text.startswith(('"', "'"), self.at):
            part, self.at = read_line_string(self.text, self.at)
            return part
        raise self.problem("Invalid initial character for a key part")

    def value(self):
        if self.text.startswith(('"', "'"), self.at):
            value, self.at = read_string(self.text, self.at)
            return value
        if self.take("["):
            return self.array()
        if self.take("{"):
            return self.inline_table()
        return self.plain_value()

    def plain_value(self):
        start = self.at
        if match := self.match(_plain.BOOLEAN):
            return match[0] == "true"
        if match := self.match(_plain.MOMENT):
            try:
                return _plain.moment_of(match)
            except ValueError as error:
                raise problem(self.text, start, "Invalid date or datetime") from error
        if match := self.match(_plain.TIME):
            return _plain.time_of(match)
        if match := self.match(_plain.INTEGER_WITH_BASE):
            return int(match[0], 0)
        if match := self.match(_plain.NUMBER):
            return self.float(match[0]) if match["rest"] else int(match[0])
        if match := self.match(_plain.NAMED_FLOAT):
            return self.float(match[0])
        raise self.problem("Invalid value")

    def float(self, digits):
        value = self.parse_float(digits)
        if isinstance(value, (dict, list)):
            raise ValueError("parse_float must not return dicts or lists")
        return value

    def array(self):
        values = []
        self.skip_lines()
        while not self.take("]"):
            values.append(self.value())
            self.skip_lines()
            if self.take(","):
                self.skip_lines()
            elif not self.text.startswith("]", self.at):
                raise self.problem("Unclosed array")
        return self.tables.freeze(values)

    def inline_table(self):
        inside = Tables(self.tables.frozen)
        self.pass_over(_BLANKS)
        if self.take("}"):
            return self.tables.freeze(inside.root)
        while True:
            key, value = self.pair()
            self.change(inside.assign_inline, key, value)
            self.pass_over(_BLANKS)
            if self.take("}"):
                return self.tables.freeze(inside.root)
            if not self.take(","):
                raise self.problem("Unclosed inline table")
            self.pass_over(_BLANKS)

    def comment(self):
        if self.text.startswith("#", self.at):
            end = self.text.find("\n", self.at)
            end = len(self.text) if end < 0 else end
            refuse_controls(self.text, self.at, end)
            self.at = end

    def skip_lines(self):
        self.pass_over(_BLANKS_AND_LINES)
        while self.text.startswith("#", self.at):
            self.comment()
            self.pass_over(_BLANKS_AND_LINES)

    def pass_over(self, pattern):
        self.at = pattern.match(self.text, self.at).end()

    def match(self, pattern):
        match = pattern.match(self.text, self.at)
        if match:
            self.at = match.end()
        return match

    def take(self, token):
        found = self.text.startswith(token, self.at)
        if found:
            self.at += len(token)
        return found

    def problem(self, message):
        return problem(self.text, self.at, message)
