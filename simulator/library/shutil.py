"""Copying, moving and removing files and whole trees."""

import errno
import fnmatch
import os
import stat

__all__ = [
    "copyfileobj", "copyfile", "copymode", "copystat", "copy", "copy2", "copytree", "move",
    "rmtree", "Error", "SpecialFileError", "ExecError", "ignore_patterns", "chown", "which",
    "get_terminal_size", "SameFileError", "disk_usage", "get_archive_formats",
    "get_unpack_formats", "make_archive", "register_archive_format", "register_unpack_format",
    "unpack_archive", "unregister_archive_format", "unregister_unpack_format",
]  # fmt: skip

COPY_BUFSIZE = 64 * 1024


class Error(OSError):
    """Something about copying or moving; of copytree(), a list of everything that went wrong."""


class SameFileError(Error):
    """The source is the target."""


class SpecialFileError(OSError):
    """An operation that isn't for this kind of file, such as a named pipe."""


class ExecError(OSError):
    """A command could not be executed."""


# Copying


def copyfileobj(fsrc, fdst, length=0):
    """Copies what one file object reads to another, `length` at a time."""
    length = length or COPY_BUFSIZE
    while data := fsrc.read(length):
        fdst.write(data)


def _same_file(src, dst):
    try:
        return os.path.samefile(src, dst)
    except OSError:
        return False


def copyfile(src, dst, *, follow_symlinks=True):
    """Copies the content of a file. Returns the target."""
    if _same_file(src, dst):
        raise SameFileError(f"{src!r} and {dst!r} are the same file")
    for path in src, dst:
        try:
            mode = os.stat(path).st_mode
        except OSError:
            continue
        if stat.S_ISFIFO(mode):
            raise SpecialFileError(f"`{os.fspath(path)}` is a named pipe")
    if not follow_symlinks and os.path.islink(src):
        os.symlink(os.readlink(src), dst)
        return dst
    with open(src, "rb") as fsrc:
        try:
            with open(dst, "wb") as fdst:
                copyfileobj(fsrc, fdst)
        except IsADirectoryError as error:
            if not os.path.exists(dst):
                raise FileNotFoundError(f"Directory does not exist: {dst}") from error
            raise
    return dst


def copymode(src, dst, *, follow_symlinks=True):
    """Copies what may be done with a file."""
    if not follow_symlinks and os.path.islink(src) and os.path.islink(dst):
        return  # the mode of a link means nothing
    os.chmod(dst, stat.S_IMODE(os.stat(src).st_mode))


def copystat(src, dst, *, follow_symlinks=True):
    """Copies mode and times of a file."""
    follow = follow_symlinks or not (os.path.islink(src) and os.path.islink(dst))
    status = os.stat(src, follow_symlinks=follow)
    times = status.st_atime_ns, status.st_mtime_ns
    os.utime(dst, ns=times, follow_symlinks=follow)
    os.chmod(dst, stat.S_IMODE(status.st_mode), follow_symlinks=follow)


def _in_directory(src, dst):
    """The target itself, or the name in it if it is a directory."""
    return os.path.join(dst, os.path.basename(src)) if os.path.isdir(dst) else dst


def copy(src, dst, *, follow_symlinks=True):
    """Copies content and mode; the target may be a directory. Returns the new path."""
    dst = _in_directory(src, dst)
    copyfile(src, dst, follow_symlinks=follow_symlinks)
    copymode(src, dst, follow_symlinks=follow_symlinks)
    return dst


def copy2(src, dst, *, follow_symlinks=True):
    """As copy(), and the times too."""
    dst = _in_directory(src, dst)
    copyfile(src, dst, follow_symlinks=follow_symlinks)
    copystat(src, dst, follow_symlinks=follow_symlinks)
    return dst


def ignore_patterns(*patterns):
    """For copytree(ignore=): leaves out names that match one of the patterns."""

    def _ignore_patterns(path, names):
        ignored = []
        for pattern in patterns:
            ignored.extend(fnmatch.filter(names, pattern))
        return set(ignored)

    return _ignore_patterns


def copytree(
    src,
    dst,
    symlinks=False,
    ignore=None,
    copy_function=copy2,
    ignore_dangling_symlinks=False,
    dirs_exist_ok=False,
):
    """Copies a tree. What can't be copied is told at the end, in one Error. Returns the target."""
    with os.scandir(src) as entries:
        entries = list(entries)
    ignored = set()
    if ignore is not None:
        ignored = ignore(os.fspath(src), [entry.name for entry in entries])
    os.makedirs(dst, exist_ok=dirs_exist_ok)
    errors = []
    for entry in entries:
        if entry.name in ignored:
            continue
        source = os.path.join(src, entry.name)
        target = os.path.join(dst, entry.name)
        try:
            if entry.is_symlink():
                link = os.readlink(source)
                if symlinks:
                    os.symlink(link, target)
                    copystat(entry, target, follow_symlinks=False)
                    continue
                if not os.path.exists(source) and ignore_dangling_symlinks:
                    continue
            if entry.is_dir():
                copytree(
                    entry if copy_function in (copy, copy2) else source,
                    target,
                    symlinks,
                    ignore,
                    copy_function,
                    ignore_dangling_symlinks,
                    dirs_exist_ok,
                )
            else:
                copy_function(entry if copy_function in (copy, copy2) else source, target)
        except Error as error:
            errors.extend(error.args[0])
        except OSError as error:
            errors.append((source, target, str(error)))
    try:
        copystat(src, dst)
    except OSError as error:
        errors.append((src, dst, str(error)))
    if errors:
        raise Error(errors)
    return dst


# Removing and moving


def rmtree(path, ignore_errors=False, onerror=None, *, dir_fd=None):
    """
    Removes a tree. What can't be removed is left if errors are to be ignored, told to
    `onerror(function, path, exc_info)`, or raised.
    """
    if dir_fd is not None:
        raise NotImplementedError("dir_fd unavailable on this platform")
    import sys

    def failed(function, path):
        if ignore_errors:
            return
        if onerror is None:
            raise
        onerror(function, path, sys.exc_info())

    try:
        if os.path.islink(path):
            raise OSError("Cannot call rmtree on a symbolic link")
        os.lstat(path)
    except OSError:
        failed(os.path.islink if os.path.islink(path) else os.lstat, path)
        return
    _remove_below(path, failed)
    try:
        os.rmdir(path)
    except OSError:
        failed(os.rmdir, path)


rmtree.avoids_symlink_attacks = False


def _remove_below(path, failed):
    try:
        with os.scandir(path) as entries:
            entries = list(entries)
    except OSError:
        failed(os.scandir, path)
        return
    for entry in entries:
        inner = os.path.join(path, entry.name)
        if entry.is_dir(follow_symlinks=False):
            _remove_below(inner, failed)
            remove = os.rmdir
        else:
            remove = os.unlink
        try:
            remove(inner)
        except OSError as error:
            error.filename = entry.name  # CPython removes names from open directories
            failed(remove, inner)


def _lies_in(path, folder):
    path = os.path.join(os.path.abspath(path), "")
    return path.startswith(os.path.join(os.path.abspath(folder), ""))


def move(src, dst, copy_function=copy2):
    """Moves a file or a tree; the target may be a directory. Returns the new path."""
    target = dst
    if os.path.isdir(dst):
        if _same_file(src, dst) and not os.path.islink(src):
            os.rename(src, dst)  # the same name, perhaps in other letters
            return None
        name = os.path.basename(os.fspath(src).rstrip(os.path.sep))
        target = os.path.join(dst, name)
        if os.path.exists(target):
            raise Error(f"Destination path '{target}' already exists")
    try:
        os.rename(src, target)
    except OSError:
        if os.path.islink(src):
            os.symlink(os.readlink(src), target)
            os.unlink(src)
        elif os.path.isdir(src):
            if _lies_in(dst, src):
                raise Error(f"Cannot move a directory '{src}' into itself '{dst}'.") from None
            copytree(src, target, copy_function=copy_function, symlinks=True)
            rmtree(src)
        else:
            copy_function(src, target)
            os.unlink(src)
    return target


# The system


def disk_usage(path):
    """How many bytes the file system has in all, how many are used, how many are free."""
    from collections import namedtuple

    usage = namedtuple("usage", "total used free")
    status = os.statvfs(path)
    free = status.f_bavail * status.f_frsize
    total = status.f_blocks * status.f_frsize
    used = (status.f_blocks - status.f_bfree) * status.f_frsize
    return usage(total, used, free)


def chown(path, user=None, group=None):
    """Gives a file to another user or group, by name or number."""
    if user is None and group is None:
        raise ValueError("user and/or group must be set")
    import grp
    import pwd

    owners = []
    for kind, owner, look_up in ("user", user, pwd.getpwnam), ("group", group, grp.getgrnam):
        if owner is None:
            owner = -1
        elif not isinstance(owner, int):
            try:
                owner = look_up(owner)[2]
            except KeyError:
                raise LookupError(f"no such {kind}: {owner!r}") from None
        owners.append(owner)
    os.chown(path, *owners)


def get_terminal_size(fallback=(80, 24)):
    """The size of the terminal: what the environment says of it, or the fallback."""
    import sys

    size = []
    for variable in "COLUMNS", "LINES":
        try:
            size.append(int(os.environ[variable]))
        except (KeyError, ValueError):
            size.append(0)
    if size[0] <= 0 or size[1] <= 0:
        try:
            found = os.get_terminal_size(sys.__stdout__.fileno())
        except (AttributeError, ValueError, OSError):
            found = fallback
        size = [known if known > 0 else other for known, other in zip(size, found)]
    return os.terminal_size(size)


def which(cmd, mode=os.F_OK | os.X_OK, path=None):
    """The path of the program that a command would start, or None."""

    def usable(file):
        return os.path.exists(file) and os.access(file, mode) and not os.path.isdir(file)

    if os.path.dirname(cmd):
        return cmd if usable(cmd) else None
    is_bytes = isinstance(cmd, bytes)
    if path is None:
        path = os.environ.get("PATH", os.defpath)
    if not path:
        return None
    for folder in os.fsdecode(path).split(os.pathsep):
        file = os.path.join(os.fsencode(folder) if is_bytes else folder, cmd)
        if usable(file):
            return file
    return None


def __getattr__(name):
    if name[0] != "_":
        import _shutil_archives

        if hasattr(_shutil_archives, name):
            return getattr(_shutil_archives, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
