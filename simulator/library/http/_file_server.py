"""Files over HTTP (Library reference, "http.server.SimpleHTTPRequestHandler")."""

import datetime
import email.utils
import html
import io
import mimetypes
import os
import posixpath
import shutil
import sys
import urllib.parse
from http import HTTPStatus
from http.server import __version__, BaseHTTPRequestHandler


class SimpleHTTPRequestHandler(BaseHTTPRequestHandler):
    """Answers GET and HEAD with the files below a directory."""

    __module__ = "http.server"

    server_version = "SimpleHTTP/" + __version__
    index_pages = ("index.html", "index.htm")
    extensions_map = {
        ".gz": "application/gzip",
        ".Z": "application/octet-stream",
        ".bz2": "application/x-bzip2",
        ".xz": "application/x-xz",
    }

    def __init__(self, *args, directory=None, **kwargs):
        self.directory = os.fspath(os.getcwd() if directory is None else directory)
        super().__init__(*args, **kwargs)

    def do_GET(self):
        f = self.send_head()
        if f:
            try:
                self.copyfile(f, self.wfile)
            finally:
                f.close()

    def do_HEAD(self):
        f = self.send_head()
        if f:
            f.close()

    def send_head(self):
        """Sends status and headers; returns the file that is to follow, or None."""
        path = self.translate_path(self.path)
        if os.path.isdir(path):
            parts = urllib.parse.urlsplit(self.path)
            if not parts.path.endswith("/"):
                self.send_response(HTTPStatus.MOVED_PERMANENTLY)
                target = parts[0], parts[1], parts[2] + "/", parts[3], parts[4]
                self.send_header("Location", urllib.parse.urlunsplit(target))
                self.send_header("Content-Length", "0")
                self.end_headers()
                return None
            for name in self.index_pages:
                index = os.path.join(path, name)
                if os.path.isfile(index):
                    path = index
                    break
            else:
                return self.list_directory(path)
        if path.endswith("/"):
            self.send_error(HTTPStatus.NOT_FOUND, "File not found")
            return None
        try:
            f = open(path, "rb")
        except OSError:
            self.send_error(HTTPStatus.NOT_FOUND, "File not found")
            return None
        try:
            status = os.fstat(f.fileno())
            if self._is_known(status.st_mtime):
                self.send_response(HTTPStatus.NOT_MODIFIED)
                self.end_headers()
                f.close()
                return None
            self.send_response(HTTPStatus.OK)
            self.send_header("Content-type", self.guess_type(path))
            self.send_header("Content-Length", str(status.st_size))
            self.send_header("Last-Modified", self.date_time_string(status.st_mtime))
            self.end_headers()
            return f
        except:
            f.close()
            raise

    def _is_known(self, changed):
        """Whether the client has the file as it was changed last."""
        if "If-Modified-Since" not in self.headers or "If-None-Match" in self.headers:
            return False
        try:
            known = email.utils.parsedate_to_datetime(self.headers["If-Modified-Since"])
        except (TypeError, IndexError, OverflowError, ValueError):
            return False
        utc = datetime.timezone.utc
        if known.tzinfo is None:
            known = known.replace(tzinfo=utc)
        moment = datetime.datetime.fromtimestamp(changed, utc).replace(microsecond=0)
        return known.tzinfo is utc and moment <= known

    def list_directory(self, path):
        """Sends the headers of a page that lists a directory; returns the page as a file."""
        try:
            names = os.listdir(path)
        except OSError:
            self.send_error(HTTPStatus.NOT_FOUND, "No permission to list directory")
            return None
        names.sort(key=str.lower)
        try:
            shown = urllib.parse.unquote(self.path, errors="surrogatepass")
        except UnicodeDecodeError:
            shown = urllib.parse.unquote(self.path)
        encoding = sys.getfilesystemencoding()
        title = f"Directory listing for {html.escape(shown, quote=False)}"
        lines = [
            "<!DOCTYPE HTML>",
            '<html lang="en">',
            "<head>",
            f'<meta charset="{encoding}">',
            f"<title>{title}</title>\n</head>",
            f"<body>\n<h1>{title}</h1>",
            "<hr>\n<ul>",
        ]
        for name in names:
            full = os.path.join(path, name)
            display = link = name
            if os.path.isdir(full):
                display = link = name + "/"
            if os.path.islink(full):
                display = name + "@"
            target = urllib.parse.quote(link, errors="surrogatepass")
            lines.append(f'<li><a href="{target}">{html.escape(display, quote=False)}</a></li>')
        lines.append("</ul>\n<hr>\n</body>\n</html>\n")
        body = "\n".join(lines).encode(encoding, "surrogateescape")
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-type", f"text/html; charset={encoding}")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        return io.BytesIO(body)

    def translate_path(self, path):
        """The file that a path of a URL means."""
        path = path.split("?", 1)[0].split("#", 1)[0]
        ends = path.rstrip().endswith("/")
        try:
            path = urllib.parse.unquote(path, errors="surrogatepass")
        except UnicodeDecodeError:
            path = urllib.parse.unquote(path)
        found = self.directory
        for word in filter(None, posixpath.normpath(path).split("/")):
            # What is more than a name leads elsewhere.
            if os.path.dirname(word) or word in (os.curdir, os.pardir):
                continue
            found = os.path.join(found, word)
        return found + "/" if ends else found

    def copyfile(self, source, outputfile):
        shutil.copyfileobj(source, outputfile)

    def guess_type(self, path):
        """The kind of a file by its name."""
        extension = posixpath.splitext(path)[1]
        for each in (extension, extension.lower()):
            if each in self.extensions_map:
                return self.extensions_map[each]
        return mimetypes.guess_type(path)[0] or "application/octet-stream"
