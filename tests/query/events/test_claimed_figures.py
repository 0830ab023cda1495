"""Claimed figures and origins, beyond what the oracle asks."""

import datetime as dt

import pandas as pd
import pytest

from dashboard.corpus import Corpus
from dashboard.decisions import apply_decisions
from dashboard.query.articles.news_origins import (
    count_origins,
    list_origins_of_article,
    list_publication_order,
    summarise_origins,
)
from dashboard.query.events.claimed_figures import (
    count_by_speaker,
    count_figure_kinds,
    format_figure,
    list_figures,
)
from dashboard.schema import Choice, Decision, Filters, Part, Scope, Unit
from tests.plain_corpus import (
    Article,
    PlainCorpus,
    PlainEvent,
    PlainFigure,
    entity_for_each_name,
    parse_sentence,
)
from tests.random_corpora import open_corpus

DAY = dt.date(2017, 3, 26)
SENTENCE = "[Ada Berg|person] of the harbour said about 500 sailors were held in [Moscow|place:RUS]."


def parsed(marked: str, *figures: PlainFigure) -> object:
    made = parse_sentence(marked)
    made.figures.extend(figures)
    return made


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    at = SENTENCE.replace("[Ada Berg|person]", "Ada Berg").index("about 500")
    first = parsed(
        SENTENCE, PlainFigure(at, at + 9, "arrested", 500, 500, "about", "sailors", "Ada Berg", 0, DAY)
    )
    first.events.append(PlainEvent(DAY, DAY, "arrest", cluster=3))
    other = parsed("More than 700 were held.", PlainFigure(0, 13, "arrested", 700, -1, "more than", ""))
    third = parsed("Two died.", PlainFigure(0, 3, "killed", 2, 2))
    articles = [
        Article(
            "k0",
            [parse_sentence("One", Part.TITLE), first],
            "Courier",
            best=DAY,
            first=DAY,
            last=DAY,
            story=0,
        ),
        Article("k1", [first], "Ledger", best=DAY, first=DAY, last=DAY, story=0, doc=2),
        Article("k2", [other, third], "Mirror", story=2, doc=3),
    ]
    articles[1].best = articles[1].first = articles[1].last = DAY + dt.timedelta(days=1)
    articles[0].origins = [("Reuters", "dateline"), ("Reuters", "cited")]
    articles[1].origins = [("Reuters", "cited"), ("Yonhap", "cited")]
    return open_corpus(PlainCorpus(articles, entity_for_each_name(articles)))


def test_a_figure_says_how_many_of_what_who_says_so_where_and_when(corpus: Corpus) -> None:
    row = list_figures(corpus, Filters(), "arrested").iloc[1]
    columns = ["said", "what", "speaker", "where", "when", "publisher", "key"]
    assert row[columns].tolist() == [
        "about 500",
        "sailors",
        "Ada Berg",
        "Russia",
        "26 Mar 2017",
        "Courier",
        "k0",
    ]
    assert row["sentence"][row["mark_start"] : row["mark_end"]] == "about 500"


def test_without_copies_an_article_speaks_for_its_copies(corpus: Corpus) -> None:
    assert count_figure_kinds(corpus, Filters()) == {"arrested": 3, "killed": 1}
    assert count_figure_kinds(corpus, Filters(unit=Unit.WITHOUT_COPIES)) == {"arrested": 2, "killed": 1}


def test_in_one_sentence_only_sentences_that_name_what_is_chosen_speak(corpus: Corpus) -> None:
    filters = Filters(scope=Scope.SENTENCE, about=False, choices={"country": Choice(("RUS",))})
    assert list_figures(corpus, filters)["said"].tolist() == ["about 500", "about 500"]


def test_the_figures_of_an_event_are_those_of_its_articles(corpus: Corpus) -> None:
    assert list_figures(corpus, Filters(), cluster=3)["key"].tolist() == ["k0", "k1"]


def test_who_speaks_follows_what_is_decided_of_the_name(corpus: Corpus) -> None:
    renamed = Decision("1", "", "", "rename", "person", ("person:Ada Berg",), value="Dr Berg")
    assert "Dr Berg" in list_figures(apply_decisions(corpus, [renamed]), Filters())["speaker"].tolist()


def test_a_strip_counts_articles_of_each_number_and_speaker(corpus: Corpus) -> None:
    strip = count_by_speaker(list_figures(corpus, Filters()))
    numbers = sorted(strip[["kind", "number", "speaker", "articles"]].itertuples(index=False, name=None))
    assert numbers == [("arrested", 500.0, "Ada Berg", 2), ("arrested", 700.0, "", 1), ("killed", 2.0, "", 1)]


@pytest.mark.parametrize(
    ("low", "high", "bound", "words"),
    [
        (12, 12, "exactly", "12"),
        (1500, 1500, "about", "about 1,500"),
        (-1, 200, "at most", "up to 200"),
        (-1, 50, "fewer than", "fewer than 50"),
        (9, -1, "at least", "at least 9"),
        (2000, -1, "vague", "thousands"),
        (20_000, -1, "vague", "tens of thousands"),
    ],
)
def test_a_figure_is_said_in_words(low: int, high: int, bound: str, words: str) -> None:
    assert format_figure(low, high, bound) == words


def test_origins_are_counted_article_by_article(corpus: Corpus) -> None:
    rows = count_origins(corpus, Filters())
    columns = ["origin", "articles", "copies_free", "dateline", "cited", "first_day", "first_publisher"]
    assert rows[columns].to_numpy().tolist() == [
        ["Reuters", 2, 1, 1, 2, "26 Mar 2017", "Courier"],
        ["Yonhap", 1, 1, 0, 1, "27 Mar 2017", "Ledger"],
    ]


def test_origins_are_summed_in_words(corpus: Corpus) -> None:
    parsed = str(summarise_origins(corpus, Filters()))
    assert parsed == "3 articles, 2 without copies, at least 2 origins (Reuters, Yonhap); 1 names none"
    nothing = str(summarise_origins(corpus, Filters(choices={"publisher": Choice(("Mirror",))})))
    assert nothing == "1 article, 1 without copies; none names an origin"


def test_who_had_it_first_comes_first(corpus: Corpus) -> None:
    rows = list_publication_order(corpus, Filters())
    assert rows[["publisher", "number", "first"]].to_numpy().tolist() == [
        ["Courier", 0, True],
        ["Ledger", 1, True],
    ]


def test_an_article_says_its_own_origins(corpus: Corpus) -> None:
    assert list_origins_of_article(corpus, 0) == [("Reuters", "dateline"), ("Reuters", "cited")]


def test_a_version_built_before_has_no_figures_and_draws(corpus: Corpus) -> None:
    assert isinstance(list_figures(corpus, Filters(search="zebra")), pd.DataFrame)
    assert list_publication_order(corpus, Filters(search="zebra")).empty
