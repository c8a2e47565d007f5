"""Pools of processes, which there are none of."""

from concurrent.futures._base import BrokenExecutor, Executor


class BrokenProcessPool(BrokenExecutor):
    """A process of the pool ended unasked. Here to be named in `except`; it is never raised."""


class ProcessPoolExecutor(Executor):
    """Not supported: there is only the one process."""

    def __init__(
        self,
        max_workers=None,
        mp_context=None,
        initializer=None,
        initargs=(),
        *,
        max_tasks_per_child=None,
    ):
        raise NotImplementedError(
            "ProcessPoolExecutor is not supported: processes are not simulated yet; "
            "use ThreadPoolExecutor"
        )
