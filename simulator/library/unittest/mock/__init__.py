"""Objects that stand for others in tests, and remember how they were used.

Library reference, "unittest.mock".
"""

from unittest.mock._async import AsyncMockMixin
from unittest.mock._autospec import create_autospec
from unittest.mock._callable import CallableMixin
from unittest.mock._calls import _Call, _CallList, call
from unittest.mock._kinds import (
    AsyncMagicMixin, AsyncMock, MagicMock, Mock, NonCallableMagicMock, PropertyMock,
)  # fmt: skip
from unittest.mock._magic import MagicMixin, MagicProxy
from unittest.mock._mock import NonCallableMock, seal
from unittest.mock._names import SYNC_MAGICS as _magics
from unittest.mock._open import mock_open
from unittest.mock._patch import _patch, patch
from unittest.mock._patch_dict import _patch_dict
from unittest.mock._sentinels import (
    ANY, DEFAULT, InvalidSpecError, _ANY, _Sentinel, _SentinelObject, sentinel,
)  # fmt: skip
from unittest.mock._specs import is_callable as _callable
from unittest.mock._targets import split_target as _get_target

__all__ = (
    "Mock", "MagicMock", "patch", "sentinel", "DEFAULT", "ANY", "call", "create_autospec",
    "AsyncMock", "FILTER_DIR", "NonCallableMock", "NonCallableMagicMock", "mock_open",
    "PropertyMock", "seal",
)  # fmt: skip

# Whether dir() of a mock leaves out what its class has for its own use.
FILTER_DIR = True

for _part in (
    AsyncMagicMixin, AsyncMock, AsyncMockMixin, CallableMixin, InvalidSpecError, MagicMixin,
    MagicMock, MagicProxy, Mock, NonCallableMagicMock, NonCallableMock, PropertyMock, _ANY, _Call,
    _CallList, _Sentinel, _SentinelObject, _patch, _patch_dict, create_autospec, mock_open, patch,
    seal,
):  # fmt: skip
    _part.__module__ = __name__
del _part
