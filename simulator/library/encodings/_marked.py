"""Encodings with a mark at the beginning: only the first piece has it."""

import _codecs
import codecs
import sys

_BIG, _AT_START = 1, 2


def classes(name, encode_function, decode_function):
    """The classes of utf_8_sig, utf_16 or utf_32."""
    if name == "utf_8_sig":
        return _utf_8_sig(encode_function, decode_function)
    return _wide(name.upper().replace("_", "-"), name, encode_function)


def _writers(encode_function, unmarked, at_start):
    class IncrementalEncoder(codecs.IncrementalEncoder):
        def __init__(self, errors="strict"):
            codecs.IncrementalEncoder.__init__(self, errors)
            self.reset()

        def encode(self, input, final=False):
            function = encode_function if self._first else unmarked
            self._first = False
            return function(input, self.errors)[0]

        def reset(self):
            self._first = True

        def getstate(self):
            return at_start if self._first else 0

        def setstate(self, state):
            self._first = bool(state)

    class StreamWriter(codecs.StreamWriter):
        def __init__(self, stream, errors="strict"):
            codecs.StreamWriter.__init__(self, stream, errors)
            self._first = True

        def encode(self, input, errors="strict"):
            function = encode_function if self._first else unmarked
            self._first = False
            return function(input, errors)

        def reset(self):
            codecs.StreamWriter.reset(self)
            self._first = True

    return {"incrementalencoder": IncrementalEncoder, "streamwriter": StreamWriter}


def _utf_8_sig(encode_function, decode_function):
    class IncrementalDecoder(codecs.BufferedIncrementalDecoder):
        def __init__(self, errors="strict"):
            codecs.BufferedIncrementalDecoder.__init__(self, errors)
            self._first = True

        def _buffer_decode(self, input, errors, final):
            if not self._first:
                return _codecs.utf_8_decode(input, errors, final)
            if len(input) < 3 and codecs.BOM_UTF8.startswith(input):
                return "", 0
            self._first = False
            return decode_function(input, errors, final)

        def reset(self):
            codecs.BufferedIncrementalDecoder.reset(self)
            self._first = True

        def getstate(self):
            return self.buffer, int(self._first)

        def setstate(self, state):
            codecs.BufferedIncrementalDecoder.setstate(self, state)
            self._first = bool(state[1])

    class StreamReader(codecs.StreamReader):
        _first = True

        def decode(self, input, errors="strict"):
            if not self._first:
                return _codecs.utf_8_decode(input, errors)
            if len(input) < 3 and codecs.BOM_UTF8.startswith(input):
                return "", 0
            self._first = False
            return decode_function(input, errors)

        def reset(self):
            codecs.StreamReader.reset(self)
            self._first = True

    return {
        **_writers(encode_function, _codecs.utf_8_encode, 1),
        "incrementaldecoder": IncrementalDecoder,
        "streamreader": StreamReader,
    }


def _wide(title, name, encode_function):
    decode_first = getattr(_codecs, name + "_ex_decode")
    little, big = getattr(_codecs, name + "_le_decode"), getattr(_codecs, name + "_be_decode")
    order = "be" if sys.byteorder == "big" else "le"
    unmarked = getattr(_codecs, f"{name}_{order}_encode")
    width = int(name[-2:]) // 8

    def begin(self, input, errors, final):
        text, used, order = decode_first(input, errors, 0, final)
        if order:
            self._decode = little if order < 0 else big
        elif used >= width:
            raise UnicodeError(title + " stream does not start with BOM")
        return text, used

    class IncrementalDecoder(codecs.BufferedIncrementalDecoder):
        def __init__(self, errors="strict"):
            codecs.BufferedIncrementalDecoder.__init__(self, errors)
            self._decode = None

        def _buffer_decode(self, input, errors, final):
            if self._decode is None:
                return begin(self, input, errors, final)
            return self._decode(input, errors, final)

        def reset(self):
            codecs.BufferedIncrementalDecoder.reset(self)
            self._decode = None

        def getstate(self):
            if self._decode is None:
                return self.buffer, _AT_START
            return self.buffer, int((sys.byteorder == "big") != (self._decode is big))

        def setstate(self, state):
            codecs.BufferedIncrementalDecoder.setstate(self, state)
            if state[1] == _AT_START:
                self._decode = None
            else:
                self._decode = big if (sys.byteorder == "big") != (state[1] == _BIG) else little

    class StreamReader(codecs.StreamReader):
        _decode = None

        def decode(self, input, errors="strict"):
            if self._decode is None:
                return begin(self, input, errors, False)
            return self._decode(input, errors)

        def reset(self):
            codecs.StreamReader.reset(self)
            self._decode = None

    return {
        **_writers(encode_function, unmarked, _AT_START),
        "incrementaldecoder": IncrementalDecoder,
        "streamreader": StreamReader,
    }
