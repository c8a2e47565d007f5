"""Progress bars (documentation of tqdm), on standard error."""

from tqdm.std import tqdm, trange

__all__ = ["tqdm", "trange"]
__version__ = "4.67"
