"""As much of a shell as one-line programs use: sequences, pipes, redirections, variables, background.

Not there are patterns of file names, substitution of commands, compound commands, functions:
`parse()` refuses what would need them.
"""

import posix
import sys

import _commands
import _signal
import _subprocess

_OPERATORS = ("&&", "||", ">>", "2>&1", ">&2", "1>&2", "2>", "1>", ";", "|", ">", "<", "\n", "&")
_NEW_FILE = posix.O_WRONLY | posix.O_CREAT | posix.O_TRUNC
# Which descriptor stands for the file, and how that is opened.
_FILES = {
    "<": (0, posix.O_RDONLY),
    ">": (1, _NEW_FILE),
    "1>": (1, _NEW_FILE),
    "2>": (2, _NEW_FILE),
    ">>": (1, posix.O_WRONLY | posix.O_CREAT | posix.O_APPEND),
}
_REDIRECTIONS = {*_FILES, "2>&1", ">&2", "1>&2"}
_COMPOUND = {"if", "for", "while", "until", "case", "{", "!", "function"}


class Operator(str):
    """A token that is no word."""


class Variable(str):
    """A part of a word: the name of what stands there."""


def _refuse(line):
    raise NotImplementedError(f"this is more of a shell than there is here: {line!r}")


def _variable(line, at):
    """The variable whose name begins there, and where it ends."""
    if line[at : at + 1] == "{":
        end = line.find("}", at)
        name = line[at + 1 : end]
        if end < 0 or not name.isidentifier():
            _refuse(line)
        return Variable(name), end + 1
    if line[at : at + 1] in ("?", "$", "!"):
        return Variable(line[at]), at + 1
    end = at
    while end < len(line) and (line[end].isalnum() or line[end] == "_"):
        end += 1
    if end == at or line[at].isdigit():
        _refuse(line)
    return Variable(line[at:end]), end


def tokens(line):
    """Operators, and words as lists of parts: text, and variables."""
    word, at = None, 0
    while at < len(line):
        char = line[at]
        operator = next((each for each in _OPERATORS if line.startswith(each, at)), None)
        if operator is not None and not (operator[0].isdigit() and word):
            if word is not None:
                yield word
                word = None
            yield Operator(operator)
            at += len(operator)
        elif char.isspace():
            if word is not None:
                yield word
                word = None
            at += 1
        elif char == "#" and word is None:
            at = line.find("\n", at) if "\n" in line[at:] else len(line)
        elif char in "()`*[~" or char == "?":
            _refuse(line)
        else:
            word = [] if word is None else word
            at = _part(line, at, word)
    if word is not None:
        yield word


def _part(line, at, word):
    """Adds what stands there to a word; where the next part begins."""
    char = line[at]
    if char == "'":
        end = line.find("'", at + 1)
        if end < 0:
            _refuse(line)
        word.append(line[at + 1 : end])
        return end + 1
    if char == "\\":
        word.append(line[at + 1 : at + 2])
        return at + 2
    if char == "$":
        variable, at = _variable(line, at + 1)
        word.append(variable)
        return at
    if char != '"':
        word.append(char)
        return at + 1
    at += 1
    word.append("")
    while at < len(line) and line[at] != '"':
        if line[at] == "`":
            _refuse(line)
        if line[at] == "\\" and line[at + 1 : at + 2] in ("\\", '"', "$", "`"):
            at += 1
            word.append(line[at])
            at += 1
        elif line[at] == "$":
            variable, at = _variable(line, at + 1)
            word.append(variable)
        else:
            word.append(line[at])
            at += 1
    if at >= len(line):
        _refuse(line)
    return at + 1


def parse(line):
    """Pipelines with what stands before each: a list of (";", "&&", "||" or "&", [(words, redirections)…]).

    Of one in the background that is "&".

    Raises NotImplementedError for what this shell cannot do.
    """
    steps, words, redirections = [], [], []
    joiner, pipeline = ";", []

    def end_command():
        nonlocal words, redirections
        if words or redirections:
            pipeline.append((words, redirections))
        words, redirections = [], []

    waiting = None
    for token in tokens(line):
        if not isinstance(token, Operator):
            if waiting is not None:
                redirections.append((waiting, token))
                waiting = None
            else:
                if not words and "".join(token) in _COMPOUND:
                    _refuse(line)
                words.append(token)
        elif waiting is not None:
            _refuse(line)
        elif token in _REDIRECTIONS:
            if "&" in token:
                redirections.append((token, None))
            else:
                waiting = token
        else:
            end_command()
            if token == "|":
                continue
            if token == "&":
                if joiner != ";" or not pipeline:
                    _refuse(line)
                joiner = "&"
            if pipeline:
                steps.append((joiner, pipeline))
            joiner, pipeline = (";" if token in ("\n", "&") else str(token)), []
    end_command()
    if pipeline:
        steps.append((joiner, pipeline))
    if waiting is not None:
        _refuse(line)
    return steps


def plain_words(steps):
    """The words of a line that is one command and nothing else; None of any other."""
    if len(steps) != 1 or len(steps[0][1]) != 1 or steps[0][0] == "&":
        return None
    words, redirections = steps[0][1][0]
    if redirections or any(isinstance(part, Variable) for word in words for part in word):
        return None
    texts = ["".join(word) for word in words]
    # That is the shell's own, and complains in its own words.
    return None if texts[0] == "kill" else texts


class Shell:
    """Runs what parse() gives. Only the system itself is asked: importing `subprocess` would take longer than the line."""

    def __init__(self):
        self.status = 0
        self.background = []
        self.variables = {_text(name): _text(value) for name, value in posix.environ.items()}

    def expand(self, word):
        return "".join(
            self.value(part)
            if isinstance(part, Variable)
            else part
            for part in word
        )

    def value(self, name):
        if name == "?":
            return str(self.status)
        if name == "$":
            return str(posix.getpid())
        if name == "!":
            return str(self.background[-1]) if self.background else ""
        return self.variables.get(name, "")

    def run(self, steps):
        """Runs all that is to be run; the exit code."""
        for joiner, pipeline in steps:
            if joiner == "&&" and self.status != 0 or joiner == "||" and self.status == 0:
                continue
            if joiner == "&":
                self.run_behind(pipeline)
            else:
                self.run_pipeline(pipeline)
        return self.status

    def run_behind(self, pipeline):
        """Runs it while the line goes on; it has nothing to read."""
        nothing = posix.open("/dev/null", posix.O_RDONLY)
        running = self.begin_all(pipeline, nothing, False)
        self.background += [pid for pid, _ in running if pid is not None]
        self.status = 0

    def run_pipeline(self, pipeline):
        for pid, status in self.begin_all(pipeline, None, len(pipeline) == 1):
            self.status = status if pid is None else _status_of(pid)

    def begin_all(self, pipeline, source, alone):
        running = []
        for command in pipeline[:-1]:
            following, sink = posix.pipe()
            running.append(self.begin(command, source, sink, False))
            source = following
        running.append(self.begin(pipeline[-1], source, None, alone))
        return running

    def begin(self, command, source, sink, alone):
        """Starts a command of a pipeline: (pid, None), or (None, exit code) when no process is needed for it."""
        words, redirections = command
        files = {target: fd for target, fd in ((0, source), (1, sink)) if fd is not None}
        opened = list(files.values())
        try:
            for operator, word in redirections:
                self.redirect(operator, word, files, opened)
            return self.start([self.expand(word) for word in words], files, alone)
        except OSError as error:
            what = "open" if operator == "<" else "create"
            missing = "No such file" if operator == "<" else "Directory nonexistent"
            why = missing if isinstance(error, FileNotFoundError) else error.strerror
            return complain(files, f"cannot {what} {error.filename}: {why}", 2)
        finally:
            for fd in opened:
                posix.close(fd)

    def redirect(self, operator, word, files, opened):
        if operator == "2>&1":
            files[2] = files.get(1, 1)
        elif word is None:
            files[1] = files.get(2, 2)
        else:
            target, flags = _FILES[operator]
            files[target] = posix.open(self.expand(word), flags, 0o666)
            opened.append(files[target])

    def start(self, words, files, alone):
        name = words[0] if words else ""
        if not name or "=" in name and name.partition("=")[0].isidentifier():
            for word in words if alone else ():
                variable, _, value = word.partition("=")
                self.variables[variable] = value
            return None, 0
        if name == "exit":
            status = int(words[1]) if len(words) > 1 else self.status
            if alone:
                sys.exit(status)
            return None, status
        if name == "cd":
            folder = words[1] if len(words) > 1 else self.variables["HOME"]
            try:
                posix.chdir(folder)
            except OSError:
                return complain(files, f"cd: can't cd to {folder}", 2)
            return None, 0
        if name == "read":
            return None, self.read(words[1:], files.get(0, 0))
        if name == "kill":
            return self.kill(words[1:], files)
        if name == "wait":
            return None, self.wait(words[1:])
        if name == "exec":
            if alone:
                self.replace(words[1:], files)
                return None, 0
            words = words[1:]
            name = words[0] if words else "true"
        if not _commands.is_program(name):
            return complain(files, f"{name}: not found", 127)
        redirections = [(fd, target) for target, fd in files.items()]
        return _subprocess._start(words, redirections, (), *self.how(name)), None

    def how(self, name):
        return True, _commands.is_python(name), [*self.variables.items()]

    def replace(self, words, files):
        """The shell becomes the program; without one, its own descriptors are set."""
        if not words:
            for target, fd in files.items():
                posix.dup2(fd, target)
        elif _commands.is_program(words[0]):
            redirections = [(fd, target) for target, fd in files.items()]
            _subprocess._exec(words, redirections, (), *self.how(words[0]))
        else:
            complain(files, f"exec: {words[0]}: not found", 127)
            sys.exit(127)

    def kill(self, words, files):
        import _kill

        try:
            signal, processes = _kill.parsed(words)
            if not processes:
                return complain(files, "kill: Usage: kill [-s sigspec | -signum | -sigspec] [pid | job]...", 2)
            for process in processes:
                posix.kill(process, signal)
        except ValueError as error:
            return complain(files, f"kill: Illegal number: {error}", 2)
        except OSError as error:
            return complain(files, f"kill: {error.strerror}\n", 1)
        return None, 0

    def wait(self, words):
        """For those in the background, or those told; how the last of the told ended."""
        status = 0
        for pid in [int(word) for word in words] or self.background:
            if pid in self.background:
                ended = _status_of(pid)
                status = ended if words else 0
            else:
                status = 127
        self.background = [pid for pid in self.background if words and str(pid) not in words]
        return status

    def read(self, names, descriptor):
        """A line into variables, the last of which gets what is left."""
        line = b""
        while (byte := posix.read(descriptor, 1)) not in (b"", b"\n"):
            line += byte
        parts = _text(line).strip().split(maxsplit=max(len(names) - 1, 0))
        for at, name in enumerate(names):
            self.variables[name] = parts[at] if at < len(parts) else ""
        return 0 if byte else 1


def _status_of(pid):
    """Waits for a process; how it ended, as the shell tells it."""
    status = posix.waitstatus_to_exitcode(posix.waitpid(pid, 0)[1])
    if status >= 0:
        return status
    if -status not in (_signal.SIGINT, _signal.SIGPIPE):
        posix.write(2, f"{_signal.strsignal(-status)}\n".encode())
    return 128 - status


def complain(files, message, status):
    posix.write(files.get(2, 2), f"/bin/sh: 1: {message}\n".encode())
    return None, status


def _text(data):
    return data.decode("utf-8", "surrogateescape")


def main(words):
    """`sh -c LINE`, or `sh FILE`."""
    if words[:1] == ["-c"] and len(words) > 1:
        line = words[1]
    elif words:
        with open(words[0]) as file:
            line = file.read()
    else:
        line = sys.stdin.read()
    return Shell().run(parse(line))
