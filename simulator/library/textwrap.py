"""Paragraphs in lines of a certain width (Library reference, "textwrap")."""

import re

__all__ = ["TextWrapper", "dedent", "fill", "indent", "shorten", "wrap"]

_WHITESPACE = "\t\n\x0b\x0c\r "
_SPACES = re.escape(_WHITESPACE)
_WORD = r"[\w!\"'&.,?]"
_LETTER = r"[^\d\W]"


class TextWrapper:
    """Breaks text into lines; the attributes say how."""

    unicode_whitespace_trans = dict.fromkeys(map(ord, _WHITESPACE), ord(" "))

    # Blanks; dashes between words; a word up to where it may be broken: behind a hyphen, before a dash.
    wordsep_re = re.compile(
        rf"""( [{_SPACES}]+
             | (?<={_WORD}) -{{2,}} (?=\w)
             | [^{_SPACES}]
               (?: [^{_SPACES}]*?
                   (?: -(?: (?<={_LETTER}{{2}}-) | (?<={_LETTER}-{_LETTER}-)) (?= {_LETTER} -? {_LETTER})
                     | (?=[{_SPACES}]|\Z)
                     | (?<={_WORD}) (?=-{{2,}}\w)
                   )
               )
             )""",
        re.VERBOSE,
    )
    wordsep_simple_re = re.compile(rf"([{_SPACES}]+)")
    sentence_end_re = re.compile(r"[a-z][\.\!\?][\"\']?\Z")

    def __init__(
        self, width=70, initial_indent="", subsequent_indent="", expand_tabs=True,
        replace_whitespace=True, fix_sentence_endings=False, break_long_words=True,
        drop_whitespace=True, break_on_hyphens=True, tabsize=8, *, max_lines=None,
        placeholder=" [...]",
    ):  # fmt: skip
        self.width = width
        self.initial_indent = initial_indent
        self.subsequent_indent = subsequent_indent
        self.expand_tabs = expand_tabs
        self.replace_whitespace = replace_whitespace
        self.fix_sentence_endings = fix_sentence_endings
        self.break_long_words = break_long_words
        self.drop_whitespace = drop_whitespace
        self.break_on_hyphens = break_on_hyphens
        self.tabsize = tabsize
        self.max_lines = max_lines
        self.placeholder = placeholder

    def _split_chunks(self, text):
        """What must stay together, blanks included."""
        if self.expand_tabs:
            text = text.expandtabs(self.tabsize)
        if self.replace_whitespace:
            text = text.translate(self.unicode_whitespace_trans)
        pattern = self.wordsep_re if self.break_on_hyphens else self.wordsep_simple_re
        chunks = [chunk for chunk in pattern.split(text) if chunk]
        if self.fix_sentence_endings:
            for i in range(len(chunks) - 1):
                if chunks[i + 1] == " " and self.sentence_end_re.search(chunks[i]):
                    chunks[i + 1] = "  "
        return chunks

    def _break(self, chunk, space):
        """How much of a chunk that fits in no line goes into what is left of this one."""
        if self.break_on_hyphens and len(chunk) > space:
            hyphen = chunk.rfind("-", 0, space)
            if hyphen > 0 and any(character != "-" for character in chunk[:hyphen]):
                return hyphen + 1
        return space

    def _wrap_chunks(self, chunks):
        if self.width <= 0:
            raise ValueError(f"invalid width {self.width!r} (must be > 0)")
        if self.max_lines is not None:
            indent = self.subsequent_indent if self.max_lines > 1 else self.initial_indent
            if len(indent) + len(self.placeholder.lstrip()) > self.width:
                raise ValueError("placeholder too large for max width")
        lines = []
        chunks.reverse()
        while chunks:
            indent = self.subsequent_indent if lines else self.initial_indent
            width = self.width - len(indent)
            if self.drop_whitespace and lines and chunks[-1].strip() == "":
                chunks.pop()
            line, size = self._take_line(chunks, width)
            if self.drop_whitespace and line and line[-1].strip() == "":
                size -= len(line.pop())
            if not line:
                continue
            if self._may_follow(lines, chunks, size, width):
                lines.append(indent + "".join(line))
            else:
                self._end(lines, line, size, width, indent)
                break
        return lines

    def _take_line(self, chunks, width):
        line = []
        size = 0
        while chunks and size + len(chunks[-1]) <= width:
            size += len(chunks[-1])
            line.append(chunks.pop())
        if chunks and len(chunks[-1]) > width:
            if self.break_long_words:
                chunk = chunks[-1]
                stop = self._break(chunk, 1 if width < 1 else width - size)
                line.append(chunk[:stop])
                chunks[-1] = chunk[stop:]
            elif not line:
                line.append(chunks.pop())
            size = sum(map(len, line))
        return line, size

    def _may_follow(self, lines, chunks, size, width):
        """Whether a line may be added: there is room for more of them, or it is the last one."""
        if self.max_lines is None or len(lines) + 1 < self.max_lines:
            return True
        rest = not chunks or (self.drop_whitespace and len(chunks) == 1 and not chunks[0].strip())
        return rest and size <= width

    def _end(self, lines, line, size, width, indent):
        """Ends with the placeholder, in this line or the one before."""
        while line:
            if line[-1].strip() and size + len(self.placeholder) <= width:
                lines.append(indent + "".join(line) + self.placeholder)
                return
            size -= len(line.pop())
        if lines:
            last = lines[-1].rstrip()
            if len(last) + len(self.placeholder) <= self.width:
                lines[-1] = last + self.placeholder
                return
        lines.append(indent + self.placeholder.lstrip())

    def wrap(self, text):
        """The lines of one paragraph."""
        return self._wrap_chunks(self._split_chunks(text))

    def fill(self, text):
        """The same as one text."""
        return "\n".join(self.wrap(text))


def wrap(text, width=70, **kwargs):
    """The lines of a paragraph."""
    return TextWrapper(width=width, **kwargs).wrap(text)


def fill(text, width=70, **kwargs):
    """A paragraph, wrapped."""
    return TextWrapper(width=width, **kwargs).fill(text)


def shorten(text, width, **kwargs):
    """The text in one line, with a placeholder for what has no room."""
    return TextWrapper(width=width, max_lines=1, **kwargs).fill(" ".join(text.strip().split()))


_BLANK_LINE = re.compile("^[ \t]+$", re.MULTILINE)
_MARGIN = re.compile("(^[ \t]*)(?:[^ \t\n])", re.MULTILINE)


def dedent(text):
    """The text without the blanks that all of its lines begin with."""
    text = _BLANK_LINE.sub("", text)
    margins = _MARGIN.findall(text)
    if margins:
        low, high = min(margins), max(margins)
        size = next((i for i, c in enumerate(low) if c != high[i : i + 1]), len(low))
        if size:
            text = re.sub(rf"(?m)^{low[:size]}", "", text)
    return text


def indent(text, prefix, predicate=None):
    """The text with something before each line, or those of which the predicate is true."""
    wanted = predicate or str.strip
    return "".join(prefix + line if wanted(line) else line for line in text.splitlines(True))
