"""How long small pieces of code take, in virtual time (Library reference, "timeit")."""

import time

__all__ = ["Timer", "default_timer", "repeat", "timeit"]

default_number = 1_000_000
default_repeat = 5
default_timer = time.perf_counter


def _indented(text, indent):
    return text.replace("\n", "\n" + " " * indent)


class Timer:
    """Times a statement, given as text or as a function; so is what is done before."""

    def __init__(self, stmt="pass", setup="pass", timer=default_timer, globals=None):
        self.timer = timer
        given = {}
        before = self._part("setup", setup, 4, given)
        timed = self._part("stmt", stmt, 8, given)
        parameters = "".join(f", {name}={name}" for name in given)
        self.src = (
            f"def inner(_it, _timer{parameters}):\n"
            f"    {before}\n"
            f"    _t0 = _timer()\n"
            f"    for _i in _it:\n"
            f"        {timed}\n"
            f"        pass\n"
            f"    _t1 = _timer()\n"
            f"    return _t1 - _t0\n"
        )
        names = {}
        known = {} if globals is None else globals
        exec(compile(self.src, "<timeit-src>", "exec"), {**known, **given}, names)
        self.inner = names["inner"]

    def _part(self, kind, code, indent, given):
        """The text of a part; a function is called, under a name that is given."""
        if isinstance(code, str):
            compile(code, "<timeit-src>", "exec")  # it must be complete in itself
            return _indented(code, indent)
        if not callable(code):
            raise ValueError(f"{kind} is neither a string nor callable")
        given[f"_{kind}"] = code
        return f"_{kind}()"

    def print_exc(self, file=None):
        """Prints the exception that the statement has raised."""
        from traceback import print_exc

        print_exc(file=file)

    def timeit(self, number=default_number):
        """Seconds for so many executions."""
        from itertools import repeat

        return self.inner(repeat(None, number), self.timer)

    def repeat(self, repeat=default_repeat, number=default_number):
        """The same several times, as a list."""
        return [self.timeit(number) for _ in range(repeat)]

    def autorange(self, callback=None):
        """(number, seconds), where the number is large enough to take 0.2 seconds."""
        scale = 1
        while True:
            for factor in (1, 2, 5):
                number = scale * factor
                taken = self.timeit(number)
                if callback:
                    callback(number, taken)
                if taken >= 0.2:
                    return number, taken
            scale *= 10


def timeit(stmt="pass", setup="pass", timer=default_timer, number=default_number, globals=None):
    """Seconds for so many executions of a statement."""
    return Timer(stmt, setup, timer, globals).timeit(number)


def repeat(
    stmt="pass", setup="pass", timer=default_timer, repeat=default_repeat, number=default_number,
    globals=None,
):  # fmt: skip
    """The same several times, as a list."""
    return Timer(stmt, setup, timer, globals).repeat(repeat, number)
