"""The bar that fits where the program runs: here there is one for threads and one for asyncio."""

from tqdm.asyncio import tqdm, trange

__all__ = ["tqdm", "trange"]
