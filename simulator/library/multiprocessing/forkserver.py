"""A server that forks processes ("Contexts and start methods", "forkserver").

It is started afresh when it is first needed, so what it forks has nothing of the program's memory;
what it has imported, its processes have too. It ends when the program does. The main module it does not
import, though that is what stands in its list at first: nor does CPython 3.11 (gh-126631).
"""

import os
import select
import signal
import socket
import struct
import sys

import _multiprocessing

from . import spawn, util
from .connection import Connection, arbitrary_address
from .reduction import recvfds, sendfds

# What is made here is nobody else's concern.
_lane_kinds = ()

__all__ = [
    "ensure_running", "get_inherited_fds", "connect_to_new_process", "set_forkserver_preload",
]  # fmt: skip

MAXFDS_TO_SEND = 256
_SIGNED = struct.Struct("q")


class ForkServer:
    """The server, as the process sees it that has started it."""

    def __init__(self):
        self._address = None
        self._alive = None  # it ends when this is closed
        self._pid = None
        self._preload = ["__main__"]
        self.inherited = None

    def set_forkserver_preload(self, modules_names):
        """Says what the server imports, unless it runs already."""
        if not all(type(name) is str for name in modules_names):
            raise TypeError("module_names must be a list of strings")
        self._preload = modules_names

    def get_inherited_fds(self):
        """The descriptors that this process was given by the one that had it started."""
        return self.inherited

    def connect_to_new_process(self, fds):
        """Has a process forked: the ends of pipes on which it is heard of, and is told what to do."""
        self.ensure_running()
        if len(fds) + 2 >= MAXFDS_TO_SEND:
            raise ValueError("too many fds")
        with socket.socket(socket.AF_UNIX) as client:
            client.connect(self._address)
            heard, child_tells = os.pipe()
            child_hears, tell = os.pipe()
            try:
                sendfds(client, [child_hears, child_tells, *fds])
            except BaseException:
                os.close(heard)
                os.close(tell)
                raise
            finally:
                os.close(child_hears)
                os.close(child_tells)
        return heard, tell

    def ensure_running(self):
        """Starts the server, unless it runs."""
        if self._pid is not None:
            pid, _ = os.waitpid(self._pid, os.WNOHANG)
            if not pid:
                return
            os.close(self._alive)
            self._pid = None
        data = spawn.get_preparation_data("ignore") if self._preload else {}
        with socket.socket(socket.AF_UNIX) as listener:
            address = arbitrary_address("AF_UNIX")
            listener.bind(address)
            listener.listen()
            listener.set_inheritable(True)
            listener_fd = listener.fileno()
            there, self._alive = os.pipe()
            self._pid = _multiprocessing.spawn(
                there, "forkserver", "multiprocessing.forkserver", "main"
            )
            os.close(there)
        connection = Connection(self._alive, readable=False)
        connection.send((listener_fd, self._preload, data.get("sys_path")))
        connection.detach()
        self._address = address


class Sent:
    """A descriptor that a process gets when it is forked, by its place among all that it gets."""

    def __init__(self, place):
        self._place = place

    def detach(self):
        return _server.inherited[self._place]


def main(fd):
    """What the server does."""
    connection = Connection(fd, writable=False)
    listener_fd, preload, sys_path = connection.recv()
    if sys_path is not None:
        sys.path[:] = sys_path
    for name in preload:
        try:
            __import__(name)
        except ImportError:
            pass  # who needs it will be told
    util._close_stdin()
    # Ctrl-C is meant for the program.
    on_interrupt = signal.signal(signal.SIGINT, signal.SIG_IGN)
    with socket.socket(socket.AF_UNIX, fileno=listener_fd) as listener:
        _Forking(listener, fd, on_interrupt).serve()


class _Forking:
    """Forks a process for each that connects, and tells how it has ended."""

    def __init__(self, listener, alive, on_interrupt):
        self._listener = listener
        self._alive = alive
        self._on_interrupt = on_interrupt
        self._children = {}  # (number, where to tell of it), by a descriptor that tells of its end
        self._poller = select.poll()
        self._poller.register(listener, select.POLLIN)
        self._poller.register(alive, select.POLLIN)

    def serve(self):
        while True:
            ready = {fd for fd, _ in self._poller.poll()}
            if self._alive in ready:
                return
            for fd in ready & self._children.keys():
                self._tell_end(fd)
            if self._listener.fileno() in ready:
                self._fork()

    def _tell_end(self, fd):
        pid, tell = self._children.pop(fd)
        self._poller.unregister(fd)
        os.close(fd)
        _, status = os.waitpid(pid, 0)
        try:
            write_signed(tell, os.waitstatus_to_exitcode(status))
        except BrokenPipeError:
            pass  # nobody wants to know
        os.close(tell)

    def _fork(self):
        with self._listener.accept()[0] as client:
            hear, tell, *fds = recvfds(client, MAXFDS_TO_SEND + 1)
            pid = os.fork()
            if pid == 0:
                code = 1
                try:
                    client.close()
                    code = self._become_child(hear, tell, fds)
                except Exception:
                    sys.excepthook(*sys.exc_info())
                    sys.stderr.flush()
                finally:
                    os._exit(code)
        try:
            write_signed(tell, pid)
        except BrokenPipeError:
            pass
        ended = os.pidfd_open(pid)
        self._poller.register(ended, select.POLLIN)
        self._children[ended] = pid, tell
        for fd in (hear, *fds):
            os.close(fd)

    def _become_child(self, hear, tell, fds):
        signal.signal(signal.SIGINT, self._on_interrupt)
        self._listener.close()
        os.close(self._alive)
        os.close(tell)
        for ended, (_, other) in self._children.items():
            os.close(ended)
            os.close(other)
        _server.inherited = fds
        return spawn.run(hear)


def read_signed(fd):
    """A number that was written by write_signed()."""
    data = b""
    while len(data) < _SIGNED.size:
        more = os.read(fd, _SIGNED.size - len(data))
        if not more:
            raise EOFError("unexpected EOF")
        data += more
    return _SIGNED.unpack(data)[0]


def write_signed(fd, n):
    """Writes a number to a pipe."""
    os.write(fd, _SIGNED.pack(n))


_server = ForkServer()
ensure_running = _server.ensure_running
get_inherited_fds = _server.get_inherited_fds
connect_to_new_process = _server.connect_to_new_process
set_forkserver_preload = _server.set_forkserver_preload
