"""The days that are open and the days that are given, beside plain loops over records."""

import datetime as dt

import pytest
from hypothesis import given, settings

from dashboard.corpus import Corpus
from dashboard.decisions import apply_decisions
from dashboard.query.articles.copies import list_copies
from dashboard.query.articles.date_import import (
    DIFFERS,
    NEW,
    NO_DAY_GIVEN,
    SAME,
    TWICE,
    UNKNOWN,
    compare_imported_days,
)
from dashboard.query.articles.publication_dates import NOTHING, STATED, list_uncertain_days
from dashboard.query.audit.corpus_counts import count_articles_by_state, count_date_sources, count_languages
from tests.decisions.ports import decision, ports
from tests.plain_corpus import Article, PlainCorpus
from tests.plain_decisions import PlainDecisions
from tests.plain_rules import by_story, earliest
from tests.random_corpora import CORPORA, DECISIONS, open_corpus


def latest_told(article: Article) -> dt.date | None:
    days = [
        time.first for sentence in article.sentences for time in sentence.times if time.first == time.last
    ]
    return max((day for day in days if day), default=None)


def open_article(article: Article) -> tuple[str, str]:
    """Return what speaks for a day, and the day, by the rule of the page."""
    latest = latest_told(article)
    day = article.best or latest
    source = "metadata" if article.first == article.last else "caption"
    evidence = article.flags or (source if article.best else STATED if latest else NOTHING)
    return evidence, day.isoformat() if day else ""


@settings(max_examples=40, deadline=None)
@given(CORPORA)
def test_the_open_days_are_those_of_plain_loops(world: PlainCorpus) -> None:
    rows = list_uncertain_days(open_corpus(world)).set_index("key")
    wanted = {a.key: open_article(a) for a in world.articles if a.best is None or a.inferred or a.flags}
    assert set(rows.index) == set(wanted)
    for key, (evidence, day) in wanted.items():
        assert rows["proposed"][key] == day
        assert rows["evidence"][key] == evidence or rows["day"][key]


@settings(max_examples=30, deadline=None)
@given(CORPORA, DECISIONS)
def test_the_report_and_the_copies_are_those_of_plain_loops(world: PlainCorpus, decisions: tuple) -> None:
    corpus, decided = apply_decisions(open_corpus(world), decisions), PlainDecisions(world).decide(decisions)
    counts = count_articles_by_state(corpus).set_index("what")["articles"]
    articles = decided.articles
    assert counts["articles read"] == len(articles)
    assert counts["of them copies of another"] == len(articles) - len({a.story for a in articles})
    assert counts["without a date"] == sum(a.best is None for a in articles)
    assert counts["taken off topic"] == len(decided.off)
    assert (
        count_languages(corpus)["articles"].sum()
        == count_date_sources(corpus)["articles"].sum()
        == len(articles)
    )
    live = [a for a in articles if a.key not in decided.off]
    for copies in by_story(live).values():
        first = min(copies, key=lambda a: (not a.is_chosen_copy, earliest(a)))
        listed = list_copies(corpus, copies[0].key)
        assert set(listed["key"]) == {a.key for a in copies}
        assert listed["key"].iloc[0] == first.key


@pytest.fixture
def corpus() -> Corpus:
    """Return six articles of which the first alone is dated, 2017-05-03."""
    return ports()


@pytest.mark.parametrize(
    ("content", "states"),
    [
        ("two,2017-05-04\n", [NEW]),
        ("key,day\none,2017-05-03\n", [SAME]),
        ("day,key\n2017-05-04,one\n", [DIFFERS]),
        ("\ufeffkey;day\n", []),
        ("one,3 May 2017\none,20170503\none,\n", [NO_DAY_GIVEN] * 3),
        ("two,2017-05-04\ntwo,2017-05-05\n", [TWICE, TWICE]),
        ("two,2017-05-04\ntwo,2017-05-04\n", [NEW, NEW]),
        ("seven,2017-05-04\n=cmd(),2017-05-04\n", [UNKNOWN, UNKNOWN]),
        ("", []),
        ("two\n\n", []),
    ],
)
def test_given_days_say_what_they_would_do(corpus: Corpus, content: str, states: list[str]) -> None:
    assert compare_imported_days(corpus, content.encode())["state"].tolist() == states


def test_given_days_that_are_no_text_are_no_days(corpus: Corpus) -> None:
    assert set(compare_imported_days(corpus, bytes(range(256)) * 4)["state"]) <= {UNKNOWN, NO_DAY_GIVEN}


def test_a_decided_day_is_open_no_more(corpus: Corpus) -> None:
    before = set(list_uncertain_days(corpus)["key"])
    dated = apply_decisions(corpus, [decision("set_days", "2017-05-04", "", articles=("two", "four"))])
    assert set(list_uncertain_days(dated)["key"]) == before - {"two", "four"}
