"""The namespace of an enumeration's body, which knows which of its names are members."""

from enum._values import AUTO, auto, member, nonmember

_SUNDER = {
    "_order_", "_create_pseudo_member_", "_generate_next_value_", "_missing_", "_ignore_",
    "_iter_member_", "_iter_member_by_value_", "_iter_member_by_def_", "_name_", "_value_",
}  # fmt: skip


def _is_dunder(name):
    return len(name) > 4 and name[:2] == name[-2:] == "__" and name[2] != "_" != name[-3]


def _is_sunder(name):
    return len(name) > 2 and name[0] == name[-1] == "_" and name[1] != "_" != name[-2]


def _is_descriptor(value):
    return any(hasattr(value, name) for name in ("__get__", "__set__", "__delete__"))


def _is_private(cls_name, name):
    return name.startswith(f"_{cls_name}__") and not name.endswith("__")


def names(text):
    return text.replace(",", " ").split() if isinstance(text, str) else list(text)


class EnumDict(dict):
    """The namespace of an enumeration's body: it knows which names are members, and gives values."""

    def __init__(self):
        super().__init__()
        self._member_names = {}
        self._last_values = []
        self._ignore = []
        self._auto_called = False
        self._cls_name = None
        self._generate_next_value = None

    def __setitem__(self, key, value):
        if _is_dunder(key) or _is_private(self._cls_name, key):
            pass
        elif _is_sunder(key):
            self._set_sunder(key, value)
        elif key in self._member_names:
            raise TypeError(f"{key!r} already defined as {self[key]!r}")
        elif key in self._ignore:
            pass
        elif isinstance(value, nonmember):
            value = value.value
        elif isinstance(value, member) or not self._is_kept(key, value):
            value = self._add_member(key, value)
        super().__setitem__(key, value)

    def _is_kept(self, key, value):
        """Methods and the like are no members."""
        if isinstance(value, type):
            if value.__qualname__ == f"{self.get('__qualname__')}.{value.__name__}":
                from warnings import warn

                warn(
                    "In 3.13 classes created inside an enum will not become a member.  "
                    "Use the `member` decorator to keep the current behavior.",
                    DeprecationWarning,
                    stacklevel=3,
                )
            return False
        return _is_descriptor(value)

    def _set_sunder(self, key, value):
        if key not in _SUNDER:
            raise ValueError(f"_sunder_ names, such as {key!r}, are reserved for future Enum use")
        if key == "_generate_next_value_":
            if self._auto_called:
                raise TypeError("_generate_next_value_ must be defined before members")
            self._generate_next_value = getattr(value, "__func__", value)
        elif key == "_ignore_":
            self._ignore = names(value)
            already = set(self._ignore) & set(self._member_names)
            if already:
                raise ValueError(f"_ignore_ cannot specify already set names: {already!r}")

    def _add_member(self, key, value):
        if key in self:
            raise TypeError(f"{key!r} already defined as {self[key]!r}")
        if isinstance(value, member):
            value = value.value
        if isinstance(value, auto):
            value = self._resolved(key, value)
        elif isinstance(value, tuple) and any(isinstance(item, auto) for item in value):
            items = list(value)
            for index, item in enumerate(items):
                if isinstance(item, auto):
                    items[index] = self._resolved(key, item)
            value = tuple(items) if type(value) is tuple else type(value)(*items)
        else:
            self._last_values.append(value)
        self._member_names[key] = None
        return value

    def _resolved(self, key, value):
        self._auto_called = True
        if value.value is AUTO:
            count = len(self._member_names)
            value.value = self._generate_next_value(key, 1, count, self._last_values[:])
            self._last_values.append(value.value)
        return value.value

    def update(self, members, **more_members):
        for key, value in dict(members, **more_members).items():
            self[key] = value
