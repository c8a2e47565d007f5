"""Where the debugger stands, and what it says when it stops."""

import bdb
import cmd
import sys
import traceback


class Session(bdb.Bdb, cmd.Cmd):
    def __init__(
        self, completekey="tab", stdin=None, stdout=None, skip=None, nosigint=False, readrc=True
    ):
        bdb.Bdb.__init__(self, skip=skip)
        cmd.Cmd.__init__(self, completekey, stdin, stdout)
        if stdout is not None:
            self.use_rawinput = 0
        self.prompt = "(Pdb) "
        self.forget()

    def reset(self):
        bdb.Bdb.reset(self)
        self.forget()

    def forget(self):
        self.lineno = None
        self.stack = []
        self.curindex = 0
        self.curframe = None

    def setup(self, f, tb):
        self.forget()
        self.stack, self.curindex = self.get_stack(f, tb)
        self._stand_in(self.curindex)

    def _stand_in(self, index):
        self.curindex = index
        self.curframe = self.stack[index][0]
        self.curframe_locals = self.curframe.f_locals
        self.lineno = None

    # Where it stops.

    def user_call(self, frame, argument_list):
        if self.stop_here(frame):
            self.message("--Call--")
            self.interaction(frame, None)

    def user_line(self, frame):
        self.interaction(frame, None)

    def user_return(self, frame, return_value):
        frame.f_locals["__return__"] = return_value
        self.message("--Return--")
        self.interaction(frame, None)

    def user_exception(self, frame, exc_info):
        kind, value, tb = exc_info
        frame.f_locals["__exception__"] = kind, value
        internal = "Internal " if not tb and kind is StopIteration else ""
        self.message(internal + _last_line(kind, value))
        self.interaction(frame, tb)

    def interaction(self, frame, traceback):
        """Reads commands until one of them lets the program go on."""
        self.setup(frame, traceback)
        self.print_stack_entry(self.stack[self.curindex])
        while True:
            try:
                self.cmdloop()
                break
            except KeyboardInterrupt:
                self.message("--KeyboardInterrupt--")
        self.forget()

    # What it says.

    def message(self, msg):
        print(msg, file=self.stdout)

    def error(self, msg):
        print("***", msg, file=self.stdout)

    def _error_exc(self):
        self.error(_last_line(*sys.exc_info()[:2]))

    def print_stack_entry(self, frame_lineno, prompt_prefix="\n-> "):
        mark = "> " if frame_lineno[0] is self.curframe else "  "
        self.message(mark + self.format_stack_entry(frame_lineno, prompt_prefix))

    def print_stack_trace(self):
        for entry in self.stack:
            self.print_stack_entry(entry)

    # What the program's own names mean.

    def _getval(self, arg):
        try:
            return eval(arg, self.curframe.f_globals, self.curframe_locals)
        except:
            self._error_exc()
            raise

    def displayhook(self, obj):
        if obj is not None:
            self.message(repr(obj))

    def default(self, line):
        """Anything that is no command is a statement of the program's."""
        line = line.removeprefix("!").strip()
        kept = sys.stdin, sys.stdout, sys.displayhook
        try:
            code = compile(line + "\n", "<stdin>", "single")
            sys.stdin, sys.stdout, sys.displayhook = self.stdin, self.stdout, self.displayhook
            try:
                exec(code, self.curframe.f_globals, self.curframe_locals)
            finally:
                sys.stdin, sys.stdout, sys.displayhook = kept
        except:
            self._error_exc()

    def precmd(self, line):
        """`;;` stands between two commands."""
        first, separator, rest = line.partition(";;")
        if separator:
            self.cmdqueue.append(rest.lstrip())
            line = first.rstrip()
        return line


def _last_line(kind, value):
    return traceback.format_exception_only(kind, value)[-1].strip()
