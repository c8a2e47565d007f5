"""Calls as values: what mocks remember, and what tests compare it with."""


def shown_call(name, args, kwargs):
    parts = [repr(arg) for arg in args]
    parts += [f"{key}={value!r}" for key, value in kwargs.items()]
    return f"{name}({', '.join(parts)})"


def joined(head, tail):
    """The path of what is reached from `head` by `tail`: a call needs no dot."""
    if not head or not tail or tail.startswith("()"):
        return head + tail
    return f"{head}.{tail}"


class _Call(tuple):
    """(name, args, kwargs) of a call, or (args, kwargs).

    Compared with a tuple, any part may be left out that is empty. Attributes and calls of `call`
    make the calls of children and of results.
    """

    def __new__(cls, value=(), name="", parent=None, two=False, from_kall=True):
        args = ()
        kwargs = {}
        for part in value:
            if isinstance(part, str):
                name = part
            elif isinstance(part, tuple):
                args = part
            else:
                kwargs = part
        return tuple.__new__(cls, (args, kwargs) if two else (name, args, kwargs))

    def __init__(self, value=(), name=None, parent=None, two=False, from_kall=True):
        self._mock_name = name
        self._mock_parent = parent
        self._mock_from_kall = from_kall

    def __eq__(self, other):
        try:
            parts = _parts(other)
        except (TypeError, ValueError):
            return NotImplemented if not isinstance(other, tuple) else False
        mine = getattr(self, "_mock_parent", None)
        others = getattr(other, "_mock_parent", None)
        if mine is not None and others is not None and mine != others:
            return False
        own = tuple.__getitem__(self, slice(None))
        name = own[0] if len(own) == 3 else ""
        if name and parts[0] != name:
            return False
        # In this order: what it is compared with may be ANY.
        return (parts[1], parts[2]) == (own[-2], own[-1])

    __ne__ = object.__ne__
    __hash__ = None

    def __call__(self, /, *args, **kwargs):
        if self._mock_name is None:
            return _Call(("", args, kwargs), name="()")
        name = self._mock_name + "()"
        return _Call((self._mock_name, args, kwargs), name=name, parent=self)

    def __getattr__(self, attr):
        if self._mock_name is None:
            return _Call(name=attr, from_kall=False)
        return _Call(name=f"{self._mock_name}.{attr}", parent=self, from_kall=False)

    def __getattribute__(self, attr):
        if attr in tuple.__dict__:
            raise AttributeError  # call.count() and call.__len__() are calls too
        return tuple.__getattribute__(self, attr)

    @property
    def args(self):
        """The positional arguments."""
        return self[-2]

    @property
    def kwargs(self):
        """The arguments by keyword."""
        return self[-1]

    def __repr__(self):
        if not self._mock_from_kall:
            name = self._mock_name or "call"
            return "call" + name if name.startswith("()") else name
        name = self[0] if len(self) == 3 else ""
        return shown_call(joined("call", name), self[-2], self[-1])

    def call_list(self):
        """The calls that a chain of calls consists of."""
        calls = []
        call = self
        while call is not None:
            if call._mock_from_kall:
                calls.append(call)
            call = call._mock_parent
        return _CallList(reversed(calls))


def _parts(value):
    """Name, arguments and keywords of a tuple that may leave some out; ValueError for others."""
    name, args, kwargs = "", (), {}
    stage = 0
    for part in tuple.__iter__(value):
        if isinstance(part, str) and stage < 1:
            name, stage = part, 1
        elif isinstance(part, tuple) and stage < 2:
            args, stage = part, 2
        elif isinstance(part, dict) and stage < 3:
            kwargs, stage = part, 3
        else:
            raise ValueError
    return name, args, kwargs


class _CallList(list):
    """Calls in their order. A list is in it that stands in it as a whole."""

    def __contains__(self, value):
        if not isinstance(value, list):
            return list.__contains__(self, value)
        size = len(value)
        return any(self[start : start + size] == value for start in range(len(self) - size + 1))

    def __repr__(self):
        from pprint import pformat

        return pformat(list(self))


call = _Call(from_kall=False)
