"""The command printf (POSIX, "printf" and "File Format Notation")."""

import re
import sys

_ESCAPES = {"a": "\a", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v"}
_ESCAPE = re.compile(r"\\(?:x([0-9a-fA-F]{1,2})|([0-7]{1,3})|(.))")
_PIECE = re.compile(r"%%|%[-+ #0]*(?:\d+)?(?:\.\d+)?[a-zA-Z]")


def _unescaped(text):
    def replaced(match):
        hexadecimal, octal, letter = match.groups()
        if letter is not None:
            return _ESCAPES.get(letter, letter if letter in "\\\"'" else match[0])
        return chr(int(hexadecimal, 16) if hexadecimal else int(octal, 8) & 0xFF)

    return _ESCAPE.sub(replaced, text)


class _Words:
    """The words that are still to be shown: a format is used again until none is left."""

    def __init__(self, words):
        self.left = [*words]
        self.status = 0

    def text(self):
        return self.left.pop(0) if self.left else ""

    def number(self, whole):
        word = self.text() or "0"
        try:
            return int(word, 0) if whole else float(word)
        except ValueError:
            print(f"printf: '{word}': expected a numeric value", file=sys.stderr)
            self.status = 1
            return 0

    def shown(self, match):
        piece = match[0]
        letter = piece[-1]
        if letter == "%":
            return "%"
        if letter in "diouxX":
            return piece % self.number(True)
        if letter in "eEfFgG":
            return piece % self.number(False)
        text = self.text()
        if letter == "c":
            text = text[:1]
        elif letter == "b":
            text = _unescaped(text)
        return f"{piece[:-1]}s" % text


def printf(words):
    if not words:
        print("printf: missing operand", file=sys.stderr)
        return 1
    pattern = _unescaped(words[0])
    rest = _Words(words[1:])
    while True:
        before = len(rest.left)
        sys.stdout.write(_PIECE.sub(rest.shown, pattern))
        if not rest.left or len(rest.left) == before:
            return rest.status
