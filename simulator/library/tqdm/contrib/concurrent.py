"""Pools with a bar (documentation of tqdm, "tqdm.contrib.concurrent")."""

import os

from tqdm.auto import tqdm

__all__ = ["thread_map", "process_map"]


def _mapped(executor, fn, iterables, max_workers=None, chunksize=1, total=None, **tqdm_kwargs):
    if total is None:
        total = min((len(each) for each in iterables if hasattr(each, "__len__")), default=None)
    workers = max_workers or min(32, (os.cpu_count() or 1) + 4)
    with executor(max_workers=workers) as pool:
        results = pool.map(fn, *iterables, chunksize=chunksize)
        return list(tqdm(results, total=total, **tqdm_kwargs))


def thread_map(fn, *iterables, **tqdm_kwargs):
    """list(map(fn, *iterables)) by threads."""
    from concurrent.futures import ThreadPoolExecutor

    return _mapped(ThreadPoolExecutor, fn, iterables, **tqdm_kwargs)


def process_map(fn, *iterables, **tqdm_kwargs):
    """list(map(fn, *iterables)) by processes."""
    from concurrent.futures import ProcessPoolExecutor

    return _mapped(ProcessPoolExecutor, fn, iterables, **tqdm_kwargs)
