"""requests in small (documentation of requests, "Developer Interface"), over the simulated network.

Without files to upload, proxies, certificates of clients, and compressed answers.
"""

from requests import exceptions
from requests.api import delete, get, head, options, patch, post, put, request
from requests.exceptions import (
    ConnectionError,
    ConnectTimeout,
    HTTPError,
    JSONDecodeError,
    ReadTimeout,
    RequestException,
    Timeout,
    TooManyRedirects,
    URLRequired,
)
from requests.models import PreparedRequest, Request, Response
from requests.sessions import Session, session
from requests.status_codes import codes

__version__ = "2.34.2"
