"""What may be gone through, which column is what, and days from a file."""

import os
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.decisions import load_decisions, select_effective
from dashboard.store import Progress, current_version, list_source_paths, read_reading_options
from dashboard.store.progress import Reporter
from dashboard.views.widgets.folder_browser import check_path
from tests.sample_corpus import make_sample_store, sample_corpus
from tests.test_app import SLOW, open_page, words_of
from tests.views.browser_events import click_list, list_rows
from tests.views.preview_output import PREVIEW, Processes

COLUMNS = [
    {"name": "kop", "field": "", "sample": "Ferry <b>late"},
    {"name": "tekst", "field": "", "sample": "The ferry"},
    {"name": "date", "field": "published", "sample": "2017-05-04"},
]


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "texts",
        "/",
        "{root}/..",
        "{root}/../other",
        "{root}/out",
        "{root}/gone",
        "~nobody-here/a",
        "{root}/a\0b",
    ],
)
def test_what_is_typed_never_leads_out_of_the_roots(tmp_path: Path, typed: str) -> None:
    root = tmp_path / "root"
    (tmp_path / "other").mkdir()
    root.mkdir()
    (root / "out").symlink_to(tmp_path / "other")
    path, wrong = check_path(typed.replace("{root}", str(root)), [root])
    assert path is None
    assert wrong


def test_what_lies_in_a_root_is_found(tmp_path: Path) -> None:
    (tmp_path / "texts").mkdir()
    assert check_path(str(tmp_path / "texts"), [tmp_path]) == (tmp_path / "texts", "")


def run_columns(store: str, columns: list[dict[str, str]]) -> None:
    from pathlib import Path

    from dashboard.store import read_reading_options
    from dashboard.views.widgets.column_mapping import ask_columns

    meanings = dict(read_reading_options(Path(store)).columns)
    with_fields = [{**column, "field": meanings.get(column["name"], column["field"])} for column in columns]
    ask_columns(Path(store), {"file": "a.csv", "columns": with_fields})


def test_a_column_is_said_left_out_and_given_back(tmp_path: Path) -> None:
    page = AppTest.from_function(run_columns, args=(str(tmp_path), COLUMNS), default_timeout=SLOW).run()
    assert [box.value for box in page.selectbox] == ["own", "own", "published"]
    assert "<b>" not in " ".join(text.value.replace("\\<b\\>", "") for text in page.markdown)
    page.selectbox[1].set_value("text").run()
    assert dict(read_reading_options(tmp_path).columns) == {"tekst": "text"}
    page.selectbox[0].set_value("text").run()
    assert dict(read_reading_options(tmp_path).columns) == {"kop": "text"}
    page.selectbox[2].set_value("out").run()
    assert dict(read_reading_options(tmp_path).columns) == {"kop": "text", "date": ""}
    page.selectbox[0].set_value("own").run()
    assert dict(read_reading_options(tmp_path).columns) == {"date": ""}


def run_import(store: str, content: str) -> None:
    from pathlib import Path

    from dashboard.query.articles.date_import import compare_imported_days
    from dashboard.schema import Filters
    from dashboard.views.corpus.import_dates import _draw_compared
    from dashboard.views.state.cached import open_corpus, query_corpus
    from dashboard.views.state.page_context import make_page_context

    opened = open_corpus(Path(store), 1)
    context = make_page_context(Path(store), opened, Filters(), {})
    _draw_compared(context, query_corpus(opened, compare_imported_days, content.encode()))


def test_days_from_a_file_are_taken_new_ones_first(tmp_path: Path) -> None:
    store = make_sample_store(tmp_path / "ports")
    articles = sample_corpus().articles
    undated = next(article.key for article in articles if article.best is None)
    dated = next(article.key for article in articles if article.best is not None)
    content = f"key,day\n{undated},2017-05-04\n{dated},1999-01-01\nnobody,2017-05-04\n"
    page = AppTest.from_function(run_import, args=(str(store), content), default_timeout=SLOW).run()
    assert "1 new, 1 differs, 1 no such article" in page.caption[0].value
    page.button(key="take_new").click().run()
    (decision,) = select_effective(load_decisions(store))
    assert (decision.articles, decision.spellings) == ((undated,), ("2017-05-04",))
    page.button(key="take_all").click().run()
    assert select_effective(load_decisions(store))[-1].articles == (dated,)


def run_folder(root: str) -> None:
    import streamlit as st

    from dashboard.views.widgets.folder_browser import ask_folder

    st.markdown(f"chosen: {ask_folder('chosen')}")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """Return the choice of a folder, where two folders and a file may be seen."""
    for name in ("one", "two"):
        (tmp_path / "root" / name).mkdir(parents=True)
    (tmp_path / "root" / "a.txt").write_text("Rain.", encoding="utf-8")
    monkeypatch.setenv("DATELINE_ROOTS", str(tmp_path / "root"))
    return AppTest.from_function(run_folder, args=(str(tmp_path),), default_timeout=SLOW).run()


def test_folders_are_gone_through_and_never_left(folder: AppTest, tmp_path: Path) -> None:
    root = tmp_path / "root"
    assert [row["id"] for row in list_rows(folder, "chosen_list")] == ["one", "two"]
    assert "1 file and 2 folders in here" in folder.caption[0].value
    click_list(folder, "chosen_list", "two")
    assert folder.text_input(key="chosen_path").value == str(root / "two")
    assert [row["id"] for row in list_rows(folder, "chosen_list")] == [".."]
    click_list(folder, "chosen_list", "../../one")
    assert folder.text_input(key="chosen_path").value == str(root / "two")
    click_list(folder, "chosen_list", "..")
    assert folder.text_input(key="chosen_path").value == str(root)


def test_a_file_is_chosen_without_a_list(folder: AppTest, tmp_path: Path) -> None:
    folder.text_input(key="chosen_path").set_value(str(tmp_path / "root" / "a.txt")).run()
    assert f"chosen: {tmp_path / 'root' / 'a.txt'}" in folder.markdown[-1].value
    assert not folder.get("bidi_component")


@pytest.mark.parametrize("roots", [None, "", os.pathsep])
def test_remote_folder_browsing_behind_a_proxy(roots: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    # A test has no request, as behind a proxy every request has the proxy's address and Host.
    monkeypatch.delenv("DATELINE_ROOTS", raising=False)
    if roots is not None:
        monkeypatch.setenv("DATELINE_ROOTS", roots)
    page = AppTest.from_function(run_folder, args=("",), default_timeout=SLOW).run()
    assert r"dateline \-\-browse FOLDER" in page.caption[0].value
    assert not page.text_input
    assert not page.get("bidi_component")


ADD = ["Add articles"]


@pytest.fixture
def added(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Processes]:
    """Return a corpus that is added to, and what stands in for the processes that are started."""
    monkeypatch.setenv("DATELINE_HOME", str(tmp_path))
    processes = Processes()
    monkeypatch.setattr("subprocess.Popen", processes)
    return make_sample_store(tmp_path / "ports"), processes


def drop_into(store: Path) -> AppTest:
    page = open_page(store, "Corpus", tab=ADD)
    assert "new_name" not in [box.key for box in page.text_input]
    page.file_uploader(key="drop_0").set_value([("rain.txt", b"Rain in Lagos", "text/plain")]).run()
    return page.button(key="look_files").click().run()


def test_files_that_are_let_go_leave_the_corpus_as_it_was(added: tuple[Path, Processes]) -> None:
    store, _ = added
    page = drop_into(store)
    assert list_source_paths(store) != []
    assert list(store.rglob("*-rain.txt")) != []
    page.button(key="other_files").click().run()
    assert not page.exception
    assert list_source_paths(store) == []
    assert list(store.rglob("*-rain.txt")) == []
    assert current_version(store) == 1
    assert page.file_uploader(key="drop_1").label


def test_files_are_built_into_the_corpus_which_is_then_shown_anew(added: tuple[Path, Processes]) -> None:
    store, processes = added
    page = drop_into(store)
    page.button(key="build_it").click().run()
    ((command, *_),) = processes.builds
    assert command == "build"
    assert str(store) in processes.builds[0]
    Reporter(store).write(Progress("done"), at_once=True)
    page.run()
    assert not page.exception
    assert "Building" not in words_of(page)
    assert page.file_uploader(key="drop_1").label


def test_what_another_corpus_is_given_is_not_offered_here(
    added: tuple[Path, Processes], tmp_path: Path
) -> None:
    store, _ = added
    page = open_page(store, "Corpus", tab=ADD)
    for other in (tmp_path / "gone", make_sample_store(tmp_path / "other")):
        page.session_state["looking"] = str(other)
        page.run()
        assert page.file_uploader(key="drop_0").label
        assert "as it will be read" not in words_of(page)


def test_a_build_without_a_text_column_leads_back_to_the_columns_as_they_were_chosen(
    added: tuple[Path, Processes],
) -> None:
    store, processes = added
    table = {"file": "a.csv", "columns": COLUMNS, "has_text": False}
    processes.preview = PREVIEW | {"tables": [table]}
    page = drop_into(store)
    page.selectbox[0].set_value("title").run()
    page.button(key="build_it").click().run()
    Reporter(store).write(Progress("failed", message="No text.", error="NothingToReadError"), at_once=True)
    page.run()
    page.button(key="back_to_files").click().run()
    assert not page.exception
    assert page.button(key="build_it").label
    assert [each.proto.expanded for each in page.expander if each.label == "Columns"] == [True]
    assert dict(read_reading_options(store).columns) == {"kop": "title"}
