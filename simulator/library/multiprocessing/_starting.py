"""How processes are started, watched and ended."""

import os
import signal

from .util import _flush_std_streams

# What is made here is nobody else's concern.
_lane_kinds = ()


class _Started:
    """A process that this one has started. `sentinel` becomes ready to read when it ends."""

    def __init__(self, process):
        _flush_std_streams()
        self.returncode = None
        self._start(process)

    def poll(self, flag=os.WNOHANG):
        """The exit code; None: it runs. -N: signal N has ended it."""
        if self.returncode is None:
            try:
                pid, status = os.waitpid(self.pid, flag)
            except ChildProcessError:
                return None  # somebody else has taken its exit code
            if pid == self.pid:
                self.returncode = os.waitstatus_to_exitcode(status)
        return self.returncode

    def wait(self, timeout=None):
        """The exit code, when it has ended; None when that takes longer."""
        if self.returncode is None:
            if timeout is not None:
                from .connection import wait

                if not wait([self.sentinel], timeout):
                    return None
            # That its end of a descriptor is closed doesn't say that it has ended already.
            return self.poll(os.WNOHANG if timeout == 0.0 else 0)
        return self.returncode

    def terminate(self):
        self._send(signal.SIGTERM)

    def kill(self):
        self._send(signal.SIGKILL)

    def _send(self, number):
        if self.returncode is None:
            try:
                os.kill(self.pid, number)
            except ProcessLookupError:
                pass  # it has ended and nobody has asked yet

    def close(self):
        for fd in self._held:
            os.close(fd)
        self._held = ()


class Forked(_Started):
    """A copy of this process."""

    def _start(self, process):
        # Each holds an end that closes when it ends, which the other can wait for.
        ends_with_child, held_by_child = os.pipe()
        ends_with_parent, held_by_parent = os.pipe()
        self.pid = os.fork()
        if self.pid == 0:
            code = 1
            try:
                os.close(ends_with_child)
                os.close(held_by_parent)
                code = process._bootstrap(ends_with_parent)
            finally:
                os._exit(code)
        os.close(held_by_child)
        os.close(ends_with_parent)
        self.sentinel = ends_with_child
        self._held = (ends_with_child, held_by_parent)


class Spawned(_Started):
    """A fresh process: what it is to do is sent to it."""

    def _start(self, process):
        import _multiprocessing

        from . import spawn
        from .connection import Connection
        from .reduction import ForkingPickler, Spawning

        with Spawning() as descriptors:
            preparation = ForkingPickler.dumps(spawn.get_preparation_data(process._name))
            what = ForkingPickler.dumps(process)
        here, there = _multiprocessing.channel()
        for fd in descriptors:
            os.set_inheritable(fd, True)
        try:
            self.pid = _multiprocessing.spawn(there, process._name)
        finally:
            for fd in descriptors:
                os.set_inheritable(fd, False)
            os.close(there)
        # The child never writes: its end closes when it ends.
        self.sentinel = here
        self._held = (here,)
        connection = Connection(here)
        try:
            connection.send_bytes(preparation)
            connection.send_bytes(what)
        except BrokenPipeError:
            pass  # it ended before it had read all; its exit code tells
        connection.detach()
