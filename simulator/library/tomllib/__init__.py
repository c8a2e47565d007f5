"""Reading TOML 1.0 (Library reference, "tomllib")."""
from tomllib._errors import TOMLDecodeError

__all__ = ("loads", "load", "TOMLDecodeError")


def load(fp, /, *, parse_float=float):
    """The dict that a file opened in binary mode describes.

    Raises TOMLDecodeError when it is no TOML, TypeError for a text file.
    """
    data = fp.read()
    if isinstance(data, str):
        raise TypeError(
            "File must be opened in binary mode, e.g. use `open('foo.toml', 'rb')`"
        )
    return loads(data.decode(), parse_float=parse_float)


def loads(s, /, *, parse_float=float):
    """The dict that a text describes.

    `parse_float` gets the text of each float; what it makes of it may be no dict and no list.
    """
    from tomllib._document import Document

    return Document(s.replace("\r\n", "\n"), parse_float).read()
