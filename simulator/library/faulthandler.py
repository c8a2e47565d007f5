"""Tells where threads are (Library reference, "faulthandler"): at once, after a time, or for a signal.

Nothing crashes here, so that enable() only remembers that it was called. Frames of the library are
left out, as in tracebacks.
"""

import os as _os
import signal as _signal
import sys as _sys
from _thread import _inner_lock, get_ident as _get_ident, start_new_thread as _start

_DEPTH_MAX = 100
# Where the library lies.
_LIBRARY = __file__.removesuffix("faulthandler.py")
# Those that enable() is for.
_FATAL = ("SIGSEGV", "SIGFPE", "SIGABRT", "SIGBUS", "SIGILL")

_enabled = False
_watchdog = None
_watching = set()  # The threads that wait to do it later: nobody is to see them.
_registered = {}  # signal: (its handler before, what is kept for it)


def enable(file=None, all_threads=True):
    global _enabled
    _descriptor(file)
    _enabled = True


def disable():
    global _enabled
    was, _enabled = _enabled, False
    return was


def is_enabled():
    return _enabled


def dump_traceback(file=None, all_threads=True):
    """Writes where all threads are, or only where this one is; the newest first."""
    _dump(_descriptor(file), _get_ident(), all_threads)


def dump_traceback_later(timeout, repeat=False, file=None, exit=False):
    """Does it in that many seconds, unless this is cancelled or asked for anew before."""
    global _watchdog
    if not isinstance(timeout, (int, float)):
        raise TypeError(f"{type(timeout).__name__!r} object cannot be interpreted as an integer")
    if timeout <= 0:
        raise ValueError("timeout must be greater than 0")
    descriptor = _descriptor(file)
    cancel_dump_traceback_later()
    _watchdog = lock = _inner_lock("sleep", -1)
    lock.acquire()
    _start(_watch, (lock, timeout, repeat, descriptor, exit))


def cancel_dump_traceback_later():
    global _watchdog
    if _watchdog is not None:
        _watchdog.release()
        _watchdog = None


def register(signum, file=None, all_threads=True, chain=False):
    """Does it whenever the signal comes."""
    if signum in [getattr(_signal, name) for name in _FATAL]:
        raise RuntimeError(f"signal {signum} cannot be registered, use enable() instead")
    descriptor = _descriptor(file)

    def handle(number, frame):
        _dump(descriptor, _get_ident(), all_threads, frame)
        if chain and callable(before):
            before(number, frame)

    before, _ = _registered.get(signum, (_signal.getsignal(signum), None))
    _signal.signal(signum, handle)
    _registered[signum] = before, handle


def unregister(signum):
    before, _ = _registered.pop(signum, (None, None))
    if before is None:
        return False
    _signal.signal(signum, before)
    return True


def _descriptor(file):
    if file is None:
        file = _sys.stderr
        if file is None:
            raise RuntimeError("sys.stderr is None")
    if isinstance(file, int):
        if file < 0:
            raise ValueError("file is not a valid file descripter")
        return file
    descriptor = file.fileno()
    if not isinstance(descriptor, int) or descriptor < 0:
        raise RuntimeError("file.fileno() is not a valid file descriptor")
    file.flush()
    return descriptor


def _watch(lock, timeout, repeat, descriptor, exit):
    me = _get_ident()
    _watching.add(me)
    while not lock.acquire(timeout=timeout):
        _os.write(descriptor, f"Timeout ({_duration(timeout)})!\n".encode())
        _dump(descriptor, None, True)
        if exit:
            _os._exit(1)
        if not repeat:
            break
    _watching.discard(me)


def _duration(timeout):
    seconds, micros = divmod(int(timeout * 1_000_000), 1_000_000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    text = f"{hours}:{minutes:02}:{seconds:02}"
    return f"{text}.{micros:06}" if micros else text


def _dump(descriptor, current, all_threads, frame=None):
    """`current`: the thread that asks; None: nobody that is seen. `frame`: where it is."""
    frames = {
        ident: frame for ident, frame in _sys._current_frames().items() if ident not in _watching
    }
    if frame is not None:
        frames[current] = frame
    idents = [*reversed(frames)] if all_threads else [current]
    stacks = []
    for ident in idents:
        # Of this thread alone nobody has to say which it is.
        who = "Current thread" if ident == current else "Thread"
        title = f"{who} 0x{ident:016x}" if all_threads else "Stack"
        stacks.append("\n".join([f"{title} (most recent call first):", *_lines(frames[ident])]) + "\n")
    _os.write(descriptor, "\n".join(stacks).encode("ascii", "backslashreplace"))


def _lines(frame):
    """One line for each frame of the program; if there is none, for those of the library."""
    found = []
    while frame is not None:
        found.append(frame)
        frame = frame.f_back
    own = [frame for frame in found if not frame.f_code.co_filename.startswith(_LIBRARY)] or found
    lines = [
        f'  File "{frame.f_code.co_filename}", line {frame.f_lineno} in {frame.f_code.co_name}'
        for frame in own
    ]
    return lines if len(lines) <= _DEPTH_MAX else [*lines[:_DEPTH_MAX], "  ..."]
