import re

import pandas as pd
import pytest

from dashboard.corpus import Corpus
from dashboard.query import list_articles, select
from dashboard.schema import Filters
from dashboard.views.articles.page import list_all_articles
from dashboard.views.widgets.chart_panel import escape_markdown
from dashboard.views.widgets.components import ListRow
from dashboard.views.widgets.result_rows import (
    article_rows,
    drop_row_numbers,
    event_rows,
    meeting_rows,
    overdue_rows,
    sentence_rows,
    shorten_sentence,
)

EVENT = {
    "cluster": 4,
    "event": 9,
    "day": "13 Feb 2017",
    "days": "",
    "last_day": "2017-02-13",
    "overtaken_by": "",
    "status": "reported",
    "sentence": "Quist met Saleh.",
    "persons": "Ada Quist · Omar Saleh",
    "countries": "",
    "articles": 6,
    "copies_free": 5,
}


def test_a_line_of_an_event_says_who_and_in_how_many_articles() -> None:
    (row,) = event_rows(pd.DataFrame([EVENT]), lit=4)
    assert row == ListRow(
        id="4",
        lead="13 Feb 2017",
        text=(("Quist met Saleh.", ""),),
        meta=(("Ada Quist · Omar Saleh", "person"), ("6 articles, 5 without copies", "")),
        lit=True,
    )


def test_an_event_that_did_not_happen_yet_says_so() -> None:
    (row,) = event_rows(pd.DataFrame([{**EVENT, "status": "planned"}]))
    assert row.meta[-1] == ("planned · 6 articles, 5 without copies", "")


def test_an_event_told_in_a_caption_only_says_so() -> None:
    (row,) = event_rows(pd.DataFrame([{**EVENT, "in_caption": True}]))
    assert ("told in a caption", "") in row.meta


def test_contradicting_days_and_what_overtook_an_event_are_said() -> None:
    days = "13 Feb 2017 (9) or 15 Feb 2017 (2)"
    (row,) = event_rows(pd.DataFrame([{**EVENT, "days": days, "overtaken_by": "2 Mar 2017"}]))
    assert row.meta[:2] == ((days, "time"), ("since told as 2 Mar 2017", ""))


def test_a_meeting_says_who_took_part_apart_from_who_is_named() -> None:
    facts = {
        "participants": "Ada Quist",
        "named": "Omar Saleh",
        "places": "Lagos",
        "mode": "call",
        "kind": "call",
    }
    (row,) = meeting_rows(pd.DataFrame([{**EVENT, **facts, "status": "denied"}]))
    assert row.text == (("Ada Quist", ""),)
    assert row.meta == (
        ("Lagos", "place"),
        ("call · denied · 6 articles, 5 without copies · named only: Omar Saleh", ""),
    )


@pytest.mark.parametrize(
    ("covered", "words"),
    [
        ("2017-06-30", "last mentioned 2 Feb 2017 · Courier covered to 30 Jun 2017 · no report found"),
        (
            "2017-02-10",
            "last mentioned 2 Feb 2017 · Courier covered to 10 Feb 2017 · no article of it after that day",
        ),
    ],
)
def test_what_is_due_says_what_is_known_since_and_never_that_it_did_not_happen(
    covered: str, words: str
) -> None:
    facts = {"last_mentioned": "2017-02-02", "covered_to": covered, "outlets": "Courier"}
    (row,) = overdue_rows(pd.DataFrame([{**EVENT, **facts}]))
    assert row.meta == ((f"{words} · 6 articles, 5 without copies", ""),)


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
    ("day", "words"), [("[7 Apr 2017]", "5 words · day inferred from caption"), ("7 Apr 2017", "5 words")]
)
def test_an_inferred_day_says_from_what(day: str, words: str) -> None:
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
    assert row.meta == ((words, ""),)
    assert row.text == (("(no title)", ""),)


def test_a_long_sentence_is_cut_at_a_word() -> None:
    assert shorten_sentence("word " * 100).endswith("word …")
    assert len(shorten_sentence("word " * 100)) <= 152


def test_no_row_number_leaves_the_app() -> None:
    assert "cluster" not in drop_row_numbers(pd.DataFrame([EVENT])).columns


@pytest.mark.parametrize("text", ["*a*", "[x](http://y)", ":red[z]", "$e$", "<b>", "# h"])
def test_no_outside_text_is_markup(text: str) -> None:
    assert escape_markdown(text).replace("\\", "").replace("\u2060", "") == text
    assert all(f"\\{letter}" in escape_markdown(text) for letter in text if letter in "*[]():$<>#")


def test_a_meeting_of_nobody_named_is_told_by_its_sentence() -> None:
    meeting = {**EVENT, "participants": "", "named": "", "places": "", "mode": "", "kind": "meeting"}
    (row,) = meeting_rows(pd.DataFrame([{**meeting, "sentence": "Envoys met in the harbour."}]))
    assert row.text == (("Envoys met in the harbour.", ""),)


def test_the_files_of_the_list_hold_every_article_and_no_row_of_this_version(sample: Corpus) -> None:
    whole = list_all_articles(sample, Filters(), "oldest")
    assert len(whole) == select(sample, Filters()).n_articles > 40
    assert whole["key"].tolist() == list_articles(sample, Filters(), "oldest", limit=0)["key"].tolist()
    assert "article" not in whole


def test_a_line_has_a_box_only_where_it_is_said_which_are_ticked(sample: Corpus) -> None:
    articles = list_articles(sample, Filters(), limit=2)
    first = articles["key"].iloc[0]
    assert [row.ticked for row in article_rows(articles, (first,))] == [True, False]
    assert [row.ticked for row in article_rows(articles)] == [None, None]


@pytest.mark.parametrize(
    "text", ["see https://a.example/x", "HTTP://A.EXAMPLE", "www.a.example", "ann@a.example"]
)
def test_hole_13_no_bare_address_becomes_a_link(text: str) -> None:
    """Streamlit's Markdown makes links of what matches these, once the escapes are taken away."""
    plain = escape_markdown(text).replace("\\", "")
    assert not re.search(
        r"(https?://|www(?=\.))([-.\w]+)|([-.\w+]+)@([-\w]+(\.[-\w]+)+)", plain, re.IGNORECASE
    )
    assert plain.replace("\u2060", "") == text
