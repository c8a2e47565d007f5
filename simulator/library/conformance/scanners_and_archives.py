"""Small corners: scanners of re, files in base 64, archives that a program makes itself."""
import base64
import io
import re
import shutil
import tracemalloc


def tr(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, "|", str(e))


s = re.Scanner([("[a-z]+", lambda s, t: ("id", t, s.match.span())), ("\\d+", lambda s, t: int(t)), ("\\s+", None), ("[+]", "PLUS"), ("(x)(y)", 1)])
tr(lambda: s.scan("ab 12+3 !q"))
tr(lambda: s.scan(""))
tr(lambda: re.Scanner([("(", None)]))
tr(lambda: re.Scanner([("a*", 1)]).scan("b"))
tr(lambda: re.Scanner([("A", 1)], re.I).scan("aAb"))
tr(lambda: re.Scanner([("(\\w)=(\\w)", lambda s, t: s.match.group()), (";", lambda s, t: None)]).scan("a=b;c=d;?"))
for size in (0, 1, 56, 57, 58, 200):
    out = io.BytesIO()
    base64.encode(io.BytesIO(bytes(range(size))), out)
    print(out.getvalue())
    back = io.BytesIO()
    base64.decode(io.BytesIO(out.getvalue()), back)
    print(back.getvalue() == bytes(range(size)))
tr(lambda: base64.decode(io.BytesIO(b"a"), io.BytesIO()))
tr(lambda: shutil.register_archive_format("q", 3))
tr(lambda: shutil.register_archive_format("q", len, 3))
tr(lambda: shutil.register_archive_format("q", len, [1]))
tr(lambda: shutil.make_archive("x", "nope"))
tr(lambda: shutil.unpack_archive("x.foo"))
tr(lambda: shutil.unpack_archive("x", format="foo"))
tr(lambda: shutil.register_unpack_format("q", [".q"], 3))


def pack(name, folder, **k):
    return (name.rpartition("/")[2], folder, sorted(k.items(), key=str))


shutil.register_archive_format("own", pack, [("level", 3)], "mine")
print(("own", "mine") in shutil.get_archive_formats())
tr(lambda: shutil.make_archive("x", "own", "/"))
tr(lambda: shutil.make_archive("x", "own", base_dir="b"))
shutil.unregister_archive_format("own")
tr(lambda: shutil.make_archive("x", "own"))
shutil.register_unpack_format("own", [".own"], lambda *a, **k: print(a, k), [("deep", 1)], "mine")
print(("own", [".own"], "mine") in shutil.get_unpack_formats())
shutil.unpack_archive("a.own", "/tmp")
shutil.unpack_archive("a", "/tmp", "own")
tr(lambda: shutil.register_unpack_format("z", [".own"], print))
shutil.unregister_unpack_format("own")
print(issubclass(shutil.ReadError, OSError))
tr(lambda: tracemalloc.is_tracing())
tr(lambda: tracemalloc.get_traced_memory())
tr(tracemalloc.take_snapshot)
tr(lambda: tracemalloc.get_object_traceback(s))
tr(tracemalloc.get_traceback_limit)
tr(tracemalloc.stop)
tr(tracemalloc.clear_traces)
tr(tracemalloc.reset_peak)
