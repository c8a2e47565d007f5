"""Becoming another program (Library reference, "os", `exec*`), after a fork too.

The simulated system has few of them: Python and the commands of `_commands`.
"""

import errno
import os

import _subprocess
from _commands import is_program, is_python


def _failure(code):
    return OSError(code, os.strerror(code))


def words_of(name, args):
    """The arguments for a program; name is what errors call them."""
    if not isinstance(args, (list, tuple)):
        raise TypeError(f"{name} must be a tuple or list")
    if not args:
        raise ValueError(f"{name} must not be empty")
    words = [os.fsdecode(word) for word in args]
    if not words[0]:
        raise ValueError(f"{name} first element cannot be empty")
    return words


def execute(caller, path, args, env):
    """execve(2): only an error returns from it."""
    words = words_of(f"{caller}() arg 2", args)
    path = os.fsdecode(path)
    if "/" in path and is_program(path):
        _subprocess._exec([path, *words[1:]], (), (), True, is_python(path), pairs(env))
    if not os.path.exists(path):
        raise _failure(errno.ENOENT)
    raise _failure(errno.ENOEXEC if os.access(path, os.X_OK) and os.path.isfile(path) else errno.EACCES)


def found(file, env):
    """The path of a program as the shell would find it."""
    file = os.fsdecode(file)
    if "/" in file:
        return file
    places = os.get_exec_path(env)
    paths = [os.path.join(place, file) for place in places]
    there = next((path for path in paths if os.path.exists(path)), None)
    if there is None and is_program(file):
        there = os.path.join("/usr/bin", file)
    if there is None:
        raise _failure(errno.ENOENT)
    return there


def pairs(env):
    """An environment by names and values as text; None: that of this process."""
    if env is None:
        return None
    made = [(os.fsdecode(name), os.fsdecode(value)) for name, value in env.items()]
    if any("=" in name for name, _ in made):
        raise ValueError("illegal environment variable name")
    return made


def start_after(preparation, words, redirections, *rest):
    """A child that calls a function of ours before it becomes a program: its number; None: that has failed."""
    told, tell = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            for source, target in redirections:
                if source == target:
                    os.set_inheritable(target, True)
                else:
                    os.dup2(source, target)
            preparation()
        except BaseException:
            os.write(tell, b"!")
            os._exit(255)
        # As the file ends that tells of failures, the program begins.
        _subprocess._exec(words, (), *rest)
    os.close(tell)
    has_failed = os.read(told, 1)
    os.close(told)
    if not has_failed:
        return child
    os.waitpid(child, 0)
    return None
