"""Configurations in files of sections and options (Library reference, "configparser")."""

from configparser._errors import (
    MAX_INTERPOLATION_DEPTH, DuplicateOptionError, DuplicateSectionError, Error,
    InterpolationDepthError, InterpolationError, InterpolationMissingOptionError,
    InterpolationSyntaxError, MissingSectionHeaderError, NoOptionError, NoSectionError,
    ParsingError,
)  # fmt: skip
from configparser._interpolation import (
    BasicInterpolation, ExtendedInterpolation, Interpolation, LegacyInterpolation,
)  # fmt: skip
from configparser._parser import (
    DEFAULTSECT, ConfigParser, RawConfigParser, SafeConfigParser, _UNSET, _default_dict,
)  # fmt: skip
from configparser._views import ConverterMapping, SectionProxy

__all__ = [
    "NoSectionError", "DuplicateOptionError", "DuplicateSectionError", "NoOptionError",
    "InterpolationError", "InterpolationDepthError", "InterpolationMissingOptionError",
    "InterpolationSyntaxError", "ParsingError", "MissingSectionHeaderError", "ConfigParser",
    "SafeConfigParser", "RawConfigParser", "Interpolation", "BasicInterpolation",
    "ExtendedInterpolation", "LegacyInterpolation", "SectionProxy", "ConverterMapping",
    "DEFAULTSECT", "MAX_INTERPOLATION_DEPTH",
]  # fmt: skip

for _name in __all__:
    if isinstance(globals()[_name], type):
        globals()[_name].__module__ = __name__
Error.__module__ = __name__
del _name
