"""Archives of folders, in formats that a program registers.

zip and tar are known by name only: there are no modules zipfile and tarfile here.
"""

import os

_REFUSED = ("zip", "tar", "gztar", "bztar", "xztar")
_REFUSED_ENDINGS = (".zip", ".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tbz2", ".tar.xz", ".txz")

_packers = {}
_unpackers = {}


class ReadError(OSError):
    """A file is no archive that can be read."""


class RegistryError(Exception):
    """A format cannot be registered, or isn't there."""


def _refuse(format):
    raise NotImplementedError(f"{format!r} is not supported: there are no zipfile and tarfile")


def get_archive_formats():
    """Pairs of name and description of what make_archive() can make."""
    return sorted((name, entry[2]) for name, entry in _packers.items())


def register_archive_format(name, function, extra_args=None, description=""):
    """Lets make_archive() call a function with the name of the archive and the folder."""
    extra_args = extra_args or []
    if not callable(function):
        raise TypeError(f"The {function} object is not callable")
    if not isinstance(extra_args, (tuple, list)):
        raise TypeError("extra_args needs to be a sequence")
    for element in extra_args:
        if not isinstance(element, (tuple, list)) or len(element) != 2:
            raise TypeError("extra_args elements are : (arg_name, value)")
    _packers[name] = (function, extra_args, description)


def unregister_archive_format(name):
    """Forgets a format."""
    del _packers[name]


def make_archive(
    base_name, format, root_dir=None, base_dir=None, verbose=0, dry_run=0, owner=None, group=None,
    logger=None,
):  # fmt: skip
    """Makes an archive of a folder; what the function of the format returns: the archive's name."""
    if format not in _packers:
        if format in _REFUSED:
            _refuse(format)
        raise ValueError(f"unknown archive format {format!r}")
    function, extra_args, _ = _packers[format]
    base_name = os.fspath(base_name)
    keywords = {"dry_run": dry_run, "logger": logger, "owner": owner, "group": group}
    keywords.update(extra_args)
    folder = None
    if root_dir is not None:
        folder = os.getcwd()
        base_name = os.path.abspath(base_name)
        if not dry_run:
            os.chdir(root_dir)
    try:
        return function(base_name, os.curdir if base_dir is None else base_dir, **keywords)
    finally:
        if folder is not None:
            os.chdir(folder)


def get_unpack_formats():
    """Triples of name, endings and description of what unpack_archive() can read."""
    return sorted((name, entry[0], entry[3]) for name, entry in _unpackers.items())


def register_unpack_format(name, extensions, function, extra_args=None, description=""):
    """Lets unpack_archive() call a function with the archive and the folder to unpack it into."""
    taken = {ending: other for other, entry in _unpackers.items() for ending in entry[0]}
    for ending in extensions:
        if ending in taken:
            raise RegistryError(f'{ending} is already registered for "{taken[ending]}"')
    if not callable(function):
        raise TypeError("The registered function must be a callable")
    _unpackers[name] = (extensions, function, extra_args or [], description)


def unregister_unpack_format(name):
    """Forgets a format."""
    del _unpackers[name]


def unpack_archive(filename, extract_dir=None, format=None, *, filter=None):
    """Unpacks an archive, by its format or by the ending of its name."""
    extract_dir = os.fspath(os.getcwd() if extract_dir is None else extract_dir)
    filename = os.fspath(filename)
    keywords = {} if filter is None else {"filter": filter}
    if format is None:
        for name, (extensions, *_) in _unpackers.items():
            if filename.endswith(tuple(extensions)):
                format = name
                break
        else:
            if filename.endswith(_REFUSED_ENDINGS):
                _refuse(os.path.basename(filename))
            raise ReadError(f"Unknown archive format '{filename}'")
    if format not in _unpackers:
        if format in _REFUSED:
            _refuse(format)
        raise ValueError(f"Unknown unpack format '{format}'") from None
    _, function, extra_args, _ = _unpackers[format]
    function(filename, extract_dir, **dict(extra_args), **keywords)
