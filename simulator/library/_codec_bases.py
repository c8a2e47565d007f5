"""What codecs are made of, without files: part of `codecs`."""


class CodecInfo(tuple):
    """What lookup() finds: functions that encode and decode at once, classes that do it in pieces."""

    # Those that are not from text to bytes are refused by str.encode() and its like.
    _is_text_encoding = True

    def __new__(
        cls, encode, decode, streamreader=None, streamwriter=None,
        incrementalencoder=None, incrementaldecoder=None, name=None,
        *, _is_text_encoding=None,
    ):  # fmt: skip
        self = tuple.__new__(cls, (encode, decode, streamreader, streamwriter))
        self.name = name
        self.encode = encode
        self.decode = decode
        self.incrementalencoder = incrementalencoder
        self.incrementaldecoder = incrementaldecoder
        self.streamwriter = streamwriter
        self.streamreader = streamreader
        if _is_text_encoding is not None:
            self._is_text_encoding = _is_text_encoding
        return self

    def __repr__(self):
        cls = type(self)
        kind = f"{cls.__module__}.{cls.__qualname__}"
        return f"<{kind} object for encoding {self.name} at {id(self):#x}>"


class Codec:
    """Encodes and decodes without a state between calls."""

    def encode(self, input, errors="strict"):
        """(output, how much of the input was used)"""
        raise NotImplementedError

    def decode(self, input, errors="strict"):
        """(output, how much of the input was used)"""
        raise NotImplementedError


class IncrementalEncoder:
    """Encodes a text piece by piece."""

    def __init__(self, errors="strict"):
        self.errors = errors
        self.buffer = ""

    def encode(self, input, final=False):
        raise NotImplementedError

    def reset(self):
        """Forgets what has been kept back."""

    def getstate(self):
        """A number to give to setstate()."""
        return 0

    def setstate(self, state):
        """Goes back to a state from getstate()."""


class BufferedIncrementalEncoder(IncrementalEncoder):
    """Keeps back what _buffer_encode() did not use."""

    def _buffer_encode(self, input, errors, final):
        raise NotImplementedError

    def encode(self, input, final=False):
        data = self.buffer + input
        result, used = self._buffer_encode(data, self.errors, final)
        self.buffer = data[used:]
        return result

    def reset(self):
        IncrementalEncoder.reset(self)
        self.buffer = ""

    def getstate(self):
        return self.buffer or 0

    def setstate(self, state):
        self.buffer = state or ""


class IncrementalDecoder:
    """Decodes bytes piece by piece."""

    def __init__(self, errors="strict"):
        self.errors = errors

    def decode(self, input, final=False):
        raise NotImplementedError

    def reset(self):
        """Forgets what has been kept back."""

    def getstate(self):
        """(bytes kept back, a number)"""
        return b"", 0

    def setstate(self, state):
        """Goes back to a state from getstate()."""


class BufferedIncrementalDecoder(IncrementalDecoder):
    """Keeps back what _buffer_decode() did not use."""

    def __init__(self, errors="strict"):
        IncrementalDecoder.__init__(self, errors)
        self.buffer = b""

    def _buffer_decode(self, input, errors, final):
        raise NotImplementedError

    def decode(self, input, final=False):
        data = self.buffer + input
        result, used = self._buffer_decode(data, self.errors, final)
        self.buffer = data[used:]
        return result

    def reset(self):
        IncrementalDecoder.reset(self)
        self.buffer = b""

    def getstate(self):
        return self.buffer, 0

    def setstate(self, state):
        self.buffer = state[0]


for _cls in (
    CodecInfo, Codec, IncrementalEncoder, BufferedIncrementalEncoder, IncrementalDecoder,
    BufferedIncrementalDecoder,
):  # fmt: skip
    _cls.__module__ = "codecs"
del _cls
