"""Examples: how they stand in a text, and as data."""

from ._checker import OPTIONFLAGS_BY_NAME

_TRACEBACKS = ("Traceback (most recent call last):", "Traceback (innermost last):")
_DIRECTIVE = "doctest:"


class Example:
    """A piece of source, and what it prints or raises according to the text around it."""

    def __init__(self, source, want, exc_msg=None, lineno=0, indent=0, options=None):
        self.source = _ended(source)
        self.want = _ended(want) if want else want
        self.lineno = lineno
        self.indent = indent
        self.options = {} if options is None else options
        self.exc_msg = None if exc_msg is None else _ended(exc_msg)

    def _fields(self):
        return self.source, self.want, self.lineno, self.indent, self.options, self.exc_msg

    def __eq__(self, other):
        if type(self) is not type(other):
            return NotImplemented
        return self._fields() == other._fields()

    def __hash__(self):
        return hash((self.source, self.want, self.lineno, self.indent, self.exc_msg))


def _ended(text):
    return text if text.endswith("\n") else text + "\n"


class DocTest:
    """The examples of one docstring and the namespace they run in."""

    def __init__(self, examples, globs, name, filename, lineno, docstring):
        assert not isinstance(examples, str), "DocTest no longer accepts str; use DocTestParser"
        self.examples = examples
        self.docstring = docstring
        self.globs = globs.copy()
        self.name = name
        self.filename = filename
        self.lineno = lineno

    def __repr__(self):
        count = len(self.examples)
        text = {0: "no examples", 1: "1 example"}.get(count, f"{count} examples")
        cls = self.__class__.__name__
        return f"<{cls} {self.name} from {self.filename}:{self.lineno} ({text})>"

    def _fields(self):
        return self.examples, self.docstring, self.globs, self.name, self.filename, self.lineno

    def __eq__(self, other):
        if type(self) is not type(other):
            return NotImplemented
        return self._fields() == other._fields()

    def __hash__(self):
        return hash((self.docstring, self.name, self.filename, self.lineno))

    def __lt__(self, other):
        if not isinstance(other, DocTest):
            return NotImplemented
        return self._place() < other._place()

    def _place(self):
        return self.name, self.filename, -1 if self.lineno is None else self.lineno, id(self)


class DocTestParser:
    """Finds the examples of a text."""

    def parse(self, string, name="<string>"):
        """The text in pieces: Example objects, and strings between them."""
        lines = string.expandtabs().split("\n")
        margin = min((_indent(line) for line in lines if line.strip()), default=0)
        lines = [line[margin:] for line in lines]
        pieces = []
        start = at = 0
        while at < len(lines):
            if not _is_prompt(lines[at]):
                at += 1
                continue
            pieces.append("".join(f"{line}\n" for line in lines[start:at]))
            example, end = _read_example(lines, at, margin, name)
            if example is not None:
                pieces.append(example)
            start = at = end
        pieces.append("\n".join(lines[start:]))
        return pieces

    def get_examples(self, string, name="<string>"):
        return [piece for piece in self.parse(string, name) if isinstance(piece, Example)]

    def get_doctest(self, string, globs, name, filename, lineno):
        return DocTest(self.get_examples(string, name), globs, name, filename, lineno, string)


def _indent(line):
    return len(line) - len(line.lstrip(" "))


def _is_prompt(line):
    return line.lstrip(" ").startswith(">>>")


def _read_example(lines, start, margin, name):
    """The example that begins at a line, None if it is but a comment; and where it ends."""
    indent = _indent(lines[start])
    at = start + 1
    while at < len(lines) and lines[at].lstrip(" ").startswith("..."):
        at += 1
    sources = lines[start:at]
    want_start = at
    while at < len(lines) and lines[at].strip() and not _is_prompt(lines[at]):
        at += 1
    wants = lines[want_start:at]
    for number, line in enumerate(sources, start + 1):
        if number > start + 1:
            _check_prefix(line, " " * indent + ".", name, number)
        if len(line) >= indent + 4 and line[indent + 3] != " ":
            raise ValueError(
                f"line {number} of the docstring for {name} lacks blank after "
                f"{line[indent:indent + 3]}: {line!r}"
            )
    for number, line in enumerate(wants, want_start + 1):
        _check_prefix(line, " " * indent, name, number)
    source = "\n".join(line[indent + 4 :] for line in sources)
    want = "\n".join(line[indent:] for line in wants)
    options = _options(source, name, start)
    if all(not line.strip() or line.lstrip().startswith("#") for line in source.split("\n")):
        if options:
            raise ValueError(
                f"line {start} of the doctest for {name} has an option directive on a line with no "
                f"example: {source!r}"
            )
        return None, at
    return Example(source, want, _message(want), start, margin + indent, options), at


def _check_prefix(line, prefix, name, number):
    if line and not line.startswith(prefix):
        raise ValueError(
            f"line {number} of the docstring for {name} has inconsistent leading whitespace: "
            f"{line!r}"
        )


def _options(source, name, number):
    """The options that comments of a source set: flag → whether it holds."""
    options = {}
    for line in source.split("\n"):
        comment = line.rpartition("#")[2].lstrip() if "#" in line else ""
        if not comment.startswith(_DIRECTIVE) or "'" in comment or '"' in comment:
            continue
        for option in comment[len(_DIRECTIVE) :].replace(",", " ").split():
            if option[0] not in "+-" or option[1:] not in OPTIONFLAGS_BY_NAME:
                raise ValueError(
                    f"line {number + 1} of the doctest for {name} has an invalid option: "
                    f"{option!r}"
                )
            options[OPTIONFLAGS_BY_NAME[option[1:]]] = option[0] == "+"
    return options


def _message(want):
    """The last part of an expected traceback: from the first line that is not indented."""
    header, *lines = want.split("\n")
    if not header.rstrip() in _TRACEBACKS:
        return None
    for number, line in enumerate(lines):
        if line[:1].isalnum() or line[:1] == "_":
            return "\n".join(lines[number:])
    return None
