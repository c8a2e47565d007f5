"""The application (documentation of Flask, "Application Object")."""

import os
import sys
import time
import traceback

from flask._context import Context
from flask._errors import HTTPException
from flask._functions import json_response, redirect
from flask._response import Response
from flask._routes import Rule, Rules


class Flask:
    """Views by their paths, and what is called around them."""

    def __init__(self, import_name):
        self.import_name = import_name
        self.view_functions = {}
        self.url_map = Rules()
        self.config = {"DEBUG": False, "TESTING": False}
        self._handlers = {}
        self._before = []
        self._after = []
        self._teardown = []

    def __repr__(self):
        return f"<Flask {self.name!r}>"

    @property
    def name(self):
        if self.import_name != "__main__":
            return self.import_name
        file = getattr(sys.modules["__main__"], "__file__", None)
        return os.path.splitext(os.path.basename(file))[0] if file else "__main__"

    @property
    def debug(self):
        return self.config["DEBUG"]

    @debug.setter
    def debug(self, value):
        self.config["DEBUG"] = bool(value)

    @property
    def testing(self):
        return self.config["TESTING"]

    @testing.setter
    def testing(self, value):
        self.config["TESTING"] = bool(value)

    def route(self, rule, *, methods=None, endpoint=None):
        """Decorator: a view for a path."""

        def decorate(view):
            self.add_url_rule(rule, endpoint, view, methods=methods)
            return view

        return decorate

    def get(self, rule, **options):
        return self.route(rule, methods=["GET"], **options)

    def post(self, rule, **options):
        return self.route(rule, methods=["POST"], **options)

    def put(self, rule, **options):
        return self.route(rule, methods=["PUT"], **options)

    def delete(self, rule, **options):
        return self.route(rule, methods=["DELETE"], **options)

    def patch(self, rule, **options):
        return self.route(rule, methods=["PATCH"], **options)

    def add_url_rule(self, rule, endpoint=None, view_func=None, *, methods=None):
        endpoint = endpoint or view_func.__name__
        if isinstance(methods, str):
            raise TypeError(
                "Allowed methods must be a list of strings, for example: "
                '@app.route(..., methods=["POST"])'
            )
        names = [each.upper() for each in methods or ["GET"]]
        if "GET" in names:
            names.append("HEAD")
        names.append("OPTIONS")
        known = self.view_functions.get(endpoint)
        if known is not None and known != view_func:
            raise AssertionError(
                "View function mapping is overwriting an existing endpoint function: " + endpoint
            )
        self.url_map.add(Rule(rule, endpoint, list(dict.fromkeys(names))))
        self.view_functions[endpoint] = view_func

    def errorhandler(self, code_or_exception):
        """Decorator: what answers a status or an exception."""

        def decorate(handler):
            self.register_error_handler(code_or_exception, handler)
            return handler

        return decorate

    def register_error_handler(self, code_or_exception, handler):
        self._handlers[code_or_exception] = handler

    def before_request(self, function):
        """Called before each view; if it returns something, that is the answer."""
        self._before.append(function)
        return function

    def after_request(self, function):
        """Called with each answer; returns the one to send."""
        self._after.insert(0, function)
        return function

    def teardown_request(self, function):
        """Called at the end of each request, with the exception there was or None."""
        self._teardown.insert(0, function)
        return function

    def url_for(self, endpoint, **values):
        return self.url_map.build(endpoint, values)

    def app_context(self):
        return Context(self, None)

    def test_request_context(self, path="/", method="GET", **options):
        from flask._client import request_of

        return Context(self, request_of(path, method, **options))

    def test_client(self):
        from flask._client import Client

        return Client(self)

    def answer(self, request):
        """Handles a request."""
        with Context(self, request):
            failure = None
            try:
                response = self._dispatch(request)
            except Exception as problem:
                failure = problem
                if self.testing:
                    raise
                self._log(request)
                response = self._finished(self._failed(HTTPException(500)))
            finally:
                for function in self._teardown:
                    function(failure)
            return response

    def _dispatch(self, request):
        try:
            response = self.make_response(self._value(request))
        except HTTPException as problem:
            response = self._failed(problem)
        except Exception as problem:
            handler = self._handler_for(problem)
            if handler is None:
                raise
            response = self.make_response(handler(problem))
        return self._finished(response)

    def _finished(self, response):
        for function in self._after:
            response = function(response)
        return response

    def _value(self, request):
        found = self.url_map.match(request.path, request.method)
        if isinstance(found, tuple):
            rule, values = found
            request.endpoint, request.view_args = rule.endpoint, values
        for function in self._before:
            value = function()
            if value is not None:
                return value
        if found is None:
            if self.url_map.match(request.path + "/", request.method):
                return redirect(request.path + "/", 308)
            raise HTTPException(404)
        if isinstance(found, list):
            raise HTTPException(405, headers=[("Allow", ", ".join(found))])
        if request.method == "OPTIONS":
            return Response(headers={"Allow": ", ".join(rule.methods)})
        return self.view_functions[rule.endpoint](**values)

    def _handler_for(self, problem):
        if isinstance(problem, HTTPException) and problem.code in self._handlers:
            return self._handlers[problem.code]
        return next((self._handlers[c] for c in type(problem).__mro__ if c in self._handlers), None)

    def _failed(self, problem):
        handler = self._handler_for(problem)
        return problem.get_response() if handler is None else self.make_response(handler(problem))

    def _log(self, request):
        stamp = time.strftime("%Y-%m-%d %H:%M:%S")
        sys.stderr.write(
            f"[{stamp},000] ERROR in app: Exception on {request.path} [{request.method}]\n"
            f"{traceback.format_exc()}"
        )

    def make_response(self, value):
        """The answer that is meant: text, bytes, something for JSON, with status and headers."""
        status = headers = None
        if isinstance(value, tuple):
            if len(value) == 3:
                value, status, headers = value
            elif len(value) == 2:
                value, status = value
                if isinstance(status, (dict, list, tuple)):
                    status, headers = None, status
            else:
                raise TypeError(
                    "The view function did not return a valid response tuple. The tuple must have "
                    "the form (body, status, headers), (body, status), or (body, headers)."
                )
        response = self._response_of(value)
        if status is not None:
            response.status = status
        if headers:
            response.headers.update(headers)
        return response

    def _response_of(self, value):
        if isinstance(value, Response):
            return value
        if isinstance(value, HTTPException):
            return value.get_response()
        if isinstance(value, (dict, list)):
            return json_response(value)
        if isinstance(value, (str, bytes, bytearray)) or hasattr(value, "__next__"):
            return Response(value)
        if value is None:
            raise TypeError(
                "The view function did not return a valid response. The function either returned "
                "None or ended without a return statement."
            )
        if hasattr(value, "__await__"):
            value.close()
            raise RuntimeError("views that are coroutines are not supported")
        raise TypeError(
            "The view function did not return a valid response. The return type must be a string, "
            "dict, list, tuple with headers or status, Response instance, or WSGI callable, but it "
            f"was a {type(value).__name__}."
        )

    def run(
        self, host=None, port=None, debug=None, *, threaded=True, processes=1, use_reloader=False
    ):
        """Serves until the program ends, with a thread for each connection or some processes."""
        from flask._server import serve

        if use_reloader:
            raise NotImplementedError("the reloader is not supported")
        if debug is not None:
            self.debug = debug
        if threaded and processes > 1:
            raise ValueError("Cannot have a multi-thread and multi-process server.")
        serve(self, host or "127.0.0.1", 5000 if port is None else int(port), threaded, processes)
