"""A section as a mapping, and the functions that make values of texts as one."""

from collections.abc import MutableMapping
from functools import partial


class SectionProxy(MutableMapping):
    """The options of one section. Where there is none, get(), getint() and so on give a fallback."""

    def __init__(self, parser, name):
        self._parser = parser
        self._name = name

    def __repr__(self):
        return f"<Section: {self._name}>"

    def __getitem__(self, key):
        if key in self:
            return self._parser.get(self._name, key)
        raise KeyError(key)

    def __setitem__(self, key, value):
        self._parser._validate_value_types(option=key, value=value)
        return self._parser.set(self._name, key, value)

    def __delitem__(self, key):
        has = self._parser.has_option(self._name, key)
        if not has or not self._parser.remove_option(self._name, key):
            raise KeyError(key)

    def __contains__(self, key):
        return self._parser.has_option(self._name, key)

    def __len__(self):
        return len(self._options())

    def __iter__(self):
        return iter(self._options())

    def _options(self):
        if self._name != self._parser.default_section:
            return self._parser.options(self._name)
        return self._parser.defaults()

    def __getattr__(self, name):
        # getint() and the like, those of the program too.
        if name.startswith("get") and name[3:] in self._parser.converters:
            return partial(self.get, _impl=getattr(self._parser, name))
        raise AttributeError(f"'SectionProxy' object has no attribute {name!r}")

    @property
    def parser(self):
        """Where the section belongs."""
        return self._parser

    @property
    def name(self):
        """The name of the section."""
        return self._name

    def get(self, option, fallback=None, *, raw=False, vars=None, _impl=None, **kwargs):
        """The value of an option, or the fallback."""
        get = _impl or self._parser.get
        return get(self._name, option, raw=raw, vars=vars, fallback=fallback, **kwargs)


class ConverterMapping(MutableMapping):
    """Names and what they convert by: "int" of getint(). New ones become methods of the parser."""

    def __init__(self, parser):
        self._parser = parser
        self._data = {
            name[3:]: None
            for name in dir(type(parser))
            if name.startswith("get") and len(name) > 3 and callable(getattr(parser, name))
        }

    def __getitem__(self, key):
        return self._data[key]

    def __setitem__(self, key, value):
        try:
            method = "get" + key
        except TypeError:
            raise ValueError(f"Incompatible key: {key} (type: {type(key)})") from None
        if method == "get":
            raise ValueError('Incompatible key: cannot use "" as a name')
        self._data[key] = value
        convert = partial(self._parser._get_conv, conv=value)
        convert.converter = value
        setattr(self._parser, method, convert)

    def __delitem__(self, key):
        del self._data[key]
        self._parser.__dict__.pop("get" + key, None)

    def __iter__(self):
        return iter(self._data)

    def __len__(self):
        return len(self._data)
