"""Encodings by name, and the classes that codecs are made of (Library reference, "codecs")."""

import _codecs
import sys
from _codec_bases import (
    BufferedIncrementalDecoder,
    BufferedIncrementalEncoder,
    Codec,
    CodecInfo,
    IncrementalDecoder,
    IncrementalEncoder,
)
from _codec_streams import (
    EncodedFile,
    StreamReader,
    StreamReaderWriter,
    StreamRecoder,
    StreamWriter,
    open,
)
from _codecs import *

__all__ = [
    "register", "lookup", "open", "EncodedFile", "BOM", "BOM_BE", "BOM_LE", "BOM32_BE", "BOM32_LE",
    "BOM64_BE", "BOM64_LE", "BOM_UTF8", "BOM_UTF16", "BOM_UTF16_LE", "BOM_UTF16_BE", "BOM_UTF32",
    "BOM_UTF32_LE", "BOM_UTF32_BE", "CodecInfo", "Codec", "IncrementalEncoder", "IncrementalDecoder",
    "StreamReader", "StreamWriter", "StreamReaderWriter", "StreamRecoder", "getencoder", "getdecoder",
    "getincrementalencoder", "getincrementaldecoder", "getreader", "getwriter", "encode", "decode",
    "iterencode", "iterdecode", "strict_errors", "ignore_errors", "replace_errors",
    "xmlcharrefreplace_errors", "backslashreplace_errors", "namereplace_errors", "register_error",
    "lookup_error",
]  # fmt: skip

BOM_UTF8 = b"\xef\xbb\xbf"
BOM_LE = BOM_UTF16_LE = b"\xff\xfe"
BOM_BE = BOM_UTF16_BE = b"\xfe\xff"
BOM_UTF32_LE = b"\xff\xfe\x00\x00"
BOM_UTF32_BE = b"\x00\x00\xfe\xff"
if sys.byteorder == "little":
    BOM = BOM_UTF16 = BOM_UTF16_LE
    BOM_UTF32 = BOM_UTF32_LE
else:
    BOM = BOM_UTF16 = BOM_UTF16_BE
    BOM_UTF32 = BOM_UTF32_BE
BOM32_LE, BOM32_BE = BOM_UTF16_LE, BOM_UTF16_BE
BOM64_LE, BOM64_BE = BOM_UTF32_LE, BOM_UTF32_BE

strict_errors = lookup_error("strict")
ignore_errors = lookup_error("ignore")
replace_errors = lookup_error("replace")
xmlcharrefreplace_errors = lookup_error("xmlcharrefreplace")
backslashreplace_errors = lookup_error("backslashreplace")
namereplace_errors = lookup_error("namereplace")


def getencoder(encoding):
    return lookup(encoding).encode


def getdecoder(encoding):
    return lookup(encoding).decode


def _part(encoding, name):
    found = getattr(lookup(encoding), name)
    if found is None:
        raise LookupError(encoding)
    return found


def getincrementalencoder(encoding):
    """LookupError: the codec has none."""
    return _part(encoding, "incrementalencoder")


def getincrementaldecoder(encoding):
    """LookupError: the codec has none."""
    return _part(encoding, "incrementaldecoder")


def getreader(encoding):
    return lookup(encoding).streamreader


def getwriter(encoding):
    return lookup(encoding).streamwriter


def _converted(pieces, convert, nothing):
    """What comes of each piece and of the end, where something comes of it."""
    yield from filter(None, map(convert, pieces))
    yield from filter(None, [convert(nothing, True)])


def iterencode(iterator, encoding, errors="strict", **kwargs):
    """The pieces of an iterable, encoded by an incremental encoder."""
    encoder = getincrementalencoder(encoding)(errors, **kwargs)
    yield from _converted(iterator, encoder.encode, "")


def iterdecode(iterator, encoding, errors="strict", **kwargs):
    """The pieces of an iterable, decoded by an incremental decoder."""
    decoder = getincrementaldecoder(encoding)(errors, **kwargs)
    yield from _converted(iterator, decoder.decode, b"")


def make_identity_dict(rng):
    """Each number as itself."""
    return {number: number for number in rng}


def make_encoding_map(decoding_map):
    """The other way around; None for what more than one thing would be encoded by."""
    encoding = {}
    for key, value in decoding_map.items():
        encoding[value] = None if value in encoding else key
    return encoding
