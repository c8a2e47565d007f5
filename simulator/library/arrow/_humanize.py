"""Spans of time as people say them (documentation of Arrow, "Humanize")."""

_SECONDS = {
    "second": 1,
    "minute": 60,
    "hour": 3600,
    "day": 86400,
    "week": 604800,
    "month": 2629746,
    "quarter": 7889231,
    "year": 31556952,
}
# Below so many seconds: said as so many of a unit; None: as many as fit, at least two.
_STEPS = (
    (45, "second", None),
    (90, "minute", 1),
    (2700, "minute", None),
    (5400, "hour", 1),
    (79200, "hour", None),
    (129600, "day", 1),
    (554400, "day", None),
    (907200, "week", 1),
    (2419200, "week", None),
    (3888000, "month", 1),
)


def humanize(seconds, granularity, only_distance, months):
    """@param months: how many lie between the two moments."""
    sign = -1 if seconds < 0 else 1
    distance = abs(seconds)
    if granularity == "auto":
        if distance < 10:
            return "instantly" if only_distance else "just now"
        text = _auto(distance, months)
    else:
        frames = [granularity] if isinstance(granularity, str) else granularity
        unknown = [each for each in frames if each not in _SECONDS]
        if unknown:
            raise ValueError(
                "Invalid level of granularity. Please select between 'second', 'minute', 'hour', "
                "'day', 'week', 'month', 'quarter' or 'year'."
            )
        if frames == ["second"] and distance == 0:
            return "instantly" if only_distance else "just now"
        counts = []
        for frame in sorted(frames, key=_SECONDS.get, reverse=True):
            count, distance = divmod(distance, _SECONDS[frame])
            counts.append(_counted(int(count), frame))
        text = counts[0] if len(counts) == 1 else f"{' '.join(counts[:-1])} and {counts[-1]}"
    if only_distance:
        return text
    return f"in {text}" if sign > 0 else f"{text} ago"


def _auto(distance, months):
    for limit, unit, count in _STEPS:
        if distance < limit:
            if count is None:
                count = max(distance // _SECONDS[unit], 2)
            return _counted(count, unit)
    if distance < 29808000:
        return _counted(max(months, 2), "month")
    if distance < 47304000:
        return _counted(1, "year")
    return _counted(max(distance // 31536000, 2), "year")


def _counted(count, unit):
    if count == 1:
        return f"{'an' if unit == 'hour' else 'a'} {unit}"
    return f"{count} {unit}s"
