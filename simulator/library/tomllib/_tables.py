"""The tables of a document, and what statements may still do with each."""

_OVERWRITE = "Cannot overwrite a value"


class Refusal(Exception):
    """A statement does what its document no longer allows."""


class Tables:
    """Dicts and lists that grow with each statement.

    Those that a header has made, that dotted keys have made, and that were written as values
    ("frozen") are told apart by their identity; the others lie on the way to a header's table.
    """

    def __init__(self, frozen=None):
        self.root = {}
        self.frozen = set() if frozen is None else frozen
        self._declared = set()
        self._dotted = set()
        # Where pairs go: the table of the last header.
        self._current = self.root
        self._current_key = ()

    def freeze(self, value):
        """The list or dict, which nothing may be added to from now on."""
        self.frozen.add(id(value))
        return value

    def declare(self, key):
        """[key]"""
        twice = f"Cannot declare {key} twice"
        parent = self._parent(key, twice)
        table = parent.setdefault(key[-1], {})
        if any(id(table) in known for known in (self.frozen, self._declared, self._dotted)):
            raise Refusal(twice)
        self._enter(key, table)

    def append(self, key):
        """[[key]]"""
        immutable = f"Cannot mutate immutable namespace {key}"
        parent = self._parent(key, immutable)
        if key[-1] not in parent:
            parent[key[-1]] = []
            self._declared.add(id(parent[key[-1]]))
        tables = parent[key[-1]]
        if id(tables) in self.frozen:
            raise Refusal(immutable)
        if not isinstance(tables, list):
            raise Refusal(_OVERWRITE)
        tables.append({})
        self._enter(key, tables[-1])

    def assign(self, key, value):
        """key = value, below the last header."""
        table = self._current
        whole = self._current_key + key
        start = len(self._current_key) + 1
        for end, part in enumerate(key[:-1], start):
            table = table.setdefault(part, {})
            if id(table) in self._declared:
                raise Refusal(f"Cannot redefine namespace {whole[:end]}")
            if id(table) in self.frozen:
                raise Refusal(f"Cannot mutate immutable namespace {whole[:-1]}")
            if not isinstance(table, dict):
                raise Refusal(_OVERWRITE)
            self._dotted.add(id(table))
        if key[-1] in table:
            raise Refusal(_OVERWRITE)
        table[key[-1]] = value

    def assign_inline(self, key, value):
        """key = value, between braces."""
        immutable = f"Cannot mutate immutable namespace {key}"
        parent = self._parent(key, immutable)
        if key[-1] in parent:
            frozen = id(parent[key[-1]]) in self.frozen
            raise Refusal(immutable if frozen else f"Duplicate inline table key {key[-1]!r}")
        parent[key[-1]] = value

    def _enter(self, key, table):
        if not isinstance(table, dict):
            raise Refusal(_OVERWRITE)
        self._declared.add(id(table))
        self._current = table
        self._current_key = key

    def _parent(self, key, immutable):
        """The table that the key's last part belongs into; of an array of tables the last one."""
        table = self.root
        for part in key[:-1]:
            table = table.setdefault(part, {})
            if id(table) in self.frozen:
                raise Refusal(immutable)
            if isinstance(table, list):
                table = table[-1]
            if not isinstance(table, dict):
                raise Refusal(_OVERWRITE)
        return table
