"""Values and calls as XML, and back."""

import base64
import datetime
import time
from decimal import Decimal

from ._markup import parse
from ._values import MAXINT, MININT, Binary, DateTime, Fault, ResponseError

_MODULE = "xmlrpc.client"
_HEADER = "<?xml version='1.0'?>\n"


def escape(s):
    """Text without the signs that mean something in XML."""
    return s.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


class Marshaller:
    """Writes values."""

    __module__ = _MODULE

    def __init__(self, encoding=None, allow_none=False):
        # Containers that are being written: they must not hold themselves.
        self.memo = {}
        self.data = None
        self.encoding = encoding
        self.allow_none = allow_none

    def dumps(self, values):
        out = []
        if isinstance(values, Fault):
            out.append("<fault>\n")
            self._dump({"faultCode": values.faultCode, "faultString": values.faultString}, out.append)
            out.append("</fault>\n")
        else:
            # Of an answer there is one value, in the same form.
            out.append("<params>\n")
            for value in values:
                out.append("<param>\n")
                self._dump(value, out.append)
                out.append("</param>\n")
            out.append("</params>\n")
        return "".join(out)

    def write(self, text):
        """For the wrappers, which write themselves."""
        self.data(text)

    def _dump(self, value, write):
        dump = self._DUMPERS.get(type(value))
        if dump is None:
            dump = self._dumper_of_instance(value)
        dump(self, value, write)

    def _dumper_of_instance(self, value):
        try:
            value.__dict__
        except AttributeError:
            raise TypeError(f"cannot marshal {type(value)} objects") from None
        # An object of a class goes as its attributes, but what looks like a number or text does not.
        for base in type(value).__mro__:
            if base in self._DUMPERS:
                raise TypeError(f"cannot marshal {type(value)} objects")
        return Marshaller._dump_instance

    def _dump_nil(self, value, write):
        if not self.allow_none:
            raise TypeError("cannot marshal None unless allow_none is enabled")
        write("<value><nil/></value>")

    def _dump_bool(self, value, write):
        write(f"<value><boolean>{int(value)}</boolean></value>\n")

    def _dump_int(self, value, write):
        if not MININT <= value <= MAXINT:
            raise OverflowError("int exceeds XML-RPC limits")
        write(f"<value><int>{value}</int></value>\n")

    def _dump_double(self, value, write):
        write(f"<value><double>{value!r}</double></value>\n")

    def _dump_text(self, value, write):
        write(f"<value><string>{escape(value)}</string></value>\n")

    def _dump_bytes(self, value, write):
        encoded = base64.encodebytes(value).decode("ascii")
        write(f"<value><base64>\n{encoded}</base64></value>\n")

    def _dump_moment(self, value, write):
        write(f"<value><dateTime.iso8601>{DateTime(value)}</dateTime.iso8601></value>\n")

    def _enter(self, value, kind):
        if id(value) in self.memo:
            raise TypeError(f"cannot marshal recursive {kind}")
        self.memo[id(value)] = None

    def _dump_array(self, value, write):
        self._enter(value, "sequences")
        write("<value><array><data>\n")
        for each in value:
            self._dump(each, write)
        write("</data></array></value>\n")
        del self.memo[id(value)]

    def _dump_struct(self, value, write):
        self._enter(value, "dictionaries")
        write("<value><struct>\n")
        for key, each in value.items():
            if not isinstance(key, str):
                raise TypeError("dictionary key must be string")
            write(f"<member>\n<name>{escape(key)}</name>\n")
            self._dump(each, write)
            write("</member>\n")
        write("</struct></value>\n")
        del self.memo[id(value)]

    def _dump_wrapper(self, value, write):
        self.data = write
        value.encode(self)
        self.data = None

    def _dump_instance(self, value, write):
        self._dump_struct(value.__dict__, write)

    _DUMPERS = {
        type(None): _dump_nil,
        bool: _dump_bool,
        int: _dump_int,
        float: _dump_double,
        str: _dump_text,
        bytes: _dump_bytes,
        bytearray: _dump_bytes,
        datetime.datetime: _dump_moment,
        tuple: _dump_array,
        list: _dump_array,
        dict: _dump_struct,
        DateTime: _dump_wrapper,
        Binary: _dump_wrapper,
    }


_INTEGERS = frozenset({"i1", "i2", "i4", "i8", "int", "biginteger"})


def _child(element, tag):
    for each in element.children:
        if each.tag == tag:
            return each
    raise ResponseError(f"no {tag!r} in {element.tag!r}")


class _Reader:
    """Reads the values of a document."""

    def __init__(self, use_datetime, use_builtin_types):
        self.plain_dates = use_datetime or use_builtin_types
        self.plain_bytes = use_builtin_types

    def value(self, element):
        """What is in a `<value>`: text, unless a type is named."""
        if not element.children:
            return element.text
        typed = element.children[0]
        tag, text = typed.tag, typed.text
        if tag in _INTEGERS:
            return int(text)
        if tag == "boolean":
            if text not in ("0", "1"):
                raise TypeError("bad boolean value")
            return text == "1"
        if tag in ("double", "float"):
            return float(text)
        if tag == "bigdecimal":
            return Decimal(text)
        if tag in ("string", "name"):
            return text
        if tag == "nil":
            return None
        if tag == "array":
            return [self.value(each) for each in _child(typed, "data").children]
        if tag == "struct":
            return {
                _child(each, "name").text: self.value(_child(each, "value"))
                for each in typed.children
            }
        if tag == "base64":
            data = base64.decodebytes(text.encode("ascii"))
            return data if self.plain_bytes else Binary(data)
        if tag == "dateTime.iso8601":
            text = text.strip()
            if self.plain_dates:
                return datetime.datetime(*time.strptime(text, "%Y%m%dT%H:%M:%S")[:6])
            return DateTime(text)
        raise ResponseError(f"unknown tag {tag!r}")


def dumps(params, methodname=None, methodresponse=None, encoding=None, allow_none=False):
    """A call, an answer, or only values as XML."""
    assert isinstance(params, (tuple, Fault)), "argument must be tuple or Fault instance"
    if isinstance(params, Fault):
        methodresponse = 1
    elif methodresponse and isinstance(params, tuple):
        assert len(params) == 1, "response tuple must be a singleton"
    data = Marshaller(encoding or "utf-8", allow_none).dumps(params)
    header = _HEADER
    if encoding and encoding != "utf-8":
        header = header.replace("?>", f" encoding='{encoding}'?>")
    if methodname:
        return f"{header}<methodCall>\n<methodName>{methodname}</methodName>\n{data}</methodCall>\n"
    if methodresponse:
        return f"{header}<methodResponse>\n{data}</methodResponse>\n"
    return data


def loads(data, use_datetime=False, use_builtin_types=False):
    """The values in a text, and the name of the method if it is a call. Raises the Fault that it tells of."""
    root = parse(data if isinstance(data, str) else str(data, "utf-8"))
    reader = _Reader(use_datetime, use_builtin_types)
    if root.tag == "params":
        parts, name = [root], None
    elif root.tag in ("methodCall", "methodResponse"):
        parts = root.children
        name = next((each.text for each in parts if each.tag == "methodName"), None)
    else:
        raise ResponseError()
    for each in parts:
        if each.tag == "fault":
            raise Fault(**reader.value(_child(each, "value")))
    params = [each for part in parts if part.tag == "params" for each in part.children]
    return tuple(reader.value(_child(each, "value")) for each in params), name
