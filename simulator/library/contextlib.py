"""What a `with` statement can be given."""

import sys
from abc import ABC, abstractmethod
from functools import wraps

__all__ = [
    "AbstractAsyncContextManager", "AbstractContextManager", "AsyncExitStack", "ContextDecorator",
    "ExitStack", "aclosing", "asynccontextmanager", "chdir", "closing", "contextmanager",
    "nullcontext", "redirect_stderr", "redirect_stdout", "suppress",
]  # fmt: skip


class AbstractContextManager(ABC):
    """Something with __enter__ and __exit__."""

    def __enter__(self):
        return self

    @abstractmethod
    def __exit__(self, exc_type, exc_value, traceback):
        return None

    @classmethod
    def __subclasshook__(cls, other):
        if cls is AbstractContextManager:
            return _has_methods(other, "__enter__", "__exit__")
        return NotImplemented


class AbstractAsyncContextManager(ABC):
    """Something with __aenter__ and __aexit__."""

    async def __aenter__(self):
        return self

    @abstractmethod
    async def __aexit__(self, exc_type, exc_value, traceback):
        return None

    @classmethod
    def __subclasshook__(cls, other):
        if cls is AbstractAsyncContextManager:
            return _has_methods(other, "__aenter__", "__aexit__")
        return NotImplemented


def _has_methods(cls, *names):
    for name in names:
        method = None
        for base in cls.__mro__:
            if name in base.__dict__:
                method = base.__dict__[name]
                break
        if method is None:
            return NotImplemented
    return True


class ContextDecorator:
    """Lets a context manager be used as a decorator: the function runs inside it."""

    def _recreate_cm(self):
        return self

    def __call__(self, func):
        @wraps(func)
        def inside(*args, **keywords):
            with self._recreate_cm():
                return func(*args, **keywords)

        return inside


class AsyncContextDecorator:
    """The same for asynchronous context managers and coroutine functions."""

    def _recreate_cm(self):
        return self

    def __call__(self, func):
        @wraps(func)
        async def inside(*args, **keywords):
            async with self._recreate_cm():
                return await func(*args, **keywords)

        return inside


class _FromGenerator:
    """The parts common to context managers made of a generator with one yield."""

    def __init__(self, func, args, keywords):
        self.gen = func(*args, **keywords)
        self.func, self.args, self.keywords = func, args, keywords
        # Help() on an instance should show what the generator function says.
        self.__doc__ = getattr(func, "__doc__", None) or type(self).__doc__

    def _recreate_cm(self):
        # A generator runs once; as a decorator it is needed anew for every call.
        return self.__class__(self.func, self.args, self.keywords)


def _is_own(raised, given):
    """Whether what came out of a generator is what was thrown into it, unchanged.

    A StopIteration thrown into a generator comes out wrapped in a RuntimeError.
    """
    if raised is given:
        return True
    stops = isinstance(given, (StopIteration, StopAsyncIteration))
    return isinstance(raised, RuntimeError) and stops and raised.__cause__ is given


class _GeneratorContextManager(_FromGenerator, AbstractContextManager, ContextDecorator):
    """What a function decorated with @contextmanager returns."""

    def __enter__(self):
        # From here on it can't be made again: a decorator would have asked before.
        del self.args, self.keywords, self.func
        try:
            return next(self.gen)
        except StopIteration:
            raise RuntimeError("generator didn't yield") from None

    def __exit__(self, exc_type, exc_value, traceback):
        if exc_type is None:
            try:
                next(self.gen)
            except StopIteration:
                return False
            try:
                raise RuntimeError("generator didn't stop")
            finally:
                self.gen.close()
        if exc_value is None:
            exc_value = exc_type()
        try:
            self.gen.throw(exc_type, exc_value, traceback)
        except StopIteration as error:
            return error is not exc_value
        except BaseException as error:
            if not _is_own(error, exc_value):
                raise
            exc_value.__traceback__ = traceback
            return False
        try:
            raise RuntimeError("generator didn't stop after throw()")
        finally:
            self.gen.close()


class _AsyncGeneratorContextManager(
    _FromGenerator, AbstractAsyncContextManager, AsyncContextDecorator
):
    """What a function decorated with @asynccontextmanager returns."""

    async def __aenter__(self):
        del self.args, self.keywords, self.func
        try:
            return await anext(self.gen)
        except StopAsyncIteration:
            raise RuntimeError("generator didn't yield") from None

    async def __aexit__(self, exc_type, exc_value, traceback):
        if exc_type is None:
            try:
                await anext(self.gen)
            except StopAsyncIteration:
                return False
            try:
                raise RuntimeError("generator didn't stop")
            finally:
                await self.gen.aclose()
        if exc_value is None:
            exc_value = exc_type()
        try:
            await self.gen.athrow(exc_type, exc_value, traceback)
        except StopAsyncIteration as error:
            return error is not exc_value
        except BaseException as error:
            if not _is_own(error, exc_value):
                raise
            exc_value.__traceback__ = traceback
            return False
        try:
            raise RuntimeError("generator didn't stop after athrow()")
        finally:
            await self.gen.aclose()


def contextmanager(func):
    """Makes a context manager of a generator function that yields once."""

    @wraps(func)
    def make(*args, **keywords):
        return _GeneratorContextManager(func, args, keywords)

    return make


def asynccontextmanager(func):
    """Makes an asynchronous context manager of an asynchronous generator function."""

    @wraps(func)
    def make(*args, **keywords):
        return _AsyncGeneratorContextManager(func, args, keywords)

    return make


class closing(AbstractContextManager):
    """Closes the thing at the end."""

    def __init__(self, thing):
        self.thing = thing

    def __enter__(self):
        return self.thing

    def __exit__(self, *exc_info):
        self.thing.close()


class aclosing(AbstractAsyncContextManager):
    """Closes an asynchronous generator, or the like, at the end."""

    def __init__(self, thing):
        self.thing = thing

    async def __aenter__(self):
        return self.thing

    async def __aexit__(self, *exc_info):
        await self.thing.aclose()


class _Redirection(AbstractContextManager):
    _stream = None

    def __init__(self, new_target):
        self._new_target = new_target
        self._old_targets = []  # one an entry: it may be entered again

    def __enter__(self):
        self._old_targets.append(getattr(sys, self._stream))
        setattr(sys, self._stream, self._new_target)
        return self._new_target

    def __exit__(self, *exc_info):
        setattr(sys, self._stream, self._old_targets.pop())


class redirect_stdout(_Redirection):
    """Sends what is printed to another file."""

    _stream = "stdout"


class redirect_stderr(_Redirection):
    """Sends error messages to another file."""

    _stream = "stderr"


class suppress(AbstractContextManager):
    """Ends the block quietly when one of the exceptions happens in it."""

    def __init__(self, *exceptions):
        self._exceptions = exceptions

    def __enter__(self):
        pass

    def __exit__(self, exc_type, exc_value, traceback):
        return exc_type is not None and issubclass(exc_type, self._exceptions)


class chdir(AbstractContextManager):
    """Changes the working directory for the time of the block."""

    def __init__(self, path):
        self.path = path
        self._old_cwd = []

    def __enter__(self):
        import os

        self._old_cwd.append(os.getcwd())
        os.chdir(self.path)

    def __exit__(self, *exc_info):
        import os

        os.chdir(self._old_cwd.pop())


class nullcontext(AbstractContextManager, AbstractAsyncContextManager):
    """A context manager that does nothing."""

    def __init__(self, enter_result=None):
        self.enter_result = enter_result

    def __enter__(self):
        return self.enter_result

    def __exit__(self, *exc_info):
        pass

    async def __aenter__(self):
        return self.enter_result

    async def __aexit__(self, *exc_info):
        pass


# Stacks of context managers


def _method(cm, name, protocol="context manager protocol"):
    cls = type(cm)
    try:
        return getattr(cls, name)
    except AttributeError:
        raise TypeError(
            f"'{cls.__module__}.{cls.__qualname__}' object does not support the {protocol}"
        ) from None


class _Leaving:
    """The exception under way while the callbacks of a stack are called, as if they were nested."""

    def __init__(self, exception):
        self.pending = exception
        self.received = exception is not None
        self.suppressed = False
        self.raised = False
        self.outer = sys.exc_info()[1]

    def exc_info(self):
        error = self.pending
        if error is None:
            return None, None, None
        return type(error), error, error.__traceback__

    def returned(self, result):
        if result and self.pending is not None:
            self.pending = None
            self.suppressed = True
            self.raised = False

    def failed(self, error):
        # Its context is what it would have been in nested statements: not the exception that was
        # handled when the stack was left, but the one that is under way now.
        last = error
        while last.__context__ not in (None, self.pending, self.outer):
            last = last.__context__
        if last.__context__ is not None:
            last.__context__ = self.pending
        self.pending = error
        self.raised = True

    def finish(self):
        if self.raised:
            context = self.pending.__context__
            try:
                raise self.pending
            except BaseException:
                self.pending.__context__ = context
                raise
        return self.received and self.suppressed


class _Stack:
    """What ExitStack and AsyncExitStack share: callbacks, called from the last to the first.

    Each is (asynchronous, function); the function takes the three values of __exit__.
    """

    def __init__(self):
        self._exit_callbacks = []

    def pop_all(self):
        """Moves everything to a new stack, which is returned: this one then closes nothing."""
        other = type(self)()
        other._exit_callbacks = self._exit_callbacks
        self._exit_callbacks = []
        return other

    def enter_context(self, cm):
        """Enters a context manager now, and leaves it when the stack is left."""
        enter = _method(cm, "__enter__")
        leave = _method(cm, "__exit__")
        result = enter(cm)
        self._exit_callbacks.append((False, lambda *exc_info: leave(cm, *exc_info)))
        return result

    def push(self, exit):
        """Adds the __exit__ of an object, or a function like it."""
        leave = getattr(type(exit), "__exit__", None)
        function = exit if leave is None else lambda *exc_info: leave(exit, *exc_info)
        self._exit_callbacks.append((False, function))
        return exit

    def callback(self, callback, /, *args, **keywords):
        """Adds a function to be called at the end; it can't stop an exception."""

        def call(exc_type, exc_value, traceback):
            callback(*args, **keywords)

        self._exit_callbacks.append((False, call))
        return callback


class ExitStack(_Stack, AbstractContextManager):
    """Any number of context managers and callbacks in one `with` statement."""

    def __exit__(self, *exc_info):
        leaving = _Leaving(exc_info[1])
        while self._exit_callbacks:
            _, function = self._exit_callbacks.pop()
            try:
                leaving.returned(function(*leaving.exc_info()))
            except BaseException as error:
                leaving.failed(error)
        return leaving.finish()

    def close(self):
        """Leaves everything now."""
        self.__exit__(None, None, None)


class AsyncExitStack(_Stack, AbstractAsyncContextManager):
    """The same for `async with`: takes ordinary and asynchronous context managers."""

    async def enter_async_context(self, cm):
        protocol = "asynchronous context manager protocol"
        enter = _method(cm, "__aenter__", protocol)
        leave = _method(cm, "__aexit__", protocol)
        result = await enter(cm)
        self._exit_callbacks.append((True, lambda *exc_info: leave(cm, *exc_info)))
        return result

    def push_async_exit(self, exit):
        leave = getattr(type(exit), "__aexit__", None)
        function = exit if leave is None else lambda *exc_info: leave(exit, *exc_info)
        self._exit_callbacks.append((True, function))
        return exit

    def push_async_callback(self, callback, /, *args, **keywords):
        async def call(exc_type, exc_value, traceback):
            await callback(*args, **keywords)

        self._exit_callbacks.append((True, call))
        return callback

    async def __aexit__(self, *exc_info):
        leaving = _Leaving(exc_info[1])
        while self._exit_callbacks:
            asynchronous, function = self._exit_callbacks.pop()
            try:
                result = function(*leaving.exc_info())
                leaving.returned(await result if asynchronous else result)
            except BaseException as error:
                leaving.failed(error)
        return leaving.finish()

    async def aclose(self):
        """Leaves everything now."""
        await self.__aexit__(None, None, None)
