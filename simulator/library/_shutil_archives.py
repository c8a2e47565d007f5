"""Archives of folders: zip, tar, tar with gzip, and formats that a program registers."""

import os



class ReadError(OSError):
    """A file is no archive that can be read."""


class RegistryError(Exception):
    """A format cannot be registered, or isn't there."""


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
            raise ReadError(f"Unknown archive format '{filename}'")
    if format not in _unpackers:
        raise ValueError(f"Unknown unpack format '{format}'") from None
    _, function, extra_args, _ = _unpackers[format]
    function(filename, extract_dir, **dict(extra_args), **keywords)


def _make_tar(base_name, base_dir, mode="", **_):
    import tarfile

    name = f"{base_name}.tar" + (f".{mode}" if mode else "")
    os.makedirs(os.path.dirname(name) or ".", exist_ok=True)
    with tarfile.open(name, f"w:{mode}") as archive:
        archive.add(base_dir)
    return name


def _make_zip(base_name, base_dir, **_):
    import zipfile

    name = base_name + ".zip"
    os.makedirs(os.path.dirname(name) or ".", exist_ok=True)
    with zipfile.ZipFile(name, "w", compression=zipfile.ZIP_DEFLATED) as archive:
        path = os.path.normpath(base_dir)
        if path != os.curdir:
            archive.write(path, path)
        for folder, folders, names in os.walk(base_dir):
            for each in sorted(folders):
                archive.write(path := os.path.normpath(os.path.join(folder, each)), path)
            for each in names:
                path = os.path.normpath(os.path.join(folder, each))
                if os.path.isfile(path):
                    archive.write(path, path)
    return name


def _unpack_tar(filename, extract_dir, *, filter=None):
    import tarfile

    try:
        archive = tarfile.open(filename)
    except tarfile.TarError:
        raise ReadError(f"{filename} is not a compressed or uncompressed tar file") from None
    with archive:
        archive.extractall(extract_dir, filter=filter)


def _unpack_zip(filename, extract_dir):
    import zipfile

    if not zipfile.is_zipfile(filename):
        raise ReadError(f"{filename} is not a zip file")
    with zipfile.ZipFile(filename) as archive:
        for name in archive.namelist():
            # What leads out of the folder is left out.
            if not name.startswith("/") and ".." not in name:
                archive.extract(name, extract_dir)


_packers = {
    "tar": (_make_tar, [], "uncompressed tar file"),
    "gztar": (_make_tar, [("mode", "gz")], "gzip'ed tar-file"),
    "zip": (_make_zip, [], "ZIP file"),
}
_unpackers = {
    "tar": ([".tar"], _unpack_tar, [], "uncompressed tar file"),
    "gztar": ([".tar.gz", ".tgz"], _unpack_tar, [], "gzip'ed tar-file"),
    "zip": ([".zip"], _unpack_zip, [], "ZIP file"),
}
