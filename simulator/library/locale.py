"""Habits of countries, of which there is one here: the C locale (Library reference, "locale")."""

from builtins import str as _str

__all__ = [
    "getlocale", "getdefaultlocale", "getpreferredencoding", "Error", "setlocale", "resetlocale",
    "localeconv", "strcoll", "strxfrm", "str", "atof", "atoi", "format", "format_string", "currency",
    "normalize", "LC_CTYPE", "LC_COLLATE", "LC_TIME", "LC_MONETARY", "LC_NUMERIC", "LC_ALL", "CHAR_MAX",
    "getencoding", "LC_MESSAGES",
]  # fmt: skip

LC_CTYPE, LC_NUMERIC, LC_TIME, LC_COLLATE, LC_MONETARY, LC_MESSAGES, LC_ALL = range(7)
# In localeconv(): not said.
CHAR_MAX = 127

# Names that setlocale() tells, in the order of the numbers; the last have no constants.
_NAMES = (
    "LC_CTYPE", "LC_NUMERIC", "LC_TIME", "LC_COLLATE", "LC_MONETARY", "LC_MESSAGES",
    "LC_PAPER", "LC_NAME", "LC_ADDRESS", "LC_TELEPHONE", "LC_MEASUREMENT", "LC_IDENTIFICATION",
)  # fmt: skip
_KNOWN = {"C": "C", "POSIX": "C", "C.UTF-8": "C.UTF-8", "C.utf8": "C.utf8", "": "C.UTF-8"}
_current = {name: "C" for name in _NAMES}
_current["LC_CTYPE"] = "C.UTF-8"


class Error(Exception):
    """There is no such locale here."""


def setlocale(category, locale=None):
    """The locale of a category, after setting it if `locale` is given: a name, or (language, encoding)."""
    if locale is not None and not isinstance(locale, _str):
        locale = normalize(_joined(locale))
    if category.__index__() == LC_ALL:
        names = _NAMES
    elif 0 <= category < LC_ALL:
        names = _NAMES[category : category + 1]
    else:
        raise Error("locale query failed" if locale is None else "unsupported locale setting")
    if locale is not None:
        known = _KNOWN.get(locale)
        if known is None:
            raise Error("unsupported locale setting")
        _current.update(dict.fromkeys(names, known))
    found = {_current[name] for name in names}
    if len(found) == 1:
        return found.pop()
    return ";".join(f"{name}={_current[name]}" for name in names)


def resetlocale(category=LC_ALL):
    """Sets the locale that the environment says."""
    _deprecated("resetlocale()", "Use locale.setlocale(locale.LC_ALL, '') instead.")
    setlocale(category, "")


def _deprecated(what, instead):
    import warnings

    warnings.warn(
        f"Use of locale.{what} is deprecated. {instead}"
        if what == "resetlocale()"
        else f"'locale.{what}' is deprecated and slated for removal in Python 3.15. {instead}",
        DeprecationWarning,
        stacklevel=3,
    )


def _joined(parts):
    try:
        language, encoding = parts
    except (TypeError, ValueError):
        raise TypeError("Locale must be None, a string, or an iterable of two strings "
                        "-- language code, encoding.") from None  # fmt: skip
    language = "C" if language is None else language
    return language if encoding is None else f"{language}.{encoding}"


def normalize(localename):
    """The usual form of a locale's name, where it is known."""
    name, _, encoding = localename.partition(".")
    if name.lower() in ("c", "posix"):
        return "C" if encoding.lower().replace("-", "") != "utf8" else "en_US.UTF-8"
    return localename


def _parsed(name):
    """(language, encoding) of a locale's name, as getlocale() says it."""
    if name == "C":
        return None, None
    return "en_US", "UTF-8"


def getlocale(category=LC_CTYPE):
    """(language, encoding) of a category; (None, None) for the C locale."""
    name = setlocale(category)
    if category == LC_ALL and ";" in name:
        raise TypeError("category LC_ALL is not supported")
    return _parsed(name)


def getdefaultlocale(envvars=("LC_ALL", "LC_CTYPE", "LANG", "LANGUAGE")):
    """(language, encoding) that the environment says."""
    _deprecated("getdefaultlocale", "Use setlocale(), getencoding() and getlocale() instead.")
    return _parsed("C.UTF-8")


def getencoding():
    """The encoding of the locale."""
    return "UTF-8"


def getpreferredencoding(do_setlocale=True):
    """The encoding that text files have unless one says otherwise."""
    return "UTF-8"


def localeconv():
    """How numbers and amounts of money are written."""
    conventions = dict.fromkeys(
        ("int_curr_symbol", "currency_symbol", "mon_decimal_point", "mon_thousands_sep"), ""
    )
    conventions.update(mon_grouping=[], positive_sign="", negative_sign="")
    conventions.update(
        dict.fromkeys(
            (
                "int_frac_digits", "frac_digits", "p_cs_precedes", "p_sep_by_space",
                "n_cs_precedes", "n_sep_by_space", "p_sign_posn", "n_sign_posn",
            ),
            CHAR_MAX,
        )  # fmt: skip
    )
    conventions.update(decimal_point=".", thousands_sep="", grouping=[])
    return conventions


def strcoll(string1, string2):
    """Below, above or equal 0, as the first text comes before, behind or with the second."""
    for string in string1, string2:
        if not isinstance(string, _str):
            place = 1 if string is string1 else 2
            kind = type(string).__name__
            raise TypeError(f"strcoll() argument {place} must be str, not {kind}")
    return (string1 > string2) - (string1 < string2)


def strxfrm(string):
    """What to compare instead of a text, to sort by the locale."""
    if not isinstance(string, _str):
        raise TypeError(f"strxfrm() argument must be str, not {type(string).__name__}")
    if "\0" in string:
        raise ValueError("embedded null character")
    return string


def format_string(f, val, grouping=False, monetary=False):
    """`f % val`; the C locale groups no digits, and its point is a point."""
    return f % val


def format(percent, value, grouping=False, monetary=False, *additional):
    """Deprecated: format_string() of one conversion."""
    import re
    import warnings

    warnings.warn(
        "This method will be removed in a future version of Python. Use 'locale.format_string()' instead.",
        DeprecationWarning,
        stacklevel=2,
    )
    if not re.fullmatch(r"%(?:\(.*?\))?[-#0-9 +*.hlL]*?[eEfFgGdiouxXcrs%]", percent):
        raise ValueError(
            "format() must be given exactly one %char format specifier, "
            f"{percent!r} not valid"
        )
    return percent % ((value, *additional) if additional else value)


def currency(val, symbol=True, grouping=False, international=False):
    """ValueError: the C locale has no money."""
    raise ValueError("Currency formatting is not possible using the 'C' locale.")


def str(val):
    """A float with at most twelve digits."""
    return "%.12g" % val


def delocalize(string):
    """A number as Python reads it: as it is."""
    return string


def localize(string, grouping=False, monetary=False):
    """A number as the locale writes it: as it is."""
    return string


def atof(string, func=float):
    """The float that a text means."""
    return func(delocalize(string))


def atoi(string):
    """The int that a text means."""
    return int(delocalize(string))
