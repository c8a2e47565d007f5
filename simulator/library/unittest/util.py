"""Values as the messages of failed assertions show them."""

_LENGTH_MAX = 80
# What is kept of a part that is cut, and about what "[1234 chars]" takes.
_KEPT = 5
_PLACEHOLDER = 12
_DIFFERENCE_KEPT = _LENGTH_MAX - 3 * _KEPT - 2 * _PLACEHOLDER


def safe_repr(obj, short=False):
    """The repr of anything, also where its own code fails; cut when `short`."""
    try:
        text = repr(obj)
    except Exception:
        text = object.__repr__(obj)
    if short and len(text) >= _LENGTH_MAX:
        return text[:_LENGTH_MAX] + " [truncated]..."
    return text


def common_reprs(first, second):
    """The reprs of two values that differ, cut so that the difference stays in sight."""
    texts = safe_repr(first), safe_repr(second)
    longest = max(map(len, texts))
    if longest <= _LENGTH_MAX:
        return texts
    same = _common_length(*texts)
    prefix = texts[0][:same]
    room = _LENGTH_MAX - (longest - same) - _KEPT - _PLACEHOLDER
    if room > _KEPT:
        prefix = _cut(prefix, _KEPT, room)
        return tuple(prefix + text[same:] for text in texts)
    prefix = _cut(prefix, _KEPT, _KEPT)
    return tuple(prefix + _cut(text[same:], _DIFFERENCE_KEPT, _KEPT) for text in texts)


def _common_length(first, second):
    length = 0
    for one, other in zip(first, second):
        if one != other:
            break
        length += 1
    return length


def _cut(text, start, end):
    left_out = len(text) - start - end
    if left_out <= _PLACEHOLDER:
        return text
    return f"{text[:start]}[{left_out} chars]{text[len(text) - end:]}"


def strclass(cls):
    """The full name of a class."""
    return f"{cls.__module__}.{cls.__qualname__}"


def counts_that_differ(first, second):
    """(count in first, count in second, item) for the items that one has more often."""
    from collections import Counter

    try:
        first_counts, second_counts = Counter(first), Counter(second)
    except TypeError:
        return _unhashable_counts(first, second)
    if first_counts == second_counts:
        return []
    items = {**first_counts, **second_counts}
    counts = [(first_counts[item], second_counts[item], item) for item in items]
    return [each for each in counts if each[0] != each[1]]


def _unhashable_counts(first, second):
    rest = [list(first), list(second)]
    found = []
    while rest[0] or rest[1]:
        item = (rest[0] or rest[1])[0]
        counts = []
        for items in rest:
            others = [each for each in items if each != item]
            counts.append(len(items) - len(others))
            items[:] = others
        if counts[0] != counts[1]:
            found.append((*counts, item))
    return found
