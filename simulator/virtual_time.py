"""Runs a program of asyncio in CPython without waiting: the oracle of `task-trees.test.ts`.

Reads a program from standard input, and prints as JSON what it prints and, for each loop it ran, how
far apart its timers were at least. What lies close together may come in another order where
computing takes time.
"""

import asyncio
import contextlib
import io
import json
import sys

gaps = []


class VirtualLoop(asyncio.SelectorEventLoop):
    """Its clock stands still while callbacks run, and jumps where the loop would wait."""

    def __init__(self):
        super().__init__()
        self._now = 0.0
        self._deadlines = []
        self._wait = self._selector.select
        self._selector.select = self._jump

    def time(self):
        return self._now

    def call_at(self, when, *args, **kwargs):
        self._deadlines.append(when)
        return super().call_at(when, *args, **kwargs)

    def _jump(self, timeout=None):
        if timeout is None:
            raise SystemExit("the program waits for ever")
        self._now += timeout
        return self._wait(0)

    def close(self):
        if not self.is_closed():
            times = sorted(self._deadlines)
            gaps.append(min((b - a for a, b in zip(times, times[1:])), default=1.0))
        super().close()


class Policy(asyncio.DefaultEventLoopPolicy):
    _loop_factory = VirtualLoop


class OrderedSet(dict):
    def add(self, item):
        self[item] = None

    def discard(self, item):
        self.pop(item, None)


class TaskGroup(asyncio.TaskGroup):
    """CPython's cancels its tasks in the order of a set, that is, of their addresses."""

    def __init__(self):
        super().__init__()
        self._tasks = OrderedSet()


asyncio.TaskGroup = TaskGroup
asyncio.set_event_loop_policy(Policy())
with contextlib.redirect_stdout(io.StringIO()) as output:
    exec(compile(sys.stdin.read(), "tree.py", "exec"), {"__name__": "__main__"})
print(json.dumps({"output": output.getvalue(), "gaps": gaps}))
