"""Names in Python 2 of what has another one now; pickles of the protocols 0 to 2 use them."""

MODULES = {
    "_thread": "thread",
    "builtins": "__builtin__",
    "configparser": "ConfigParser",
    "copyreg": "copy_reg",
    "queue": "Queue",
    "reprlib": "repr",
    "socketserver": "SocketServer",
}

NAMES = {
    ("builtins", "chr"): ("__builtin__", "unichr"),
    ("builtins", "filter"): ("itertools", "ifilter"),
    ("builtins", "int"): ("__builtin__", "long"),
    ("builtins", "map"): ("itertools", "imap"),
    ("builtins", "range"): ("__builtin__", "xrange"),
    ("builtins", "str"): ("__builtin__", "unicode"),
    ("builtins", "zip"): ("itertools", "izip"),
    ("functools", "reduce"): ("__builtin__", "reduce"),
    ("itertools", "filterfalse"): ("itertools", "ifilterfalse"),
    ("itertools", "zip_longest"): ("itertools", "izip_longest"),
    ("sys", "intern"): ("__builtin__", "intern"),
}


def old_name(module, name):
    """Where Python 2 has it."""
    import builtins

    if (module, name) in NAMES:
        return NAMES[module, name]
    if module == "builtins":
        value = getattr(builtins, name, None)
        if isinstance(value, type) and issubclass(value, BaseException):
            # The subclasses of OSError are newer.
            return "exceptions", "OSError" if issubclass(value, OSError) else name
    return MODULES.get(module, module), name


def new_name(module, name):
    """Where Python 3 has what Python 2 has there."""
    for new, old in NAMES.items():
        if old == (module, name):
            return new
    if module == "exceptions":
        return "builtins", name
    for new, old in MODULES.items():
        if old == module:
            return new, name
    return module, name
