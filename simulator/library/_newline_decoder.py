"""`io.IncrementalNewlineDecoder`: line ends of every system (Library reference, "io")."""

_SEEN = {1: "\r", 2: "\n", 3: ("\r", "\n"), 4: "\r\n", 5: ("\r", "\r\n"), 6: ("\n", "\r\n")}
_CR, _LF, _CRLF = 1, 2, 4


class IncrementalNewlineDecoder:
    """Decodes by another decoder (None: what comes is text) and, if told to, makes all line ends `\\n`.

    A `\\r` at the end of a part waits for the next one, which may begin with its `\\n`.
    """

    def __init__(self, decoder, translate, errors="strict"):
        self._decoder = decoder
        self._translate = translate
        self._errors = errors
        self._seen = 0
        self._waiting = False

    def decode(self, input, final=False):
        """The text of a part; `final` says that none follows."""
        text = input if self._decoder is None else self._decoder.decode(input, final)
        if not isinstance(text, str):
            kind = type(text).__name__
            raise TypeError(f"decoder should return a string result, not {kind!r}")
        if self._waiting and (text or final):
            text = "\r" + text
            self._waiting = False
        if text.endswith("\r") and not final:
            text = text[:-1]
            self._waiting = True
        pairs = text.count("\r\n")
        if pairs:
            self._seen |= _CRLF
        if text.count("\r") > pairs:
            self._seen |= _CR
        if text.count("\n") > pairs:
            self._seen |= _LF
        if self._translate and "\r" in text:
            text = text.replace("\r\n", "\n").replace("\r", "\n")
        return text

    def getstate(self):
        """What setstate() takes: bytes that wait in the decoder, and flags."""
        waiting, flags = (b"", 0) if self._decoder is None else self._decoder.getstate()
        return waiting, flags << 1 | self._waiting

    def setstate(self, state):
        waiting, flags = state
        self._waiting = bool(flags & 1)
        if self._decoder is not None:
            self._decoder.setstate((waiting, flags >> 1))

    def reset(self):
        self._seen = 0
        self._waiting = False
        if self._decoder is not None:
            self._decoder.reset()

    @property
    def newlines(self):
        """The line ends met so far: None, one of them, or a tuple."""
        if self._seen == _CR | _LF | _CRLF:
            return "\r", "\n", "\r\n"
        return _SEEN.get(self._seen)


IncrementalNewlineDecoder.__module__ = "_io"
