"""asyncio.subprocess: processes, their pipes, their ends; pipes by themselves."""

import asyncio
import os
import signal
import sys


def title(text):
    print("---", text)


async def exec_and_communicate():
    title("communicate")
    process = await asyncio.create_subprocess_exec(
        "echo", "hello", "world", stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE
    )
    print(type(process).__name__, process.stdin, process.pid > 0)
    print(repr(process) == f"<Process {process.pid}>")
    print(await process.communicate())
    print(process.returncode)

    process = await asyncio.create_subprocess_exec(
        "cat", stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE
    )
    data = b"0123456789" * 20000
    out, err = await process.communicate(data)
    print(out == data, err, process.returncode)

    process = await asyncio.create_subprocess_exec("false")
    print(await process.wait(), process.returncode, await process.wait())
    print(await process.communicate())


async def shell():
    title("shell")
    process = await asyncio.create_subprocess_shell(
        "echo from a shell", stdout=asyncio.subprocess.PIPE
    )
    print(await process.communicate(), process.returncode)


async def lines():
    title("lines")
    code = "import time\nfor i in range(3):\n    print('line', i, flush=True)\n    time.sleep(0.05)"
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", code, stdout=asyncio.subprocess.PIPE
    )
    while line := await process.stdout.readline():
        print(line)
    print(await process.wait(), process.stdout.at_eof())

    process = await asyncio.create_subprocess_shell(
        "echo one; echo two", stdout=asyncio.subprocess.PIPE
    )
    async for line in process.stdout:
        print(line.decode().rstrip())
    print(await process.wait())


async def dialogue():
    title("dialogue")
    code = "import sys\nfor line in sys.stdin:\n    print(line.strip().upper(), flush=True)"
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", code, stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE
    )
    for word in ("one", "two"):
        process.stdin.write(word.encode() + b"\n")
        await process.stdin.drain()
        print(await process.stdout.readline())
    process.stdin.close()
    await process.stdin.wait_closed()
    print(await process.wait())


async def ends():
    title("ends")
    for how in ("terminate", "kill"):
        process = await asyncio.create_subprocess_exec("sleep", "10")
        getattr(process, how)()
        print(how, await process.wait(), process.returncode)
    process = await asyncio.create_subprocess_exec("sleep", "10")
    process.send_signal(signal.SIGINT)
    print(await process.wait())
    for how in ("terminate", "kill"):
        try:
            getattr(process, how)()
        except ProcessLookupError as error:
            print(repr(error))

    process = await asyncio.create_subprocess_exec("sleep", "10")
    try:
        await asyncio.wait_for(process.wait(), 0.05)
    except asyncio.TimeoutError:
        print("too long", process.returncode)
        process.kill()
    print(await process.wait())

    process = await asyncio.create_subprocess_exec("ls", "/no", stderr=asyncio.subprocess.DEVNULL)
    print(await process.wait())

    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", "import sys; print('out'); print('err', file=sys.stderr)",
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT,
        env={"PYTHONUNBUFFERED": "1"},
    )
    print(await process.communicate())
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", "import sys; sys.stdin.close(); sys.exit(3)",
        stdin=asyncio.subprocess.PIPE,
    )
    print(await process.communicate(b"x" * 300000), process.returncode)


async def side_by_side():
    title("side by side")
    loop = asyncio.get_running_loop()
    start = loop.time()

    async def nap(number):
        process = await asyncio.create_subprocess_exec("sleep", f"0.{number}")
        return await process.wait()

    print(await asyncio.gather(*[nap(number) for number in (3, 2, 1)]))
    print(0.29 < loop.time() - start < 0.6)


async def errors():
    title("errors")
    try:
        await asyncio.create_subprocess_exec("no-such-program", "x")
    except FileNotFoundError as error:
        print(error)
    for call in (
        lambda: asyncio.create_subprocess_exec("echo", text=True),
        lambda: asyncio.create_subprocess_exec("echo", universal_newlines=True),
        lambda: asyncio.create_subprocess_exec("echo", encoding="utf-8"),
        lambda: asyncio.create_subprocess_exec("echo", errors="strict"),
        lambda: asyncio.create_subprocess_exec("echo", shell=True),
        lambda: asyncio.create_subprocess_exec("echo", bufsize=10),
        lambda: asyncio.create_subprocess_shell("echo", shell=False),
        lambda: asyncio.create_subprocess_shell(["echo"]),
        lambda: asyncio.create_subprocess_exec("echo", 5),
        lambda: asyncio.create_subprocess_exec("echo", colour=5),
    ):
        try:
            await call()
        except (ValueError, TypeError) as error:
            print(type(error).__name__, error)


class Recorder(asyncio.SubprocessProtocol):
    def __init__(self):
        self.done = asyncio.get_running_loop().create_future()

    def connection_made(self, transport):
        print("made", transport.get_pid() > 0, transport.get_returncode())
        print([type(transport.get_pipe_transport(fd)).__name__ for fd in range(3)])

    def pipe_data_received(self, fd, data):
        print("data", fd, data)

    def pipe_connection_lost(self, fd, exc):
        print("pipe lost", fd, exc)

    def process_exited(self):
        print("exited")

    def connection_lost(self, exc):
        print("lost", exc)
        self.done.set_result(None)


async def protocol():
    title("protocol")
    loop = asyncio.get_running_loop()
    code = "import os, time; os.write(1, b'out'); os.close(1); time.sleep(.05); os.write(2, b'err'); os.close(2); time.sleep(.05)"
    transport, protocol = await loop.subprocess_exec(
        Recorder, sys.executable, "-c", code, stdin=None
    )
    await protocol.done
    print(transport.get_returncode(), transport.is_closing(), transport.get_pipe_transport(7))
    print(type(transport.get_extra_info("subprocess")), len(repr(transport.get_extra_info("subprocess"))))
    transport.close()
    transport, protocol = await loop.subprocess_exec(Recorder, "sleep", "10", stdin=None, stdout=None, stderr=None)
    print(repr(transport).startswith("<_UnixSubprocessTransport pid="), repr(transport).endswith("running>"))
    transport.close()
    await protocol.done
    print(transport.get_returncode(), transport.is_closing())
    try:
        transport.kill()
    except ProcessLookupError as error:
        print(repr(error))


class Pipe(asyncio.Protocol):
    def __init__(self):
        self.lost = asyncio.get_running_loop().create_future()

    def connection_made(self, transport):
        print("pipe made", type(transport).__name__)

    def data_received(self, data):
        if len(data) < 10:
            print("pipe data", data)

    def eof_received(self):
        print("pipe eof")

    def connection_lost(self, exc):
        print("pipe lost", exc)
        self.lost.set_result(None)

    def pause_writing(self):
        print("pause")

    def resume_writing(self):
        print("resume")


async def pipes():
    title("pipes")
    loop = asyncio.get_running_loop()
    read, write = os.pipe()
    reader, reading = await loop.connect_read_pipe(Pipe, open(read, "rb", 0))
    writer, writing = await loop.connect_write_pipe(Pipe, open(write, "wb", 0))
    print(isinstance(reader, asyncio.ReadTransport), isinstance(writer, asyncio.WriteTransport))
    print(repr(reader).split(" fd=")[0], repr(reader).split()[-1])
    print(repr(writer).split(" fd=")[0], repr(writer).split()[-2:])
    writer.write(b"hello")
    await asyncio.sleep(0.01)
    print(reader.is_reading(), writer.can_write_eof(), writer.get_write_buffer_size())
    reader.pause_reading()
    print(reader.is_reading())
    writer.write(b"x" * 200009)
    print(writer.get_write_buffer_size())
    print(writer.get_write_buffer_limits())
    await asyncio.sleep(0.01)
    reader.resume_reading()
    writer.write_eof()
    await asyncio.gather(reading.lost, writing.lost)
    print(reader.is_closing(), writer.is_closing(), reader, writer)

    read, write = os.pipe()
    writer, writing = await loop.connect_write_pipe(Pipe, open(write, "wb", 0))
    os.close(read)
    await writing.lost
    try:
        writer.write("text")
    except (AssertionError, TypeError) as error:
        print(type(error).__name__, error)
    with open("/tmp/a file", "wb") as file:
        for connect in (loop.connect_read_pipe, loop.connect_write_pipe):
            try:
                await connect(Pipe, file)
            except ValueError as error:
                print(error)
    os.remove("/tmp/a file")


async def standard_input():
    title("standard input")
    read, write = os.pipe()
    os.write(write, b"first\nsecond\n")
    os.close(write)
    loop = asyncio.get_running_loop()
    reader = asyncio.StreamReader()
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), os.fdopen(read))
    while line := await reader.readline():
        print(line)
    read, write = os.pipe()
    transport, protocol = await loop.connect_write_pipe(
        asyncio.streams.FlowControlMixin, os.fdopen(write, "w")
    )
    writer = asyncio.StreamWriter(transport, protocol, None, loop)
    writer.write(b"written\n")
    await writer.drain()
    writer.close()
    print(os.read(read, 100))
    os.close(read)


async def watchers():
    title("watchers")
    watcher = asyncio.get_child_watcher()
    print(type(watcher).__name__, watcher.is_active(), isinstance(watcher, asyncio.AbstractChildWatcher))
    import threading

    process = await asyncio.create_subprocess_exec("sleep", "0.1")
    print([(t.name[:-1].rstrip("0123456789"), t.daemon) for t in threading.enumerate() if t is not threading.main_thread()])
    await process.wait()
    for kind in ("SafeChildWatcher", "FastChildWatcher", "MultiLoopChildWatcher"):
        watcher = getattr(asyncio, kind)()
        print(kind, watcher.is_active())
        with watcher:
            watcher.attach_loop(asyncio.get_running_loop())
            asyncio.set_child_watcher(watcher)
            print(asyncio.get_child_watcher() is watcher, watcher.is_active())
            process = await asyncio.create_subprocess_exec("sleep", "0.02")
            print(await process.wait())
            process = await asyncio.create_subprocess_exec(
                "sh", "-c", "exit 3", stdout=asyncio.subprocess.PIPE
            )
            print(await process.communicate(), process.returncode)
            asyncio.set_child_watcher(None)
        print(watcher.is_active())


async def main():
    await exec_and_communicate()
    await shell()
    await lines()
    await dialogue()
    await ends()
    await side_by_side()
    await errors()
    await protocol()
    await pipes()
    await standard_input()
    await watchers()


asyncio.run(main())
