"""Words into the matrix, by article and by term."""

from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.steps.terms import build_matrix, count_terms


@pytest.mark.parametrize(
    ("word", "counted"),
    [
        ("talks", True),
        ("u.s.", True),
        ("g7", True),
        ("été", True),
        ("москва", True),
        ("2017", True),
        ("1848", True),
        ("a", False),
        ("7", False),
        ("1000", False),
        ("20170", False),
        ("3.5", False),
        ("--", False),
    ],
)
def test_terms_have_a_letter_or_are_years(word: str, counted: bool) -> None:
    assert (word in count_terms([word])) is counted


ARTICLES = st.lists(
    st.dictionaries(st.sampled_from(["air", "base", "civil", "deal", "east"]), st.integers(1, 9)), max_size=6
)


@given(ARTICLES)
def test_the_matrix_holds_every_count_both_ways(articles: list[dict[str, int]]) -> None:
    matrix = build_matrix(articles)
    by_article: list[dict[str, int]] = []
    for start, end in zip(matrix.indptr, matrix.indptr[1:], strict=False):
        ids = matrix.ids[start:end]
        assert (np.diff(ids) > 0).all()
        by_article.append(
            {matrix.terms[i]: int(n) for i, n in zip(ids, matrix.counts[start:end], strict=True)}
        )
    assert by_article == articles
    for term, start, end in zip(matrix.terms, matrix.post_indptr, matrix.post_indptr[1:], strict=False):
        rows = [row for row, counts in enumerate(articles) if term in counts]
        assert matrix.post_rows[start:end].tolist() == rows
        assert matrix.post_counts[start:end].tolist() == [articles[row][term] for row in rows]


@given(ARTICLES)
def test_totals_add_up_and_terms_are_sorted(articles: list[dict[str, int]]) -> None:
    matrix = build_matrix(articles)
    total = sum((Counter(counts) for counts in articles), Counter())
    assert matrix.terms == sorted(total)
    assert matrix.n_occurrences.tolist() == [total[term] for term in matrix.terms]
    assert matrix.n_articles.tolist() == [sum(t in counts for counts in articles) for t in matrix.terms]


def test_a_word_in_one_article_is_kept() -> None:
    assert build_matrix([{"rare": 1}, {"air": 2}]).terms == ["air", "rare"]


def test_no_articles_give_an_empty_matrix() -> None:
    matrix = build_matrix([])
    assert matrix.terms == []
    assert matrix.indptr.tolist() == [0]
    assert matrix.post_indptr.tolist() == [0]


def test_a_huge_count_stops_at_the_largest_number() -> None:
    matrix = build_matrix([{"ha": 70_000}])
    assert matrix.counts.tolist() == [65_535]
    assert matrix.n_occurrences.tolist() == [70_000]


def test_types_are_those_of_the_store() -> None:
    matrix = build_matrix([{"air": 1}])
    types = (matrix.indptr.dtype, matrix.ids.dtype, matrix.counts.dtype, matrix.post_rows.dtype)
    assert types == (np.int64, np.int32, np.uint16, np.int32)
