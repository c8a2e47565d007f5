"""warnings: what is printed, filters, registries, catch_warnings, replaced functions."""
import warnings, sys
class Out:
    def flush(self): pass
    def write(self, text):
        sys.stdout.write(text.replace((lambda: 0).__code__.co_filename, "FILE"))
sys.stderr = Out()
print(sorted(warnings.__all__))
warnings.warn("plain")
def f(level=1):
    warnings.warn("in f", DeprecationWarning, stacklevel=level)
f(); f(2)
for i in range(3):
    warnings.warn("loop")
    warnings.warn(f"loop {i}", RuntimeWarning)
warnings.simplefilter("always")
for i in range(2): warnings.warn("always")
warnings.simplefilter("once")
for i in range(2):
    warnings.warn("once")
warnings.warn("once")
warnings.resetwarnings(); warnings.simplefilter("module")
warnings.warn("mod"); 
warnings.warn("mod")
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter("always")
    warnings.warn("rec", UserWarning); warnings.warn(ResourceWarning("r2"))
    print(len(w), str(w[0]).replace(w[0].filename, 'FILE'), w[1].category, w[1].message, w[0].lineno)
with warnings.catch_warnings():
    warnings.simplefilter("error")
    try: warnings.warn("err", FutureWarning)
    except FutureWarning as e: print("raised", e)
with warnings.catch_warnings(action="ignore"):
    warnings.warn("nothing")
for bad in [lambda: warnings.warn("x", int), lambda: warnings.warn("x", 5), lambda: warnings.simplefilter("foo"), lambda: warnings.filterwarnings("error", 5), lambda: warnings.simplefilter("error", lineno=-1), lambda: warnings.filterwarnings("error", category=int)]:
    try: bad()
    except (TypeError, AssertionError) as e: print(type(e).__name__, e)
c = warnings.catch_warnings(record=True)
print(c)
c.__enter__()
try: c.__enter__()
except RuntimeError as e: print(e)
c.__exit__(None, None, None)
try: warnings.catch_warnings().__exit__()
except RuntimeError as e: print(e)
print(warnings.formatwarning("m", UserWarning, "nofile.py", 3), end='')
print(warnings.formatwarning("m", UserWarning, "nofile.py", 3, "  the line "), end='')
print(warnings.formatwarning("m", UserWarning, (lambda: 0).__code__.co_filename, 3).replace((lambda: 0).__code__.co_filename, "FILE"), end='')
def show(message, category, filename, lineno, file=None, line=None):
    print("SHOW", message, category.__name__, lineno, file, line)
old = warnings.showwarning
warnings.showwarning = show
warnings.resetwarnings()
warnings.warn("shown")
warnings.showwarning = old
warnings.formatwarning = lambda message, category, filename, lineno, line=None: f"FMT {message} {category.__name__} {lineno}\n"
warnings.warn("formatted")
warnings.warn_explicit("explicit", UserWarning, "some.py", 42)
warnings.warn_explicit("explicit", UserWarning, "some.py", 42)
reg = {}
warnings.warn_explicit("explicit", UserWarning, "some.py", 42, registry=reg)
warnings.warn_explicit("explicit", UserWarning, "some.py", 42, registry=reg)
warnings.warn("deep", stacklevel=99)
print({k: v for k, v in reg.items() if k != 'version'})
class MyW(UserWarning): pass
warnings.warn(MyW("mine"))
print(warnings.filters)
warnings.simplefilter("ignore", MyW, append=True); warnings.simplefilter("error", MyW)
print(warnings.filters)
