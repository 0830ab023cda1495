"""A hundred queries on eight articles, each with the articles that it finds."""

import time
from dataclasses import replace

import numpy as np
import pytest

from dashboard.corpus import Corpus
from dashboard.decisions import apply_decisions
from dashboard.errors import QueryError
from dashboard.query.search.find_articles import find_articles, reads_many_texts
from dashboard.query.search.text_scan import list_required_letters
from dashboard.schema import Decision, Part
from tests.plain_corpus import Article, PlainCorpus, entity_for_each_name, parse_sentence
from tests.random_corpora import open_corpus

# Number, publisher, title, text; what stands in square brackets is a name.
TEXTS = (
    (
        "Courier",
        "Rain over the Quay",
        "[Ada Berg|person] of the [WHO|organisation] said: who knows? Wheat fell by 1,000 tons.",
    ),
    ("Courier", "Snow", "Heavy rain, then snow in [Moscow|place:RUS]. The café re-opened on the 7th of May."),
    (
        "Die Woche",
        "Kein Regen",
        "Die Straße war trocken; die STRASSE blieb leer, sagte [Omar Saleh|person] in [Ankara|place:TUR].",
    ),
    ("Ledger", "Calm", "Nothing was said of weather at all. It may rain, [Omar Saleh|person] said."),
    ("Ledger", "Хлеб и море", "Цены на хлеб выросли, сказала Ольга Берг. Корабли ждут."),
    ("Harbour Daily", "الميناء", "وصلت السفن إلى الميناء صباح اليوم. قال عمر صالح إن القمح قليل."),
    (
        "Harbour Daily",
        "Cafe prices",
        "The cafe owner, Mr Berg, paid $4.50 (€4) per cup; e-mail him at berg@harbour.example.",
    ),
    (
        "",
        "",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa! The port-master’s ship, the ‘Ada’, sailed.",
    ),
)
QUERIES: tuple[tuple[str, list[int]], ...] = (
    # words
    ("rain", [0, 1, 3]),
    ("RAIN", [0, 1, 3]),
    ("ra", []),
    ("the", [0, 1, 6, 7]),
    ("7th", [1]),
    ("1000", [0]),
    ("1,000", [0]),
    ("$4.50", [6]),
    ("4.50", [6]),
    ("strasse", [2]),
    ("Straße", [2]),
    ("café", [1]),
    ("cafe", [6]),
    ("хлеб", [4]),
    ("ХЛЕБ", [4]),
    ("الميناء", [5]),
    ("port-master", [7]),
    ("port", []),
    ("zebra", []),
    # all of, any of, none of
    ("rain snow", [1]),
    ("rain AND snow", [1]),
    ("snow OR wheat", [0, 1]),
    ("rain snow OR wheat", [0, 1]),
    ("rain (snow OR wheat)", [0, 1]),
    ("NOT rain", [2, 4, 5, 6, 7]),
    ("-rain", [2, 4, 5, 6, 7]),
    ("said -rain", []),
    ("rain -snow", [0, 3]),
    ("-(rain OR berg)", [2, 4, 5, 7]),
    ("-rain -cafe", [2, 4, 5, 7]),
    ("rain NOT NOT snow", [1]),
    ("(((rain)))", [0, 1, 3]),
    # phrases
    ('"heavy rain"', [1]),
    ('"rain heavy"', []),
    ("“heavy rain”", [1]),
    ('"rain then snow"', [1]),
    ('"fell by 1,000"', [0]),
    ('"цены на хлеб"', [4]),
    ('"صباح اليوم"', [5]),
    ('"the quay ada"', [0]),
    # beginnings
    ("wea*", [3]),
    ("re-op*", [1]),
    ("caf*", [1, 6]),
    ("хлеб*", [4]),
    ('"heavy ra*"', [1]),
    ("s*", [0, 1, 2, 3, 7]),
    # near
    ("heavy near/0 rain", [1]),
    ("rain near/1 snow", [1]),
    ("snow near/1 rain", [1]),
    ("rain near/0 snow", []),
    ("wheat near/3 tons", [0]),
    ('"ada berg" near/5 who', [0]),
    ("nothing near/4 rain", []),
    # fields
    ("title:rain", [0]),
    ("title:snow", [1]),
    ("title:re*", [2]),
    ('title:"rain over"', [0]),
    ("title:хлеб", [4]),
    ("rain -title:rain", [1, 3]),
    ("person:berg", [0]),
    ("person:saleh", [2, 3]),
    ('person:"omar saleh"', [2, 3]),
    ("person:sal*", [2, 3]),
    ("person:moscow", []),
    ("organisation:who", [0]),
    ("country:russia", [1]),
    ("country:rus", [1]),
    ("country:turkey", [2]),
    ("country:moscow", []),
    ("source:courier", [0, 1]),
    ('source:"die woche"', [2]),
    ("source:daily", [6, 5]),
    ("source:reuters", [3]),
    ("person:saleh country:turkey", [2]),
    ("PERSON:saleh -country:turkey", [3]),
    # capitals and accents
    ("who", [0]),
    ("case:WHO", [0]),
    ("case:Who", []),
    ("may", [1, 3]),
    ("case:May", [1]),
    ("case:may", [3]),
    ("case:STRASSE", [2]),
    ('case:"Heavy rain"', [1]),
    ('case:"heavy rain"', []),
    ("case:Ada*", [0, 7]),
    ("loose:cafe", [1, 6]),
    ("loose:café", [1, 6]),
    ("loose:caf*", [1, 6]),
    ('loose:"the cafe"', [1, 6]),
    # expressions
    ("/ra[iy]n/", [0, 1, 3]),
    ("/^Heavy/", [1]),
    (r"/\d,\d{3} tons/", [0]),
    (r"/[€$]\d/", [6]),
    (r"/\w+@\w+\.example/", [6]),
    (r"case:/\bMay\b/", [1]),
    (r"/caf[eé]/", [1, 6]),
    ("/хлеб|море/", [4]),
    ("/а.*ж/", [4]),
    ("rain /sn.w/", [1]),
    ("-/rain/ /berg/", [6]),
    ("/rain/ OR /cafe/", [0, 1, 3, 6]),
    (r"/caption/", []),
    (r"/Quay\nAda/", [0]),
    (r"/(?i:HEAVY)/", [1]),
    (r"/zebra+/", []),
    (r"/ships?/", [7]),
    (r"/wheatx?/", [0]),
)
HOSTILE = (
    r"/(a+)+$b/", r"/(a|aa)+b/", r"/(a|a?)+b/", r"/(.*)*x1/", r"/(a*)*b/", r"/([a-z]+)*[0-9]{9}/", r"/(\w+\s?)+\d{12}$/",
    r"/(?:a?){50}a{50}b/", r"/(.+)+(.+)+(.+)+zq/", r"/a{1,1000}{1,1000}b/",
)  # fmt: skip


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    articles = []
    for number, (publisher, title, text) in enumerate(TEXTS):
        sentences = [parse_sentence(text)]
        if title:
            sentences = [
                parse_sentence(title, Part.TITLE),
                *sentences,
                parse_sentence("A caption of rain and ships", Part.CAPTION),
            ]
        articles.append(
            Article(f"k{number}", sentences, publisher=publisher, story=number, doc=10 * number + 5)
        )
    articles[3].origins = [("Reuters", "cited")]
    return open_corpus(PlainCorpus(articles, entity_for_each_name(articles)))


@pytest.mark.parametrize(("query", "rows"), QUERIES, ids=[query for query, _ in QUERIES])
def test_a_query_finds(corpus: Corpus, query: str, rows: list[int]) -> None:
    assert find_articles(corpus, query).nonzero()[0].tolist() == sorted(rows)


def test_there_are_a_hundred() -> None:
    assert len({query for query, _ in QUERIES}) + len(HOSTILE) >= 100


@pytest.mark.parametrize("query", HOSTILE)
def test_a_hostile_expression_ends_with_an_answer_or_in_words(corpus: Corpus, query: str) -> None:
    begun = time.monotonic()
    try:
        find_articles(corpus, query)
    except QueryError as error:
        assert "takes too long" in str(error) or "no regular expression" in str(error)
    # Each text has its limit, so the end is sure; the figure is far above it.
    assert time.monotonic() - begun < 15


def test_a_search_that_is_too_slow_says_where_and_what_to_do(
    corpus: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dashboard.query.search.find_articles.SECONDS", 0.0)
    with pytest.raises(QueryError, match="Add a word") as caught:
        find_articles(corpus, "rain /r.in .*/")
    assert caught.value.position == 5


def test_whoever_watches_is_told_how_far_and_can_end_it(corpus: Corpus) -> None:
    progress: list[tuple[int, int]] = []
    find_articles(corpus, "/watch.d/", lambda done, of: progress.append((done, of)))
    assert progress == []
    find_articles(corpus, "/w.t/", lambda done, of: progress.append((done, of)))
    assert progress == [(0, 8)]

    def stop(done: int, of: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        find_articles(corpus, "/w.t.h/", stop)
    assert not find_articles(corpus, "/w.t.h/").any()


def test_what_a_corpus_is_told_to_know_is_not_asked_again_and_nobody_can_change_it(corpus: Corpus) -> None:
    knowing = replace(corpus, search_masks={"rain": np.arange(corpus.n) == 1})
    first = find_articles(knowing, "rain")
    assert first.nonzero()[0].tolist() == [1]
    first[:] = False
    assert find_articles(knowing, "rain").any()


def test_a_merged_name_is_found_by_each_of_its_spellings(corpus: Corpus) -> None:
    merged = Decision(
        "1", "", "", "merge", "person", ("person:Ada Berg", "person:Omar Saleh"), value="A. B. Saleh"
    )
    changed = apply_decisions(corpus, [merged])
    assert find_articles(changed, "person:berg").nonzero()[0].tolist() == [0, 2, 3]


@pytest.mark.parametrize(
    ("query", "slow"),
    [("rain", False), ("rain near/2 snow", False), ("/rain/", True), ("rain -case:May", True), ("", False)],
)
def test_what_must_read_texts_is_slow(query: str, slow: bool) -> None:
    assert reads_many_texts(query) is slow


@pytest.mark.parametrize(
    ("pattern", "letters"),
    [
        ("wheat", ("wheat",)),
        ("wheats?", ("wheat",)),
        ("wheats*x", ("wheat",)),
        ("wheat|rye", ()),
        ("(wheat)?rye", ()),
        ("(wheat)rye", ("wheat", "rye")),
        (r"\bwheat\b and", ("wheat", "and")),
        ("[wheat]rye", ("rye",)),
        ("[^]wheat]rye", ("rye",)),
        (r"\x4abcd", ()),
        ("whe{2}at", ()),
        ("(?i)wheat", ()),
        ("хлеб", ()),
        ("at", ()),
    ],
)
def test_letters_that_an_expression_needs(pattern: str, letters: tuple[str, ...]) -> None:
    assert list_required_letters(pattern) == letters


def test_the_letters_needed_never_hide_a_match(corpus: Corpus) -> None:
    for pattern in ("rain", "wheats?", "port.master", "aaaa+!", "strasse", "sail(ed)"):
        narrowed = find_articles(corpus, f"/{pattern}/")
        assert np.array_equal(narrowed, find_articles(corpus, f"/(?:{pattern})/"))


@pytest.mark.parametrize(
    "query", ["foo:bar", "rain foo:bar", 'colour:"deep red"', "colour:(red)", "-foo:bar"]
)
def test_an_unknown_field_is_a_mistake_that_names_the_known_ones(corpus: Corpus, query: str) -> None:
    with pytest.raises(
        QueryError, match="title, region, country, person, organisation, publisher, language, source"
    ) as raised:
        find_articles(corpus, query)
    assert query[raised.value.position :].startswith(("foo:", "colour:"))


@pytest.mark.parametrize(
    "query", ['"foo:bar"', "https://courier.example", "12:30", "Note: rain", "TITLE:rain", "a:)"]
)
def test_a_colon_alone_is_no_field(corpus: Corpus, query: str) -> None:
    try:
        find_articles(corpus, query)
    except QueryError as error:
        assert "no field" not in str(error)
