"""The command kill (POSIX, "kill"): a program of its own, and a command of the shell."""

import sys

import _signal
import posix


def parsed(words):
    """The signal and the processes that the words tell; ValueError of a word that tells neither."""
    signal = _signal.SIGTERM
    if words and words[0] == "-s" and len(words) > 1:
        signal, words = _number(words[1]), words[2:]
    elif words and words[0].startswith("-") and words[0] != "--":
        signal, words = _number(words[0][1:]), words[1:]
    return signal, [_process(word) for word in words if word != "--"]


def _number(name):
    if name.isdigit():
        return int(name)
    number = getattr(_signal, "SIG" + name.upper().removeprefix("SIG"), None)
    if number is None:
        raise ValueError(name)
    return number


def _process(word):
    try:
        return int(word)
    except ValueError:
        raise ValueError(word) from None


def main(words):
    """What the program does."""
    try:
        signal, processes = parsed(words)
    except ValueError as error:
        print(f"kill: failed to parse argument: '{error}'", file=sys.stderr)
        return 1
    if not processes:
        print("\nUsage:\n kill [options] <pid> [...]", file=sys.stderr)
        return 1
    status = 0
    for process in processes:
        try:
            posix.kill(process, signal)
        except OSError as error:
            print(f"kill: ({process}): {error.strerror}", file=sys.stderr)
            status = 1
    return status
