"""Breakpoints, which all debuggers of a process share."""

__all__ = ["Breakpoint", "checkfuncname", "effective"]


class Breakpoint:
    """A line to stop before; `cond`: if that is true; `funcname`: the function that was named."""

    next = 1
    bplist = {}  # by (file, line)
    bpbynumber = [None]

    def __init__(self, file, line, temporary=False, cond=None, funcname=None):
        self.funcname = funcname
        self.func_first_executable_line = None
        self.file = file
        self.line = line
        self.temporary = temporary
        self.cond = cond
        self.enabled = True
        self.ignore = 0
        self.hits = 0
        self.number = Breakpoint.next
        Breakpoint.next += 1
        self.bpbynumber.append(self)
        self.bplist.setdefault((file, line), []).append(self)

    @staticmethod
    def clearBreakpoints():
        Breakpoint.next = 1
        Breakpoint.bplist = {}
        Breakpoint.bpbynumber = [None]

    def deleteMe(self):
        place = self.file, self.line
        self.bpbynumber[self.number] = None
        self.bplist[place].remove(self)
        if not self.bplist[place]:
            del self.bplist[place]

    def enable(self):
        self.enabled = True

    def disable(self):
        self.enabled = False

    def bpprint(self, out=None):
        print(self.bpformat(), file=out)

    def bpformat(self):
        kept = "del " if self.temporary else "keep"
        enabled = "yes" if self.enabled else "no "
        lines = [f"{self.number:<4}breakpoint   {kept} {enabled}   at {self.file}:{self.line}"]
        if self.cond:
            lines.append(f"\tstop only if {self.cond}")
        if self.ignore:
            lines.append(f"\tignore next {self.ignore} hits")
        if self.hits:
            times = "time" if self.hits == 1 else "times"
            lines.append(f"\tbreakpoint already hit {self.hits} {times}")
        return "\n".join(lines)

    def __str__(self):
        return f"breakpoint {self.number} at {self.file}:{self.line}"


def checkfuncname(b, frame):
    """Whether the frame stands where the breakpoint is meant, not at the line of a `def`."""
    if not b.funcname:
        return b.line == frame.f_lineno
    if frame.f_code.co_name != b.funcname:
        return False
    if not b.func_first_executable_line:
        b.func_first_executable_line = frame.f_lineno
    return b.func_first_executable_line == frame.f_lineno


def effective(file, line, frame):
    """The breakpoint to stop for, and whether it may go if it is temporary; (None, None): none."""
    for candidate in Breakpoint.bplist[file, line]:
        if not candidate.enabled or not checkfuncname(candidate, frame):
            continue
        candidate.hits += 1
        if candidate.cond:
            try:
                if not eval(candidate.cond, frame.f_globals, frame.f_locals):
                    continue
            except:
                # Better to stop once too often.
                return candidate, False
        if candidate.ignore == 0:
            return candidate, True
        candidate.ignore -= 1
    return None, None
