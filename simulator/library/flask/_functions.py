"""What views call (documentation of Flask, "Useful Functions and Classes")."""

import html
import json

from flask._context import current_app
from flask._response import Response


def jsonify(*args, **kwargs):
    """An answer that is JSON: of one value, of a list of them, or of names and values."""
    if args and kwargs:
        raise TypeError("app.json.response() takes either args or kwargs, not both")
    value = (args[0] if len(args) == 1 else list(args)) if args else kwargs or None
    return json_response(value if args or kwargs else {})


def json_response(value):
    if current_app.debug:
        text = json.dumps(value, sort_keys=True, indent=2)
    else:
        text = json.dumps(value, sort_keys=True, separators=(",", ":"))
    return Response(text + "\n", mimetype="application/json")


def make_response(*args):
    """The answer that a view means by what it returns."""
    return current_app.make_response(args[0] if len(args) == 1 else args or "")


def redirect(location, code=302):
    """An answer that sends the client elsewhere."""
    target = html.escape(location)
    page = (
        "<!doctype html>\n<html lang=en>\n<title>Redirecting...</title>\n"
        "<h1>Redirecting...</h1>\n<p>You should be redirected automatically to the target URL: "
        f'<a href="{target}">{target}</a>. If not, click the link.\n'
    )
    response = Response(page, code)
    response.headers["Location"] = location
    return response


def url_for(endpoint, **values):
    """The path of an endpoint; values that it has no place for become the query."""
    return current_app.url_for(endpoint, **values)
