"""Codecs between bytes and bytes, from a function each way."""

import codecs


def _strict(errors):
    if errors != "strict":
        raise AssertionError


def entry(name, encode_function, decode_function, incremental_encoder, incremental_decoder):
    """The CodecInfo of a codec that str.encode() and bytes.decode() refuse."""

    def encode(input, errors="strict"):
        _strict(errors)
        return encode_function(input), len(input)

    def decode(input, errors="strict"):
        _strict(errors)
        return decode_function(input), len(input)

    class Codec(codecs.Codec):
        def encode(self, input, errors="strict"):
            return encode(input, errors)

        def decode(self, input, errors="strict"):
            return decode(input, errors)

    class StreamWriter(Codec, codecs.StreamWriter):
        charbuffertype = bytes

    class StreamReader(Codec, codecs.StreamReader):
        charbuffertype = bytes

    return codecs.CodecInfo(
        encode,
        decode,
        streamreader=StreamReader,
        streamwriter=StreamWriter,
        incrementalencoder=incremental_encoder or _incremental(encode, "encode"),
        incrementaldecoder=incremental_decoder or _incremental(decode, "decode"),
        name=name,
        _is_text_encoding=False,
    )


def _incremental(function, verb):
    """Each piece by itself."""

    def run(self, input, final=False):
        _strict(self.errors)
        return function(input)[0]

    base = codecs.IncrementalEncoder if verb == "encode" else codecs.IncrementalDecoder
    return type(base.__name__, (base,), {verb: run})
