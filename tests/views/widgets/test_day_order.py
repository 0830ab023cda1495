"""Day or month first: asked in the preview and on the page Corpus, with examples; the answer is kept."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.__main__ import main
from dashboard.schema import DayOrder
from dashboard.store import read_reading_options
from tests.test_app import SLOW, open_page, words_of
from tests.views.preview_output import Processes

UNDECIDED = {
    "file": "<b>days.csv",
    "ambiguous": 2,
    "examples": ["03.02.2017", "05.04.2017"],
    "readings": ["2017-02-03", "2017-03-02"],
    "day_first": "",
    "month_first": "",
    "order": "",
}
DECIDED = UNDECIDED | {"day_first": "13.02.2017", "order": "day first"}
CONTRADICTORY = UNDECIDED | {"day_first": "13.02.2017", "month_first": "02.14.2017"}


def run_question(store: str, columns: list[dict[str, object]]) -> None:
    from pathlib import Path

    from dashboard.views.widgets.day_order import ask_day_order

    ask_day_order(Path(store), columns)


def draw(store: Path, *columns: dict[str, object]) -> AppTest:
    page = AppTest.from_function(run_question, args=(str(store), list(columns)), default_timeout=SLOW).run()
    assert not page.exception, page.exception
    return page


def test_the_question_shows_both_readings_and_keeps_the_answer(tmp_path: Path) -> None:
    page = draw(tmp_path, UNDECIDED)
    assert "3 February 2017, or 2 March?" in words_of(page)
    assert "<b>" not in page.markdown[0].value.replace("\\<b\\>", "")
    (choice,) = page.segmented_control
    assert (choice.label, choice.value) == ("Day or month first?", None)
    assert choice.options == ["Day first: 3 February 2017", "Month first: 2 March 2017"]
    choice.set_value(DayOrder.MONTH_FIRST).run()
    assert read_reading_options(tmp_path).day_order is DayOrder.MONTH_FIRST
    assert "month first, as you chose" in words_of(draw(tmp_path, UNDECIDED))


def test_a_column_that_decides_says_by_which_day_and_asks_nothing(tmp_path: Path) -> None:
    page = draw(tmp_path, DECIDED)
    assert not page.segmented_control
    assert "day first, as 13" in page.caption[0].value


def test_a_column_that_contradicts_itself_says_so(tmp_path: Path) -> None:
    page = draw(tmp_path, CONTRADICTORY)
    assert "contradicts itself" in words_of(page)
    assert page.segmented_control


@pytest.fixture
def undated_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "news.csv").write_text("date,text\n03.02.2017,It rained.\n05.04.2017,It shone.\n")
    monkeypatch.setenv("DATELINE_HOME", str(tmp_path / "home"))
    store = tmp_path / "home" / "news"
    assert main(["build", str(tmp_path / "news.csv"), "--into", str(store)]) == 0
    return store


def test_the_page_corpus_says_how_many_are_undated_and_an_answer_builds_again(
    undated_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    processes = Processes()
    page = open_page(undated_store, "Corpus")
    assert "2 articles have no date until you choose" in words_of(page)
    monkeypatch.setattr("subprocess.Popen", processes)
    page.button(key="day_order_0").click().run()
    assert not page.exception
    assert read_reading_options(undated_store).day_order is DayOrder.DAY_FIRST
    assert [build[0] for build in processes.builds] == ["build"]


def test_an_answer_can_be_changed_where_the_report_states_it(
    undated_store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert (
        main(["build", str(tmp_path / "news.csv"), "--into", str(undated_store), "--day-order=day-first"])
        == 0
    )
    page = open_page(undated_store, "Corpus")
    assert "until you choose" not in words_of(page)
    assert "are read day first, as you chose" in words_of(page)
    monkeypatch.setattr("subprocess.Popen", Processes())
    page.button(key="day_order_other").click().run()
    assert not page.exception
    assert read_reading_options(undated_store).day_order is DayOrder.MONTH_FIRST
