"""Requests without a network, for tests (documentation of Flask, "Test Client")."""

import json as json_texts
from http.cookies import SimpleCookie
from urllib.parse import urlencode, urljoin, urlsplit

from flask._request import Request


def request_of(
    path, method="GET", data=None, json=None, headers=None, query_string=None, content_type=None
):
    """A request as a client would send it."""
    given = [*(headers.items() if hasattr(headers, "items") else headers or ())]
    if query_string:
        query = query_string
        if not isinstance(query, str):
            query = urlencode(query, doseq=True)
        path += ("&" if "?" in path else "?") + query
    if json is not None:
        if data is not None:
            raise TypeError("Can't pass both 'data' and 'json'")
        data = json_texts.dumps(json, separators=(",", ":"))
        content_type = content_type or "application/json"
    if isinstance(data, dict):
        data = urlencode(data, doseq=True)
        content_type = content_type or "application/x-www-form-urlencoded"
    body = data.encode() if isinstance(data, str) else data or b""
    names = {name.lower() for name, _ in given}
    if content_type and "content-type" not in names:
        given.append(("Content-Type", content_type))
    if body:
        given.append(("Content-Length", str(len(body))))
    for name, value in (("User-Agent", "Werkzeug/3.1"), ("Host", "localhost")):
        if name.lower() not in names:
            given.append((name, value))
    return Request(method, path, given, body)


class Client:
    """Sends requests to an application and keeps cookies."""

    def __init__(self, application):
        self.application = application
        self._cookies = {}

    def __enter__(self):
        return self

    def __exit__(self, *args):
        pass

    def set_cookie(self, key, value=""):
        self._cookies[key] = value

    def get_cookie(self, key):
        return self._cookies.get(key)

    def open(self, path="/", *, method="GET", headers=None, follow_redirects=False, **options):
        """The answer to a request."""
        given = [*(headers.items() if hasattr(headers, "items") else headers or ())]
        if self._cookies:
            text = "; ".join(f"{name}={value}" for name, value in self._cookies.items())
            given.append(("Cookie", text))
        request = request_of(path, method, headers=given, **options)
        response = self.application.answer(request)
        response.request = request
        for header in response.headers.getlist("Set-Cookie"):
            for name, morsel in SimpleCookie(header).items():
                if morsel["max-age"] == "0":
                    self._cookies.pop(name, None)
                else:
                    self._cookies[name] = morsel.coded_value
        if follow_redirects and response.location is not None and 300 <= response.status_code < 400:
            parts = urlsplit(urljoin(request.url, response.location))
            target = parts.path + (f"?{parts.query}" if parts.query else "")
            kept = method if response.status_code in (307, 308) else "GET"
            return self.open(target, method=kept, headers=headers, follow_redirects=True)
        if method == "HEAD":
            response.response = [b""]
        return response

    def get(self, *args, **options):
        return self.open(*args, method="GET", **options)

    def head(self, *args, **options):
        return self.open(*args, method="HEAD", **options)

    def post(self, *args, **options):
        return self.open(*args, method="POST", **options)

    def put(self, *args, **options):
        return self.open(*args, method="PUT", **options)

    def delete(self, *args, **options):
        return self.open(*args, method="DELETE", **options)

    def patch(self, *args, **options):
        return self.open(*args, method="PATCH", **options)

    def options(self, *args, **options):
        return self.open(*args, method="OPTIONS", **options)
