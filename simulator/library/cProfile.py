"""A profiler that costs little: calls, and the time spent in them, by the clock of the run."""

import _lsprof
from _profiling import Results, Runner, run_in

__all__ = ["run", "runctx", "Profile"]


def label(code):
    """(file, line, name) of a function; a built-in has neither file nor line."""
    if isinstance(code, str):
        return ("~", 0, code)
    return (code.co_filename, code.co_firstlineno, code.co_name)


class Profile(Results, _lsprof.Profiler):
    """Profile(timer=None, timeunit=None, subcalls=True, builtins=True)

    Counts what its thread does between enable() and disable(), or in a `with` statement.
    """

    def create_stats(self):
        self.disable()
        self.snapshot_stats()

    def snapshot_stats(self):
        """Makes `stats` of what has been counted so far, as pstats wants it."""
        entries = self.getstats()
        self.stats = {}
        callers_of = {}
        for entry in entries:
            callers = callers_of.setdefault(id(entry.code), {})
            primitive = entry.callcount - entry.reccallcount
            self.stats[label(entry.code)] = (
                primitive, entry.callcount, entry.inlinetime, entry.totaltime, callers,
            )  # fmt: skip
        for entry in entries:
            caller = label(entry.code)
            for called in entry.calls or ():
                callers = callers_of.get(id(called.code))
                if callers is None:
                    continue
                counts = (
                    called.callcount,
                    called.callcount - called.reccallcount,
                    called.inlinetime,
                    called.totaltime,
                )
                before = callers.get(caller, (0, 0, 0, 0))
                callers[caller] = tuple(map(sum, zip(before, counts)))

    def run(self, cmd):
        """Profiles a statement of the main module."""
        return run_in(self, cmd)

    def runctx(self, cmd, globals, locals):
        self.enable()
        try:
            exec(cmd, globals, locals)
        finally:
            self.disable()
        return self

    def runcall(self, func, /, *args, **kw):
        self.enable()
        try:
            return func(*args, **kw)
        finally:
            self.disable()

    def __enter__(self):
        self.enable()
        return self

    def __exit__(self, *exc_info):
        self.disable()


_runner = Runner(Profile)
run = _runner.run
runctx = _runner.runctx
