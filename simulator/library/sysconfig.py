"""How this Python was built and where its files are (Library reference, "sysconfig").

There are the paths of one scheme, that of a Python in /usr, and the variables that programs ask for.
"""

import os
import sys

__all__ = [
    "get_config_var", "get_config_vars", "get_path", "get_path_names", "get_paths",
    "get_platform", "get_python_version", "get_scheme_names",
]  # fmt: skip

_SCHEME = "posix_prefix"
_PATHS = {
    "stdlib": "{base}/lib/python{version}",
    "platstdlib": "{base}/lib/python{version}",
    "purelib": "{base}/lib/python{version}/site-packages",
    "platlib": "{base}/lib/python{version}/site-packages",
    "include": "{base}/include/python{version}",
    "platinclude": "{base}/include/python{version}",
    "scripts": "{base}/bin",
    "data": "{base}",
}


def get_python_version():
    """"3.11"."""
    return "%d.%d" % sys.version_info[:2]


def get_platform():
    machine = os.uname()
    return f"{machine.sysname.lower()}-{machine.machine}"


def get_scheme_names():
    return (_SCHEME,)


def get_default_scheme():
    return _SCHEME


def get_preferred_scheme(key):
    return {"prefix": _SCHEME, "home": "posix_home", "user": "posix_user"}[key]


def get_path_names():
    return tuple(name for name in _PATHS if name != "platinclude")


def get_paths(scheme=_SCHEME, vars=None, expand=True):
    """All paths of the scheme."""
    if scheme != _SCHEME:
        raise KeyError(scheme)
    if not expand:
        return dict(_PATHS)
    values = {"base": sys.prefix, "version": get_python_version(), **(vars or {})}
    return {name: path.format(**values) for name, path in _PATHS.items()}


def get_path(name, scheme=_SCHEME, vars=None, expand=True):
    return get_paths(scheme, vars, expand)[name]


def is_python_build(check_home=False):
    return False


def _all_variables():
    major, minor = sys.version_info[:2]
    platform = f"cpython-{major}{minor}-{os.uname().machine}-linux-gnu"
    values = {
        "prefix": sys.prefix, "exec_prefix": sys.exec_prefix, "base": sys.prefix,
        "platbase": sys.exec_prefix, "installed_base": sys.base_prefix,
        "installed_platbase": sys.base_exec_prefix, "projectbase": os.path.dirname(sys.executable),
        "userbase": os.path.expanduser("~/.local"), "platlibdir": sys.platlibdir,
        "py_version": sys.version.split()[0], "py_version_short": get_python_version(),
        "py_version_nodot": f"{major}{minor}", "py_version_nodot_plat": "", "abiflags": sys.abiflags,
        "SOABI": platform, "EXT_SUFFIX": f".{platform}.so", "MULTIARCH": "x86_64-linux-gnu",
        "WITH_PYMALLOC": 1, "WITH_DOC_STRINGS": 1, "HAVE_FORK": 1, "Py_DEBUG": 0,
        "Py_ENABLE_SHARED": 0, "SIZEOF_VOID_P": 8,
    }  # fmt: skip
    if not sys._is_gil_enabled():
        # As the free-threaded builds of later versions have it.
        values["Py_GIL_DISABLED"] = 1
    return values


def get_config_vars(*args):
    """All variables as a dict, or the values of those that are named."""
    values = _all_variables()
    return [values.get(name) for name in args] if args else values


def get_config_var(name):
    """The value of a variable, or None."""
    return _all_variables().get(name)
