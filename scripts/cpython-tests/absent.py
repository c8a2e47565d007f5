"""Stands for a module, or a name of one, that there is not: whoever needs it is skipped.

While a module of tests is being loaded, what is made of such a thing is such a thing again (as a number
it is zero, as a container empty), so that its other tests are still found. Later any use of it raises
SkipTest.
"""

import unittest

loading = True


class AbsentBase:
    """Stands for an absent class in the bases of another: its instances cannot be made."""

    __unittest_skip__ = True
    __unittest_skip_why__ = "the base class is absent"

    def __init_subclass__(cls, **keywords):
        super().__init_subclass__()

    def __init__(self, *args, **kwargs):
        if not isinstance(self, unittest.TestCase):
            raise unittest.SkipTest(self.__unittest_skip_why__)
        super().__init__(*args, **kwargs)


class Absent:
    def __init__(self, name):
        self.__dict__["_absent_name"] = name
        self.__dict__["__name__"] = name
        self.__dict__["__doc__"] = None
        self.__dict__["__path__"] = []
        self.__dict__["__all__"] = []

    def __getattr__(self, name):
        if name.startswith("__") and name.endswith("__") or name in ("load_tests", "_is_coroutine"):
            raise AttributeError(name)
        return Absent(f"{self._absent_name}.{name}")

    def __mro_entries__(self, bases):
        first = next(base for base in bases if isinstance(base, Absent))
        inherited = any(isinstance(base, type) and issubclass(base, AbsentBase) for base in bases)
        return (AbsentBase,) if first is self and not inherited else ()

    def __call__(self, *args, **kwargs):
        if loading:
            return Absent(f"{self._absent_name}()")
        self._skip()

    def _skip(self, *args, **kwargs):
        raise unittest.SkipTest(f"{self._absent_name} is absent")

    def _another(self, *args):
        return self if loading else self._skip()

    def _zero(self):
        return 0 if loading else self._skip()

    def __iter__(self):
        return iter(()) if loading else self._skip()

    __setattr__ = __enter__ = __contains__ = _skip
    __len__ = __index__ = __int__ = _zero
    __getitem__ = __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = _another
    __and__ = __rand__ = __or__ = __ror__ = __mod__ = __rmod__ = __invert__ = _another
    __instancecheck__ = __subclasscheck__ = _skip
    __lt__ = __le__ = __gt__ = __ge__ = __await__ = __aiter__ = __aenter__ = _skip

    def __exit__(self, *exc_info):
        return False

    def __repr__(self):
        return f"<absent {self._absent_name}>"
