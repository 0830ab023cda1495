"""Text split into words: the one tokenizer of the term matrix, the index and the concordance."""

import re
import unicodedata
from collections.abc import Iterator

from dashboard.text.folding import fold_word, straighten_marks

VERSION = "tokens-2"

UNSPACED = frozenset({"ja", "km", "lo", "my", "th", "zh"})
"""Languages that are written without blanks between words."""

INDEX_TOKENIZER = "ascii tokenchars '.''-&'"
"""The FTS5 tokenizer that splits the output of `make_index_text` at blanks only."""

# A word keeps one apostrophe, hyphen or ampersand between letters; a possessive 's stays outside, so that a
# search for Russia finds Russia's. The dots of U.S. stay, and so do the marks of a number. Two letters come
# first because most words begin with them.
_WORD = (
    r"({two}{rest}(?:{joint}{letter}{rest})*+|{alpha}\.(?:{alpha}\.)++|\d++(?:[.,]\d++)++{rest}|"
    r"{letter}{rest}(?:{joint}{letter}{rest})*+{lone})(?:['’][sS](?!{letter}))?+"
)
_JOINT = r"(?:['’‘＇](?![sS](?!{letter}))|[-‐‑&\xad])"


def _combining_marks() -> str:
    """Return the combining marks (and the joiners of Persian and Hindi) as the inside of a regex class."""
    marks = [code for code in range(0x300, 0x1F000) if unicodedata.category(chr(code)) in ("Mn", "Mc")]
    runs: list[list[int]] = []
    for code in [0xAD, *marks, 0x200C, 0x200D]:
        if runs and code == runs[-1][1] + 1:
            runs[-1][1] = code
        else:
            runs.append([code, code])
    return "".join(f"\\U{first:08x}-\\U{last:08x}" for first, last in runs)


def _build_pattern(letter: str, alpha: str, rest: str, lone: str = "") -> re.Pattern[str]:
    joint = _JOINT.format(letter=letter)
    return re.compile(
        _WORD.format(letter=letter, alpha=alpha, rest=rest, two=alpha * 2, joint=joint, lone=lone)
    )


_IN_ASCII = _build_pattern("[A-Za-z0-9]", "[A-Za-z]", "[A-Za-z0-9]*+")
_IN_LATIN = _build_pattern("[A-Za-z0-9ªºÀ-ÖØ-öø-ʯ]", "[A-Za-zªºÀ-ÖØ-öø-ʯ]", "[A-Za-z0-9ªºÀ-ÖØ-öø-ʯ]*+")
_BEYOND_LATIN = re.compile("[²³¹¼½¾µʰ-\U0010ffff]")
# Han, kana, Thai, Lao, Khmer and Burmese have no blanks between words: each letter is a word of its own,
# and a search looks for a phrase of letters.
_UNSPACED = (
    "\u0e01-\u0e3a\u0e40-\u0e4e\u0e80-\u0edf\u1000-\u104f\u1780-\u17d3\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029"
    "\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\uff66-\uff9d\U00020000-\U0003ffff"
)
_LONE = f"|[{_UNSPACED}]"
_IN_LETTERS = _build_pattern(rf"[^\W_{_UNSPACED}]", rf"[^\W\d_{_UNSPACED}]", rf"[^\W_{_UNSPACED}]*+", _LONE)
# \w of Python leaves out combining marks. Without them, accents typed apart and most Indian words fall apart.
_COMBINING_MARK = re.compile(f"[{_combining_marks()}]")
_IN_MARKED = _build_pattern(
    rf"[^\W_{_UNSPACED}]",
    rf"[^\W\d_{_UNSPACED}]",
    rf"[^\W_{_UNSPACED}]*+(?:{_COMBINING_MARK.pattern}++[^\W_{_UNSPACED}]*+)*+",
    _LONE,
)


def find_word_spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each word of `text` starts and ends."""
    pattern, straight = _choose_pattern(text)
    for match in pattern.finditer(straight):
        yield match.span(1)


def words(text: str) -> list[str]:
    """Return the words of `text`, folded, in order.

    >>> words("The U.S. didn’t re-open Moscow's 1,000 files")
    ['the', 'u.s.', "didn't", 're-open', 'moscow', '1000', 'files']
    """
    pattern, straight = _choose_pattern(text)
    return [fold_word(word) for word in pattern.findall(straight)]


def make_index_text(text: str) -> str:
    """Return the folded words of `text` joined by blanks, as the full-text index is fed."""
    return " ".join(words(text))


def _choose_pattern(text: str) -> tuple[re.Pattern[str], str]:
    """Return the fastest pattern that knows all letters of a text, and the text with straight marks.

    Most articles are ASCII but for their quotation marks.
    """
    text = straighten_marks(text)
    if text.isascii():
        return _IN_ASCII, text
    if _BEYOND_LATIN.search(text) is None:
        return _IN_LATIN, text
    return (_IN_MARKED if _COMBINING_MARK.search(text) else _IN_LETTERS), text
