"""Articles like an article, and topics that the words make."""

import json
from pathlib import Path

import numpy as np
import pytest
from scipy.sparse import csr_matrix
from sklearn.feature_extraction.text import TfidfTransformer

from dashboard.__main__ import main
from dashboard.corpus import Corpus
from dashboard.query import count_facet, select
from dashboard.query.articles.similar_articles import list_similar_articles, measure_similarity
from dashboard.query.articles.suggested_topics import (
    SUGGESTED_TOPIC,
    SuggestedTopic,
    TooFewWordsError,
    TooManyArticlesError,
    add_suggested_topics,
    suggest_topics,
)
from dashboard.schema import Choice, Filters
from dashboard.store.suggested_topics import read_suggested_topics, stamp_suggested_topics
from tests.plain_corpus import Article, PlainCorpus, parse_sentence, write_store
from tests.random_corpora import open_corpus
from tests.sample_corpus import make_sample_store


def test_likeness_is_the_cosine_of_scikit_learn(sample: Corpus) -> None:
    terms = sample.terms
    is_kept = terms.ids < terms.n_words
    whole = csr_matrix(
        (terms.counts.astype(float), terms.ids, terms.indptr), shape=(sample.n, len(terms.n_articles))
    )
    words = whole[:, : terms.n_words] if not is_kept.all() else whole
    weighed = TfidfTransformer(sublinear_tf=True).fit_transform(words)
    for row in (0, 7, sample.n - 1):
        expected = (weighed @ weighed[row].T).toarray().ravel()
        assert np.allclose(measure_similarity(sample, row), expected)


def test_similar_articles_leave_its_copies_out(sample: Corpus) -> None:
    row = int(np.flatnonzero(sample.has_copies)[0])
    similar = list_similar_articles(sample, str(sample.articles["key"].iloc[row]))
    rows = [sample.row_of(key) for key in similar["key"]]
    stories = sample.story[rows].tolist()
    assert int(sample.story[row]) not in stories
    assert len(set(stories)) == len(stories) > 0
    assert similar["likeness"].tolist() == sorted(similar["likeness"], reverse=True)
    assert all(similar["words"])


def test_what_is_gone_or_shares_no_word_has_nothing_like_it(sample: Corpus) -> None:
    assert list_similar_articles(sample, "nothing").empty
    alone = open_corpus(
        PlainCorpus(
            [
                Article("k", [parse_sentence("Rain.")], doc=1),
                Article("l", [parse_sentence("Wheat.")], doc=2, story=1),
            ],
            {},
        )
    )
    assert list_similar_articles(alone, "k").empty


THEMES = ("wheat price bread mill flour", "boat harbour sail captain mast", "snow frost ice winter sledge")


def three_themes() -> Corpus:
    articles = [
        Article(
            f"k{number:02}",
            [parse_sentence(f"{THEMES[number % 3]} word{number}")],
            doc=number + 1,
            story=number,
        )
        for number in range(24)
    ]
    return open_corpus(PlainCorpus(articles, {}))


def test_themes_are_parted_and_called_by_their_words() -> None:
    corpus = three_themes()
    topics = suggest_topics(corpus, 3)
    for topic in topics:
        (theme,) = {int(key[1:]) % 3 for key in topic.keys}
        assert set(topic.name.split(", ")) <= set(THEMES[theme].split())
        assert len(topic.keys) == 8
    assert suggest_topics(corpus, 3) == topics


def test_found_topics_filter_as_any_field_does() -> None:
    corpus = three_themes()
    topics = suggest_topics(corpus, 3)
    with_them = add_suggested_topics(corpus, topics)
    counts = count_facet(with_them, Filters(), f"field:{SUGGESTED_TOPIC}")
    assert dict(zip(counts["label"], counts["count"], strict=True)) == {topic.name: 8 for topic in topics}
    is_kept = select(
        with_them,
        Filters(
            choices={
                **{
                    f"field:{name}": choice
                    for name, choice in ((SUGGESTED_TOPIC, Choice((topics[0].name,))),)
                }
            }
        ),
    )
    assert is_kept.n_articles == 8
    gone = add_suggested_topics(corpus, [SuggestedTopic("gone", ("nothing",))])
    assert (
        select(
            gone,
            Filters(choices={f"field:{SUGGESTED_TOPIC}": Choice(("gone",))}),
        ).n_articles
        == 0
    )


def test_too_much_and_too_little_are_said(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(TooFewWordsError):
        suggest_topics(open_corpus(PlainCorpus([Article("k", [parse_sentence("Rain.")], doc=1)], {})), 2)
    monkeypatch.setattr("dashboard.query.articles.suggested_topics.MOST_ARTICLES", 10)
    with pytest.raises(TooManyArticlesError):
        suggest_topics(three_themes(), 2)


def test_the_command_keeps_what_it_finds(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    store = make_sample_store(tmp_path / "sample")
    assert stamp_suggested_topics(store) == ""
    assert main(["topics", str(store), "--number", "3"]) == 0
    assert "topics" in capsys.readouterr().out
    topics_read = read_suggested_topics(store)
    assert topics_read is not None
    assert (topics_read.state, topics_read.version) == ("done", 1)
    assert 1 <= len(topics_read.topics) <= 3
    assert stamp_suggested_topics(store)
    (store / "topics.json").write_text(json.dumps({"state": "done"}), encoding="utf-8")
    assert read_suggested_topics(store) is None


def test_a_command_that_cannot_keeps_its_reason(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_store(PlainCorpus([Article("k", [parse_sentence("Rain.")])], {}), tmp_path / "one", "One")
    assert main(["topics", str(tmp_path / "one"), "--number", "3"]) == 1
    assert "too few words" in capsys.readouterr().err
    topics_read = read_suggested_topics(tmp_path / "one")
    assert topics_read is not None
    assert (topics_read.state, topics_read.topics) == ("failed", ())
    assert "too few words" in topics_read.message
