import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.text.folding import fold_word
from dashboard.text.tokens import INDEX_TOKENIZER, find_word_spans, make_index_text, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("Rain fell on Lyon.", ["rain", "fell", "on", "lyon"]),
        ("He left the U.S. today", ["he", "left", "the", "u.s.", "today"]),
        ("the U.S.-led talks", ["the", "u.s.", "led", "talks"]),
        ("at 9 a.m., in D.C.", ["at", "9", "a.m.", "in", "d.c."]),
        ("Rex W. Tillerson", ["rex", "w", "tillerson"]),
        ("they don’t co‑operate", ["they", "don't", "co-operate"]),
        ("Moscow’s gates and Syria's", ["moscow", "gates", "and", "syria"]),
        ("the ministers' cars", ["the", "ministers", "cars"]),
        ("O’Brien of Côte d’Ivoire", ["o'brien", "of", "côte", "d'ivoire"]),
        ("AT&T and R&D", ["at&t", "and", "r&d"]),
        ("1,000 people, 3.5 per cent", ["1000", "people", "3.5", "per", "cent"]),
        ("$1.13bn on 2017-04-07", ["1.13bn", "on", "2017-04-07"]),
        ("one—two – three…four", ["one", "two", "three", "four"]),
        ("snake_case", ["snake", "case"]),
        ("co\u00adoperate", ["cooperate"]),
        ("e\u0301tat ÉTAT", ["état", "état"]),
        ("Straße", ["strasse"]),
        ("हिन्दी में", ["हिन्दी", "में"]),
        ("北京 上海市", ["北", "京", "上", "海", "市"]),
        ("กรุงเทพ 2017", [*"กรุงเทพ", "2017"]),
        ("Rain in 東京タワー", ["rain", "in", *"東京タワー"]),
        ("МОСКВА", ["москва"]),
        ("⑴ ½ ﷺ", ["1", "1⁄2", "صلىاللهعليهوسلم"]),
        ("a -- b - c & d", ["a", "b", "c", "d"]),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_spans_cut_the_words_out_of_the_text() -> None:
    text = "“Syria’s café” in the U.S."
    assert [text[start:end] for start, end in find_word_spans(text)] == ["Syria", "café", "in", "the", "U.S."]


MIXED = st.text(alphabet=st.sampled_from("aBc .'’-&,1é\u0301ŁЖ中—½⑴ß\u00ad\n_"))


@given(st.one_of(st.text(), MIXED))
def test_words_are_the_folded_spans(text: str) -> None:
    assert words(text) == [fold_word(text[start:end]) for start, end in find_word_spans(text)]


@given(st.one_of(st.text(), MIXED))
def test_folding_twice_changes_nothing(text: str) -> None:
    for word in words(text):
        assert word
        assert fold_word(word) == word


@given(st.one_of(st.text(), MIXED))
def test_only_letters_digits_and_four_marks_reach_the_index(text: str) -> None:
    for char in make_index_text(text):
        assert not char.isascii() or char.isalnum() or char in " .'-&"


@given(st.lists(st.one_of(st.text(), MIXED), min_size=1, max_size=5))
def test_the_index_splits_at_blanks_exactly(texts: list[str]) -> None:
    index = sqlite3.connect(":memory:")
    index.execute(f'CREATE VIRTUAL TABLE words USING fts5(text, tokenize="{INDEX_TOKENIZER}")')
    index.execute("CREATE VIRTUAL TABLE held USING fts5vocab(words, instance)")
    index.executemany("INSERT INTO words(rowid, text) VALUES (?, ?)", enumerate(map(make_index_text, texts)))
    for number, text in enumerate(texts):
        rows = index.execute("SELECT term FROM held WHERE doc = ? ORDER BY offset", (number,)).fetchall()
        assert [term for (term,) in rows] == words(text)
