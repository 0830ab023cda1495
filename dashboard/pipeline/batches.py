"""Work in batches, in this process or over an executor; results come back in the order of the batches."""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from itertools import islice
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")

# More workers than this wait for the disk; fewer texts than this are tagged before a second model is loaded.
_WORKERS = max(1, min(8, os.cpu_count() or 1))
_TEXTS_WORTH_WORKERS = 1_500
_BATCHES_AHEAD = 2


def split_into_batches(items: Iterable[T], size: int) -> Iterator[list[T]]:
    """Yield `items` in lists of `size`, the last one shorter."""
    left = iter(items)
    while batch := list(islice(left, size)):
        yield batch


@contextmanager
def open_executor(n_texts: int, scheduler: str | None = None) -> Iterator[Executor | None]:
    """Give what runs the batches: a Dask cluster, processes of this machine, or None for this process.

    Raises:
        ModuleNotFoundError: A scheduler is named and `dateline[cluster]` is not installed.
    """
    if scheduler is not None:
        from distributed import Client

        with Client(scheduler) as client, client.get_executor() as executor:
            yield executor
    elif n_texts >= _TEXTS_WORTH_WORKERS and _WORKERS > 1:
        with ProcessPoolExecutor(_WORKERS) as executor:
            try:
                yield executor
            except BaseException:
                # Who asked a build to stop does not wait for the batches that have not begun.
                executor.shutdown(wait=False, cancel_futures=True)
                raise
    else:
        yield None


def map_batches(work: Callable[[T], R], batches: Iterable[T], executor: Executor | None) -> Iterator[R]:
    """Yield what `work` makes of each batch, in order, never more than a few batches ahead of the reader."""
    if executor is None:
        yield from map(work, batches)
        return
    waiting: deque[Future[R]] = deque()
    for batch in batches:
        waiting.append(executor.submit(work, batch))
        if len(waiting) > _WORKERS * _BATCHES_AHEAD:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()
