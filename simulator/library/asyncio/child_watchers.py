"""How a loop hears of the end of processes that it has started (Library reference, asyncio, "Policies", "Process Watchers")."""

import os
import signal
import threading
from itertools import count

from .log import logger

__all__ = (
    "AbstractChildWatcher", "SafeChildWatcher", "FastChildWatcher", "PidfdChildWatcher",
    "MultiLoopChildWatcher", "ThreadedChildWatcher",
)  # fmt: skip


class AbstractChildWatcher:
    """Calls callback(pid, returncode, *args) when a process has ended; a context manager."""

    __module__ = "asyncio.unix_events"

    def add_child_handler(self, pid, callback, *args):
        """Watches one more process; a callback that there was is replaced."""
        raise NotImplementedError()

    def remove_child_handler(self, pid):
        """Watches it no longer; False if it was not watched."""
        raise NotImplementedError()

    def attach_loop(self, loop):
        """The loop that signals are heard in; None: none."""
        raise NotImplementedError()

    def close(self):
        """Lets go of everything."""
        raise NotImplementedError()

    def is_active(self):
        """Whether it would hear of the end of a process."""
        raise NotImplementedError()

    def __enter__(self):
        raise NotImplementedError()

    def __exit__(self, *exc):
        raise NotImplementedError()


def _collected(pid, options=0):
    """Waits for a child: (pid, exit code), (0, None) if none has ended. One that is unknown has 255."""
    try:
        found, status = os.waitpid(pid, options)
    except ChildProcessError:
        if pid > 0:
            logger.warning("Unknown child process pid %d, will report returncode 255", pid)
            return pid, 255
        return 0, None
    if found == 0:
        return 0, None
    return found, os.waitstatus_to_exitcode(status)


class _ForAnyLoop(AbstractChildWatcher):
    """Any loop will do: the one that runs where the process is started."""

    def is_active(self):
        return True

    def attach_loop(self, loop):
        """Nothing depends on it."""

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        return None


class ThreadedChildWatcher(_ForAnyLoop):
    """Has a thread wait for each process. Nothing else is needed: no signal, no loop in the main thread."""

    __module__ = "asyncio.unix_events"

    def __init__(self):
        self._numbers = count(0)
        self._threads = {}

    def close(self):
        """The threads end with their processes."""

    def add_child_handler(self, pid, callback, *args):
        from .events import get_running_loop

        thread = threading.Thread(
            target=self._wait_for,
            name=f"asyncio-waitpid-{next(self._numbers)}",
            args=(get_running_loop(), pid, callback, args),
            daemon=True,
        )
        self._threads[pid] = thread
        thread.start()

    def remove_child_handler(self, pid):
        # The thread does not end before the process.
        return True

    def _wait_for(self, loop, pid, callback, args):
        _, code = _collected(pid)
        if loop.is_closed():
            logger.warning("Loop %r that handles pid %r is closed", loop, pid)
        else:
            loop.call_soon_threadsafe(callback, pid, code, *args)
        self._threads.pop(pid)


class PidfdChildWatcher(_ForAnyLoop):
    """Has the loop watch a descriptor of each process: neither a thread nor a signal is needed."""

    __module__ = "asyncio.unix_events"

    def close(self):
        """What is watched belongs to loops."""

    def add_child_handler(self, pid, callback, *args):
        from .events import get_running_loop

        loop = get_running_loop()
        pidfd = os.pidfd_open(pid)
        loop._add_reader(pidfd, self._do_wait, pid, pidfd, callback, args)

    def remove_child_handler(self, pid):
        # It is watched to its end.
        return True

    def _do_wait(self, pid, pidfd, callback, args):
        from .events import get_running_loop

        get_running_loop()._remove_reader(pidfd)
        try:
            _, status = os.waitpid(pid, 0)
        except ChildProcessError:
            code = 255
            logger.warning(
                "child process pid %d exit status already read:  will report returncode 255", pid
            )
        else:
            code = os.waitstatus_to_exitcode(status)
        os.close(pidfd)
        callback(pid, code, *args)


class BaseChildWatcher(AbstractChildWatcher):
    """Hears of SIGCHLD in one loop, which has to run in the main thread."""

    __module__ = "asyncio.unix_events"

    def __init__(self):
        self._loop = None
        self._callbacks = {}

    def close(self):
        self.attach_loop(None)

    def is_active(self):
        return self._loop is not None and self._loop.is_running()

    def attach_loop(self, loop):
        if self._loop is not None:
            if loop is None and self._callbacks:
                from warnings import warn

                text = "A loop is being detached from a child watcher with pending handlers"
                warn(text, RuntimeWarning)
            self._loop.remove_signal_handler(signal.SIGCHLD)
        self._loop = loop
        if loop is not None:
            loop.add_signal_handler(signal.SIGCHLD, self._sig_chld)
            # What has ended meanwhile sent its signal to nobody.
            self._do_waitpid_all()

    def _sig_chld(self):
        try:
            self._do_waitpid_all()
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            self._loop.call_exception_handler(
                {"message": "Unknown exception in SIGCHLD handler", "exception": error}
            )

    def _check_attached(self):
        if self._loop is None:
            raise RuntimeError(
                "Cannot add child handler, the child watcher does not have a loop attached"
            )

    def remove_child_handler(self, pid):
        return self._callbacks.pop(pid, None) is not None


class SafeChildWatcher(BaseChildWatcher):
    """Asks for every process that it knows by itself, so that others are left to whoever started them."""

    __module__ = "asyncio.unix_events"

    def close(self):
        self._callbacks.clear()
        super().close()

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        return None

    def add_child_handler(self, pid, callback, *args):
        self._check_attached()
        self._callbacks[pid] = (callback, args)
        # It may have ended already.
        self._do_waitpid(pid)

    def _do_waitpid_all(self):
        for pid in list(self._callbacks):
            self._do_waitpid(pid)

    def _do_waitpid(self, pid):
        found, code = _collected(pid, os.WNOHANG)
        if found == 0:
            return
        callback, args = self._callbacks.pop(found)
        callback(found, code, *args)


class FastChildWatcher(BaseChildWatcher):
    """Collects whatever has ended, also what others have started, and keeps what nobody has asked for yet."""

    __module__ = "asyncio.unix_events"

    def __init__(self):
        super().__init__()
        self._lock = threading.Lock()
        # Exit codes of processes that ended before their callback was there.
        self._zombies = {}
        # How many are starting processes: until they are done, an unknown one may be theirs.
        self._forks = 0

    def close(self):
        self._callbacks.clear()
        self._zombies.clear()
        super().close()

    def __enter__(self):
        with self._lock:
            self._forks += 1
        return self

    def __exit__(self, *exc):
        with self._lock:
            self._forks -= 1
            if self._forks or not self._zombies:
                return
            unknown = str(self._zombies)
            self._zombies.clear()
        logger.warning("Caught subprocesses termination from unknown pids: %s", unknown)

    def add_child_handler(self, pid, callback, *args):
        assert self._forks, "Must use the context manager"
        self._check_attached()
        with self._lock:
            code = self._zombies.pop(pid, None)
            if code is None:
                self._callbacks[pid] = (callback, args)
                return
        callback(pid, code, *args)

    def _do_waitpid_all(self):
        while True:
            pid, code = _collected(-1, os.WNOHANG)
            if pid == 0:
                return
            with self._lock:
                callback, args = self._callbacks.pop(pid, (None, None))
                if callback is None and self._forks:
                    self._zombies[pid] = code
                    continue
            if callback is None:
                logger.warning(
                    "Caught subprocess termination from unknown pid: %d -> %d", pid, code
                )
            else:
                callback(pid, code, *args)


class MultiLoopChildWatcher(AbstractChildWatcher):
    """Hears of SIGCHLD by a handler of its own, which tells the loop that has started the process."""

    __module__ = "asyncio.unix_events"

    def __init__(self):
        self._callbacks = {}
        self._saved_sighandler = None

    def is_active(self):
        return self._saved_sighandler is not None

    def close(self):
        self._callbacks.clear()
        if self._saved_sighandler is None:
            return
        if signal.getsignal(signal.SIGCHLD) != self._sig_chld:
            logger.warning("SIGCHLD handler was changed by outside code")
        else:
            signal.signal(signal.SIGCHLD, self._saved_sighandler)
        self._saved_sighandler = None

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        return None

    def add_child_handler(self, pid, callback, *args):
        from .events import get_running_loop

        self._callbacks[pid] = (get_running_loop(), callback, args)
        self._do_waitpid(pid)

    def remove_child_handler(self, pid):
        return self._callbacks.pop(pid, None) is not None

    def attach_loop(self, loop):
        # The handler is set in the main thread, whatever the loop.
        if self._saved_sighandler is not None:
            return
        self._saved_sighandler = signal.signal(signal.SIGCHLD, self._sig_chld)
        if self._saved_sighandler is None:
            logger.warning(
                "Previous SIGCHLD handler was set by non-Python code, "
                "restore to default handler on watcher close."
            )
            self._saved_sighandler = signal.SIG_DFL
        signal.siginterrupt(signal.SIGCHLD, False)

    def _sig_chld(self, signum, frame):
        try:
            for pid in list(self._callbacks):
                self._do_waitpid(pid)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException:
            logger.warning("Unknown exception in SIGCHLD handler", exc_info=True)

    def _do_waitpid(self, pid):
        found, code = _collected(pid, os.WNOHANG)
        if found == 0:
            return
        loop, callback, args = self._callbacks.pop(found)
        if loop.is_closed():
            logger.warning("Loop %r that handles pid %r is closed", loop, found)
        else:
            loop.call_soon_threadsafe(callback, found, code, *args)
