"""The commands of the debugger."""

import linecache
import pprint
from pdb._breaks import BreakCommands


class Commands(BreakCommands):
    # Going on. These return true: the program runs.

    def do_step(self, arg):
        """s(tep)
        Go on to the next line, into functions that are called."""
        self.set_step()
        return 1

    do_s = do_step

    def do_next(self, arg):
        """n(ext)
        Go on to the next line of this function, or until it returns."""
        self.set_next(self.curframe)
        return 1

    do_n = do_next

    def do_until(self, arg):
        """unt(il) [lineno]
        Go on to a line further down, or until the function returns."""
        lineno = None
        if arg:
            try:
                lineno = int(arg)
            except ValueError:
                self.error(f"Error in argument: {arg!r}")
                return None
            if lineno <= self.curframe.f_lineno:
                self.error('"until" line number is smaller than current line number')
                return None
        self.set_until(self.curframe, lineno)
        return 1

    do_unt = do_until

    def do_return(self, arg):
        """r(eturn)
        Go on until this function returns."""
        self.set_return(self.curframe)
        return 1

    do_r = do_return

    def do_continue(self, arg):
        """c(ont(inue))
        Go on to the next breakpoint."""
        self.set_continue()
        return 1

    do_c = do_cont = do_continue

    def do_jump(self, arg):
        """j(ump) lineno
        Go on at another line of this function."""
        if self.curindex + 1 != len(self.stack):
            self.error("You can only jump within the bottom frame")
            return
        try:
            line = int(arg)
        except ValueError:
            self.error("The 'jump' command requires a line number")
            return
        try:
            self.curframe.f_lineno = line
            self.stack[self.curindex] = self.curframe, line
            self.print_stack_entry(self.stack[self.curindex])
        except ValueError as error:
            self.error(f"Jump failed: {error}")

    do_j = do_jump

    def do_quit(self, arg):
        """q(uit)
        End the program."""
        self.set_quit()
        return 1

    do_q = do_exit = do_quit

    def do_EOF(self, arg):
        """EOF
        The end of the input ends the program too."""
        self.message("")
        self.set_quit()
        return 1

    # The stack.

    def do_where(self, arg):
        """w(here)
        Show the stack, the newest frame last."""
        self.print_stack_trace()

    do_w = do_bt = do_where

    def _move(self, arg, direction, end, problem):
        if self.curindex == end:
            self.error(problem)
            return
        try:
            count = int(arg or 1)
        except ValueError:
            self.error(f"Invalid frame count ({arg})")
            return
        target = end if count < 0 else self.curindex + direction * count
        self._stand_in(min(max(target, 0), len(self.stack) - 1))
        self.print_stack_entry(self.stack[self.curindex])

    def do_up(self, arg):
        """u(p) [count]
        Look at the frame that called this one."""
        self._move(arg, -1, 0, "Oldest frame")

    do_u = do_up

    def do_down(self, arg):
        """d(own) [count]
        Look at the frame that this one called."""
        self._move(arg, 1, len(self.stack) - 1, "Newest frame")

    do_d = do_down

    # Values.

    def do_p(self, arg):
        """p expression
        Show a value."""
        self._show(arg, repr)

    def do_pp(self, arg):
        """pp expression
        Show a value over several lines."""
        self._show(arg, pprint.pformat)

    def _show(self, arg, as_text):
        try:
            value = self._getval(arg)
        except:
            return
        try:
            self.message(as_text(value))
        except:
            self._error_exc()

    def do_whatis(self, arg):
        """whatis expression
        Show what kind of value it is."""
        try:
            value = self._getval(arg)
        except:
            return
        code = getattr(value, "__code__", None)
        if hasattr(value, "__func__") and code is not None:
            self.message(f"Method {code.co_name}")
        elif code is not None:
            self.message(f"Function {code.co_name}")
        elif value.__class__ is type:
            self.message(f"Class {value.__module__}.{value.__qualname__}")
        else:
            self.message(type(value))

    def do_args(self, arg):
        """a(rgs)
        Show the arguments of this function."""
        code = self.curframe.f_code
        count = code.co_argcount + code.co_kwonlyargcount
        count += sum(1 for flag in (4, 8) if code.co_flags & flag)
        for name in code.co_varnames[:count]:
            known = name in self.curframe_locals
            value = repr(self.curframe_locals[name]) if known else "*** undefined ***"
            self.message(f"{name} = {value}")

    do_a = do_args

    def do_retval(self, arg):
        """retval
        Show what this function returns."""
        if "__return__" in self.curframe_locals:
            self.message(repr(self.curframe_locals["__return__"]))
        else:
            self.error("Not yet returned!")

    do_rv = do_retval

    # Source.

    def do_list(self, arg):
        """l(ist) [first [,last] | .]
        Show source: around this line, behind what was shown, or from a line on."""
        try:
            first, last = self._range(arg)
        except ValueError:
            self.error(f"Error in argument: {arg!r}")
            return
        filename = self.curframe.f_code.co_filename
        lines = linecache.getlines(filename, self.curframe.f_globals)
        self._print_lines(lines[first - 1 : last], first, self.get_file_breaks(filename))
        self.lineno = min(last, len(lines))
        if len(lines) < last:
            self.message("[EOF]")

    do_l = do_list

    def _range(self, arg):
        if arg and arg != ".":
            first, comma, last = arg.partition(",")
            if not comma:
                first = max(1, int(first) - 5)
                return first, first + 10
            first, last = int(first), int(last)
            return first, first + last if last < first else last
        if self.lineno is None or arg == ".":
            first = max(1, self.curframe.f_lineno - 5)
        else:
            first = self.lineno + 1
        return first, first + 10

    def do_longlist(self, arg):
        """ll
        Show the source of this function."""
        import inspect

        try:
            lines, first = inspect.getsourcelines(self.curframe)
        except OSError as error:
            self.error(error)
            return
        breaks = self.get_file_breaks(self.curframe.f_code.co_filename)
        self._print_lines(lines, max(1, first), breaks)

    do_ll = do_longlist

    def _print_lines(self, lines, start, breaks):
        for lineno, line in enumerate(lines, start):
            margin = str(lineno).rjust(3)
            if len(margin) < 4:
                margin += " "
            margin += "B" if lineno in breaks else " "
            if lineno == self.curframe.f_lineno:
                margin += "->"
            self.message(f"{margin}\t{line.rstrip()}")

    do_h = BreakCommands.do_help
