"""URLs may be text or bytes, but not both in one call."""


def _same(result):
    return result


def _encoded(result):
    return result.encode("ascii")


def as_text(*arguments):
    """The arguments as text, and what makes a result of the kind that they were."""
    text = isinstance(arguments[0], str)
    for argument in arguments[1:]:
        if argument and isinstance(argument, str) != text:
            raise TypeError("Cannot mix str and non-str arguments")
    if text:
        return arguments, _same
    return [each.decode("ascii") if each else "" for each in arguments], _encoded
