"""The transport of a process: the process itself, and a transport for each pipe to it."""

import os
import signal
import socket
import subprocess

from . import protocols, transports


class BaseSubprocessTransport(transports.SubprocessTransport):
    """Starts a program, and tells its protocol what comes out of the pipes, and of its end."""

    def __init__(
        self, loop, protocol, args, shell, stdin, stdout, stderr, bufsize, waiter=None, **kwargs
    ):  # fmt: skip
        super().__init__()
        self._closed = False
        self._protocol = protocol
        self._loop = loop
        self._proc = None
        self._pid = None
        self._returncode = None
        self._exit_waiters = []
        # What the protocol is to hear once it knows of the connection; None from then on.
        self._pending_calls = []
        self._finished = False
        # The protocol of every pipe, by the descriptor that the process has it at.
        self._pipes = {}
        try:
            self._start(args, shell, stdin, stdout, stderr, bufsize, **kwargs)
        except:
            self.close()
            raise
        files = (self._proc.stdin, self._proc.stdout, self._proc.stderr)
        self._pipes = {fd: None for fd, file in enumerate(files) if file is not None}
        self._pid = self._proc.pid
        loop._processes.add(self)
        self._extra["subprocess"] = self._proc
        self._connecting = loop.create_task(self._connect_pipes(waiter))

    def _start(self, args, shell, stdin, stdout, stderr, bufsize, **kwargs):
        """Starts the program: a Popen, as `_proc`."""
        raise NotImplementedError

    def __repr__(self):
        info = [self.__class__.__name__]
        if self._closed:
            info.append("closed")
        if self._pid is not None:
            info.append(f"pid={self._pid}")
        if self._returncode is not None:
            info.append(f"returncode={self._returncode}")
        elif self._pid is not None:
            info.append("running")
        else:
            info.append("not started")
        for fd, name in enumerate(("stdin", "stdout", "stderr")):
            pipe = self._pipes.get(fd)
            if pipe is not None:
                info.append(f"{name}={pipe.pipe}")
        return f"<{' '.join(info)}>"

    def set_protocol(self, protocol):
        self._protocol = protocol

    def get_protocol(self):
        return self._protocol

    def is_closing(self):
        return self._closed

    def close(self):
        """Closes the pipes, and kills the process if it still runs."""
        if self._closed:
            return
        self._closed = True
        for pipe in self._pipes.values():
            if pipe is not None:
                pipe.pipe.close()
        if self._proc is not None and self._returncode is None:
            # Its end is still heard of, and told.
            try:
                os.kill(self._proc.pid, signal.SIGKILL)
            except ProcessLookupError:
                pass

    def get_pid(self):
        return self._pid

    def get_returncode(self):
        """The exit code; None while it runs."""
        return self._returncode

    def get_pipe_transport(self, fd):
        pipe = self._pipes.get(fd)
        return None if pipe is None else pipe.pipe

    # Signals.

    def send_signal(self, signal):
        if self._proc is None:
            raise ProcessLookupError()
        # Not by Popen, which would look whether it has ended, and take that from the child watcher.
        if self._returncode is None:
            os.kill(self._pid, signal)

    def terminate(self):
        self.send_signal(signal.SIGTERM)

    def kill(self):
        self.send_signal(signal.SIGKILL)

    # Pipes.

    async def _connect_pipes(self, waiter):
        loop = self._loop
        try:
            process = self._proc
            if process.stdin is not None:
                _, self._pipes[0] = await loop.connect_write_pipe(
                    lambda: _WritingProtocol(self, 0), process.stdin
                )
            for fd, file in ((1, process.stdout), (2, process.stderr)):
                if file is not None:
                    _, self._pipes[fd] = await loop.connect_read_pipe(
                        lambda: _ReadingProtocol(self, fd), file
                    )
            loop.call_soon(self._protocol.connection_made, self)
            for callback, args in self._pending_calls:
                loop.call_soon(callback, *args)
            self._pending_calls = None
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            if waiter is not None and not waiter.cancelled():
                waiter.set_exception(error)
        else:
            if waiter is not None and not waiter.cancelled():
                waiter.set_result(None)

    def _call(self, callback, *args):
        if self._pending_calls is None:
            self._loop.call_soon(callback, *args)
        else:
            self._pending_calls.append((callback, args))

    def _pipe_data_received(self, fd, data):
        self._call(self._protocol.pipe_data_received, fd, data)

    def _pipe_connection_lost(self, fd, error):
        self._call(self._protocol.pipe_connection_lost, fd, error)
        self._finish_if_over()

    # The end.

    def _process_exited(self, returncode):
        assert returncode is not None and self._returncode is None
        self._returncode = returncode
        if self._proc.returncode is None:
            self._proc.returncode = returncode
        self._call(self._protocol.process_exited)
        self._finish_if_over()
        for waiter in self._exit_waiters:
            if not waiter.cancelled():
                waiter.set_result(returncode)
        self._exit_waiters = None

    async def _wait(self):
        """Waits for the end of the process; the exit code."""
        if self._returncode is not None:
            return self._returncode
        waiter = self._loop.create_future()
        self._exit_waiters.append(waiter)
        return await waiter

    def _finish_if_over(self):
        if self._finished or self._returncode is None:
            return
        if all(pipe is not None and pipe.disconnected for pipe in self._pipes.values()):
            self._finished = True
            self._call(self._call_connection_lost, None)

    def _call_connection_lost(self, error):
        try:
            self._protocol.connection_lost(error)
        finally:
            self._loop._processes.discard(self)
            self._loop = None
            self._proc = None
            self._protocol = None


class _UnixSubprocessTransport(BaseSubprocessTransport):
    """That of the simulated system."""

    __module__ = "asyncio.unix_events"

    def _start(self, args, shell, stdin, stdout, stderr, bufsize, **kwargs):
        near, far = None, stdin
        if stdin == subprocess.PIPE:
            # Of a socket, unlike a pipe, one hears when the other end is closed.
            near, far = socket.socketpair()
        try:
            process = self._proc = subprocess.Popen(
                args, shell=shell, stdin=far, stdout=stdout, stderr=stderr,
                universal_newlines=False, bufsize=bufsize, **kwargs,
            )  # fmt: skip
            if near is not None:
                process.stdin = open(near.detach(), "wb", buffering=bufsize)
        finally:
            if near is not None:
                near.close()
                far.close()


class _WritingProtocol(protocols.BaseProtocol):
    """Tells the transport of the process about a pipe that is written to."""

    def __init__(self, process, fd):
        self.process = process
        self.fd = fd
        self.pipe = None
        self.disconnected = False

    def __repr__(self):
        return f"<{self.__class__.__name__} fd={self.fd} pipe={self.pipe!r}>"

    def connection_made(self, transport):
        self.pipe = transport

    def connection_lost(self, exc):
        self.disconnected = True
        self.process._pipe_connection_lost(self.fd, exc)
        self.process = None

    def pause_writing(self):
        self.process._protocol.pause_writing()

    def resume_writing(self):
        self.process._protocol.resume_writing()


class _ReadingProtocol(_WritingProtocol, protocols.Protocol):
    """The same about a pipe that is read from."""

    def data_received(self, data):
        self.process._pipe_data_received(self.fd, data)
