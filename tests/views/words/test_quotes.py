"""Key words in context: grouped by article, sorted in full on request, and opened."""

import re
from pathlib import Path

import pytest

from tests.test_app import open_page, words_of
from tests.views.browser_events import click_list, list_rows, open_app, page_title


def test_hits_are_grouped_under_the_title_of_their_article(sample_home: Path) -> None:
    options = {"ask:words": ["harbour"], "ask:grouped": ["1"]}
    rows = list_rows(open_page(sample_home, "Words", tab=["In context"], **options), "context_lines")
    headings = [number for number, row in enumerate(rows) if "group" in row]
    assert headings[0] == 0
    assert 1 < len(headings) < len(rows)
    for at, following in zip(headings, [*headings[1:], len(rows)], strict=True):
        keys = {str(row["id"]).partition("@")[0] for row in rows[at + 1 : following]}
        assert len(keys) == 1


def test_a_clicked_hit_is_opened_at_its_place(sample_home: Path) -> None:
    app = open_app("Words", tab=["In context"], **{"ask:words": ["harbour"]})
    line = str(list_rows(app, "context_lines")[2]["id"])
    click_list(app, "context_lines", line)
    assert page_title(app) == "Articles"
    assert f"{app.query_params['article']}@{app.query_params['at']}" == line


def test_hits_are_sorted_by_their_number_only_where_they_are_few(
    sample_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    few = open_page(
        sample_home, "Words", tab=["In context"], **{"ask:words": ["bread"], "ask:order": ["after"]}
    )
    assert "by the word after" in words_of(few)
    monkeypatch.setattr("dashboard.views.words.quotes.MAX_SORTED", 3)
    many = open_page(
        sample_home, "Words", tab=["In context"], **{"ask:words": ["wheat"], "ask:order": ["after"]}
    )
    many.button(key="sort_all").click().run()
    following = [
        re.findall(r"\w+", f"{row['after']}\n".casefold())[:1] for row in list_rows(many, "context_lines")
    ]
    assert following == sorted(following)
