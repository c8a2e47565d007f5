"""importlib, timeit, reprlib, platform."""
import importlib, importlib.util, timeit, reprlib, collections, sys, platform
def sh(f):
    try: print(f())
    except BaseException as e: print(type(e).__name__, e)
m = importlib.import_module("collections.abc"); print(m.__name__, importlib.import_module(".abc", "collections") is m)
sh(lambda: importlib.import_module("")); sh(lambda: importlib.import_module(".x")); sh(lambda: importlib.import_module("nope")); sh(lambda: importlib.import_module("collections.nope")); sh(lambda: importlib.reload(5)); sh(lambda: importlib.reload(type(sys)("zz"))); sh(lambda: importlib.import_module("..x", "a"))
print(importlib.util.find_spec("json") is not None, importlib.util.find_spec("nope"), importlib.util.find_spec("json").name, importlib.util.find_spec("sys").origin); sh(lambda: importlib.util.find_spec("nope.x")); sh(lambda: importlib.util.resolve_name("..b", "a.c")); sh(lambda: importlib.util.resolve_name(".b", ""))
import string; string.digits = "x"; print(importlib.reload(string) is string, string.digits)
t = timeit.timeit("x = 1", number=100); print(type(t), t > 0, len(timeit.repeat(lambda: 1, number=10, repeat=3)), timeit.default_timer() > 0)
T = timeit.Timer("a.append(b)", "a = []; b = 5"); print(T.timeit(10) > 0, len(T.repeat(2, 5))); sh(lambda: timeit.timeit(5)); sh(lambda: timeit.timeit("undefined_x", number=1)); gl = {"k": [1]}; print(timeit.timeit("k.append(2)", globals=gl, number=3) > 0, gl["k"])
r = reprlib
for x in [list(range(20)), tuple(range(10)), (1,), {i: i for i in range(10)}, set(range(10)), frozenset(range(10)), "a" * 100, 10**100, collections.deque(range(10)), [[[[[[[[1]]]]]]]], [], {}, set(), range(1000), "it's " * 20, object, 1.5, b"x" * 100]: print(r.repr(x))
class R:
    @reprlib.recursive_repr()
    def __repr__(self): return f"<{self.me!r}>"
x = R(); x.me = x; print(x, R.__repr__.__qualname__)
a = reprlib.Repr(); a.maxlist = 2; a.maxstring = 10; print(a.repr([1, 2, 3]), a.repr("hello world how are you"))
print(platform.system(), platform.python_version(), platform.machine(), platform.python_implementation(), platform.architecture(), platform.uname()._fields)

import sysconfig
print(bool(sysconfig.get_config_var('Py_GIL_DISABLED')), sysconfig.get_python_version(), sysconfig.get_platform(), sysconfig.get_path_names(), sysconfig.get_config_vars('py_version_nodot', 'SOABI', 'nope'))
try: sysconfig.get_path('nope')
except KeyError as e: print('KeyError', e)
