"""logging: the tree, levels, formats, filters, adapters, records, factories."""
import logging, sys, io, threading, warnings
warnings.simplefilter('ignore')
from logging import *
class Out:
    name = "<stdout>"
    def write(self, text): sys.stdout.write(text.replace((lambda: 0).__code__.co_filename, "FILE"))
    def flush(self): pass
out = Out()
logging.basicConfig(stream=out, level=logging.DEBUG, format="%(levelname)s:%(name)s:%(message)s")
log = logging.getLogger("app.mod.sub")
print(log, log.parent, logging.getLogger("app"), logging.getLogger("app.mod.sub").parent, logging.root, logging.getLogger() is logging.root, logging.getLogger("root"))
log.info("hello %s", "world"); log.debug("%(a)d %(b)s", {"a": 1, "b": 2})
log.warning("w"); log.error("e %d", 5); log.critical("c"); log.log(25, "custom"); log.fatal("f")
log.warn("deprecated")
logging.info("root info"); logging.log(35, "lvl")
try: 1/0
except ZeroDivisionError: log.exception("boom %s", 1)
try: {}['x']
except KeyError as e:
    log.error("with exc", exc_info=e)
    log.error("with true", exc_info=True)
    log.info("no exc", exc_info=sys.exc_info())
log.info("none", exc_info=True)
def f():
    log.info("stack here", stack_info=True)
f()
h = logging.StreamHandler(out)
h.setFormatter(logging.Formatter("%(asctime)s|%(name)-8s|%(levelno)5d|%(funcName)s|%(lineno)d|%(threadName)s|%(processName)s|%(message)s", datefmt="DATE"))
log.addHandler(h); log.propagate = False
def g(level=1): log.info("in g", stacklevel=level)
g(); g(2)
t = threading.Thread(target=g, name="Worker"); t.start(); t.join()
for style, fmt in [("{", "{levelname:<8}|{message}|{extra1}"), ("$", "$levelname|${message}|$extra1")]:
    h.setFormatter(logging.Formatter(fmt, style=style, defaults={"extra1": "dflt"}))
    log.info("styled"); log.info("styled", extra={"extra1": "given"})
for bad in [lambda: logging.Formatter("{message}"), lambda: logging.Formatter("%(message)s", style="{"), lambda: logging.Formatter("x", style="$"), lambda: logging.Formatter("$ x", style="$"), lambda: logging.Formatter("{message!x}", style="{"), lambda: logging.Formatter("{a-b}", style="{"), lambda: logging.Formatter("{message:abc}", style="{"), 
   lambda: logging.Formatter("x", style="?"), lambda: log.setLevel("NOPE"), lambda: log.setLevel(1.5), lambda: log.log("x", "y"), lambda: logging.getLogger(5),
   lambda: log.info("x", extra={"message": 1}), lambda: log.info("x", extra={"name": 1}), lambda: log.info("x", foo=1), lambda: logging.basicConfig(force=True, foo=1), lambda: logging.basicConfig(force=True, stream=out, filename="x"),
   lambda: logging.basicConfig(force=True, stream=out, handlers=[]), lambda: logging.Handler().emit(None), lambda: logging.setLoggerClass(int), lambda: logging.basicConfig(force=True, style="!")]:
    try: print("no error", bad())
    except Exception as e: print(type(e).__name__, e)
print(logging.getLevelName(10), logging.getLevelName("INFO"), logging.getLevelName(42), logging.getLevelName("foo"), logging.getLevelNamesMapping())
logging.addLevelName(25, "NOTICE"); log.log(25, "notice"); print(logging.getLevelName(25), logging.getLevelName("NOTICE"))
r = logging.makeLogRecord({"msg": "m %s", "args": (1,), "name": "n"}); print(r, r.getMessage(), r.levelname)
r = logging.LogRecord("n", 20, "/a/b/c.py", 7, "msg %s", ("x",), None, "fn"); print(r, r.module, r.filename, r.funcName, r.exc_text, r.stack_info)
print(sorted(vars(r)))
print(h, logging.NullHandler(), logging.lastResort, logging.StreamHandler(io.StringIO()), logging.Handler(30))
flt = logging.Filter("app.mod"); print(flt.filter(logging.makeLogRecord({"name": "app.mod.x"})), flt.filter(logging.makeLogRecord({"name": "app.model"})), flt.filter(logging.makeLogRecord({"name":"app.mod"})))
class F(logging.Filter):
    def filter(self, record):
        record.user = "bob"; return "secret" not in record.msg
log.addFilter(F()); h.setFormatter(logging.Formatter("%(user)s %(message)s"))
log.info("secret"); log.info("open"); log.filters.clear()
h.addFilter(lambda r: r.levelno > 20); h.setFormatter(None); log.info("no"); log.error("yes"); print(h.filters.clear())
ad = logging.LoggerAdapter(log, {"ip": "1.2"}); h.setFormatter(logging.Formatter("%(ip)s %(message)s")); ad.info("adapted %d", 3); print(ad, ad.name, ad.isEnabledFor(10), ad.hasHandlers(), ad.getEffectiveLevel())
class A2(logging.LoggerAdapter):
    def process(self, msg, kwargs): return "[%s] %s" % (self.extra["c"], msg), kwargs
h.setFormatter(None); A2(log, {"c": 9}).warning("proc"); 
logging.disable(logging.WARNING); log.warning("disabled"); log.error("enabled"); logging.disable(logging.NOTSET); log.warning("again"); 
log.disabled = True; log.critical("x"); log.disabled = False
c = log.getChild("kid"); print(c, c.parent is log, logging.root.getChild("zz"))
class ML(logging.Logger):
    def trace(self, m): self._log(5, m, ())
logging.setLoggerClass(ML); logging.addLevelName(5, "TRACE"); m = logging.getLogger("ml"); m.setLevel(5); m.addHandler(h); m.propagate = False; m.trace("traced"); print(m, logging.getLoggerClass()); logging.setLoggerClass(logging.Logger)
old = logging.getLogRecordFactory()
def fac(*a, **k):
    r = old(*a, **k); r.custom = 0xdec; return r
logging.setLogRecordFactory(fac); h.setFormatter(logging.Formatter("%(custom)x %(message)s")); log.info("fac"); logging.setLogRecordFactory(old)
bf = logging.BufferingFormatter(logging.Formatter("<%(message)s>")); print(bf.format([r, r]), repr(bf.format([])))
s2 = io.StringIO(); prev = h.setStream(s2); h.setFormatter(None); log.info("to s2"); print(prev is out, h.setStream(s2), repr(s2.getvalue())); h.setStream(out)
x = logging.getLogger("nohandlers"); x.propagate = False
sys.stderr = out; warnings.simplefilter('always')
x.warning("last resort"); x.info("nothing")
h.terminator = "|\n"; log.info("term"); h.terminator = "\n"
print(logging.Formatter().formatTime.__name__, logging.Formatter("%(asctime)s").usesTime(), logging.Formatter().usesTime())
h.setFormatter(None)
import warnings
warnings.formatwarning = lambda message, category, filename, lineno, line=None: f"{category.__name__}: {message}\n"
logging.captureWarnings(True); pw = logging.getLogger("py.warnings"); pw.addHandler(h); warnings.warn("captured"); logging.captureWarnings(False); warnings.warn("not captured")
print(logging.BASIC_FORMAT, sorted(set(logging.__all__)))
print([type(x).__name__ for x in logging.root.handlers], logging.root.manager.loggerDict.keys())
