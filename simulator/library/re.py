"""Regular expressions (Library reference, "re")."""

import enum

import _sre
from _sre import Match, Pattern

__all__ = [
    "A", "ASCII", "DOTALL", "I", "IGNORECASE", "L", "LOCALE", "M", "MULTILINE", "Match", "NOFLAG",
    "Pattern", "RegexFlag", "S", "U", "UNICODE", "VERBOSE", "X", "compile",
    "error", "escape", "findall", "finditer", "fullmatch", "match", "purge", "search", "split",
    "sub", "subn", "template",
]  # fmt: skip

__version__ = "2.2.1"


class error(Exception):
    """A text that is no pattern, or no template.

    Attributes: msg, pattern, pos (where in it, None if unknown), lineno and colno of that place.
    """

    __module__ = "re"

    def __init__(self, msg, pattern=None, pos=None):
        self.msg = msg
        self.pattern = pattern
        self.pos = pos
        self.lineno = self.colno = None
        if pattern is not None and pos is not None:
            newline = "\n" if isinstance(pattern, str) else b"\n"
            self.lineno = pattern.count(newline, 0, pos) + 1
            self.colno = pos - pattern.rfind(newline, 0, pos)
            msg = f"{msg} at position {pos}"
            if newline in pattern:
                msg += f" (line {self.lineno}, column {self.colno})"
        super().__init__(msg)


class RegexFlag(enum.IntFlag, boundary=enum.KEEP):
    """How patterns are read."""

    NOFLAG = 0
    ASCII = A = 256
    IGNORECASE = I = 2
    LOCALE = L = 4
    UNICODE = U = 32
    MULTILINE = M = 8
    DOTALL = S = 16
    VERBOSE = X = 64
    TEMPLATE = T = 1
    DEBUG = 128

    def __repr__(self):
        value = int(self)
        known = [flag for flag in RegexFlag if flag & value]
        if value < 0 or not value:
            return "re.NOFLAG" if not value else f"re.RegexFlag({value})"
        texts = [f"re.{flag._name_}" for flag in known]
        others = value & ~sum(int(flag) for flag in known)
        if others:
            texts.append(hex(others))
        return "|".join(texts)

RegexFlag.__str__ = RegexFlag.__repr__
RegexFlag.__format__ = int.__format__

globals().update(RegexFlag.__members__)

# Compiled patterns by type, pattern and flags, the oldest first.
_cache = {}
_CACHE_MAX = 512


def compile(pattern, flags=0):
    """The Pattern for a text."""
    return _compile(pattern, flags)


def _compile(pattern, flags):
    if isinstance(flags, RegexFlag):
        flags = int(flags)
    key = type(pattern), pattern, flags
    known = _cache.get(key)
    if known is not None:
        return known
    if isinstance(pattern, Pattern):
        if flags:
            raise ValueError("cannot process flags argument with a compiled pattern")
        return pattern
    if not isinstance(pattern, (str, bytes, bytearray, memoryview)):
        raise TypeError("first argument must be string or compiled pattern")
    if flags & TEMPLATE:
        _warn(
            "The re.TEMPLATE/re.T flag is deprecated as it is an undocumented flag "
            "without an obvious purpose. Don't use it.",
            DeprecationWarning,
        )
    if flags & DEBUG:
        raise NotImplementedError("re.DEBUG is not supported")
    compiled = _sre.compile(pattern, flags)
    if len(_cache) >= _CACHE_MAX:
        del _cache[next(iter(_cache))]
    _cache[key] = compiled
    return compiled


def template(pattern, flags=0):
    """As compile() with TEMPLATE."""
    _warn(
        "The re.template() function is deprecated as it is an undocumented function "
        "without an obvious purpose. Use re.compile() instead.",
        DeprecationWarning,
    )
    from warnings import catch_warnings, simplefilter

    with catch_warnings():
        simplefilter("ignore", DeprecationWarning)
        return _compile(pattern, flags | TEMPLATE)


def _warn(message, category):
    """Warns of a line outside of this module."""
    import sys
    from warnings import warn

    level = 1
    while sys._getframe(level).f_globals is globals():
        level += 1
    warn(message, category, stacklevel=level + 1)


def purge():
    """Forgets the patterns compiled so far."""
    _cache.clear()


def match(pattern, string, flags=0):
    """The Match at the beginning of a text, or None."""
    return _compile(pattern, flags).match(string)


def fullmatch(pattern, string, flags=0):
    """The Match of the whole text, or None."""
    return _compile(pattern, flags).fullmatch(string)


def search(pattern, string, flags=0):
    """The first Match anywhere in a text, or None."""
    return _compile(pattern, flags).search(string)


def sub(pattern, repl, string, count=0, flags=0):
    """The text with matches replaced by a template, or by what a function says."""
    return _compile(pattern, flags).sub(repl, string, count)


def subn(pattern, repl, string, count=0, flags=0):
    """As sub(), with the number of replacements."""
    return _compile(pattern, flags).subn(repl, string, count)


def split(pattern, string, maxsplit=0, flags=0):
    """What lies between matches, with what the groups have matched."""
    return _compile(pattern, flags).split(string, maxsplit)


def findall(pattern, string, flags=0):
    """All matches as texts, or as what their groups have matched."""
    return _compile(pattern, flags).findall(string)


def finditer(pattern, string, flags=0):
    """An iterator over all matches."""
    return _compile(pattern, flags).finditer(string)


_ESCAPES = {ord(character): "\\" + character for character in "()[]{}?*+-|^$\\.&~# \t\n\r\v\f"}


def escape(pattern):
    """The pattern that matches this text and no other."""
    if isinstance(pattern, str):
        return pattern.translate(_ESCAPES)
    return str(pattern, "latin1").translate(_ESCAPES).encode("latin1")


class Scanner:
    """Cuts texts into tokens. The lexicon has pairs of a pattern and what is made of its matches:
    what a function of the scanner and the text returns, or the thing itself; None drops them.

    While a function runs, `match` is the Match.
    """

    def __init__(self, lexicon, flags=0):
        self.lexicon = lexicon
        self.match = None
        self._phrases = [(_compile(phrase, flags), action) for phrase, action in lexicon]

    def scan(self, string):
        """A list of tokens, and the rest of the text that nothing matches."""
        tokens = []
        place = 0
        while True:
            for pattern, action in self._phrases:
                match = pattern.match(string, place)
                if match is not None:
                    break
            else:
                break
            if match.end() == place:
                break
            if callable(action):
                self.match = match
                action = action(self, match.group())
            if action is not None:
                tokens.append(action)
            place = match.end()
        return tokens, string[place:]
