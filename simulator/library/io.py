"""Files: raw, buffered and text, on a descriptor or in memory."""

import abc

from _io import (
    DEFAULT_BUFFER_SIZE,
    BlockingIOError,
    BufferedRandom,
    BufferedReader,
    BufferedRWPair,
    BufferedWriter,
    BytesIO,
    FileIO,
    StringIO,
    TextIOWrapper,
    UnsupportedOperation,
    _BufferedIOBase,
    _IOBase,
    _RawIOBase,
    _TextIOBase,
    open,
    open_code,
    text_encoding,
)

__all__ = [
    "BlockingIOError", "open", "open_code", "IOBase", "RawIOBase", "FileIO", "BytesIO", "StringIO",
    "BufferedIOBase", "BufferedReader", "BufferedWriter", "BufferedRWPair", "BufferedRandom",
    "TextIOBase", "TextIOWrapper", "UnsupportedOperation", "SEEK_SET", "SEEK_CUR", "SEEK_END",
    "DEFAULT_BUFFER_SIZE", "IncrementalNewlineDecoder", "text_encoding",
]  # fmt: skip


def __getattr__(name):
    # Few programs want it.
    if name == "IncrementalNewlineDecoder":
        from _newline_decoder import IncrementalNewlineDecoder

        globals()[name] = IncrementalNewlineDecoder
        return IncrementalNewlineDecoder
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__():
    return sorted({*globals(), *__all__})


SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2


class IOBase(_IOBase, metaclass=abc.ABCMeta):
    """What all files are."""


class RawIOBase(_RawIOBase, IOBase):
    """Files of bytes without a buffer."""


class BufferedIOBase(_BufferedIOBase, IOBase):
    """Files of bytes with a buffer."""


class TextIOBase(_TextIOBase, IOBase):
    """Files of text."""


RawIOBase.register(FileIO)
for _kind in BytesIO, BufferedReader, BufferedWriter, BufferedRandom, BufferedRWPair:
    BufferedIOBase.register(_kind)
for _kind in StringIO, TextIOWrapper:
    TextIOBase.register(_kind)
del _kind
