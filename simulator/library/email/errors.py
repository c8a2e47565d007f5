"""What is wrong with a message (Library reference, "email.errors")."""


class MessageError(Exception):
    """Of the package."""


class MessageParseError(MessageError):
    """The text is no message."""


class HeaderParseError(MessageParseError):
    """A header can't be read."""


class MessageDefect(ValueError):
    """What a parser put up with."""

    def __init__(self, line=None):
        if line is not None:
            super().__init__(line)
        self.line = line


class MissingHeaderBodySeparatorDefect(MessageDefect):
    """A line among the headers is none, so the body began there."""


class FirstHeaderLineIsContinuationDefect(MessageDefect):
    """The first line of the headers continues nothing."""


class InvalidHeaderDefect(MessageDefect):
    """A line among the headers has no name."""
