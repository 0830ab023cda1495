"""Sentences that name one name: one a story, spread over its articles' days and publishers."""

import datetime as dt

import pytest

from dashboard.corpus import Corpus
from dashboard.query.events.source_sentences import sample_sentences
from dashboard.schema import Choice, Filters
from tests.plain_corpus import Article, PlainCorpus, entity_for_each_name, parse_sentence
from tests.random_corpora import open_corpus

PUBLISHERS = ("Courier", "Courier", "Courier", "Ledger", "Courier", "Ledger")


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    articles = []
    for n, publisher in enumerate(PUBLISHERS, start=1):
        day = dt.date(2017, 5, n)
        text = f"On that day the harbour of [Batumi|place:GEO] was closed for the {n}th time this year."
        sentences = [parse_sentence("[Batumi|place:GEO], again."), parse_sentence(text)]
        articles.append(
            Article(
                f"key-{n}",
                sentences,
                publisher=publisher,
                best=day,
                first=day,
                last=day,
                story=min(n, 5),
                doc=n,
            )
        )
    return open_corpus(PlainCorpus(articles, entity_for_each_name(articles)))


def test_the_sample_is_one_sentence_a_story_from_first_to_last_of_several_publishers(corpus: Corpus) -> None:
    rows = sample_sentences(corpus, Filters(), "place:Batumi", limit=2)
    assert rows["key"].tolist() == ["key-1", "key-4"]
    assert rows["sentence"].str.startswith("On that day").all()
    every = sample_sentences(corpus, Filters(), "place:Batumi", limit=9)
    assert every["key"].tolist() == ["key-1", "key-2", "key-3", "key-4", "key-5"]


def test_the_sample_is_of_the_selected_articles(corpus: Corpus) -> None:
    ledger = Filters(choices={"publisher": Choice(("Ledger",))})
    assert sample_sentences(corpus, ledger, "place:Batumi")["key"].tolist() == ["key-4", "key-6"]
    assert sample_sentences(corpus, Filters(), "place:Nowhere").empty
