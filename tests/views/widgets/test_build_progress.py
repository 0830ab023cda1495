from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.errors import StoppedError
from dashboard.paths import demo_store
from dashboard.store import Progress, add_source_paths, create_corpus, lock_store, read_progress
from dashboard.store.progress import Reporter
from dashboard.views.widgets.build_progress import describe_progress, start_build


@pytest.mark.parametrize(
    ("progress", "words"),
    [
        (Progress("running"), "Working"),
        (Progress("running", "reading", 40, 0, a_second=0.5), "Reading: 40, 30 a minute"),
        (
            Progress("running", "finding names", 120, 3824, 95.0),
            "Finding names: 120 of 3,824, about 2 minutes left",
        ),
        (
            Progress("running", "finding names", 3800, 3824, 0.2, 39.6),
            "Finding names: 3,800 of 3,824, 40 a second, about 1 second left",
        ),
    ],
)
def test_a_build_says_what_it_does_and_how_long_it_takes(progress: Progress, words: str) -> None:
    assert describe_progress(progress) == words


@pytest.mark.parametrize("name", ["../../etc", "a/b", "C:\\x", "..", "~", "a b"])
def test_no_name_leads_out_of_the_folder_of_corpora(name: str, tmp_path: Path) -> None:
    first, second = create_corpus(tmp_path, name), create_corpus(tmp_path, name)
    assert first.parent == second.parent == tmp_path
    assert first != second
    assert not set(first.name) & set("/\\.:~ ")


def run_follow(store: str) -> None:
    from pathlib import Path

    import streamlit as st

    from dashboard.views.widgets.build_progress import _draw_progress

    _draw_progress(Path(store), lambda: st.markdown("It is done."))


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The builds that were started, by their arguments."""
    calls: list[list[str]] = []
    monkeypatch.setattr(
        "dashboard.views.widgets.build_progress.subprocess.Popen",
        lambda command, **_: calls.append(command[3:]),
    )
    return calls


def drawn(store: Path) -> AppTest:
    page = AppTest.from_function(run_follow, args=(str(store),), default_timeout=30).run()
    assert not page.exception, page.exception
    return page


def test_a_build_that_runs_says_who_builds_and_can_be_stopped(tmp_path: Path) -> None:
    with lock_store(tmp_path):
        reporter = Reporter(tmp_path)
        reporter.write(Progress("running", "finding names", 3, 10), at_once=True)
        page = drawn(tmp_path)
        assert "Built by process" in page.caption[0].value
        page.button(key="stop_build").click().run()
        with pytest.raises(StoppedError):
            reporter.write(Progress("running", "finding names", 4, 10), at_once=True)


def test_a_build_that_was_stopped_goes_on_with_all_it_is_read_from(
    tmp_path: Path, started: list[list[str]]
) -> None:
    add_source_paths(tmp_path, [tmp_path / "texts"])
    Reporter(tmp_path).write(Progress("stopped", message="Stopped."), at_once=True)
    drawn(tmp_path).button(key="go_on").click().run()
    assert started == [["build", str(tmp_path / "texts"), "--into", str(tmp_path)]]
    assert read_progress(tmp_path) is None


def test_what_is_gone_is_only_let_go_when_that_is_said(tmp_path: Path, started: list[list[str]]) -> None:
    add_source_paths(tmp_path, [tmp_path / "texts"])
    lost = Progress("failed", message="All of *it* is gone.", error="MissingRootError")
    Reporter(tmp_path).write(lost, at_once=True)
    page = drawn(tmp_path)
    assert page.error[0].value == "All of \\*it\\* is gone\\."
    page.button(key="gone").click().run()
    assert started[-1][-1] == "--remove"


def test_no_second_build_is_started_while_one_runs(tmp_path: Path, started: list[list[str]]) -> None:
    with lock_store(tmp_path):
        start_build([tmp_path / "texts"], tmp_path)
    assert started == []


def test_a_demo_is_built_again_as_the_demo_that_it_is(
    tmp_path: Path, started: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATELINE_HOME", str(tmp_path))
    store = demo_store()
    store.mkdir()
    Reporter(store).write(Progress("stopped"), at_once=True)
    page = drawn(store)
    assert page.markdown[0].value == "The build was stopped\\."
    page.button(key="go_on").click().run()
    assert started == [["demo", "dispatches", "--build-only"]]


def test_a_corpus_of_no_files_is_not_built_again(tmp_path: Path, started: list[list[str]]) -> None:
    Reporter(tmp_path).write(Progress("failed", message="The disk is full."), at_once=True)
    page = drawn(tmp_path)
    assert "gone" not in [button.key for button in page.button]
    page.button(key="try_again").click().run()
    assert started == []


def test_a_build_that_has_not_begun_to_count_is_starting(tmp_path: Path) -> None:
    assert "Starting" in str(drawn(tmp_path).get("progress")[0].proto)


def test_a_failed_build_is_left_only_where_there_is_a_preview_to_return_to(tmp_path: Path) -> None:
    Reporter(tmp_path).write(Progress("failed", message="Nothing.", error="NothingToReadError"), at_once=True)
    assert "back_to_files" not in [button.key for button in drawn(tmp_path).button]
