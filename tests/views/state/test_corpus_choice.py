"""Which corpus is opened: the one that the address names, else the launcher's, else the last opened."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.store import rename_corpus
from dashboard.views.state.session import widget_key
from tests.sample_corpus import make_sample_store
from tests.test_app import ENTRY, SLOW, words_of
from tests.views.preview_output import start_page


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DATELINE_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("DATELINE_STORE", raising=False)
    for name in ("one", "two"):
        rename_corpus(make_sample_store(tmp_path / "home" / name), f"Corpus {name}")
    return tmp_path / "home"


def opened(**params: str) -> str:
    """Return the name of the corpus that the app opens."""
    app = AppTest.from_file(str(ENTRY), default_timeout=SLOW)
    for name, value in params.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception, app.exception
    return words_of(app).split('<div class="muted">')[1].split(" · ")[0]


def test_the_address_names_the_corpus_and_else_the_last_opened_is_chosen(home: Path) -> None:
    assert opened(corpus="one") == "Corpus one"
    assert opened() == "Corpus one"
    assert opened(corpus="two") == "Corpus two"
    assert opened(corpus="../../two") == "Corpus two"
    assert opened(corpus="one") == "Corpus one"


def test_a_launched_corpus_outside_the_home_is_opened_and_listed(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = make_sample_store(tmp_path / "elsewhere" / "three")
    monkeypatch.setenv("DATELINE_STORE", str(elsewhere))
    assert opened() == "Harbour sample"
    keys = [str(button.key) for button in start_page().button]
    assert {widget_key("open", name) for name in ("one", "two", "three")} <= set(keys)
    monkeypatch.setenv("DATELINE_STORE", str(home / "two"))
    assert [str(button.key) for button in start_page().button].count(widget_key("open", "two")) == 1
