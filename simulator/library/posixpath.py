"""os.path: paths as text, as POSIX has them."""

import genericpath
import os
import stat
from genericpath import (
    commonprefix,
    exists,
    getatime,
    getctime,
    getmtime,
    getsize,
    isdir,
    isfile,
    samefile,
    sameopenfile,
    samestat,
)

__all__ = [
    "normcase", "isabs", "join", "splitdrive", "split", "splitext", "basename", "dirname",
    "commonprefix", "getsize", "getmtime", "getatime", "getctime", "islink", "exists", "lexists",
    "isdir", "isfile", "ismount", "expanduser", "expandvars", "normpath", "abspath", "samefile",
    "sameopenfile", "samestat", "curdir", "pardir", "sep", "pathsep", "defpath", "altsep",
    "extsep", "devnull", "realpath", "supports_unicode_filenames", "relpath", "commonpath",
]  # fmt: skip

curdir = "."
pardir = ".."
extsep = "."
sep = "/"
pathsep = ":"
defpath = "/bin:/usr/bin"
altsep = None
devnull = "/dev/null"
supports_unicode_filenames = False


def _sep(path):
    return b"/" if isinstance(path, bytes) else "/"


def normcase(s):
    """The path as it is: here upper and lower case differ."""
    return os.fspath(s)


def isabs(s):
    """Whether the path begins at the root."""
    s = os.fspath(s)
    return s.startswith(_sep(s))


def join(a, *p):
    """The parts with slashes between them; an absolute one makes those before it void."""
    a = os.fspath(a)
    slash = _sep(a)
    path = a
    try:
        if not p:
            path[:0] + slash  # complains about what is no text
        for part in map(os.fspath, p):
            if part.startswith(slash):
                path = part
            elif not path or path.endswith(slash):
                path += part
            else:
                path += slash + part
    except (TypeError, AttributeError, BytesWarning):
        genericpath._check_arg_types("join", a, *p)
        raise
    return path


def split(p):
    """What stands before the last slash, and the last name."""
    p = os.fspath(p)
    slash = _sep(p)
    i = p.rfind(slash) + 1
    head, tail = p[:i], p[i:]
    if head and head != slash * len(head):
        head = head.rstrip(slash)
    return head, tail


def splitext(p):
    """The path without its extension, and the extension with its dot."""
    p = os.fspath(p)
    if isinstance(p, bytes):
        return genericpath._splitext(p, b"/", None, b".")
    return genericpath._splitext(p, sep, altsep, extsep)


def splitdrive(p):
    """Nothing and the path: POSIX has no drives."""
    p = os.fspath(p)
    return p[:0], p


def basename(p):
    """The last name."""
    p = os.fspath(p)
    return p[p.rfind(_sep(p)) + 1 :]


def dirname(p):
    """What stands before the last slash."""
    return split(p)[0]


def islink(path):
    """Whether it is a symbolic link."""
    try:
        status = os.lstat(path)
    except (OSError, ValueError, AttributeError):
        return False
    return stat.S_ISLNK(status.st_mode)


def lexists(path):
    """Whether there is something, be it a symbolic link that leads nowhere."""
    try:
        os.lstat(path)
    except (OSError, ValueError):
        return False
    return True


def ismount(path):
    """Whether another file system begins there: here only at the root."""
    try:
        status = os.lstat(path)
        if stat.S_ISLNK(status.st_mode):
            return False
        path = os.fspath(path)
        parent = os.lstat(realpath(join(path, b".." if isinstance(path, bytes) else "..")))
    except (OSError, ValueError):
        return False
    return status.st_dev != parent.st_dev or status.st_ino == parent.st_ino


def expanduser(path):
    """The path with `~` or `~user` at its beginning replaced by that user's home."""
    path = os.fspath(path)
    text = os.fsdecode(path)
    if not text.startswith("~"):
        return path
    name, slash, rest = text[1:].partition("/")
    if not name:
        home = os.environ.get("HOME", "/home/user")
    else:
        import pwd

        try:
            home = pwd.getpwnam(name).pw_dir
        except KeyError:
            return path
    expanded = home.rstrip("/") + slash + rest or "/"
    return os.fsencode(expanded) if isinstance(path, bytes) else expanded


def _is_name(c):
    return c == "_" or c.isascii() and c.isalnum()


def expandvars(path):
    """The path with `$name` and `${name}` replaced by what the environment has for it."""
    path = os.fspath(path)
    text = os.fsdecode(path)
    if "$" not in text:
        return path
    parts = []
    at = 0
    while at < len(text):
        dollar = text.find("$", at)
        if dollar < 0:
            break
        parts.append(text[at:dollar])
        at = end = dollar + 1
        if text.startswith("{", at):
            close = text.find("}", at)
            name = text[at + 1 : close] if close > 0 else ""
            end = close + 1
        else:
            while end < len(text) and _is_name(text[end]):
                end += 1
            name = text[at:end]
        if name and name in os.environ:
            parts.append(os.environ[name])
            at = end
        else:
            parts.append("$")
    parts.append(text[at:])
    expanded = "".join(parts)
    return os.fsencode(expanded) if isinstance(path, bytes) else expanded


def normpath(path):
    """The path without double slashes, `.` and names that `..` takes back."""
    path = os.fspath(path)
    empty, dot, dotdot, slash = path[:0], ".", "..", "/"
    if isinstance(path, bytes):
        dot, dotdot, slash = b".", b"..", b"/"
    if not path:
        return dot
    # Two slashes at the beginning are something else than one, three are not.
    root = empty
    if path.startswith(slash):
        double = path.startswith(slash * 2) and not path.startswith(slash * 3)
        root = slash * 2 if double else slash
    names = []
    for name in path.split(slash):
        if not name or name == dot:
            continue
        if name != dotdot or not (root or names) or names and names[-1] == dotdot:
            names.append(name)
        elif names:
            names.pop()
    return root + slash.join(names) or dot


def abspath(path):
    """The path from the root on, normalised."""
    path = os.fspath(path)
    if not isabs(path):
        path = join(os.getcwdb() if isinstance(path, bytes) else os.getcwd(), path)
    return normpath(path)


def realpath(filename, *, strict=False):
    """The absolute path with its symbolic links followed."""
    filename = os.fspath(filename)
    text = os.fsdecode(filename)
    path = "/" if text.startswith("/") else ""
    names = text.split("/")[::-1]
    followed = set()
    while names:
        name = names.pop()
        if not name or name == ".":
            continue
        if name == "..":
            above, last = split(path)
            path = join(path, "..") if last in ("", "..") and path != "/" else above
            continue
        candidate = join(path, name)
        try:
            is_link = stat.S_ISLNK(os.lstat(candidate).st_mode)
        except OSError:
            if strict:
                raise
            is_link = False
        if not is_link:
            path = candidate
        elif candidate in followed and not _leads_on(candidate):
            if strict:
                os.stat(candidate)
            path = candidate
        else:
            followed.add(candidate)
            target = os.readlink(candidate)
            if target.startswith("/"):
                path = "/"
            names += target.split("/")[::-1]
    path = abspath(path)
    return os.fsencode(path) if isinstance(filename, bytes) else path


def _leads_on(link):
    """Whether a link does not lead round in a circle."""
    try:
        os.stat(link)
    except OSError:
        return False
    return True


def relpath(path, start=None):
    """How to get from `start` (the working directory) to the path."""
    if not path:
        raise ValueError("no path specified")
    path = os.fspath(path)
    if isinstance(path, bytes):
        dot, dotdot, slash = b".", b"..", b"/"
    else:
        dot, dotdot, slash = ".", "..", "/"
    start = dot if start is None else os.fspath(start)
    try:
        begin = [name for name in abspath(start).split(slash) if name]
        end = [name for name in abspath(path).split(slash) if name]
        common = len(commonprefix([begin, end]))
        names = [dotdot] * (len(begin) - common) + end[common:]
        return join(*names) if names else dot
    except (TypeError, AttributeError, BytesWarning, DeprecationWarning):
        genericpath._check_arg_types("relpath", path, start)
        raise


def commonpath(paths):
    """The longest path that all of these lie below."""
    if not paths:
        raise ValueError("commonpath() arg is an empty sequence")
    paths = tuple(map(os.fspath, paths))
    slash = _sep(paths[0])
    dot = b"." if isinstance(paths[0], bytes) else "."
    try:
        absolute = {path.startswith(slash) for path in paths}
        if len(absolute) > 1:
            raise ValueError("Can't mix absolute and relative paths")
        names = [[name for name in path.split(slash) if name and name != dot] for path in paths]
    except (TypeError, AttributeError):
        genericpath._check_arg_types("commonpath", *paths)
        raise
    common = commonprefix(names)
    return (slash if True in absolute else slash[:0]) + slash.join(common)
