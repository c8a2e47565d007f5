"""What can be asked of paths on any system."""

import posix
import stat

__all__ = [
    "commonprefix", "exists", "getatime", "getctime", "getmtime", "getsize", "isdir", "isfile",
    "samefile", "sameopenfile", "samestat",
]  # fmt: skip


def exists(path):
    """Whether there is something at the end of the path, symbolic links followed."""
    try:
        posix.stat(path)
    except (OSError, ValueError):
        return False
    return True


def isfile(path):
    """Whether it is a regular file."""
    try:
        status = posix.stat(path)
    except (OSError, ValueError):
        return False
    return stat.S_ISREG(status.st_mode)


def isdir(s):
    """Whether it is a directory."""
    try:
        status = posix.stat(s)
    except (OSError, ValueError):
        return False
    return stat.S_ISDIR(status.st_mode)


def getsize(filename):
    """The size in bytes."""
    return posix.stat(filename).st_size


def getmtime(filename):
    """When its content was last changed, in seconds since 1970."""
    return posix.stat(filename).st_mtime


def getatime(filename):
    """When it was last read."""
    return posix.stat(filename).st_atime


def getctime(filename):
    """When anything about it was last changed."""
    return posix.stat(filename).st_ctime


def commonprefix(m):
    """The longest beginning that all of these have, character by character."""
    if not m:
        return ""
    if not isinstance(m[0], (list, tuple)):
        m = [posix.fspath(path) for path in m]
    first, last = min(m), max(m)
    for i, c in enumerate(first):
        if c != last[i]:
            return first[:i]
    return first


def samestat(s1, s2):
    """Whether two results of stat() are of the same file."""
    return s1.st_ino == s2.st_ino and s1.st_dev == s2.st_dev


def samefile(f1, f2):
    """Whether two paths lead to the same file."""
    return samestat(posix.stat(f1), posix.stat(f2))


def sameopenfile(fp1, fp2):
    """Whether two descriptors are of the same file."""
    return samestat(posix.fstat(fp1), posix.fstat(fp2))


def _splitext(p, sep, altsep, extsep):
    """The root and the extension, from the last dot of the last name on; leading dots don't count."""
    start = p.rfind(sep) + 1
    if altsep:
        start = max(start, p.rfind(altsep) + 1)
    name = p[start:]
    root = name.rstrip(extsep) and name
    bare = root.lstrip(extsep)
    dot = bare.rfind(extsep)
    if dot < 0:
        return p, p[:0]
    dot += start + len(root) - len(bare)
    return p[:dot], p[dot:]


def _check_arg_types(funcname, *args):
    """TypeError about arguments that are neither all str nor all bytes."""
    kinds = set()
    for arg in args:
        if not isinstance(arg, (str, bytes)):
            raise TypeError(
                f"{funcname}() argument must be str, bytes, or os.PathLike object, "
                f"not {arg.__class__.__name__!r}"
            ) from None
        kinds.add(isinstance(arg, bytes))
    if len(kinds) > 1:
        raise TypeError("Can't mix strings and bytes in path components") from None
