"""Classes for the encodings that `_codecs` has functions for."""

import _codecs
import codecs


def entry(name):
    """The CodecInfo of the encoding of this module name."""
    encode = getattr(_codecs, name + "_encode")
    decode = getattr(_codecs, name + "_decode")
    if name in ("utf_16", "utf_32", "utf_8_sig"):
        from encodings import _marked

        classes = _marked.classes(name, encode, decode)
    else:
        classes = _classes(encode, decode)
    for cls in classes.values():
        cls.__module__ = "encodings." + name
        cls.__qualname__ = cls.__name__
    return codecs.CodecInfo(
        encode, _whole(name, decode), name=_SHOWN.get(name) or name.replace("_", "-"), **classes
    )


_SHOWN = {"latin_1": "iso8859-1"}


def _whole(name, decode):
    """Decodes everything at once: what is incomplete at the end is an error."""
    if not name.startswith("utf"):
        return decode

    def whole(input, errors="strict"):
        return decode(input, errors, True)

    whole.__name__ = whole.__qualname__ = "decode"
    whole.__module__ = "encodings." + name
    return whole


def _classes(encode_function, decode_function):
    class Codec(codecs.Codec):
        encode = staticmethod(encode_function)
        decode = staticmethod(decode_function)

    class IncrementalEncoder(codecs.IncrementalEncoder):
        def encode(self, input, final=False):
            return encode_function(input, self.errors)[0]

    class IncrementalDecoder(codecs.BufferedIncrementalDecoder):
        def _buffer_decode(self, input, errors, final):
            return decode_function(input, errors, final)

    class StatelessDecoder(codecs.IncrementalDecoder):
        def decode(self, input, final=False):
            return decode_function(input, self.errors)[0]

    class StreamWriter(Codec, codecs.StreamWriter):
        pass

    class StreamReader(Codec, codecs.StreamReader):
        pass

    StatelessDecoder.__name__ = "IncrementalDecoder"
    in_pieces = decode_function.__name__.startswith(("utf", "unicode", "raw"))
    if decode_function.__name__.endswith("escape_decode"):

        def decode(self, input, errors="strict"):
            return decode_function(input, errors, False)

        StreamReader.decode = decode
    return {
        "incrementalencoder": IncrementalEncoder,
        "incrementaldecoder": IncrementalDecoder if in_pieces else StatelessDecoder,
        "streamwriter": StreamWriter,
        "streamreader": StreamReader,
    }
