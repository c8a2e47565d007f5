"""logging.handlers and logging.config: files, queues, memory, dictionaries."""
import logging, logging.handlers, logging.config, os, sys, queue, threading, tempfile, io
d = tempfile.mkdtemp(); path = os.path.join(d, "app.log")
h = logging.FileHandler(path, mode="w"); log = logging.getLogger("f"); log.addHandler(h); log.setLevel(10); log.propagate = False
h.setFormatter(logging.Formatter("%(levelname)s %(process)d %(message)s"))
log.info("to file"); log.debug("again"); h.close(); log.removeHandler(h)
print(open(path).read().replace(str(os.getpid()), "PID"), repr(h).replace(path, "PATH"), h.baseFilename == path)
h = logging.FileHandler(path, delay=True); log.addHandler(h); log.info("appended"); h.close(); log.removeHandler(h); print(len(open(path).read().splitlines()))
rp = os.path.join(d, "rot.log"); h = logging.handlers.RotatingFileHandler(rp, maxBytes=40, backupCount=2); log.addHandler(h)
for i in range(12): log.info("message number %d", i)
h.close(); log.removeHandler(h); print(sorted(os.listdir(d)), open(rp).read(), open(rp + ".1").read())
q = queue.Queue(); qh = logging.handlers.QueueHandler(q); out = io.StringIO(); sh = logging.StreamHandler(out); sh.setFormatter(logging.Formatter("%(threadName)s:%(message)s"))
ql = logging.handlers.QueueListener(q, sh); log.addHandler(qh); ql.start()
ts = [threading.Thread(target=lambda i=i: log.info("from %d", i), name=f"T{i}") for i in range(3)]
[t.start() for t in ts]; [t.join() for t in ts]; ql.stop(); print(sorted(out.getvalue().splitlines())); log.removeHandler(qh)
try: 1/0
except ZeroDivisionError: log.addHandler(qh); log.exception("exc in queue"); r = q.get_nowait(); print(r.msg.splitlines()[0], r.exc_info, r.args, r.message == r.msg); log.removeHandler(qh)
out = io.StringIO(); mh = logging.handlers.MemoryHandler(3, target=logging.StreamHandler(out)); log.addHandler(mh); log.info("a"); print(repr(out.getvalue())); log.info("b"); log.info("c"); print(repr(out.getvalue())); log.info("d"); log.error("e"); print(repr(out.getvalue()), len(mh.buffer)); log.info("left"); mh.close(); print(repr(out.getvalue())); log.removeHandler(mh)
logging.config.dictConfig({"version": 1, "disable_existing_loggers": False,
  "formatters": {"brief": {"format": "%(levelname)-8s %(message)s"}, "full": {"format": "%(name)s|%(message)s"}},
  "filters": {"only": {"name": "app"}},
  "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "brief", "level": "INFO", "stream": "ext://sys.stdout", "filters": ["only"]},
     "file": {"class": "logging.FileHandler", "filename": os.path.join(d, "cfg.log"), "formatter": "full", "mode": "w"},
     "mem": {"class": "logging.handlers.MemoryHandler", "capacity": 2, "target": "file"}},
  "loggers": {"app": {"level": "DEBUG", "handlers": ["console", "mem"], "propagate": False}, "other": {"level": "ERROR"}},
  "root": {"level": "WARNING", "handlers": ["console"]}})
a = logging.getLogger("app"); a.debug("hidden"); a.info("shown"); a.getChild("x").warning("child"); logging.getLogger("other").warning("no"); logging.warning("root filtered"); print(open(os.path.join(d, "cfg.log")).read(), logging.root.level, log.disabled, [type(x).__name__ for x in a.handlers])
def bad(c):
    try: logging.config.dictConfig(c)
    except Exception as e: print(type(e).__name__, e, "|", type(e.__cause__).__name__, e.__cause__)
bad({}); bad({"version": 2}); bad({"version": 1, "handlers": {"h": {"class": "nope.X"}}}); bad({"version": 1, "handlers": {"h": {"class": "logging.StreamHandler", "formatter": "zz"}}}); bad({"version": 1, "root": {"level": "BAD"}}); bad({"version": 1, "loggers": {"x": {"handlers": ["q"]}}}); bad({"version": 1, "handlers": {"h": {"class": "logging.StreamHandler", "level": "X"}}}); bad([])
class My(logging.Handler):
    def __init__(self, tag): super().__init__(); self.tag = tag
    def emit(self, r): print(self.tag, self.format(r))
def fac(tag): return My(tag)
logging.config.dictConfig({"version": 1, "handlers": {"m": {"()": fac, "tag": "T!"}, "n": {"()": "ext://__main__.My", "tag": "cfg://extra.t"}}, "extra": {"t": "from cfg"}, "root": {"handlers": ["m", "n"], "level": "INFO"}})
logging.info("custom"); print(log.disabled)
logging.config.dictConfig({"version": 1, "incremental": True, "root": {"level": "ERROR"}, "handlers": {"m": {"level": "CRITICAL"}}}); logging.warning("x"); logging.error("y")
class T(logging.handlers.TimedRotatingFileHandler): pass
try: logging.handlers.TimedRotatingFileHandler(path, when="Q")
except ValueError as e: print(e)
try: logging.handlers.TimedRotatingFileHandler(path, when="W")
except ValueError as e: print(e)
t = logging.handlers.TimedRotatingFileHandler(path, when="S", interval=2, backupCount=1); print(t.interval, t.suffix, t.when); t.close()
logging.basicConfig(filename=os.path.join(d, "basic.log"), filemode="w", level=10, force=True, format="%(message)s", encoding="utf-8"); logging.debug("héllo"); logging.shutdown(); print(open(os.path.join(d, "basic.log"), encoding="utf-8").read(), logging.root.handlers[0].encoding)
