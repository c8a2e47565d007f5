"""Which pages a program may fetch (Library reference, "urllib.robotparser")."""

from collections import namedtuple
from urllib.parse import quote, unquote, urlsplit, urlunsplit

__all__ = ["RobotFileParser"]

RequestRate = namedtuple("RequestRate", "requests seconds")


class _Entry:
    """What some agents may do."""

    def __init__(self):
        self.agents = []
        self.rules = []
        self.delay = self.rate = None

    def concerns(self, agent):
        agent = agent.partition("/")[0].lower()
        return any(each == "*" or each.lower() in agent for each in self.agents)

    def allows(self, path):
        for prefix, allowed in self.rules:
            if prefix == "*" or path.startswith(prefix):
                return allowed
        return True


class RobotFileParser:
    """What a robots.txt says."""

    def __init__(self, url=""):
        self.entries = []
        self.sitemaps = []
        self.default_entry = None
        self.disallow_all = self.allow_all = False
        self.last_checked = 0
        self.set_url(url)

    def set_url(self, url):
        self.url = url
        self.host, self.path = urlsplit(url)[1:3]

    def mtime(self):
        """When it was read, in seconds."""
        return self.last_checked

    def modified(self):
        """It is read now."""
        import time

        self.last_checked = time.time()

    def read(self):
        """Fetches it from its URL."""
        import urllib.error
        import urllib.request

        try:
            with urllib.request.urlopen(self.url) as response:
                text = response.read()
        except urllib.error.HTTPError as problem:
            if problem.code in (401, 403):
                self.disallow_all = True
            elif 400 <= problem.code < 500:
                self.allow_all = True
        else:
            self.parse(text.decode("utf-8").splitlines())

    def parse(self, lines):
        """Takes the lines of a file."""
        self.modified()
        entry = _Entry()
        for line in lines:
            line = line.partition("#")[0].strip()
            if not line:
                continue
            name, colon, value = line.partition(":")
            if not colon:
                continue
            name = name.strip().lower()
            value = unquote(value.strip())
            if name == "sitemap":
                self.sitemaps.append(value)
            elif name == "user-agent":
                if entry.rules or entry.delay is not None or entry.rate is not None:
                    self._add(entry)
                    entry = _Entry()
                entry.agents.append(value)
            elif entry.agents:
                _add_rule(entry, name, value)
        self._add(entry)

    def _add(self, entry):
        if not entry.agents:
            return
        if "*" in entry.agents:
            if self.default_entry is None:
                self.default_entry = entry
        else:
            self.entries.append(entry)

    def _entry_for(self, agent):
        for entry in self.entries:
            if entry.concerns(agent):
                return entry
        return self.default_entry

    def can_fetch(self, useragent, url):
        """Whether that agent may fetch a URL; nothing, before a file was read."""
        if self.disallow_all:
            return False
        if self.allow_all:
            return True
        if not self.last_checked:
            return False
        parts = urlsplit(unquote(url))
        path = quote(urlunsplit(("", "", parts.path, parts.query, parts.fragment))) or "/"
        entry = self._entry_for(useragent)
        return entry is None or entry.allows(path)

    def crawl_delay(self, useragent):
        """Seconds between two requests, None if it doesn't say."""
        entry = self._entry_for(useragent) if self.last_checked else None
        return entry and entry.delay

    def request_rate(self, useragent):
        """How many requests in how many seconds, None if it doesn't say."""
        entry = self._entry_for(useragent) if self.last_checked else None
        return entry and entry.rate

    def site_maps(self):
        return self.sitemaps or None


def _add_rule(entry, name, value):
    if name in ("allow", "disallow"):
        # To disallow nothing is to allow all.
        allowed = name == "allow" or not value
        entry.rules.append((quote(value), allowed))
    elif name == "crawl-delay" and value.isdigit():
        entry.delay = int(value)
    elif name == "request-rate":
        requests, _, seconds = (each.strip() for each in value.partition("/"))
        if requests.isdigit() and seconds.isdigit():
            entry.rate = RequestRate(int(requests), int(seconds))
