"""Mocks of what is awaited. They remember calls at once, and answer when they are awaited."""

from unittest.mock._calls import _Call, _CallList
from unittest.mock._mock import _counted
from unittest.mock._sentinels import DEFAULT
from unittest.mock._specs import is_async_function, is_exception


async def _pattern(*args, **kwargs):
    """Its code tells `inspect` that a mock is a coroutine function."""


class AsyncMockMixin:
    """What being awaited adds to a mock."""

    await_count = _counted("await_count")
    await_args = _counted("await_args")
    await_args_list = _counted("await_args_list")

    def _mock_prepare(self):
        super()._mock_prepare()
        own = self.__dict__
        # Imported here: few programs have mocks of coroutines.
        from asyncio.coroutines import _is_coroutine

        own["_is_coroutine"] = _is_coroutine
        own["__code__"] = _pattern.__code__
        own["__name__"] = "AsyncMock"
        own["__defaults__"] = ()
        own["__kwdefaults__"] = {}
        own["__annotations__"] = None

    def _mock_forget(self):
        super()._mock_forget()
        own = self.__dict__
        if self._mock_delegate is None:
            own["_mock_await_count"] = 0
            own["_mock_await_args"] = None
            own["_mock_await_args_list"] = _CallList()
        else:
            self.await_count = 0
            self.await_args = None
            self.await_args_list = _CallList()

    async def _mock_call(self, /, *args, **kwargs):
        call = _Call((args, kwargs), two=True)
        self.await_count += 1
        self.await_args = call
        self.await_args_list.append(call)
        effect = self.side_effect
        if effect is not None:
            if is_exception(effect):
                raise effect
            if not callable(effect):
                try:
                    result = next(effect)
                except StopIteration:
                    # A coroutine can't raise StopIteration.
                    raise StopAsyncIteration from None
                if is_exception(result):
                    raise result
            elif is_async_function(effect):
                result = await effect(*args, **kwargs)
            else:
                result = effect(*args, **kwargs)
            if result is not DEFAULT:
                return result
        if self._mock_wraps is not None and not self._mock_answers():
            result = self._mock_wraps(*args, **kwargs)
            return await result if is_async_function(self._mock_wraps) else result
        return self.return_value

    def assert_awaited(self):
        """It was awaited at least once."""
        if not self.await_count:
            raise AssertionError(f"Expected {self._mock_name or 'mock'} to have been awaited.")

    def assert_awaited_once(self):
        """It was awaited once."""
        if self.await_count != 1:
            raise AssertionError(
                f"Expected {self._mock_name or 'mock'} to have been awaited once. "
                f"Awaited {self.await_count} times."
            )

    def assert_awaited_with(self, /, *args, **kwargs):
        """The last await was of a call with these arguments."""
        if self.await_args is None:
            expected = self._format_mock_call_signature(args, kwargs)
            raise AssertionError(f"Expected await: {expected}\nNot awaited")
        self._compare_last("await", self.await_args, args, kwargs)

    def assert_awaited_once_with(self, /, *args, **kwargs):
        """It was awaited once, a call with these arguments."""
        self.assert_awaited_once()
        return self.assert_awaited_with(*args, **kwargs)

    def assert_any_await(self, /, *args, **kwargs):
        """A call with these arguments was awaited."""
        self._find_call("await", self.await_args_list, args, kwargs)

    def assert_has_awaits(self, calls, any_order=False):
        """These calls were awaited, one after another or in any order."""
        expected = [self._call_matcher(each) for each in calls]
        cause = next((each for each in expected if isinstance(each, Exception)), None)
        actual = _CallList(self._call_matcher(each) for each in self.await_args_list)
        if not any_order:
            if expected in actual:
                return
            problem = "Awaits not found."
            if cause is not None:
                errors = [each if isinstance(each, Exception) else None for each in expected]
                problem = f"Error processing expected awaits.\nErrors: {errors}"
            raise AssertionError(
                f"{problem}\nExpected: {_CallList(calls)!r}\nActual: {self.await_args_list!r}"
            ) from cause
        rest = list(actual)
        missing = []
        for each in expected:
            try:
                rest.remove(each)
            except ValueError:
                missing.append(each)
        if missing:
            raise AssertionError(f"{tuple(missing)!r} not all found in await list") from cause

    def assert_not_awaited(self):
        """It was never awaited."""
        if self.await_count:
            raise AssertionError(
                f"Expected {self._mock_name or 'mock'} to not have been awaited. "
                f"Awaited {self.await_count} times."
            )
