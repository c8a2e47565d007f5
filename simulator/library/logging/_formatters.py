"""From records to text (Library reference, "logging", "Formatter Objects")."""

import time


def _percent_fields(fmt):
    """The names of %(name)s, %(name)-8d and their like."""
    names = []
    for part in fmt.split("%(")[1:]:
        name, closed, rest = part.partition(")")
        conversion = rest.lstrip("#0+- ")
        conversion = conversion.lstrip("*0123456789").removeprefix(".").lstrip("*0123456789")
        if closed and name.replace("_", "a").isalnum() and conversion[:1] in set("diouxefgcrsa%"):
            names.append(name)
    return names


class PercentStyle:
    """Formats with the % operator."""

    default_format = "%(message)s"
    asctime_search = "%(asctime)"

    def __init__(self, fmt, *, defaults=None):
        self._fmt = fmt or self.default_format
        self._defaults = defaults

    def usesTime(self):
        """Whether the text shows the time."""
        return self._fmt.find(self.asctime_search) >= 0

    def validate(self):
        """Raises ValueError when the format is not of this style."""
        if not _percent_fields(self._fmt):
            style = self.default_format[0]
            raise ValueError(f"Invalid format '{self._fmt}' for '{style}' style")

    def _values(self, record):
        return {**self._defaults, **record.__dict__} if self._defaults else record.__dict__

    def _format(self, record):
        return self._fmt % self._values(record)

    def format(self, record):
        """The text of the record."""
        try:
            return self._format(record)
        except KeyError as error:
            raise ValueError(f"Formatting field not found in record: {error}")


class StrFormatStyle(PercentStyle):
    """Formats with str.format()."""

    default_format = "{message}"
    asctime_search = "{asctime"

    def _format(self, record):
        return self._fmt.format(**self._values(record))

    def validate(self):
        from string import Formatter

        import re

        name = re.compile(r"(\d+|\w+)(\.\w+|\[[^]]+\])*")
        specification = re.compile(
            r"(.?[<=>^])?[+ -]?#?0?(\d+|{\w+})?[,_]?(\.(\d+|{\w+}))?[bcdefgnosx%]?", re.IGNORECASE
        )
        found = False
        try:
            for _, field, spec, conversion in Formatter().parse(self._fmt):
                if field:
                    if not name.fullmatch(field):
                        raise ValueError(f"invalid field name/expression: {field!r}")
                    found = True
                if conversion and conversion not in "rsa":
                    raise ValueError(f"invalid conversion: {conversion!r}")
                if spec and not specification.fullmatch(spec):
                    raise ValueError(f"bad specifier: {spec!r}")
        except ValueError as error:
            raise ValueError(f"invalid format: {error}") from None
        if not found:
            raise ValueError("invalid format: no fields")


class StringTemplateStyle(PercentStyle):
    """Formats with string.Template."""

    default_format = "${message}"

    def __init__(self, *args, **kwargs):
        from string import Template

        super().__init__(*args, **kwargs)
        self._tpl = Template(self._fmt)

    def usesTime(self):
        return self._fmt.find("$asctime") >= 0 or self._fmt.find("${asctime}") >= 0

    def _format(self, record):
        return self._tpl.substitute(**self._values(record))

    def validate(self):
        found = False
        for part in self._tpl.pattern.finditer(self._fmt):
            if part["named"] or part["braced"]:
                found = True
            elif part[0] == "$":
                raise ValueError("invalid format: bare '$' not allowed")
        if not found:
            raise ValueError("invalid format: no fields")


# By the character that names it: how to format, and what basicConfig() uses.
STYLES = {
    "%": (PercentStyle, "%(levelname)s:%(name)s:%(message)s"),
    "{": (StrFormatStyle, "{levelname}:{name}:{message}"),
    "$": (StringTemplateStyle, "${levelname}:${name}:${message}"),
}


def check_style(style):
    """Refuses styles there aren't."""
    if style not in STYLES:
        raise ValueError(f"Style must be one of: {','.join(STYLES)}")


class Formatter:
    """Makes a text of a record."""

    converter = time.localtime
    default_time_format = "%Y-%m-%d %H:%M:%S"
    default_msec_format = "%s,%03d"

    def __init__(self, fmt=None, datefmt=None, style="%", validate=True, *, defaults=None):
        check_style(style)
        self._style = STYLES[style][0](fmt, defaults=defaults)
        if validate:
            self._style.validate()
        self._fmt = self._style._fmt
        self.datefmt = datefmt

    def formatTime(self, record, datefmt=None):
        """When the record was made, as time.strftime() writes it."""
        moment = self.converter(record.created)
        if datefmt:
            return time.strftime(datefmt, moment)
        text = time.strftime(self.default_time_format, moment)
        if self.default_msec_format:
            text = self.default_msec_format % (text, record.msecs)
        return text

    def formatException(self, ei):
        """The traceback of what sys.exc_info() has given."""
        from traceback import format_exception

        return "".join(format_exception(*ei)).removesuffix("\n")

    def usesTime(self):
        """Whether the text shows the time."""
        return self._style.usesTime()

    def formatMessage(self, record):
        """The text without exception and stack."""
        return self._style.format(record)

    def formatStack(self, stack_info):
        """The stack that was asked for with stack_info=True."""
        return stack_info

    def format(self, record):
        """The whole text. What others may want too is left in the record."""
        record.message = record.getMessage()
        if self.usesTime():
            record.asctime = self.formatTime(record, self.datefmt)
        text = self.formatMessage(record)
        if record.exc_info and not record.exc_text:
            record.exc_text = self.formatException(record.exc_info)
        for more in (record.exc_text, record.stack_info and self.formatStack(record.stack_info)):
            if more:
                text = f"{text.removesuffix(chr(10))}\n{more}"
        return text


class BufferingFormatter:
    """Makes one text of many records."""

    def __init__(self, linefmt=None):
        self.linefmt = linefmt or default_formatter

    def formatHeader(self, records):
        """What stands before them."""
        return ""

    def formatFooter(self, records):
        """What stands behind them."""
        return ""

    def format(self, records):
        """The whole text; nothing for no records."""
        if not records:
            return ""
        lines = map(self.linefmt.format, records)
        return self.formatHeader(records) + "".join(lines) + self.formatFooter(records)


default_formatter = Formatter()
