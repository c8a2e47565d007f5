"""`test.support.script_helper`: other interpreters, which are not to be had here."""

import unittest


def _no_interpreter(*args, **kwargs):
    raise unittest.SkipTest("starts another interpreter")


assert_python_ok = assert_python_failure = spawn_python = kill_python = _no_interpreter
run_python_until_end = run_test_script = make_script = make_pkg = make_zip_script = _no_interpreter
make_zip_pkg = _assert_python = _no_interpreter


def interpreter_requires_environment():
    return False
