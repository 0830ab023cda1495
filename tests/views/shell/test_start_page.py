"""The list of corpora: open, rename, begin one and go on with it later, the demos."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.store import Progress, list_corpora, list_unbuilt_corpora, lock_store
from dashboard.store.progress import Reporter
from dashboard.views.state.session import widget_key
from tests.sample_corpus import make_sample_store
from tests.test_app import ENTRY, SLOW, words_of
from tests.views.browser_events import page_title
from tests.views.preview_output import Processes, start_page


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the empty folder of all corpora."""
    monkeypatch.setenv("DATELINE_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("DATELINE_STORE", raising=False)
    (tmp_path / "home").mkdir()
    return tmp_path / "home"


@pytest.fixture
def processes(monkeypatch: pytest.MonkeyPatch) -> Processes:
    made = Processes()
    monkeypatch.setattr("subprocess.Popen", made)
    return made


def drop_file(page: AppTest) -> AppTest:
    """Drop one text, and look at it."""
    page.file_uploader(key="drop_0").set_value([("rain.txt", b"Rain in Lagos", "text/plain")]).run()
    return page.button(key="look_files").click().run()


def test_a_corpus_is_opened_from_the_list(home: Path) -> None:
    make_sample_store(home / "ports")
    page = start_page()
    assert "60 articles" in words_of(page)
    page.button(key=widget_key("open", "ports")).click().run()
    assert not page.exception
    assert page_title(page) == "Overview"
    assert "opened" in words_of(start_page())


def test_a_corpus_keeps_its_name_where_none_is_typed(home: Path) -> None:
    make_sample_store(home / "ports")
    page = start_page()
    page.text_input(key=widget_key("name", "ports")).set_value("  ").run()
    page.button(key=widget_key("rename", "ports")).click().run()
    assert [info.name for info in list_corpora(home)] == ["Harbour sample"]


def test_dropped_files_are_looked_at_built_and_opened(home: Path, processes: Processes) -> None:
    processes.has_ended = False
    page = start_page()
    page.text_input(key="new_name").set_value("Weather").run()
    drop_file(page)
    assert "Reading the first articles" in words_of(page)
    processes.has_ended = True
    page.run()
    assert "Weather: as it will be read" in words_of(page)
    page.button(key="build_it").click().run()
    (command,) = processes.builds
    assert command[0] == "build"
    assert command[-1] == "--name=Weather"
    assert "Building Weather" in words_of(page)
    store = home / "Weather"
    make_sample_store(store)
    Reporter(store).write(Progress("done"), at_once=True)
    page.run()
    assert not page.exception
    assert page_title(page) == "Overview"


def test_files_that_cannot_be_looked_at_say_why_and_are_let_go(home: Path, processes: Processes) -> None:
    processes.preview, processes.errors = None, "Traceback\nMemoryError: *no* room\n"
    page = drop_file(start_page())
    assert "MemoryError: *no* room" in page.error[0].value.replace("\\", "")
    assert "build_it" not in [button.key for button in page.button]
    page.button(key="other_files").click().run()
    assert list_unbuilt_corpora(home) == []
    assert page.file_uploader(key="drop_1").value in (None, [])


def test_what_was_begun_is_listed_and_gone_on_with(home: Path, processes: Processes) -> None:
    page = drop_file(start_page())
    page.button(key="back_to_list").click().run()
    assert "Begun and not built to the end" in words_of(page)
    page.button(key=widget_key("on", "rain")).click().run()
    assert "rain: as it will be read" in words_of(page)
    page.button(key="build_it").click().run()
    with lock_store(home / "rain"):
        Reporter(home / "rain").write(Progress("running", "reading", 3, 10), at_once=True)
        page.button(key="back_to_list").click().run()
        page.button(key=widget_key("on", "rain")).click().run()
        assert "Building rain" in words_of(page)
        page.button(key="back_to_list").click().run()
    page.button(key=widget_key("delete", "rain")).click().run()
    assert list_unbuilt_corpora(home) == []
    assert "Begun and not built" not in words_of(page)


def test_the_demo_is_built_once_and_opened_when_it_is_ready(home: Path, processes: Processes) -> None:
    page = start_page()
    assert "None yet" in words_of(page)
    store = home / "dispatches"
    page.button(key="demo_dispatches").click().run()
    assert processes.builds == [["demo", "dispatches", "--build-only"]]
    store.mkdir()
    with lock_store(store):
        Reporter(store).write(Progress("running", "reading", 3, 10), at_once=True)
        page.button(key="demo_dispatches").click().run()
    assert len(processes.builds) == 1
    make_sample_store(store)
    Reporter(store).write(Progress("done"), at_once=True)
    page.run()
    assert not page.exception
    assert page_title(page) == "Overview"
    assert "demo_dispatches" not in [button.key for button in start_page().button]


def test_at_the_first_start_a_demo_that_is_being_built_is_not_built_again(
    home: Path, processes: Processes
) -> None:
    (home / "dispatches").mkdir()
    with lock_store(home / "dispatches"):
        Reporter(home / "dispatches").write(Progress("running", "reading", 3, 10), at_once=True)
        page = AppTest.from_file(str(ENTRY), default_timeout=SLOW).run()
    assert "Welcome to Dateline" in words_of(page)
    assert processes.builds == []
    page.button(key="own_articles").click().run()
    assert "Add a corpus" in words_of(page)
