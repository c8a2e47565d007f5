"""How help is laid out."""

import os
import textwrap

__all__ = ["HelpFormatter", "IndentedHelpFormatter", "TitledHelpFormatter"]


class HelpFormatter:
    """What layouts have in common."""

    NO_DEFAULT_VALUE = "none"

    def __init__(self, indent_increment, max_help_position, width, short_first):
        self.parser = None
        self.indent_increment = indent_increment
        if width is None:
            width = int(os.environ.get("COLUMNS") or 80) - 2
        self.width = width
        self.max_help_position = self.help_position = min(
            max_help_position, max(width - 20, indent_increment * 2)
        )
        self.help_width = None
        self.current_indent = self.level = 0
        self.short_first = short_first
        self.default_tag = "%default"
        self.option_strings = {}
        self._short_opt_fmt, self._long_opt_fmt = "%s %s", "%s=%s"

    def set_parser(self, parser):
        self.parser = parser

    def set_short_opt_delimiter(self, delim):
        if delim not in ("", " "):
            raise ValueError(f"invalid metavar delimiter for short options: {delim!r}")
        self._short_opt_fmt = "%s" + delim + "%s"

    def set_long_opt_delimiter(self, delim):
        if delim not in ("=", " "):
            raise ValueError(f"invalid metavar delimiter for long options: {delim!r}")
        self._long_opt_fmt = "%s" + delim + "%s"

    def indent(self):
        self.current_indent += self.indent_increment
        self.level += 1

    def dedent(self):
        self.current_indent -= self.indent_increment
        self.level -= 1

    def format_usage(self, usage):
        raise NotImplementedError("subclasses must implement")

    def format_heading(self, heading):
        raise NotImplementedError("subclasses must implement")

    def _paragraph(self, text):
        blanks = " " * self.current_indent
        width = max(self.width - self.current_indent, 11)
        return textwrap.fill(text, width, initial_indent=blanks, subsequent_indent=blanks)

    def format_description(self, description):
        return self._paragraph(description) + "\n" if description else ""

    def format_epilog(self, epilog):
        return "\n" + self._paragraph(epilog) + "\n" if epilog else ""

    def expand_default(self, option):
        """The option's help, with what it is without the option."""
        if self.parser is None or not self.default_tag:
            return option.help
        default = self.parser.defaults.get(option.dest)
        if default is None or default == ("NO", "DEFAULT"):
            default = self.NO_DEFAULT_VALUE
        return option.help.replace(self.default_tag, str(default))

    def format_option(self, option):
        """The texts of an option, and its help beside or below them."""
        texts = self.option_strings[option]
        blanks = " " * self.current_indent
        room = self.help_position - self.current_indent - 2
        if len(texts) > room:
            head, first = f"{blanks}{texts}\n", " " * self.help_position
        else:
            head, first = f"{blanks}{texts:{room}}  ", ""
        if not option.help:
            return head if head.endswith("\n") else head + "\n"
        lines = textwrap.wrap(self.expand_default(option), self.help_width)
        rest = "".join(f"{'':{self.help_position}}{line}\n" for line in lines[1:])
        return f"{head}{first}{lines[0]}\n{rest}"

    def store_option_strings(self, parser):
        """Finds where help may begin."""
        longest = 0
        self.indent()
        longest = max([longest, *self._store(parser.option_list)])
        self.indent()
        for group in parser.option_groups:
            longest = max([longest, *self._store(group.option_list)])
        self.dedent()
        self.dedent()
        self.help_position = min(longest + 2, self.max_help_position)
        self.help_width = max(self.width - self.help_position, 11)

    def _store(self, options):
        for option in options:
            self.option_strings[option] = text = self.format_option_strings(option)
            yield len(text) + self.current_indent

    def format_option_strings(self, option):
        short, long = option._short_opts, option._long_opts
        if option.takes_value():
            metavar = option.metavar or option.dest.upper()
            short = [self._short_opt_fmt % (text, metavar) for text in short]
            long = [self._long_opt_fmt % (text, metavar) for text in long]
        return ", ".join(short + long if self.short_first else long + short)


class IndentedHelpFormatter(HelpFormatter):
    """Options stand further right than their heading."""

    def __init__(self, indent_increment=2, max_help_position=24, width=None, short_first=1):
        super().__init__(indent_increment, max_help_position, width, short_first)

    def format_usage(self, usage):
        return f"Usage: {usage}\n"

    def format_heading(self, heading):
        return f"{'':{self.current_indent}}{heading}:\n"


class TitledHelpFormatter(HelpFormatter):
    """Headings are underlined."""

    def __init__(self, indent_increment=0, max_help_position=24, width=None, short_first=0):
        super().__init__(indent_increment, max_help_position, width, short_first)

    def format_usage(self, usage):
        return f"{self.format_heading('Usage')}  {usage}\n"

    def format_heading(self, heading):
        return f"{heading}\n{'=-'[self.level] * len(heading)}\n"


for _formatter in (HelpFormatter, IndentedHelpFormatter, TitledHelpFormatter):
    _formatter.__module__ = "optparse"
