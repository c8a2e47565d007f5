"""Sorts arguments as a call of a function does, for functions that are made at run time."""


def _listed(names):
    """'a' and 'b', or 'a', 'b', and 'c'."""
    names = [repr(name) for name in names]
    if len(names) > 2:
        return f"{', '.join(names[:-1])}, and {names[-1]}"
    return " and ".join(names)


def _missing(function, kind, names):
    plural = "s" if len(names) > 1 else ""
    raise TypeError(
        f"{function}() missing {len(names)} required {kind} argument{plural}: {_listed(names)}"
    )


def _too_many(function, most, least, args, keyword_only):
    takes = str(most + 1) if least == most else f"from {least + 1} to {most + 1}"
    plural = "s" if most > 0 else ""
    given = f"{len(args) + 1}"
    if keyword_only:
        more = "s" if keyword_only > 1 else ""
        given += f" positional arguments (and {keyword_only} keyword-only argument{more})"
    raise TypeError(
        f"{function}() takes {takes} positional argument{plural} but {given} were given"
    )


def bind(function, positional, required, args, keywords, keyword_only=()):
    """The values given, by name; the error messages of any call where they don't fit.

    `function` is a name for messages, `required` the names without a default. The first argument of
    the function, self or cls, isn't among any of them but is counted.
    """
    given = dict(zip(positional, args))
    for name, value in keywords.items():
        if name in given:
            raise TypeError(f"{function}() got multiple values for argument {name!r}")
        if name not in positional and name not in keyword_only:
            raise TypeError(f"{function}() got an unexpected keyword argument {name!r}")
        given[name] = value
    if len(args) > len(positional):
        least = sum(name in required for name in positional)
        only = sum(name in keyword_only for name in keywords)
        _too_many(function, len(positional), least, args, only)
    missing = [name for name in positional if name in required and name not in given]
    if missing:
        _missing(function, "positional", missing)
    missing = [name for name in keyword_only if name in required and name not in given]
    if missing:
        _missing(function, "keyword-only", missing)
    return given
