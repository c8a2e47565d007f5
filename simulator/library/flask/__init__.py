"""flask in small (documentation of Flask, "API"), over http.server.

Routes, requests, answers, error handlers and the test client. There are no templates, sessions,
static files and blueprints; debug mode neither reloads nor shows a debugger.
"""

from flask._app import Flask
from flask._context import current_app, g, has_request_context, request
from flask._errors import abort
from flask._functions import jsonify, make_response, redirect, url_for
from flask._request import Request
from flask._response import Response
