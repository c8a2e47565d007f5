"""What is wrong with a document, and where."""


class TOMLDecodeError(ValueError):
    """Raised for a document that is no TOML."""

    __module__ = "tomllib"


def problem(text, at, message):
    """The error for what stands at an index of the text: its line and column count from 1."""
    if at >= len(text):
        return TOMLDecodeError(f"{message} (at end of document)")
    line = text.count("\n", 0, at) + 1
    column = at - text.rfind("\n", 0, at)
    return TOMLDecodeError(f"{message} (at line {line}, column {column})")
