"""Names against shell patterns: `*` any characters, `?` any one, `[seq]` and `[!seq]` one of these."""

import os
from _fnmatch import matches

__all__ = ["filter", "fnmatch", "fnmatchcase", "translate"]


def fnmatch(name, pat):
    """Whether the name matches; upper and lower case differ as they do on this system."""
    return matches(os.path.normcase(name), os.path.normcase(pat))


def fnmatchcase(name, pat):
    """Whether the name matches, upper and lower case being different."""
    return matches(name, pat)


def filter(names, pat):
    """Those of the names that match."""
    pat = os.path.normcase(pat)
    return [name for name in names if matches(os.path.normcase(name), pat)]


def _escape(text):
    return "".join("\\" + c if c in "()[]{}?*+-|^$\\.&~# \t\n\r\v\f" else c for c in text)


def _translate_bracket(inside):
    """A bracket as a set of a regular expression."""
    negated = inside.startswith("!")
    items = []
    at = int(negated)
    while at < len(inside):
        if inside[at + 1 : at + 2] == "-" and at + 2 < len(inside):
            low, high = inside[at], inside[at + 2]
            if low <= high:
                items.append(_in_set(low) + "-" + _in_set(high))
            at += 3
        else:
            items.append(_in_set(inside[at]))
            at += 1
    if not items:
        return "." if negated else "(?!)"
    text = "".join(items)
    if not negated and text[0] in "^[":
        text = "\\" + text
    return f"[{'^' if negated else ''}{text}]"


def _in_set(c):
    return "\\" + c if c in "\\-&~|" else c


def translate(pat):
    """The pattern as a regular expression."""
    parts = [""]  # what stands between the stars
    at = 0
    while at < len(pat):
        c = pat[at]
        at += 1
        if c == "*":
            parts.append("")
        elif c == "?":
            parts[-1] += "."
        elif c == "[":
            end = at + 1 if pat.startswith("!", at) else at
            end = pat.find("]", end + 1 if pat.startswith("]", end) else end)
            if end < 0:
                parts[-1] += "\\["
            else:
                parts[-1] += _translate_bracket(pat[at:end])
                at = end + 1
        else:
            parts[-1] += _escape(c)
    first, *between = parts
    if not between:
        return f"(?s:{first})\\Z"
    last = between.pop()
    middle = "".join(f"(?>.*?{part})" for part in between if part)
    return f"(?s:{first}{middle}.*{last})\\Z"
