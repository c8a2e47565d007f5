"""Times and numbers that a client keeps to (www.python-httpx.org/advanced)."""

_UNSET = object()


class Timeout:
    """Seconds for each step: one for all, or by name; None: any time."""

    def __init__(self, timeout=_UNSET, *, connect=_UNSET, read=_UNSET, write=_UNSET, pool=_UNSET):
        if isinstance(timeout, Timeout):
            default = None
            named = vars(timeout)
        else:
            default = timeout
            named = {"connect": connect, "read": read, "write": write, "pool": pool}
            if default is _UNSET and _UNSET in named.values():
                raise ValueError(
                    "httpx.Timeout must either include a default, or set all four parameters explicitly."
                )
        for name, value in named.items():
            setattr(self, name, default if value is _UNSET else value)

    def __eq__(self, other):
        return isinstance(other, Timeout) and vars(self) == vars(other)

    def __repr__(self):
        values = set(vars(self).values())
        if len(values) == 1:
            return f"Timeout(timeout={self.connect})"
        return f"Timeout({', '.join(f'{name}={value}' for name, value in vars(self).items())})"


class Limits:
    """Connections at once, and of those that are kept; None: any number."""

    def __init__(self, *, max_connections=None, max_keepalive_connections=None, keepalive_expiry=5.0):
        self.max_connections = max_connections
        self.max_keepalive_connections = max_keepalive_connections
        self.keepalive_expiry = keepalive_expiry

    def __repr__(self):
        shown = ", ".join(f"{name}={value}" for name, value in vars(self).items())
        return f"Limits({shown})"


DEFAULT_TIMEOUT = Timeout(5.0)
DEFAULT_LIMITS = Limits(max_connections=100, max_keepalive_connections=20)
