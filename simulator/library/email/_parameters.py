"""Parameters of a header: `text/html; charset="utf-8"` (RFC 2045)."""

def unquote(text):
    """Text without the quotes or angle brackets around it."""
    if len(text) > 1:
        if text.startswith('"') and text.endswith('"'):
            return text[1:-1].replace("\\\\", "\\").replace('\\"', '"')
        if text.startswith("<") and text.endswith(">"):
            return text[1:-1]
    return text


def joined_parameter(name, value):
    """As it stands in a header."""
    if value is None:
        return name
    if isinstance(value, tuple):
        raise NotImplementedError("parameters with a language (RFC 2231) are not supported")
    value = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'{name}="{value}"'


def parameters_of(text):
    """Pairs of name and value, still quoted; a part without `=` has an empty value."""
    pairs = []
    for part in _split(str(text)):
        name, _, value = part.partition("=")
        pairs.append((name.strip(), value.strip()))
    return pairs


def _split(text):
    """The parts between semicolons that are not in quotes."""
    if '"' not in text:
        return text.split(";")
    parts = [""]
    quoted = escaped = False
    for character in text:
        if character == ";" and not quoted:
            parts.append("")
            continue
        if character == '"' and not escaped:
            quoted = not quoted
        escaped = character == "\\" and not escaped
        parts[-1] += character
    return parts
