"""Special methods that mocks have from the start."""

from unittest.mock._names import MAGICS
from unittest.mock._sentinels import DEFAULT

_RETURN_VALUES = {
    "__lt__": NotImplemented, "__gt__": NotImplemented, "__le__": NotImplemented,
    "__ge__": NotImplemented, "__int__": 1, "__contains__": False, "__len__": 0, "__exit__": False,
    "__complex__": 1j, "__float__": 1.0, "__bool__": True, "__index__": 1, "__aexit__": False,
}  # fmt: skip

_CALCULATED = {
    "__hash__": object.__hash__,
    "__str__": object.__str__,
    "__sizeof__": object.__sizeof__,
    "__fspath__": lambda mock: f"{type(mock).__name__}/{mock._extract_mock_name()}/{id(mock)}",
}


def _equal(mock):
    def equal(other):
        value = mock.__eq__._mock_return_value
        if value is not DEFAULT:
            return value
        return True if mock is other else NotImplemented

    return equal


def _unequal(mock):
    def unequal(other):
        if mock.__ne__._mock_return_value is not DEFAULT:
            return DEFAULT
        return False if mock is other else NotImplemented

    return unequal


def _iterate(mock):
    def iterate():
        value = mock.__iter__._mock_return_value
        return iter(()) if value is DEFAULT else iter(value)

    return iterate


def _iterate_async(mock):
    def iterate():
        value = mock.__aiter__._mock_return_value
        return _AsyncIterator(iter(()) if value is DEFAULT else iter(value))

    return iterate


class _AsyncIterator:
    """An iterator whose items are awaited."""

    def __init__(self, iterator):
        self.iterator = iterator

    def __aiter__(self):
        return self

    async def __anext__(self):
        for item in self.iterator:
            return item
        raise StopAsyncIteration


_SIDE_EFFECTS = {
    "__eq__": _equal,
    "__ne__": _unequal,
    "__iter__": _iterate,
    "__aiter__": _iterate_async,
}


class MagicProxy:
    """Stands in the class of a mock for a special method, until somebody asks for it."""

    def __init__(self, name):
        self.name = name

    def __get__(self, mock, cls=None):
        if mock is None:
            mock = cls._mock_instance
        name = self.name
        method = mock._get_child_mock(name=name, _new_name=name, _new_parent=mock)
        setattr(mock, name, method)
        if name in _RETURN_VALUES:
            method.return_value = _RETURN_VALUES[name]
        elif name in _CALCULATED:
            method.return_value = _CALCULATED[name](mock)
        elif name in _SIDE_EFFECTS:
            method.side_effect = _SIDE_EFFECTS[name](mock)
        return method


_PROXIES = {name: MagicProxy(name) for name in sorted(MAGICS)}


class MagicMixin:
    """What having special methods adds to a mock."""

    def _mock_prepare(self):
        self._mock_set_magics()

    def mock_add_spec(self, spec, spec_set=False):
        """Allows only the attributes of `spec`; with spec_set only these can be set."""
        self._mock_add_spec(spec, spec_set)
        self._mock_set_magics()

    def _mock_set_magics(self):
        cls = type(self)
        methods = self._mock_methods
        for name, proxy in _PROXIES.items():
            if methods is not None and name not in methods:
                if name in cls.__dict__:
                    delattr(cls, name)
            elif name not in cls.__dict__:
                setattr(cls, name, proxy)
