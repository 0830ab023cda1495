"""A colleague's file on screen: what is offered, what is left out, and what cannot be read."""

import json
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.decisions import append_decisions, load_decisions, new_decision, select_effective
from dashboard.schema import Decision
from dashboard.views.state.session import widget_key
from tests.sample_corpus import make_sample_store
from tests.test_app import open_page, words_of

MARKOVA, SALEH = "person:Elena Markova", "person:Omar Saleh"


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DATELINE_HOME", str(tmp_path))
    return make_sample_store(tmp_path / "sample")


def send(store: Path, content: bytes) -> AppTest:
    page = open_page(store, "Corpus", tab=["Decisions"])
    page.file_uploader(key="their_decisions").set_value(("theirs.jsonl", content, "application/jsonl")).run()
    assert not page.exception, page.exception
    return page


def lines(decisions: Iterable[Decision]) -> bytes:
    return "".join(json.dumps(asdict(each)) + "\n" for each in decisions).encode()


def test_what_speaks_of_nothing_is_left_out_and_what_finds_nothing_is_not_ticked(store: Path) -> None:
    hidden = new_decision("hide", kind="person", spellings=(MARKOVA,))
    nobody = new_decision("hide", kind="person", spellings=("person:Nobody",))
    page = send(store, lines([hidden, nobody, new_decision("set_publisher", value="Gazette")]))
    assert "0 that differ from yours, 1 decision with nothing in it, left out" in words_of(page)
    assert [page.checkbox(key=widget_key("take", each.id)).value for each in (hidden, nobody)] == [
        True,
        False,
    ]
    page.button(key="take_theirs").click().run()
    assert select_effective(load_decisions(store)) == (hidden,)
    assert "Every decision found its names and articles" in words_of(page).replace("\\", "")


@pytest.mark.parametrize(
    ("theirs", "choices"),
    [
        (new_decision("keep_apart", kind="person", spellings=(MARKOVA, SALEH)), 2),
        (new_decision("rename", kind="person", spellings=(MARKOVA,), value="Lena"), 3),
    ],
)
def test_both_are_offered_only_where_both_can_hold(store: Path, theirs: Decision, choices: int) -> None:
    append_decisions(store, new_decision("merge", kind="person", spellings=(MARKOVA, SALEH), value="One"))
    page = send(store, lines([theirs]))
    assert "1 that differs from yours" in words_of(page)
    assert len(page.segmented_control(key=widget_key("settle", theirs.id)).options) == choices


def test_a_damaged_file_is_told_in_plain_words(store: Path) -> None:
    page = send(store, b'{"id": no}\n')
    assert "line 1: this line is damaged or cut short" in page.error[0].value.replace("\\", "")
