"""The app without a browser: Streamlit's AppTest runs its script, as a click does, and each run is timed.

The floor is a bare script that draws as many elements of each sort, run the same way: what Streamlit itself and
its test runner cost.
"""

import os
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import numpy as np
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Block, Node

_TIMEOUT = 600


class RunTime(NamedTuple):
    """The seconds from the start of a run to its end, and those of the processor, which other programs change little."""

    elapsed: float
    processor: float


def format_times(times: Sequence[RunTime]) -> str:
    """Return the median and 95th percentile of the elapsed and the processor time, in milliseconds, as cells."""
    cells = [
        quantile
        for column in zip(*times, strict=True)
        for quantile in np.quantile(np.array(column) * 1000, [0.5, 0.95]).tolist()
    ]
    return " | ".join(f"{cell:,.0f}" for cell in cells)


def run_page(store: str, title: str) -> None:
    """Draw a page; AppTest runs this function's source as a script."""
    from pathlib import Path

    from dashboard.app import draw_page

    draw_page(Path(store), title, {})


def run_floor(counts: dict[str, int]) -> None:
    """Draw as many elements of each sort as a page has; AppTest runs this function's source as a script."""
    import streamlit as st

    for number in range(counts.get("button", 0)):
        st.button(f"Button {number}", key=f"button_{number}", type="tertiary")
    for number in range(counts.get("other", 0)):
        st.html(f"<div>Element {number}</div>")


class AppSession:
    """A page of the app, opened once; `click` goes to another address of it."""

    def __init__(self, store: Path, title: str) -> None:
        os.environ["DATELINE_HOME"] = str(store.parent)
        self._app = AppTest.from_function(run_page, args=(str(store), title), default_timeout=_TIMEOUT)
        self._run({})

    def click(self, params: dict[str, str]) -> RunTime:
        """Go to an address and return how long the run took.

        Raises:
            RuntimeError: The page drew an exception or an error.
        """
        return self._run(params)

    def time_floor(self, runs: int) -> list[RunTime]:
        """Return the times of a bare script with as many elements as the page has now."""
        app = AppTest.from_function(run_floor, args=(self._count_elements(),), default_timeout=_TIMEOUT)
        app.run()
        return [_time(app.run) for _ in range(runs)]

    def _run(self, params: dict[str, str]) -> RunTime:
        self._app.query_params.clear()
        for name, value in params.items():
            self._app.query_params[name] = [value]
        run_time = _time(self._app.run)
        if self._app.exception or self._app.error:
            raise RuntimeError(f"{params}: {[*self._app.exception, *self._app.error]}")
        return run_time

    def _count_elements(self) -> dict[str, int]:
        sorts = Counter(node.type for node in _list_nodes(self._app._tree) if not isinstance(node, Block))
        buttons = sorts["button"] + sorts["download_button"]
        return {"button": buttons, "other": sorts.total() - buttons}


def _list_nodes(node: Node) -> Iterator[Node]:
    yield node
    if isinstance(node, Block):
        for child in node.children.values():
            yield from _list_nodes(child)


def _time(work: Callable[[], object]) -> RunTime:
    start, processor = time.perf_counter(), time.process_time()
    work()
    return RunTime(time.perf_counter() - start, time.process_time() - processor)


@contextmanager
def count_calls(*names: str) -> Iterator[Counter[str]]:
    """Count the calls of functions of the package, by name ("select.select"), in threads begun inside."""
    calls = Counter[str]()

    def note_call(frame: object, event: str, _: object) -> None:
        if event == "call":
            code = frame.f_code  # type: ignore[attr-defined]
            name = f"{Path(code.co_filename).stem}.{code.co_name}"
            if name in names:
                calls[name] += 1

    threading.setprofile(note_call)
    sys.setprofile(note_call)
    try:
        yield calls
    finally:
        threading.setprofile(None)  # type: ignore[arg-type]
        sys.setprofile(None)
