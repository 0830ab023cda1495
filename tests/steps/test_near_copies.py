"""Copies and near-copies are one story."""

import random
from zlib import crc32

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.steps.near_copies import compute_signature, group_copies

LONG = [f"word{number}" for number in range(120)]
SHORT = LONG[:49]


def changed(words: list[str], every: int) -> list[str]:
    """Return the words with each so-manieth replaced."""
    return [f"new{at}" if at % every == 0 else word for at, word in enumerate(words, start=1)]


def find_stories(texts: list[tuple[str, list[str]]]) -> dict[str, int]:
    """Return the story of each key, given with the words of its text."""
    words = dict(texts)
    signatures = {key: compute_signature(text) for key, text in words.items()}
    return group_copies(signatures, words.__getitem__)


def are_one(one: list[str], other: list[str]) -> bool:
    stories = find_stories([("a", one), ("b", other)])
    return stories["a"] == stories["b"]


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        (LONG, LONG, True),
        (LONG, [*LONG[:60], "typo", *LONG[61:]], True),
        (LONG, [*LONG, "more", "follows", "here"], True),
        (LONG, changed(LONG, 30), True),
        (LONG, changed(LONG, 20), False),
        (LONG, LONG[::-1], False),
        (LONG, LONG[:60], True),
        (LONG, LONG[-60:], True),
        ([*LONG, *(f"box{n}" for n in range(260))], LONG, False),
        (LONG, [*LONG, *(f"update{n}" for n in range(60))], True),
        (LONG, [*changed(LONG, 40), *(f"update{n}" for n in range(60))], True),
        (LONG, [*changed(LONG, 15), *(f"update{n}" for n in range(60))], False),
        (SHORT, SHORT, True),
        (SHORT, [*SHORT[:-1], "typo"], False),
        ([], [], False),
        (["one"], ["one"], True),
    ],
)
def test_near_copies_are_one_story(one: list[str], other: list[str], together: bool) -> None:
    assert are_one(one, other) is together


def jaccard(one: list[str], other: list[str]) -> float:
    runs = [{tuple(words[at : at + 5]) for at in range(len(words) - 4)} for words in (one, other)]
    return len(runs[0] & runs[1]) / len(runs[0] | runs[1])


@given(st.lists(st.integers(min_value=0, max_value=119), max_size=8))
@settings(deadline=None)
def test_of_texts_of_one_length_the_line_is_four_fifths_of_the_runs_of_either(at: list[int]) -> None:
    other = ["typo" if number in at else word for number, word in enumerate(LONG)]
    assert are_one(LONG, other) is (jaccard(LONG, other) >= 0.8 / 1.2)


def test_copies_of_copies_are_connected() -> None:
    second = [*LONG[20:], *(f"tail{number}" for number in range(20))]
    third = [*second[20:], *(f"end{number}" for number in range(20))]
    assert not are_one(LONG, third)
    assert len(set(find_stories([("a", LONG), ("b", third), ("c", second)]).values())) == 1


def test_stories_are_numbered_by_their_smallest_key() -> None:
    texts = [("d", LONG), ("a", SHORT), ("c", SHORT), ("b", LONG[::-1])]
    assert find_stories(texts) == {"a": 0, "b": 1, "c": 0, "d": 2}


@given(st.randoms(use_true_random=False))
@settings(max_examples=20, deadline=None)
def test_the_order_of_articles_does_not_matter(chance: random.Random) -> None:
    texts = [(f"k{n}", changed(LONG, 3 + n % 9) if n % 3 else LONG) for n in range(12)]
    assert find_stories(chance.sample(texts, len(texts))) == find_stories(texts)


def test_words_are_asked_only_of_likely_copies() -> None:
    texts = {"a": LONG, "b": LONG, "c": [*LONG[:-1], "typo"], "d": LONG[::-1], "e": SHORT}
    compared: set[str] = set()

    def words_of(key: str) -> list[str]:
        compared.add(key)
        return texts[key]

    group_copies({key: compute_signature(words) for key, words in texts.items()}, words_of)
    assert compared == {"a", "c"}


def test_a_signature_is_the_same_on_every_machine() -> None:
    assert crc32(compute_signature(LONG)) == 1739028736
    assert len(compute_signature(SHORT)) == 16
    assert compute_signature([]) == b""
