"""Functions that pickles of the protocols 0 to 2 call to make bytes again."""


def encode(obj, encoding="utf-8", errors="strict"):
    """obj.encode(); in pickles by this name."""
    return obj.encode(encoding, errors)
