"""Mocks that can be called: they remember the call, then answer."""

from unittest.mock._calls import _Call, joined
from unittest.mock._sentinels import DEFAULT
from unittest.mock._specs import is_exception


class CallableMixin:
    """What being callable adds to a mock."""

    def __init__(
        self, spec=None, side_effect=None, return_value=DEFAULT, wraps=None, name=None,
        spec_set=None, parent=None, _spec_state=None, _new_name="", _new_parent=None, **kwargs,
    ):  # fmt: skip
        self.__dict__["_mock_return_value"] = return_value
        super().__init__(
            spec, wraps, name, spec_set, parent, _spec_state, _new_name, _new_parent, **kwargs
        )
        self.side_effect = side_effect

    def __call__(self, /, *args, **kwargs):
        if self._mock_checked is not None:
            self._mock_checked.bind(*args, **kwargs)
        self._increment_mock_call(*args, **kwargs)
        return self._mock_call(*args, **kwargs)

    def _increment_mock_call(self, /, *args, **kwargs):
        """Remembers a call, here and in all mocks that this one was reached from."""
        self.called = True
        self.call_count += 1
        call = _Call((args, kwargs), two=True)
        self.call_args = call
        self.call_args_list.append(call)
        self.mock_calls.append(_Call(("", args, kwargs)))
        path, mock = "", self
        while mock._mock_new_parent is not None:
            path = joined(mock._mock_new_name, path)
            mock = mock._mock_new_parent
            mock.mock_calls.append(_Call((path, args, kwargs)))
        path, mock = "", self
        while mock._mock_parent is not None:
            path = joined(mock._mock_name, path)
            mock = mock._mock_parent
            mock.method_calls.append(_Call((path, args, kwargs)))

    def _mock_call(self, /, *args, **kwargs):
        effect = self.side_effect
        if effect is not None:
            if is_exception(effect):
                raise effect
            if callable(effect):
                result = effect(*args, **kwargs)
            else:
                result = next(effect)
                if is_exception(result):
                    raise result
            if result is not DEFAULT:
                return result
        if self._mock_wraps is not None and not self._mock_answers():
            return self._mock_wraps(*args, **kwargs)
        return self.return_value

    def _mock_answers(self):
        """Whether somebody has set what it returns."""
        if self._mock_return_value is not DEFAULT:
            return True
        return self._mock_delegate is not None and self._mock_delegate.return_value is not DEFAULT
