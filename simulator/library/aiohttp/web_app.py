"""Which handler answers what (Server Reference, "Application and Router")."""

import re
from collections import namedtuple

from .web_response import HTTPMethodNotAllowed, HTTPNotFound

RouteDef = namedtuple("RouteDef", "method path handler")


def route(method, path, handler):
    """A row for Application.add_routes()."""
    return RouteDef(method, path, handler)


def _definer(method):
    def define(path, handler, **how):
        if how.keys() - {"name", "allow_head"}:
            raise TypeError(f"not supported: {', '.join(how)}")
        return RouteDef(method, path, handler)

    define.__name__ = method.lower()
    return define


get = _definer("GET")
head = _definer("HEAD")
post = _definer("POST")
put = _definer("PUT")
patch = _definer("PATCH")
delete = _definer("DELETE")


class RouteTableDef:
    """Rows, made by decorators: @routes.get("/path")."""

    def __init__(self):
        self._rows = []

    def __iter__(self):
        return iter(self._rows)

    def __len__(self):
        return len(self._rows)

    def route(self, method, path):
        def decorate(handler):
            self._rows.append(RouteDef(method, path, handler))
            return handler

        return decorate

    def get(self, path):
        return self.route("GET", path)

    def head(self, path):
        return self.route("HEAD", path)

    def post(self, path):
        return self.route("POST", path)

    def put(self, path):
        return self.route("PUT", path)

    def patch(self, path):
        return self.route("PATCH", path)

    def delete(self, path):
        return self.route("DELETE", path)


_VARIABLE = re.compile(r"\{(\w+)(?::([^{}]+))?\}")


def _pattern(path):
    """A path with variables, `/users/{name}` or `/users/{number:\\d+}`, as a regular expression."""
    text = ""
    end = 0
    for match in _VARIABLE.finditer(path):
        text += re.escape(path[end : match.start()])
        text += f"(?P<{match[1]}>{match[2] or '[^{}/]+'})"
        end = match.end()
    return re.compile(text + re.escape(path[end:]))


class UrlDispatcher:
    """The rows of an application."""

    def __init__(self):
        self._rows = []

    def add_route(self, method, path, handler):
        if not path.startswith("/"):
            raise ValueError("path should be started with / or be empty")
        self._rows.append((method.upper(), _pattern(path), handler))

    def add_routes(self, routes):
        for row in routes:
            self.add_route(*row)

    def add_get(self, path, handler):
        self.add_route("GET", path, handler)

    def add_post(self, path, handler):
        self.add_route("POST", path, handler)

    def add_put(self, path, handler):
        self.add_route("PUT", path, handler)

    def add_delete(self, path, handler):
        self.add_route("DELETE", path, handler)

    def resolve(self, method, path):
        """The handler and the variables of the path."""
        allowed = set()
        for each, pattern, handler in self._rows:
            match = pattern.fullmatch(path)
            if match is None:
                continue
            if method == each or each == "*" or (method == "HEAD" and each == "GET"):
                return handler, match.groupdict()
            allowed.add(each)
        if allowed:
            raise HTTPMethodNotAllowed(headers={"Allow": ",".join(sorted(allowed))})
        raise HTTPNotFound()


def middleware(function):
    """Marks a coroutine function (request, handler) for Application(middlewares=…)."""
    return function


class Application:
    """Handlers, and values by key that they share."""

    def __init__(self, *, middlewares=()):
        self.router = UrlDispatcher()
        self.middlewares = list(middlewares)
        self.on_startup = []
        self.on_shutdown = []
        self.on_cleanup = []
        self.cleanup_ctx = []
        self._contexts = []
        self._values = {}

    def __getitem__(self, key):
        return self._values[key]

    def __setitem__(self, key, value):
        self._values[key] = value

    def __contains__(self, key):
        return key in self._values

    def get(self, key, default=None):
        return self._values.get(key, default)

    def add_routes(self, routes):
        self.router.add_routes(routes)

    async def startup(self):
        for context in self.cleanup_ctx:
            generator = context(self)
            await anext(generator)
            self._contexts.append(generator)
        for function in self.on_startup:
            await function(self)

    async def shutdown(self):
        for function in self.on_shutdown:
            await function(self)

    async def cleanup(self):
        while self._contexts:
            await anext(self._contexts.pop(), None)
        for function in self.on_cleanup:
            await function(self)

    async def _handle(self, request):
        """The answer of the handler, through the middlewares: the first is the outermost."""
        request.app = self

        async def answer(request):
            handler, request.match_info = self.router.resolve(request.method, request.path)
            return await handler(request)

        for each in reversed(self.middlewares):
            answer = _through(each, answer)
        return await answer(request)


def _through(each, inner):
    async def answer(request):
        return await each(request, inner)

    return answer
