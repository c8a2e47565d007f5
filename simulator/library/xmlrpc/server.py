"""The side of the server: functions, or methods of an object, that others call."""

import inspect
import socketserver
from functools import partial
from http.server import BaseHTTPRequestHandler

from .client import Fault, dumps, loads


def resolve_dotted_attribute(obj, attr, allow_dotted_names=True):
    """An attribute, of an attribute if that is allowed; private ones are none."""
    for name in attr.split(".") if allow_dotted_names else [attr]:
        if name.startswith("_"):
            raise AttributeError(f'attempt to access private attribute "{name}"')
        obj = getattr(obj, name)
    return obj


def list_public_methods(obj):
    """The names of what can be called."""
    return [
        name for name in dir(obj) if not name.startswith("_") and callable(getattr(obj, name))
    ]


def _fault_of(error):
    return Fault(1, f"{type(error)}:{error}")


class SimpleXMLRPCDispatcher:
    """Finds the function that is meant by a call, and calls it."""

    def __init__(self, allow_none=False, encoding=None, use_builtin_types=False):
        self.funcs = {}
        self.instance = None
        self.allow_none = allow_none
        self.encoding = encoding or "utf-8"
        self.use_builtin_types = use_builtin_types

    def register_instance(self, instance, allow_dotted_names=False):
        """Whose methods are called when no function has the name."""
        self.instance = instance
        self.allow_dotted_names = allow_dotted_names

    def register_function(self, function=None, name=None):
        """Can be a decorator, with a name or without."""
        if function is None:
            return partial(self.register_function, name=name)
        self.funcs[function.__name__ if name is None else name] = function
        return function

    def register_introspection_functions(self):
        self.funcs.update(
            {
                "system.listMethods": self.system_listMethods,
                "system.methodSignature": self.system_methodSignature,
                "system.methodHelp": self.system_methodHelp,
            }
        )

    def register_multicall_functions(self):
        self.funcs["system.multicall"] = self.system_multicall

    def _marshaled_dispatch(self, data, dispatch_method=None, path=None):
        """The answer to a call, both as they travel."""
        try:
            params, method = loads(data, use_builtin_types=self.use_builtin_types)
            result = (dispatch_method or self._dispatch)(method, params)
            text = dumps(
                (result,), methodresponse=1, allow_none=self.allow_none, encoding=self.encoding
            )
        except Fault as fault:
            text = dumps(fault, allow_none=self.allow_none, encoding=self.encoding)
        except BaseException as error:
            text = dumps(_fault_of(error), encoding=self.encoding, allow_none=self.allow_none)
        return text.encode(self.encoding, "xmlcharrefreplace")

    def system_listMethods(self):
        """The names of all functions."""
        names = set(self.funcs)
        if self.instance is not None:
            if hasattr(self.instance, "_listMethods"):
                names |= set(self.instance._listMethods())
            elif not hasattr(self.instance, "_dispatch"):
                names |= set(list_public_methods(self.instance))
        return sorted(names)

    def system_methodSignature(self, method_name):
        return "signatures not supported"

    def system_methodHelp(self, method_name):
        """The docstring of a function."""
        method = self.funcs.get(method_name)
        if method is None and self.instance is not None:
            if hasattr(self.instance, "_methodHelp"):
                return self.instance._methodHelp(method_name)
            if not hasattr(self.instance, "_dispatch"):
                try:
                    method = resolve_dotted_attribute(
                        self.instance, method_name, self.allow_dotted_names
                    )
                except AttributeError:
                    pass
        return "" if method is None else inspect.getdoc(method) or ""

    def system_multicall(self, call_list):
        """Several calls at once: a list with the result of each, or what has gone wrong."""
        results = []
        for call in call_list:
            try:
                results.append([self._dispatch(call["methodName"], call["params"])])
            except Exception as error:
                fault = error if isinstance(error, Fault) else _fault_of(error)
                results.append({"faultCode": fault.faultCode, "faultString": fault.faultString})
        return results

    def _dispatch(self, method, params):
        if method in self.funcs:
            function = self.funcs[method]
            if function is not None:
                return function(*params)
            raise Exception(f'method "{method}" is not supported')
        if self.instance is not None:
            if hasattr(self.instance, "_dispatch"):
                return self.instance._dispatch(method, params)
            try:
                function = resolve_dotted_attribute(self.instance, method, self.allow_dotted_names)
            except AttributeError:
                pass
            else:
                return function(*params)
        raise Exception(f'method "{method}" is not supported')


class SimpleXMLRPCRequestHandler(BaseHTTPRequestHandler):
    """Takes a call out of a POST request."""

    rpc_paths = ("/", "/RPC2", "/pydoc.css")
    encode_threshold = None
    wbufsize = -1
    disable_nagle_algorithm = True

    def is_rpc_path_valid(self):
        return not self.rpc_paths or self.path in self.rpc_paths

    def do_POST(self):
        if not self.is_rpc_path_valid():
            self.report_404()
            return
        try:
            data = self.rfile.read(int(self.headers["content-length"]))
            dispatch = getattr(self, "_dispatch", None)
            response = self.server._marshaled_dispatch(data, dispatch, self.path)
        except Exception:
            self.send_response(500)
            self.send_header("Content-length", "0")
            self.end_headers()
        else:
            self._answer(200, "text/xml", response)

    def report_404(self):
        self._answer(404, "text/plain", b"No such page")

    def _answer(self, code, kind, body):
        self.send_response(code)
        self.send_header("Content-type", kind)
        self.send_header("Content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_request(self, code="-", size="-"):
        if self.server.logRequests:
            super().log_request(code, size)


class SimpleXMLRPCServer(socketserver.TCPServer, SimpleXMLRPCDispatcher):
    """Serves one call after the other."""

    allow_reuse_address = True

    def __init__(
        self, addr, requestHandler=SimpleXMLRPCRequestHandler, logRequests=True, allow_none=False,
        encoding=None, bind_and_activate=True, use_builtin_types=False,
    ):  # fmt: skip
        self.logRequests = logRequests
        SimpleXMLRPCDispatcher.__init__(self, allow_none, encoding, use_builtin_types)
        socketserver.TCPServer.__init__(self, addr, requestHandler, bind_and_activate)
