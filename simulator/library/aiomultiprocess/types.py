"""What processes of a pool tell each other."""


class ProxyException(Exception):
    """A task of a pool has failed: the text is the traceback that its process had."""


class Unit:
    """What a process is to do. It is pickled, so that a process that starts anew can have it."""

    def __init__(self, target, args, kwargs, initializer, initargs, loop_initializer):
        self.target = target
        self.args = args
        self.kwargs = kwargs
        self.initializer = initializer
        self.initargs = initargs
        self.loop_initializer = loop_initializer
        # Where a worker's result is sent.
        self.sender = None
