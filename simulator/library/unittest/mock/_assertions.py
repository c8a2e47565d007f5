"""What tests assert about the calls of a mock."""

from unittest.mock._calls import _Call, _CallList, shown_call


class Assertions:
    """The assertions of mocks. They fail with AssertionError, in whose message are the calls."""

    def assert_not_called(self):
        """It was never called."""
        if self.call_count:
            raise AssertionError(
                f"Expected '{self._mock_name or 'mock'}' to not have been called. "
                f"Called {self.call_count} times.{self._calls_repr()}"
            )

    def assert_called(self):
        """It was called at least once."""
        if not self.call_count:
            raise AssertionError(f"Expected '{self._mock_name or 'mock'}' to have been called.")

    def assert_called_once(self):
        """It was called once."""
        if self.call_count != 1:
            raise AssertionError(
                f"Expected '{self._mock_name or 'mock'}' to have been called once. "
                f"Called {self.call_count} times.{self._calls_repr()}"
            )

    def assert_called_with(self, /, *args, **kwargs):
        """The last call passed these arguments."""
        if self.call_args is None:
            expected = self._format_mock_call_signature(args, kwargs)
            raise AssertionError(
                f"expected call not found.\nExpected: {expected}\n  Actual: not called."
            )
        self._compare_last("call", self.call_args, args, kwargs)

    def assert_called_once_with(self, /, *args, **kwargs):
        """It was called once, with these arguments."""
        if self.call_count != 1:
            raise AssertionError(
                f"Expected '{self._mock_name or 'mock'}' to be called once. "
                f"Called {self.call_count} times.{self._calls_repr()}"
            )
        return self.assert_called_with(*args, **kwargs)

    def assert_any_call(self, /, *args, **kwargs):
        """Some call passed these arguments."""
        self._find_call("call", self.call_args_list, args, kwargs)

    def assert_has_calls(self, calls, any_order=False):
        """These calls were made, one after another or in any order, here or of children."""
        expected = [self._call_matcher(each) for each in calls]
        cause = _first_error(expected)
        actual = _CallList(self._call_matcher(each) for each in self.mock_calls)
        if any_order:
            _find_all(expected, list(actual), calls, self._mock_name or "mock", cause)
        elif expected not in actual:
            problem = "Calls not found." if cause is None else _processing_error("calls", expected)
            raise AssertionError(
                f"{problem}\nExpected: {_CallList(calls)!r}{self._calls_repr('  Actual')}"
                .removesuffix(".")
            ) from cause

    def _compare_last(self, action, last, args, kwargs):
        expected = self._call_matcher(_Call((args, kwargs), two=True))
        actual = self._call_matcher(last)
        if actual != expected:
            cause = expected if isinstance(expected, Exception) else None
            raise AssertionError(self._format_mock_failure_message(args, kwargs, action)) from cause

    def _find_call(self, action, calls, args, kwargs):
        expected = self._call_matcher(_Call((args, kwargs), two=True))
        cause = expected if isinstance(expected, Exception) else None
        if cause is not None or expected not in [self._call_matcher(each) for each in calls]:
            shown = self._format_mock_call_signature(args, kwargs)
            raise AssertionError(f"{shown} {action} not found") from cause

    def _call_matcher(self, call):
        """The call as its signature sees it: arguments by name and by place are the same.

        The TypeError where it doesn't fit.
        """
        named = isinstance(call, tuple) and len(call) > 2
        signature = self._signature_of_path(call[0]) if named else self._spec_signature
        if signature is None:
            return call
        try:
            bound = signature.bind(*call[-2], **call[-1])
        except TypeError as error:
            return error.with_traceback(None)
        return _Call((call[0] if named else "", bound.args, bound.kwargs))

    def _signature_of_path(self, path):
        """The signature of a child that a call like `call.child().method` names."""
        if not path:
            return self._spec_signature
        mock = self
        signature = None
        for name in path.replace("()", "").split("."):
            mock = mock._mock_known_child(name)
            if mock is None:
                break
            signature = mock._spec_signature
        return signature

    def _format_mock_call_signature(self, args, kwargs):
        return shown_call(self._mock_name or "mock", args, kwargs)

    def _format_mock_failure_message(self, args, kwargs, action="call"):
        expected = self._format_mock_call_signature(args, kwargs)
        # The last call, also where awaits are compared.
        actual = self._format_mock_call_signature(*self.call_args)
        return f"expected {action} not found.\nExpected: {expected}\n  Actual: {actual}"

    def _calls_repr(self, prefix="Calls"):
        return f"\n{prefix}: {self.mock_calls!r}." if self.mock_calls else ""


def _first_error(expected):
    return next((each for each in expected if isinstance(each, Exception)), None)


def _processing_error(what, expected):
    errors = [each if isinstance(each, Exception) else None for each in expected]
    return f"Error processing expected {what}.\nErrors: {errors}"


def _find_all(expected, actual, calls, name, cause):
    missing = []
    for each in expected:
        try:
            actual.remove(each)
        except ValueError:
            missing.append(each)
    if missing:
        raise AssertionError(
            f"{name!r} does not contain all of {tuple(missing)!r} in its call list, "
            f"found {actual!r} instead"
        ) from cause
