"""Decisions on a page: undone from their list, and those on other names found on the page Corpus."""

from pathlib import Path

import pytest

from dashboard.decisions import append_decisions, load_decisions, new_decision, select_effective
from dashboard.decisions.log.notes import VIEW, append_note, new_note
from dashboard.schema import Namesake
from tests.sample_corpus import make_sample_store
from tests.test_app import open_page, words_of
from tests.views.browser_events import click_list, list_rows, open_app, page_title

MARKOVA, SALEH = "person:Elena Markova", "person:Omar Saleh"


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    store = make_sample_store(tmp_path / "sample")
    monkeypatch.setenv("DATELINE_HOME", str(tmp_path))
    monkeypatch.setenv("DATELINE_STORE", str(store))
    return store


def test_decisions_on_other_names_are_on_the_page_corpus(store: Path) -> None:
    append_decisions(store, new_decision("rename", kind="person", spellings=(SALEH,), value="Dr Saleh"))
    app = click_list(open_app("Who"), "name_list", MARKOVA, event="toggled")
    app.button(key="all_decisions").click().run()
    assert page_title(app) == "Corpus"
    (row,) = list_rows(app, "decision_list")
    click_list(app, "decision_list", row["id"], event="acted")
    assert select_effective(load_decisions(store)) == ()
    assert "Nothing was decided yet" in words_of(app)


def test_a_saved_view_that_a_decision_touches_is_named_before_it(store: Path) -> None:
    append_note(store, new_note(VIEW, name="On Markova", params={"person": (MARKOVA,)}))
    page = click_list(open_page(store, "Who"), "name_list", MARKOVA, event="toggled")
    assert "Saved views that filter by it: On Markova" in words_of(page).replace("\\", "")


def test_a_name_of_unsure_articles_is_opened_from_their_list(store: Path) -> None:
    namesakes = (Namesake("One", ("place:Moscow",)), Namesake("Other", ("giraffe",)))
    append_decisions(store, new_decision("split", kind="person", spellings=(MARKOVA,), namesakes=namesakes))
    page = open_page(store, "Who")
    unsure = list_rows(page, "unsure_list")[0]
    click_list(page, "unsure_list", unsure["id"])
    assert "Whose are these?" in words_of(page)


def test_pairs_that_are_likely_one_are_clicked_and_their_sentences_read(store: Path) -> None:
    append_decisions(
        store, new_decision("split", kind="person", spellings=("person:Okafor",), value="Okafor")
    )
    app = open_app("Who", tab=["Likely the same"])
    pair = list_rows(app, "likely_list")[-1]
    click_list(app, "likely_list", pair["id"])
    assert list_rows(app, "likely_list")[-1]["lit"]
    sentence = str(list_rows(app, "likely_said_1")[0]["id"])
    click_list(app, "likely_said_1", sentence)
    assert page_title(app) == "Articles"
    assert sentence.startswith(app.query_params["article"])
