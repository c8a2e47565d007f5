"""The server of app.run() (documentation of Flask, "Development Server")."""

import sys
from http.server import BaseHTTPRequestHandler, HTTPServer, ThreadingHTTPServer
from socketserver import ForkingMixIn

from flask._request import Request


def serve(app, host, port, threaded, processes):
    """Answers requests until the program is interrupted."""
    print(f" * Serving Flask app {app.name!r}")
    print(f" * Debug mode: {'on' if app.debug else 'off'}")
    kind = ThreadingHTTPServer if threaded else HTTPServer
    if processes > 1:
        kind = type("ForkingHTTPServer", (ForkingMixIn, HTTPServer), {"max_children": processes})
    handler = type("Handler", (_Handler,), {"app": app})
    with kind((host, port), handler) as server:
        where = " * Running on all addresses (0.0.0.0)\n" if host == "0.0.0.0" else ""
        shown = "127.0.0.1" if host == "0.0.0.0" else host
        sys.stderr.write(
            "WARNING: This is a development server. Do not use it in a production deployment. "
            "Use a production WSGI server instead.\n"
            f"{where} * Running on http://{shown}:{server.server_port}\nPress CTRL+C to quit\n"
        )
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            pass


class _Handler(BaseHTTPRequestHandler):
    server_version = "Werkzeug/3.1"

    def _answer(self):
        length = int(self.headers.get("Content-Length") or 0)
        data = self.rfile.read(length)
        request = Request(
            self.command, self.path, self.headers.items(), data, self.client_address[0]
        )
        response = self.app.answer(request)
        self.protocol_version = "HTTP/1.1"
        self.send_response(response.status_code, response.status.partition(" ")[2])
        for name, value in response.headers:
            self.send_header(name, value)
        self.send_header("Connection", "close")
        self.end_headers()
        if self.command == "HEAD" or response.status_code in (204, 304):
            return
        for part in response.iter_encoded():
            self.wfile.write(part)

    do_GET = do_HEAD = do_POST = do_PUT = do_DELETE = do_PATCH = do_OPTIONS = _answer
