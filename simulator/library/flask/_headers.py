"""Headers, fields and parameters: names with one value or several."""

from flask._errors import MissingKey


class Headers:
    """Pairs of name and value, found in any case."""

    def __init__(self, pairs=()):
        pairs = pairs.items() if hasattr(pairs, "items") else pairs
        self._pairs = [(name, str(value)) for name, value in pairs]

    def __iter__(self):
        return iter(self._pairs)

    def __len__(self):
        return len(self._pairs)

    def items(self):
        return iter(self._pairs)

    def keys(self):
        return [name for name, _ in self._pairs]

    def values(self):
        return [value for _, value in self._pairs]

    def getlist(self, key):
        return [value for name, value in self._pairs if name.lower() == key.lower()]

    def get(self, key, default=None, type=None):
        found = self.getlist(key)
        if not found:
            return default
        try:
            return found[0] if type is None else type(found[0])
        except ValueError:
            return default

    def __getitem__(self, key):
        found = self.getlist(key)
        if not found:
            raise MissingKey(key)
        return found[0]

    def __contains__(self, key):
        return bool(self.getlist(key))

    def add(self, key, value):
        self._pairs.append((key, str(value)))

    def __delitem__(self, key):
        self._pairs = [each for each in self._pairs if each[0].lower() != key.lower()]

    def __setitem__(self, key, value):
        """Replaces what there is, in its place."""
        for i, (name, _) in enumerate(self._pairs):
            if name.lower() == key.lower():
                later = [each for each in self._pairs[i + 1 :] if each[0].lower() != key.lower()]
                self._pairs[i:] = [(key, str(value)), *later]
                return
        self.add(key, value)

    set = __setitem__

    def setdefault(self, key, value):
        if key not in self:
            self.add(key, value)
        return self[key]

    def update(self, other):
        for key, value in other.items() if hasattr(other, "items") else other:
            self[key] = value

    def extend(self, other):
        for key, value in other.items() if hasattr(other, "items") else other:
            self.add(key, value)

    def __repr__(self):
        return f"{type(self).__name__}({self._pairs!r})"


class MultiDict(dict):
    """Names with lists of values; as a mapping, each has its first."""

    def __init__(self, pairs=()):
        super().__init__()
        for name, value in pairs:
            self.setdefault(name, []).append(value)

    def getlist(self, key, type=None):
        found = super().get(key, [])
        if type is None:
            return list(found)
        converted = []
        for each in found:
            try:
                converted.append(type(each))
            except ValueError:
                pass
        return converted

    def __getitem__(self, key):
        if key not in self:
            raise MissingKey(key)
        return super().__getitem__(key)[0]

    def get(self, key, default=None, type=None):
        """The first value, converted if there is a type that can; otherwise the default."""
        if key not in self:
            return default
        try:
            return self[key] if type is None else type(self[key])
        except (ValueError, TypeError):
            return default

    def items(self, multi=False):
        for name, values in super().items():
            for value in values if multi else values[:1]:
                yield name, value

    def values(self):
        return (value for _, value in self.items())

    def lists(self):
        return super().items()

    def to_dict(self, flat=True):
        return dict(self.items()) if flat else {name: list(each) for name, each in self.lists()}

    def __repr__(self):
        return f"ImmutableMultiDict({list(self.items(multi=True))!r})"
