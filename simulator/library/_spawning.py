"""Starting programs in processes of their own as `os` does (Library reference, "os", `posix_spawn`, `spawn*`)."""

import errno
import os
import posix

import _subprocess
from _commands import is_program, is_python
from _exec import found, pairs, words_of


def start(caller, path, argv, env, file_actions, setpgroup, setsid, setsigmask, scheduler):
    """posix_spawn(3): the number of the process."""
    words = words_of(f"{caller}: argv", argv)
    if setsigmask or scheduler is not None:
        raise NotImplementedError("setsigmask and scheduler are not supported")
    if not hasattr(env, "items"):
        raise TypeError(f"{caller}: environment must be a mapping object")
    environment = pairs(env)
    program = os.fsdecode(path)
    if not is_program(program):
        code = errno.EACCES if os.path.exists(program) else errno.ENOENT
        raise OSError(code, os.strerror(code), path)
    plan = _Descriptors(caller)
    try:
        plan.follow(file_actions or ())
        pid = _subprocess._start(
            [program, *words[1:]], plan.redirections, (), True, is_python(program), environment
        )
    finally:
        plan.undo()
    if setsid or setpgroup is not None:
        _subprocess._regroup(pid, setsid, setpgroup or 0)
    return pid


def path_of(file):
    """The path of a program as the shell would find it; complains with the name it was given."""
    try:
        return found(file, None)
    except OSError as error:
        error.filename = file
        raise


class _Descriptors:
    """What file actions make of this process's descriptors in the new one."""

    def __init__(self, caller):
        self._caller = caller
        self._of_child = {}  # ours, by the child's number, where they differ
        self._opened = []
        self._withheld = []

    def follow(self, actions):
        for action in actions:
            if not isinstance(action, tuple) or not action:
                raise TypeError("Each file_actions element must be a non-empty tuple")
            kind, *arguments = action
            if kind == posix.POSIX_SPAWN_OPEN:
                self._open(*self._checked(arguments, 4, "open"))
            elif kind == posix.POSIX_SPAWN_CLOSE:
                self._close(*self._checked(arguments, 1, "close"))
            elif kind == posix.POSIX_SPAWN_DUP2:
                source, target = self._checked(arguments, 2, "dup2")
                self._of_child[target] = self._ours(source)
            else:
                raise TypeError("Unknown file_actions identifier")

    def _checked(self, arguments, number, kind):
        if len(arguments) != number:
            raise TypeError(f"A {kind} file_action tuple must have {number + 1} elements")
        return arguments

    def _open(self, target, path, flags, mode):
        descriptor = os.open(path, flags, mode)
        self._opened.append(descriptor)
        self._of_child[target] = descriptor

    def _close(self, descriptor):
        if self._of_child.pop(descriptor, None) is None and os.get_inheritable(descriptor):
            os.set_inheritable(descriptor, False)
            self._withheld.append(descriptor)

    def _ours(self, descriptor):
        found = self._of_child.get(descriptor, descriptor)
        os.fstat(found)
        return found

    @property
    def redirections(self):
        return [(own, target) for target, own in self._of_child.items()]

    def undo(self):
        for descriptor in self._opened:
            os.close(descriptor)
        for descriptor in self._withheld:
            os.set_inheritable(descriptor, True)


def fork_and_execute(mode, args, execute):
    """A child that becomes a program: its number, or, when it was waited for, how it ended."""
    if not isinstance(args, (tuple, list)):
        raise TypeError("argv must be a tuple or a list")
    if not args or not args[0]:
        raise ValueError("argv first element cannot be empty")
    pid = os.fork()
    if pid == 0:
        try:
            execute()
        finally:
            os._exit(127)
    if mode == os.P_NOWAIT:
        return pid
    _, status = os.waitpid(pid, 0)
    return os.waitstatus_to_exitcode(status)
