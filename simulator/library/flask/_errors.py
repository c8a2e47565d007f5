"""Errors that are answers (documentation of Flask, "Handling Application Errors")."""

import html
from http import HTTPStatus

_BROKEN = "The browser (or proxy) sent a request that this server could not understand."
_DESCRIPTIONS = {
    400: _BROKEN,
    401: "The server could not verify that you are authorized to access the URL requested. You"
    " either supplied the wrong credentials (e.g. a bad password), or your browser doesn't"
    " understand how to supply the credentials required.",
    403: "You don't have the permission to access the requested resource. It is either"
    " read-protected or not readable by the server.",
    404: "The requested URL was not found on the server. If you entered the URL manually please"
    " check your spelling and try again.",
    405: "The method is not allowed for the requested URL.",
    408: "The server closed the network connection because the browser didn't finish the request"
    " within the specified time.",
    415: "The server does not support the media type transmitted in the request.",
    418: "This server is a teapot, not a coffee machine",
    429: "This user has exceeded an allotted request count. Try again later.",
    500: "The server encountered an internal error and was unable to complete your request. Either"
    " the server is overloaded or there is an error in the application.",
    501: "The server does not support the action requested by the browser.",
    502: "The proxy server received an invalid response from an upstream server.",
    503: "The server is temporarily unable to service your request due to maintenance downtime or"
    " capacity problems. Please try again later.",
    504: "The connection to an upstream server timed out.",
}


class HTTPException(Exception):
    """An answer with an error status."""

    def __init__(self, code, description=None, headers=()):
        self.code = code
        self.name = "I'm a teapot" if code == 418 else HTTPStatus(code).phrase
        self.description = description or _DESCRIPTIONS.get(code, self.name)
        self.headers = list(headers)
        super().__init__(self.description)

    def __str__(self):
        return f"{self.code} {self.name}: {self.description}"

    def __repr__(self):
        return f"<{type(self).__name__} '{self.code}: {self.name}'>"

    def get_response(self):
        from flask._response import Response

        name, text = (
            html.escape(each).replace("&#x27;", "&#39;") for each in (self.name, self.description)
        )
        page = (
            f"<!doctype html>\n<html lang=en>\n<title>{self.code} {name}</title>\n"
            f"<h1>{name}</h1>\n<p>{text}</p>\n"
        )
        return Response(page, self.code, self.headers)


class MissingKey(HTTPException, KeyError):
    """A field that the request doesn't have."""

    def __init__(self, name):
        super().__init__(400)
        self.args = (name,)


def abort(code, description=None):
    """Ends a request with an error, or with an answer."""
    if not isinstance(code, int):
        raise _Answer(code)
    if code < 400:
        raise LookupError(f"no exception for {code!r}")
    raise HTTPException(code, description)


class _Answer(HTTPException):
    """An answer that ends a request."""

    def __init__(self, response):
        self._response = response
        super().__init__(response.status_code)

    def get_response(self):
        return self._response
