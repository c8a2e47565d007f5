"""Whether files and folders are alike (Library reference, "filecmp")."""

import os
import stat
from types import GenericAlias

__all__ = ["clear_cache", "cmp", "dircmp", "cmpfiles", "DEFAULT_IGNORES"]

DEFAULT_IGNORES = ["RCS", "CVS", "tags", ".git", ".hg", ".bzr", "_darcs", "__pycache__"]

_BLOCK = 8192
_CACHE_MAX = 100
_cache = {}  # answers, by the names and what tells one content from another


def clear_cache():
    """Forgets what is known of files that were compared."""
    _cache.clear()


def cmp(f1, f2, shallow=True):
    """Whether two files are equal; if `shallow`, kind, size and time that agree are enough."""
    first, second = _signature(f1), _signature(f2)
    if first[0] != stat.S_IFREG or second[0] != stat.S_IFREG:
        return False
    if shallow and first == second:
        return True
    if first[1] != second[1]:
        return False
    key = f1, f2, first, second
    if key not in _cache:
        if len(_cache) > _CACHE_MAX:
            clear_cache()
        _cache[key] = _same_content(f1, f2)
    return _cache[key]


def _signature(path):
    status = os.stat(path)
    return stat.S_IFMT(status.st_mode), status.st_size, status.st_mtime


def _same_content(first, second):
    with open(first, "rb") as one, open(second, "rb") as other:
        while True:
            block = one.read(_BLOCK)
            if block != other.read(_BLOCK):
                return False
            if not block:
                return True


def cmpfiles(a, b, common, shallow=True):
    """Of the names: which are the same in both folders, which differ, which cannot be compared."""
    answers = [], [], []
    for name in common:
        answers[_verdict(os.path.join(a, name), os.path.join(b, name), shallow)].append(name)
    return answers


def _verdict(first, second, shallow):
    try:
        return 0 if cmp(first, second, shallow) else 1
    except OSError:
        return 2


class dircmp:
    """Compares two folders; each attribute is found out when it is asked for."""

    __class_getitem__ = classmethod(GenericAlias)

    def __init__(self, a, b, ignore=None, hide=None):
        self.left, self.right = a, b
        self.hide = [os.curdir, os.pardir] if hide is None else hide
        self.ignore = DEFAULT_IGNORES if ignore is None else ignore

    def __getattr__(self, name):
        find = _FINDERS.get(name)
        if find is None:
            raise AttributeError(name)
        find(self)
        return getattr(self, name)

    def _list(self):
        self.left_list, self.right_list = self._names(self.left), self._names(self.right)

    def _names(self, folder):
        return sorted(n for n in os.listdir(folder) if n not in self.hide and n not in self.ignore)

    def _divide(self):
        left = {os.path.normcase(name): name for name in self.left_list}
        right = {os.path.normcase(name): name for name in self.right_list}
        self.common = [name for key, name in left.items() if key in right]
        self.left_only = [name for key, name in left.items() if key not in right]
        self.right_only = [name for key, name in right.items() if key not in left]

    def _sort_common(self):
        self.common_dirs, self.common_files, self.common_funny = [], [], []
        for name in self.common:
            kinds = {self._kind(folder, name) for folder in (self.left, self.right)}
            if kinds == {stat.S_IFDIR}:
                self.common_dirs.append(name)
            elif kinds == {stat.S_IFREG}:
                self.common_files.append(name)
            else:
                self.common_funny.append(name)

    def _kind(self, folder, name):
        try:
            return stat.S_IFMT(os.stat(os.path.join(folder, name)).st_mode)
        except OSError:
            return None

    def _compare(self):
        answers = cmpfiles(self.left, self.right, self.common_files)
        self.same_files, self.diff_files, self.funny_files = answers

    def _descend(self):
        self.subdirs = {
            name: self.__class__(
                os.path.join(self.left, name), os.path.join(self.right, name), self.ignore, self.hide
            )
            for name in self.common_dirs
        }

    def report(self):
        """Prints what differs between the two folders."""
        print("diff", self.left, self.right)
        for title, names in (
            (f"Only in {self.left}", self.left_only),
            (f"Only in {self.right}", self.right_only),
            ("Identical files", self.same_files),
            ("Differing files", self.diff_files),
            ("Trouble with common files", self.funny_files),
            ("Common subdirectories", self.common_dirs),
            ("Common funny cases", self.common_funny),
        ):
            if names:
                names.sort()
                print(title, ":", names)

    def report_partial_closure(self):
        """The same, and of the folders that both have."""
        self.report()
        for compared in self.subdirs.values():
            print()
            compared.report()

    def report_full_closure(self):
        """The same, down to the last folder."""
        self.report()
        for compared in self.subdirs.values():
            print()
            compared.report_full_closure()


_FINDERS = {
    **dict.fromkeys(("left_list", "right_list"), dircmp._list),
    **dict.fromkeys(("common", "left_only", "right_only"), dircmp._divide),
    **dict.fromkeys(("common_dirs", "common_files", "common_funny"), dircmp._sort_common),
    **dict.fromkeys(("same_files", "diff_files", "funny_files"), dircmp._compare),
    "subdirs": dircmp._descend,
}
