"""Options of the command `python`, as far as they change what a program sees (manual page of Python)."""

# Those that change nothing here.
_WITHOUT_EFFECT = {"-B", "-E", "-I", "-O", "-OO", "-P", "-q", "-s", "-S", "-x"}


def taken(words):
    """What stands after the options, whether output is unbuffered, and what -W says."""
    unbuffered, filters, at = False, [], 0
    while at < len(words):
        word = words[at]
        if word == "-u":
            unbuffered = True
        elif word in ("-W", "-X"):
            at += 1
            if word == "-W":
                filters += words[at : at + 1]
        elif word.startswith("-W"):
            filters.append(word[2:])
        elif word not in _WITHOUT_EFFECT and not word.startswith("-X"):
            break
        at += 1
    return words[at:], unbuffered, filters


def filter_warnings(texts):
    """Sets the filters that are told as action:message:category:module:lineno."""
    import sys
    import warnings

    for text in texts:
        sys.warnoptions.append(text)
        try:
            _filter(warnings, text)
        except ValueError as error:
            print(f"Invalid -W option ignored: {error}", file=sys.stderr)


def _filter(warnings, text):
    import re

    parts = text.split(":")
    if len(parts) > 5:
        raise ValueError(f"too many fields (max 5): {text!r}")
    action, message, category, module, line = (part.strip() for part in (parts + [""] * 4)[:5])
    if line and not line.isdigit():
        raise ValueError(f"invalid lineno {line!r}")
    warnings.filterwarnings(
        _action(warnings, action), re.escape(message), _category(category),
        module and re.escape(module) + r"\Z", int(line or 0),
    )  # fmt: skip


def _action(warnings, text):
    if not text:
        return "default"
    if text == "all":
        return "always"
    for action in warnings._ACTIONS:
        if action.startswith(text):
            return action
    raise ValueError(f"invalid action: {text!r}")


def _category(text):
    if not text:
        return Warning
    import builtins
    from importlib import import_module

    module, _, name = text.rpartition(".")
    try:
        space = import_module(module) if module else builtins
    except ImportError:
        raise ValueError(f"invalid module name: {module!r}") from None
    try:
        category = getattr(space, name)
    except AttributeError:
        raise ValueError(f"unknown warning category: {text!r}") from None
    if not issubclass(category, Warning):
        raise ValueError(f"invalid warning category: {text!r}")
    return category
