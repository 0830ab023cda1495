"""Letters that an encoding lost: "Bj?rn" or "Bj��rn" for "Björn", and how a name prints then."""

import re
from collections.abc import Iterable

LOST_LETTER = "?"
"""The sign that stands for one lost letter in a folded name."""
_REPLACEMENT = "\ufffd"
"""U+FFFD REPLACEMENT CHARACTER; a letter that took two bytes leaves one or two of them."""
_REPLACEMENTS = re.compile(f"{_REPLACEMENT}+")
_BEYOND_ASCII = re.compile(r"[^\W\d_a-zA-Z]")
_LOST_IN_WORD = re.compile(rf"(?<=[A-Za-z])(?:\?(?=[a-z]|'s)|{_REPLACEMENT}+(?=[a-z]|'s|\b))")


def fill_lost_letters(text: str) -> str:
    """Return a text of the same length with an "é" for each lost letter, so that its words are whole.

    >>> fill_lost_letters("Bj?rn asked: why?")
    'Bjérn asked: why?'
    """
    if LOST_LETTER not in text and _REPLACEMENT not in text:
        return text
    return _LOST_IN_WORD.sub(lambda lost: "é" * len(lost.group()), text)


def mark_lost_letters(form: str) -> str:
    """Return a form with one `LOST_LETTER` for each letter that an encoding lost."""
    return _REPLACEMENTS.sub(LOST_LETTER, form) if _REPLACEMENT in form else form


def add_lost_letter_forms(forms: Iterable[str]) -> frozenset[str]:
    """Return forms together with the ways in which each prints where its letters beyond ASCII are lost.

    >>> sorted(map(mark_lost_letters, add_lost_letter_forms(["RTÉ", "BBC"])))
    ['BBC', 'RT?', 'RT?', 'RT?', 'RTÉ']
    """
    whole = frozenset(forms)
    accented = [form for form in whole if _BEYOND_ASCII.search(form)]
    lost_prints = (LOST_LETTER, _REPLACEMENT, 2 * _REPLACEMENT)
    return whole.union(_BEYOND_ASCII.sub(lost, form) for form in accented for lost in lost_prints)
