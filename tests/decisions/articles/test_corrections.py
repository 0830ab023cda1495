"""Days, titles, publishers, what is off topic, and events that are none."""

import datetime as dt

import pytest

from dashboard.corpus import Corpus
from dashboard.decisions import apply_decisions
from dashboard.query import count_facet, count_names, list_articles, list_events, select
from dashboard.schema import NO_DAY, DayFilter, Filters
from tests.decisions.ports import arrays, decision, ports, row


@pytest.fixture
def corpus() -> Corpus:
    return ports()


def test_a_day_is_set_for_its_articles_alone(corpus: Corpus) -> None:
    dated = apply_decisions(corpus, [decision("set_day", articles=("two", "four"), value="2017-06-09")])
    selection = select(
        dated,
        Filters(published=DayFilter.between(dt.date(2017, 6, 9), dt.date(2017, 6, 9))),
    )
    assert sorted(dated.articles["key"][selection.articles]) == ["four", "two"]
    at = row(dated, "two")
    assert dated.articles["published_from"].iloc[at] == "decided"
    assert dated.articles["published_precision"].iloc[at] == "day"
    assert not dated.articles["inferred"].iloc[at]
    assert corpus.days.best[at] == NO_DAY


def test_a_day_is_taken_away(corpus: Corpus) -> None:
    undated = apply_decisions(corpus, [decision("set_day", articles=("one",), value="")])
    at = row(undated, "one")
    assert {int(each[at]) for each in (undated.days.best, undated.days.first, undated.days.last)} == {NO_DAY}
    assert undated.articles["published_precision"].iloc[at] == "unknown"


def test_a_title_is_changed(corpus: Corpus) -> None:
    titled = apply_decisions(corpus, [decision("set_title", articles=("four",), value="=Rain")])
    assert list_articles(titled, Filters()).set_index("key")["title"]["four"] == "=Rain"
    assert corpus.articles["title"].iloc[row(corpus, "four")] != "=Rain"


def test_a_publisher_is_changed_and_its_facet_follows(corpus: Corpus) -> None:
    moved = apply_decisions(corpus, [decision("set_publisher", articles=("two", "four"), value="Mirror")])
    counts = count_facet(moved, Filters(), "publisher").set_index("key")["count"].to_dict()
    assert counts == {"Mirror": 2, "Courier": 1, "Ledger": 1, "": 2}
    gone = apply_decisions(corpus, [decision("set_publisher", articles=("two", "three"), value="")])
    assert "Ledger" not in count_facet(gone, Filters(), "publisher")["key"].tolist()


def test_an_article_off_topic_is_out_of_every_count(corpus: Corpus) -> None:
    off = decision("off_topic", articles=("one", "five"))
    without = apply_decisions(corpus, [off])
    selection = select(without, Filters())
    assert (selection.n_articles, selection.n_total, selection.n_events) == (4, 4, 1)
    assert count_names(without, Filters(), "person").set_index("label")["articles"].to_dict() == {
        "Omar Saleh": 2,
        "Ada Berg": 1,
    }
    assert list_events(without, Filters())["kind"].tolist() == ["statement"]
    back = apply_decisions(corpus, [off, decision("on_topic", articles=("one", "five"))])
    assert arrays(back) == arrays(corpus)


@pytest.mark.parametrize(
    "lost",
    [
        decision("set_day", articles=("one",), value="soon"),
        decision("set_day", articles=("gone",), value="2017-05-04"),
        decision("set_title", articles=("gone",), value="Rain"),
        decision("set_publisher", value="Mirror"),
        decision("off_topic", articles=("gone",)),
        decision("on_topic"),
    ],
    ids=lambda lost: lost.id[:60],
)
def test_what_finds_no_article_is_pending(corpus: Corpus, lost: object) -> None:
    after = apply_decisions(corpus, [lost])
    assert after.pending == (lost,)
    assert arrays(after) == arrays(corpus)


def test_several_days_are_set_at_once(corpus: Corpus) -> None:
    days = decision("set_days", "2017-06-09", "", "soon", articles=("two", "one", "four"))
    dated = apply_decisions(corpus, [days])
    days = list_articles(dated, Filters()).set_index("key")["published"].to_dict()
    assert (days["two"], days["one"], days["four"]) == ("2017-06-09", "", "")
    sources = dated.articles.set_index("key")["published_from"].astype(str)
    assert sources["two"] == sources["one"] == "decided"
    assert sources["four"] != "decided"
    assert apply_decisions(corpus, [decision("set_days", "soon", articles=("two",))]).pending
