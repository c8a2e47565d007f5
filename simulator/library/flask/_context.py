"""The request that is being handled, as a global (Flask, "The Request Context")."""

from contextvars import ContextVar

_REQUEST_MESSAGE = """\
Working outside of request context.

This typically means that you attempted to use functionality that needed
an active HTTP request. Consult the documentation on testing for
information about how to avoid this problem."""
_APP_MESSAGE = """\
Working outside of application context.

This typically means that you attempted to use functionality that needed
the current application. To solve this, set up an application context
with app.app_context(). See the documentation for more information."""

_current = ContextVar("flask.context")


class Context:
    """A request, the application that handles it, and a place for what belongs to it."""

    def __init__(self, app, request):
        self.app = app
        self.request = request
        self.g = Globals()
        self._token = None

    def __enter__(self):
        self._token = _current.set(self)
        return self

    def __exit__(self, *args):
        _current.reset(self._token)


class Globals:
    """Attributes that live as long as a request."""

    def get(self, name, default=None):
        return self.__dict__.get(name, default)

    def setdefault(self, name, default=None):
        return self.__dict__.setdefault(name, default)

    def pop(self, name, *default):
        return self.__dict__.pop(name, *default)

    def __contains__(self, name):
        return name in self.__dict__

    def __iter__(self):
        return iter(self.__dict__)


class _Proxy:
    """Stands for an object of the current context."""

    def __init__(self, part, message):
        object.__setattr__(self, "_part", part)
        object.__setattr__(self, "_message", message)

    def _get_current_object(self):
        context = _current.get(None)
        found = None if context is None else getattr(context, self._part)
        if found is None:
            raise RuntimeError(self._message)
        return found

    def __getattr__(self, name):
        return getattr(self._get_current_object(), name)

    def __setattr__(self, name, value):
        setattr(self._get_current_object(), name, value)

    def __delattr__(self, name):
        delattr(self._get_current_object(), name)

    def __contains__(self, name):
        return name in self._get_current_object()

    def __repr__(self):
        try:
            return repr(self._get_current_object())
        except RuntimeError:
            return "<LocalProxy unbound>"


def has_request_context():
    context = _current.get(None)
    return context is not None and context.request is not None


request = _Proxy("request", _REQUEST_MESSAGE)
g = _Proxy("g", _APP_MESSAGE)
current_app = _Proxy("app", _APP_MESSAGE)
