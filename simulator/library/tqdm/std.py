"""The bar itself (documentation of tqdm, "tqdm objects")."""

import sys
import time

from tqdm._meter import format_interval, format_meter, format_sizeof

__all__ = ["tqdm", "trange"]


class _Average:
    """An average in which what is newer counts more."""

    def __init__(self, smoothing):
        self._alpha = smoothing
        self._last = 0
        self._calls = 0

    def __call__(self, value=None):
        rest = 1 - self._alpha
        if value is not None:
            self._last = self._alpha * value + rest * self._last
            self._calls += 1
        return self._last / (1 - rest**self._calls) if self._calls else self._last


class tqdm:
    """Shows how far an iteration is, at most every mininterval seconds."""

    _instances = []

    format_interval = staticmethod(format_interval)
    format_meter = staticmethod(format_meter)
    format_sizeof = staticmethod(format_sizeof)

    def __init__(
        self, iterable=None, desc=None, total=None, leave=True, file=None, ncols=None,
        mininterval=0.1, maxinterval=10.0, miniters=None, ascii=None, disable=False, unit="it",
        unit_scale=False, dynamic_ncols=False, smoothing=0.3, bar_format=None, initial=0,
        position=None, postfix=None, unit_divisor=1000, colour=None, delay=0,
    ):  # fmt: skip
        if dynamic_ncols or colour:
            raise NotImplementedError("dynamic_ncols and colour are not supported")
        if total is None and iterable is not None:
            try:
                total = len(iterable)
            except (TypeError, AttributeError):
                total = None
        self.iterable = iterable
        self.desc = desc or ""
        self.total = None if total == float("inf") else total
        self.leave = leave
        self.fp = sys.stderr if file is None else file
        self.ncols = ncols
        self.mininterval = mininterval
        self.maxinterval = maxinterval
        self.miniters = 0 if miniters is None else miniters
        self.dynamic_miniters = miniters is None
        self.ascii = ascii or False
        # None: only where it is shown to somebody.
        self.disable = not self.fp.isatty() if disable is None else disable
        self.unit = unit
        self.unit_scale = unit_scale
        self.unit_divisor = unit_divisor
        self.smoothing = smoothing
        self.bar_format = bar_format
        self.initial = initial
        self.delay = delay
        self.postfix = None
        self.n = initial
        self._width = 0
        self._averages = _Average(smoothing), _Average(smoothing)
        self.start_t = self.last_print_t = time.time()
        self.last_print_n = initial
        if self.disable:
            self.pos = 0
            return
        taken = {each.pos for each in self._instances}
        free = next(i for i in range(len(taken) + 1) if i not in taken)
        self.pos = free if position is None else position
        self._instances.append(self)
        if postfix:
            self.set_postfix(postfix, refresh=False)
        if delay <= 0:
            self.refresh()
            self.last_print_t = time.time()

    def __len__(self):
        return self.total if self.iterable is None else len(self.iterable)

    def __bool__(self):
        if self.total is not None:
            return self.total > 0
        if self.iterable is None:
            raise TypeError("bool() undefined when iterable == total == None")
        return bool(self.iterable)

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()

    def __str__(self):
        return format_meter(**self.format_dict)

    def __iter__(self):
        if self.disable:
            yield from self.iterable
            return
        try:
            for each in self.iterable:
                yield each
                self.update()
        finally:
            self.close()

    @property
    def format_dict(self):
        """What the line is made of."""
        steps, times = (average() for average in self._averages)
        return {
            "n": self.n,
            "total": self.total,
            "elapsed": time.time() - self.start_t,
            "ncols": self.ncols,
            "prefix": self.desc,
            "ascii": self.ascii,
            "unit": self.unit,
            "unit_scale": self.unit_scale,
            "rate": steps / times if times else None,
            "bar_format": self.bar_format,
            "postfix": self.postfix,
            "unit_divisor": self.unit_divisor,
            "initial": self.initial,
        }

    def update(self, n=1):
        """n more are done. Returns True if the line was shown."""
        if self.disable:
            return None
        if n < 0:
            self.last_print_n += n
        self.n += n
        done = self.n - self.last_print_n
        if done < self.miniters:
            return None
        now = time.time()
        passed = now - self.last_print_t
        if passed < self.mininterval or now < self.start_t + self.delay:
            return None
        if self.smoothing and passed and done:
            steps, times = self._averages
            steps(done)
            times(passed)
        self.refresh()
        if self.dynamic_miniters:
            self._adapt(done, passed)
        self.last_print_n = self.n
        self.last_print_t = now
        return True

    def _adapt(self, done, passed):
        """After how many steps it makes sense to look at the clock again."""
        if self.maxinterval and passed >= self.maxinterval:
            self.miniters = done * (self.mininterval or self.maxinterval) / passed
        elif self.smoothing:
            share = self.mininterval / passed if self.mininterval and passed else 1
            rest = 1 - self.smoothing
            self.miniters = self.smoothing * done * share + rest * self.miniters
        else:
            self.miniters = max(self.miniters, done)

    def display(self, msg=None, pos=None):
        """Shows the line, or a message, so many lines below the first."""
        pos = self.pos if pos is None else pos
        text = str(self) if msg is None else msg
        self.fp.write("\n" * pos + "\r" + text + " " * max(self._width - len(text), 0))
        self.fp.write("\x1b[A" * pos)
        self._width = len(text)
        self.fp.flush()

    def refresh(self):
        if not self.disable:
            self.display()

    def clear(self):
        """Takes the line away."""
        if self.disable:
            return
        self.display("")
        self.fp.write("\n" * self.pos + "\r" + "\x1b[A" * self.pos)

    def close(self):
        """Shows how it ended, and leaves the line or takes it away."""
        if self.disable:
            return
        self.disable = True
        pos = self.pos
        self._instances.remove(self)
        if self.last_print_t < self.start_t + self.delay:
            return
        if pos if self.leave is None else not self.leave:
            self.display("", pos)
            if not pos:
                self.fp.write("\r")
            return
        # The rate is that of the whole.
        self._averages = _Average(0), _Average(0)
        self.display(pos=0)
        self.fp.write("\n")

    def reset(self, total=None):
        """Begins anew."""
        self.n = self.initial
        if total is not None:
            self.total = total
        if self.disable:
            return
        self.start_t = self.last_print_t = time.time()
        self.last_print_n = self.initial
        self._averages = _Average(self.smoothing), _Average(self.smoothing)
        self.refresh()

    def unpause(self):
        """The time since the line was shown last doesn't count."""
        now = time.time()
        self.start_t += now - self.last_print_t
        self.last_print_t = now

    def set_description(self, desc=None, refresh=True):
        self.set_description_str(f"{desc}: " if desc else "", refresh)

    def set_description_str(self, desc=None, refresh=True):
        self.desc = desc or ""
        if refresh:
            self.refresh()

    def set_postfix(self, ordered_dict=None, refresh=True, **kwargs):
        """Names and values at the end of the line."""
        pairs = {**(ordered_dict or {}), **dict(sorted(kwargs.items()))}
        shown = (
            f"{name}={each if isinstance(each, str) else _short(each)}"
            for name, each in pairs.items()
        )
        self.set_postfix_str(", ".join(part.strip() for part in shown), refresh)

    def set_postfix_str(self, s="", refresh=True):
        self.postfix = str(s)
        if refresh:
            self.refresh()

    @classmethod
    def write(cls, s, file=None, end="\n", nolock=False):
        """Prints a message above the bars."""
        target = sys.stdout if file is None else file
        shown = list(cls._instances)
        for each in shown:
            each.clear()
        target.write(s)
        target.write(end)
        for each in shown:
            each.refresh()


def _short(value):
    """A number in three digits."""
    if not isinstance(value, (int, float)):
        return str(value)
    text = f"{value:.3g}".replace("e+0", "e+").replace("e-0", "e-")
    return text if len(text) < len(str(value)) else str(value)


def trange(*args, **kwargs):
    return tqdm(range(*args), **kwargs)
