"""Tables of what profilers have counted (Library reference, "The Python Profilers")."""

import os
import re
import sys
import time
from _profiling import read_stats, write_stats
from dataclasses import dataclass
from enum import StrEnum
from functools import cmp_to_key

__all__ = ["Stats", "SortKey", "FunctionProfile", "StatsProfile"]


class SortKey(StrEnum):
    CALLS = "calls", "ncalls"
    CUMULATIVE = "cumulative", "cumtime"
    FILENAME = "filename", "module"
    LINE = "line"
    NAME = "name"
    NFL = "nfl"
    PCALLS = "pcalls"
    STDNAME = "stdname"
    TIME = "time", "tottime"

    def __new__(cls, *values):
        """The first name is the value; the others stand for it too."""
        value = values[0]
        member = str.__new__(cls, value)
        member._value_ = value
        for other in values[1:]:
            cls._value2member_map_[other] = member
        member._all_values = values
        return member


@dataclass(unsafe_hash=True)
class FunctionProfile:
    ncalls: str
    tottime: float
    percall_tottime: float
    cumtime: float
    percall_cumtime: float
    file_name: str
    line_number: int


@dataclass(unsafe_hash=True)
class StatsProfile:
    """What is known of the functions, by their names."""

    total_tt: float
    func_profiles: dict


# Places in the rows that are sorted.
_PRIMITIVE, _CALLS, _OWN, _TOTAL, _FILE, _LINE, _NAME, _LABEL = range(8)
_UP, _DOWN = 1, -1


def _order(title, *keys):
    return keys, title


_CALL_COUNT = _order("call count", (_CALLS, _DOWN))
_CUMULATIVE = _order("cumulative time", (_TOTAL, _DOWN))
_FILE_NAME = _order("file name", (_FILE, _UP))
_INTERNAL = _order("internal time", (_OWN, _DOWN))

# What sort_stats() sorted by before it had names.
_NUMBERED = {-1: "stdname", 0: "calls", 1: "time", 2: "cumulative"}
_ROOT = ("jprofile", 0, "profiler")


class Stats:
    """Stats(*sources, stream=None): of profilers that have run, and of files they have written."""

    sort_arg_dict_default = {
        "calls": _CALL_COUNT,
        "ncalls": _CALL_COUNT,
        "cumtime": _CUMULATIVE,
        "cumulative": _CUMULATIVE,
        "filename": _FILE_NAME,
        "line": _order("line number", (_LINE, _UP)),
        "module": _FILE_NAME,
        "name": _order("function name", (_NAME, _UP)),
        "nfl": _order("name/file/line", (_NAME, _UP), (_FILE, _UP), (_LINE, _UP)),
        "pcalls": _order("primitive call count", (_PRIMITIVE, _DOWN)),
        "stdname": _order("standard name", (_LABEL, _UP)),
        "time": _INTERNAL,
        "tottime": _INTERNAL,
    }

    def __init__(self, *args, stream=None):
        self.stream = sys.stdout if stream is None else stream
        self.init(args[0] if args else None)
        self.add(*args[1:])

    def init(self, arg):
        self.all_callees = None  # found out when they are asked for
        self.files = []
        self.fcn_list = None
        self.total_tt = 0
        self.total_calls = 0
        self.prim_calls = 0
        self.max_name_len = 0
        self.top_level = set()
        self.stats = {}
        self.sort_arg_dict = {}
        self.load_stats(arg)
        try:
            self.get_top_level_stats()
        except Exception:
            where = self.files[-1] if self.files else ""
            print(f"Invalid timing data {where}", file=self.stream)
            raise

    def load_stats(self, arg):
        if arg is None:
            self.stats = {}
            return
        if isinstance(arg, str):
            self.stats = read_stats(arg)
            try:
                arg = f"{time.ctime(os.stat(arg).st_mtime)}    {arg}"
            except OSError:
                pass
            self.files = [arg]
        elif hasattr(arg, "create_stats"):
            arg.create_stats()
            self.stats = arg.stats
            arg.stats = {}
        if not self.stats:
            raise TypeError(f"Cannot create or construct a {self.__class__!r} object from {arg!r}")

    def get_top_level_stats(self):
        for func, (primitive, calls, own, _, callers) in self.stats.items():
            self.total_calls += calls
            self.prim_calls += primitive
            self.total_tt += own
            if _ROOT in callers:
                self.top_level.add(func)
            self.max_name_len = max(self.max_name_len, len(func_std_string(func)))

    def add(self, *arg_list):
        """Adds what other profilers have counted."""
        for other in reversed(arg_list):
            if type(other) is not type(self):
                other = Stats(other)
            self.files += other.files
            self.total_calls += other.total_calls
            self.prim_calls += other.prim_calls
            self.total_tt += other.total_tt
            self.top_level |= other.top_level
            self.max_name_len = max(self.max_name_len, other.max_name_len)
            self.fcn_list = None
            for func, stat in other.stats.items():
                known = self.stats.get(func, (0, 0, 0, 0, {}))
                self.stats[func] = add_func_stats(known, stat)
        return self

    def dump_stats(self, filename):
        """Writes it into a file, for Stats(filename)."""
        write_stats(self.stats, filename)

    def get_sort_arg_defs(self):
        """Orders by their names, and by what their names begin with where that says which."""
        if not self.sort_arg_dict:
            meant = {}
            doubtful = set()
            for name, order in self.sort_arg_dict_default.items():
                for end in range(len(name), 0, -1):
                    start = name[:end]
                    if start in meant:
                        doubtful.add(start)
                        break
                    meant[start] = order
            self.sort_arg_dict = {
                start: order for start, order in meant.items() if start not in doubtful
            }
        return self.sort_arg_dict

    def sort_stats(self, *field):
        if not field:
            self.fcn_list = 0
            return self
        if len(field) == 1 and isinstance(field[0], int):
            field = [_NUMBERED[field[0]]]
        elif any(type(each) is not type(field[0]) for each in field[1:]):
            raise TypeError("Can't have mixed argument type")
        known = self.get_sort_arg_defs()
        orders = [known[each.value if isinstance(each, SortKey) else each] for each in field]
        self.sort_type = ", ".join(title for _, title in orders)
        keys = [key for order, _ in orders for key in order]
        rows = [
            (*stat[:4], *func, func_std_string(func), func) for func, stat in self.stats.items()
        ]
        rows.sort(key=cmp_to_key(lambda left, right: _compare(keys, left, right)))
        self.fcn_list = [row[-1] for row in rows]
        return self

    def reverse_order(self):
        if self.fcn_list:
            self.fcn_list.reverse()
        return self

    def strip_dirs(self):
        """Leaves of files only their names; functions that look the same then become one."""
        before = self.stats
        self.stats = after = {}
        for func, (*counts, callers) in before.items():
            stripped = {}
            for caller, counted in callers.items():
                name = func_strip_path(caller)
                if name in stripped:
                    counted = _added(stripped[name], counted)
                stripped[name] = counted
            name = func_strip_path(func)
            stat = (*counts, stripped)
            after[name] = add_func_stats(after[name], stat) if name in after else stat
        self.max_name_len = max((len(func_std_string(func)) for func in after), default=0)
        self.top_level = {func_strip_path(func) for func in self.top_level}
        self.fcn_list = None
        self.all_callees = None
        return self

    def calc_callees(self):
        if self.all_callees:
            return
        self.all_callees = callees = {}
        for func, (*_, callers) in self.stats.items():
            callees.setdefault(func, {})
            for caller, counted in callers.items():
                callees.setdefault(caller, {})[func] = counted

    # What is shown.

    def eval_print_amount(self, sel, list, msg):
        """Applies one restriction: a pattern, a number of lines, or a part of them."""
        kept = list
        if isinstance(sel, str):
            try:
                pattern = re.compile(sel)
            except re.error:
                return list, f"{msg}   <Invalid regular expression {sel!r}>\n"
            kept = [func for func in list if pattern.search(func_std_string(func))]
        elif isinstance(sel, float) and 0.0 <= sel < 1.0:
            kept = list[: int(len(list) * sel + 0.5)]
        elif isinstance(sel, int) and 0 <= sel < len(list):
            kept = list[:sel]
        if len(kept) != len(list):
            msg += (
                f"   List reduced from {len(list)!r} to {len(kept)!r}"
                f" due to restriction <{sel!r}>\n"
            )
        return kept, msg

    def get_print_list(self, sel_list):
        width = self.max_name_len
        if self.fcn_list:
            shown = self.fcn_list[:]
            msg = f"   Ordered by: {self.sort_type}\n"
        else:
            shown = list(self.stats)
            msg = "   Random listing order was used\n"
        for selection in sel_list:
            shown, msg = self.eval_print_amount(selection, shown, msg)
        if not shown:
            return 0, shown
        self._print(msg)
        if len(shown) < len(self.stats):
            width = max(len(func_std_string(func)) for func in shown)
        return width + 2, shown

    def get_stats_profile(self):
        """The same as an object."""
        funcs = self.fcn_list[:] if self.fcn_list else list(self.stats)
        profiles = {}
        for func in funcs:
            primitive, calls, own, total, _ = self.stats[func]
            file_name, line_number, name = func
            profiles[name] = FunctionProfile(
                _calls_text(calls, primitive),
                float(f8(own)),
                -1 if calls == 0 else float(f8(own / calls)),
                float(f8(total)),
                -1 if primitive == 0 else float(f8(total / primitive)),
                file_name,
                line_number,
            )
        return StatsProfile(float(f8(self.total_tt)), profiles)

    def _print(self, *texts, end="\n"):
        print(*texts, end=end, file=self.stream)

    def print_stats(self, *amount):
        for filename in self.files:
            self._print(filename)
        if self.files:
            self._print()
        indent = " " * 8
        for func in self.top_level:
            self._print(indent, func_get_function_name(func))
        self._print(indent, self.total_calls, "function calls", end=" ")
        if self.total_calls != self.prim_calls:
            self._print(f"({self.prim_calls} primitive calls)", end=" ")
        self._print(f"in {self.total_tt:.3f} seconds\n")
        _, shown = self.get_print_list(amount)
        if shown:
            self.print_title()
            for func in shown:
                self.print_line(func)
            self._print("\n")
        return self

    def print_callees(self, *amount):
        width, shown = self.get_print_list(amount)
        if shown:
            self.calc_callees()
            self.print_call_heading(width, "called...")
            for func in shown:
                self.print_call_line(width, func, self.all_callees.get(func, {}))
            self._print("\n")
        return self

    def print_callers(self, *amount):
        width, shown = self.get_print_list(amount)
        if shown:
            self.print_call_heading(width, "was called by...")
            for func in shown:
                self.print_call_line(width, func, self.stats[func][4], "<-")
            self._print("\n")
        return self

    def print_call_heading(self, name_size, column_title):
        self._print("Function ".ljust(name_size) + column_title)
        # `profile` counts the calls of each caller only, and leaves nothing to be titled.
        first = next((callers for *_, callers in self.stats.values() if callers), {})
        if any(isinstance(counted, tuple) for counted in list(first.values())[:1]):
            self._print(" " * name_size + "    ncalls  tottime  cumtime")

    def print_call_line(self, name_size, source, call_dict, arrow="->"):
        self._print(func_std_string(source).ljust(name_size) + arrow, end=" ")
        if not call_dict:
            self._print()
        indent = ""
        for func in sorted(call_dict):
            counted = call_dict[func]
            name = func_std_string(func)
            if isinstance(counted, tuple):
                calls, primitive, own, total = counted
                text = _calls_text(calls, primitive).rjust(7 + 2 * len(indent))
                self._print(f"{indent * (name_size + 1)}{text} {f8(own)} {f8(total)}  {name}")
            else:
                text = f"{name}({counted!r}) {f8(self.stats[func][3])}"
                self._print(f"{indent * (name_size + 3)}{text}")
            indent = " "

    def print_title(self):
        self._print("   ncalls  tottime  percall  cumtime  percall filename:lineno(function)")

    def print_line(self, func):
        primitive, calls, own, total, _ = self.stats[func]
        self._print(
            _calls_text(calls, primitive).rjust(9),
            f8(own),
            " " * 8 if calls == 0 else f8(own / calls),
            f8(total),
            " " * 8 if primitive == 0 else f8(total / primitive),
            func_std_string(func),
        )


def _compare(keys, left, right):
    for place, direction in keys:
        if left[place] != right[place]:
            return -direction if left[place] < right[place] else direction
    return 0


def _calls_text(calls, primitive):
    return str(calls) if calls == primitive else f"{calls}/{primitive}"


def _added(known, counted):
    """What `profile` counts is a number, of `cProfile` it is four."""
    if isinstance(counted, tuple):
        return tuple(map(sum, zip(known, counted)))
    return known + counted


def func_strip_path(func_name):
    filename, line, name = func_name
    return os.path.basename(filename), line, name


def func_get_function_name(func):
    return func[2]


def func_std_string(func_name):
    """How a function is called in a table."""
    filename, line, name = func_name
    if (filename, line) != ("~", 0):
        return f"{filename}:{line}({name})"
    if name.startswith("<") and name.endswith(">"):
        return "{%s}" % name[1:-1]
    return name


def add_func_stats(target, source):
    """Adds up what two profilers have counted of one function."""
    counts = [known + counted for known, counted in zip(target[:4], source[:4])]
    return (*counts, add_callers(target[4], source[4]))


def add_callers(target, source):
    together = dict(target)
    for func, counted in source.items():
        together[func] = _added(together[func], counted) if func in together else counted
    return together


def count_calls(callers):
    """How many calls the callers of a function have made."""
    return sum(callers.values())


def f8(x):
    return f"{x:8.3f}"
