"""The preview of new files: its articles, columns that are unclear, what is set aside, and the limits."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.store import read_reading_options
from tests.test_app import SLOW, words_of
from tests.views.browser_events import click_list, list_rows
from tests.views.preview_output import ARTICLE, PREVIEW

COLUMNS = [{"name": "tekst", "field": "", "sample": "The ferry"}]


def run_preview(store: str, preview: dict[str, object]) -> None:
    from pathlib import Path

    from dashboard.views.widgets.preview_panel import draw_preview

    draw_preview(Path(store), preview)


def draw(store: Path, **parts: object) -> AppTest:
    page = AppTest.from_function(run_preview, args=(str(store), PREVIEW | parts), default_timeout=SLOW).run()
    assert not page.exception, page.exception
    return page


def test_a_clicked_article_is_read(tmp_path: Path) -> None:
    second = {
        **ARTICLE,
        "title": "",
        "text": "Sun in Oslo",
        "published": None,
        "parts": [],
        "flags": ["short"],
    }
    page = draw(tmp_path, articles=[ARTICLE, second])
    assert "Rain in Lagos" in words_of(page)
    rows = list_rows(page, "preview_list")
    assert rows[1]["text"] == [["(no title)", ""]]
    assert "undated" in str(rows[1]["meta"])
    click_list(page, "preview_list", "1")
    assert "Sun in Oslo" in words_of(page)
    assert "short" in words_of(page)


def test_files_without_an_article_say_so(tmp_path: Path) -> None:
    assert "No article could be read so far" in words_of(draw(tmp_path, articles=[]))


@pytest.mark.parametrize("has_text", [False, True])
def test_a_table_without_a_text_asks_for_one(tmp_path: Path, has_text: bool) -> None:
    page = draw(tmp_path, tables=[{"file": "a.csv", "columns": COLUMNS, "has_text": has_text}])
    assert bool(page.warning) is not has_text
    (columns,) = [each for each in page.expander if each.label == "Columns"]
    assert columns.proto.expanded is not has_text
    assert [box.label for box in page.selectbox] == ["What is tekst?"]


def test_what_is_set_aside_is_listed_with_its_line(tmp_path: Path) -> None:
    aside = [
        {"file": "a.csv", "line": 4, "reason": "no text"},
        {"file": "b.pdf", "line": 0, "reason": "damaged"},
    ]
    page = draw(tmp_path, set_aside=aside)
    assert "Set aside so far: 2" in [each.label for each in page.expander]
    assert page.dataframe[0].value["line"].tolist() == ["4", ""]


def test_limits_are_saved_with_the_corpus(tmp_path: Path) -> None:
    page = draw(tmp_path)
    page.number_input(key="most_file").set_value(7)
    page.number_input(key="most_depth").set_value(1)
    page.button(key="look_again").click().run()
    limits = read_reading_options(tmp_path).bounds
    assert (limits.file % 7, limits.depth) == (0, 1)
    assert page.number_input(key="most_file").value == 7
