# What happens when a trace or profile function raises; jumps; attributes of frames.
import sys, traceback
for what in 'call', 'line', 'return', 'exception', 'opcode':
    def tr(frame, event, arg):
        frame.f_trace_opcodes = True
        if frame.f_code.co_name != 'f': return
        if event == what:
            raise KeyError(what)
        return tr
    def f():
        x = 1
        try:
            if what == 'exception': raise ValueError
        except TypeError:
            pass
        return x
    sys.settrace(tr)
    try:
        f()
    except Exception as e:
        print(what, sys.gettrace())
        print(repr(e), [(f.name, f.lineno) for f in traceback.extract_tb(e.__traceback__)])
    sys.settrace(None)
for what in 'call', 'return', 'c_call', 'c_return', 'c_exception':
    def tr(frame, event, arg):
        if frame.f_code.co_name != 'f': return
        if event == what:
            raise KeyError(what)
    def f():
        try:
            len(3) if 'exc' in what else len('')
        except TypeError:
            pass
        return 1
    sys.setprofile(tr)
    try:
        f()
    except Exception as e:
        print(what, sys.getprofile())
        print(repr(e), [(f.name, f.lineno) for f in traceback.extract_tb(e.__traceback__)])
    sys.setprofile(None)
def gen():
    try:
        yield 1
    finally:
        print('fin')
def tr(frame, event, arg):
    if frame.f_code.co_name == 'gen':
        print(event, arg)
        if event == 'return': raise KeyError
        return tr
g = gen()
sys.settrace(tr)
try:
    next(g)
except Exception as e: print(repr(e), [(f.name, f.lineno) for f in traceback.extract_tb(e.__traceback__)])
sys.settrace(None)
print(g.gi_frame, list(g))


# Jumps: where the frame goes on, and where it may not.
def loops(out):
    out.append(1)
    for i in range(2):
        out.append(i)
    with open('/dev/null') as h:
        out.append(6)
    try:
        out.append(8)
        out.append(9)
    except KeyError:
        out.append(11)
    finally:
        out.append(13)
    return out


def jumping(code, start, target, event='line'):
    def tr(frame, what, arg):
        if frame.f_code is not code:
            return None
        if what == event and frame.f_lineno - code.co_firstlineno == start and not hits:
            hits.append(frame.f_lasti >= 0)
            frame.f_lineno = code.co_firstlineno + target
            hits.append(frame.f_lineno - code.co_firstlineno)
        return tr

    hits = []
    return tr, hits


for start, target, *event in (
    (1, 8), (3, 7), (3, 14), (3, 1), (1, 3), (1, 6), (6, 14), (8, 1), (8, 11), (8, 13), (13, 1), (9, 3),
    (1, -5), (1, 50), (3, 3), (14, 1, 'return'), (0, 3, 'call'), (2, 2), (14, 14), (14, 13),
):
    out = []
    tr, hits = jumping(loops.__code__, start, target, *event)
    sys.settrace(tr)
    try:
        result = loops(out)
    except ValueError as e:
        result = e
    sys.settrace(None)
    print(start, target, event, result, out, hits)


def handling(out):
    try:
        raise KeyError('k')
    except KeyError as e:
        out.append(repr(e))
        out.append(sys.exc_info()[0])
    out.append(sys.exc_info()[0])
    return out


tr, hits = jumping(handling.__code__, 5, 6)
sys.settrace(tr)
print(handling([]), hits)
sys.settrace(None)
for value in ('x', None, 2.0, 1 << 70):
    def tr(frame, event, arg):
        if event == 'line':
            try:
                frame.f_lineno = value
            except ValueError as e:
                print(e)
        return tr

    def small():
        pass

    sys.settrace(tr)
    small()
    sys.settrace(None)
try:
    sys._getframe().f_lineno = 3
except ValueError as e:
    print(e)
frame = sys._getframe()
print(frame.f_trace, frame.f_trace_lines, frame.f_trace_opcodes, frame.f_back)
for name in ('f_trace_lines', 'f_trace_opcodes'):
    try:
        setattr(frame, name, 1)
    except TypeError as e:
        print(e)
# Opcodes without lines; and a frame that is traced later than it began.
def late():
    events = []

    def tr(frame, event, arg):
        events.append((event, frame.f_lineno - late.__code__.co_firstlineno))
        return tr

    sys.settrace(lambda *args: None)
    sys._getframe().f_trace = tr
    x = 1
    y = [x
         for _ in range(2)]
    sys._getframe().f_trace_lines = False
    sys._getframe().f_trace_opcodes = True
    x = 2
    sys.settrace(None)
    return events


print(late())
def traced_call():
    def inner():
        return 5

    seen = []

    def tr(frame, event, arg):
        seen.append((event, frame.f_code.co_name))
        if frame.f_code.co_name == 'outer' and event == 'line':
            seen.append(sys.call_tracing(inner, ()))
        return tr

    def outer():
        return 1

    sys.settrace(tr)
    outer()
    sys.settrace(None)
    return seen


print(traced_call())
try:
    sys.call_tracing(len, [1])
except TypeError as e:
    print(e)
