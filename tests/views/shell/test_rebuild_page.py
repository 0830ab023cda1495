"""A corpus that does not open says why and what to do; others are not harmed."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.pipeline import build, rebuild
from dashboard.store import list_corpora, version_folder
from dashboard.views.state.session import widget_key
from tests.conftest import DISPATCHES
from tests.older_store import make_older
from tests.sample_corpus import make_sample_store
from tests.test_app import ENTRY, SLOW, words_of
from tests.views.browser_events import page_title
from tests.views.preview_output import Processes, start_page


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DATELINE_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("DATELINE_STORE", raising=False)
    (tmp_path / "home").mkdir()
    return tmp_path / "home"


@pytest.fixture
def processes(monkeypatch: pytest.MonkeyPatch) -> Processes:
    made = Processes()
    monkeypatch.setattr("subprocess.Popen", made)
    return made


def test_an_older_corpus_is_built_anew_once_and_then_opens(home: Path, processes: Processes) -> None:
    store = home / "port"
    build([next(DISPATCHES.glob("001*.txt"))], store)
    make_older(store)
    page = AppTest.from_file(str(ENTRY), default_timeout=SLOW).run()
    assert not page.exception
    assert "earlier version of Dateline" in words_of(page)
    page.run()
    assert processes.builds == [["rebuild", str(store)]]
    rebuild(store)
    page.run()
    assert not page.exception
    assert page_title(page) == "Overview"


def test_a_damaged_corpus_says_so_and_is_built_again_by_a_button(home: Path, processes: Processes) -> None:
    store = make_sample_store(home / "ports")
    (version_folder(store) / "events.parquet").write_bytes(b"")
    page = AppTest.from_file(str(ENTRY), default_timeout=SLOW).run()
    assert not page.exception
    assert any("events.parquet" in error.value.replace("\\", "") for error in page.error)
    page.button(key="build_anew").click().run()
    assert processes.builds == [["rebuild", str(store)]]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("CURRENT", b""),
        ("versions/1/meta.json", b'{"name": "por'),
        ("versions/1/meta.json", b"{}"),
        ("versions/1/manifest.json", b'{"format": 99}'),
        ("corpus.json", b'["\xff"'),
        ("corpus.json", b'{"opened": "never", "paths": 3}'),
        ("notes.jsonl", b"\xff\xfe\n"),
    ],
)
def test_one_broken_corpus_never_stops_the_start_page(name: str, content: bytes, home: Path) -> None:
    make_sample_store(home / "sound")
    store = make_sample_store(home / "broken")
    (store / name).write_bytes(content)
    page = start_page()
    assert {info.path.name: info.fault == "" for info in list_corpora(home)}["sound"]
    faults = [info.fault for info in list_corpora(home) if info.fault]
    assert all(
        any(fault[:40] in warning.value.replace("\\", "") for warning in page.warning) for fault in faults
    )
    assert bool(faults) == (name.startswith("versions"))
    page.button(key=widget_key("open", "sound")).click().run()
    assert not page.exception
    assert page_title(page) == "Overview"
