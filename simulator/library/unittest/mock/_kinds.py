"""The kinds of mocks that programs make, and which of them the children of a mock are."""

from unittest.mock._async import AsyncMockMixin
from unittest.mock._callable import CallableMixin
from unittest.mock._magic import MagicMixin
from unittest.mock._mock import NonCallableMock
from unittest.mock._names import ASYNC_MAGICS, SYNC_MAGICS


class Mock(CallableMixin, NonCallableMock):
    """An object that accepts everything and remembers how it was used."""


class NonCallableMagicMock(MagicMixin, NonCallableMock):
    """A MagicMock that cannot be called."""


class MagicMock(MagicMixin, Mock):
    """A Mock that has special methods too."""


class AsyncMagicMixin(MagicMixin):
    """What having special methods adds to a mock that is awaited."""


class AsyncMock(AsyncMockMixin, AsyncMagicMixin, Mock):
    """A mock whose calls are awaited."""


class PropertyMock(Mock):
    """Stands for a property: to look it up is a call, to set it one with the value."""

    def _get_child_mock(self, /, **kwargs):
        return MagicMock(**kwargs)

    def __get__(self, obj, obj_type=None):
        return self()

    def __set__(self, obj, val):
        self(val)


def kind_of_child(mock, name):
    """The class of a child of this name."""
    if name in mock._spec_asyncs:
        return AsyncMock
    cls = type(mock)
    if issubclass(cls, AsyncMockMixin):
        sync = name in SYNC_MAGICS or (mock._mock_methods and name in mock._mock_methods)
        return MagicMock if sync else AsyncMock
    if issubclass(cls, MagicMixin) and name in ASYNC_MAGICS:
        return AsyncMock
    if not issubclass(cls, CallableMixin):
        return MagicMock if issubclass(cls, NonCallableMagicMock) else Mock
    return cls.__mro__[1]
