"""Hits: what a word stands for, in which manner, and how a line of a concordance reads."""

import numpy as np
import pytest

from dashboard.corpus import Corpus
from dashboard.query.search.word_variants import expand_word_forms
from dashboard.query.words.collocates import CollocateOptions, rank_collocates
from dashboard.query.words.concordance import (
    group_by_article,
    is_right_to_left,
    list_contexts,
    locate_hit,
    sort_hits,
)
from dashboard.query.words.query_hits import find_hits
from dashboard.query.words.term_trends import Scale, TrendOptions, count_trends
from dashboard.schema import Filters, Part
from tests.plain_corpus import Article, PlainCorpus, Sentence
from tests.random_corpora import open_corpus

TEXTS = (
    "Élection day in Turkey: the election was called",
    "A turkey voted. The elections of Élysée were free",
    "Talks on talks; he talked of Straße and naïve elections",
    "قال الوزير إن المحادثات بدأت",
    "Министр заявил, что переговоры начались",
)


def corpus_of(*articles: list[Sentence]) -> Corpus:
    made = [
        Article(f"key-{number}", sentences, story=number, doc=number + 1)
        for number, sentences in enumerate(articles)
    ]
    return open_corpus(PlainCorpus(made, {}))


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return corpus_of(*([Sentence(text)] for text in TEXTS))


@pytest.mark.parametrize(
    ("query", "hits"),
    [
        ("turkey", ["Turkey", "turkey"]),
        ("case:Turkey", ["Turkey"]),
        ("case:turkey", ["turkey"]),
        ('case:"A turkey"', ["A turkey"]),
        ("case:Turk*", ["Turkey"]),
        ("election", ["election"]),
        ("loose:election", ["Élection", "election"]),
        ("loose:élection", ["Élection", "election"]),
        ("loose:elect*", ["Élection", "election", "elections", "elections"]),
        ("loose:naive", ["naïve"]),
        ("strasse", ["Straße"]),
        ("переговоры", ["переговоры"]),
        ("المحادثات", ["المحادثات"]),
        ("nothing", []),
        ("turkey -voted", ["Turkey"]),
        ("turkey near/1 voted", ["turkey voted"]),
        ("/t[ua]lk(s|ed)/", ["Talks", "talks", "talked"]),
        ("case:/Talks/", ["Talks"]),
        ("/on talks; he/", ["on talks; he"]),
        ("turkey /[a-z]+ed\\b/", ["turkey", "called", "voted", "Turkey"]),
    ],
)
def test_what_a_word_stands_for(corpus: Corpus, query: str, hits: list[str]) -> None:
    assert sorted(list_contexts(corpus, find_hits(corpus, Filters(), query), 3)["hit"]) == sorted(hits)


@pytest.mark.parametrize(
    ("query", "forms"),
    [
        ("talks", "talked OR talks"),
        ("Elections", "election OR elections"),
        ("straße", "straße"),
        ("absent", "absent"),
        ("elect*", "elect*"),
        ('"free talks"', '"free talks"'),
    ],
)
def test_a_word_in_all_its_forms(corpus: Corpus, query: str, forms: str) -> None:
    assert expand_word_forms(corpus, query) == forms


def test_a_title_has_hits_in_the_title_alone() -> None:
    corpus = corpus_of([Sentence("Rain in Lagos", Part.TITLE), Sentence("More rain fell.")])
    rows = list_contexts(corpus, find_hits(corpus, Filters(), "title:rain"), 5)
    assert rows["start"].tolist() == [0]


def test_a_line_stops_where_something_was_cut() -> None:
    cut = Sentence("Photograph: a reader", Part.CAPTION)
    corpus = corpus_of([Sentence("The rain fell."), cut, Sentence("Boats left.")])
    (row,) = list_contexts(corpus, find_hits(corpus, Filters(), "fell"), 5).itertuples()
    assert (row.before, row.hit, row.after) == ("The rain", "fell", "")
    (row,) = list_contexts(corpus, find_hits(corpus, Filters(), "boats"), 5).itertuples()
    assert (row.before, row.hit, row.after) == ("", "Boats", "left")


def test_a_line_is_one_line_as_it_is_written(corpus: Corpus) -> None:
    corpus = corpus_of([Sentence("Ministers met;"), Sentence("“Rain” fell.")])
    (row,) = list_contexts(corpus, find_hits(corpus, Filters(), "rain"), 2).itertuples()
    assert (row.before, row.hit, row.after) == ("Ministers met; “", "Rain", "” fell")


@pytest.mark.parametrize(
    ("text", "rtl"),
    [
        ("talks", False),
        ("المحادثات", True),
        ("שיחות", True),
        ("переговоры", False),
        ("2017", False),
        ("", False),
    ],
)
def test_which_way_a_text_is_written(text: str, rtl: bool) -> None:
    assert is_right_to_left(text) is rtl


def test_a_line_from_right_to_left_says_so(corpus: Corpus) -> None:
    (row,) = list_contexts(corpus, find_hits(corpus, Filters(), "المحادثات"), 2).itertuples()
    assert row.rtl
    assert (row.before, row.after) == ("الوزير إن", "بدأت")


def test_sorting_tells_how_far_it_is(corpus: Corpus) -> None:
    progress: list[float] = []
    hits = find_hits(corpus, Filters(), "elect*")
    sort_hits(corpus, hits, "before", progress.append)
    assert progress == sorted(progress)
    assert progress[-1] == 1.0
    assert group_by_article(hits).article.tolist() == hits.article.tolist()


def test_collocates_keep_to_their_sentence() -> None:
    corpus = corpus_of(
        [Sentence("Old boats sank."), Sentence("Heavy rain fell all day."), Sentence("Boats left.")]
    )
    mask = np.ones(len(corpus.terms.size), dtype=np.bool_)
    hits = find_hits(corpus, Filters(), "rain")
    in_sentence = rank_collocates(corpus, hits, corpus.live, mask, CollocateOptions(0, least=1))
    assert set(in_sentence["term"]) == {"heavy", "fell", "all", "day"}
    near = rank_collocates(corpus, hits, corpus.live, mask, CollocateOptions(2, least=1))
    assert set(near["term"]) == {"sank", "heavy", "fell", "all"}
    heavy = near[near["term"] == "heavy"].iloc[0]
    assert (heavy["hits"], heavy["before"], heavy["after"], heavy["log_dice"]) == (1, 1, 0, 14.0)


def test_a_trend_is_smooth_only_when_asked(corpus: Corpus) -> None:
    import datetime as dt

    days = [dt.date(2017, 1, day) for day in (1, 2, 4)]
    articles = [
        Article(
            f"key-{n}",
            [Sentence("rain" if n else "rain rain rain rain")],
            best=day,
            first=day,
            last=day,
            doc=n + 1,
        )
        for n, day in enumerate(days)
    ]
    made = open_corpus(PlainCorpus(articles, {}))
    plain = count_trends(made, Filters(), ("rain",), TrendOptions(Scale.OCCURRENCES))
    assert plain.rows["value"].tolist() == [4, 1, 0, 1]
    assert plain.bin == "day"
    smooth = count_trends(made, Filters(), ("rain",), TrendOptions(Scale.OCCURRENCES, smooth=3))
    assert smooth.rows["value"].tolist() == pytest.approx([2.5, 5 / 3, 2 / 3, 0.5])
    assert smooth.rows["occurrences"].tolist() == [4, 1, 0, 1]


def test_without_days_there_is_no_trend(corpus: Corpus) -> None:
    made = count_trends(corpus, Filters(), ("turkey",))
    assert made.rows.empty
    assert made.outside == {"turkey": 2}


@pytest.mark.parametrize("order", ["corpus", "before"])
def test_one_can_go_through_all_hits_and_comes_round(corpus: Corpus, order: str) -> None:
    hits = sort_hits(corpus, find_hits(corpus, Filters(), "elect*"), order)
    rows = list_contexts(corpus, hits, 1)
    key, at = rows["key"].iloc[0], int(rows["start"].iloc[0])
    seen = []
    for number in range(1, len(hits) + 1):
        around = locate_hit(corpus, hits, key, at)
        assert around is not None
        assert (around.number, around.total) == (number, len(hits))
        assert at in [start for start, _ in around.spans]
        seen.append((key, at))
        key, at = around.after
    assert seen == list(zip(rows["key"], rows["start"], strict=True))
    assert (key, at) == seen[0]
    assert locate_hit(corpus, hits, key, at + 1) is None
    assert locate_hit(corpus, hits, "no such key", 0) is None


def test_what_a_cut_parts_is_not_near() -> None:
    cut = Sentence("Photograph: a reader", Part.CAPTION)
    corpus = corpus_of(
        [Sentence("Rain."), cut, Sentence("Boats left.")], [Sentence("Rain."), Sentence("Boats left.")]
    )
    assert find_hits(corpus, Filters(), "rain near/3 boats").article.tolist() == [1]
