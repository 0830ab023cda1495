import pandas as pd
import pytest

from dashboard.views.components import Row
from dashboard.views.drawing import escaped
from dashboard.views.lists import article_rows, event_rows, sentence_rows, shortened, to_export

EVENT = {
    "cluster": 4,
    "event": 9,
    "day": "13 Feb 2017",
    "status": "reported",
    "sentence": "Quist met Saleh.",
    "persons": "Ada Quist · Omar Saleh",
    "countries": "",
    "articles": 6,
    "copies_free": 5,
}


def test_a_line_of_an_event_says_who_and_in_how_many_articles() -> None:
    (row,) = event_rows(pd.DataFrame([EVENT]), lit=4)
    assert row == Row(
        id="4",
        lead="13 Feb 2017",
        text=(("Quist met Saleh.", ""),),
        meta=(("Ada Quist · Omar Saleh", "person"), ("6 articles, 5 without copies", "")),
        lit=True,
    )


def test_an_event_that_did_not_happen_yet_says_so() -> None:
    (row,) = event_rows(pd.DataFrame([{**EVENT, "status": "planned"}]))
    assert row.meta[-1] == ("planned · 6 articles, 5 without copies", "")


def test_a_sentence_shows_its_time_and_leads_to_its_place() -> None:
    sentence = {
        "key": "k1",
        "start": 40,
        "sentence": "It rained on Monday.",
        "mark_start": 13,
        "mark_end": 19,
        "publisher": "Port Gazette",
        "day": "13 Feb 2017",
    }
    (row,) = sentence_rows(pd.DataFrame([sentence]))
    assert row.id == "k1@40"
    assert row.text == (("It rained on ", ""), ("Monday", "time"), (".", ""))
    assert row.meta == (("Port Gazette · published 13 Feb 2017", ""),)


@pytest.mark.parametrize(
    ("day", "told"), [("[7 Apr 2017]", "5 words · day inferred from caption"), ("7 Apr 2017", "5 words")]
)
def test_an_inferred_day_says_from_what(day: str, told: str) -> None:
    article = {
        "key": "k",
        "day": day,
        "title": "",
        "publisher": "",
        "n_words": 5,
        "copies": 0,
        "source": "caption",
    }
    (row,) = article_rows(pd.DataFrame([article]))
    assert row.meta == ((told, ""),)
    assert row.text == (("(no title)", ""),)


def test_a_long_sentence_is_cut_at_a_word() -> None:
    assert shortened("word " * 100).endswith("word …")
    assert len(shortened("word " * 100)) <= 152


def test_no_row_number_leaves_the_app() -> None:
    assert "cluster" not in to_export(pd.DataFrame([EVENT])).columns


@pytest.mark.parametrize("text", ["*a*", "[x](http://y)", ":red[z]", "$e$", "<b>", "# h"])
def test_no_outside_text_is_markup(text: str) -> None:
    assert escaped(text).replace("\\", "") == text
    assert all(f"\\{letter}" in escaped(text) for letter in text if letter in "*[]():$<>#")
