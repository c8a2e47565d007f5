"""Where memory was taken (Library reference, "tracemalloc").

Nobody counts the memory of the simulated machine, so tracing can't be started; everything else answers
as it does where tracing was not.
"""


def start(nframe=1):
    """Refused: nothing is known of memory."""
    raise NotImplementedError("tracemalloc.start() is not supported: memory is not simulated")


def stop():
    """Ends the tracing, which was never begun."""


def is_tracing():
    """Whether memory is traced."""
    return False


def clear_traces():
    """Forgets the traces, of which there are none."""


def reset_peak():
    """Makes the peak what is taken now: nothing."""


def get_traced_memory():
    """How many bytes are traced, and how many were at most."""
    return 0, 0


def get_tracemalloc_memory():
    """How many bytes the traces take."""
    return 0


def get_traceback_limit():
    """How many frames a trace keeps."""
    return 1


def get_object_traceback(obj):
    """Where an object was made; None, for it is not known."""
    return None


def take_snapshot():
    """RuntimeError: only what is traced has snapshots."""
    raise RuntimeError(
        "the tracemalloc module must be tracing memory allocations to take a snapshot"
    )
