"""Lists as heaps: the smallest item is always the first."""

from _heapq import (
    _heapify_max,
    _heapreplace_max,
    heapify,
    heappop,
    heappush,
    heappushpop,
    heapreplace,
)

__all__ = [
    "heapify", "heappop", "heappush", "heappushpop", "heapreplace", "merge", "nlargest",
    "nsmallest",
]  # fmt: skip


class _Descending:
    """Wraps a key so that a heap gives the greatest first."""

    __slots__ = ("key",)

    def __init__(self, key):
        self.key = key

    def __eq__(self, other):
        return self.key == other.key

    def __lt__(self, other):
        return other.key < self.key


def merge(*iterables, key=None, reverse=False):
    """Merges sorted inputs into one sorted output, holding one item of each at a time."""
    heap = []
    for order, iterable in enumerate(iterables):
        source = iter(iterable)
        for value in source:
            # Equal keys keep the order of the inputs, so sources and values are never compared.
            heap.append([_sort_key(value, key, reverse), order, value, source])
            break
    heapify(heap)
    while len(heap) > 1:
        entry = heap[0]
        _, _, value, source = entry
        yield value
        for value in source:
            entry[0] = _sort_key(value, key, reverse)
            entry[2] = value
            heapreplace(heap, entry)
            break
        else:
            heappop(heap)
    if heap:
        _, _, value, source = heap[0]
        yield value
        yield from source


def _sort_key(value, key, reverse):
    if key is not None:
        value = key(value)
    return _Descending(value) if reverse else value


def nsmallest(n, iterable, key=None):
    """The n smallest items in ascending order: sorted(iterable, key=key)[:n]."""
    if n == 1:
        return _only(min, iterable, key)
    try:
        if n >= len(iterable):
            return sorted(iterable, key=key)[:n]
    except (TypeError, AttributeError):
        pass
    source = iter(iterable)
    # The n best so far, the worst of them first. Of equal items the earlier ones stay.
    best = [
        (value if key is None else key(value), order, value)
        for order, value in zip(range(n), source)
    ]
    if not best:
        return []
    _heapify_max(best)
    worst = best[0][0]
    for order, value in enumerate(source, n):
        sort_key = value if key is None else key(value)
        if sort_key < worst:
            _heapreplace_max(best, (sort_key, order, value))
            worst = best[0][0]
    best.sort()
    return [value for _, _, value in best]


def nlargest(n, iterable, key=None):
    """The n largest items in descending order: sorted(iterable, key=key, reverse=True)[:n]."""
    if n == 1:
        return _only(max, iterable, key)
    try:
        if n >= len(iterable):
            return sorted(iterable, key=key, reverse=True)[:n]
    except (TypeError, AttributeError):
        pass
    source = iter(iterable)
    best = [
        (value if key is None else key(value), -order, value)
        for order, value in zip(range(n), source)
    ]
    if not best:
        return []
    heapify(best)
    worst = best[0][0]
    for order, value in enumerate(source, n):
        sort_key = value if key is None else key(value)
        if worst < sort_key:
            heapreplace(best, (sort_key, -order, value))
            worst = best[0][0]
    best.sort(reverse=True)
    return [value for _, _, value in best]


_NOTHING = object()


def _only(choose, iterable, key):
    result = choose(iterable, default=_NOTHING, key=key)
    return [] if result is _NOTHING else [result]
