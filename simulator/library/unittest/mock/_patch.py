"""Puts something in the place of an attribute for a while."""

import builtins
import sys
from contextlib import ExitStack, contextmanager
from functools import wraps
from types import ModuleType

from unittest.mock._autospec import create_autospec
from unittest.mock._kinds import AsyncMock, MagicMock, NonCallableMagicMock
from unittest.mock._mock import NonCallableMock, is_mock
from unittest.mock._patch_dict import _patch_dict
from unittest.mock._running import Running
from unittest.mock._sentinels import DEFAULT, InvalidSpecError
from unittest.mock._specs import (
    instances_are_callable, is_async_function, is_list, refuse_misspelled,
)  # fmt: skip
from unittest.mock._targets import import_target, split_target

_BUILTINS = frozenset(name for name in dir(builtins) if not name.startswith("_"))
# Those whose deletion leaves nothing to be found in the class.
_RESTORED = ("__doc__", "__module__", "__defaults__", "__annotations__", "__kwdefaults__")


class _patch(Running):
    """One attribute of one object. A context manager, a decorator, or start() and stop()."""

    attribute_name = None

    def __init__(
        self, getter, attribute, new, spec, create, spec_set, autospec, new_callable, kwargs, *,
        unsafe=False,
    ):  # fmt: skip
        if new_callable is not None:
            if new is not DEFAULT:
                raise ValueError("Cannot use 'new' and 'new_callable' together")
            if autospec is not None:
                raise ValueError("Cannot use 'autospec' and 'new_callable' together")
        if not unsafe:
            refuse_misspelled(kwargs)
        if is_mock(spec):
            raise InvalidSpecError(
                f"Cannot spec attr {attribute!r} as the spec has already been mocked out. "
                f"[spec={spec!r}]"
            )
        if is_mock(spec_set):
            raise InvalidSpecError(
                f"Cannot spec attr {attribute!r} as the spec_set target has already been mocked "
                f"out. [spec_set={spec_set!r}]"
            )
        self.getter = getter
        self.attribute = attribute
        self.new = new
        self.new_callable = new_callable
        self.spec = spec
        self.create = create
        self.spec_set = spec_set
        self.autospec = autospec
        self.kwargs = kwargs
        self.additional_patchers = []

    def copy(self):
        """The same again, for another function."""
        other = _patch(
            self.getter, self.attribute, self.new, self.spec, self.create, self.spec_set,
            self.autospec, self.new_callable, self.kwargs,
        )  # fmt: skip
        other.attribute_name = self.attribute_name
        other.additional_patchers = [each.copy() for each in self.additional_patchers]
        return other

    # As a decorator.

    def __call__(self, func):
        if isinstance(func, type):
            return self.decorate_class(func)
        if is_async_function(func):
            return self.decorate_async_callable(func)
        return self.decorate_callable(func)

    def decorate_class(self, klass):
        """Decorates the methods whose names begin with patch.TEST_PREFIX."""
        for name in dir(klass):
            if name.startswith(patch.TEST_PREFIX):
                value = getattr(klass, name)
                if callable(value):
                    setattr(klass, name, self.copy()(value))
        return klass

    def decorate_callable(self, func):
        if hasattr(func, "patchings"):
            func.patchings.append(self)
            return func

        @wraps(func)
        def patched(*args, **kwargs):
            with _applied(patched.patchings, args, kwargs) as (all_args, all_kwargs):
                return func(*all_args, **all_kwargs)

        patched.patchings = [self]
        return patched

    def decorate_async_callable(self, func):
        if hasattr(func, "patchings"):
            func.patchings.append(self)
            return func

        @wraps(func)
        async def patched(*args, **kwargs):
            with _applied(patched.patchings, args, kwargs) as (all_args, all_kwargs):
                return await func(*all_args, **all_kwargs)

        patched.patchings = [self]
        return patched

    # As a context manager.

    def get_original(self):
        """What is there now, and whether it lies in the target itself."""
        name = self.attribute
        namespace = getattr(self.target, "__dict__", {})
        local = name in namespace
        original = namespace[name] if local else getattr(self.target, name, DEFAULT)
        if name in _BUILTINS and isinstance(self.target, ModuleType):
            self.create = True
        if not self.create and original is DEFAULT:
            raise AttributeError(f"{self.target} does not have the attribute {name!r}")
        return original, local

    def __enter__(self):
        self.target = self.getter()
        self._exit_stack = ExitStack()
        new = self._replacement()
        try:
            setattr(self.target, self.attribute, new)
            if self.attribute_name is None:
                return new
            extra = {}
            if self.new is DEFAULT:
                extra[self.attribute_name] = new
            for patching in self.additional_patchers:
                made = self._exit_stack.enter_context(patching)
                if patching.new is DEFAULT:
                    extra.update(made)
            return extra
        except BaseException:
            if not self.__exit__(*sys.exc_info()):
                raise

    def __exit__(self, *exc_info):
        name = self.attribute
        if self.is_local and self.temp_original is not DEFAULT:
            setattr(self.target, name, self.temp_original)
        else:
            delattr(self.target, name)
            if not self.create and (not hasattr(self.target, name) or name in _RESTORED):
                # The class doesn't have it: it was computed.
                setattr(self.target, name, self.temp_original)
        del self.temp_original, self.is_local, self.target
        exit_stack = self._exit_stack
        del self._exit_stack
        return exit_stack.__exit__(*exc_info)

    # What is put there.

    def _replacement(self):
        new = self.new
        spec = None if self.spec is False else self.spec
        spec_set = None if self.spec_set is False else self.spec_set
        autospec = None if self.autospec is False else self.autospec
        if spec is not None and autospec is not None:
            raise TypeError("Can't specify spec and autospec")
        if (spec is not None or autospec is not None) and spec_set not in (True, None):
            raise TypeError("Can't provide explicit spec_set *and* spec or autospec")
        original, self.is_local = self.get_original()
        self.temp_original = original
        if autospec is not None:
            return self._autospecced(original, autospec, spec_set)
        if new is DEFAULT:
            return self._new_mock(original, spec, spec_set)
        if self.kwargs:
            raise TypeError("Can't pass kwargs to a mock we aren't creating")
        return new

    def _autospecced(self, original, autospec, spec_set):
        if self.new is not DEFAULT:
            raise TypeError(
                "autospec creates the mock for you. Can't specify autospec and new."
            )
        if original is DEFAULT:
            raise TypeError("Can't use 'autospec' with create=True")
        if autospec is True:
            autospec = original
        shown = f"[target={self.target!r}, attr={autospec!r}]"
        if is_mock(self.target):
            raise InvalidSpecError(
                f"Cannot autospec attr {self.attribute!r} as the patch target has already been "
                f"mocked out. {shown}"
            )
        if is_mock(autospec):
            name = getattr(self.target, "__name__", self.target)
            raise InvalidSpecError(
                f"Cannot autospec attr {self.attribute!r} from target {name!r} as it has already "
                f"been mocked out. {shown}"
            )
        return create_autospec(
            autospec, spec_set=bool(spec_set), _name=self.attribute, **self.kwargs
        )

    def _new_mock(self, original, spec, spec_set):
        if spec is True:
            spec = original
        if spec_set is True:
            spec_set, spec = (original if spec is None else spec), None
        pattern = spec if spec is not None else spec_set
        if pattern is not None and original is DEFAULT:
            raise TypeError("Can't use 'spec' with create=True")
        replaced = original if pattern is None else pattern
        kind = AsyncMock if is_async_function(replaced) else MagicMock
        if self.new_callable is not None:
            kind = self.new_callable
        elif pattern is not None and kind is MagicMock:
            names = pattern if is_list(pattern) else None
            if "__call__" not in names if names is not None else not callable(pattern):
                kind = NonCallableMagicMock
        settings = {}
        if spec is not None:
            settings["spec"] = spec
        if spec_set is not None:
            settings["spec_set"] = spec_set
        if isinstance(kind, type) and issubclass(kind, NonCallableMock) and self.attribute:
            settings["name"] = self.attribute
        settings.update(self.kwargs)
        new = kind(**settings)
        if pattern is not None and isinstance(original, type) and is_mock(new):
            # Instances of the class are made after it too.
            if not is_list(pattern) and not instances_are_callable(pattern):
                kind = NonCallableMagicMock
            settings.pop("name", None)
            new.return_value = kind(_new_parent=new, _new_name="()", **settings)
        return new


@contextmanager
def _applied(patchings, args, kwargs):
    """All patches of a function, and the arguments that it is called with."""
    with ExitStack() as stack:
        for patching in patchings:
            made = stack.enter_context(patching)
            if patching.attribute_name is not None:
                kwargs = {**kwargs, **made}
            elif patching.new is DEFAULT:
                args += (made,)
        yield args, kwargs


def patch(
    target, new=DEFAULT, spec=None, create=False, spec_set=None, autospec=None, new_callable=None,
    *, unsafe=False, **kwargs,
):  # fmt: skip
    """Puts `new`, or a new mock, where `target` says: "package.module.name"."""
    getter, attribute = split_target(target)
    return _patch(
        getter, attribute, new, spec, create, spec_set, autospec, new_callable, kwargs,
        unsafe=unsafe,
    )  # fmt: skip


def _patch_object(
    target, attribute, new=DEFAULT, spec=None, create=False, spec_set=None, autospec=None,
    new_callable=None, *, unsafe=False, **kwargs,
):  # fmt: skip
    """Puts `new`, or a new mock, in the place of an attribute of an object."""
    if type(target) is str:
        raise TypeError(f"{target!r} must be the actual object to be patched, not a str")
    return _patch(
        lambda: target, attribute, new, spec, create, spec_set, autospec, new_callable, kwargs,
        unsafe=unsafe,
    )  # fmt: skip


def _patch_multiple(
    target, spec=None, create=False, spec_set=None, autospec=None, new_callable=None, **kwargs
):
    """Puts several things in the places of attributes; those that are DEFAULT become new mocks."""
    getter = (lambda: import_target(target)) if type(target) is str else (lambda: target)
    if not kwargs:
        raise ValueError("Must supply at least one keyword argument with patch.multiple")
    patchers = []
    for attribute, new in kwargs.items():
        patcher = _patch(
            getter, attribute, new, spec, create, spec_set, autospec, new_callable, {}
        )
        patcher.attribute_name = attribute
        patchers.append(patcher)
    first, *others = patchers
    first.additional_patchers = others
    return first


def _patch_stopall():
    """Stops all patches that were started."""
    for patching in reversed(list(_patch._active_patches)):
        patching.stop()


patch.object = _patch_object
patch.dict = _patch_dict
patch.multiple = _patch_multiple
patch.stopall = _patch_stopall
patch.TEST_PREFIX = "test"
