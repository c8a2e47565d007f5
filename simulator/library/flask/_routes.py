"""Rules: which path leads to which endpoint (documentation of Flask, "URL Route Registrations")."""

import re
from urllib.parse import quote, urlencode

_CONVERTERS = {
    "string": (r"[^/]+", str),
    "int": (r"\d+", int),
    "float": (r"\d+\.\d+", float),
    "path": (r"[^/].*?", str),
}
_VARIABLE = re.compile(r"<(?:([a-z]+):)?(\w+)>")


class Rule:
    """A path with variables, the methods it is for, and an endpoint."""

    def __init__(self, text, endpoint, methods):
        if not text.startswith("/"):
            raise ValueError("URL rule must start with a slash.")
        self.rule = text
        self.endpoint = endpoint
        self.methods = methods
        self._converters = {}
        pattern = ""
        end = 0
        for found in _VARIABLE.finditer(text):
            kind, name = found[1] or "string", found[2]
            if kind not in _CONVERTERS:
                raise LookupError(f"the converter {kind!r} does not exist")
            expression, self._converters[name] = _CONVERTERS[kind]
            pattern += f"{re.escape(text[end : found.start()])}(?P<{name}>{expression})"
            end = found.end()
        pattern += re.escape(text[end:])
        self._matches = re.compile(pattern).fullmatch

    def __str__(self):
        return self.rule

    @property
    def arguments(self):
        return set(self._converters)

    def match(self, path):
        """The values of the variables; None if the path is another."""
        found = self._matches(path)
        if found is None:
            return None
        return {name: convert(found[name]) for name, convert in self._converters.items()}

    def build(self, values):
        """The path with values for the variables."""
        path = _VARIABLE.sub(lambda found: quote(str(values[found[2]]), safe="/"), self.rule)
        rest = {name: each for name, each in values.items() if name not in self._converters}
        return f"{path}?{urlencode(rest, doseq=True)}" if rest else path


class Rules:
    """All rules of an application: those without variables go first."""

    def __init__(self):
        self._rules = []

    def add(self, rule):
        self._rules.append(rule)

    def iter_rules(self):
        return iter(self._rules)

    def match(self, path, method):
        """(rule, values), or the methods that the path is for, or None if it is for none."""
        allowed = {}
        for rule in sorted(self._rules, key=lambda each: len(each.arguments)):
            values = rule.match(path)
            if values is None:
                continue
            if method in rule.methods:
                return rule, values
            allowed.update(dict.fromkeys(rule.methods))
        return list(allowed) or None

    def build(self, endpoint, values):
        for rule in self._rules:
            if rule.endpoint == endpoint and rule.arguments <= values.keys():
                return rule.build(values)
        raise LookupError(f"Could not build url for endpoint {endpoint!r}.")
