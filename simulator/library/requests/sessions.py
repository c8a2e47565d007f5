"""What requests have in common (documentation of requests, "Session Objects")."""

import datetime
import time
from urllib.parse import urljoin, urlsplit

from requests.adapters import HTTPAdapter
from requests.cookies import RequestsCookieJar
from requests.exceptions import InvalidSchema, TooManyRedirects
from requests.models import PreparedRequest, Request
from requests.structures import CaseInsensitiveDict

DEFAULT_REDIRECT_LIMIT = 30


def default_headers():
    return CaseInsensitiveDict(
        {
            "User-Agent": "python-requests/2.34.2",
            "Accept-Encoding": "gzip, deflate",
            "Accept": "*/*",
            "Connection": "keep-alive",
        }
    )


class Session:
    """Requests with something in common."""

    def __init__(self):
        self.headers = default_headers()
        self.auth = None
        self.proxies = {}
        self.hooks = {"response": []}
        self.params = {}
        self.stream = False
        self.verify = True
        self.cert = None
        self.max_redirects = DEFAULT_REDIRECT_LIMIT
        self.trust_env = True
        self.cookies = RequestsCookieJar()
        self.adapters = {}
        self.mount("https://", HTTPAdapter())
        self.mount("http://", HTTPAdapter())

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()

    def close(self):
        """Closes the connections."""
        for adapter in self.adapters.values():
            adapter.close()

    def mount(self, prefix, adapter):
        """Has an adapter send requests for URLs that begin so; the longest beginning counts."""
        self.adapters[prefix] = adapter
        self.adapters = dict(sorted(self.adapters.items(), key=lambda each: -len(each[0])))

    def get_adapter(self, url):
        for prefix, adapter in self.adapters.items():
            if url.lower().startswith(prefix.lower()):
                return adapter
        raise InvalidSchema(f"No connection adapters were found for {url!r}")

    def prepare_request(self, request):
        """A request as it is sent, with what the session adds."""
        cookies = self.cookies.copy()
        cookies.update(request.cookies or {})
        merged = Request(
            request.method,
            request.url,
            headers=_merged(request.headers, self.headers, CaseInsensitiveDict),
            data=request.data,
            json=request.json,
            params=_merged(request.params, self.params, dict),
            auth=request.auth or self.auth,
            hooks=request.hooks,
        )
        return PreparedRequest._of(merged, cookies)

    def request(
        self,
        method,
        url,
        params=None,
        data=None,
        headers=None,
        cookies=None,
        files=None,
        auth=None,
        timeout=None,
        allow_redirects=True,
        proxies=None,
        hooks=None,
        stream=None,
        verify=None,
        cert=None,
        json=None,
    ):
        """Sends a request and returns the answer.

        timeout: seconds to wait for the connection and for each piece of the answer, or a pair.
        """
        request = Request(
            method, url, headers, files, data, params, auth, cookies, hooks, json
        )
        return self.send(
            self.prepare_request(request),
            timeout=timeout,
            allow_redirects=allow_redirects,
            proxies=proxies or self.proxies,
            stream=self.stream if stream is None else stream,
            verify=self.verify if verify is None else verify,
            cert=cert or self.cert,
        )

    def get(self, url, **kwargs):
        return self.request("GET", url, **kwargs)

    def options(self, url, **kwargs):
        return self.request("OPTIONS", url, **kwargs)

    def head(self, url, **kwargs):
        kwargs.setdefault("allow_redirects", False)
        return self.request("HEAD", url, **kwargs)

    def post(self, url, data=None, json=None, **kwargs):
        return self.request("POST", url, data=data, json=json, **kwargs)

    def put(self, url, data=None, **kwargs):
        return self.request("PUT", url, data=data, **kwargs)

    def patch(self, url, data=None, **kwargs):
        return self.request("PATCH", url, data=data, **kwargs)

    def delete(self, url, **kwargs):
        return self.request("DELETE", url, **kwargs)

    def send(self, request, allow_redirects=True, stream=False, **kwargs):
        """Sends a prepared request, and those that redirections ask for."""
        if isinstance(request, Request):
            raise ValueError("You can only send PreparedRequests.")
        history = []
        response = self._send_one(request, stream, kwargs)
        while response.is_redirect:
            following = self._redirected(response)
            if not allow_redirects:
                response._next = following
                break
            if len(history) >= self.max_redirects:
                raise TooManyRedirects(
                    f"Exceeded {self.max_redirects} redirects.", response=response
                )
            response.content
            history.append(response)
            response = self._send_one(following, stream, kwargs)
            response.history = history.copy()
        if not stream:
            response.content
        return response

    def _send_one(self, request, stream, kwargs):
        start = time.perf_counter()
        response = self.get_adapter(request.url).send(request, stream, **kwargs)
        response.elapsed = datetime.timedelta(seconds=time.perf_counter() - start)
        for hooks in (self.hooks.get("response"), request.hooks.get("response")):
            for hook in [hooks] if callable(hooks) else hooks or ():
                response = hook(response, stream=stream, **kwargs) or response
        if response.raw.headers.get("Set-Cookie"):
            self.cookies.take(response.raw.headers, urlsplit(request.url))
        return response

    def _redirected(self, response):
        """The request that a redirection asks for."""
        old = response.request
        method = old.method
        status = response.status_code
        if (status in (302, 303) and method != "HEAD") or (status == 301 and method == "POST"):
            method = "GET"
        url = urljoin(response.url, response.headers["location"])
        headers = old.headers.copy()
        headers.pop("Cookie", None)
        body = old.body
        if status not in (307, 308):
            body = None
            for name in ("Content-Length", "Content-Type", "Transfer-Encoding"):
                headers.pop(name, None)
        if urlsplit(url).netloc != urlsplit(response.url).netloc:
            headers.pop("Authorization", None)
        cookies = self.cookies.copy()
        cookies.update(old._cookies)
        cookies.update(response.cookies)
        request = Request(method, url, headers=headers, data=body, hooks=old.hooks)
        return PreparedRequest._of(request, cookies)


def _merged(given, common, kind):
    """What all requests have and this one says otherwise; None leaves a name out."""
    if not isinstance(given, (dict, CaseInsensitiveDict)) and given:
        if common:
            raise NotImplementedError("a session with params takes only mappings as params")
        return given
    merged = kind(common)
    merged.update(given or {})
    for name in [name for name, value in merged.items() if value is None]:
        del merged[name]
    return merged


def session():
    return Session()
