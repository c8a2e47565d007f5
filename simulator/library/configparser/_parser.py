"""Configurations: sections of options with values that are texts."""

import io
import os
import re
from collections import ChainMap
from collections.abc import MutableMapping

from configparser._errors import (
    DuplicateOptionError, DuplicateSectionError, NoOptionError, NoSectionError,
)  # fmt: skip
from configparser._interpolation import BasicInterpolation, Interpolation
from configparser._reading import Reader
from configparser._views import ConverterMapping, SectionProxy

DEFAULTSECT = "DEFAULT"
_UNSET = object()
_default_dict = dict

_OPTION = r"(?P<option>.*?)\s*(?:(?P<vi>{delimiters})\s*(?P<value>.*))$"
_OPTION_OR_NAME = r"(?P<option>.*?)\s*(?:(?P<vi>{delimiters})\s*(?P<value>.*))?$"


class RawConfigParser(MutableMapping):
    """A configuration whose values don't refer to each other."""

    _DEFAULT_INTERPOLATION = Interpolation()
    SECTCRE = re.compile(r"\[(?P<header>.+)\]")
    OPTCRE = re.compile(_OPTION.format(delimiters="=|:"))
    OPTCRE_NV = re.compile(_OPTION_OR_NAME.format(delimiters="=|:"))
    NONSPACECRE = re.compile(r"\S")
    BOOLEAN_STATES = {
        "1": True, "yes": True, "true": True, "on": True,
        "0": False, "no": False, "false": False, "off": False,
    }  # fmt: skip

    def __init__(
        self, defaults=None, dict_type=_default_dict, allow_no_value=False, *, delimiters=("=", ":"),
        comment_prefixes=("#", ";"), inline_comment_prefixes=None, strict=True,
        empty_lines_in_values=True, default_section=DEFAULTSECT, interpolation=_UNSET,
        converters=_UNSET,
    ):  # fmt: skip
        self._dict = dict_type
        self._sections = dict_type()
        self._defaults = dict_type()
        self._converters = ConverterMapping(self)
        self._proxies = dict_type()
        self._proxies[default_section] = SectionProxy(self, default_section)
        self._delimiters = tuple(delimiters)
        self._optcre = self._option_pattern(allow_no_value)
        self._comment_prefixes = tuple(comment_prefixes or ())
        self._inline_comment_prefixes = tuple(inline_comment_prefixes or ())
        self._strict = strict
        self._allow_no_value = allow_no_value
        self._empty_lines_in_values = empty_lines_in_values
        self.default_section = default_section
        if interpolation is _UNSET:
            interpolation = self._DEFAULT_INTERPOLATION
        if interpolation is None:
            interpolation = Interpolation()
        if not isinstance(interpolation, Interpolation):
            raise TypeError(
                "interpolation= must be None or an instance of Interpolation; "
                f"got an object of type {type(interpolation)}"
            )
        self._interpolation = interpolation
        if converters is not _UNSET:
            self._converters.update(converters)
        if defaults:
            self._read_defaults(defaults)

    def _read_defaults(self, defaults):
        for key, value in defaults.items():
            self._defaults[self.optionxform(key)] = value

    def _option_pattern(self, allow_no_value):
        if self._delimiters == ("=", ":"):
            return self.OPTCRE_NV if allow_no_value else self.OPTCRE
        pattern = _OPTION_OR_NAME if allow_no_value else _OPTION
        return re.compile(pattern.format(delimiters="|".join(map(re.escape, self._delimiters))))

    def optionxform(self, optionstr):
        """How names of options are kept: in lower case."""
        return optionstr.lower()

    # Sections.

    def defaults(self):
        """The options that all sections have."""
        return self._defaults

    def sections(self):
        """The names of the sections, without the one of the defaults."""
        return list(self._sections)

    def add_section(self, section):
        """Adds a section; DuplicateSectionError if there is one of this name."""
        if section in self._sections:
            raise DuplicateSectionError(section)
        if section == self.default_section:
            raise ValueError(f"Invalid section name: {section!r}")
        self._new_section(section)

    def _new_section(self, section):
        self._sections[section] = self._dict()
        self._proxies[section] = SectionProxy(self, section)
        return self._sections[section]

    def has_section(self, section):
        """Whether there is such a section; that of the defaults doesn't count."""
        return section in self._sections

    def remove_section(self, section):
        """Removes a section; whether there was one."""
        existed = section in self._sections
        if existed:
            del self._sections[section]
            del self._proxies[section]
        return existed

    def _section(self, section):
        """The options of a section, without the defaults."""
        try:
            return self._sections[section]
        except KeyError:
            if section == self.default_section:
                return self._dict()
            raise NoSectionError(section) from None

    # Reading and writing.

    def read(self, filenames, encoding=None):
        """Reads files, those that can be opened; their names."""
        if isinstance(filenames, (str, bytes, os.PathLike)):
            filenames = [filenames]
        encoding = io.text_encoding(encoding)
        found = []
        for name in filenames:
            try:
                with open(name, encoding=encoding) as file:
                    self._read(file, name)
            except OSError:
                continue
            found.append(os.fspath(name) if isinstance(name, os.PathLike) else name)
        return found

    def read_file(self, f, source=None):
        """Reads lines, of a file or of anything that gives lines."""
        if source is None:
            source = getattr(f, "name", "<???>")
        self._read(f, source)

    def read_string(self, string, source="<string>"):
        """Reads a text."""
        self.read_file(io.StringIO(string), source)

    def _read(self, lines, source):
        Reader(self, source).read(lines)

    def read_dict(self, dictionary, source="<dict>"):
        """Takes sections from a dictionary of dictionaries; keys and values become texts."""
        seen = set()
        for section, options in dictionary.items():
            section = str(section)
            try:
                self.add_section(section)
            except (DuplicateSectionError, ValueError):
                if self._strict and section in seen:
                    raise
            seen.add(section)
            for key, value in options.items():
                key = self.optionxform(str(key))
                if value is not None:
                    value = str(value)
                if self._strict and (section, key) in seen:
                    raise DuplicateOptionError(section, key, source)
                seen.add((section, key))
                self.set(section, key, value)

    def readfp(self, fp, filename=None):
        """Another name of read_file(); deprecated."""
        from warnings import warn

        warn(
            "This method will be removed in Python 3.12. Use 'parser.read_file()' instead.",
            DeprecationWarning,
            stacklevel=2,
        )
        self.read_file(fp, source=filename)

    def write(self, fp, space_around_delimiters=True):
        """Writes all sections into a file; comments are not kept."""
        delimiter = self._delimiters[0]
        if space_around_delimiters:
            delimiter = f" {delimiter} "
        if self._defaults:
            self._write_section(fp, self.default_section, self._defaults.items(), delimiter)
        for section, options in self._sections.items():
            self._write_section(fp, section, options.items(), delimiter)

    def _write_section(self, fp, section_name, section_items, delimiter):
        fp.write(f"[{section_name}]\n")
        for key, value in section_items:
            value = self._interpolation.before_write(self, section_name, key, value)
            if value is not None or not self._allow_no_value:
                key += delimiter + str(value).replace("\n", "\n\t")
            fp.write(f"{key}\n")
        fp.write("\n")

    # Options.

    def options(self, section):
        """The names of the options of a section, with the defaults."""
        try:
            options = self._sections[section].copy()
        except KeyError:
            raise NoSectionError(section) from None
        options.update(self._defaults)
        return list(options)

    def has_option(self, section, option):
        """Whether there is such an option, in the section or the defaults."""
        option = self.optionxform(option)
        if not section or section == self.default_section:
            return option in self._defaults
        if section not in self._sections:
            return False
        return option in self._sections[section] or option in self._defaults

    def get(self, section, option, *, raw=False, vars=None, fallback=_UNSET):
        """The value of an option.

        `vars` go before the section, which goes before the defaults. NoSectionError or
        NoOptionError without a fallback; with `raw` references in the value stay as they are.
        """
        try:
            values = self._values(section, vars)
        except NoSectionError:
            if fallback is _UNSET:
                raise
            return fallback
        option = self.optionxform(option)
        try:
            value = values[option]
        except KeyError:
            if fallback is _UNSET:
                raise NoOptionError(option, section) from None
            return fallback
        if raw or value is None:
            return value
        return self._interpolation.before_get(self, section, option, value, values)

    def _values(self, section, vars):
        own = self._section(section)
        first = {}
        for key, value in dict(vars or ()).items():
            first[self.optionxform(key)] = value if value is None else str(value)
        return ChainMap(first, own, self._defaults)

    def _get_conv(
        self, section, option, conv, *, raw=False, vars=None, fallback=_UNSET, **kwargs
    ):
        try:
            return conv(self.get(section, option, raw=raw, vars=vars, **kwargs))
        except (NoSectionError, NoOptionError):
            if fallback is _UNSET:
                raise
            return fallback

    def getint(self, section, option, *, raw=False, vars=None, fallback=_UNSET, **kwargs):
        """The value as an int."""
        return self._get_conv(
            section, option, int, raw=raw, vars=vars, fallback=fallback, **kwargs
        )

    def getfloat(self, section, option, *, raw=False, vars=None, fallback=_UNSET, **kwargs):
        """The value as a float."""
        return self._get_conv(
            section, option, float, raw=raw, vars=vars, fallback=fallback, **kwargs
        )

    def getboolean(self, section, option, *, raw=False, vars=None, fallback=_UNSET, **kwargs):
        """The value as a bool: BOOLEAN_STATES tells what means which."""
        return self._get_conv(
            section, option, self._convert_to_boolean, raw=raw, vars=vars, fallback=fallback,
            **kwargs,
        )  # fmt: skip

    def _convert_to_boolean(self, value):
        if value.lower() not in self.BOOLEAN_STATES:
            raise ValueError(f"Not a boolean: {value}")
        return self.BOOLEAN_STATES[value.lower()]

    def set(self, section, option, value=None):
        """Sets an option; NoSectionError if there is no such section."""
        if value:
            value = self._interpolation.before_set(self, section, option, value)
        if not section or section == self.default_section:
            options = self._defaults
        else:
            options = self._section(section)
        options[self.optionxform(option)] = value

    def remove_option(self, section, option):
        """Removes an option of the section itself; whether there was one."""
        if not section or section == self.default_section:
            options = self._defaults
        else:
            options = self._section(section)
        option = self.optionxform(option)
        existed = option in options
        if existed:
            del options[option]
        return existed

    def items(self, section=_UNSET, raw=False, vars=None):
        """Pairs of names and values of a section; without one, pairs of names and sections."""
        if section is _UNSET:
            return super().items()
        names = self._defaults.copy()
        names.update(self._section(section))
        values = self._values(section, vars)

        def resolved(name):
            value = values[name]
            if raw or value is None:
                return value
            return self._interpolation.before_get(self, section, name, value, values)

        return [(name, resolved(name)) for name in names]

    def _validate_value_types(self, *, section="", option="", value=""):
        if not isinstance(section, str):
            raise TypeError("section names must be strings")
        if not isinstance(option, str):
            raise TypeError("option keys must be strings")
        if (not self._allow_no_value or value) and not isinstance(value, str):
            raise TypeError("option values must be strings")

    @property
    def converters(self):
        """The functions behind getint() and the like."""
        return self._converters

    # As a mapping of sections.

    def __getitem__(self, key):
        if key in self:
            return self._proxies[key]
        raise KeyError(key)

    def __setitem__(self, key, value):
        # A section that is put where it stands keeps its options.
        if key not in self or self[key] is not value:
            own = self._defaults if key == self.default_section else self._sections.get(key, {})
            own.clear()
            self.read_dict({key: value})

    def __delitem__(self, key):
        if key == self.default_section:
            raise ValueError("Cannot remove the default section.")
        if not self.remove_section(key):
            raise KeyError(key)

    def popitem(self):
        """Removes the first section; its name and the section. KeyError if there is none."""
        for key in self.sections():
            value = self[key]
            del self[key]
            return key, value
        raise KeyError

    def __contains__(self, key):
        return key == self.default_section or self.has_section(key)

    def __len__(self):
        return len(self._sections) + 1

    def __iter__(self):
        yield self.default_section
        yield from self._sections


class ConfigParser(RawConfigParser):
    """A configuration whose values may refer to each other: "%(home)s/files"."""

    _DEFAULT_INTERPOLATION = BasicInterpolation()

    def set(self, section, option, value=None):
        """Sets an option to a text; TypeError for anything else."""
        self._validate_value_types(option=option, value=value)
        super().set(section, option, value)

    def _read_defaults(self, defaults):
        """They become texts; nothing asks whether references in them can be resolved."""
        interpolation = self._interpolation
        self._interpolation = Interpolation()
        try:
            self.read_dict({self.default_section: defaults})
        finally:
            self._interpolation = interpolation

    def add_section(self, section):
        """Adds a section; TypeError for a name that is no text."""
        self._validate_value_types(section=section)
        super().add_section(section)


class SafeConfigParser(ConfigParser):
    """Another name of ConfigParser; deprecated."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        from warnings import warn

        warn(
            "The SafeConfigParser class has been renamed to ConfigParser in Python 3.2. This "
            "alias will be removed in Python 3.12. Use ConfigParser directly instead.",
            DeprecationWarning,
            stacklevel=2,
        )
