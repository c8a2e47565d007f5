"""What can be wrong with a configuration."""


class Error(Exception):
    """Something is wrong with a configuration."""

    def __init__(self, msg=""):
        self.message = msg
        Exception.__init__(self, msg)

    def __repr__(self):
        return self.message

    __str__ = __repr__


class NoSectionError(Error):
    """There is no such section."""

    def __init__(self, section):
        Error.__init__(self, f"No section: {section!r}")
        self.section = section
        self.args = (section,)


def _place(source, lineno):
    line = "" if lineno is None else f" [line {lineno:2d}]"
    return f"While reading from {source!r}{line}: "


class DuplicateSectionError(Error):
    """A section is there already, in one source where that says so."""

    def __init__(self, section, source=None, lineno=None):
        if source is None:
            message = f"Section {section!r} already exists"
        else:
            message = f"{_place(source, lineno)}section {section!r} already exists"
        Error.__init__(self, message)
        self.section = section
        self.source = source
        self.lineno = lineno
        self.args = (section, source, lineno)


class DuplicateOptionError(Error):
    """An option is there already in the same section of one source."""

    def __init__(self, section, option, source=None, lineno=None):
        where = f"ption {option!r} in section {section!r} already exists"
        message = "O" + where if source is None else f"{_place(source, lineno)}o{where}"
        Error.__init__(self, message)
        self.section = section
        self.option = option
        self.source = source
        self.lineno = lineno
        self.args = (section, option, source, lineno)


class NoOptionError(Error):
    """There is no such option in a section."""

    def __init__(self, option, section):
        Error.__init__(self, f"No option {option!r} in section: {section!r}")
        self.option = option
        self.section = section
        self.args = (option, section)


class InterpolationError(Error):
    """A value refers to others, and that can't be resolved."""

    def __init__(self, option, section, msg):
        Error.__init__(self, msg)
        self.option = option
        self.section = section
        self.args = (option, section, msg)


class InterpolationMissingOptionError(InterpolationError):
    """A value refers to an option that there isn't."""

    def __init__(self, option, section, rawval, reference):
        message = (
            f"Bad value substitution: option {option!r} in section {section!r} contains an "
            f"interpolation key {reference!r} which is not a valid option name. "
            f"Raw value: {rawval!r}"
        )
        InterpolationError.__init__(self, option, section, message)
        self.reference = reference
        self.args = (option, section, rawval, reference)


class InterpolationSyntaxError(InterpolationError):
    """A value refers to others in a way that nobody understands."""


class InterpolationDepthError(InterpolationError):
    """Values refer to each other without end."""

    def __init__(self, option, section, rawval):
        message = (
            f"Recursion limit exceeded in value substitution: option {option!r} in section "
            f"{section!r} contains an interpolation key which cannot be substituted in "
            f"{MAX_INTERPOLATION_DEPTH} steps. Raw value: {rawval!r}"
        )
        InterpolationError.__init__(self, option, section, message)
        self.args = (option, section, rawval)


class ParsingError(Error):
    """Lines that are neither sections nor options."""

    def __init__(self, source=None, filename=None):
        if filename and source:
            raise ValueError("Cannot specify both `filename' and `source'. Use `source'.")
        if not filename and not source:
            raise ValueError("Required argument `source' not given.")
        source = source or filename
        Error.__init__(self, f"Source contains parsing errors: {source!r}")
        self.source = source
        self.errors = []
        self.args = (source,)

    @property
    def filename(self):
        """Another name of the source."""
        _warn_of_filename()
        return self.source

    @filename.setter
    def filename(self, value):
        _warn_of_filename()
        self.source = value

    def append(self, lineno, line):
        """Adds a line."""
        self.errors.append((lineno, line))
        self.message += f"\n\t[line {lineno:2d}]: {line}"


class MissingSectionHeaderError(ParsingError):
    """An option stands before all sections."""

    def __init__(self, filename, lineno, line):
        Error.__init__(
            self,
            f"File contains no section headers.\nfile: {filename!r}, line: {lineno}\n{line!r}",
        )
        self.source = filename
        self.lineno = lineno
        self.line = line
        self.args = (filename, lineno, line)


def _warn_of_filename():
    from warnings import warn

    warn(
        "The 'filename' attribute will be removed in Python 3.12. Use 'source' instead.",
        DeprecationWarning,
        stacklevel=3,
    )


# How many steps it may take to resolve a value that refers to others.
MAX_INTERPOLATION_DEPTH = 10
