"""Which lines and functions of a program run (Library reference, "trace")."""

import dis
import linecache
import os
import pickle
import sys
import threading
import types
from time import monotonic as _time

__all__ = ["Trace", "CoverageResults"]

# A line that says this need not run.
PRAGMA_NOCOVER = "#pragma NO COVER"


def _modname(path):
    return os.path.splitext(os.path.basename(path))[0]


def _fullmodname(path):
    """The module that a file is, packages included."""
    fitting = [
        folder for folder in sys.path if path.startswith(folder) and path[len(folder)] == os.sep
    ]
    longest = max(fitting, key=len, default="")
    inside = path[len(longest) + 1 :] if longest else path
    return os.path.splitext(inside.replace(os.sep, "."))[0].lstrip(".")


class _Ignore:
    """Modules that are not looked at: by their names, or by where their files are."""

    def __init__(self, modules=None, dirs=None):
        self._mods = set(modules or ())
        self._dirs = [os.path.normpath(folder) for folder in dirs or ()]
        self._known = {"<string>": 1}

    def names(self, filename, modulename):
        if modulename not in self._known:
            self._known[modulename] = int(self._is_ignored(filename, modulename))
        return self._known[modulename]

    def _is_ignored(self, filename, modulename):
        if any(modulename == mod or modulename.startswith(mod + ".") for mod in self._mods):
            return True
        if filename is None:
            return True
        return any(filename.startswith(folder + os.sep) for folder in self._dirs)


class CoverageResults:
    def __init__(
        self, counts=None, calledfuncs=None, infile=None, callers=None, outfile=None
    ):
        self.counts = {} if counts is None else counts
        self.counter = self.counts.copy()
        self.calledfuncs = {} if calledfuncs is None else calledfuncs
        self.callers = {} if callers is None else callers
        self.infile = infile
        self.outfile = outfile
        if infile:
            self._read(infile)

    def _read(self, infile):
        try:
            with open(infile, "rb") as source:
                counts, calledfuncs, callers = pickle.load(source)
        except (OSError, EOFError, ValueError) as error:
            print(f"Skipping counts file {infile!r}: {error}", file=sys.stderr)
        else:
            self.update(self.__class__(counts, calledfuncs, callers=callers))

    def is_ignored_filename(self, filename):
        return filename.startswith("<") and filename.endswith(">")

    def update(self, other):
        """Adds the results of another run."""
        for place, count in other.counts.items():
            self.counts[place] = self.counts.get(place, 0) + count
        self.calledfuncs.update(dict.fromkeys(other.calledfuncs, 1))
        self.callers.update(dict.fromkeys(other.callers, 1))

    def write_results(self, show_missing=True, summary=False, coverdir=None):
        """Prints functions and calls, and writes for each file a copy with the counts of its lines.

        The copies, NAME.cover, lie in `coverdir`, or beside the files.
        """
        self._print_functions()
        self._print_callers()
        files = {}
        for (filename, lineno), count in self.counts.items():
            files.setdefault(filename, {})[lineno] = count
        sums = {}
        for filename, lines_hit in files.items():
            if self.is_ignored_filename(filename):
                continue
            if coverdir is None:
                folder = os.path.dirname(os.path.abspath(filename))
                modulename = _modname(filename)
            else:
                folder = coverdir
                os.makedirs(folder, exist_ok=True)
                modulename = _fullmodname(filename)
            n_hits, n_lines = self.write_results_file(
                os.path.join(folder, modulename + ".cover"),
                linecache.getlines(filename),
                _find_executable_linenos(filename) if show_missing else {},
                lines_hit,
            )
            if n_lines:
                percent = int(100 * n_hits / n_lines)
                sums[modulename] = f"{n_lines:5}   {percent:3}%   {modulename}   ({filename})"
        if summary and sums:
            print("lines   cov%   module   (path)")
            for _, line in sorted(sums.items()):
                print(line)
        if self.outfile:
            self._save()

    def _print_functions(self):
        if not self.calledfuncs:
            return
        print("\nfunctions called:")
        for filename, modulename, funcname in sorted(self.calledfuncs):
            print(f"filename: {filename}, modulename: {modulename}, funcname: {funcname}")

    def _print_callers(self):
        if not self.callers:
            return
        print("\ncalling relationships:")
        last_file = last_called = ""
        for (file, mod, func), (called_file, called_mod, called) in sorted(self.callers):
            if file != last_file:
                print(f"\n*** {file} ***")
                last_file, last_called = file, ""
            if called_file != file and called_file != last_called:
                print("  -->", called_file)
                last_called = called_file
            print(f"    {mod}.{func} -> {called_mod}.{called}")

    def write_results_file(self, path, lines, lnotab, lines_hit, encoding=None):
        """Writes one copy; how many lines have run, and of how many."""
        try:
            output = open(path, "w", encoding=encoding)
        except OSError as error:
            print(
                f"trace: Could not open {path!r} for writing: {error} - skipping", file=sys.stderr
            )
            return 0, 0
        n_lines = n_hits = 0
        with output:
            for lineno, line in enumerate(lines, 1):
                margin = " " * 7
                if lineno in lines_hit:
                    margin = f"{lines_hit[lineno]:5}: "
                    n_hits += 1
                    n_lines += 1
                elif lineno in lnotab and PRAGMA_NOCOVER not in line:
                    margin = ">>>>>> "
                    n_lines += 1
                output.write(margin + line.expandtabs(8))
        return n_hits, n_lines

    def _save(self):
        try:
            with open(self.outfile, "wb") as output:
                pickle.dump((self.counts, self.calledfuncs, self.callers), output, 1)
        except OSError as error:
            print(f"Can't save counts files because {error}", file=sys.stderr)


def _find_executable_linenos(filename):
    """The lines of a file that may run, as a dict."""
    text = "".join(linecache.getlines(filename))
    if not text:
        return {}
    return dict.fromkeys(_lines_of(compile(text, filename, "exec")), 1)


def _lines_of(code):
    silent = set(_documentation_lines(code))
    for _, line in dis.findlinestarts(code):
        if line not in silent:
            yield line
    for constant in code.co_consts:
        if isinstance(constant, types.CodeType):
            yield from _lines_of(constant)


def _documentation_lines(code):
    """Those of the text that a module or class begins with: it is stored, but by no statement."""
    previous = None
    for instruction in dis.get_instructions(code):
        if instruction.opname == "STORE_NAME" and instruction.argval == "__doc__":
            place = instruction.positions
            if previous is not None and previous.positions == place:
                return range(place.lineno, place.end_lineno + 1)
        previous = instruction
    return ()


class Trace:
    """Runs code, and shows its lines as they run (`trace`), counts them (`count`), or lists which
    functions are called (`countfuncs`), and by which others (`countcallers`).

    `infile`: results to begin with; `outfile`: where to keep them; `timing`: with the time.
    """

    def __init__(
        self,
        count=1,
        trace=1,
        countfuncs=0,
        countcallers=0,
        ignoremods=(),
        ignoredirs=(),
        infile=None,
        outfile=None,
        timing=False,
    ):
        self.infile = infile
        self.outfile = outfile
        self.ignore = _Ignore(ignoremods, ignoredirs)
        self.counts = {}
        self.donothing = 0
        self.trace = trace
        self.start_time = _time() if timing else None
        self._calledfuncs = {}
        self._callers = {}
        self.globaltrace = self.globaltrace_lt
        if countcallers:
            self.globaltrace = self.globaltrace_trackcallers
        elif countfuncs:
            self.globaltrace = self.globaltrace_countfuncs
        elif trace and count:
            self.localtrace = self.localtrace_trace_and_count
        elif trace:
            self.localtrace = self.localtrace_trace
        elif count:
            self.localtrace = self.localtrace_count
        else:
            self.donothing = 1

    def run(self, cmd):
        """Runs statements in the main module."""
        import __main__

        self.runctx(cmd, __main__.__dict__, __main__.__dict__)

    def runctx(self, cmd, globals=None, locals=None):
        globals = {} if globals is None else globals
        locals = {} if locals is None else locals
        if not self.donothing:
            threading.settrace(self.globaltrace)
            sys.settrace(self.globaltrace)
        try:
            exec(cmd, globals, locals)
        finally:
            if not self.donothing:
                sys.settrace(None)
                threading.settrace(None)

    def runfunc(self, func, /, *args, **kw):
        if not self.donothing:
            sys.settrace(self.globaltrace)
        try:
            return func(*args, **kw)
        finally:
            if not self.donothing:
                sys.settrace(None)

    def file_module_function_of(self, frame):
        """A method has the name of its class, unless a decorator has made something else of it."""
        code = frame.f_code
        outside, _, name = code.co_qualname.rpartition(".")
        owner = outside.rpartition(".")[2]
        known = vars(frame.f_globals.get(owner, types)).get(name)
        if owner and owner != "<locals>" and isinstance(known, types.FunctionType | None):
            name = f"{owner}.{name}"
        return code.co_filename, _modname(code.co_filename), name

    def globaltrace_trackcallers(self, frame, why, arg):
        if why == "call":
            callee = self.file_module_function_of(frame)
            caller = self.file_module_function_of(frame.f_back)
            self._callers[caller, callee] = 1

    def globaltrace_countfuncs(self, frame, why, arg):
        if why == "call":
            self._calledfuncs[self.file_module_function_of(frame)] = 1

    def globaltrace_lt(self, frame, why, arg):
        """Follows functions of modules that are not ignored."""
        if why != "call":
            return None
        filename = frame.f_globals.get("__file__")
        if not filename:
            return None
        modulename = _modname(filename)
        if self.ignore.names(filename, modulename):
            return None
        if self.trace:
            print(f" --- modulename: {modulename}, funcname: {frame.f_code.co_name}")
        return self.localtrace

    def localtrace_trace_and_count(self, frame, why, arg):
        if why == "line":
            self._count(frame)
            self._show(frame)
        return self.localtrace

    def localtrace_trace(self, frame, why, arg):
        if why == "line":
            self._show(frame)
        return self.localtrace

    def localtrace_count(self, frame, why, arg):
        if why == "line":
            self._count(frame)
        return self.localtrace

    def _count(self, frame):
        place = frame.f_code.co_filename, frame.f_lineno
        self.counts[place] = self.counts.get(place, 0) + 1

    def _show(self, frame):
        filename, lineno = frame.f_code.co_filename, frame.f_lineno
        if self.start_time:
            print(f"{_time() - self.start_time:.2f}", end=" ")
        line = linecache.getline(filename, lineno)
        print(f"{os.path.basename(filename)}({lineno}): {line}", end="")

    def results(self):
        return CoverageResults(
            self.counts,
            infile=self.infile,
            outfile=self.outfile,
            calledfuncs=self._calledfuncs,
            callers=self._callers,
        )
