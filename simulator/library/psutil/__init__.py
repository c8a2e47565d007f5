"""What the machine and its processes use (documentation of psutil), in small.

The simulated machine has cores and time, but no size of memory, disks or batteries: what is about those isn't here.
"""

import errno
import os
import signal
import sys
import time
from collections import namedtuple
from contextlib import contextmanager

import _psutil

__all__ = [
    "Error", "NoSuchProcess", "AccessDenied", "TimeoutExpired", "Process", "boot_time", "cpu_count",
    "cpu_percent", "cpu_times", "pid_exists", "wait_procs", "STATUS_RUNNING",
]  # fmt: skip
__version__ = "5.9.8"

POSIX = LINUX = True
WINDOWS = MACOS = False
STATUS_RUNNING = "running"

scputimes = namedtuple("scputimes", "user system idle")
pcputimes = namedtuple("pcputimes", "user system children_user children_system")
pmem = namedtuple("pmem", "rss vms")


class Error(Exception):
    """What goes wrong here."""


class NoSuchProcess(Error):
    """There is no process with this number."""

    def __init__(self, pid, name=None, msg=None):
        super().__init__(msg or "process no longer exists")
        self.pid, self.name, self.msg = pid, name, msg or "process no longer exists"

    def __str__(self):
        return f"{self.msg} (pid={self.pid})"


class AccessDenied(Error):
    """A process tells it nobody but itself."""

    def __init__(self, pid=None, name=None, msg=""):
        super().__init__(msg)
        self.pid, self.name, self.msg = pid, name, msg

    def __str__(self):
        details = f"(pid={self.pid})"
        return f"{self.msg} {details}" if self.msg else details


class TimeoutExpired(Error):
    """A process has not ended in time."""

    def __init__(self, seconds, pid=None, name=None):
        self.seconds, self.pid, self.name = seconds, pid, name
        self.msg = f"timeout after {seconds} seconds"
        super().__init__(self.msg)

    def __str__(self):
        return f"{self.msg} (pid={self.pid})"


def cpu_count(logical=True):
    """How many cores the machine has."""
    return os.cpu_count()


def boot_time():
    """When the machine was started."""
    return time.time() - time.monotonic()


def cpu_times(percpu=False):
    """What the cores have done since the machine was started, in seconds."""
    elapsed = time.monotonic()
    each = [scputimes(busy, 0.0, max(0.0, elapsed - busy)) for busy in _psutil.core_times()]
    if percpu:
        return each
    return scputimes(*(sum(column) for column in zip(*each)))


class _Usage:
    """How much of some seconds was used since it was asked last."""

    def __init__(self, used):
        self._used = used
        self._last = None

    def percents(self, interval):
        if interval is not None and interval < 0:
            raise ValueError(f"interval is not positive (got {interval!r})")
        if interval:
            self._last = self._now()
            time.sleep(interval)
        last, (now, used) = self._last, self._now()
        self._last = now, used
        if last is None or now <= last[0]:
            return [0.0] * len(used)
        then, before = last
        return [100 * (new - old) / (now - then) for old, new in zip(before, used)]

    def _now(self):
        used = self._used()
        return time.monotonic(), used


_machine = _Usage(_psutil.core_times)
_machine.percents(None)


def cpu_percent(interval=None, percpu=False):
    """How busy the cores were in the interval; None: since the last call."""
    percents = _machine.percents(interval)
    if percpu:
        return [round(percent, 1) for percent in percents]
    return round(sum(percents) / len(percents), 1)


def pid_exists(pid):
    """Whether there is a process with this number."""
    if pid < 0:
        return False
    try:
        os.kill(pid, 0)
    except OSError as error:
        return error.errno != errno.ESRCH
    return True


def wait_procs(procs, timeout=None, callback=None):
    """Waits until processes have ended: those that have, and those that haven't."""
    deadline = None if timeout is None else time.monotonic() + timeout
    gone, alive = [], []
    for process in procs:
        left = None if deadline is None else max(0, deadline - time.monotonic())
        try:
            process.returncode = process.wait(left)
        except TimeoutExpired:
            alive.append(process)
            continue
        gone.append(process)
        if callback is not None:
            callback(process)
    return gone, alive


class Process:
    """A process; only the own one tells what it uses."""

    def __init__(self, pid=None):
        self.pid = os.getpid() if pid is None else pid
        if not pid_exists(self.pid):
            raise NoSuchProcess(self.pid, msg="process PID not found")
        self._own = self.pid == os.getpid()
        self._usage = _Usage(lambda: [time.process_time()])

    def __repr__(self):
        return f"psutil.Process(pid={self.pid}, name='python3', status='running')"

    def __eq__(self, other):
        return isinstance(other, Process) and self.pid == other.pid

    def __hash__(self):
        return hash(self.pid)

    def _only_own(self):
        if not self._own:
            raise AccessDenied(self.pid)

    def name(self):
        return "python3"

    def cmdline(self):
        self._only_own()
        return ["python3", *sys.argv]

    def cwd(self):
        self._only_own()
        return os.getcwd()

    def ppid(self):
        self._only_own()
        return os.getppid()

    def parent(self):
        return Process(self.ppid())

    def is_running(self):
        return pid_exists(self.pid)

    def status(self):
        self._only_own()
        return STATUS_RUNNING

    @contextmanager
    def oneshot(self):
        """What is asked for inside is of one moment; every moment is one here."""
        yield

    def cpu_times(self):
        self._only_own()
        return pcputimes(time.process_time(), 0.0, 0.0, 0.0)

    def cpu_percent(self, interval=None):
        """The part of one core that was used; more than 100 means more cores."""
        self._only_own()
        return round(self._usage.percents(interval)[0], 1)

    def memory_info(self):
        """The memory of the interpreter and of the objects there are."""
        self._only_own()
        used = _psutil.resident_bytes()
        return pmem(used, used)

    def num_threads(self):
        self._only_own()
        return _psutil.thread_count()

    def cpu_affinity(self):
        return sorted(os.sched_getaffinity(self.pid))

    def send_signal(self, sig):
        try:
            os.kill(self.pid, sig)
        except ProcessLookupError:
            raise NoSuchProcess(self.pid) from None

    def terminate(self):
        self.send_signal(signal.SIGTERM)

    def kill(self):
        self.send_signal(signal.SIGKILL)

    def wait(self, timeout=None):
        """The exit code of a child; None if it isn't one, once it has ended."""
        deadline = None if timeout is None else time.monotonic() + timeout
        while True:
            try:
                pid, status = os.waitpid(self.pid, 0 if timeout is None else os.WNOHANG)
            except ChildProcessError:
                if not pid_exists(self.pid):
                    return None
                pid = 0
            if pid:
                return os.waitstatus_to_exitcode(status)
            if deadline is not None and time.monotonic() >= deadline:
                raise TimeoutExpired(timeout, self.pid)
            time.sleep(0.01)
