"""In the reader: which hit of a search is open, and the way to the next."""

from pathlib import Path

from tests.test_app import open_page, words_of
from tests.views.browser_events import click_list, list_rows, open_app, page_title


def test_a_hit_in_context_opens_its_article_among_all_hits(sample_home: Path) -> None:
    app = open_app("Words", tab=["In context"], **{"ask:words": ["wheat"], "ask:order": ["before"]})
    click_list(
        app, "context_lines", next(row["id"] for row in list_rows(app, "context_lines") if row.get("id"))
    )
    assert page_title(app) == "Articles"
    first = dict(app.query_params)
    assert "hit 1 of" in words_of(app)
    app.button(key="hit_Next ›").click().run()
    assert "hit 2 of" in words_of(app)
    app.button(key="hit_‹ Before").click().run()
    assert dict(app.query_params) == first


def test_a_place_that_is_no_hit_has_no_position(sample_home: Path) -> None:
    app = open_app("Words", tab=["In context"], **{"ask:words": ["wheat"]})
    click_list(
        app, "context_lines", next(row["id"] for row in list_rows(app, "context_lines") if row.get("id"))
    )
    link = {name: [str(value)] for name, value in app.query_params.items()}
    assert "hit 1 of" in words_of(open_page(sample_home, "Articles", **link))
    assert "hit 1 of" not in words_of(open_page(sample_home, "Articles", **{**link, "at": ["1"]}))


def test_a_search_that_cannot_be_read_has_no_position(sample_home: Path) -> None:
    app = open_app("Words", tab=["In context"], **{"ask:words": ["wheat"]})
    click_list(
        app, "context_lines", next(row["id"] for row in list_rows(app, "context_lines") if row.get("id"))
    )
    link = {name: [str(value)] for name, value in app.query_params.items()}
    broken = {name: ['"wheat'] if value == ["wheat"] else value for name, value in link.items()}
    assert broken != link
    page = open_page(sample_home, "Articles", **broken)
    assert not page.error
    assert not any(str(button.key).startswith("hit_") for button in page.button)
