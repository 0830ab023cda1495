"""Spellings made alike."""

import pytest

from dashboard.text.folding import fold_word, straighten_marks, strip_accents


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Café", "Cafe"),
        ("Cafe\u0301", "Cafe"),
        ("Erdoğan", "Erdogan"),
        ("oﬃce", "office"),
        ("Łódź", "Łodz"),
        ("Москвой", "Москвои"),
    ],
)
def test_accents_are_stripped_and_case_stays(text: str, plain: str) -> None:
    assert strip_accents(text) == plain


@pytest.mark.parametrize(
    ("word", "folded"),
    [("CAFÉ", "café"), ("1,000", "1000"), ("Didn’t", "didn't"), ("Straße", "strasse"), ("ＢＢＣ", "bbc")],
)
def test_a_word_is_folded_and_keeps_its_accents(word: str, folded: str) -> None:
    assert fold_word(word) == folded


def test_straight_marks_leave_every_offset_as_it_was() -> None:
    text = "“It’s over”, she said—twice…"
    assert straighten_marks(text) == '"It\'s over", she said twice '
    assert len(straighten_marks(text)) == len(text)
