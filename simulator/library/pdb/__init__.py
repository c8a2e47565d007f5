"""The debugger, by commands on standard input (Library reference, "pdb")."""

import sys
from pdb._commands import Commands

__all__ = ["Pdb", "help", "pm", "post_mortem", "run", "runcall", "runctx", "runeval", "set_trace"]


class Pdb(Commands):
    """A debugger; without `stdin` and `stdout` it reads and prints where the program does."""


def set_trace(*, header=None):
    """Stops in the caller's frame."""
    debugger = Pdb()
    if header is not None:
        debugger.message(header)
    debugger.set_trace(sys._getframe().f_back)


def run(statement, globals=None, locals=None):
    """Debugs statements from their first line on."""
    Pdb().run(statement, globals, locals)


def runeval(expression, globals=None, locals=None):
    return Pdb().runeval(expression, globals, locals)


def runctx(statement, globals, locals):
    run(statement, globals, locals)


def runcall(*args, **kwds):
    """Debugs a call of the first argument with the others."""
    return Pdb().runcall(*args, **kwds)


def post_mortem(t=None):
    """Looks at the frames of a traceback, of the exception that is being handled unless told."""
    if t is None:
        t = sys.exc_info()[2]
        if t is None:
            raise ValueError(
                "A valid traceback must be passed if no exception is being handled"
            )
    debugger = Pdb()
    debugger.reset()
    debugger.interaction(None, t)


def pm():
    post_mortem(sys.last_traceback)


def help():
    Pdb().do_help("")
