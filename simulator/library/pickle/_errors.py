"""What is raised when pickles can't be made or read."""


class PickleError(Exception):
    """Any of the errors below."""


class PicklingError(PickleError):
    """An object can't be pickled."""


class UnpicklingError(PickleError):
    """A pickle can't be read."""


for _error in (PickleError, PicklingError, UnpicklingError):
    _error.__module__ = "_pickle"
