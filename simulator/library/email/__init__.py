"""Messages with headers (Library reference, "email"): of the package as much as HTTP needs.

Texts of several parts, encoded words and the making of MIME messages are missing.
"""

__all__ = ["message_from_bytes", "message_from_string"]


def message_from_string(s, *args, **kws):
    """The message that a text is."""
    from email.parser import Parser

    return Parser(*args, **kws).parsestr(s)


def message_from_bytes(s, *args, **kws):
    """The message that bytes are."""
    from email.parser import BytesParser

    return BytesParser(*args, **kws).parsebytes(s)
