"""Options, and whether what an example prints is what was expected."""

OPTIONFLAGS_BY_NAME = {}


def register_optionflag(name):
    """Makes an option known; its flag."""
    return OPTIONFLAGS_BY_NAME.setdefault(name, 1 << len(OPTIONFLAGS_BY_NAME))


DONT_ACCEPT_TRUE_FOR_1 = register_optionflag("DONT_ACCEPT_TRUE_FOR_1")
DONT_ACCEPT_BLANKLINE = register_optionflag("DONT_ACCEPT_BLANKLINE")
NORMALIZE_WHITESPACE = register_optionflag("NORMALIZE_WHITESPACE")
ELLIPSIS = register_optionflag("ELLIPSIS")
SKIP = register_optionflag("SKIP")
IGNORE_EXCEPTION_DETAIL = register_optionflag("IGNORE_EXCEPTION_DETAIL")
COMPARISON_FLAGS = (
    DONT_ACCEPT_TRUE_FOR_1 | DONT_ACCEPT_BLANKLINE | NORMALIZE_WHITESPACE | ELLIPSIS | SKIP
    | IGNORE_EXCEPTION_DETAIL
)  # fmt: skip

REPORT_UDIFF = register_optionflag("REPORT_UDIFF")
REPORT_CDIFF = register_optionflag("REPORT_CDIFF")
REPORT_NDIFF = register_optionflag("REPORT_NDIFF")
REPORT_ONLY_FIRST_FAILURE = register_optionflag("REPORT_ONLY_FIRST_FAILURE")
FAIL_FAST = register_optionflag("FAIL_FAST")
REPORTING_FLAGS = (
    REPORT_UDIFF | REPORT_CDIFF | REPORT_NDIFF | REPORT_ONLY_FIRST_FAILURE | FAIL_FAST
)

BLANKLINE_MARKER = "<BLANKLINE>"
ELLIPSIS_MARKER = "..."


def indented(text):
    """The text behind four blanks; empty lines stay empty."""
    return "".join(f"    {line}" if line.strip("\n") else line for line in text.splitlines(True))


class OutputChecker:
    """Compares what examples print with what was expected, and shows the difference."""

    def check_output(self, want, got, optionflags):
        """Whether the two are the same as far as the options want them to be."""
        if got == want:
            return True
        if not optionflags & DONT_ACCEPT_TRUE_FOR_1:
            if (got, want) in (("True\n", "1\n"), ("False\n", "0\n")):
                return True
        if not optionflags & DONT_ACCEPT_BLANKLINE:
            want = _without_markers(want)
            got = "\n".join("" if line.isspace() else line for line in got.split("\n"))
            if got == want:
                return True
        if optionflags & NORMALIZE_WHITESPACE:
            got = " ".join(got.split())
            want = " ".join(want.split())
            if got == want:
                return True
        return bool(optionflags & ELLIPSIS) and _fits(want, got)

    def output_difference(self, example, got, optionflags):
        """What was expected and what came instead, in words."""
        want = example.want
        if not optionflags & DONT_ACCEPT_BLANKLINE:
            lines = got.split("\n")
            lines = [line if line.strip(" ") else BLANKLINE_MARKER for line in lines[:-1]] + lines[-1:]
            got = "\n".join(lines)
        if self._wants_diff(want, got, optionflags):
            return _diff(want, got, optionflags)
        if want and got:
            return f"Expected:\n{indented(want)}Got:\n{indented(got)}"
        if want:
            return f"Expected:\n{indented(want)}Got nothing\n"
        if got:
            return f"Expected nothing\nGot:\n{indented(got)}"
        return "Expected nothing\nGot nothing\n"

    def _wants_diff(self, want, got, optionflags):
        if not optionflags & (REPORT_UDIFF | REPORT_CDIFF | REPORT_NDIFF):
            return False
        # The other two only help with texts of some length.
        return bool(optionflags & REPORT_NDIFF) or (want.count("\n") > 2 and got.count("\n") > 2)


def _without_markers(want):
    lines = want.split("\n")
    return "\n".join("" if line.rstrip(" ") == BLANKLINE_MARKER else line for line in lines)


def _fits(want, got):
    """Whether the text fits the pattern, in which "..." stands for anything."""
    if ELLIPSIS_MARKER not in want:
        return want == got
    first, *middle, last = want.split(ELLIPSIS_MARKER)
    start, end = len(first), len(got) - len(last)
    if not got.startswith(first) or not got.endswith(last) or start > end:
        return False
    # The leftmost place for each part leaves the most room to the others.
    for part in middle:
        start = got.find(part, start, end)
        if start < 0:
            return False
        start += len(part)
    return True


def _diff(want, got, optionflags):
    import difflib

    want_lines = want.splitlines(keepends=True)
    got_lines = got.splitlines(keepends=True)
    if optionflags & REPORT_UDIFF:
        diff = list(difflib.unified_diff(want_lines, got_lines, n=2))[2:]
        kind = "unified diff with -expected +actual"
    elif optionflags & REPORT_CDIFF:
        diff = list(difflib.context_diff(want_lines, got_lines, n=2))[2:]
        kind = "context diff with expected followed by actual"
    else:
        diff = list(difflib.Differ(charjunk=difflib.IS_CHARACTER_JUNK).compare(want_lines, got_lines))
        kind = "ndiff with -expected +actual"
    return f"Differences ({kind}):\n" + indented("".join(line.rstrip() + "\n" for line in diff))
