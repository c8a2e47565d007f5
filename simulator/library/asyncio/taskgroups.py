"""Tasks that are waited for together, and given up together."""

from . import events, exceptions, tasks

__all__ = ("TaskGroup",)


class TaskGroup:
    """The tasks created inside `async with` are all over when the block is.

    When one of them, or the block itself, fails, the others are cancelled, and all errors come out
    in an exception group. A KeyboardInterrupt or SystemExit comes out as it is.
    """

    def __init__(self):
        self._entered = False
        self._exiting = False
        self._aborting = False
        self._loop = None
        self._parent_task = None
        self._parent_cancel_requested = False
        self._tasks = {}  # those that aren't over; a dict, for its order
        self._errors = []
        self._base_error = None
        self._all_over = None  # a future, while the parent waits for the tasks

    def __repr__(self):
        parts = ["TaskGroup"]
        if self._tasks:
            parts.append(f"tasks={len(self._tasks)}")
        if self._errors:
            parts.append(f"errors={len(self._errors)}")
        if self._aborting:
            parts.append("cancelling")
        elif self._entered:
            parts.append("entered")
        return f"<{' '.join(parts)}>"

    async def __aenter__(self):
        if self._entered:
            raise RuntimeError(f"TaskGroup {self!r} has already been entered")
        self._loop = events.get_running_loop()
        self._parent_task = tasks.current_task(self._loop)
        if self._parent_task is None:
            raise RuntimeError(f"TaskGroup {self!r} cannot determine the parent task")
        self._entered = True
        return self

    async def __aexit__(self, et, exc, tb):
        self._exiting = True
        if exc is not None:
            self._keep_base_error(exc)
        cancellation = exc if et is exceptions.CancelledError else None
        # What the group itself asked for ends here, unless others want the parent to end too.
        if self._parent_cancel_requested and self._parent_task.uncancel() == 0:
            cancellation = None
        if et is not None and not self._aborting:
            self._abort()
        while self._tasks:
            try:
                await self._until_all_over()
            except exceptions.CancelledError as error:
                # If the group is aborting it asked for this, or has done what this asks for.
                if not self._aborting:
                    cancellation = error
                    self._abort()
        self._raise(et, exc, cancellation)

    async def _until_all_over(self):
        self._all_over = self._loop.create_future()
        try:
            await self._all_over
        finally:
            self._all_over = None

    def _raise(self, et, exc, cancellation):
        """Raises what the block ends with, if it isn't the end of `exc`."""
        if self._base_error is not None:
            raise self._base_error
        if cancellation is not None and not self._errors:
            raise cancellation
        errors = self._errors
        if et is not None and et is not exceptions.CancelledError:
            errors.append(exc)
        if errors:
            # The group and its errors, which have seen it, would keep each other alive.
            self._errors = None
            raise BaseExceptionGroup("unhandled errors in a TaskGroup", errors) from None

    def create_task(self, coro, *, name=None, context=None):
        """Starts a task in the group."""
        if not self._entered:
            raise RuntimeError(f"TaskGroup {self!r} has not been entered")
        if self._exiting and not self._tasks:
            raise RuntimeError(f"TaskGroup {self!r} is finished")
        if self._aborting:
            raise RuntimeError(f"TaskGroup {self!r} is shutting down")
        if context is None:
            task = self._loop.create_task(coro)
        else:
            task = self._loop.create_task(coro, context=context)
        if name is not None:
            task.set_name(name)
        self._tasks[task] = None
        task.add_done_callback(self._on_task_done)
        return task

    def _abort(self):
        self._aborting = True
        for task in self._tasks:
            if not task.done():
                task.cancel()

    def _on_task_done(self, task):
        del self._tasks[task]
        if self._all_over is not None and not self._tasks and not self._all_over.done():
            self._all_over.set_result(True)
        if task.cancelled():
            return
        error = task.exception()
        if error is None:
            return
        self._errors.append(error)
        self._keep_base_error(error)
        if self._parent_task.done():
            # The block was left without __aexit__(): nobody is there to tell.
            self._loop.call_exception_handler({
                "message": f"Task {task!r} has errored out but its parent task"
                f" {self._parent_task} is already completed",
                "exception": error,
                "task": task,
            })
        elif not self._aborting and not self._parent_cancel_requested:
            self._abort()
            # Wakes the parent, in its block or where it waits for the tasks.
            self._parent_cancel_requested = True
            self._parent_task.cancel()

    def _keep_base_error(self, error):
        if self._base_error is None and isinstance(error, (SystemExit, KeyboardInterrupt)):
            self._base_error = error
