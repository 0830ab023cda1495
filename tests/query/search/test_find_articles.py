"""What a search finds, beyond what the oracle asks."""

from dataclasses import replace

import pytest

from dashboard.corpus import Corpus
from dashboard.decisions import apply_decisions
from dashboard.query import find_articles
from dashboard.schema import Decision, Part
from tests.plain_corpus import Article, PlainCorpus, entity_for_each_name, parse_sentence
from tests.random_corpora import open_corpus

TEXTS = (
    ("Rain over the Quay", "The U.S. envoy said: we don't know. Wheat fell by 1,000 tons."),
    ("Snow", "Heavy rain, then snow. The café re-opened on the 7th."),
    ("Kein Regen", "Die Straße war trocken; die STRASSE blieb leer."),
    ("Calm", "Nothing was said of weather at all."),
)


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    articles = []
    for number, (title, text) in enumerate(TEXTS):
        sentences = [
            parse_sentence(title, Part.TITLE),
            parse_sentence("Photograph: rain on the quay", Part.CAPTION),
            parse_sentence(text),
        ]
        articles.append(Article(f"k{number}", sentences, story=number, doc=10 * number + 5))
    return open_corpus(PlainCorpus(articles, entity_for_each_name(articles)))


@pytest.mark.parametrize(
    ("query", "rows"),
    [
        ("rain", [0, 1]),
        ("RAIN", [0, 1]),
        ("photograph", []),
        ("photo*", []),
        ('"rain on"', []),
        ("on near/3 the", [1]),
        ('"quay the u.s."', []),
        ("U.S.", [0]),
        ("don’t", [0]),
        ("1000", [0]),
        ('"fell by 1,000"', [0]),
        ("strasse", [2]),
        ("café", [1]),
        ("cafe", []),
        ("re-op*", [1]),
        ("7", []),
        ("7th", [1]),
        ("snow near/1 rain", [1]),
        ("snow near/0 rain", []),
        ("title:rain", [0]),
        ("title:re*", [2]),
        ("rain -title:rain", [1]),
        ("NOT rain", [2, 3]),
        ('said "OR"', []),
        ("rain OR weather", [0, 1, 3]),
        ("weather said", [3]),
    ],
)
def test_a_search_finds(corpus: Corpus, query: str, rows: list[int]) -> None:
    assert find_articles(corpus, query).nonzero()[0].tolist() == rows


def test_a_title_is_searched_as_it_is_called_now(corpus: Corpus) -> None:
    called = Decision("1", "", "", "set_title", articles=("k3",), value="Grüße from the Harbour")
    changed = apply_decisions(corpus, [called])
    assert find_articles(changed, "title:harbour").nonzero()[0].tolist() == [3]
    assert find_articles(changed, "title:grüsse").nonzero()[0].tolist() == [3]
    assert not find_articles(changed, "title:calm").any()


def test_a_doc_that_the_version_lacks_is_not_found(corpus: Corpus) -> None:
    fewer = replace(corpus, doc=corpus.doc + 1)
    assert not find_articles(fewer, "re-op*").any()
