"""How tasks and their stacks show."""

from reprlib import recursive_repr

from .base_futures import _future_repr_info


def _task_repr_info(task):
    info = _future_repr_info(task)
    if task.cancelling() and not task.done():
        info[0] = "cancelling"
    info.insert(1, f"name={task.get_name()!r}")
    if task._fut_waiter is not None:
        info.insert(2, f"wait_for={task._fut_waiter!r}")
    if task._coro:
        from .coroutines import _format_coroutine

        info.insert(2, f"coro=<{_format_coroutine(task._coro)}>")
    return info


@recursive_repr()
def _task_repr(task):
    return f"<{task.__class__.__name__} {' '.join(_task_repr_info(task))}>"


def _task_get_stack(task, limit):
    """Frames, outermost first: of the suspended coroutine, or of the exception that ended it."""
    frames = []
    frame = _frame_of(task._coro)
    if frame is not None:
        while frame is not None and (limit is None or len(frames) < limit):
            frames.append(frame)
            frame = frame.f_back
        frames.reverse()
    elif task._exception is not None:
        entry = task._exception.__traceback__
        while entry is not None and (limit is None or len(frames) < limit):
            frames.append(entry.tb_frame)
            entry = entry.tb_next
    return frames


def _frame_of(coro):
    for name in ("cr_frame", "gi_frame", "ag_frame"):
        if hasattr(coro, name):
            return getattr(coro, name)
    return None


def _task_print_stack(task, limit, file):
    import traceback

    entries = []
    checked = set()
    for frame in task.get_stack(limit=limit):
        code = frame.f_code
        if code.co_filename not in checked:
            checked.add(code.co_filename)
            traceback.linecache.checkcache(code.co_filename)
        line = traceback.linecache.getline(code.co_filename, frame.f_lineno, frame.f_globals)
        entries.append((code.co_filename, frame.f_lineno, code.co_name, line))
    exception = task._exception
    # Without a file, traceback takes standard error, and print() standard output.
    if not entries:
        print(f"No stack for {task!r}", file=file)
    elif exception is not None:
        print(f"Traceback for {task!r} (most recent call last):", file=file)
    else:
        print(f"Stack for {task!r} (most recent call last):", file=file)
    traceback.print_list(entries, file=file)
    if exception is not None:
        for line in traceback.format_exception_only(exception.__class__, exception):
            print(line, file=file, end="")
