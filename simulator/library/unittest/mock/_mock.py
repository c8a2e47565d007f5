"""The mock itself: an object whose attributes are mocks, made when they are asked for.

What a mock knows of itself lies in its `__dict__` under names that begin with `_mock_`. Every mock
has a class of its own: special methods can be set there, where Python looks for them.
"""

from unittest.mock._assertions import Assertions
from unittest.mock._calls import _CallList, joined
from unittest.mock._names import ALL_MAGICS, UNSUPPORTED_MAGICS, is_magic
from unittest.mock._sentinels import DEFAULT, DELETED, InvalidSpecError
from unittest.mock._specs import (
    FUNCTION_TYPES, is_async_function, is_exception, is_list, signature_of,
)  # fmt: skip

# What misspelled assertions begin with.
_ASSERTION_LIKE = ("assert", "assret", "asert", "aseert", "assrt")


def is_mock(thing):
    return issubclass(type(thing), NonCallableMock)


class Pending:
    """A child that create_autospec() knows how to make, but nobody has asked for."""

    def __init__(self, make):
        self.make = make



def _counted(name):
    """What a mock remembers of its calls, or the function that stands for it instead."""
    key = "_mock_" + name

    def get(self):
        function = self._mock_delegate
        return self.__dict__[key] if function is None else getattr(function, name)

    def put(self, value):
        function = self._mock_delegate
        if function is None:
            self.__dict__[key] = value
        else:
            setattr(function, name, value)

    return property(get, put)


class NonCallableMock(Assertions):
    """A mock that cannot be called."""

    def __new__(cls, /, *args, **kwargs):
        bases = (cls,)
        spec = kwargs.get("spec_set") or kwargs.get("spec") or (args[0] if args else None)
        if spec is not None and is_async_function(spec) and not hasattr(cls, "assert_awaited"):
            from unittest.mock._async import AsyncMockMixin

            bases = (AsyncMockMixin, cls)
        own = type(cls.__name__, bases, {"__doc__": cls.__doc__, "__module__": cls.__module__})
        self = object.__new__(own)
        own._mock_instance = self
        return self

    def __init__(
        self, spec=None, wraps=None, name=None, spec_set=None, parent=None, _spec_state=None,
        _new_name="", _new_parent=None, _spec_as_instance=False, _eat_self=None, unsafe=False,
        **kwargs,
    ):  # fmt: skip
        if _new_parent is None:
            _new_parent = parent
        own = self.__dict__
        own["_mock_parent"] = parent
        own["_mock_name"] = name
        own["_mock_new_name"] = _new_name
        own["_mock_new_parent"] = _new_parent
        own["_mock_sealed"] = False
        if spec_set is not None:
            spec = spec_set
            spec_set = True
        if _eat_self is None:
            _eat_self = parent is not None
        self._mock_add_spec(spec, spec_set, _spec_as_instance, _eat_self)
        own["_mock_children"] = {}
        own["_mock_wraps"] = wraps
        own["_mock_delegate"] = None
        own["_mock_return_value"] = own.get("_mock_return_value", DEFAULT)
        own["_mock_side_effect"] = own.get("_mock_side_effect")
        own["_mock_unsafe"] = unsafe
        own["_mock_checked"] = None
        self._mock_forget()
        self._mock_prepare()
        if kwargs:
            self.configure_mock(**kwargs)

    def _mock_forget(self):
        own = self.__dict__
        if self._mock_delegate is None:
            own["_mock_called"] = False
            own["_mock_call_count"] = 0
            own["_mock_call_args"] = None
            own["_mock_call_args_list"] = _CallList()
            own["_mock_mock_calls"] = _CallList()
        else:
            self.called = False
            self.call_count = 0
            self.call_args = None
            self.call_args_list = _CallList()
            self.mock_calls = _CallList()
        own["method_calls"] = _CallList()

    def _mock_prepare(self):
        """For classes that add something to their instances before these are configured."""

    called = _counted("called")
    call_count = _counted("call_count")
    call_args = _counted("call_args")
    call_args_list = _counted("call_args_list")
    mock_calls = _counted("mock_calls")

    # What it is made after.

    def mock_add_spec(self, spec, spec_set=False):
        """Allows only the attributes of `spec`; with spec_set only these can be set."""
        self._mock_add_spec(spec, spec_set)

    def _mock_add_spec(self, spec, spec_set, as_instance=False, skip_self=False):
        if is_mock(spec):
            raise InvalidSpecError(f"Cannot spec a Mock object. [object={spec!r}]")
        spec_class = signature = None
        asyncs = []
        names = spec
        if spec is not None and not is_list(spec):
            spec_class = spec if isinstance(spec, type) else type(spec)
            signature = signature_of(spec, as_instance, skip_self)
            names = dir(spec)
            for name in names:
                if is_async_function(getattr(spec, name, None)):
                    asyncs.append(name)
        own = self.__dict__
        own["_spec_class"] = spec_class
        own["_spec_set"] = spec_set
        own["_spec_signature"] = signature
        own["_mock_methods"] = names
        own["_spec_asyncs"] = asyncs

    @property
    def __class__(self):
        return type(self) if self._spec_class is None else self._spec_class

    # What calls answer.

    @property
    def return_value(self):
        """What a call returns: a mock, unless set."""
        value = self._mock_return_value
        if self._mock_delegate is not None:
            value = self._mock_delegate.return_value
        if value is DEFAULT:
            value = self._get_child_mock(_new_parent=self, _new_name="()")
            self.return_value = value
        elif type(value) is Pending:
            value = self.return_value = value.make()
        return value

    @return_value.setter
    def return_value(self, value):
        if self._mock_delegate is not None:
            self._mock_delegate.return_value = value
        else:
            self.__dict__["_mock_return_value"] = value
            adopt(self, value, None, "()")

    @property
    def side_effect(self):
        """A function to call, an exception to raise, or an iterable of what calls return."""
        function = self._mock_delegate
        if function is None:
            return self._mock_side_effect
        effect = function.side_effect = _effect(function.side_effect)
        return effect

    @side_effect.setter
    def side_effect(self, value):
        value = _effect(value)
        if self._mock_delegate is None:
            self.__dict__["_mock_side_effect"] = value
        else:
            self._mock_delegate.side_effect = value

    def reset_mock(self, visited=None, *, return_value=False, side_effect=False):
        """Forgets all calls, here and in the children."""
        visited = [] if visited is None else visited
        if id(self) in visited:
            return
        visited.append(id(self))
        self._mock_forget()
        if return_value:
            self.__dict__["_mock_return_value"] = DEFAULT
        if side_effect:
            self.__dict__["_mock_side_effect"] = None
        for child in self._mock_children.values():
            child = mock_of(child)
            if is_mock(child):
                child.reset_mock(visited, return_value=return_value, side_effect=side_effect)
        result = self._mock_return_value
        if is_mock(result) and result is not self:
            result.reset_mock(visited)

    def configure_mock(self, /, **kwargs):
        """Sets attributes, also those of children: `**{"method.return_value": 3}`."""
        for path, value in sorted(kwargs.items(), key=lambda item: item[0].count(".")):
            *inner, last = path.split(".")
            target = self
            for name in inner:
                target = getattr(target, name)
            setattr(target, last, value)

    # Attributes.

    def attach_mock(self, mock, attribute):
        """Makes another mock a child of this one, which then remembers its calls too."""
        inner = mock_of(mock)
        own = inner.__dict__
        own["_mock_parent"] = own["_mock_new_parent"] = None
        own["_mock_name"] = None
        own["_mock_new_name"] = ""
        setattr(self, attribute, mock)

    def __getattr__(self, name):
        if name in ("_mock_methods", "_mock_unsafe"):
            raise AttributeError(name)  # not initialized yet
        methods = self._mock_methods
        if methods is not None:
            if name not in methods or name in ALL_MAGICS:
                raise AttributeError(f"Mock object has no attribute {name!r}")
        elif is_magic(name):
            raise AttributeError(name)
        if not self._mock_unsafe and (methods is None or name not in methods):
            if name.startswith(_ASSERTION_LIKE):
                raise AttributeError(
                    f"{name!r} is not a valid assertion. Use a spec for the mock if {name!r} is "
                    "meant to be an attribute."
                )
        child = self._mock_children.get(name)
        if child is DELETED:
            raise AttributeError(name)
        if child is None:
            wraps = None if self._mock_wraps is None else getattr(self._mock_wraps, name)
            child = self._get_child_mock(
                parent=self, name=name, wraps=wraps, _new_name=name, _new_parent=self
            )
            # Another thread may have been here meanwhile.
            child = self._mock_children.setdefault(name, child)
        elif type(child) is Pending:
            child = self._mock_children[name] = child.make()
            if self._mock_sealed:
                seal(mock_of(child))
        return child

    def _mock_known_child(self, name):
        """A child that was asked for before, or is known from what the mock is made after."""
        child = self._mock_children.get(name)
        if type(child) is Pending:
            child = getattr(self, name)
        child = mock_of(child)
        return child if is_mock(child) else None

    def __setattr__(self, name, value):
        if name in _OWN_SETTERS:
            return object.__setattr__(self, name, value)
        methods = self._mock_methods
        if self._spec_set and methods is not None and name not in methods:
            if name not in self.__dict__:
                raise AttributeError(f"Mock object has no attribute '{name}'")
        elif name in UNSUPPORTED_MAGICS:
            raise AttributeError(f"Attempting to set unsupported magic method {name!r}.")
        elif name in ALL_MAGICS:
            if methods is not None and name not in methods:
                raise AttributeError(f"Mock object has no attribute '{name}'")
            value = self._mock_set_magic(name, value)
        elif name == "__class__":
            self.__dict__["_spec_class"] = value
            return None
        elif adopt(self, value, name, name):
            self._mock_children[name] = value
        if self._mock_sealed and not hasattr(self, name):
            raise AttributeError(f"Cannot set {self._extract_mock_name()}.{name}")
        return object.__setattr__(self, name, value)

    def _mock_set_magic(self, name, value):
        """Sets a special method, where Python looks for it; what getattr() then finds."""
        if is_mock(value):
            adopt(self, value, None, name)
            setattr(type(self), name, value)
            self._mock_children[name] = value
            return value

        def method(mock, /, *args, **kwargs):
            return value(mock, *args, **kwargs)

        method.__name__ = name
        setattr(type(self), name, method)
        return lambda *args, **kwargs: value(self, *args, **kwargs)

    def __delattr__(self, name):
        cls = type(self)
        if name in ALL_MAGICS and name in cls.__dict__:
            delattr(cls, name)
            if name not in self.__dict__:
                return
        child = self._mock_children.get(name)
        if name in self.__dict__:
            object.__delattr__(self, name)
        elif child is DELETED:
            raise AttributeError(name)
        self._mock_children.pop(name, None)
        self._mock_children[name] = DELETED

    def __dir__(self):
        from unittest import mock

        if not mock.FILTER_DIR:
            return object.__dir__(self)
        shown = set(self._mock_methods or ())
        shown.update(name for name in dir(type(self)) if name[0] != "_")
        shown.update(name for name in self.__dict__ if name[0] != "_" or is_magic(name))
        shown.update(name for name, child in self._mock_children.items() if child is not DELETED)
        return sorted(shown)

    def _get_child_mock(self, /, **kwargs):
        """A new mock for an attribute or a result; for subclasses to override."""
        if self._mock_sealed:
            name = kwargs.get("name", "return_value")
            raise AttributeError(f"{self._extract_mock_name()}.{name}")
        from unittest.mock._kinds import kind_of_child

        return kind_of_child(self, kwargs.get("_new_name"))(**kwargs)

    # How it shows itself.

    def _extract_mock_name(self):
        parent = self._mock_new_parent
        if parent is None:
            return joined(self._mock_name or "mock", self._mock_new_name)
        return joined(parent._extract_mock_name(), self._mock_new_name)

    def __repr__(self):
        shown = type(self).__name__
        if self._mock_name or self._mock_new_name or self._mock_new_parent is not None:
            name = self._extract_mock_name()
            if name != "mock":
                shown += f" name={name!r}"
        if self._spec_class is not None:
            word = "spec_set" if self._spec_set else "spec"
            shown += f" {word}={self._spec_class.__name__!r}"
        return f"<{shown} id='{id(self)}'>"


_OWN_SETTERS = frozenset(
    name
    for name, value in NonCallableMock.__dict__.items()
    if isinstance(value, property) and name != "__class__"
) | {"method_calls"}


def mock_of(thing):
    """The mock behind a function that create_autospec() made; others are themselves."""
    if isinstance(thing, FUNCTION_TYPES):
        return getattr(thing, "mock", thing)
    return thing


def adopt(parent, value, name, new_name):
    """Makes a mock without parents a child; whether it did."""
    value = mock_of(value)
    if not is_mock(value):
        return False
    if value._mock_name or value._mock_new_name:
        return False
    if value._mock_parent is not None or value._mock_new_parent is not None:
        return False
    above = parent
    while above is not None:
        if above is value:
            return False  # a mock that returns itself
        above = above._mock_new_parent
    own = value.__dict__
    if new_name:
        own["_mock_new_parent"] = parent
        own["_mock_new_name"] = new_name
    if name:
        own["_mock_parent"] = parent
        own["_mock_name"] = name
    return True


def _effect(value):
    if value is None or is_exception(value) or callable(value):
        return value
    try:
        return iter(value)
    except TypeError:
        return value


def seal(mock):
    """No new attributes any more, neither here nor in the children."""
    mock.__dict__["_mock_sealed"] = True
    for child in [*mock._mock_children.values(), mock._mock_return_value]:
        child = mock_of(child)
        if is_mock(child) and child._mock_new_parent is mock:
            seal(child)
