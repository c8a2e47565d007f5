"""What opens URLs of each kind (Library reference, "urllib.request", "… Objects")."""

import http.client
import os
import socket
import string
from urllib.error import HTTPError, URLError
from urllib.parse import quote, unquote, unquote_to_bytes, urljoin, urlsplit
from urllib.response import addinfourl

_REDIRECTS = {301, 302, 303, 307, 308}


class BaseHandler:
    """Handlers come in the order of handler_order."""

    handler_order = 500

    def add_parent(self, parent):
        self.parent = parent

    def close(self):
        """Does nothing: kept for programs that call it."""

    def __lt__(self, other):
        return self.handler_order < getattr(other, "handler_order", self.handler_order + 1)


class HTTPErrorProcessor(BaseHandler):
    """Has the opener deal with answers that are errors."""

    handler_order = 1000

    def http_response(self, request, response):
        code, msg, headers = response.code, response.msg, response.info()
        if 200 <= code < 300:
            return response
        return self.parent.error("http", request, response, code, msg, headers)

    https_response = http_response


class HTTPDefaultErrorHandler(BaseHandler):
    """Raises HTTPError."""

    def http_error_default(self, req, fp, code, msg, hdrs):
        raise HTTPError(req.full_url, code, msg, hdrs, fp)


class HTTPRedirectHandler(BaseHandler):
    """Goes where the server says."""

    max_repeats = 4
    max_redirections = 10
    inf_msg = (
        "The HTTP server returned a redirect error that would lead to an infinite loop.\n"
        "The last 30x error message was:\n"
    )

    def redirect_request(self, req, fp, code, msg, headers, newurl):
        """The request to make instead."""
        from urllib._request import Request

        method = req.get_method()
        asks = code in _REDIRECTS and method in ("GET", "HEAD")
        if not asks and not (code in (301, 302, 303) and method == "POST"):
            raise HTTPError(req.full_url, code, msg, headers, fp)
        content = ("content-length", "content-type")
        kept = {name: each for name, each in req.headers.items() if name.lower() not in content}
        return Request(
            newurl.replace(" ", "%20"),
            method="HEAD" if method == "HEAD" else "GET",
            headers=kept,
            origin_req_host=req.origin_req_host,
            unverifiable=True,
        )

    def http_error_302(self, req, fp, code, msg, headers):
        target = headers.get("location", headers.get("uri"))
        if target is None:
            return None
        parts = urlsplit(target)
        if parts.scheme not in ("http", "https", "ftp", ""):
            raise HTTPError(
                target,
                code,
                f"{msg} - Redirection to url '{target}' is not allowed",
                headers,
                fp,
            )
        if not parts.path and parts.netloc:
            parts = parts._replace(path="/")
        target = quote(parts.geturl(), encoding="iso-8859-1", safe=string.punctuation)
        new = self.redirect_request(req, fp, code, msg, headers, urljoin(req.full_url, target))
        if new is None:
            return None
        visited = new.redirect_dict = req.redirect_dict = getattr(req, "redirect_dict", {})
        full = new.full_url
        if visited.get(full, 0) >= self.max_repeats or len(visited) >= self.max_redirections:
            raise HTTPError(req.full_url, code, self.inf_msg + msg, headers, fp)
        visited[full] = visited.get(full, 0) + 1
        # The connection can be used no more, so what is left of the answer is read away.
        fp.read()
        fp.close()
        return self.parent.open(new, timeout=req.timeout)

    http_error_301 = http_error_303 = http_error_307 = http_error_308 = http_error_302


class ProxyHandler(BaseHandler):
    """Sends requests of some schemes to proxies."""

    handler_order = 100

    def __init__(self, proxies=None):
        self.proxies = {scheme.lower(): url for scheme, url in (proxies or {}).items()}
        for scheme, url in self.proxies.items():
            setattr(
                self,
                f"{scheme}_open",
                lambda request, proxy=url, scheme=scheme: self.proxy_open(request, proxy, scheme),
            )

    def proxy_open(self, req, proxy, type):
        parts = urlsplit(proxy if "://" in proxy else f"{type}://{proxy}")
        if "@" in parts.netloc:
            raise NotImplementedError("proxies that ask for a password are not supported")
        original = req.type
        req.set_proxy(unquote(parts.netloc), parts.scheme)
        if original in (parts.scheme, "https"):
            return None
        return self.parent.open(req, timeout=req.timeout)


class AbstractHTTPHandler(BaseHandler):
    def __init__(self, debuglevel=None):
        self._debuglevel = 0 if debuglevel is None else debuglevel

    def set_http_debuglevel(self, level):
        self._debuglevel = level

    def do_request_(self, request):
        """Adds the headers that requests have."""
        host = request.host
        if not host:
            raise URLError("no host given")
        if request.data is not None:
            self._describe_data(request)
        if request.has_proxy():
            host = urlsplit(request.selector).netloc
        if not request.has_header("Host"):
            request.add_unredirected_header("Host", host)
        for name, value in self.parent.addheaders:
            if not request.has_header(name.capitalize()):
                request.add_unredirected_header(name.capitalize(), value)
        return request

    def _describe_data(self, request):
        data = request.data
        if isinstance(data, str):
            raise TypeError(
                "POST data should be bytes, an iterable of bytes, or a file object. "
                "It cannot be of type str."
            )
        if not request.has_header("Content-type"):
            request.add_unredirected_header("Content-type", "application/x-www-form-urlencoded")
        if request.has_header("Content-length") or request.has_header("Transfer-encoding"):
            return
        length = http.client.HTTPConnection._get_content_length(data, request.get_method())
        if length is None:
            request.add_unredirected_header("Transfer-encoding", "chunked")
        else:
            request.add_unredirected_header("Content-length", str(length))

    def do_open(self, http_class, req, **http_conn_args):
        """Sends a request and returns the answer."""
        if not req.host:
            raise URLError("no host given")
        connection = http_class(req.host, timeout=req.timeout, **http_conn_args)
        connection.set_debuglevel(self._debuglevel)
        given = {**req.headers, **req.unredirected_hdrs, **req.headers, "Connection": "close"}
        headers = {name.title(): value for name, value in _in_order(req, given).items()}
        if req._tunnel_host:
            connection.set_tunnel(req._tunnel_host)
        try:
            try:
                connection.request(
                    req.get_method(),
                    req.selector,
                    req.data,
                    headers,
                    encode_chunked=req.has_header("Transfer-encoding"),
                )
            except OSError as problem:
                raise URLError(problem)
            response = connection.getresponse()
        except:
            connection.close()
            raise
        if connection.sock:
            # The answer's file keeps the socket open as long as it is needed.
            connection.sock.close()
            connection.sock = None
        response.url = req.get_full_url()
        response.msg = response.reason
        return response


def _in_order(request, headers):
    """What the library adds comes first."""
    return {name: headers[name] for name in (*request.unredirected_hdrs, *headers)}


class HTTPHandler(AbstractHTTPHandler):
    """http://"""

    def http_open(self, req):
        return self.do_open(http.client.HTTPConnection, req)

    http_request = AbstractHTTPHandler.do_request_


class HTTPSHandler(AbstractHTTPHandler):
    """https://"""

    def __init__(self, debuglevel=None, context=None, check_hostname=None):
        super().__init__(debuglevel)
        self._context = context
        if check_hostname is not None and context is not None:
            context.check_hostname = check_hostname

    def https_open(self, req):
        return self.do_open(http.client.HTTPSConnection, req, context=self._context)

    https_request = AbstractHTTPHandler.do_request_


class UnknownHandler(BaseHandler):
    """URLs that nobody opens."""

    def unknown_open(self, req):
        raise URLError(f"unknown url type: {req.type}")


class FileHandler(BaseHandler):
    """file:///path"""

    def file_open(self, req):
        import email.utils
        import mimetypes

        if req.host and req.host not in ("localhost", "127.0.0.1", socket.gethostname()):
            raise URLError("file:// scheme is supported only on localhost")
        path = unquote(req.selector)
        try:
            status = os.stat(path)
            headers = http.client.HTTPMessage()
            headers["Content-type"] = mimetypes.guess_type(path)[0] or "text/plain"
            headers["Content-length"] = str(status.st_size)
            headers["Last-modified"] = email.utils.formatdate(status.st_mtime, usegmt=True)
            return addinfourl(open(path, "rb"), headers, "file://" + path)
        except OSError as problem:
            raise URLError(problem)


class DataHandler(BaseHandler):
    """data:text/plain,text"""

    def data_open(self, req):
        import io

        kind, _, text = req.full_url.partition(":")[2].partition(",")
        content = unquote_to_bytes(text)
        if kind.endswith(";base64"):
            import base64

            content = base64.decodebytes(content)
            kind = kind[: -len(";base64")]
        headers = http.client.HTTPMessage()
        headers["Content-type"] = kind or "text/plain;charset=US-ASCII"
        headers["Content-length"] = str(len(content))
        return addinfourl(io.BytesIO(content), headers, req.full_url)
