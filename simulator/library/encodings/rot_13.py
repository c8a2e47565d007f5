"""`rot13`: letters thirteen places further on, text to text."""

import codecs
from string import ascii_lowercase as _lower
from string import ascii_uppercase as _upper

rot13_map = str.maketrans(
    _upper + _lower, _upper[13:] + _upper[:13] + _lower[13:] + _lower[:13]
)


class _Whole:
    """Both ways are the same way."""

    def encode(self, input, errors="strict"):
        return str.translate(input, rot13_map), len(input)

    decode = encode


class _Pieces:
    """Each letter is on its own, so that a piece is as good as the whole."""

    def encode(self, input, final=False):
        return str.translate(input, rot13_map)

    decode = encode


class Codec(_Whole, codecs.Codec):
    """For whole texts."""


class IncrementalEncoder(_Pieces, codecs.IncrementalEncoder):
    """For pieces of texts."""


class IncrementalDecoder(_Pieces, codecs.IncrementalDecoder):
    """For pieces of texts."""


class StreamWriter(_Whole, codecs.StreamWriter):
    """For text files."""


class StreamReader(_Whole, codecs.StreamReader):
    """For text files."""


def getregentry():
    """What the table of encodings holds."""
    codec = Codec()
    pieces = {
        "incrementalencoder": IncrementalEncoder,
        "incrementaldecoder": IncrementalDecoder,
    }
    return codecs.CodecInfo(
        codec.encode, codec.decode, StreamReader, StreamWriter, **pieces,
        name="rot-13", _is_text_encoding=False,
    )  # fmt: skip
