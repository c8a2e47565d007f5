"""Handlers for signals, which come to the main thread (Library reference, "signal")."""

import _signal
from enum import IntEnum as _IntEnum
from _signal import (
    ITIMER_PROF,
    ITIMER_REAL,
    ITIMER_VIRTUAL,
    NSIG,
    ItimerError,
    alarm,
    default_int_handler,
    getitimer,
    pause,
    pidfd_send_signal,
    pthread_kill,
    raise_signal,
    set_wakeup_fd,
    setitimer,
    siginterrupt,
    sigtimedwait,
    sigwaitinfo,
    strsignal,
    struct_siginfo,
)

Signals = _IntEnum(
    'Signals',
    [(name, value) for name, value in vars(_signal).items()
     if name.startswith('SIG') and not name.startswith('SIG_')],
    module=__name__,
)
Handlers = _IntEnum(
    'Handlers',
    [('SIG_DFL', _signal.SIG_DFL), ('SIG_IGN', _signal.SIG_IGN)],
    module=__name__,
)
Sigmasks = _IntEnum(
    'Sigmasks',
    [(name, getattr(_signal, name)) for name in ('SIG_BLOCK', 'SIG_UNBLOCK', 'SIG_SETMASK')],
    module=__name__,
)
globals().update(Signals.__members__)
globals().update(Handlers.__members__)
globals().update(Sigmasks.__members__)


def _named(handler):
    try:
        return Handlers(handler)
    except (ValueError, TypeError):
        return handler


def _number(signalnum):
    """Of what is no number, the system's own function complains."""
    try:
        return int(signalnum)
    except (ValueError, TypeError):
        return signalnum


def _plain(handler):
    return int(handler) if isinstance(handler, Handlers) else handler


def signal(signalnum, handler):
    """Sets the handler of a signal; returns the one before."""
    return _named(_signal.signal(_number(signalnum), _plain(handler)))


def getsignal(signalnum):
    """The handler of a signal."""
    return _named(_signal.getsignal(_number(signalnum)))


def valid_signals():
    """The signals of this system."""
    numbers = {*range(1, 32), *range(34, NSIG)}
    return _signals(numbers)


def _signals(numbers):
    known = Signals._value2member_map_
    return {known.get(number, number) for number in numbers}


def pthread_sigmask(how, mask):
    """Changes which signals the thread holds back; those it held back before."""
    return _signals(_signal.pthread_sigmask(how, mask))


def sigpending():
    """The signals that have come and are held back."""
    return _signals(_signal.sigpending())


def sigwait(sigset):
    """Waits for one of the signals, and takes it."""
    return _signals([_signal.sigwait(sigset)]).pop()
