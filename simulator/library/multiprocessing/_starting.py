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

        from .reduction import Spawning

        with Spawning() as plan:
            messages = _messages(process)
        here, there = _multiprocessing.channel()
        for fd in plan.descriptors:
            os.set_inheritable(fd, True)
        try:
            self.pid = _multiprocessing.spawn(
                there, process._name, "multiprocessing.spawn", "spawn_main"
            )
        finally:
            for fd in plan.descriptors:
                os.set_inheritable(fd, False)
            os.close(there)
        # The child never writes: its end closes when it ends.
        self.sentinel = here
        self._held = (here,)
        _send(here, messages)


class ForkedByServer(_Started):
    """A copy of a server that is a fresh process: what it is to do is sent to it."""

    def _start(self, process):
        from .forkserver import Sent, connect_to_new_process, read_signed
        from .reduction import Spawning

        with Spawning(Sent) as plan:
            messages = _messages(process)
        # The server writes the number of the process, and how it has ended.
        self.sentinel, writer = connect_to_new_process(plan.descriptors)
        self._held = (self.sentinel, writer)
        _send(writer, messages)
        self.pid = read_signed(self.sentinel)

    def poll(self, flag=os.WNOHANG):
        if self.returncode is None:
            from .connection import wait
            from .forkserver import read_signed

            if not wait([self.sentinel], 0 if flag == os.WNOHANG else None):
                return None
            try:
                self.returncode = read_signed(self.sentinel)
            except (OSError, EOFError):
                self.returncode = 255  # the server has ended and can't tell
        return self.returncode


def _messages(process):
    """What a process that has nothing of this one's memory has to know, and what it is to do."""
    from . import spawn
    from .reduction import ForkingPickler

    preparation = ForkingPickler.dumps(spawn.get_preparation_data(process._name))
    return preparation, ForkingPickler.dumps(process)


def _send(fd, messages):
    from .connection import Connection

    connection = Connection(fd)
    try:
        for message in messages:
            connection.send_bytes(message)
    except BrokenPipeError:
        pass  # it ended before it had read all; its exit code tells
    connection.detach()
