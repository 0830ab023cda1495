"""Words into the stream and the matrix: by article and by term, with phrases and families."""

from collections import Counter
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.steps.terms import TermMatrix, WordStream, WordStreamWriter, build_matrix, is_term
from dashboard.steps.terms.phrases import FEWEST_ARTICLES, LEAST_ASSOCIATION, LONGEST, NESTED_SHARE
from dashboard.steps.terms.word_families import find_dictionary_form


@pytest.mark.parametrize(
    ("word", "listed"),
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
def test_terms_have_a_letter_or_are_years(word: str, listed: bool) -> None:
    assert is_term(word) is listed


def stream_of(articles: list[list[list[str]]]) -> WordStream:
    """Return the stream of articles made of stretches, each a sentence."""
    writer = WordStreamWriter()
    for stretches in articles:
        writer.add((False, stretch) for stretch in stretches)
    return writer.build_stream()


def matrix_of(articles: list[list[list[str]]], language: str = "en") -> TermMatrix:
    return build_matrix(stream_of(articles), [language] * len(articles), np.ones(len(articles), dtype=bool))


WORDS = st.sampled_from(["air", "base", "civil", "deals", "deal", "7"])
ARTICLES = st.lists(st.lists(st.lists(WORDS, max_size=6), max_size=3), max_size=9)


@given(ARTICLES)
def test_the_stream_holds_every_word_in_its_place(articles: list[list[list[str]]]) -> None:
    stream = stream_of(articles)
    tokens = [stream.vocabulary[word] if word >= 0 else "|" for word in stream.words]
    for number, stretches in enumerate(articles):
        non_empty = [stretch for stretch in stretches if stretch]
        words = " | ".join(" ".join(stretch) for stretch in non_empty)
        assert " ".join(tokens[stream.indptr[number] : stream.indptr[number + 1]]) == f"{words} |".strip()
    sentences = [stretch for stretches in articles for stretch in stretches]
    for start, sentence in zip(stream.sentences, sentences, strict=True):
        assert tokens[start : start + len(sentence)] == sentence


def test_a_sentence_that_follows_has_no_end_before_it() -> None:
    writer = WordStreamWriter()
    assert writer.add([(True, ["rain", "fell"]), (True, []), (False, ["boats"]), (True, ["sank"])]) == 4
    stream = writer.build_stream()
    assert stream.vocabulary == ["boats", "fell", "rain", "sank"]
    assert stream.words.tolist() == [2, 1, -1, 0, 3, -1]
    assert stream.sentences.tolist() == [0, 2, 3, 4]


def loops(articles: list[list[list[str]]], term: str) -> list[int]:
    """Return how often each article holds a word or a phrase."""
    words = tuple(term.split())
    return [
        sum(
            tuple(stretch[at : at + len(words)]) == words
            for stretch in stretches
            for at in range(len(stretch) - len(words) + 1)
        )
        for stretches in articles
    ]


def dense(matrix: TermMatrix, n_articles: int) -> np.ndarray:
    made = np.zeros((n_articles, len(matrix.terms)), dtype=np.int64)
    for row, (start, stop) in enumerate(pairwise(matrix.indptr)):
        assert (np.diff(matrix.ids[start:stop]) > 0).all()
        made[row, matrix.ids[start:stop]] = matrix.counts[start:stop]
    return made


@settings(deadline=None)
@given(ARTICLES)
def test_the_matrix_holds_every_count_both_ways(articles: list[list[list[str]]]) -> None:
    matrix = matrix_of(articles)
    counts = dense(matrix, len(articles))
    for number, term in enumerate(matrix.terms):
        assert counts[:, number].tolist() == loops(articles, term)
        rows = slice(matrix.post_indptr[number], matrix.post_indptr[number + 1])
        assert matrix.post_rows[rows].tolist() == np.flatnonzero(counts[:, number]).tolist()
        assert matrix.post_counts[rows].tolist() == [n for n in counts[:, number].tolist() if n]
    assert matrix.n_occurrences.tolist() == counts.sum(axis=0).tolist()
    assert matrix.n_articles.tolist() == (counts > 0).sum(axis=0).tolist()
    words = {word for stretches in articles for stretch in stretches for word in stretch}
    phrases = matrix.terms[len(words) :]
    assert matrix.terms[: len(words)] == sorted(words)
    assert phrases == sorted(phrases)
    assert [len(phrase.split()) for phrase in phrases] == matrix.size[len(words) :].tolist()


def association(articles: list[list[list[str]]], term: str) -> float:
    """Return the least normalised mutual information of any two parts of a phrase, by loops."""
    total = sum(len(stretch) for stretches in articles for stretch in stretches)
    words = term.split()

    def share(words: list[str]) -> float:
        return sum(loops(articles, " ".join(words))) / total

    whole = share(words)
    return min(
        float(np.log(whole / (share(words[:n]) * share(words[n:]))) / -np.log(whole))
        for n in range(1, len(words))
    )


@settings(deadline=None, max_examples=40)
@given(st.lists(st.lists(st.lists(WORDS, min_size=2, max_size=5), min_size=1, max_size=2), max_size=14))
def test_a_phrase_is_what_keeps_together_in_enough_articles(articles: list[list[list[str]]]) -> None:
    matrix = matrix_of(articles)
    seen = {
        tuple(stretch[at : at + n])
        for stretches in articles
        for stretch in stretches
        for n in range(2, LONGEST + 1)
        for at in range(len(stretch) - n + 1)
    }
    associated = {
        term
        for term in map(" ".join, seen)
        if sum(n > 0 for n in loops(articles, term)) >= FEWEST_ARTICLES
        and association(articles, term) >= LEAST_ASSOCIATION - 1e-12
    }
    nested = {
        part
        for term in associated
        for part in (term.partition(" ")[2], term.rpartition(" ")[0])
        if sum(loops(articles, term)) >= NESTED_SHARE * sum(loops(articles, part))
    }
    assert {term for term in matrix.terms if " " in term} == associated - nested


def test_joseph_r_and_biden_jr_are_listed_once_in_the_longest() -> None:
    articles = [[["joseph", "r", "biden", "jr", word]] for word in "abcdef"]
    phrases = [term for term in matrix_of(articles).terms if " " in term]
    assert phrases == ["joseph r biden jr"]
    apart = [[["r", "biden", word]] for word in "abcdef"]
    assert "r biden" in matrix_of(articles + apart).terms


@settings(deadline=None)
@given(ARTICLES)
def test_a_family_is_counted_once_an_article(articles: list[list[list[str]]]) -> None:
    matrix = matrix_of(articles)
    for row, (start, stop) in enumerate(pairwise(matrix.indptr)):
        ids = matrix.ids[start:stop]
        once = Counter(matrix.family[ids[~matrix.is_repeat[start:stop]]].tolist())
        non_empty = {word for stretch in articles[row] for word in stretch}
        assert set(once.values()) <= {1}
        assert {matrix.terms[f] for f in once if f < len(matrix.terms) and " " not in matrix.terms[f]} == {
            "deal" if word == "deals" and "deal" in matrix.terms else word for word in non_empty
        }


@pytest.mark.parametrize(
    ("word", "language", "head"),
    [
        ("ministers", "en", "minister"),
        ("went", "en", "go"),
        ("talks", "en", "talk"),
        ("wahlen", "de", "wahl"),
        ("élections", "fr", "élection"),
        ("министры", "ru", "министр"),
        ("u.s.", "en", "u.s."),
        ("2017", "en", "2017"),
        ("word", "", "word"),
        ("word", "xx", "word"),
    ],
)
def test_the_head_of_a_family(word: str, language: str, head: str) -> None:
    assert find_dictionary_form(word, language) == head


def test_the_language_of_a_word_is_that_of_most_of_its_articles() -> None:
    stream = stream_of([[["die", "not"]], [["die", "wahl"]], [["die", "wahl"]]])
    matrix = build_matrix(stream, ["en", "de", "de"], np.ones(3, dtype=bool))
    assert dict(zip(matrix.terms, matrix.language, strict=True)) == {"die": "de", "not": "en", "wahl": "de"}


def test_a_phrase_knows_its_first_and_its_last_word() -> None:
    matrix = matrix_of([[["grain", "deal", "of", "may"]] for _ in range(5)])
    terms = matrix.terms
    for term, first, last in zip(terms, matrix.first, matrix.last, strict=True):
        assert (terms[first], terms[last]) == (term.split()[0], term.split()[-1])


def test_no_articles_give_an_empty_matrix() -> None:
    matrix = matrix_of([])
    assert matrix.terms == []
    assert matrix.indptr.tolist() == [0]
    assert matrix.post_indptr.tolist() == [0]


def test_a_huge_count_stops_at_the_largest_number() -> None:
    matrix = matrix_of([[["ha"] * 70_000]])
    assert matrix.counts.tolist() == [65_535]
    assert matrix.n_occurrences.tolist() == [70_000]


def test_types_are_those_of_the_store() -> None:
    matrix = matrix_of([[["air"]]])
    types = (matrix.indptr.dtype, matrix.ids.dtype, matrix.counts.dtype, matrix.post_rows.dtype)
    assert types == (np.int64, np.int32, np.uint16, np.int32)
