"""The programs that the simulated system has for `subprocess`: a few small ones, and Python itself."""

import sys

import _file_commands
import _kill
import _python_options
import _text_commands
from _printf import printf

PYTHON = ("python", "python3", "python3.11")


def _sleep(words):
    from time import sleep

    units = {"s": 1, "m": 60, "h": 3600, "d": 86400}
    try:
        sleep(sum(float(word.rstrip("smhd")) * units.get(word[-1], 1) for word in words))
    except ValueError:
        return _fail(f"sleep: invalid time interval '{words[0]}'", 1)
    return 0 if words else _fail("sleep: missing operand", 1)


def _echo(words):
    end = "\n"
    if words[:1] == ["-n"]:
        words, end = words[1:], ""
    print(*words, end=end)
    return 0


def _sh(words):
    import _shell

    return _shell.main(words)


def _fail(message, status):
    print(message, file=sys.stderr)
    return status


COMMANDS = {
    **_text_commands.COMMANDS,
    **_file_commands.COMMANDS,
    "bash": _sh,
    "echo": _echo,
    "false": lambda words: 1,
    "kill": _kill.main,
    "printf": printf,
    "sh": _sh,
    "sleep": _sleep,
    "true": lambda words: 0,
}


# What Python runs here instead of the program: a file, or '' for what is in none. None: the program.
script = None


def run_script(path, text, space):
    """Runs the text of a file in a namespace; tracebacks show its lines."""
    from _traceback import add_source

    add_source(path, text)
    space["__file__"] = path
    exec(compile(text, path, "exec"), space)


def _python(words):
    global script

    from posix import environ

    import __main__

    space = vars(__main__)
    words, unbuffered, filters = _python_options.taken(words)
    told = environ.get(b"PYTHONWARNINGS")
    filters = [*(told.decode().split(",") if told else ()), *filters]
    if filters:
        _python_options.filter_warnings(filters)
    if unbuffered or environ.get(b"PYTHONUNBUFFERED"):
        import io

        raw = open(1, "wb", buffering=0, closefd=False)
        sys.stdout = sys.__stdout__ = io.TextIOWrapper(raw, write_through=True)
    if words[:1] in (["-c"], ["-m"]) and len(words) < 2:
        return _fail(f"Argument expected for the {words[0]} option", 2)
    if not words or words == ["-"]:
        sys.argv, text, name = ["-"], sys.stdin.read(), "<stdin>"
    elif words[0] == "-c":
        sys.argv, text, name = ["-c", *words[2:]], words[1], "<string>"
    elif words[0] == "-m":
        import importlib

        sys.argv = words[1:]
        importlib.import_module(words[1])
        return 0
    elif words[0] in ("-V", "--version"):
        print("Python " + sys.version.split()[0])
        return 0
    else:
        import posixpath

        import _subprocess

        sys.argv, name = words, words[0]
        try:
            with open(name, newline="") as file:
                text = file.read()
        except OSError as error:
            return _fail(
                f"{sys.executable}: can't open file '{name}': [Errno {error.errno}] {error.strerror}", 2
            )
        path = posixpath.abspath(name)
        if _subprocess._run_own(path, text):
            return 0
        space["__name__"] = "__main__"
        script = path
        run_script(script, text, space)
        return 0
    script = ""
    space["__name__"] = "__main__"
    exec(compile(text, name, "exec"), space)
    return 0


def _run(name, words):
    import _signal

    # A program that is not Python's ends in silence when nobody reads what it writes.
    _signal.signal(_signal.SIGPIPE, _signal.SIG_DFL)
    try:
        status = COMMANDS[name](words)
        sys.stdout.flush()
    except _text_commands.Misuse as misuse:
        _fail(f"{name}: {misuse}\nTry '{name} --help' for more information.", 0)
        return 2 if name in ("grep", "ls", "sort") else 1
    return status


def is_python(word):
    """Whether a command line that begins so is Python's."""
    return word.rpartition("/")[2] in PYTHON


def is_program(word):
    """Whether there is such a program, of Python or of the system."""
    return is_python(word) or word.rpartition("/")[2] in COMMANDS


def main(words):
    """What a process does that was started for a command."""
    name = words[0].rpartition("/")[2]
    status = _python(words[1:]) if is_python(name) else _run(name, words[1:])
    sys.stdout.flush()
    sys.exit(status)
