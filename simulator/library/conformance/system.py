"""sys: hooks, limits, what it says about itself."""
import sys
sys.stderr = type("Out", (), {"write": lambda self, text: None, "flush": lambda self: None})()
import sys
class Bad:
    def __del__(s): 1/0
b = Bad(); del b
def hook(u):
    print("UNR", u.exc_type, u.exc_value, u.err_msg, u.object.__qualname__, type(u).__name__)
sys.unraisablehook = hook
b = Bad(); del b
sys.displayhook(5); sys.displayhook(None); print(_)
def sh(f):
    try: print(f())
    except BaseException as e: print(type(e).__name__, e)
sh(lambda: sys.settrace(None)); sh(lambda: sys.gettrace())
sh(lambda: sys.exit()); sh(lambda: sys.exit(3)); sh(lambda: sys.exit("m")); sh(lambda: sys.exit(1, 2)); sh(lambda: sys.getsizeof()); sh(lambda: sys.intern(5)); sh(lambda: sys.setrecursionlimit(0)); sh(lambda: sys.setswitchinterval(0)); sh(lambda: sys.setswitchinterval("x")); sh(lambda: sys.getsizeof(5)); sh(lambda: sys._getframe(100))
print(sys.version_info[:3], sys.version_info >= (3, 8), sys.version_info.major, sys.version_info.releaselevel, sys.maxsize, sys.byteorder, sys.platform, sys.implementation.name, sys.flags.optimize, sys.float_info.max, sys.int_info.bits_per_digit, sys.hash_info.width, sys.getrecursionlimit(), sys.getswitchinterval(), sys.getdefaultencoding(), sys.maxunicode, sys.api_version, sys.copyright[:20], sys.stdin.name if 0 else '')
print(sys.exc_info(), sys.exception())
try: 1/0
except ZeroDivisionError as e: print(sys.exc_info()[0], sys.exc_info()[1] is e, sys.exc_info()[2] == e.__traceback__, sys.exception() is e)
print(sys._getframe().f_code.co_name, list(sys._current_frames().values())[0].f_lineno, sys.intern("abc") is sys.intern("abc"), sys.is_finalizing(), sys.getfilesystemencoding(), sys.getfilesystemencodeerrors(), sys.float_repr_style, len(sys.argv), sys.warnoptions)
def inner():
    try: raise KeyError
    except KeyError: sys.exit({"a": 1})
sh(inner)
