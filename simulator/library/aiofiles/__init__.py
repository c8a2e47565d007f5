"""Files for coroutines (documentation of aiofiles): every call is made in a thread of the loop's pool."""

from . import tempfile
from .threadpool import open, stderr, stderr_bytes, stdin, stdin_bytes, stdout, stdout_bytes

__all__ = [
    "open", "tempfile", "stdin", "stdout", "stderr", "stdin_bytes", "stdout_bytes", "stderr_bytes",
]  # fmt: skip
