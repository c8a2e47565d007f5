"""Fields of forms as the query of a URL (Library reference, "urllib.parse")."""

from urllib._arguments import as_text
from urllib._quoting import quote_plus, unquote


def urlencode(query, doseq=False, safe="", encoding=None, errors=None, quote_via=quote_plus):
    """name=value&... of a mapping or of pairs; with `doseq` a value may be several."""

    def quoted(value):
        if isinstance(value, bytes):
            return quote_via(value, safe)
        return quote_via(value if isinstance(value, str) else str(value), safe, encoding, errors)

    fields = []
    for name, value in _pairs(query):
        values = [value]
        if doseq and not isinstance(value, (str, bytes)):
            try:
                len(value)
            except TypeError:
                values = [value]
            else:
                values = value
        name = quoted(name)
        fields += [f"{name}={quoted(each)}" for each in values]
    return "&".join(fields)


def _pairs(query):
    if hasattr(query, "items"):
        return query.items()
    try:
        sound = not len(query) or isinstance(query[0], tuple)
    except (TypeError, KeyError):
        sound = False
    if not sound:
        raise TypeError("not a valid non-string sequence or mapping object")
    return query


def parse_qs(
    qs, keep_blank_values=False, strict_parsing=False, encoding="utf-8", errors="replace",
    max_num_fields=None, separator="&",
):  # fmt: skip
    """The values of each name, in lists."""
    found = {}
    for name, value in parse_qsl(
        qs, keep_blank_values, strict_parsing, encoding, errors, max_num_fields, separator
    ):
        found.setdefault(name, []).append(value)
    return found


def parse_qsl(
    qs, keep_blank_values=False, strict_parsing=False, encoding="utf-8", errors="replace",
    max_num_fields=None, separator="&",
):  # fmt: skip
    """Pairs of name and value, in order."""
    (qs,), result = as_text(qs)
    (separator,), _ = as_text(separator)
    if not separator:
        raise ValueError("Separator must be of type string or bytes.")
    if not qs:
        return []
    if max_num_fields is not None and qs.count(separator) >= max_num_fields:
        raise ValueError("Max number of fields exceeded")
    pairs = []
    for field in qs.split(separator):
        if not field and not strict_parsing:
            continue
        name, equals, value = field.partition("=")
        if not equals and strict_parsing:
            raise ValueError(f"bad query field: {field!r}")
        if value or keep_blank_values:
            pairs.append(
                tuple(
                    result(unquote(part.replace("+", " "), encoding, errors))
                    for part in (name, value)
                )
            )
    return pairs
