"""The debugger, which is not supported: the window shows stacks and variables at any time of a run."""

__all__ = ["Pdb", "help", "pm", "post_mortem", "run", "runcall", "runctx", "runeval", "set_trace"]


def _refuse(name):
    def refused(*args, **kwargs):
        raise NotImplementedError(
            f"pdb.{name}() is not supported: step through the run in the window instead"
        )

    refused.__name__ = refused.__qualname__ = name
    return refused


Pdb, help, pm, post_mortem, run, runcall, runctx, runeval, set_trace = map(_refuse, __all__)
