"""Programs in processes of their own (Library reference, "subprocess").

The simulated system has few of them: Python and the commands of `_commands`, among them a small shell.
"""

import errno
import io
import os
import select
import signal
from types import GenericAlias
from time import monotonic as _now

import _subprocess
from _commands import is_program as _is_program
from _commands import is_python as _is_python

__all__ = [
    "Popen", "PIPE", "STDOUT", "call", "check_call", "getstatusoutput", "getoutput", "check_output",
    "run", "CalledProcessError", "DEVNULL", "SubprocessError", "TimeoutExpired", "CompletedProcess",
]

# What is made here is nobody else's concern.
_lane_kinds = ()

PIPE = -1
STDOUT = -2
DEVNULL = -3


class SubprocessError(Exception):
    pass


def _set_output(error, value):
    error.output = value


# What a program that is complained of has printed is known by two names.
_OUTPUT = property(lambda error: error.output, _set_output)


class CalledProcessError(SubprocessError):
    """A program that was to succeed has not."""

    stdout = _OUTPUT

    def __init__(self, returncode, cmd, output=None, stderr=None):
        self.returncode = returncode
        self.cmd = cmd
        self.output = output
        self.stderr = stderr

    def __str__(self):
        code = self.returncode
        if code and code < 0:
            try:
                return f"Command '{self.cmd}' died with {signal.Signals(-code)!r}."
            except ValueError:
                return f"Command '{self.cmd}' died with unknown signal {-code}."
        return f"Command '{self.cmd}' returned non-zero exit status {code}."


class TimeoutExpired(SubprocessError):
    """A program has not ended in time."""

    stdout = _OUTPUT

    def __init__(self, cmd, timeout, output=None, stderr=None):
        self.cmd = cmd
        self.timeout = timeout
        self.output = output
        self.stderr = stderr

    def __str__(self):
        return f"Command '{self.cmd}' timed out after {self.timeout} seconds"


class CompletedProcess:
    """How a program has ended."""

    __class_getitem__ = classmethod(GenericAlias)

    def __init__(self, args, returncode, stdout=None, stderr=None):
        self.args = args
        self.returncode = returncode
        self.stdout = stdout
        self.stderr = stderr

    def __repr__(self):
        parts = [f"args={self.args!r}", f"returncode={self.returncode!r}"]
        if self.stdout is not None:
            parts.append(f"stdout={self.stdout!r}")
        if self.stderr is not None:
            parts.append(f"stderr={self.stderr!r}")
        return f"{type(self).__name__}({', '.join(parts)})"

    def check_returncode(self):
        if self.returncode:
            raise CalledProcessError(self.returncode, self.args, self.stdout, self.stderr)


def _words(args, shell):
    if shell:
        from _shell import parse, plain_words

        if isinstance(args, (str, bytes)):
            args = [args]
        elif len(args) > 1:
            raise NotImplementedError("arguments of a shell are not supported: one line at a time")
        line = os.fsdecode(args[0])
        words = plain_words(parse(line))
        # A shell that has to run one program only becomes that program.
        return words if words and _is_program(words[0]) else ["sh", "-c", line]
    if isinstance(args, (str, bytes, os.PathLike)):
        return [os.fsdecode(args)]
    return [os.fsdecode(word) for word in args]


def _no_program(word):
    """Why nothing can be started by this name; of a file that may be started, there is nobody to run it."""
    refused = os.path.isdir(word) or os.path.exists(word) and not os.access(word, os.X_OK)
    refused = refused and "/" in word
    number = errno.EACCES if refused else errno.ENOENT
    return OSError(number, os.strerror(number), word)


class Popen:
    """A program that runs."""

    _communicates = False
    __class_getitem__ = classmethod(GenericAlias)

    def __init__(self, args, bufsize=-1, executable=None, stdin=None, stdout=None, stderr=None,
                 preexec_fn=None, close_fds=True, shell=False, cwd=None, env=None,
                 universal_newlines=None, startupinfo=None, creationflags=0, restore_signals=True,
                 start_new_session=False, pass_fds=(), *, user=None, group=None, extra_groups=None,
                 encoding=None, errors=None, text=None, umask=-1, pipesize=-1, process_group=None):
        if bufsize is None:
            bufsize = -1
        if not isinstance(bufsize, int):
            raise TypeError("bufsize must be an integer")
        if startupinfo is not None:
            raise ValueError("startupinfo is only supported on Windows platforms")
        if creationflags != 0:
            raise ValueError("creationflags is only supported on Windows platforms")
        if umask >= 0 or not user is group is extra_groups is None:
            raise NotImplementedError("user, group, extra_groups and umask are not supported")
        if text is not None and universal_newlines is not None and bool(universal_newlines) != bool(text):
            raise SubprocessError(
                "Cannot disambiguate when both text and universal_newlines are supplied but "
                "different. Pass one or the other."
            )
        self.args = args
        self.returncode = None
        self.pid = None
        self.stdin = self.stdout = self.stderr = None
        self.text_mode = encoding or errors or text or universal_newlines
        self.encoding = encoding
        self.errors = errors
        words = _words(args, shell)
        if executable is not None:
            words[0] = os.fsdecode(executable)
        if any("\0" in word for word in words):
            raise ValueError("embedded null byte")
        if not _is_program(words[0]):
            raise _no_program(words[0])
        before = os.getcwd()
        redirections, mine, theirs = self._descriptors(stdin, stdout, stderr)
        try:
            if cwd is not None:
                os.chdir(cwd)
            self.pid = self._start(words, redirections, pass_fds, not close_fds, env, preexec_fn)
        finally:
            if cwd is not None:
                os.chdir(before)
            for descriptor in theirs:
                os.close(descriptor)
        if start_new_session or process_group is not None:
            _subprocess._regroup(self.pid, start_new_session, process_group or 0)
        # A buffer of bytes knows no lines.
        by_lines = bool(self.text_mode) and bufsize == 1
        bufsize = -1 if by_lines else bufsize
        for attribute, descriptor in mine:
            mode = "wb" if attribute == "stdin" else "rb"
            file = io.open(descriptor, mode, bufsize)
            if self.text_mode:
                is_input = attribute == "stdin"
                file = io.TextIOWrapper(
                    file, encoding=encoding, errors=errors, line_buffering=by_lines and is_input,
                    write_through=is_input,
                )
            setattr(self, attribute, file)

    def _start(self, words, redirections, passed, inherits, env, preexec_fn):
        environment = None
        if env is not None:
            from _exec import pairs

            environment = pairs(env)
        rest = (passed, inherits, _is_python(words[0]), environment)
        if preexec_fn is None:
            return _subprocess._start(words, redirections, *rest)
        from _exec import start_after

        pid = start_after(preexec_fn, words, redirections, *rest)
        if pid is None:
            raise SubprocessError("Exception occurred in preexec_fn.")
        return pid

    def _descriptors(self, stdin, stdout, stderr):
        redirections, mine, theirs = [], [], []
        for target, (attribute, wanted) in enumerate(
            (("stdin", stdin), ("stdout", stdout), ("stderr", stderr))
        ):
            if wanted is None:
                continue
            if wanted == PIPE:
                read, write = os.pipe()
                own, other = (write, read) if target == 0 else (read, write)
                mine.append((attribute, own))
                theirs.append(other)
                redirections.append((other, target))
            elif wanted == DEVNULL:
                null = os.open(os.devnull, os.O_RDWR)
                theirs.append(null)
                redirections.append((null, target))
            elif wanted == STDOUT:
                if attribute != "stderr":
                    raise ValueError("STDOUT can only be used for stderr")
                source = next((own for own, to in redirections if to == 1), 1)
                redirections.append((source, target))
            else:
                descriptor = wanted if isinstance(wanted, int) else wanted.fileno()
                os.get_inheritable(descriptor)  # Complains of one that is not open.
                redirections.append((descriptor, target))
        return redirections, mine, theirs

    @property
    def universal_newlines(self):
        """The older name of text_mode."""
        return self.text_mode

    @universal_newlines.setter
    def universal_newlines(self, universal_newlines):
        self.text_mode = bool(universal_newlines)

    def __repr__(self):
        text = f"<{type(self).__name__}: returncode: {self.returncode} args: {self.args!r}>"
        return text if len(text) <= 80 else text[:76] + "...>"

    def __enter__(self):
        return self

    def __exit__(self, exc_type, value, traceback):
        if self.stdout:
            self.stdout.close()
        if self.stderr:
            self.stderr.close()
        try:
            if self.stdin:
                self.stdin.close()
        finally:
            self.wait()

    def _collect(self, timeout):
        if self.returncode is None:
            try:
                pid, status = _subprocess._wait(self.pid, timeout)
            except ChildProcessError:
                # Somebody else has waited for it, and knows how it ended.
                pid, status = self.pid, 0
            if pid == self.pid:
                self.returncode = os.waitstatus_to_exitcode(status)
        return self.returncode

    def poll(self):
        """The exit code, None while it runs."""
        return self._collect(0)

    def wait(self, timeout=None):
        """Waits for the end; returns the exit code."""
        if self._collect(timeout) is None:
            raise TimeoutExpired(self.args, timeout)
        return self.returncode

    def send_signal(self, sig):
        if self.poll() is None:
            os.kill(self.pid, sig)

    def terminate(self):
        self.send_signal(signal.SIGTERM)

    def kill(self):
        self.send_signal(signal.SIGKILL)

    def communicate(self, input=None, timeout=None):
        """Sends what is given, reads everything until the end, and waits; returns what was read."""
        if self._communicates and input:
            raise ValueError("Cannot send input after starting communication")
        # With one pipe and all the time it takes, there is nothing to be gone on with later.
        if timeout is not None or [self.stdin, self.stdout, self.stderr].count(None) < 2:
            self._communicates = True
        deadline = None if timeout is None else _now() + timeout
        if timeout is None and self.stdout is self.stderr is None and self.stdin is not None:
            # Nothing can come back meanwhile.
            self._feed(input)
        else:
            self._exchange(input, deadline, timeout)
        rest = None if deadline is None else max(0, deadline - _now())
        self.wait(rest)
        out = self._read_all("stdout")
        err = self._read_all("stderr")
        return out, err

    def _exchange(self, input, deadline, timeout):
        first = "_chunks" not in self.__dict__
        chunks = self.__dict__.setdefault("_chunks", {})
        waiting = select.poll()
        open_files = {}
        for name in ("stdout", "stderr"):
            file = getattr(self, name)
            if file is not None and not file.closed:
                chunks.setdefault(name, [])
                open_files[file.fileno()] = (name, file)
                waiting.register(file.fileno(), select.POLLIN | select.POLLHUP)
        rest = b""
        if self.stdin is not None and (first or not self.stdin.closed):
            self.stdin.flush()  # Complains if the program has closed it.
            rest = self._encoded(input)
            if rest:
                open_files[self.stdin.fileno()] = ("stdin", self.stdin)
                waiting.register(self.stdin.fileno(), select.POLLOUT)
            else:
                self.stdin.close()
        while open_files:
            left = None if deadline is None else deadline - _now()
            ready = [] if left is not None and left <= 0 else waiting.poll(
                None if left is None else left * 1000
            )
            if not ready:
                raise TimeoutExpired(self.args, timeout, output=self._so_far("stdout"),
                                     stderr=self._so_far("stderr"))
            for descriptor, _ in ready:
                name, file = open_files[descriptor]
                if name == "stdin":
                    try:
                        rest = rest[os.write(descriptor, rest[:4096]):]
                    except BrokenPipeError:
                        rest = b""
                    if rest:
                        continue
                else:
                    data = os.read(descriptor, 32768)
                    if data:
                        chunks[name].append(data)
                        continue
                waiting.unregister(descriptor)
                del open_files[descriptor]
                file.close()

    def _feed(self, input):
        """Writes everything, and that is all there is to read."""
        try:
            if input:
                self.stdin.write(input)
            self.stdin.close()
        except BrokenPipeError:
            pass

    def _encoded(self, input):
        if not input:
            return b""
        if self.text_mode:
            return input.encode(self.encoding or "utf-8", self.errors or "strict")
        return bytes(memoryview(input))

    def _so_far(self, name):
        chunks = getattr(self, "_chunks", {}).get(name)
        return b"".join(chunks) if chunks else None

    def _read_all(self, name):
        chunks = getattr(self, "_chunks", {}).get(name)
        if chunks is None:
            return None
        data = b"".join(chunks)
        if not self.text_mode:
            return data
        text = data.decode(self.encoding or "utf-8", self.errors or "strict")
        return text.replace("\r\n", "\n").replace("\r", "\n")


def run(*popenargs, input=None, capture_output=False, timeout=None, check=False, **kwargs):
    """Runs a program to its end."""
    if input is not None:
        if kwargs.get("stdin") is not None:
            raise ValueError("stdin and input arguments may not both be used.")
        kwargs["stdin"] = PIPE
    if capture_output:
        if kwargs.get("stdout") is not None or kwargs.get("stderr") is not None:
            raise ValueError("stdout and stderr arguments may not be used with capture_output.")
        kwargs["stdout"] = kwargs["stderr"] = PIPE
    with Popen(*popenargs, **kwargs) as process:
        try:
            stdout, stderr = process.communicate(input, timeout=timeout)
        except TimeoutExpired:
            process.kill()
            process.wait()
            raise
        except:
            process.kill()
            raise
        code = process.poll()
        if check and code:
            raise CalledProcessError(code, process.args, output=stdout, stderr=stderr)
    return CompletedProcess(process.args, code, stdout, stderr)


def call(*popenargs, timeout=None, **kwargs):
    """Runs a program; returns its exit code."""
    with Popen(*popenargs, **kwargs) as process:
        try:
            return process.wait(timeout=timeout)
        except:
            process.kill()
            raise


def check_call(*popenargs, **kwargs):
    """Runs a program that has to succeed."""
    code = call(*popenargs, **kwargs)
    if code:
        command = kwargs.get("args")
        raise CalledProcessError(code, popenargs[0] if command is None else command)
    return 0


def check_output(*popenargs, timeout=None, **kwargs):
    """What a program prints that has to succeed."""
    for name in ("stdout", "check"):
        if name in kwargs:
            raise ValueError(f"{name} argument not allowed, it will be overridden.")
    return run(*popenargs, stdout=PIPE, timeout=timeout, check=True, **kwargs).stdout


def getstatusoutput(cmd, *, encoding=None, errors=None):
    """Exit code and output of a command line."""
    try:
        data = check_output(cmd, shell=True, text=True, stderr=STDOUT,
                            encoding=encoding, errors=errors)
        status = 0
    except CalledProcessError as error:
        data, status = error.output, error.returncode
    return status, data.removesuffix("\n")


def getoutput(cmd, *, encoding=None, errors=None):
    """The output of a command line."""
    return getstatusoutput(cmd, encoding=encoding, errors=errors)[1]


def list2cmdline(seq):
    """Arguments as one line, quoted as Windows' C library takes such a line apart."""
    return " ".join([_quoted(os.fsdecode(arg)) for arg in seq])


def _quoted(arg):
    from re import sub

    # Backslashes mean themselves unless a quotation mark follows.
    text = sub(r'(\\*)"', r'\1\1\\"', arg)
    if arg and not {" ", "\t"} & set(arg):
        return text
    return '"' + sub(r"(\\*)$", r"\1\1", text, count=1) + '"'
