# contextlib, io, copy, warnings, traceback, weakref, queue and types.
import contextlib, copy, io, queue, sys, threading, traceback, types, warnings, weakref


class C:

    def __init__(self):
        self.p = "P"


c = C()


def fib(n):
    return n


@contextlib.contextmanager
def cm(x):
    print("in", x)
    try:
        yield (x * 2)
    except ValueError as e:
        print("caught", e)
    finally:
        print("out")


with cm(3) as v:
    print(v)
with cm(4):
    raise ValueError("bad")
try:
    with cm(5):
        raise KeyError("k")
except KeyError as e:
    print("through", e)


@cm(1)
def decorated():
    print("body")


decorated()
decorated()
with contextlib.suppress(ZeroDivisionError):
    1 / 0
with contextlib.redirect_stdout(io.StringIO()) as out:
    print("hidden")
print(repr(out.getvalue()))
with contextlib.ExitStack() as st:
    for i in range(3):
        st.callback(print, "cb", i)
    st.enter_context(cm(9))
    st.push(lambda *a: print("push", a[0]))
with contextlib.closing(io.StringIO("a\nb")) as s:
    print(s.readlines())
with contextlib.nullcontext(5) as n:
    print(n)
try:
    raise_ = contextlib.contextmanager(lambda: iter([]))
except Exception as e:
    print(e)
print(copy.copy([1, [2]]), copy.deepcopy({"a": [1]}), copy.deepcopy(c).__dict__)
l = [1]
l.append(l)
l2 = copy.deepcopy(l)
print(l2[1] is l2)
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter("always")
    warnings.warn("careful", UserWarning)
    threading.currentThread()
    print([str(x.message) for x in w], w[0].category)
try:

    def inner():
        raise ValueError("deep")

    try:
        inner()
    except ValueError as e:
        raise KeyError("outer") from e
except KeyError:
    print(len(traceback.format_exc().splitlines()) > 5, traceback.format_exc().splitlines()[-1])
print(
    traceback.format_exception_only(ValueError("x")),
    [f.name for f in traceback.extract_tb(sys.exc_info()[2])],
)
r = weakref.ref(c)
print(r() is c)
wd = weakref.WeakValueDictionary()
wd["c"] = c
print(len(wd))
q = queue.Queue(2)
q.put(1)
q.put(2)
print(q.full(), q.qsize(), q.get(), q.empty())
try:
    q.get()
    q.get(timeout=0.1)
except queue.Empty:
    print("empty")
pq = queue.PriorityQueue()
[pq.put(x) for x in (3, 1, 2)]
print([pq.get() for _ in range(3)])
lq = queue.LifoQueue()
lq.put(1)
lq.put(2)
print(lq.get())
try:
    q.put(1)
    q.put(2)
    q.put_nowait(3)
except queue.Full:
    print("full")
q.task_done()
try:
    [q.task_done() for _ in range(9)]
except ValueError as e:
    print(e)
print(
    types.SimpleNamespace(a=1, b="x"),
    types.FunctionType is type(fib),
    types.MappingProxyType({"a": 1}),
    isinstance((x for x in []), types.GeneratorType),
)
b = io.BytesIO(b"abc")
print(b.read(2), b.read(), b.seek(0), b.readline(), b.getvalue())
s = io.StringIO()
s.write("hello")
s.seek(1)
s.write("E")
print(s.getvalue(), s.tell(), s.read())
