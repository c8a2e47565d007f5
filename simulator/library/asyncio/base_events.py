"""What every loop does: it runs callbacks in turn, and waits when there are none."""

import sys
from _thread import get_ident

from _asyncio import _Agenda

from . import constants, coroutines, events, futures, tasks
from .connections import _Connections

__all__ = ("BaseEventLoop",)


def __getattr__(name):
    """What few programs need, and would make every start slower."""
    if name == "logger":
        from .log import logger

        return logger
    if name == "Server":
        from .servers import Server

        return Server
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def _logger():
    return sys.modules[__name__].logger


def _format_handle(handle):
    """A handle as warnings name it: a step of a task by the task."""
    owner = getattr(handle._callback, "__self__", None)
    return repr(owner) if isinstance(owner, tasks.Task) else str(handle)


def _run_until_complete_cb(fut):
    if not fut.cancelled() and isinstance(fut.exception(), (SystemExit, KeyboardInterrupt)):
        # It goes through the loop by itself, and ends it.
        return
    futures._get_loop(fut).stop()


class BaseEventLoop(_Agenda, _Connections, events.AbstractEventLoop):
    """A loop but for how it waits, which `_selector` of a subclass does."""

    def __init__(self):
        self._stopping = False
        self._default_executor = None
        self._thread_id = None
        self._clock_resolution = 1e-09
        self._exception_handler = None
        # Callbacks that take longer are reported in debug mode, in seconds.
        self.slow_callback_duration = 0.1
        self._current_handle = None
        self._task_factory = None
        self._coroutine_origin_tracking_enabled = False
        self._coroutine_origin_tracking_saved_depth = None
        self._asyncgens_shutdown_called = False
        self._executor_shutdown_called = False
        self.set_debug(coroutines._is_debug_mode())

    def __repr__(self):
        name = self.__class__.__name__
        return (
            f"<{name} running={self.is_running()} closed={self.is_closed()} "
            f"debug={self.get_debug()}>"
        )

    # Tasks.

    def create_task(self, coro, *, name=None, context=None):
        """Has a coroutine run as a task, from the next turn of the loop on."""
        self._check_closed()
        factory = self._task_factory
        if factory is None:
            return tasks.Task(coro, loop=self, name=name, context=context)
        if context is None:
            task = factory(self, coro)
        else:
            task = factory(self, coro, context=context)
        tasks._set_task_name(task, name)
        return task

    def set_task_factory(self, factory):
        """factory(loop, coro) makes the tasks; None: asyncio.Task."""
        if factory is not None and not callable(factory):
            raise TypeError("task factory must be a callable or None")
        self._task_factory = factory

    def get_task_factory(self):
        return self._task_factory

    # Running.

    def _check_closed(self):
        if self._closed:
            raise RuntimeError("Event loop is closed")

    def _check_running(self):
        if self.is_running():
            raise RuntimeError("This event loop is already running")
        if events._get_running_loop() is not None:
            raise RuntimeError("Cannot run the event loop while another loop is running")

    def is_running(self):
        return self._thread_id is not None

    def run_forever(self):
        """Runs until stop() is called."""
        self._check_closed()
        self._check_running()
        self._set_coroutine_origin_tracking(self._debug)
        hooks = sys.get_asyncgen_hooks()
        try:
            self._thread_id = get_ident()
            sys.set_asyncgen_hooks(
                firstiter=self._asyncgen_firstiter_hook, finalizer=self._asyncgen_finalizer_hook
            )
            events._set_running_loop(self)
            while True:
                self._run_once()
                if self._stopping:
                    break
        finally:
            self._stopping = False
            self._thread_id = None
            events._set_running_loop(None)
            self._set_coroutine_origin_tracking(False)
            sys.set_asyncgen_hooks(*hooks)

    def run_until_complete(self, future):
        """Runs until a future is done, and gives its result. A coroutine is made a task."""
        self._check_closed()
        self._check_running()
        is_new = not futures.isfuture(future)
        future = tasks.ensure_future(future, loop=self)
        if is_new:
            # Whoever runs it hears of its end anyway.
            future._log_destroy_pending = False
        future.add_done_callback(_run_until_complete_cb)
        try:
            self.run_forever()
        except:
            if is_new and future.done() and not future.cancelled():
                # What goes through here is its exception: it counts as retrieved.
                future.exception()
            raise
        finally:
            future.remove_done_callback(_run_until_complete_cb)
        if not future.done():
            raise RuntimeError("Event loop stopped before Future completed.")
        return future.result()

    def stop(self):
        """Ends run_forever() when the callbacks of this turn have run."""
        self._stopping = True

    def close(self):
        """Forgets all callbacks. The loop must not run, and never will again."""
        if self.is_running():
            raise RuntimeError("Cannot close a running event loop")
        if self._closed:
            return
        if self._debug and "logging" in sys.modules:
            _logger().debug("Close %r", self)
        self._closed = True
        self._clear()
        self._executor_shutdown_called = True
        executor = self._default_executor
        if executor is not None:
            self._default_executor = None
            executor.shutdown(wait=False)

    def _run_once(self):
        """One turn: waits for the next timer or event, then runs what is ready by then."""
        if self._debug:
            self._begin_turn()
            self._run_ready_watchfully()
        else:
            self._turn()

    def _run_ready_watchfully(self):
        """In debug mode: reports callbacks that take long."""
        for _ in range(len(self._ready)):
            handle = self._ready.popleft()
            if handle._cancelled:
                continue
            try:
                self._current_handle = handle
                start = self.time()
                self._run_handle(handle)
                spent = self.time() - start
                if spent >= self.slow_callback_duration:
                    _logger().warning(
                        "Executing %s took %.3f seconds", _format_handle(handle), spent
                    )
            finally:
                self._current_handle = None

    # Threads.

    def call_soon_threadsafe(self, callback, *args, context=None):
        """call_soon() for other threads: wakes the loop if it waits."""
        self._check_closed()
        if self._debug:
            self._check_callback(callback, "call_soon_threadsafe")
        handle = self._call_soon(callback, args, context)
        self._write_to_self()
        return handle

    def run_in_executor(self, executor, func, *args):
        """Has an executor call func(*args); a future of the loop's follows it. None: a pool of threads."""
        self._check_closed()
        if self._debug:
            self._check_callback(func, "run_in_executor")
        if executor is None:
            executor = self._get_default_executor()
        return futures.wrap_future(executor.submit(func, *args), loop=self)

    def _get_default_executor(self):
        if self._executor_shutdown_called:
            raise RuntimeError("Executor shutdown has been called")
        if self._default_executor is None:
            from concurrent.futures import ThreadPoolExecutor

            self._default_executor = ThreadPoolExecutor(thread_name_prefix="asyncio")
        return self._default_executor

    def set_default_executor(self, executor):
        """The pool of threads that run_in_executor(None, …) uses."""
        from concurrent.futures import ThreadPoolExecutor

        if not isinstance(executor, ThreadPoolExecutor):
            raise TypeError("executor must be ThreadPoolExecutor instance")
        self._default_executor = executor

    async def shutdown_default_executor(self):
        """Waits, without blocking the loop, until the default pool's threads have ended."""
        self._executor_shutdown_called = True
        if self._default_executor is None:
            return
        from threading import Thread

        future = self.create_future()
        thread = Thread(target=self._do_shutdown, args=(future,))
        thread.start()
        try:
            await future
        finally:
            thread.join()

    def _do_shutdown(self, future):
        try:
            self._default_executor.shutdown(wait=True)
            if not self.is_closed():
                self.call_soon_threadsafe(future.set_result, None)
        except Exception as error:
            if not self.is_closed():
                self.call_soon_threadsafe(future.set_exception, error)

    # Async generators.

    def _asyncgen_firstiter_hook(self, agen):
        if self._asyncgens_shutdown_called:
            from warnings import warn

            warn(
                f"asynchronous generator {agen!r} was scheduled after "
                f"loop.shutdown_asyncgens() call",
                ResourceWarning,
                source=self,
            )
        self._note_asyncgen(agen)

    def _asyncgen_finalizer_hook(self, agen):
        self._forget_asyncgen(agen)
        if not self.is_closed():
            self.call_soon_threadsafe(self.create_task, agen.aclose())

    async def shutdown_asyncgens(self):
        """Closes the async generators that were begun in the loop and have not ended."""
        self._asyncgens_shutdown_called = True
        closing = self._take_asyncgens()
        if not closing:
            return
        results = await tasks.gather(*[agen.aclose() for agen in closing], return_exceptions=True)
        for result, agen in zip(results, closing):
            if isinstance(result, Exception):
                self.call_exception_handler(
                    {
                        "message": "an error occurred during closing of "
                        f"asynchronous generator {agen!r}",
                        "exception": result,
                        "asyncgen": agen,
                    }
                )

    # Errors.

    def get_exception_handler(self):
        return self._exception_handler

    def set_exception_handler(self, handler):
        """handler(loop, context) is told of errors; None: default_exception_handler()."""
        if handler is not None and not callable(handler):
            raise TypeError(f"A callable object or None is expected, got {handler!r}")
        self._exception_handler = handler

    def default_exception_handler(self, context):
        """Logs an error with everything the context says of it."""
        exception = context.get("exception")
        exc_info = False if exception is None else (type(exception), exception, exception.__traceback__)
        handle = self._current_handle
        if "source_traceback" not in context and handle is not None and handle._source_traceback:
            context["handle_traceback"] = handle._source_traceback
        lines = [context.get("message") or "Unhandled exception in event loop"]
        for key in sorted(context):
            if key in ("message", "exception"):
                continue
            value = context[key]
            if key in ("source_traceback", "handle_traceback"):
                from traceback import format_list

                what = "Object" if key == "source_traceback" else "Handle"
                text = "".join(format_list(value)).rstrip()
                value = f"{what} created at (most recent call last):\n{text}"
            else:
                value = repr(value)
            lines.append(f"{key}: {value}")
        _logger().error("\n".join(lines), exc_info=exc_info)

    def call_exception_handler(self, context):
        """Tells the handler of an error; what the handler itself raises is logged."""
        handler = self._exception_handler
        try:
            if handler is None:
                self.default_exception_handler(context)
                return
            try:
                handler(self, context)
            except (SystemExit, KeyboardInterrupt):
                raise
            except BaseException as error:
                self.default_exception_handler(
                    {
                        "message": "Unhandled error in exception handler",
                        "exception": error,
                        "context": context,
                    }
                )
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException:
            where = "" if handler is None else (
                " while handling an unexpected error in custom exception handler"
            )  # fmt: skip
            _logger().error(f"Exception in default exception handler{where}", exc_info=True)

    # Debug mode.

    def set_debug(self, enabled):
        self._debug = enabled
        if self.is_running():
            self.call_soon_threadsafe(self._set_coroutine_origin_tracking, enabled)

    def _set_coroutine_origin_tracking(self, enabled):
        if bool(enabled) == self._coroutine_origin_tracking_enabled:
            return
        if enabled:
            depth = sys.get_coroutine_origin_tracking_depth()
            self._coroutine_origin_tracking_saved_depth = depth
            sys.set_coroutine_origin_tracking_depth(constants.DEBUG_STACK_DEPTH)
        else:
            sys.set_coroutine_origin_tracking_depth(self._coroutine_origin_tracking_saved_depth)
        self._coroutine_origin_tracking_enabled = enabled

    def _check_callback(self, callback, method):
        if coroutines.iscoroutine(callback) or coroutines.iscoroutinefunction(callback):
            raise TypeError(f"coroutines cannot be used with {method}()")
        if not callable(callback):
            raise TypeError(f"a callable object was expected by {method}(), got {callback!r}")

    def _check_thread(self):
        if self._thread_id is not None and self._thread_id != get_ident():
            raise RuntimeError(
                "Non-thread-safe operation invoked on an event loop other than the current one"
            )
