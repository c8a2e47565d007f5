"""Words as a Unix shell divides them (Library reference, "shlex")."""

import sys
from collections import deque
from io import StringIO

__all__ = ["shlex", "split", "quote", "join"]

# The order is the one that programs see when they print `wordchars`.
_ALPHANUMERIC = "abcdfeghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_"
_LATIN = "ßàáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞ"
_SAFE = frozenset(_ALPHANUMERIC + "@%+=:,./-")


class shlex:
    """A reader of words; the attributes say which characters mean what.

    Between two characters the reader is at one of its methods `_blank`, `_word`, `_punctuation`, `_quoted` and
    `_escaped`. Each takes the next character and says whether the token ends there.
    """

    def __init__(self, instream=None, infile=None, posix=False, punctuation_chars=False):
        if isinstance(instream, str):
            instream = StringIO(instream)
        self.instream = sys.stdin if instream is None else instream
        self.infile = None if instream is None else infile
        self.posix = posix
        self.eof = None if posix else ""
        self.commenters = "#"
        self.wordchars = _ALPHANUMERIC + (_LATIN if posix else "")
        self.whitespace = " \t\r\n"
        self.whitespace_split = False
        self.quotes = "'\""
        self.escape = "\\"
        self.escapedquotes = '"'
        self.source = None
        self.debug = 0
        self.lineno = 1
        self.token = ""
        self.pushback = deque()
        self.filestack = deque()
        self._at = self._blank
        self._found_quotes = False
        self._ahead = []
        if punctuation_chars:
            self._punctuation_chars = "();<>|&" if punctuation_chars is True else punctuation_chars
            self.wordchars = "".join(
                character
                for character in self.wordchars + "~-./*?="
                if character not in self._punctuation_chars
            )
        else:
            self._punctuation_chars = ""

    @property
    def punctuation_chars(self):
        """The characters of which runs are tokens of their own."""
        return self._punctuation_chars

    def push_token(self, tok):
        """Makes a token the next one."""
        if self.debug >= 1:
            print(f"shlex: pushing token {tok!r}")
        self.pushback.appendleft(tok)

    def push_source(self, newstream, newfile=None):
        """Reads from another stream until that ends."""
        if isinstance(newstream, str):
            newstream = StringIO(newstream)
        self.filestack.appendleft((self.infile, self.instream, self.lineno))
        self.infile = newfile
        self.instream = newstream
        self.lineno = 1
        if self.debug:
            print(f"shlex: pushing to {'stream' if newfile is None else 'file'} {newfile or newstream}")

    def pop_source(self):
        """Goes on with the stream before the last `push_source`."""
        self.instream.close()
        self.infile, self.instream, self.lineno = self.filestack.popleft()
        if self.debug:
            print(f"shlex: popping to {self.instream}, line {self.lineno}")
        self._at = self._blank

    def get_token(self):
        """The next token, those of files that `source` asks for included; `eof` at the end."""
        if self.pushback:
            token = self.pushback.popleft()
            if self.debug >= 1:
                print(f"shlex: popping token {token!r}")
            return token
        token = self.read_token()
        while self.source is not None and token == self.source:
            included = self.sourcehook(self.read_token())
            if included:
                newfile, newstream = included
                self.push_source(newstream, newfile)
            token = self.get_token()
        while token == self.eof:
            if not self.filestack:
                break
            self.pop_source()
            token = self.get_token()
        if self.debug >= 1 and token != self.eof:
            print(f"shlex: token={token!r}")
        return token

    def read_token(self):
        """The next token of the stream itself."""
        self._found_quotes = False
        ended = False
        while not ended:
            character = self._ahead.pop() if self._ahead else self.instream.read(1)
            if character == "\n":
                self.lineno += 1
            if self.debug >= 3:
                print(f"shlex: at {self._at.__name__} I see character: {character!r}")
            ended = self._at(character)
        token = self.token
        self.token = ""
        if self.posix and not self._found_quotes and token == "":
            token = None
        if self.debug > 1:
            print(f"shlex: raw token={token!r}" if token else "shlex: raw token=EOF")
        return token

    def _is_token(self):
        return bool(self.token) or (self.posix and self._found_quotes)

    def _end(self):
        """Nothing more comes: the last token ends, as do all after it."""
        self._at = self._finished
        return True

    def _finished(self, character):
        return True

    def _skip_comment(self):
        self.instream.readline()
        self.lineno += 1

    def _comment_behind_word(self):
        self._skip_comment()
        if not self.posix:
            return False
        self._at = self._blank
        return self._is_token()

    def _blank(self, character):
        if not character:
            return self._end()
        if character in self.whitespace:
            return self._is_token()
        if character in self.commenters:
            self._skip_comment()
        elif self.posix and character in self.escape:
            self._escape(character, self._word)
        elif character in self.wordchars:
            self._begin(character, self._word)
        elif character in self._punctuation_chars:
            self._begin(character, self._punctuation)
        elif character in self.quotes:
            self.token = "" if self.posix else character
            self._quote(character)
        elif self.whitespace_split:
            self._begin(character, self._word)
        else:
            self.token = character
            return self._is_token()
        return False

    def _begin(self, character, at):
        self.token = character
        self._at = at

    def _word(self, character):
        if not character:
            return self._end()
        if character in self.whitespace:
            self._at = self._blank
            return self._is_token()
        if character in self.commenters:
            return self._comment_behind_word()
        if self.posix and character in self.quotes:
            self._quote(character)
        elif self.posix and character in self.escape:
            self._escape(character, self._word)
        elif self._belongs(character):
            self.token += character
        else:
            self._ahead.append(character)
            self._at = self._blank
            return self._is_token()
        return False

    def _belongs(self, character):
        return (
            character in self.wordchars
            or character in self.quotes
            or (self.whitespace_split and character not in self._punctuation_chars)
        )

    def _punctuation(self, character):
        if not character:
            return self._end()
        if character in self.commenters:
            return self._comment_behind_word()
        if character in self._punctuation_chars:
            self.token += character
            return False
        if character not in self.whitespace:
            self._ahead.append(character)
        self._at = self._blank
        return True

    def _quote(self, mark):
        self._mark = mark
        self._at = self._quoted

    def _quoted(self, character):
        self._found_quotes = True
        if not character:
            raise ValueError("No closing quotation")
        if character == self._mark:
            if self.posix:
                self._at = self._word
                return False
            self.token += character
            self._at = self._blank
            return True
        if self.posix and character in self.escape and self._mark in self.escapedquotes:
            self._escape(character, self._quoted)
        else:
            self.token += character
        return False

    def _escape(self, mark, then):
        self._escape_mark = mark
        self._then = then
        self._at = self._escaped

    def _escaped(self, character):
        if not character:
            raise ValueError("No escaped character")
        if self._then == self._quoted and character not in (self._escape_mark, self._mark):
            self.token += self._escape_mark
        self.token += character
        self._at = self._then
        return False

    def sourcehook(self, newfile):
        """The path and the open file that a word behind `source` names."""
        import os.path

        if newfile[0] == '"':
            newfile = newfile[1:-1]
        if isinstance(self.infile, str) and not os.path.isabs(newfile):
            newfile = os.path.join(os.path.dirname(self.infile), newfile)
        return newfile, open(newfile)

    def error_leader(self, infile=None, lineno=None):
        """The beginning of a message about this place, as C compilers and Emacs have it."""
        if infile is None:
            infile = self.infile
        if lineno is None:
            lineno = self.lineno
        return f'"{infile}", line {lineno}: '

    def __iter__(self):
        return self

    def __next__(self):
        token = self.get_token()
        if token != self.eof:
            return token
        raise StopIteration


def split(s, comments=False, posix=True):
    """The words of a command line."""
    if s is None:
        import warnings

        warnings.warn(
            "Passing None for 's' to shlex.split() is deprecated.",
            DeprecationWarning,
            stacklevel=2,
        )
    words = shlex(s, posix=posix)
    words.whitespace_split = True
    if not comments:
        words.commenters = ""
    return list(words)


def join(split_command):
    """A command line of which `split` makes these words."""
    return " ".join(quote(word) for word in split_command)


def quote(s):
    """A word as a shell would have to read it."""
    if not s:
        return "''"
    if isinstance(s, bytes):
        raise TypeError("cannot use a string pattern on a bytes-like object")
    if not isinstance(s, str):
        raise TypeError(f"expected string or bytes-like object, got {type(s).__name__!r}")
    if _SAFE.issuperset(s):
        return s
    return "'" + s.replace("'", "'\"'\"'") + "'"
