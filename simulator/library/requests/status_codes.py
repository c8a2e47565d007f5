"""Status codes by names (documentation of requests, "Status Code Lookup")."""

from http import HTTPStatus

_MORE = {
    "ok": 200,
    "okay": 200,
    "all_ok": 200,
    "all_good": 200,
    "moved": 301,
    "redirect": 308,
    "bad": 400,
    "timeout": 408,
    "teapot": 418,
    "too_many": 429,
    "server_error": 500,
    "unavailable": 503,
}


class LookupDict(dict):
    """Names are keys and attributes; unknown keys are None."""

    def __init__(self, name=None):
        self.name = name
        super().__init__()

    def __repr__(self):
        return f"<lookup '{self.name}'>"

    def __getitem__(self, key):
        return self.__dict__.get(key)

    def get(self, key, default=None):
        return self.__dict__.get(key, default)


codes = LookupDict("status_codes")
for _name, _code in [*((each.name.lower(), each.value) for each in HTTPStatus), *_MORE.items()]:
    setattr(codes, _name, _code)
    setattr(codes, _name.upper(), _code)
