"""The programs that the simulated system has for `subprocess`: a few small ones, and Python itself."""

import sys

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


def _cat(words):
    status = 0
    for word in words or ["-"]:
        try:
            with sys.stdin.buffer if word == "-" else open(word, "rb") as file:
                sys.stdout.buffer.write(file.read())
        except OSError as error:
            status = _fail(f"cat: {word}: {error.strerror}", 1)
    return status


def _pwd(words):
    import os

    print(os.getcwd())
    return 0


def _ls(words):
    import os

    status = 0
    for word in words or ["."]:
        try:
            names = sorted(os.listdir(word)) if os.path.isdir(word) else [os.stat(word) and word]
        except OSError as error:
            status = _fail(f"ls: cannot access '{word}': {error.strerror}", 2)
            continue
        for name in names:
            if not name.startswith("."):
                print(name)
    return status


def _sh(words):
    import _shell

    return _shell.main(words)


def _fail(message, status):
    print(message, file=sys.stderr)
    return status


COMMANDS = {
    "bash": _sh,
    "cat": _cat,
    "echo": _echo,
    "false": lambda words: 1,
    "ls": _ls,
    "pwd": _pwd,
    "sh": _sh,
    "sleep": _sleep,
    "true": lambda words: 0,
}


def _python(words):
    from posix import environ

    import __main__

    space = vars(__main__)
    unbuffered = False
    while words[:1] == ["-u"]:
        words, unbuffered = words[1:], True
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
        sys.argv, name = words, words[0]
        try:
            with open(name) as file:
                text = file.read()
        except OSError as error:
            return _fail(
                f"{sys.executable}: can't open file '{name}': [Errno {error.errno}] {error.strerror}", 2
            )
        space["__file__"] = name
    space["__name__"] = "__main__"
    exec(compile(text, name, "exec"), space)
    return 0


def main(words):
    """What a process does that was started for a command."""
    name = words[0].rpartition("/")[2]
    status = _python(words[1:]) if name in PYTHON else COMMANDS[name](words[1:])
    sys.stdout.flush()
    sys.exit(status)
