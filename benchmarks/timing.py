"""How long some work takes, and how a time is printed."""

import time
from collections.abc import Callable
from statistics import median


def processor_seconds(work: Callable[[], object]) -> float:
    """Return the processor time of some work, which other programs on the machine change little."""
    start = time.process_time()
    work()
    return time.process_time() - start


def elapsed_seconds(work: Callable[[], object]) -> float:
    """Return the time from the start of some work to its end."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def median_seconds(work: Callable[[], object], runs: int) -> float:
    """Return the median elapsed time of some runs."""
    return median(elapsed_seconds(work) for _ in range(runs))


def format_seconds(seconds: float) -> str:
    """Return a time as it is printed: in seconds from ten on, else in milliseconds."""
    return f"{seconds:.1f} s" if seconds >= 10 else f"{1000 * seconds:,.1f} ms"
