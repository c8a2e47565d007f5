"""Commands for breakpoints."""

import linecache
from bdb import Breakpoint
from pdb._session import Session


class BreakCommands(Session):
    def do_break(self, arg, temporary=0):
        """b(reak) [([filename:]lineno | function) [, condition]]
        Set a breakpoint; without an argument, list them."""
        if not arg:
            if self.breaks:
                self.message("Num Type         Disp Enb   Where")
                for breakpoint in filter(None, Breakpoint.bpbynumber):
                    self.message(breakpoint.bpformat())
            return
        place, comma, condition = arg.partition(",")
        found = self._place(place.rstrip())
        if found is None:
            return
        filename, line, funcname = found
        if not self.checkline(filename, line):
            return
        condition = condition.lstrip() if comma else None
        problem = self.set_break(filename, line, temporary, condition, funcname)
        if problem:
            self.error(problem)
            return
        breakpoint = self.get_breaks(filename, line)[-1]
        self.message(f"Breakpoint {breakpoint.number} at {breakpoint.file}:{breakpoint.line}")

    do_b = do_break

    def _place(self, text):
        """(file, line, function), or None if that was wrong."""
        filename, colon, line = text.rpartition(":")
        if colon or line.isdigit():
            try:
                return filename.rstrip() or self._file(), int(line), None
            except ValueError:
                self.error(f"Bad lineno: {line.lstrip()}")
                return None
        try:
            func = eval(text, self.curframe.f_globals, self.curframe_locals)
            code = getattr(func, "__func__", func).__code__
        except Exception:
            self.error(
                f"The specified object {text!r} is not a function"
                " or was not found along sys.path."
            )
            return None
        return code.co_filename, code.co_firstlineno, code.co_name

    def _file(self):
        return self.curframe.f_code.co_filename

    def checkline(self, filename, lineno):
        """The line, if there may be something in it to stop at; else 0."""
        line = linecache.getline(filename, lineno)
        if not line:
            self.message("End of file")
            return 0
        line = line.strip()
        if not line or line[0] == "#" or line[:3] in ('"""', "'''"):
            self.error("Blank or comment")
            return 0
        return lineno

    def do_tbreak(self, arg):
        """tbreak [([filename:]lineno | function) [, condition]]
        Set a breakpoint that is gone when it has been reached."""
        self.do_break(arg, 1)

    def do_clear(self, arg):
        """cl(ear) [filename:lineno | bpnumber ...]
        Clear breakpoints; without an argument, all of them."""
        if not arg:
            if input("Clear all breaks? ").strip().lower() in ("y", "yes"):
                known = [each for each in Breakpoint.bpbynumber if each]
                self.clear_all_breaks()
                self._deleted(known)
        elif ":" in arg:
            filename, _, line = arg.rpartition(":")
            try:
                line = int(line)
            except ValueError:
                self.error(f"Invalid line number ({line})")
                return
            known = self.get_breaks(filename, line)[:]
            problem = self.clear_break(filename, line)
            if problem:
                self.error(problem)
            else:
                self._deleted(known)
        else:
            for breakpoint in self._numbered(arg):
                self.clear_bpbynumber(breakpoint.number)
                self._deleted([breakpoint])

    do_cl = do_clear

    def _deleted(self, breakpoints):
        for each in breakpoints:
            self.message(f"Deleted {each}")

    def _numbered(self, arg):
        """The breakpoints with these numbers; what is wrong is told."""
        for number in arg.split():
            try:
                yield self.get_bpbynumber(number)
            except ValueError as error:
                self.error(error)

    def do_enable(self, arg):
        """enable bpnumber ...
        Stop at these breakpoints again."""
        for breakpoint in self._numbered(arg):
            breakpoint.enable()
            self.message(f"Enabled {breakpoint}")

    def do_disable(self, arg):
        """disable bpnumber ...
        Don't stop at these breakpoints, but keep them."""
        for breakpoint in self._numbered(arg):
            breakpoint.disable()
            self.message(f"Disabled {breakpoint}")

    def do_ignore(self, arg):
        """ignore bpnumber [count]
        Pass a breakpoint so many times."""
        number, _, count = arg.partition(" ")
        try:
            count = int(count.strip())
        except ValueError:
            count = 0
        for breakpoint in self._numbered(number):
            breakpoint.ignore = count
            if count <= 0:
                self.message(f"Will stop next time breakpoint {breakpoint.number} is reached.")
                continue
            crossings = "crossings" if count > 1 else "crossing"
            self.message(
                f"Will ignore next {count} {crossings} of breakpoint {breakpoint.number}."
            )

    def do_condition(self, arg):
        """condition bpnumber [condition]
        Stop only if that is true; without a condition, always."""
        number, _, condition = arg.partition(" ")
        for breakpoint in self._numbered(number):
            breakpoint.cond = condition.strip() or None
            if breakpoint.cond:
                self.message(f"New condition set for breakpoint {breakpoint.number}.")
            else:
                self.message(f"Breakpoint {breakpoint.number} is now unconditional.")
