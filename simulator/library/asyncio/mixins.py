"""What the objects that tasks meet at have in common."""

from . import events


class _LoopBoundMixin:
    """Belongs to the loop it is first waited for in, and is of no use in another one."""

    _loop = None

    def _given(self, loop, stacklevel=3):
        """Takes the loop that a caller has given in the way of Python 3.9."""
        from warnings import warn

        warn(
            "The loop argument is deprecated since Python 3.8, "
            "and scheduled for removal in Python 3.10.",
            DeprecationWarning,
            stacklevel=stacklevel,
        )
        self._loop = loop

    def _get_loop(self):
        loop = events._get_running_loop()
        if self._loop is None and loop is not None:
            # One step, so that of two threads with a loop each only one gets the object.
            vars(self).setdefault("_loop", loop)
        if loop is not self._loop:
            raise RuntimeError(f"{self!r} is bound to a different event loop")
        return loop
