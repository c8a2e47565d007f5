"""What a bar looks like (documentation of tqdm, "tqdm.format_meter")."""

_BLOCKS = " ▏▎▍▌▋▊▉█"
_ASCII = " 123456789#"
_BAR_WIDTH = 10


def format_interval(t):
    """Seconds as [H:]MM:SS."""
    minutes, seconds = divmod(int(t), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:d}:{minutes:02d}:{seconds:02d}" if hours else f"{minutes:02d}:{seconds:02d}"


def format_sizeof(num, suffix="", divisor=1000):
    """A number of three digits and a letter for its size."""
    for unit in ("", "k", "M", "G", "T", "P", "E", "Z"):
        if abs(num) < 999.5:
            if abs(num) < 99.95:
                return f"{num:1.2f}{unit}{suffix}" if abs(num) < 9.995 else f"{num:2.1f}{unit}{suffix}"
            return f"{num:3.0f}{unit}{suffix}"
        num /= divisor
    return f"{num:3.1f}Y{suffix}"


def _bar(fraction, width, ascii):
    symbols = ascii if isinstance(ascii, str) else _ASCII if ascii else _BLOCKS
    steps = len(symbols) - 1
    full, part = divmod(int(fraction * width * steps), steps)
    bar = symbols[-1] * full
    return bar if full >= width else bar + symbols[part] + symbols[0] * (width - full - 1)


def format_meter(
    n, total, elapsed, ncols=None, prefix="", ascii=False, unit="it", unit_scale=False, rate=None,
    bar_format=None, postfix=None, unit_divisor=1000, initial=0, **extra,
):  # fmt: skip
    """A line that tells how far it is."""
    if total and n >= total + 0.5:
        total = None
    if unit_scale and unit_scale not in (True, 1):
        total = total and total * unit_scale
        n *= unit_scale
        rate = rate and rate * unit_scale
        unit_scale = False
    if rate is None and elapsed:
        rate = (n - initial) / elapsed
    inverse = 1 / rate if rate else None

    def shown(number):
        return format_sizeof(number, divisor=unit_divisor) if unit_scale else f"{number:5.2f}"

    rate_noinv_fmt = f"{shown(rate) if rate else '?'}{unit}/s"
    rate_inv_fmt = f"{shown(inverse) if inverse else '?'}s/{unit}"
    rate_fmt = rate_inv_fmt if inverse and inverse > 1 else rate_noinv_fmt
    n_fmt = format_sizeof(n, divisor=unit_divisor) if unit_scale else str(n)
    total_fmt = "?"
    if total is not None:
        total_fmt = format_sizeof(total, divisor=unit_divisor) if unit_scale else str(total)
    postfix = f", {postfix}" if postfix else ""
    remaining = (total - n) / rate if rate and total else 0
    remaining_fmt = format_interval(remaining) if rate else "?"
    elapsed_fmt = format_interval(elapsed)
    desc = f"{prefix}: " if prefix and not prefix.endswith(": ") else prefix or ""
    parts = {
        "n": n, "n_fmt": n_fmt, "total": total, "total_fmt": total_fmt, "unit": unit,
        "elapsed": elapsed_fmt, "elapsed_s": elapsed, "remaining": remaining_fmt,
        "remaining_s": remaining, "rate": rate, "rate_fmt": rate_fmt,
        "rate_noinv_fmt": rate_noinv_fmt, "rate_inv_fmt": rate_inv_fmt, "postfix": postfix,
        "desc": prefix or "",
    }  # fmt: skip
    if not total:
        if bar_format:
            return bar_format.format(bar="", l_bar=desc, r_bar="", percentage=0, **parts)
        return f"{desc}{n_fmt}{unit} [{elapsed_fmt}, {rate_fmt}{postfix}]"
    fraction = n / total
    percentage = fraction * 100
    left = f"{desc}{percentage:3.0f}%|"
    right = f"| {n_fmt}/{total_fmt} [{elapsed_fmt}<{remaining_fmt}, {rate_fmt}{postfix}]"
    if ncols == 0:
        return left[:-1] + right[1:]
    form = bar_format or "{l_bar}{bar}{r_bar}"
    parts |= {"l_bar": left, "r_bar": right, "percentage": percentage}
    width = _BAR_WIDTH
    if ncols:
        width = max(1, ncols - len(form.format(bar="", **parts)))
    return form.format(bar=_bar(fraction, width, ascii), **parts)
