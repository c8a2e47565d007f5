"""Name and password (documentation of requests, "Authentication")."""

import base64


class AuthBase:
    """Changes a prepared request when it is called with it."""

    def __call__(self, r):
        raise NotImplementedError("Auth hooks must be callable.")


class HTTPBasicAuth(AuthBase):
    def __init__(self, username, password):
        self.username = username
        self.password = password

    def __eq__(self, other):
        return (self.username, self.password) == (
            getattr(other, "username", None),
            getattr(other, "password", None),
        )

    def __call__(self, r):
        pair = f"{self.username}:{self.password}".encode("latin1")
        r.headers["Authorization"] = "Basic " + base64.b64encode(pair).decode()
        return r
