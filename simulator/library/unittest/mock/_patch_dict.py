"""Changes a dictionary for a while."""

from functools import wraps

from unittest.mock._running import Running
from unittest.mock._specs import is_async_function
from unittest.mock._targets import import_target


class _patch_dict(Running):
    """A dictionary, or something like one, with other contents for a while.

    A context manager, a decorator, or start() and stop(). Afterwards it holds what it held before.
    """

    def __init__(self, in_dict, values=(), clear=False, **kwargs):
        self.in_dict = in_dict
        self.values = dict(values)
        self.values.update(kwargs)
        self.clear = clear
        self._original = None

    def __call__(self, func):
        if isinstance(func, type):
            return self.decorate_class(func)
        if is_async_function(func):
            return self.decorate_async_callable(func)
        return self.decorate_callable(func)

    def decorate_callable(self, func):
        @wraps(func)
        def patched(*args, **kwargs):
            with self:
                return func(*args, **kwargs)

        return patched

    def decorate_async_callable(self, func):
        @wraps(func)
        async def patched(*args, **kwargs):
            with self:
                return await func(*args, **kwargs)

        return patched

    def decorate_class(self, klass):
        """Decorates the methods whose names begin with patch.TEST_PREFIX."""
        from unittest.mock._patch import patch

        for name in dir(klass):
            value = getattr(klass, name)
            if name.startswith(patch.TEST_PREFIX) and callable(value):
                decorator = _patch_dict(self.in_dict, self.values, self.clear)
                setattr(klass, name, decorator(value))
        return klass

    def __enter__(self):
        if isinstance(self.in_dict, str):
            self.in_dict = import_target(self.in_dict)
        target = self.in_dict
        try:
            original = target.copy()
        except AttributeError:
            original = {key: target[key] for key in target}
        self._original = original
        if self.clear:
            _clear(target)
        _update(target, self.values)
        return target

    def __exit__(self, *args):
        if self._original is not None:
            _clear(self.in_dict)
            _update(self.in_dict, self._original)
            self._original = None
        return False


def _update(target, values):
    try:
        target.update(values)
    except AttributeError:
        for key in values:
            target[key] = values[key]


def _clear(target):
    try:
        target.clear()
    except AttributeError:
        for key in list(target):
            del target[key]
