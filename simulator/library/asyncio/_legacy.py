"""Functions that asyncio had once, and programs of that time call."""

from warnings import warn

from . import events, tasks


def ensure_async(coro_or_future, *, loop=None):
    """`asyncio.async()`, as up to Python 3.6: the name has become a keyword since."""
    warn(
        "asyncio.async() function is deprecated, use ensure_future()",
        DeprecationWarning,
        stacklevel=2,
    )
    return tasks.ensure_future(coro_or_future, loop=loop)


def all_tasks(loop):
    """`Task.all_tasks()` of Python 3.8; tasks that are done are not among them."""
    warn(
        "Task.all_tasks() is deprecated, use asyncio.all_tasks() instead",
        DeprecationWarning,
        stacklevel=2,
    )
    return tasks.all_tasks(loop or events.get_event_loop())


def current_task(loop):
    """`Task.current_task()`, as up to Python 3.8: None outside of tasks."""
    warn(
        "Task.current_task() is deprecated, use asyncio.current_task() instead",
        DeprecationWarning,
        stacklevel=2,
    )
    return tasks.current_task(loop or events.get_event_loop())
