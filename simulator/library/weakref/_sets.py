"""Sets whose elements go when nothing else keeps them alive."""

from _weakref import ReferenceType as ref
from collections.abc import MutableSet


class WeakSet(MutableSet):
    """A set whose elements go when nothing else keeps them alive."""

    def __init__(self, data=None):
        self.data = set()
        if data is not None:
            self.update(data)

    def _living(self):
        """The elements that are left; the others go."""
        living = [(reference, reference()) for reference in self.data]
        for reference, item in living:
            if item is None:
                self.data.discard(reference)
        return [item for _, item in living if item is not None]

    def __iter__(self):
        yield from self._living()

    def __len__(self):
        return len(self._living())

    def __contains__(self, item):
        try:
            return ref(item) in self.data
        except TypeError:
            return False

    def __repr__(self):
        return repr({ref(item) for item in self._living()})

    def add(self, item):
        """Adds an element."""
        reference = ref(item)
        hash(reference)  # a dead object has none
        self.data.add(reference)

    def discard(self, item):
        """Takes an element out, if it is there."""
        self.data.discard(ref(item))

    def remove(self, item):
        """Takes an element out."""
        self.data.remove(ref(item))

    def pop(self):
        """Takes any element out and returns it."""
        for item in self._living():
            self.discard(item)
            return item
        raise KeyError("pop from empty WeakSet")

    def clear(self):
        """Takes all elements out."""
        self.data.clear()

    def copy(self):
        """Another set of the same elements."""
        return type(self)(self)

    def update(self, other):
        """Adds elements."""
        for item in other:
            self.add(item)

    def __ior__(self, other):
        self.update(other)
        return self

    def difference(self, other):
        """The elements that are not in the other."""
        new = self.copy()
        new.difference_update(other)
        return new

    __sub__ = difference

    def difference_update(self, other):
        """Takes those in the other out."""
        for item in list(other):
            self.discard(item)

    def __isub__(self, other):
        self.difference_update(other)
        return self

    def intersection(self, other):
        """The elements that are in both."""
        return type(self)(item for item in other if item in self)

    __and__ = intersection

    def intersection_update(self, other):
        """Takes those not in the other out."""
        keep = type(self)(other)
        for item in self._living():
            if item not in keep:
                self.discard(item)

    def __iand__(self, other):
        self.intersection_update(other)
        return self

    def union(self, other):
        """The elements of both."""
        return type(self)([*self, *other])

    __or__ = union

    def symmetric_difference(self, other):
        """The elements that are in one of them."""
        new = self.copy()
        new.symmetric_difference_update(other)
        return new

    __xor__ = symmetric_difference

    def symmetric_difference_update(self, other):
        """Takes those in the other out, and adds the other's."""
        mine = self._living()
        for item in list(other):
            if item in mine:
                self.discard(item)
            else:
                self.add(item)

    def __ixor__(self, other):
        self.symmetric_difference_update(other)
        return self

    def issubset(self, other):
        """Whether all elements are in the other."""
        other = type(self)(other)
        return all(item in other for item in self)

    __le__ = issubset

    def __lt__(self, other):
        return len(self) < len(other) and self.issubset(other)

    def issuperset(self, other):
        """Whether all of the other's are in it."""
        return all(item in self for item in other)

    __ge__ = issuperset

    def __gt__(self, other):
        return len(self) > len(other) and self.issuperset(other)

    def __eq__(self, other):
        if not isinstance(other, type(self)):
            return NotImplemented
        mine, theirs = self._living(), other._living()
        return len(mine) == len(theirs) and all(item in other for item in mine)

    def isdisjoint(self, other):
        """Whether they have nothing in common."""
        return not any(item in self for item in other)
