"""`test.support` as far as the tests need it (Library reference, "test.support")."""

import contextlib
import functools
import io
import os
import sys
import unittest

import _selection

verbose = 0
failfast = False
use_resources = None
max_memuse = 0
real_max_memuse = 0
SHORT_TIMEOUT = 30.0
LONG_TIMEOUT = 300.0
LOOPBACK_TIMEOUT = 5.0
INTERNET_TIMEOUT = 60.0
TEST_HOME_DIR = REPO_ROOT = "."
MISSING_C_DOCSTRINGS = True
HAVE_DOCSTRINGS = False
Py_DEBUG = PGO = False
MS_WINDOWS = is_jython = is_android = is_emscripten = is_wasi = is_apple = False
has_subprocess_support = has_socket_support = False
has_fork_support = True
HAVE_ASAN_FORK_BUG = False
has_strftime_extensions = True
PIPE_MAX_SIZE = 4 * 1024 * 1024 + 1
SOCK_MAX_SIZE = 16 * 1024 * 1024 + 1
MAX_Py_ssize_t = sys.maxsize
_1M = 2**20
_1G = 2**30
_2G = 2**31
_4G = 2**32
TEST_HTTP_URL = "http://www.pythontest.net"
SKIP_MSG_PREFIX = ""


class Error(Exception):
    """Base class for regression test exceptions."""


class TestFailed(Error):
    """Test failed."""


class ResourceDenied(unittest.SkipTest):
    """Test skipped because it requested a disallowed resource."""


class _AlwaysEqual:
    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False


class _NeverEqual:
    def __eq__(self, other):
        return False

    def __ne__(self, other):
        return True

    def __hash__(self):
        return 1


@functools.total_ordering
class _Largest:
    def __eq__(self, other):
        return isinstance(other, _Largest)

    def __lt__(self, other):
        return False


@functools.total_ordering
class _Smallest:
    def __eq__(self, other):
        return isinstance(other, _Smallest)

    def __gt__(self, other):
        return False


ALWAYS_EQ = _AlwaysEqual()
NEVER_EQ = _NeverEqual()
LARGEST = _Largest()
SMALLEST = _Smallest()


# Who may run


def _unchanged(item):
    return item


def check_impl_detail(**guards):
    """Whether a detail of an implementation is to be tested; those of CPython only when asked for."""
    if not guards:
        return _selection.details
    default = not list(guards.values())[0]
    return guards.get("cpython", default) and _selection.details


def impl_detail(msg=None, **guards):
    guards = guards or {"cpython": True}
    if check_impl_detail(**guards):
        return _unchanged
    return unittest.skip(msg or "a detail of the implementation")


def cpython_only(test):
    return impl_detail(cpython=True)(test)


def no_tracing(func):
    return func


def refcount_test(test):
    return unittest.skip("nobody counts references here")(test)


def requires(resource, msg=None):
    if not is_resource_enabled(resource):
        raise ResourceDenied(msg or f"resource {resource!r} is not enabled")


def is_resource_enabled(resource):
    return resource == "network"


def requires_resource(resource):
    if is_resource_enabled(resource):
        return _unchanged
    return unittest.skip(f"resource {resource!r} is not enabled")


def requires_subprocess():
    return unittest.skip("starts another interpreter")


def requires_fork():
    return _unchanged


def system_must_validate_cert(function):
    # True of the simulated machine, as of any that has no store of them.
    return unittest.skip("no certificates of the system")(function)


def requires_working_socket(*, module=False):
    return None if module else _unchanged


def _needs_version(*version):
    return _unchanged


requires_linux_version = requires_mac_ver = requires_freebsd_version = _needs_version


def requires_zlib(reason="requires zlib"):
    return _requires_module("zlib", reason)


def requires_gzip(reason="requires gzip"):
    return _requires_module("gzip", reason)


def requires_bz2(reason="requires bz2"):
    return _requires_module("bz2", reason)


def requires_lzma(reason="requires lzma"):
    return _requires_module("lzma", reason)


def _requires_module(name, reason):
    try:
        __import__(name)
    except ImportError:
        return unittest.skip(reason)
    return _unchanged


requires_IEEE_754 = _unchanged
requires_docstrings = unittest.skip("built-ins have no docstrings here")
requires_legacy_unicode_capi = unittest.skip("needs the C API")
skip_if_pgo_task = _unchanged
anticipate_failure = unittest.skipIf


def requires_debug_ranges(reason="requires positions in code objects"):
    return _unchanged


def check_sanitizer(*, address=False, memory=False, ub=False):
    return False


def skip_if_sanitizer(reason=None, *, address=False, memory=False, ub=False):
    return _unchanged


def skip_if_buildbot(reason=None):
    return _unchanged


def skip_if_broken_multiprocessing_synchronize():
    """They are whole."""


def bigmemtest(size, memuse, dry_run=True):
    """Runs the test once with a small size, as CPython's suite does without a memory limit."""

    def decorate(method):
        @functools.wraps(method)
        def small(self):
            if not dry_run:
                raise unittest.SkipTest("needs a lot of memory")
            return method(self, 5147)

        small.size = size
        small.memuse = memuse
        return small

    return decorate


def bigaddrspacetest(func):
    return unittest.skip("needs a large address space")(func)


def bigmem(*args, **kwargs):
    return unittest.skip("needs a lot of memory")


# Resources of the interpreter


def gc_collect():
    try:
        import gc
    except ImportError:
        return
    gc.collect()


@contextlib.contextmanager
def disable_gc():
    yield


def python_is_optimized():
    return True


def get_attribute(obj, name):
    try:
        return getattr(obj, name)
    except AttributeError:
        raise unittest.SkipTest(f"object {obj!r} has no attribute {name!r}") from None


def get_recursion_depth():
    depth = 0
    frame = sys._getframe(1)
    while frame is not None:
        depth += 1
        frame = frame.f_back
    return depth


def get_recursion_available():
    return sys.getrecursionlimit() - get_recursion_depth()


@contextlib.contextmanager
def set_recursion_limit(limit):
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(limit)
    try:
        yield
    finally:
        sys.setrecursionlimit(before)


@contextlib.contextmanager
def infinite_recursion(max_depth=75):
    with set_recursion_limit(get_recursion_depth() + max_depth + 20):
        yield


@contextlib.contextmanager
def adjust_int_max_str_digits(max_digits):
    before = sys.get_int_max_str_digits()
    sys.set_int_max_str_digits(max_digits)
    try:
        yield
    finally:
        sys.set_int_max_str_digits(before)


def setswitchinterval(interval):
    sys.setswitchinterval(interval)


class SuppressCrashReport:
    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        return None


class catch_unraisable_exception:
    """Keeps what sys.unraisablehook is given as the attribute `unraisable`."""

    unraisable = None

    def __enter__(self):
        self._before = sys.unraisablehook
        sys.unraisablehook = self._hook
        return self

    def _hook(self, unraisable):
        self.unraisable = unraisable

    def __exit__(self, *exc_info):
        sys.unraisablehook = self._before
        self.__dict__.pop("unraisable", None)


def _no_interpreter(*args, **kwargs):
    raise unittest.SkipTest("starts another interpreter")


run_in_subinterp = _no_interpreter


def wait_process(pid, *, exitcode, timeout=None):
    """Waits for a child, which is to have ended in that way."""
    ended, status = os.waitpid(pid, 0)
    assert (ended, os.waitstatus_to_exitcode(status)) == (pid, exitcode)


def reap_children():
    """Tests that start processes are skipped, so there are none to wait for."""


def check_sizeof(test, o, size):
    raise unittest.SkipTest("sizes of objects are those of another implementation")


def calcobjsize(fmt):
    return 0


calcvobjsize = calcobjsize


# Streams


@contextlib.contextmanager
def captured_output(stream_name):
    before = getattr(sys, stream_name)
    setattr(sys, stream_name, io.StringIO())
    try:
        yield getattr(sys, stream_name)
    finally:
        setattr(sys, stream_name, before)


def captured_stdout():
    return captured_output("stdout")


def captured_stderr():
    return captured_output("stderr")


def captured_stdin():
    return captured_output("stdin")


def maybe_get_event_loop_policy():
    """The policy that has been set, None if none has been needed yet."""
    import asyncio.events

    return asyncio.events._event_loop_policy


def print_warning(msg):
    print(f"Warning -- {msg}", file=sys.stderr)


def record_original_stdout(stdout):
    global _original_stdout
    _original_stdout = stdout


_original_stdout = None


def get_original_stdout():
    return _original_stdout or sys.stdout


def flush_std_streams():
    sys.stdout.flush()
    sys.stderr.flush()


# Changes that are taken back


@contextlib.contextmanager
def swap_attr(obj, attr, new_val):
    had = hasattr(obj, attr)
    before = getattr(obj, attr, None)
    setattr(obj, attr, new_val)
    try:
        yield before
    finally:
        if had:
            setattr(obj, attr, before)
        elif hasattr(obj, attr):
            delattr(obj, attr)


@contextlib.contextmanager
def swap_item(obj, item, new_val):
    had = item in obj
    before = obj[item] if had else None
    obj[item] = new_val
    try:
        yield before
    finally:
        if had:
            obj[item] = before
        elif item in obj:
            del obj[item]


def patch(test_instance, object_to_patch, attr_name, new_value):
    """Replaces an attribute for the time of a test."""
    getattr(object_to_patch, attr_name)
    context = swap_attr(object_to_patch, attr_name, new_value)
    context.__enter__()
    test_instance.addCleanup(context.__exit__, None, None, None)


@contextlib.contextmanager
def patch_list(orig):
    saved = orig[:]
    try:
        yield
    finally:
        orig[:] = saved


def run_with_locale(catstr, *locales):
    return unittest.skip("there is one locale")


def run_with_tz(tz):
    return unittest.skip("time zones are UTC")


# Checks


def check_syntax_error(testcase, statement, errtext="", *, lineno=None, offset=None):
    with testcase.assertRaisesRegex(SyntaxError, errtext) as context:
        compile(statement, "<test string>", "exec")
    error = context.exception
    testcase.assertIsNotNone(error.lineno)
    if lineno is not None:
        testcase.assertEqual(error.lineno, lineno)
    testcase.assertIsNotNone(error.offset)
    if offset is not None:
        testcase.assertEqual(error.offset, offset)


def check__all__(test_case, module, name_of_module=None, extra=(), not_exported=()):
    """`__all__` names exactly what the module defines in public."""
    names = name_of_module
    if names is None:
        names = (module.__name__,)
    elif isinstance(names, str):
        names = (names,)
    expected = set(extra)
    for name in dir(module):
        if name.startswith("_") or name in not_exported:
            continue
        item = getattr(module, name)
        if getattr(item, "__module__", None) in names or (
            not hasattr(item, "__module__") and not isinstance(item, type(sys))
        ):
            expected.add(name)
    test_case.assertCountEqual(module.__all__, expected)


def check_free_after_iterating(test, iter, cls, args=()):
    raise unittest.SkipTest("objects are not freed at a definite time")


def check_disallow_instantiation(testcase, tp, *args, **kwds):
    name = f"{tp.__module__}.{tp.__name__}" if tp.__module__ != "builtins" else tp.__name__
    message = f"cannot create '{name}' instances"
    testcase.assertRaisesRegex(TypeError, message, tp, *args, **kwds)


def detect_api_mismatch(ref_api, other_api, *, ignore=()):
    missing = set(dir(ref_api)) - set(dir(other_api)) - set(ignore)
    return {name for name in missing if not name.startswith("_") or name.endswith("__")}


def sortdict(dict):
    return "{" + ", ".join(f"{key!r}: {dict[key]!r}" for key in sorted(dict)) + "}"


def findfile(filename, subdir=None):
    return filename


def load_package_tests(pkg_dir, loader, standard_tests, pattern):
    raise unittest.SkipTest("a folder of tests")


def run_unittest(*classes):
    raise unittest.SkipTest("starts a run of its own")


def run_doctest(module, verbosity=None, optionflags=0):
    import doctest

    failed, tried = doctest.testmod(module, verbose=verbosity, optionflags=optionflags)
    if failed:
        raise TestFailed(f"{failed} of {tried} doctests failed")
    return failed, tried


def open_urlresource(url, *args, **kw):
    requires("urlfetch")


def busy_retry(timeout, err_msg=None, /, *, error=True):
    import time

    end = time.monotonic() + timeout
    while True:
        yield
        if time.monotonic() >= end:
            break
    if error:
        raise AssertionError(f"timeout ({timeout:.1f} seconds)")


def sleeping_retry(timeout, err_msg=None, /, *, init_delay=0.010, max_delay=1.0, error=True):
    import time

    delay = init_delay
    for _ in busy_retry(timeout, err_msg, error=error):
        yield
        time.sleep(delay)
        delay = min(delay * 2, max_delay)


class Matcher:
    """Compares the attributes of a dict of a log record."""

    _partial_matches = ("msg", "message")

    def matches(self, d, **kwargs):
        return all(self.match_value(key, d.get(key), value) for key, value in kwargs.items())

    def match_value(self, k, dv, v):
        if type(v) is not type(dv):
            return False
        if type(dv) is not str or k not in self._partial_matches:
            return v == dv
        return dv.find(v) >= 0
