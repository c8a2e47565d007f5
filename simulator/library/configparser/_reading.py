"""Reads the text of a configuration, line by line."""

import sys

from configparser._errors import (
    DuplicateOptionError, DuplicateSectionError, MissingSectionHeaderError, ParsingError,
)  # fmt: skip


def without_comment(parser, line):
    """A line without its comment, and whether it had one."""
    end = len(line)
    for prefix in parser._inline_comment_prefixes:
        place = line.find(prefix)
        while place >= 0:
            if place == 0 or line[place - 1].isspace():
                end = min(end, place)
                break
            place = line.find(prefix, place + 1)
    if line.strip().startswith(parser._comment_prefixes):
        end = 0
    return line[:end].strip(), end < len(line)


class Reader:
    """Puts what a source says into a parser. Values are lists of lines until it ends."""

    def __init__(self, parser, source):
        self.parser = parser
        self.source = source
        self.section = None
        self.options = None
        self.option = None
        # How far the line of the option is indented: lines that are more so go on with it.
        self.indent = 0
        self.seen = set()
        self.error = None

    def read(self, lines):
        for number, line in enumerate(lines, start=1):
            text, commented = without_comment(self.parser, line)
            if not text:
                self._empty(commented)
                continue
            indent = len(line) - len(line.lstrip())
            if self.options is not None and self.option and indent > self.indent:
                self.options[self.option].append(text)
            else:
                self.indent = indent
                self._begin(number, line, text)
        self._join()
        if self.error is not None:
            raise self.error

    def _empty(self, commented):
        if not self.parser._empty_lines_in_values:
            self.indent = sys.maxsize  # nothing goes on after an empty line
        elif not commented and self.options is not None and self.option:
            if self.options[self.option] is not None:
                self.options[self.option].append("")

    def _begin(self, number, line, text):
        header = self.parser.SECTCRE.match(text)
        if header is not None:
            self._begin_section(number, header.group("header"))
        elif self.options is None:
            raise MissingSectionHeaderError(self.source, number, line)
        else:
            self._begin_option(number, line, text)

    def _begin_section(self, number, name):
        parser = self.parser
        if name in parser._sections:
            if parser._strict and name in self.seen:
                raise DuplicateSectionError(name, self.source, number)
            self.options = parser._sections[name]
            self.seen.add(name)
        elif name == parser.default_section:
            self.options = parser._defaults
        else:
            self.options = parser._new_section(name)
            self.seen.add(name)
        self.section = name
        self.option = None

    def _begin_option(self, number, line, text):
        match = self.parser._optcre.match(text)
        if match is None or not match.group("option"):
            if self.error is None:
                self.error = ParsingError(self.source)
            self.error.append(number, repr(line))
            if match is None:
                return
        name, delimiter, value = match.group("option", "vi", "value")
        name = self.parser.optionxform(name.rstrip())
        self.option = name
        if self.parser._strict and (self.section, name) in self.seen:
            raise DuplicateOptionError(self.section, name, self.source, number)
        self.seen.add((self.section, name))
        self.options[name] = None if value is None else [value.strip()]

    def _join(self):
        parser = self.parser
        sections = [(parser.default_section, parser._defaults), *parser._sections.items()]
        for section, options in sections:
            for name, value in options.items():
                if isinstance(value, list):
                    value = "\n".join(value).rstrip()
                options[name] = parser._interpolation.before_read(parser, section, name, value)
