"""Files of bytes by keys (Library reference, "dbm"). Of the kinds there are, only `dbm.dumb` is here."""

__all__ = ["open", "whichdb", "error"]


class _Error(Exception):
    pass


_Error.__name__ = _Error.__qualname__ = "error"
error = (_Error, OSError)


def open(file, flag="r", mode=0o666):
    """A database: "r" and "w" open one, "c" makes one if there is none, "n" a new one."""
    kind = None if "n" in flag else whichdb(file)
    if kind is None and not ("c" in flag or "n" in flag):
        raise _Error("db file doesn't exist; use 'c' or 'n' flag to create a new db")
    if kind == "":
        raise _Error("db type could not be determined")
    from dbm import dumb

    return dumb.open(file, flag, mode)


def whichdb(filename):
    """The module that reads a database; "": none that is known; None: there is no such file."""
    import io
    import os

    name = os.fsdecode(filename)
    try:
        os.stat(name + ".dat")
        size = os.stat(name + ".dir").st_size
        if size == 0:
            return "dbm.dumb"
        with io.open(name + ".dir", "rb") as index:
            if index.read(1) in (b"'", b'"'):
                return "dbm.dumb"
    except OSError:
        pass
    return "" if os.path.exists(name) else None
