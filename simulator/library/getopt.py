"""Command lines in the manner of C (Library reference, "getopt")."""

__all__ = ["GetoptError", "error", "getopt", "gnu_getopt"]


class GetoptError(Exception):
    """An option there isn't, or one with or without an argument against the rules."""

    opt = ""
    msg = ""

    def __init__(self, msg, opt=""):
        self.msg = msg
        self.opt = opt
        Exception.__init__(self, msg, opt)

    def __str__(self):
        return self.msg


error = GetoptError  # its old name


def getopt(args, shortopts, longopts=[]):
    """Pairs of option and value, and the words from the first that is no option."""
    longopts = [longopts] if isinstance(longopts, str) else list(longopts)
    options = []
    while args and args[0].startswith("-") and args[0] != "-":
        if args[0] == "--":
            args = args[1:]
            break
        args = _take(options, args, shortopts, longopts)
    return options, args


def gnu_getopt(args, shortopts, longopts=[]):
    """As getopt(), but other words may stand between options, unless `shortopts` begins with +."""
    longopts = [longopts] if isinstance(longopts, str) else list(longopts)
    from os import environ

    strict = shortopts.startswith("+") or bool(environ.get("POSIXLY_CORRECT"))
    shortopts = shortopts.removeprefix("+")
    options = []
    others = []
    while args:
        if args[0] == "--":
            others += args[1:]
            break
        if args[0].startswith("-") and args[0] != "-":
            args = _take(options, args, shortopts, longopts)
        elif strict:
            others += args
            break
        else:
            others.append(args[0])
            args = args[1:]
    return options, others


def _take(options, args, shortopts, longopts):
    """Adds the options of the first word; returns the words behind it and its argument."""
    word, *rest = args
    if word.startswith("--"):
        return _take_long(options, word[2:], rest, longopts)
    letters = word[1:]
    while letters:
        letter, letters = letters[0], letters[1:]
        value = ""
        if _short_has_argument(letter, shortopts):
            if not letters:
                if not rest:
                    raise GetoptError(f"option -{letter} requires argument", letter)
                letters, *rest = rest
            value, letters = letters, ""
        options.append((f"-{letter}", value))
    return rest


def _take_long(options, word, rest, longopts):
    name, equals, value = word.partition("=")
    has_argument, name = _long(name, longopts)
    if has_argument:
        if not equals:
            if not rest:
                raise GetoptError(f"option --{name} requires argument", name)
            value, *rest = rest
    elif equals:
        raise GetoptError(f"option --{name} must not have an argument", name)
    options.append((f"--{name}", value))
    return rest


def _long(name, longopts):
    """Whether the option takes an argument, and its full name."""
    found = [each for each in longopts if each.startswith(name)]
    if not found:
        raise GetoptError(f"option --{name} not recognized", name)
    if name in found:
        return False, name
    if f"{name}=" in found:
        return True, name
    if len(found) > 1:
        raise GetoptError(f"option --{name} not a unique prefix", name)
    return found[0].endswith("="), found[0].removesuffix("=")


def _short_has_argument(letter, shortopts):
    at = shortopts.find(letter)
    if at < 0 or letter == ":":
        raise GetoptError(f"option -{letter} not recognized", letter)
    return shortopts.startswith(":", at + 1)
