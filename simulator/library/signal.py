"""Handlers for signals (Library reference, "signal").

Signals come to the main thread; blocking and waiting for single ones is not supported.
"""

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
    strsignal,
)

Signals = _IntEnum(
    'Signals',
    [(name, value) for name, value in vars(_signal).items()
     if name.startswith('SIG') and not name.startswith('SIG_')],
    module=__name__,
)
Handlers = _IntEnum(
    'Handlers',
    [(name, value) for name, value in vars(_signal).items() if name.startswith('SIG_')],
    module=__name__,
)
globals().update(Signals.__members__)
globals().update(Handlers.__members__)


def _named(handler):
    try:
        return Handlers(handler)
    except (ValueError, TypeError):
        return handler


def _plain(handler):
    return int(handler) if isinstance(handler, Handlers) else handler


def signal(signalnum, handler):
    """Sets the handler of a signal; returns the one before."""
    return _named(_signal.signal(int(signalnum), _plain(handler)))


def getsignal(signalnum):
    """The handler of a signal."""
    return _named(_signal.getsignal(int(signalnum)))


def valid_signals():
    """The signals of this system."""
    numbers = {*range(1, 32), *range(34, NSIG)}
    return {Signals(number) if number in Signals._value2member_map_ else number
            for number in numbers}
