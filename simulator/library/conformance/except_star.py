"""What except* clauses raise and raise again, put together."""


def show(e, indent=0):
    pad = ' ' * indent
    print(pad + repr(e), 'ctx', repr(e.__context__), 'cause', repr(e.__cause__), getattr(e, '__notes__', None))
    if isinstance(e, BaseExceptionGroup):
        for each in e.exceptions:
            show(each, indent + 2)


def run(f):
    print(f.__name__)
    try:
        f()
    except BaseException as e:
        show(e)
    else:
        print('nothing')


def group():
    e = ExceptionGroup('eg', [TypeError(1), ExceptionGroup('in', [ValueError(2), OSError(3)]), ValueError(4)])
    e.add_note('a note')
    return e


def reraise_all():
    try: raise group()
    except* (TypeError, ValueError, OSError): raise
def reraise_named():
    try: raise group()
    except* ValueError as e: raise
    except* TypeError as e: pass
def reraise_object():
    try: raise group()
    except* ValueError as e: raise e
def handle_some():
    try: raise group()
    except* ValueError: pass
def handle_all():
    try: raise group()
    except* Exception: pass
def two_reraised():
    try: raise group()
    except* ValueError: raise
    except* OSError: raise
def new_one():
    try: raise group()
    except* (TypeError, ValueError, OSError): raise KeyError('x')
def new_and_rest():
    try: raise group()
    except* ValueError: raise KeyError('x')
def new_two():
    try: raise group()
    except* ValueError: raise KeyError('x')
    except* TypeError: raise IndexError('y') from None
    except* OSError as e: raise
def naked():
    try: raise ValueError(1)
    except* ValueError: raise
def naked_new():
    try: raise ValueError(1)
    except* ValueError: raise KeyError(2)
def naked_named():
    try: raise ValueError(1)
    except* ValueError as e: raise e
def naked_missed():
    try: raise ValueError(1)
    except* TypeError: pass
def group_raised():
    try: raise group()
    except* ValueError: raise ExceptionGroup('new', [KeyError(5)])
def part_raised():
    try: raise group()
    except* ValueError as e: raise e.exceptions[0]
def chained():
    try: raise group()
    except* ValueError as e: raise RuntimeError('z') from e
def base():
    try: raise BaseExceptionGroup('b', [KeyboardInterrupt(), ValueError(1)])
    except* ValueError: raise SystemExit(3)
def in_finally():
    try:
        try: raise group()
        except* ValueError: raise
        finally: print('finally')
    except* OSError: pass
for f in (reraise_all, reraise_named, reraise_object, handle_some, handle_all, two_reraised, new_one, new_and_rest, new_two, naked, naked_new, naked_named, naked_missed, group_raised, part_raised, chained, base, in_finally):
    run(f)


# Where frames stand that have ended.
def stands():
    try:
        x = 1
        1 / 0
    finally:
        x = 2
try:
    stands()
except ZeroDivisionError as e:
    tb = e.__traceback__.tb_next
    first = tb.tb_frame.f_code.co_firstlineno
    print(tb.tb_lineno - first, tb.tb_frame.f_lineno - first, tb.tb_frame.f_locals)
def also():
    try:
        1 / 0
    except ZeroDivisionError as e:
        pass
    raise KeyError
try:
    also()
except KeyError as e:
    tb = e.__traceback__.tb_next
    first = tb.tb_frame.f_code.co_firstlineno
    print(tb.tb_lineno - first, tb.tb_frame.f_lineno - first, tb.tb_frame.f_locals)
