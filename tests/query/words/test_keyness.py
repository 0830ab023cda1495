"""Distinctive words: by hand, against their definitions, mirrored, and none where there is no difference."""

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings

from dashboard.corpus import Corpus
from dashboard.query.selection.log_likelihood import log_likelihood
from dashboard.query.words.keyness import (
    COLUMNS,
    compare_with_rest,
    log_odds_z,
    rank_distinctive_terms,
)
from dashboard.query.words.top_terms import TermOptions
from dashboard.schema import Filters, Unit
from tests.plain_corpus import Article, PlainCorpus, Sentence
from tests.random_corpora import CORPORA, SEEDS, open_corpus

FEW = settings(max_examples=30, deadline=None)


def corpus_of(*texts: str) -> Corpus:
    articles = [Article(f"key-{n:02}", [Sentence(text)], story=n, doc=n + 1) for n, text in enumerate(texts)]
    return open_corpus(PlainCorpus(articles, {}))


def halves(n: int, seed: int) -> tuple[np.ndarray, np.ndarray]:
    a = np.random.default_rng(seed).random(n) < 0.5
    return a, ~a


@pytest.fixture(scope="module")
def floods() -> Corpus:
    wet = ["flood flood river bank rescue boats"] * 12
    dry = ["strike strike union bank pay talks"] * 12
    return corpus_of(*wet, *dry)


def test_a_word_of_one_side_is_told_with_both_counts_and_both_sizes(floods: Corpus) -> None:
    wet = np.arange(24) < 12
    keyness = rank_distinctive_terms(floods, wet, ~wet)
    assert (keyness.a.articles, keyness.a.words, keyness.b.articles, keyness.b.words) == (12, 72, 12, 72)
    flood = keyness.rows[keyness.rows["term"] == "flood"].iloc[0]
    assert (flood["occurrences_a"], flood["occurrences_b"]) == (24, 0)
    assert (flood["articles_a"], flood["articles_b"]) == (12, 0)
    # Nothing in B stands for a half: 24 to a half is 48 times.
    assert flood["times"] == pytest.approx(48)
    assert flood["log_ratio"] == pytest.approx(math.log2(48))
    assert flood["per_million_a"] == pytest.approx(1e6 * 24 / 72)
    assert not flood["small"]
    assert "bank" not in set(keyness.rows["term"])


def test_what_is_least_likely_to_be_chance_passes_alone(floods: Corpus) -> None:
    wet = np.arange(24) < 12
    every = rank_distinctive_terms(floods, wet, ~wet, chance=0.999999)
    some = rank_distinctive_terms(floods, wet, ~wet, chance=1e-6)
    assert set(some.rows["term"]) < set(every.rows["term"])
    assert (some.rows["log_likelihood"] >= some.threshold).all()
    assert some.compared == every.compared


def test_a_small_base_is_warned_of() -> None:
    texts = [
        "quartz quartz quartz quartz quartz quartz quartz quartz quartz quartz quartz",
        *["hay barn"] * 40,
    ]
    corpus = corpus_of(*texts)
    alone = np.arange(41) < 1
    row = rank_distinctive_terms(corpus, alone, ~alone).rows.iloc[0]
    assert (row["term"], row["articles_a"], bool(row["small"])) == ("quartz", 1, True)


def test_terms_can_be_left_out(floods: Corpus) -> None:
    wet = np.arange(24) < 12
    without_flood = np.array([word != "flood" for word in floods.terms.word.to_pylist()])
    assert "flood" not in set(rank_distinctive_terms(floods, wet, ~wet, listable=without_flood).rows["term"])


@pytest.mark.parametrize(
    ("a", "b", "words_a", "words_b", "g2"),
    [
        # By scipy.stats.chi2_contingency(..., lambda_="log-likelihood", correction=False).
        (212, 26, 1_100_000, 1_080_000, 162.37341),
        (10, 10, 1000, 1000, 0.0),
        (0, 7, 500, 900, 6.20519),
        (3, 0, 10, 10, 4.69108),
    ],
)
def test_log_likelihood_is_that_of_the_table(a: int, b: int, words_a: int, words_b: int, g2: float) -> None:
    assert log_likelihood(np.array([a]), np.array([b]), words_a, words_b)[0] == pytest.approx(g2, abs=1e-4)


def test_log_odds_by_hand() -> None:
    prior = 500 * 30 / 3000
    odds = [math.log((n + prior) / (size + 500 - n - prior)) for n, size in ((20, 1000), (10, 2000))]
    parts = [n for k, size in ((20, 1000), (10, 2000)) for n in (k + prior, size + 500 - k - prior)]
    z = (odds[0] - odds[1]) / math.sqrt(sum(1 / part for part in parts))
    assert log_odds_z(np.array([20]), np.array([10]), 1000, 2000)[0] == pytest.approx(z)


@FEW
@given(world=CORPORA, seed=SEEDS)
def test_a_against_itself_has_no_distinctive_word(world: PlainCorpus, seed: int) -> None:
    corpus = open_corpus(world)
    a, _ = halves(corpus.n, seed)
    assert rank_distinctive_terms(corpus, a, a, chance=0.999999).rows.empty


@FEW
@given(world=CORPORA, seed=SEEDS)
def test_swapping_the_sides_mirrors_every_number(world: PlainCorpus, seed: int) -> None:
    corpus = open_corpus(world)
    a, b = halves(corpus.n, seed)
    there = rank_distinctive_terms(corpus, a, b, chance=0.999999).rows.set_index("term")
    back = rank_distinctive_terms(corpus, b, a, chance=0.999999).rows.set_index("term").loc[there.index]
    assert there["log_ratio"].tolist() == (-back["log_ratio"]).tolist()
    assert there["z"].tolist() == (-back["z"]).tolist()
    for same in ("times", "log_likelihood", "small"):
        assert there[same].tolist() == back[same].tolist()
    for name in ("occurrences", "articles", "per_million"):
        assert there[f"{name}_a"].tolist() == back[f"{name}_b"].tolist()


def test_an_empty_side_has_columns_and_no_rows(floods: Corpus) -> None:
    nothing, everything = np.zeros(24, dtype=np.bool_), np.ones(24, dtype=np.bool_)
    keyness = rank_distinctive_terms(floods, everything, nothing)
    assert isinstance(keyness.rows, pd.DataFrame)
    assert tuple(keyness.rows.columns) == COLUMNS
    assert keyness.rows.empty
    assert keyness.b.words == 0


def test_the_rest_is_every_other_article(floods: Corpus) -> None:
    keyness = compare_with_rest(floods, Filters(search="flood"), TermOptions(stop=False))
    assert (keyness.a.articles, keyness.b.articles) == (12, 12)
    assert keyness.rows["term"].iloc[0] == "flood"
    assert compare_with_rest(floods, Filters(), TermOptions()).rows.empty


def test_without_copies_one_article_stands_for_them() -> None:
    articles = [
        Article(f"key-{n:02}", [Sentence("flood rain" if n < 12 else "talks pay")], story=n // 3, doc=n + 1)
        for n in range(24)
    ]
    corpus = open_corpus(PlainCorpus(articles, {}))
    filters = Filters(search="flood", unit=Unit.WITHOUT_COPIES)
    keyness = compare_with_rest(corpus, filters, TermOptions())
    assert (keyness.a.articles, keyness.a.words, keyness.b.articles) == (4, 8, 4)
