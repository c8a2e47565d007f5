"""The server's side of HTTP (Library reference, "http.server — HTTP servers").

There are no CGI scripts: their processes would be programs of other languages.
"""

import html
import socketserver
import sys
import time
from http import HTTPStatus
from http.client import HTTPException, HTTPMessage, LineTooLong, parse_headers

__version__ = "0.6"

__all__ = [
    "HTTPServer",
    "ThreadingHTTPServer",
    "BaseHTTPRequestHandler",
    "SimpleHTTPRequestHandler",
]

DEFAULT_ERROR_MESSAGE = """\
<!DOCTYPE HTML>
<html lang="en">
    <head>
        <meta charset="utf-8">
        <title>Error response</title>
    </head>
    <body>
        <h1>Error response</h1>
        <p>Error code: %(code)d</p>
        <p>Message: %(message)s.</p>
        <p>Error code explanation: %(code)s - %(explain)s.</p>
    </body>
</html>
"""
DEFAULT_ERROR_CONTENT_TYPE = "text/html;charset=utf-8"

_LINE_MAX = 65536
_CONTROLS = {code: rf"\x{code:02x}" for code in (*range(0x20), *range(0x7F, 0xA0))}
_CONTROLS[ord("\\")] = r"\\"


class HTTPServer(socketserver.TCPServer):
    """Takes connections; a handler class answers the requests on each."""

    allow_reuse_address = 1

    def server_bind(self):
        import socket

        super().server_bind()
        host, port = self.server_address[:2]
        self.server_name = socket.getfqdn(host)
        self.server_port = port


class ThreadingHTTPServer(socketserver.ThreadingMixIn, HTTPServer):
    """Has a thread for each connection."""

    daemon_threads = True


class BaseHTTPRequestHandler(socketserver.StreamRequestHandler):
    """Reads requests and calls do_GET(), do_POST() and so on, which subclasses have."""

    sys_version = "Python/" + sys.version.split()[0]
    server_version = "BaseHTTP/" + __version__
    error_message_format = DEFAULT_ERROR_MESSAGE
    error_content_type = DEFAULT_ERROR_CONTENT_TYPE
    default_request_version = "HTTP/0.9"
    protocol_version = "HTTP/1.0"
    MessageClass = HTTPMessage
    responses = {status: (status.phrase, status.description) for status in HTTPStatus}
    weekdayname = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    monthname = [None, "Jan", "Feb", "Mar", "Apr", "May", "Jun"]
    monthname += ["Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

    def handle(self):
        """One request, or as many as the client sends when connections are kept."""
        self.close_connection = True
        self.handle_one_request()
        while not self.close_connection:
            self.handle_one_request()

    def handle_one_request(self):
        try:
            self.raw_requestline = self.rfile.readline(_LINE_MAX + 1)
            if len(self.raw_requestline) > _LINE_MAX:
                self.requestline = ""
                self.request_version = ""
                self.command = ""
                self.send_error(HTTPStatus.REQUEST_URI_TOO_LONG)
                return
            if not self.raw_requestline:
                self.close_connection = True
                return
            if not self.parse_request():
                return
            method = getattr(self, "do_" + self.command, None)
            if method is None:
                self.send_error(
                    HTTPStatus.NOT_IMPLEMENTED, f"Unsupported method ({self.command!r})"
                )
                return
            method()
            self.wfile.flush()
        except TimeoutError as problem:
            self.log_error("Request timed out: %r", problem)
            self.close_connection = True

    def parse_request(self):
        """Whether the request is sound; if not, the client has been told."""
        self.command = None
        self.request_version = version = self.default_request_version
        self.close_connection = True
        self.requestline = str(self.raw_requestline, "iso-8859-1").rstrip("\r\n")
        words = self.requestline.split()
        if not words:
            return False
        if len(words) >= 3:
            version = words[-1]
            number = _version_of(version)
            if number is None:
                self.send_error(HTTPStatus.BAD_REQUEST, f"Bad request version ({version!r})")
                return False
            if number >= (1, 1) and self.protocol_version >= "HTTP/1.1":
                self.close_connection = False
            if number >= (2, 0):
                self.send_error(
                    HTTPStatus.HTTP_VERSION_NOT_SUPPORTED,
                    f"Invalid HTTP version ({version.partition('/')[2]})",
                )
                return False
            self.request_version = version
        if not 2 <= len(words) <= 3:
            self.send_error(
                HTTPStatus.BAD_REQUEST, f"Bad request syntax ({self.requestline!r})"
            )
            return False
        command, path = words[:2]
        if len(words) == 2:
            self.close_connection = True
            if command != "GET":
                self.send_error(
                    HTTPStatus.BAD_REQUEST, f"Bad HTTP/0.9 request type ({command!r})"
                )
                return False
        self.command = command
        # Two slashes would read as a host, to which a redirection would lead.
        self.path = "/" + path.lstrip("/") if path.startswith("//") else path
        try:
            self.headers = parse_headers(self.rfile, _class=self.MessageClass)
        except LineTooLong as problem:
            self.send_error(
                HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, "Line too long", str(problem)
            )
            return False
        except HTTPException as problem:
            self.send_error(
                HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, "Too many headers", str(problem)
            )
            return False
        wish = self.headers.get("Connection", "").lower()
        if wish == "close":
            self.close_connection = True
        elif wish == "keep-alive" and self.protocol_version >= "HTTP/1.1":
            self.close_connection = False
        expects = self.headers.get("Expect", "").lower() == "100-continue"
        if expects and self.protocol_version >= "HTTP/1.1" and self.request_version >= "HTTP/1.1":
            return self.handle_expect_100()
        return True

    def handle_expect_100(self):
        """Whether the client may send the body of its request."""
        self.send_response_only(HTTPStatus.CONTINUE)
        self.end_headers()
        return True

    def send_error(self, code, message=None, explain=None):
        """Sends an error and logs it."""
        short, long = self.responses.get(code, ("???", "???"))
        message = short if message is None else message
        explain = long if explain is None else explain
        self.log_error("code %d, message %s", code, message)
        self.send_response(code, message)
        self.send_header("Connection", "close")
        body = None
        no_body = (HTTPStatus.NO_CONTENT, HTTPStatus.RESET_CONTENT, HTTPStatus.NOT_MODIFIED)
        if code >= 200 and code not in no_body:
            text = self.error_message_format % {
                "code": code,
                "message": html.escape(message, quote=False),
                "explain": html.escape(explain, quote=False),
            }
            body = text.encode("UTF-8", "replace")
            self.send_header("Content-Type", self.error_content_type)
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD" and body:
            self.wfile.write(body)

    def send_response(self, code, message=None):
        """Begins an answer with its status and the headers that all have, and logs it."""
        self.log_request(code)
        self.send_response_only(code, message)
        self.send_header("Server", self.version_string())
        self.send_header("Date", self.date_time_string())

    def send_response_only(self, code, message=None):
        """Begins an answer with its status."""
        if self.request_version == "HTTP/0.9":
            return
        if message is None:
            message = self.responses[code][0] if code in self.responses else ""
        self._append(f"{self.protocol_version} {code:d} {message}\r\n")

    def send_header(self, keyword, value):
        """Adds a header to the answer."""
        if self.request_version != "HTTP/0.9":
            self._append(f"{keyword}: {value}\r\n")
        if keyword.lower() == "connection":
            if value.lower() == "close":
                self.close_connection = True
            elif value.lower() == "keep-alive":
                self.close_connection = False

    def _append(self, line):
        if not hasattr(self, "_headers_buffer"):
            self._headers_buffer = []
        self._headers_buffer.append(line.encode("latin-1", "strict"))

    def end_headers(self):
        """Sends the headers."""
        if self.request_version != "HTTP/0.9":
            self._append("\r\n")
            self.flush_headers()

    def flush_headers(self):
        if hasattr(self, "_headers_buffer"):
            self.wfile.write(b"".join(self._headers_buffer))
            self._headers_buffer = []

    def log_request(self, code="-", size="-"):
        """Logs a request that is answered."""
        if isinstance(code, HTTPStatus):
            code = code.value
        self.log_message('"%s" %s %s', self.requestline, str(code), str(size))

    def log_error(self, format, *args):
        self.log_message(format, *args)

    def log_message(self, format, *args):
        """Writes a line to standard error: client, time, and the message."""
        message = (format % args).translate(_CONTROLS)
        sys.stderr.write(
            f"{self.address_string()} - - [{self.log_date_time_string()}] {message}\n"
        )

    def version_string(self):
        return self.server_version + " " + self.sys_version

    def date_time_string(self, timestamp=None):
        """A time as headers have it; None: now."""
        import email.utils

        return email.utils.formatdate(time.time() if timestamp is None else timestamp, usegmt=True)

    def log_date_time_string(self):
        year, month, day, hour, minute, second = time.localtime(time.time())[:6]
        return f"{day:02}/{self.monthname[month]}/{year:04} {hour:02}:{minute:02}:{second:02}"

    def address_string(self):
        """The client's address."""
        return self.client_address[0]


def _version_of(text):
    """(1, 1) of "HTTP/1.1"; None if it is no version."""
    name, slash, numbers = text.partition("/")
    parts = numbers.split(".")
    if name != "HTTP" or not slash or len(parts) != 2:
        return None
    if not all(part.isdecimal() and len(part) <= 10 for part in parts):
        return None
    return int(parts[0]), int(parts[1])


def __getattr__(name):
    """The handler that serves files, which needs modules that others don't."""
    if name != "SimpleHTTPRequestHandler":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from http._file_server import SimpleHTTPRequestHandler

    globals()[name] = SimpleHTTPRequestHandler
    return SimpleHTTPRequestHandler
