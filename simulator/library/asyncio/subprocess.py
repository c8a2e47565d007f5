"""Programs in processes of their own, for coroutines (Library reference, asyncio, "Subprocesses")."""

import subprocess

from . import events, protocols, streams, tasks

__all__ = ("create_subprocess_exec", "create_subprocess_shell")

PIPE = subprocess.PIPE
STDOUT = subprocess.STDOUT
DEVNULL = subprocess.DEVNULL


class SubprocessStreamProtocol(streams.FlowControlMixin, protocols.SubprocessProtocol):
    """Feeds the readers of a process with what comes out of its pipes."""

    def __init__(self, limit, loop):
        super().__init__(loop=loop)
        self._limit = limit
        self.stdin = self.stdout = self.stderr = None
        self._transport = None
        self._process_exited = False
        # Pipes to read from that are open.
        self._pipe_fds = []
        self._stdin_closed = self._loop.create_future()

    def __repr__(self):
        info = [self.__class__.__name__]
        for name in ("stdin", "stdout", "stderr"):
            stream = getattr(self, name)
            if stream is not None:
                info.append(f"{name}={stream!r}")
        return f"<{' '.join(info)}>"

    def _reader_of(self, fd):
        return {1: self.stdout, 2: self.stderr}.get(fd)

    def connection_made(self, transport):
        self._transport = transport
        for fd, name in ((1, "stdout"), (2, "stderr")):
            pipe = transport.get_pipe_transport(fd)
            if pipe is not None:
                reader = streams.StreamReader(limit=self._limit, loop=self._loop)
                reader.set_transport(pipe)
                setattr(self, name, reader)
                self._pipe_fds.append(fd)
        pipe = transport.get_pipe_transport(0)
        if pipe is not None:
            self.stdin = streams.StreamWriter(pipe, protocol=self, reader=None, loop=self._loop)

    def pipe_data_received(self, fd, data):
        reader = self._reader_of(fd)
        if reader is not None:
            reader.feed_data(data)

    def pipe_connection_lost(self, fd, exc):
        if fd == 0:
            if self.stdin is not None:
                self.stdin.close()
            self.connection_lost(exc)
            if exc is None:
                self._stdin_closed.set_result(None)
            else:
                self._stdin_closed.set_exception(exc)
                # Whoever does not wait for the end of the pipe need not hear of it.
                self._stdin_closed._log_traceback = False
            return
        reader = self._reader_of(fd)
        if reader is not None:
            if exc is None:
                reader.feed_eof()
            else:
                reader.set_exception(exc)
        if fd in self._pipe_fds:
            self._pipe_fds.remove(fd)
        self._close_if_over()

    def process_exited(self):
        self._process_exited = True
        self._close_if_over()

    def _close_if_over(self):
        if self._process_exited and not self._pipe_fds:
            self._transport.close()
            self._transport = None

    def _get_close_waiter(self, stream):
        if stream is self.stdin:
            return self._stdin_closed


class Process:
    """A program that runs, or has run."""

    def __init__(self, transport, protocol, loop):
        self._transport = transport
        self._protocol = protocol
        self._loop = loop
        self.stdin = protocol.stdin
        self.stdout = protocol.stdout
        self.stderr = protocol.stderr
        self.pid = transport.get_pid()

    def __repr__(self):
        return f"<{self.__class__.__name__} {self.pid}>"

    @property
    def returncode(self):
        """The exit code; None while it runs."""
        return self._transport.get_returncode()

    async def wait(self):
        """Waits for the end; the exit code."""
        return await self._transport._wait()

    def send_signal(self, signal):
        self._transport.send_signal(signal)

    def terminate(self):
        self._transport.terminate()

    def kill(self):
        self._transport.kill()

    async def _feed_stdin(self, input):
        if input is not None:
            self.stdin.write(input)
        try:
            await self.stdin.drain()
        except (BrokenPipeError, ConnectionResetError):
            # It wants to hear no more, which is its own affair.
            pass
        self.stdin.close()

    async def _nothing(self):
        return None

    async def _read_stream(self, fd):
        reader = self.stdout if fd == 1 else self.stderr
        output = await reader.read()
        self._transport.get_pipe_transport(fd).close()
        return output

    async def communicate(self, input=None):
        """Sends what is given, reads everything until the end, and waits; what was read, as (stdout, stderr)."""
        _, out, err = await tasks.gather(
            self._nothing() if self.stdin is None else self._feed_stdin(input),
            self._nothing() if self.stdout is None else self._read_stream(1),
            self._nothing() if self.stderr is None else self._read_stream(2),
        )
        await self.wait()
        return out, err


async def _create(start, limit):
    loop = events.get_running_loop()
    transport, protocol = await start(
        loop, lambda: SubprocessStreamProtocol(limit=limit, loop=loop)
    )
    return Process(transport, protocol, loop)


async def create_subprocess_shell(
    cmd, stdin=None, stdout=None, stderr=None, limit=streams._DEFAULT_LIMIT, **kwds
):
    """Runs a command line; a Process. What the pipes' readers keep is limited as in open_connection()."""
    pipes = {"stdin": stdin, "stdout": stdout, "stderr": stderr}
    return await _create(
        lambda loop, factory: loop.subprocess_shell(factory, cmd, **pipes, **kwds), limit
    )


async def create_subprocess_exec(
    program, *args, stdin=None, stdout=None, stderr=None, limit=streams._DEFAULT_LIMIT, **kwds
):
    """Runs a program with arguments; a Process."""
    pipes = {"stdin": stdin, "stdout": stdout, "stderr": stderr}
    return await _create(
        lambda loop, factory: loop.subprocess_exec(factory, program, *args, **pipes, **kwds), limit
    )
