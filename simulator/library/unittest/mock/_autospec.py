"""Mocks that are made after something, with all its attributes and signatures."""

import inspect

from unittest.mock._kinds import AsyncMock, MagicMock, NonCallableMagicMock
from unittest.mock._mock import Pending, is_mock
from unittest.mock._names import is_magic
from unittest.mock._sentinels import InvalidSpecError
from unittest.mock._specs import (
    FUNCTION_TYPES, instances_are_callable, is_async_function, is_callable, is_list,
    refuse_misspelled, signature_of, skips_self,
)  # fmt: skip

_ASSERTIONS = (
    "assert_called", "assert_not_called", "assert_called_with", "assert_called_once",
    "assert_called_once_with", "assert_any_call", "assert_has_calls",
)  # fmt: skip
_ASYNC_ASSERTIONS = (
    "assert_awaited", "assert_not_awaited", "assert_awaited_with", "assert_awaited_once",
    "assert_awaited_once_with", "assert_any_await", "assert_has_awaits",
)  # fmt: skip


def create_autospec(
    spec, spec_set=False, instance=False, _parent=None, _name=None, *, unsafe=False, **kwargs
):
    """A mock of `spec`: its attributes are mocks of those of `spec`, and calls have to fit.

    Of a function it is a function. With `instance` it stands for an instance of the class `spec`.
    """
    if is_list(spec):
        spec = type(spec)
    is_type = isinstance(spec, type)
    if is_mock(spec):
        raise InvalidSpecError(f"Cannot autospec a Mock object. [object={spec!r}]")
    is_async = is_async_function(spec)
    if is_async and instance:
        raise RuntimeError(
            "Instance can not be True when create_autospec is mocking an async function"
        )
    settings = {} if spec is None else {"spec_set" if spec_set else "spec": spec}
    if not unsafe:
        refuse_misspelled(kwargs)
    if settings and is_type and instance:
        settings["_spec_as_instance"] = True
    _name = kwargs.pop("name", _name)
    settings.update(kwargs)
    kind = MagicMock
    if inspect.isdatadescriptor(spec):
        settings = {}  # what it gives is anybody's guess
    elif is_type and instance and not instances_are_callable(spec):
        kind = NonCallableMagicMock
    elif not is_callable(spec):
        kind = NonCallableMagicMock
    elif is_async:
        kind = AsyncMock
    mock = kind(
        parent=_parent,
        _new_parent=_parent,
        _new_name="" if _parent is None else _name,
        name=_name,
        **settings,
    )
    made = mock
    if isinstance(spec, FUNCTION_TYPES):
        made = _function_of(mock, spec, is_async)
    elif kind is not NonCallableMagicMock:
        _check_calls(mock, signature_of(spec, is_type and instance))
    if is_type and not instance and "return_value" not in kwargs:
        mock.__dict__["_mock_return_value"] = Pending(
            lambda: create_autospec(spec, spec_set, True, _name="()", _parent=mock)
        )
    for name in dir(spec):
        if not is_magic(name):
            try:
                original = getattr(spec, name)
            except AttributeError:
                continue
            mock._mock_children[name] = Pending(_maker(mock, spec, name, original, spec_set))
            if made is not mock:
                setattr(made, name, getattr(mock, name))
    return made


def _maker(mock, spec, name, original, spec_set):
    """Makes the child `name`, once somebody asks for it."""
    if not isinstance(original, FUNCTION_TYPES):
        return lambda: _autospecced_child(mock, name, original, spec_set)

    def make():
        skip = skips_self(spec, name, isinstance(spec, type))
        kind = AsyncMock if is_async_function(original) else MagicMock
        word = "spec_set" if spec_set else "spec"
        child = kind(
            parent=mock,
            name=name,
            _new_name=name,
            _new_parent=mock,
            _eat_self=skip,
            **{word: original},
        )
        _check_calls(child, signature_of(original, skip_self=skip))
        return child

    return make


def _autospecced_child(mock, name, original, spec_set):
    if is_mock(original):
        raise InvalidSpecError(
            f"Cannot autospec attr {name!r} from target {mock!r} as it has already been mocked "
            f"out. [target={mock!r}, attr={original!r}]"
        )
    return create_autospec(original, spec_set, _name=name, _parent=mock)


def _check_calls(mock, signature):
    mock.__dict__["_mock_checked"] = signature
    if signature is not None:
        type(mock).__signature__ = signature


def _function_of(mock, original, is_async):
    """A function that passes its calls to a mock, and has its attributes."""
    signature = signature_of(original)

    def function(*args, **kwargs):
        if signature is not None:
            signature.bind(*args, **kwargs)
        return mock(*args, **kwargs)

    name = original.__name__
    function.__name__ = name if name.isidentifier() else "funcopy"
    function.__qualname__ = getattr(original, "__qualname__", name)
    function.__doc__ = original.__doc__
    function.__module__ = original.__module__
    if signature is not None:
        function.__signature__ = signature
    for each in _ASSERTIONS:
        setattr(function, each, _assertion(mock, each))
    if is_async:
        for each in _ASYNC_ASSERTIONS:
            setattr(function, each, _assertion(mock, each))
        function.await_count = mock.await_count
        function.await_args = mock.await_args
        function.await_args_list = mock.await_args_list

    def reset_mock():
        function.method_calls.clear()
        mock.reset_mock()
        result = function.return_value
        if is_mock(result) and result is not mock:
            result.reset_mock()

    function.called = False
    function.call_count = 0
    function.call_args = None
    function.call_args_list = mock.call_args_list
    function.mock_calls = mock.mock_calls
    function.method_calls = mock.method_calls
    function.return_value = mock.return_value
    function.side_effect = mock.side_effect
    function.reset_mock = reset_mock
    function.mock = mock
    mock.__dict__["_mock_delegate"] = function
    return function


def _assertion(mock, name):
    def assertion(*args, **kwargs):
        return getattr(mock, name)(*args, **kwargs)

    assertion.__name__ = name
    return assertion
