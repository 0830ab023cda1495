"""Hole 1 of the security review: one article ended the server for everyone."""

import os
import signal
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from xml.etree import ElementTree

import pandas as pd
import pytest

from dashboard.charts.bars import BarColumns, bars
from dashboard.charts.specification import make_specification
from dashboard.charts.theme import LIGHT
from dashboard.errors import DrawingError
from dashboard.export.csv_xlsx import to_json, to_table_file
from dashboard.export.drawing_process import DrawingLimits, DrawingProcess
from dashboard.export.html_page import to_html
from dashboard.export.image import to_image
from dashboard.schema import MethodsCard

SPEC = make_specification(bars(LIGHT, BarColumns("label", "articles"), "articles", "person"), LIGHT)
ODD = [
    *map(chr, range(0xA0)),  # both sets of controls
    *map(chr, (0xAD, 0x600, 0x61C, 0x180E, 0x200B, 0x200E, 0x202E, 0x2028, 0x2029, 0x2060, 0x2066, 0xFEFF)),
    *map(chr, (0xD800, 0xDBFF, 0xDC00, 0xDFFF)),  # lone surrogates
    *map(chr, (0xFDD0, 0xFDEF, 0xFFFE, 0xFFFF, 0x1FFFE, 0x10FFFF)),  # no characters
    *map(chr, (0xE000, 0xF0000, 0x10FFFD)),  # private use
    *map(chr, (0x300, 0x489, 0x1AB0, 0x20DD, 0xFE0F, 0xE0100)),  # marks and variants
    *map(chr, (0x378, 0x2FE0, 0xE0001, 0x1F468, 0x1F3FF, 0x5D0, 0x628, 0xFFFD)),
]  # fmt: skip
# As objects, since a column of strings refuses lone surrogates.
LABELS = pd.Series([f"name {sign} of {number}" for number, sign in enumerate(ODD)], dtype=object)
ODD_ROWS = pd.DataFrame({"label": LABELS, "articles": 3})
SMALL = '{"data": {"values": [{"a": 1}]}, "mark": "point"}'
HANGS = (sys.executable, "-c", "import sys, time; sys.stdin.readline(); time.sleep(600)")
ABORTS = (sys.executable, "-c", "import os, sys; sys.stdin.readline(); os.abort()")
CUT_SHORT = (sys.executable, "-c", """import sys; sys.stdin.readline(); print('{"size": 9}')""")


def card(words: str) -> MethodsCard:
    return MethodsCard(words, "3", words, words, 2, words, "a model 3.7", "2026-11-24", notes=(words,))


@pytest.mark.parametrize(("form", "begins"), [("svg", b"<svg"), ("png", b"\x89PNG"), ("pdf", b"%PDF")])
def test_hole_1_no_odd_character_kills_or_garbles_a_picture(form: str, begins: bytes) -> None:
    drawn = to_image(SPEC, ODD_ROWS, card("".join(ODD)), form, "".join(ODD))
    assert drawn.startswith(begins)
    if form == "svg":
        words = "".join(ElementTree.fromstring(drawn).itertext())
        assert all(f" of {number}" in words for number in range(len(ODD)))


def test_hole_1_no_odd_character_stops_a_table_or_a_page() -> None:
    words = card("".join(ODD))
    rows = ODD_ROWS.rename(columns={"label": "label \x01\ufffe"})
    assert "\ufffe" not in to_table_file(rows, words, "csv").decode("utf-8-sig")
    assert to_table_file(rows, words, "xlsx").startswith(b"PK")
    assert b"of 9" in to_json(rows, words)
    assert "\ufffe" not in to_html(SPEC, ODD_ROWS, words, "".join(ODD)).decode()


def test_hole_1_a_worker_that_aborts_leaves_a_message_and_another_draws() -> None:
    worker = DrawingProcess(command=ABORTS)
    with pytest.raises(DrawingError, match="the program that draws it ended"):
        worker.draw("svg", SMALL)
    assert worker.pid is None
    whole = DrawingProcess()
    # What has the converter abort, were it not cleaned before.
    with pytest.raises(DrawingError, match="the program that draws it ended"):
        whole.draw("svg", SMALL.replace('"point"', '"point", "title": "a\\ufffeb"'))
    assert whole.draw("svg", SMALL).startswith(b"<svg")
    whole.close()


def test_hole_1_a_worker_that_hangs_is_ended_in_time() -> None:
    worker = DrawingProcess(DrawingLimits(seconds=0.5), HANGS)
    with pytest.raises(DrawingError, match=r"took more than 0\.5 seconds and was stopped"):
        worker.draw("svg", SMALL)
    assert worker.pid is None


def test_hole_1_an_answer_that_is_cut_short_is_no_picture() -> None:
    with pytest.raises(DrawingError, match="ended"):
        DrawingProcess(command=CUT_SHORT).draw("svg", SMALL)


def test_hole_1_a_worker_that_is_killed_midway_leaves_a_message() -> None:
    worker = DrawingProcess(command=HANGS)
    killer = threading.Thread(target=kill_when_started, args=(worker,))
    killer.start()
    with pytest.raises(DrawingError, match="ended"):
        worker.draw("svg", SMALL)
    killer.join()


def kill_when_started(worker: DrawingProcess) -> None:
    while worker.pid is None:
        time.sleep(0.01)
    os.kill(worker.pid, signal.SIGTERM)


def test_a_worker_that_was_killed_between_two_drawings_is_replaced() -> None:
    worker = DrawingProcess()
    assert worker.draw("svg", SMALL).startswith(b"<svg")
    first = worker.pid
    assert first is not None
    os.kill(first, signal.SIGTERM)
    os.waitid(os.P_PID, first, os.WEXITED | os.WNOWAIT)
    assert worker.draw("svg", SMALL).startswith(b"<svg")
    assert worker.pid != first
    worker.close()
    assert worker.pid is None


def test_a_specification_that_cannot_be_drawn_is_said_and_the_worker_stays() -> None:
    worker = DrawingProcess()
    with pytest.raises(DrawingError, match=r"cannot be drawn \("):
        worker.draw("svg", '{"mark": 7}')
    pid = worker.pid
    assert worker.draw("png", SMALL).startswith(b"\x89PNG")
    assert worker.pid == pid
    worker.close()


@pytest.mark.parametrize("limits", [DrawingLimits(memory=1), DrawingLimits(drawings=1)])
def test_a_worker_that_grew_large_or_old_is_replaced(limits: DrawingLimits) -> None:
    worker = DrawingProcess(limits)
    assert worker.draw("svg", SMALL).startswith(b"<svg")
    assert worker.pid is None


def test_many_sessions_share_one_worker() -> None:
    worker = DrawingProcess()
    with ThreadPoolExecutor(4) as sessions:
        drawn = set(sessions.map(lambda _: worker.draw("svg", SMALL), range(12)))
        pids = set(sessions.map(lambda _: worker.pid, range(12)))
    assert len(drawn) == len(pids) == 1
    worker.close()
