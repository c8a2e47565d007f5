"""URLs in parts and put together (Library reference, "urllib.parse")."""

from urllib._arguments import as_text
from urllib._queries import parse_qs, parse_qsl, urlencode
from urllib._quoting import (
    quote, quote_from_bytes, quote_plus, unquote, unquote_plus, unquote_to_bytes,
)  # fmt: skip
from urllib._results import (
    DefragResult, DefragResultBytes, ParseResult, ParseResultBytes, SplitResult, SplitResultBytes,
)  # fmt: skip

__all__ = [
    "urlparse", "urlunparse", "urljoin", "urldefrag", "urlsplit", "urlunsplit", "urlencode",
    "parse_qs", "parse_qsl", "quote", "quote_plus", "quote_from_bytes", "unquote", "unquote_plus",
    "unquote_to_bytes", "DefragResult", "ParseResult", "SplitResult", "DefragResultBytes",
    "ParseResultBytes", "SplitResultBytes",
]  # fmt: skip

uses_relative = [
    "", "ftp", "http", "gopher", "nntp", "imap", "wais", "file", "https", "shttp", "mms",
    "prospero", "rtsp", "rtsps", "rtspu", "sftp", "svn", "svn+ssh", "ws", "wss",
]  # fmt: skip
uses_netloc = [
    "", "ftp", "http", "gopher", "nntp", "telnet", "imap", "wais", "file", "mms", "https", "shttp",
    "snews", "prospero", "rtsp", "rtsps", "rtspu", "rsync", "svn", "svn+ssh", "sftp", "nfs", "git",
    "git+ssh", "ws", "wss",
]  # fmt: skip
uses_params = [
    "", "ftp", "hdl", "prospero", "http", "imap", "https", "shttp", "rtsp", "rtsps", "rtspu", "sip",
    "sips", "mms", "sftp", "tel",
]  # fmt: skip
scheme_chars = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-."

# What WHATWG's standard takes away around a URL, and within.
_AROUND = "".join(map(chr, range(33)))
_WITHIN = str.maketrans("", "", "\t\r\n")


def urlsplit(url, scheme="", allow_fragments=True):
    """scheme://netloc/path?query#fragment in five; ValueError if brackets hold no address."""
    (url, scheme), result = as_text(url, scheme)
    return result(_split(url, scheme, allow_fragments))


def _split(url, scheme, allow_fragments):
    url = url.lstrip(_AROUND).translate(_WITHIN)
    scheme = scheme.strip(_AROUND).translate(_WITHIN)
    before, colon, behind = url.partition(":")
    if (
        colon and before[:1].isascii() and before[:1].isalpha()
        and all(letter in scheme_chars for letter in before)
    ):  # fmt: skip
        scheme, url = before.lower(), behind
    netloc = query = fragment = ""
    if url[:2] == "//":
        end = min((at for mark in "/?#" if (at := url.find(mark, 2)) >= 0), default=len(url))
        netloc, url = url[2:end], url[end:]
        _check_brackets(netloc)
    if allow_fragments:
        url, _, fragment = url.partition("#")
    url, _, query = url.partition("?")
    return SplitResult(scheme, netloc, url, query, fragment)


def _check_brackets(netloc):
    if ("[" in netloc) != ("]" in netloc):
        raise ValueError("Invalid IPv6 URL")
    if "[" in netloc:
        from urllib._addresses import check_address

        check_address(netloc.partition("[")[2].partition("]")[0])


def urlparse(url, scheme="", allow_fragments=True):
    """As urlsplit(), with what follows ; in the last segment of the path apart."""
    (url, scheme), result = as_text(url, scheme)
    return result(_parse(url, scheme, allow_fragments))


def _parse(url, scheme, allow_fragments):
    scheme, netloc, path, query, fragment = _split(url, scheme, allow_fragments)
    params = ""
    if scheme in uses_params:
        at = path.find(";", path.rfind("/") + 1)
        if at >= 0:
            path, params = path[:at], path[at + 1 :]
    return ParseResult(scheme, netloc, path, params, query, fragment)


def urlunparse(components):
    """The URL of six parts."""
    (scheme, netloc, path, params, query, fragment), result = as_text(*components)
    if params:
        path = f"{path};{params}"
    return result(_unsplit(scheme, netloc, path, query, fragment))


def urlunsplit(components):
    """The URL of five parts."""
    (scheme, netloc, path, query, fragment), result = as_text(*components)
    return result(_unsplit(scheme, netloc, path, query, fragment))


def _unsplit(scheme, netloc, url, query, fragment):
    if netloc or (scheme and scheme in uses_netloc and url[:2] != "//"):
        if url and url[0] != "/":
            url = "/" + url
        url = "//" + (netloc or "") + url
    if scheme:
        url = f"{scheme}:{url}"
    if query:
        url = f"{url}?{query}"
    if fragment:
        url = f"{url}#{fragment}"
    return url


def urljoin(base, url, allow_fragments=True):
    """The URL that a reference means in a document at `base` (RFC 3986, section 5.2)."""
    if not base:
        return url
    if not url:
        return base
    (base, url), result = as_text(base, url)
    return result(_join(base, url, allow_fragments))


def _join(base, url, allow_fragments):
    origin = _parse(base, "", allow_fragments)
    parts = _parse(url, origin.scheme, allow_fragments)
    if parts.scheme != origin.scheme or parts.scheme not in uses_relative:
        return url
    if parts.scheme in uses_netloc:
        if parts.netloc:
            return urlunparse(parts)
        parts = parts._replace(netloc=origin.netloc)
    if not parts.path and not parts.params:
        query = parts.query or origin.query
        return urlunparse(parts._replace(path=origin.path, params=origin.params, query=query))
    return urlunparse(parts._replace(path=_resolved(origin.path, parts.path)))


def _resolved(base, path):
    """The path without . and .. segments; where it goes on from the base, without empty ones in the middle."""
    relative = not path.startswith("/")
    if relative:
        path = base[: base.rfind("/") + 1] + path if base else f"/{path}"
    segments = path.split("/")
    last = len(segments) - 1
    kept = []
    for index, segment in enumerate(segments):
        if segment == "..":
            del kept[-1:]
        elif segment != "." and (segment or not relative or index in (0, last)):
            kept.append(segment)
    if segments[-1] in (".", ".."):
        kept.append("")
    return "/".join(kept) or "/"


def urldefrag(url):
    """The URL without its fragment, and the fragment."""
    (url,), result = as_text(url)
    if "#" not in url:
        return result(DefragResult(url, ""))
    parts = _parse(url, "", True)
    return result(DefragResult(urlunparse(parts._replace(fragment="")), parts.fragment))
