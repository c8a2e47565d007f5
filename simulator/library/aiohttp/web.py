"""A server in small (Server Reference)."""

from .web_app import (
    Application,
    RouteDef,
    RouteTableDef,
    delete,
    get,
    head,
    middleware,
    patch,
    post,
    put,
    route,
)
from .web_request import Request
from .web_response import *
from .web_runner import AppRunner, GracefulExit, TCPSite, run_app
