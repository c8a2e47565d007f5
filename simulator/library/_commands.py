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
        return _run_module(words[1:], space)
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
            path = posixpath.abspath(name)
            return _fail(
                f"{sys.executable}: can't open file '{path}': [Errno {error.errno}] {error.strerror}", 2
            )
        path = posixpath.abspath(name)
        if not _subprocess._run_own(path, text):
            _run_main(path, text, space)
        return 0
    script = sys.path[0] = ""
    space.update(__name__="__main__", __package__=None)
    exec(compile(text, name, "exec"), space)
    return 0


def _run_main(path, text, space, folder=None, package=None):
    """Runs a file as the program; it imports from its own folder first, unless told another one."""
    global script

    script = path
    sys.path[0] = path.rpartition("/")[0] if folder is None else folder
    space.update(__name__="__main__", __package__=package)
    run_script(path, text, space)


def _run_module(words, space):
    """`python -m NAME`: a module or the `__main__` of a package, of the working directory or of the library."""
    import posixpath
    from importlib import import_module
    from posix import getcwd

    folder = sys.path[0] = getcwd()
    name = words[0]
    sys.argv = words
    for ending, package in ((".py", name.rpartition(".")[0]), ("/__main__.py", name)):
        path = posixpath.join(folder, name.replace(".", "/") + ending)
        if posixpath.isfile(path):
            if package:
                import_module(package)
            sys.argv[0] = path
            with open(path) as file:
                _run_main(path, file.read(), space, folder, package)
            return 0
    try:
        import_module(name)
    except ModuleNotFoundError as error:
        if error.name != name:
            raise
        return _fail(f"{sys.executable}: No module named {name}", 1)
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
