"""The programs that `os` starts, in processes of their own or in place of its own."""


def system(command):
    """Runs a command line; how it ended, as wait() tells it."""
    import subprocess

    code = subprocess.call(command, shell=True)
    return code << 8 if code >= 0 else -code


def execv(path, args, /):
    """The process becomes another program; only an error returns."""
    from _exec import execute

    execute("execv", path, args, None)


def execve(path, args, env):
    """The same, with an environment of its own."""
    from _exec import execute

    execute("execve", path, args, env)


def execvp(file, args):
    """The same, looking for the file where the shell would."""
    from _exec import execute, found

    execute("execv", found(file, None), args, None)


def execvpe(file, args, env):
    """The same, with an environment of its own."""
    from _exec import execute, found

    execute("execve", found(file, env), args, env)


def execl(file, *args):
    """execv() with the arguments one by one."""
    execv(file, args)


def execle(file, *args):
    """execve() with the arguments one by one, the environment last."""
    *words, env = args
    execve(file, words, env)


def execlp(file, *args):
    """execvp() with the arguments one by one."""
    execvp(file, args)


def execlpe(file, *args):
    """execvpe() with the arguments one by one, the environment last."""
    *words, env = args
    execvpe(file, words, env)


P_WAIT, P_NOWAIT, P_NOWAITO = 0, 1, 1


def posix_spawn(
    path, argv, env, /, *, file_actions=(), setpgroup=None, resetids=False, setsid=False,
    setsigmask=(), setsigdef=(), scheduler=None,
):  # fmt: skip
    """Starts a program; the number of its process."""
    from _spawning import start

    return start(
        "posix_spawn", path, argv, env, file_actions, setpgroup, setsid, setsigmask, scheduler
    )


def posix_spawnp(
    path, argv, env, /, *, file_actions=(), setpgroup=None, resetids=False, setsid=False,
    setsigmask=(), setsigdef=(), scheduler=None,
):  # fmt: skip
    """The same, looking for the file where the shell would."""
    from _spawning import path_of, start

    return start(
        "posix_spawnp", path_of(path), argv, env, file_actions, setpgroup, setsid, setsigmask,
        scheduler,
    )  # fmt: skip


def spawnv(mode, file, args):
    """Starts a program; its number, or with P_WAIT how it ended: -N if signal N ended it."""
    from _spawning import fork_and_execute

    return fork_and_execute(mode, args, lambda: execv(file, args))


def spawnve(mode, file, args, env):
    """The same, with an environment of its own."""
    from _spawning import fork_and_execute

    return fork_and_execute(mode, args, lambda: execve(file, args, env))


def spawnvp(mode, file, args):
    """spawnv(), looking for the file where the shell would."""
    from _spawning import fork_and_execute

    return fork_and_execute(mode, args, lambda: execvp(file, args))


def spawnvpe(mode, file, args, env):
    """The same, with an environment of its own."""
    from _spawning import fork_and_execute

    return fork_and_execute(mode, args, lambda: execvpe(file, args, env))


def spawnl(mode, file, *args):
    """spawnv() with the arguments one by one."""
    return spawnv(mode, file, args)


def spawnle(mode, file, *args):
    """spawnve() with the arguments one by one, the environment last."""
    *words, env = args
    return spawnve(mode, file, words, env)


def spawnlp(mode, file, *args):
    """spawnvp() with the arguments one by one."""
    return spawnvp(mode, file, args)


def spawnlpe(mode, file, *args):
    """spawnvpe() with the arguments one by one, the environment last."""
    *words, env = args
    return spawnvpe(mode, file, words, env)


class _wrap_close:
    """The text of a pipe to or from a command, which close() waits for."""

    def __init__(self, stream, process):
        self._stream = stream
        self._proc = process

    def close(self):
        """None if the command has ended well, otherwise how it ended, as wait() tells it."""
        self._stream.close()
        code = self._proc.wait()
        if code == 0:
            return None
        return code << 8 if code > 0 else code

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.close()

    def __getattr__(self, name):
        return getattr(self._stream, name)

    def __iter__(self):
        return iter(self._stream)


_wrap_close.__module__ = "os"


def popen(cmd, mode="r", buffering=-1):
    """A text file for what a command line prints, or for what it is to read: mode "r" or "w"."""
    if not isinstance(cmd, str):
        raise TypeError(f"invalid cmd type ({type(cmd)}, expected string)")
    if mode not in ("r", "w"):
        raise ValueError(f"invalid mode {mode!r}")
    if buffering == 0 or buffering is None:
        raise ValueError("popen() does not support unbuffered streams")
    import subprocess

    pipe = "stdout" if mode == "r" else "stdin"
    process = subprocess.Popen(
        cmd, shell=True, text=True, bufsize=buffering, **{pipe: subprocess.PIPE}
    )
    return _wrap_close(getattr(process, pipe), process)
