"""The beginning of a process that was started afresh."""

import os
import sys

import _multiprocessing

from . import process, util

__all__ = ["freeze_support", "get_preparation_data", "is_forking", "spawn_main"]


def is_forking(argv):
    """False: only frozen programs on Windows are told by their arguments."""
    return False


def freeze_support():
    """Does nothing: only frozen programs on Windows need it."""


def _check_not_importing_main():
    if getattr(process.current_process(), "_inheriting", False):
        raise RuntimeError(
            """
        An attempt has been made to start a new process before the
        current process has finished its bootstrapping phase.

        This probably means that you are not using fork to start your
        child processes and you have forgotten to use the proper idiom
        in the main module:

            if __name__ == '__main__':
                freeze_support()
                ...

        The "freeze_support()" line can be omitted if the program
        is not going to be frozen to produce an executable."""
        )


def get_preparation_data(name):
    """What a process has to know before it can read what it is to do."""
    _check_not_importing_main()
    from .context import _default_context

    data = {
        "name": name,
        "authkey": process.current_process().authkey,
        "sys_argv": sys.argv,
        "sys_path": sys.path,
        "dir": os.getcwd(),
        "start_method": _default_context.get_start_method(),
        "log_to_stderr": util._log_to_stderr,
        # What a command runs, see there; None: the main module is the program.
        "script": getattr(sys.modules.get("_commands"), "script", None),
    }
    if util._logger is not None:
        data["log_level"] = util._logger.getEffectiveLevel()
    return data


def _prepare(data):
    current = process.current_process()
    current.name = data["name"]
    current.authkey = data["authkey"]
    if data["log_to_stderr"]:
        util.log_to_stderr()
    if "log_level" in data:
        util.get_logger().setLevel(data["log_level"])
    sys.path[:] = data["sys_path"]
    sys.argv = data["sys_argv"]
    os.chdir(data["dir"])
    from .context import _default_context

    _default_context.set_start_method(data["start_method"], force=True)
    _run_main(data["script"])


def _run_main(script):
    """The main module's text runs once more, under another name: not as the program."""
    if script is None:
        _multiprocessing.run_main("__mp_main__")
        return
    import _commands
    from types import ModuleType

    _commands.script = script
    if script:
        main = ModuleType("__mp_main__")
        with open(script) as file:
            _commands.run_script(script, file.read(), vars(main))
        sys.modules["__main__"] = sys.modules["__mp_main__"] = main


def spawn_main(fd):
    """What a fresh process does, as run() says. Ends with its exit code."""
    sys.exit(run(fd))


def run(fd):
    """Reads from the descriptor what is to be done, and does it; returns the exit code."""
    from .connection import Connection
    from .reduction import ForkingPickler

    connection = Connection(fd, writable=False)
    current = process.current_process()
    current._inheriting = True
    try:
        _prepare(ForkingPickler.loads(connection.recv_bytes()))
        started = ForkingPickler.loads(connection.recv_bytes())
    finally:
        del current._inheriting
    return started._bootstrap(connection.detach())
