"""What debuggers are made of: stopping at lines, calls, breakpoints (Library reference, "bdb")."""

import fnmatch
import linecache
import os
import reprlib
import sys
from bdb._breakpoints import Breakpoint, checkfuncname, effective
from inspect import CO_ASYNC_GENERATOR, CO_COROUTINE, CO_GENERATOR

__all__ = ["BdbQuit", "Bdb", "Breakpoint"]

GENERATOR_AND_COROUTINE_FLAGS = CO_GENERATOR | CO_COROUTINE | CO_ASYNC_GENERATOR


class BdbQuit(Exception):
    """The debugger is left, and what it debugs with it."""


class Bdb:
    """A debugger: subclasses say with the methods user_*() what to do where it stops.

    `skip`: patterns of names of modules where it never does.
    """

    def __init__(self, skip=None):
        self.skip = set(skip) if skip else None
        self.breaks = {}
        self.fncache = {}
        self.frame_returning = None
        self._load_breaks()

    def canonic(self, filename):
        """The one name of a file by which breakpoints know it."""
        if filename.startswith("<"):
            # Not from a file of the program's.
            return filename
        known = self.fncache.get(filename)
        if known is None:
            self.fncache[filename] = known = os.path.normcase(os.path.abspath(filename))
        return known

    def reset(self):
        """Sets everything so that the debugger stops at once."""
        linecache.checkcache()
        self.botframe = None
        self._set_stopinfo(None, None)

    # What happens, and whether to stop there.

    def trace_dispatch(self, frame, event, arg):
        """The function that sys.settrace() is given."""
        if self.quitting:
            return None
        if event == "line":
            return self.dispatch_line(frame)
        if event == "call":
            return self.dispatch_call(frame, arg)
        if event == "return":
            return self.dispatch_return(frame, arg)
        if event == "exception":
            return self.dispatch_exception(frame, arg)
        if event not in ("c_call", "c_exception", "c_return"):
            print("bdb.Bdb.dispatch: unknown debugging event:", repr(event))
        return self.trace_dispatch

    def dispatch_line(self, frame):
        if self.stop_here(frame) or self.break_here(frame):
            self._told(self.user_line, frame)
        return self.trace_dispatch

    def dispatch_call(self, frame, arg):
        if self.botframe is None:
            # The first call since reset(): what called it is outside.
            self.botframe = frame.f_back
            return self.trace_dispatch
        if not (self.stop_here(frame) or self.break_anywhere(frame)):
            return None
        # A generator that goes on has not been called, except for who goes step by step.
        if not (self.stopframe and _is_generator(frame)):
            self._told(self.user_call, frame, arg)
        return self.trace_dispatch

    def dispatch_return(self, frame, arg):
        if not (self.stop_here(frame) or frame == self.returnframe):
            return self.trace_dispatch
        if self.stopframe and _is_generator(frame):
            return self.trace_dispatch
        self.frame_returning = frame
        try:
            self._told(self.user_return, frame, arg, quits=False)
        finally:
            self.frame_returning = None
        if self.quitting:
            raise BdbQuit
        if self.stopframe is frame and self.stoplineno != -1:
            self._set_stopinfo(None, None)
        return self.trace_dispatch

    def dispatch_exception(self, frame, arg):
        kind, _, traceback = arg
        if self.stop_here(frame):
            # `yield from` ends by a StopIteration that nobody has raised.
            internal = kind is StopIteration and traceback is None
            if not (_is_generator(frame) and internal):
                self._told(self.user_exception, frame, arg)
        elif (
            self.stopframe
            and frame is not self.stopframe
            and _is_generator(self.stopframe)
            and kind in (StopIteration, GeneratorExit)
        ):
            # The generator that it was to stop in has ended.
            self._told(self.user_exception, frame, arg)
        return self.trace_dispatch

    def _told(self, user_method, *args, quits=True):
        user_method(*args)
        if quits and self.quitting:
            raise BdbQuit

    def is_skipped_module(self, module_name):
        if module_name is None:
            return False
        return any(fnmatch.fnmatch(module_name, pattern) for pattern in self.skip)

    def stop_here(self, frame):
        if self.skip and self.is_skipped_module(frame.f_globals.get("__name__")):
            return False
        if frame is self.stopframe:
            return self.stoplineno != -1 and frame.f_lineno >= self.stoplineno
        return not self.stopframe

    def break_here(self, frame):
        """Whether there is a breakpoint that is in effect; a temporary one is gone then."""
        filename = self.canonic(frame.f_code.co_filename)
        lines = self.breaks.get(filename, ())
        lineno = frame.f_lineno
        if lineno not in lines:
            # One that was set by the name of the function stands at its first line.
            lineno = frame.f_code.co_firstlineno
            if lineno not in lines:
                return False
        breakpoint, may_go = effective(filename, lineno, frame)
        if breakpoint is None:
            return False
        self.currentbp = breakpoint.number
        if may_go and breakpoint.temporary:
            self.do_clear(str(breakpoint.number))
        return True

    def do_clear(self, arg):
        raise NotImplementedError("subclass of bdb must implement do_clear()")

    def break_anywhere(self, frame):
        """Whether there is a breakpoint in the file."""
        return self.canonic(frame.f_code.co_filename) in self.breaks

    # For subclasses.

    def user_call(self, frame, argument_list):
        """A function in which it may stop has been called."""

    def user_line(self, frame):
        """It stops before a line."""

    def user_return(self, frame, return_value):
        """It stops before a function returns."""

    def user_exception(self, frame, exc_info):
        """It stops where an exception has come to."""

    # Where to stop next.

    def _set_stopinfo(self, stopframe, returnframe, stoplineno=0):
        self.stopframe = stopframe
        self.returnframe = returnframe
        self.quitting = False
        # -1: nowhere in that frame.
        self.stoplineno = stoplineno

    def set_until(self, frame, lineno=None):
        """At a line further down in the frame, or when it returns."""
        self._set_stopinfo(frame, frame, frame.f_lineno + 1 if lineno is None else lineno)

    def set_step(self):
        """At the next line, wherever that is."""
        if self.frame_returning:
            caller = self.frame_returning.f_back
            if caller and not caller.f_trace:
                caller.f_trace = self.trace_dispatch
        self._set_stopinfo(None, None)

    def set_next(self, frame):
        """At the next line of the frame, or of those below it."""
        self._set_stopinfo(frame, None)

    def set_return(self, frame):
        """When the frame returns."""
        if _is_generator(frame):
            self._set_stopinfo(frame, None, -1)
        else:
            self._set_stopinfo(frame.f_back, frame)

    def set_trace(self, frame=None):
        """At the next line of the frame, of the caller unless told."""
        if frame is None:
            frame = sys._getframe().f_back
        self.reset()
        while frame:
            frame.f_trace = self.trace_dispatch
            self.botframe = frame
            frame = frame.f_back
        self.set_step()
        sys.settrace(self.trace_dispatch)

    def set_continue(self):
        """At breakpoints only; without any, nobody traces from now on."""
        self._set_stopinfo(self.botframe, None, -1)
        if not self.breaks:
            sys.settrace(None)
            frame = sys._getframe().f_back
            while frame and frame is not self.botframe:
                del frame.f_trace
                frame = frame.f_back

    def set_quit(self):
        self.stopframe = self.botframe
        self.returnframe = None
        self.quitting = True
        sys.settrace(None)

    # Breakpoints. These methods return what is wrong, or None.

    def _add_to_breaks(self, filename, lineno):
        lines = self.breaks.setdefault(filename, [])
        if lineno not in lines:
            lines.append(lineno)

    def _load_breaks(self):
        """Takes over what other debuggers have set."""
        for filename, lineno in Breakpoint.bplist:
            self._add_to_breaks(filename, lineno)

    def _prune_breaks(self, filename, lineno):
        """The last breakpoint at a line may be gone."""
        if (filename, lineno) not in Breakpoint.bplist:
            self.breaks[filename].remove(lineno)
        if not self.breaks[filename]:
            del self.breaks[filename]

    def set_break(self, filename, lineno, temporary=False, cond=None, funcname=None):
        filename = self.canonic(filename)
        if not linecache.getline(filename, lineno):
            return f"Line {filename}:{lineno} does not exist"
        self._add_to_breaks(filename, lineno)
        Breakpoint(filename, lineno, temporary, cond, funcname)
        return None

    def clear_break(self, filename, lineno):
        filename = self.canonic(filename)
        if filename not in self.breaks:
            return f"There are no breakpoints in {filename}"
        if lineno not in self.breaks[filename]:
            return f"There is no breakpoint at {filename}:{lineno}"
        for breakpoint in Breakpoint.bplist[filename, lineno][:]:
            breakpoint.deleteMe()
        self._prune_breaks(filename, lineno)
        return None

    def clear_bpbynumber(self, arg):
        try:
            breakpoint = self.get_bpbynumber(arg)
        except ValueError as error:
            return str(error)
        breakpoint.deleteMe()
        self._prune_breaks(breakpoint.file, breakpoint.line)
        return None

    def clear_all_file_breaks(self, filename):
        filename = self.canonic(filename)
        if filename not in self.breaks:
            return f"There are no breakpoints in {filename}"
        for line in self.breaks.pop(filename):
            for breakpoint in Breakpoint.bplist[filename, line][:]:
                breakpoint.deleteMe()
        return None

    def clear_all_breaks(self):
        if not self.breaks:
            return "There are no breakpoints"
        for breakpoint in Breakpoint.bpbynumber:
            if breakpoint:
                breakpoint.deleteMe()
        self.breaks = {}
        return None

    def get_bpbynumber(self, arg):
        if not arg:
            raise ValueError("Breakpoint number expected")
        try:
            number = int(arg)
        except ValueError:
            raise ValueError(f"Non-numeric breakpoint number {arg}") from None
        try:
            breakpoint = Breakpoint.bpbynumber[number]
        except IndexError:
            raise ValueError(f"Breakpoint number {number} out of range") from None
        if breakpoint is None:
            raise ValueError(f"Breakpoint {number} already deleted")
        return breakpoint

    def get_break(self, filename, lineno):
        return lineno in self.get_file_breaks(filename)

    def get_breaks(self, filename, lineno):
        filename = self.canonic(filename)
        if lineno not in self.breaks.get(filename, ()):
            return []
        return Breakpoint.bplist[filename, lineno]

    def get_file_breaks(self, filename):
        return self.breaks.get(self.canonic(filename), [])

    def get_all_breaks(self):
        return self.breaks

    # Stacks.

    def get_stack(self, f, t):
        """(frame, line) from the outermost on, those of a traceback last; and which is meant."""
        stack = []
        if t and t.tb_frame is f:
            t = t.tb_next
        while f is not None:
            stack.append((f, f.f_lineno))
            if f is self.botframe:
                break
            f = f.f_back
        stack.reverse()
        meant = max(0, len(stack) - 1)
        while t is not None:
            stack.append((t.tb_frame, t.tb_lineno))
            t = t.tb_next
        if f is None:
            meant = max(0, len(stack) - 1)
        return stack, meant

    def format_stack_entry(self, frame_lineno, lprefix=": "):
        frame, lineno = frame_lineno
        filename = self.canonic(frame.f_code.co_filename)
        text = f"{filename}({lineno!r}){frame.f_code.co_name or '<lambda>'}()"
        if "__return__" in frame.f_locals:
            text += "->" + reprlib.repr(frame.f_locals["__return__"])
        if lineno is None:
            return f"{text}{lprefix}Warning: lineno is None"
        line = linecache.getline(filename, lineno, frame.f_globals)
        return text + lprefix + line.strip() if line else text

    # What is debugged.

    def run(self, cmd, globals=None, locals=None):
        """Statements, as text or compiled."""
        if isinstance(cmd, str):
            cmd = compile(cmd, "<string>", "exec")
        globals, locals = _namespaces(globals, locals)
        self._debug(exec, cmd, globals, locals)

    def runeval(self, expr, globals=None, locals=None):
        globals, locals = _namespaces(globals, locals)
        return self._debug(eval, expr, globals, locals)

    def runctx(self, cmd, globals, locals):
        self.run(cmd, globals, locals)

    def runcall(self, func, /, *args, **kwds):
        return self._debug(func, *args, **kwds)

    def _debug(self, func, *args, **kwds):
        self.reset()
        sys.settrace(self.trace_dispatch)
        try:
            return func(*args, **kwds)
        except BdbQuit:
            return None
        finally:
            self.quitting = True
            sys.settrace(None)


def _is_generator(frame):
    return frame.f_code.co_flags & GENERATOR_AND_COROUTINE_FLAGS


def _namespaces(globals, locals):
    if globals is None:
        import __main__

        globals = __main__.__dict__
    return globals, globals if locals is None else locals


def set_trace():
    """Starts a debugger in the caller's frame."""
    Bdb().set_trace()
