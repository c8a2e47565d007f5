# Tracing by thread, in forked processes, and with variables that the function changes.
import sys, threading, os
log = []
def tr(frame, event, arg):
    if frame.f_code.co_filename != sys._getframe().f_code.co_filename: return None
    log.append((threading.current_thread().name, event, frame.f_code.co_name, frame.f_lineno))
    return tr
def work(n):
    total = 0
    for i in range(n):
        total += i
    return total
threading.settrace(tr); threading.setprofile(None)
ts = [threading.Thread(target=work, args=(2,), name=f'T{i}') for i in range(3)]
for t in ts: t.start()
for t in ts: t.join()
for e in sorted(log): print(e)
print(threading.gettrace() is tr, sys.gettrace())
threading.settrace(None)
t = threading.Thread(target=work, args=(2,)); t.start(); t.join()
print(len(log))
log.clear()
def locals_changed():
    a = 1
    b = [a]
    def inner():
        nonlocal c
        c += 1
    c = 5
    inner()
    return a, b, c
def tr(frame, event, arg):
    if frame.f_code.co_name == 'locals_changed':
        if event == 'line':
            if 'a' in frame.f_locals: frame.f_locals['a'] += 10
            assert frame.f_locals is frame.f_locals
            if 'c' in frame.f_locals: frame.f_locals['c'] *= 2
        print(event, sorted((k, v) for k, v in frame.f_locals.items() if k in 'abc'))
    return tr
sys.settrace(tr)
print(locals_changed())
sys.settrace(None)
# fork inside the trace function and inside the traced
def tr(frame, event, arg):
    if frame.f_code.co_name not in ('forking', 'child'): return
    told.append((os.getpid() == main, event, frame.f_lineno))
    if event == 'line' and frame.f_code.co_name == 'child' and not done:
        done.append(1)
        pid = os.fork()
        if pid: os.waitpid(pid, 0)
        told.append(('forked', pid > 0))
    return tr
done = []
told = []
main = os.getpid()
def child():
    x = 1
    y = 2
    return x + y
def forking():
    pid = os.fork()
    if pid == 0:
        status = child()
        sys.settrace(None)
        print('in child', status, told, flush=True)
        os._exit(status)
    print('status', os.waitpid(pid, 0)[1] >> 8, flush=True)
sys.settrace(tr)
forking()
r = child()
sys.settrace(None)
print(r, told, flush=True)
