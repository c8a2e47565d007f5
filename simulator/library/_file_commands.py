"""Commands about files, and about the system, as POSIX and GNU's coreutils have them."""

import os
import sys

from _text_commands import Misuse, options


def _each(command, names, what, act):
    """Does it with every name; what does not work is told. The status to end with."""
    if not names:
        raise Misuse("missing operand" if command != "touch" else "missing file operand")
    status = 0
    for name in names:
        try:
            act(name)
        except OSError as error:
            print(f"{command}: {what} '{name}': {error.strerror}", file=sys.stderr)
            status = 1
    return status


def ls(words):
    chosen, names = options(words, "a1AF")
    status = 0
    for name in names or ["."]:
        try:
            inside = os.listdir(name) if os.path.isdir(name) else [os.stat(name) and name]
        except OSError as error:
            print(f"ls: cannot access '{name}': {error.strerror}", file=sys.stderr)
            status = 2
            continue
        if "a" in chosen:
            inside += [".", ".."]
        for each in sorted(inside):
            if not each.startswith(".") or {"a", "A"} & {*chosen}:
                print(each)
    return status


def pwd(_words):
    print(os.getcwd())
    return 0


def mkdir(words):
    chosen, names = options(words, "p")

    def make(name):
        os.makedirs(name, exist_ok=True) if "p" in chosen else os.mkdir(name)

    return _each("mkdir", names, "cannot create directory", make)


def rmdir(words):
    return _each("rmdir", options(words, "")[1], "failed to remove", os.rmdir)


def rm(words):
    import shutil

    chosen, names = options(words, "rRf")
    recursive = "r" in chosen or "R" in chosen
    if "f" in chosen:
        names = [name for name in names if os.path.lexists(name)]
        if not names:
            return 0

    def remove(name):
        if os.path.isdir(name) and not os.path.islink(name):
            if not recursive:
                raise OSError(21, "Is a directory")
            shutil.rmtree(name)
        else:
            os.remove(name)

    return _each("rm", names, "cannot remove", remove)


def touch(words):
    def make(name):
        if os.path.exists(name):
            os.utime(name)
        else:
            open(name, "wb").close()

    return _each("touch", options(words, "")[1], "cannot touch", make)


def _moving(command, words, flags, one):
    chosen, names = options(words, flags)
    if len(names) < 2:
        raise Misuse(f"missing destination file operand after '{names[0]}'" if names else "missing file operand")
    *sources, target = names
    status = 0
    for source in sources:
        place = os.path.join(target, os.path.basename(source)) if os.path.isdir(target) else target
        if not os.path.lexists(source):
            print(f"{command}: cannot stat '{source}': No such file or directory", file=sys.stderr)
            status = 1
        elif not one(source, place, chosen):
            status = 1
    return status


def cp(words):
    import shutil

    def copy(source, place, chosen):
        if not os.path.isdir(source):
            shutil.copyfile(source, place)
        elif {"r", "R", "a"} & {*chosen}:
            shutil.copytree(source, place)
        else:
            print(f"cp: -r not specified; omitting directory '{source}'", file=sys.stderr)
            return False
        return True

    return _moving("cp", words, "rRafp", copy)


def mv(words):
    def move(source, place, _chosen):
        os.replace(source, place)
        return True

    return _moving("mv", words, "f", move)


def basename(words):
    name = os.path.basename(words[0].rstrip("/")) if words else ""
    print(name.removesuffix(words[1]) if len(words) > 1 else name)
    return 0


def dirname(words):
    for word in words:
        print(os.path.dirname(word.rstrip("/")) or ".")
    return 0


def date(words):
    import time

    form = words[0][1:] if words and words[0][0] == "+" else "%a %b %e %H:%M:%S %Z %Y"
    print(time.strftime(form))
    return 0


def printenv(words):
    for name in words or os.environ:
        if name not in os.environ:
            return 1
        print(os.environ[name] if words else f"{name}={os.environ[name]}")
    return 0


def uname(words):
    system = os.uname()
    chosen, _ = options(words, "asnrvm")
    fields = {"s": "sysname", "n": "nodename", "r": "release", "v": "version", "m": "machine"}
    shown = [field for letter, field in fields.items() if letter in chosen or "a" in chosen]
    print(*(getattr(system, field) for field in shown or ["sysname"]))
    return 0


def hostname(_words):
    print(os.uname().nodename)
    return 0


COMMANDS = {
    "basename": basename,
    "cp": cp,
    "date": date,
    "dirname": dirname,
    "env": lambda words: printenv([]),
    "hostname": hostname,
    "ls": ls,
    "mkdir": mkdir,
    "mv": mv,
    "printenv": printenv,
    "pwd": pwd,
    "rm": rm,
    "rmdir": rmdir,
    "touch": touch,
    "uname": uname,
}
