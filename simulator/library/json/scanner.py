"""Where a decoder gets its scanner from."""

from _json import make_scanner

__all__ = ["make_scanner"]
