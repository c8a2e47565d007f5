"""`test.support.os_helper`: files, folders and environment variables of tests."""

import contextlib
import os
import unittest

TESTFN_ASCII = "@test_1_tmp"
TESTFN = TESTFN_UNICODE = TESTFN_NONASCII = TESTFN_ASCII + "-\xe0\xf2\u0258"
FS_NONASCII = "\xe6"
TESTFN_UNENCODABLE = TESTFN_UNDECODABLE = None
SAVEDCWD = os.getcwd()


def unlink(filename):
    with contextlib.suppress(FileNotFoundError, NotADirectoryError):
        os.unlink(filename)


def rmdir(dirname):
    with contextlib.suppress(FileNotFoundError):
        os.rmdir(dirname)


def rmtree(path):
    import shutil

    with contextlib.suppress(FileNotFoundError):
        shutil.rmtree(path)


def create_empty_file(filename):
    with open(filename, "wb"):
        pass


@contextlib.contextmanager
def temp_dir(path=None, quiet=False):
    import tempfile

    made = path is None
    if made:
        path = os.path.realpath(tempfile.mkdtemp())
    else:
        os.mkdir(path)
    try:
        yield path
    finally:
        rmtree(path)


@contextlib.contextmanager
def change_cwd(path, quiet=False):
    before = os.getcwd()
    os.chdir(os.path.realpath(path))
    try:
        yield os.getcwd()
    finally:
        os.chdir(before)


@contextlib.contextmanager
def temp_cwd(name="tempcwd", quiet=False):
    with temp_dir(path=name, quiet=quiet) as path, change_cwd(path, quiet=quiet) as cwd:
        yield cwd


class FakePath:
    """An object whose __fspath__ gives what it was made with, or raises it."""

    def __init__(self, path):
        self.path = path

    def __repr__(self):
        return f"<FakePath {self.path!r}>"

    def __fspath__(self):
        is_class = isinstance(self.path, type) and issubclass(self.path, BaseException)
        if is_class or isinstance(self.path, BaseException):
            raise self.path
        return self.path


class EnvironmentVarGuard:
    """Changes environment variables for the time of a block."""

    def __init__(self):
        self._environ = os.environ
        self._changed = {}

    def __getitem__(self, envvar):
        return self._environ[envvar]

    def get(self, envvar, default=None):
        return self._environ.get(envvar, default)

    def _remember(self, envvar):
        self._changed.setdefault(envvar, self._environ.get(envvar))

    def __setitem__(self, envvar, value):
        self._remember(envvar)
        self._environ[envvar] = value

    def __delitem__(self, envvar):
        self._remember(envvar)
        self._environ.pop(envvar, None)

    def set(self, envvar, value):
        self[envvar] = value

    def unset(self, envvar):
        del self[envvar]

    def keys(self):
        return self._environ.keys()

    def copy(self):
        return dict(self._environ)

    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        for name, value in self._changed.items():
            if value is None:
                self._environ.pop(name, None)
            else:
                self._environ[name] = value


def can_symlink():
    return hasattr(os, "symlink")


def can_chmod():
    return True


def can_xattr():
    return hasattr(os, "setxattr")


def fs_is_case_insensitive(directory):
    return False


def skip_unless_symlink(test):
    return test if can_symlink() else unittest.skip("needs symbolic links")(test)


def skip_unless_xattr(test):
    return test if can_xattr() else unittest.skip("needs extended attributes")(test)


def skip_unless_working_chmod(test):
    return test


def skip_if_dac_override(test):
    """The simulated user is not root: permissions bind it."""
    return test


def skip_unless_dac_override(test):
    return unittest.skip("the simulated user is not root")(test)


def fd_count():
    raise unittest.SkipTest("file descriptors are not counted")


def make_bad_fd():
    with open(TESTFN, "wb") as file:
        descriptor = file.fileno()
    unlink(TESTFN)
    return descriptor
