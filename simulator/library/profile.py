"""A profiler in Python: slower than cProfile, and open to be changed by subclasses.

What the profiler itself takes is left out of the times as far as `bias` says: see calibrate().
"""

import sys
import time
from _profiling import Results, Runner, run_in

__all__ = ["run", "runctx", "Profile"]


class _Simulated:
    """Stands for a frame in which the profiler was started, or in which the command runs."""

    def __init__(self, name, back):
        self.label = ("profile", 0, name)
        self.f_back = back


class _Call:
    """A call that is under way."""

    def __init__(self, label, frame, caller, before):
        self.label = label
        self.frame = frame
        self.caller = caller
        self.before = before  # time of the caller's that has not been added to it yet
        self.own = 0
        self.inside = 0


class _Counts:
    def __init__(self):
        self.primitive = 0
        self.depth = -1
        self.own = 0
        self.total = 0
        self.callers = {}


class Profile(Results):
    """Profile(timer=None, bias=None): `timer` gives a number, or several that are added up."""

    bias = 0

    def __init__(self, timer=None, bias=None):
        self.timer = time.process_time if timer is None else timer
        self.get_time = self.timer
        if timer is not None and hasattr(timer(), "__len__"):
            self.get_time = lambda: sum(timer())
        if bias is not None:
            self.bias = bias
        self._counts = {}
        self._running = None
        self._called = ""
        self.t = self.get_time()
        self._simulate_call("profiler")

    # Events.

    def dispatcher(self, frame, event, arg):
        """The function that sys.setprofile() is given."""
        elapsed = self.get_time() - self.t - self.bias
        if event == "c_call":
            self._called = arg.__name__
        self.dispatch[event](self, frame, elapsed)
        self.t = self.get_time()

    def trace_dispatch_call(self, frame, t):
        running = self._running
        if running is not None and frame.f_back is not running.frame:
            # The one that ran has been left without a word.
            if not isinstance(running.frame, _Simulated):
                self.trace_dispatch_return(running.frame, 0)
        if isinstance(frame, _Simulated):
            label = frame.label
        else:
            code = frame.f_code
            label = (code.co_filename, code.co_firstlineno, code.co_name)
        self._enter(label, frame, t)

    def trace_dispatch_c_call(self, frame, t):
        self._enter(("", 0, self._called), frame, t)

    def _enter(self, label, frame, t):
        self._running = _Call(label, frame, self._running, t)
        self._counts.setdefault(label, _Counts()).depth += 1

    def trace_dispatch_return(self, frame, t):
        if frame is not self._running.frame:
            self.trace_dispatch_return(self._running.frame, 0)
        call = self._running
        caller = self._running = call.caller
        call.own += t
        total = call.own + call.inside
        caller.own += call.before
        caller.inside += total
        counts = self._counts[call.label]
        counts.own += call.own
        if counts.depth == 0:
            counts.total += total
            counts.primitive += 1
        counts.depth -= 1
        counts.callers[caller.label] = counts.callers.get(caller.label, 0) + 1

    dispatch = {
        "call": trace_dispatch_call,
        "return": trace_dispatch_return,
        "c_call": trace_dispatch_c_call,
        "c_exception": trace_dispatch_return,
        "c_return": trace_dispatch_return,
    }

    # The frames that there are none for.

    def set_cmd(self, cmd):
        if self._running.caller is None:
            self._simulate_call(cmd)

    def _simulate_call(self, name):
        back = None if self._running is None else self._running.frame
        self.dispatch["call"](self, _Simulated(name, back), 0)

    def simulate_cmd_complete(self):
        """Whatever is still under way is taken as ended."""
        elapsed = self.get_time() - self.t
        while self._running.caller is not None:
            self.dispatch["return"](self, self._running.frame, elapsed)
            elapsed = 0
        self.t = self.get_time() - elapsed

    # Results.

    def create_stats(self):
        self.simulate_cmd_complete()
        self.snapshot_stats()

    def snapshot_stats(self):
        """Makes `stats` of what has been counted so far, as pstats wants it."""
        self.stats = {
            label: (
                counts.primitive,
                sum(counts.callers.values()),
                counts.own,
                counts.total,
                counts.callers.copy(),
            )
            for label, counts in self._counts.items()
        }

    # What is profiled.

    def run(self, cmd):
        """Profiles a statement of the main module."""
        return run_in(self, cmd)

    def runctx(self, cmd, globals, locals):
        self.set_cmd(cmd)
        sys.setprofile(self.dispatcher)
        try:
            exec(cmd, globals, locals)
        finally:
            sys.setprofile(None)
        return self

    def runcall(self, func, /, *args, **kw):
        self.set_cmd(repr(func))
        sys.setprofile(self.dispatcher)
        try:
            return func(*args, **kw)
        finally:
            sys.setprofile(None)

    def calibrate(self, m, verbose=0):
        """What the profiler adds to the time of one call: to be set as the `bias` of the class."""
        if self.__class__ is not Profile:
            raise TypeError("Subclasses must override .calibrate().")
        before = self.bias
        self.bias = 0
        try:
            return self._calibrate(m, verbose)
        finally:
            self.bias = before

    def _calibrate(self, m, verbose):
        def step(n):
            for _ in range(n):
                pass

        def work(n):
            for _ in range(n):
                step(100)

        began = self.get_time()
        work(m)
        plain = self.get_time() - began
        profiler = Profile()
        began = self.get_time()
        profiler.runcall(work, m)
        profiled = self.get_time() - began
        profiler.create_stats()
        reported = 0
        for (_, _, name), (_, _, own, _, _) in profiler.stats.items():
            if name in ("work", "step"):
                reported += own
        if verbose:
            print("elapsed time without profiling =", plain)
            print("elapsed time with profiling =", profiled)
            print("reported time =", reported)
        # Each call is two events.
        return (reported - plain) / 2 / (m + 1)


_runner = Runner(Profile)
run = _runner.run
runctx = _runner.runctx
