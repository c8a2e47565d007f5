"""`rot13`: letters thirteen places further on, text to text."""

import codecs
from string import ascii_lowercase as _lower
from string import ascii_uppercase as _upper

rot13_map = str.maketrans(
    _upper + _lower, _upper[13:] + _upper[:13] + _lower[13:] + _lower[:13]
)


class Codec(codecs.Codec):
    def encode(self, input, errors="strict"):
        return str.translate(input, rot13_map), len(input)

    decode = encode


class IncrementalEncoder(codecs.IncrementalEncoder):
    def encode(self, input, final=False):
        return str.translate(input, rot13_map)


class IncrementalDecoder(codecs.IncrementalDecoder):
    def decode(self, input, final=False):
        return str.translate(input, rot13_map)


class StreamWriter(Codec, codecs.StreamWriter):
    pass


class StreamReader(Codec, codecs.StreamReader):
    pass


def getregentry():
    return codecs.CodecInfo(
        Codec().encode,
        Codec().decode,
        streamreader=StreamReader,
        streamwriter=StreamWriter,
        incrementalencoder=IncrementalEncoder,
        incrementaldecoder=IncrementalDecoder,
        name="rot-13",
        _is_text_encoding=False,
    )
