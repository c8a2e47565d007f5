"""What XML-RPC has and Python has not: faults, and wrappers for dates and bytes."""

import base64
import datetime
import time

MAXINT = 2**31 - 1
MININT = -(2**31)

_MODULE = "xmlrpc.client"
_FORMAT = "%Y%m%dT%H:%M:%S"


class Error(Exception):
    """The base of the others."""

    __module__ = _MODULE

    __str__ = object.__str__


class ProtocolError(Error):
    """The answer of the server is none of XML-RPC."""

    __module__ = _MODULE

    def __init__(self, url, errcode, errmsg, headers):
        super().__init__()
        self.url = url
        self.errcode = errcode
        self.errmsg = errmsg
        self.headers = headers

    def __repr__(self):
        return f"<{self.__class__.__name__} for {self.url}: {self.errcode} {self.errmsg}>"


class ResponseError(Error):
    """The answer can't be read."""

    __module__ = _MODULE


class Fault(Error):
    """The call has failed at the server."""

    __module__ = _MODULE

    def __init__(self, faultCode, faultString, **extra):
        super().__init__()
        self.faultCode = faultCode
        self.faultString = faultString

    def __repr__(self):
        return f"<{self.__class__.__name__} {self.faultCode}: {self.faultString!r}>"


def _text_of(moment):
    if isinstance(moment, datetime.datetime):
        return moment.strftime(_FORMAT)
    if not isinstance(moment, (tuple, time.struct_time)):
        moment = time.localtime(moment if moment else time.time())
    return time.strftime(_FORMAT, tuple(moment))


class DateTime:
    """A point of time, as XML-RPC writes it."""

    __module__ = _MODULE
    __hash__ = None

    def __init__(self, value=0):
        self.value = value if isinstance(value, str) else _text_of(value)

    def make_comparable(self, other):
        """Both as text."""
        if isinstance(other, DateTime):
            return self.value, other.value
        if isinstance(other, datetime.datetime):
            return self.value, _text_of(other)
        if isinstance(other, str):
            return self.value, other
        if hasattr(other, "timetuple"):
            return self.timetuple(), other.timetuple()
        kind = getattr(other, "__class__", type(other)).__name__
        raise TypeError(f"Can't compare {self.__class__.__name__} and {kind}")

    def __lt__(self, other):
        one, another = self.make_comparable(other)
        return one < another

    def __le__(self, other):
        one, another = self.make_comparable(other)
        return one <= another

    def __gt__(self, other):
        one, another = self.make_comparable(other)
        return one > another

    def __ge__(self, other):
        one, another = self.make_comparable(other)
        return one >= another

    def __eq__(self, other):
        one, another = self.make_comparable(other)
        return one == another

    def timetuple(self):
        return time.strptime(self.value, _FORMAT)

    def __str__(self):
        return self.value

    def __repr__(self):
        return f"<{self.__class__.__name__} {self.value!r} at {id(self):#x}>"

    def decode(self, data):
        self.value = str(data).strip()

    def encode(self, out):
        out.write(f"<value><dateTime.iso8601>{self.value}</dateTime.iso8601></value>\n")


class Binary:
    """Bytes that are to travel as base64."""

    __module__ = _MODULE
    __hash__ = None

    def __init__(self, data=None):
        if data is None:
            data = b""
        elif not isinstance(data, (bytes, bytearray)):
            raise TypeError(f"expected bytes or bytearray, not {data.__class__.__name__}")
        self.data = bytes(data)

    def __str__(self):
        return str(self.data, "latin-1")

    def __eq__(self, other):
        return self.data == (other.data if isinstance(other, Binary) else other)

    def decode(self, data):
        self.data = base64.decodebytes(data)

    def encode(self, out):
        encoded = base64.encodebytes(self.data).decode("ascii")
        out.write(f"<value><base64>\n{encoded}</base64></value>\n")
