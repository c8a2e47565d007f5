"""The whole of futures, tasks and handles, and what they refuse."""
import asyncio, io, os, sys
sys.stderr = io.StringIO()  # what is left unfinished is told there at the end
_print = print
def print(*args):
    _print(*[str(a).replace(os.path.dirname(__file__) + "/", "") for a in args])
loop=asyncio.new_event_loop()
def t(f,*a,**k):
    try: print('ok',f(*a,**k))
    except BaseException as e: print(type(e).__module__,type(e).__name__,'|',e, '|', repr(e.__cause__), repr(e.__context__))
F=asyncio.Future
f=F(loop=loop)
t(f.result);t(f.exception);t(f.set_exception,StopIteration);t(f.set_exception,StopIteration());t(f.set_exception,3);t(f.set_exception,int)
t(F,1);t(F,loop=3)
f.set_result(1);t(f.set_result,2);t(f.set_exception,ValueError);t(f.cancel);t(f.exception)
f=F(loop=loop);f.cancel('m');t(f.result);t(f.result);t(f.exception);t(f.set_result,1)
print(f)
t(f._make_cancelled_error)
u=F.__new__(F)
for n in ('done','cancel','result','exception','get_loop','cancelled'): t(getattr(u,n))
f=F(loop=loop)
for n in ('_state','_loop','_callbacks','_result','_exception','_log_traceback','_asyncio_future_blocking','_cancel_message','_source_traceback'):
    try: setattr(f,n,getattr(f,n)); print(n,'settable')
    except Exception as e: print(n,e)
t(setattr,f,'_log_traceback',True)
t(delattr,f,'_log_traceback')
it=iter(f);print(type(it),[n for n in dir(it) if not n.startswith('__') or n in('__iter__','__next__')]);print(next(it) is f); t(next,it);t(it.send,None);
it=f.__await__(); t(it.throw,ValueError,ValueError('x'),None); t(next,it)
it=f.__await__(); t(it.throw,ValueError,'x',3)
f.set_exception(KeyError('k'))
t(f.result);t(f.exception)
it=f.__await__();t(next,it)
t(f.add_done_callback);t(f.add_done_callback,print,1);t(f.add_done_callback,None)
async def co(): return 5
T=asyncio.Task
t(T);t(T,1,loop=loop)
c=co()
k=T(c,loop=loop,name=5);print(k,k.get_name(),k.get_coro() is c)
t(k.set_result,1);t(k.set_exception,ValueError());t(k.cancel,1);t(k.cancel,msg='x');print(k.cancelling(),k.uncancel(),k.uncancel(),k.cancelling(),k.uncancel())
t(k.__init__,c,loop=loop)
for n in ('_coro','_fut_waiter','_must_cancel','_log_destroy_pending'):
    if n!='_coro': print(n,getattr(k,n))
    try: setattr(k,n,getattr(k,n)); print(n,'settable')
    except Exception as e: print(n,e)
t(loop.call_soon,None);t(loop.call_later,None,print);t(loop.call_at,None,print);t(loop.call_later,'x',print)
loop.call_soon(3)
h=loop.call_soon(print,1,2);print(h,h.cancelled());h.cancel();print(h,h.cancelled(),h._args,h._callback)
h=loop.call_later(5,print,1);print(h.when()-loop.time()<5.1,h._scheduled);h.cancel();print(h.cancelled(),h._args)
h2=loop.call_at(h.when(),print);print(h==h2,h<h2,h<=h2,h!=h2,hash(h)==hash(h.when()),h==1)
print(loop._timer_cancelled_count,len(loop._scheduled))
def ff(a):pass
print(loop.call_soon(ff,1)); import functools
print(loop.call_soon(functools.partial(ff,3,x=1),1));print(loop.call_soon(lambda:0))
print(repr(asyncio.Future),repr(asyncio.Task),repr(asyncio.Handle),asyncio.Future.__module__,asyncio.events.TimerHandle)
print(F[int],T[int])
t(asyncio.current_task);t(asyncio.current_task,loop)
t(asyncio.get_running_loop)
t(asyncio._enter_task,loop,k);t(asyncio._enter_task,loop,k);t(asyncio._leave_task,loop,None);t(asyncio._leave_task,loop,k);t(asyncio._leave_task,loop,k)
t(asyncio.tasks._unregister_task,1)
