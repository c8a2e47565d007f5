"""traceback: texts, summaries, chains, groups, limits."""
import traceback
import builtins
def print(*args, **kw):
    builtins.print(*(str(a).replace((lambda: 0).__code__.co_filename, 'FILE') for a in args), **kw)
print(traceback.format_exception(ValueError('x')))
te=traceback.TracebackException.from_exception(ValueError('x'))
print(te.stack, list(te.format()), '')
try:
    1/0
except Exception as e:
    te=traceback.TracebackException.from_exception(e, capture_locals=True)
    print(te.stack, te.stack[0]==te.stack[0], list(te.stack[0]), vars(te) if 0 else '')
    fs=te.stack[0]
    print(fs.colno, fs.end_colno, fs.end_lineno, fs.locals is None, fs._original_line)
    print(te == traceback.TracebackException.from_exception(e), te)
print(traceback.format_exception(None), traceback.format_exception_only(None), traceback.format_exception_only(ValueError, None), traceback.format_exception(ValueError, None, None), traceback.format_exception_only(ValueError("a\nb")))
for f in [lambda: traceback.format_exception(5), lambda: traceback.format_exception(ValueError), lambda:traceback.print_last(), lambda: traceback.format_list([("f",1,"g","line  ")]), lambda: traceback.format_list([1]), lambda: traceback.format_exception(ValueError, None), lambda:traceback.format_exc(),
  lambda: traceback.FrameSummary("f",1,"g", foo=1), lambda: traceback.format_exception(ValueError(1), tb=None, value=3)]:
    try: print(f())
    except BaseException as e: print(type(e), e)
e=ValueError('x'); e.add_note('n1\nn2'); print(traceback.format_exception_only(e))
e.__notes__=[1,object]; print(traceback.format_exception_only(e))
class B(Exception):
    def __str__(self): 1/0
print(traceback.format_exception_only(B()))
print(sorted(traceback.__all__))
e=SyntaxError('bad',('f.py',3,5,'  a b c\n',3,6))
print(traceback.format_exception_only(e))
e=SyntaxError('bad'); print(traceback.format_exception_only(e))
try: compile("a b", "x", "exec")
except SyntaxError as e:
    te=traceback.TracebackException.from_exception(e); print({k:v for k,v in sorted(vars(te).items()) if k not in('stack','_only')})
def f(n):
    if n==0: 1/0
    f(n-1)
try: f(10)
except Exception as e:
    print(''.join(traceback.format_exception(e, limit=3)))
    print(''.join(traceback.format_exception(e, limit=-3)))
    print(''.join(traceback.format_tb(e.__traceback__)))
    print(traceback.extract_tb(e.__traceback__, limit=1))
    import sys
    traceback.print_exception(e, limit=0, file=sys.stdout)
print(traceback.extract_stack(), traceback.format_stack())

def chain():
    try:
        try: 1/0
        except ZeroDivisionError as e: raise KeyError("k") from e
    except KeyError: raise RuntimeError("last")
try: chain()
except RuntimeError as e:
    print(traceback.format_exc())
    print("".join(traceback.format_exception(e, chain=False)))
    te = traceback.TracebackException.from_exception(e, capture_locals=True)
    print("".join(te.format()) == traceback.format_exc(), te.__context__.__cause__.exc_type, str(te), te.__suppress_context__)
    print([type(each).__name__ for each in (te.stack, te.stack[0])], te.stack[0].name, te.stack.format()[0].splitlines()[0])
def locals_shown(a, b="x"):
    c = [a, b]
    raise ValueError(c)
try: locals_shown(1)
except ValueError as e:
    print("".join(traceback.StackSummary.extract(traceback.walk_tb(e.__traceback__.tb_next), capture_locals=True).format()))
    tb = e.__traceback__
    print([(f.f_code.co_name, n) for f, n in traceback.walk_tb(tb)], tb.tb_next.tb_frame.f_locals, tb.tb_frame.f_globals is globals(), tb.tb_frame.f_back)
    traceback.clear_frames(tb); print(tb.tb_next.tb_frame.f_locals)
    traceback.print_tb(tb, file=sys.stdout) if 0 else None
    print(traceback.format_list(traceback.extract_tb(tb)), traceback.StackSummary.from_list([("a.py", 3, "f", "x = 1"), traceback.FrameSummary("b.py", 4, "g", line="y")]).format())
def group():
    raise ExceptionGroup("g", [ValueError("v"), ExceptionGroup("inner", [TypeError("t"), KeyError("k")]), OSError(2, "no")])
try: group()
except ExceptionGroup as e:
    print(traceback.format_exc())
    print("".join(traceback.TracebackException.from_exception(e, max_group_width=1).format()))
    print("".join(traceback.TracebackException.from_exception(e, max_group_depth=1).format()))
def outer():
    def inner(): return [f.name for f in traceback.extract_stack()], [f.f_code.co_name for f, _ in traceback.walk_stack(None)][:2]
    return inner()
print(outer())
class Stop(traceback.StackSummary):
    def format_frame_summary(self, frame): return None if frame.name == "f" else f"<{frame.name}>\n"
try: f(3)
except ZeroDivisionError as e: print(Stop(traceback.extract_tb(e.__traceback__)).format())
sys.tracebacklimit = 1
try: f(3)
except ZeroDivisionError: print(traceback.format_exc())
