"""Letters that an encoding lost: "Bj?rn" or "Bj��rn" for "Björn", and how a name prints then."""

import re
from collections.abc import Iterable

LOST = "?"
"""What stands for one lost letter in a folded name."""
_MARK = "\ufffd"
"""U+FFFD REPLACEMENT CHARACTER; a letter that took two bytes leaves one or two of them."""
_RUN = re.compile(f"{_MARK}+")
_OUTSIDE_ASCII = re.compile(r"[^\W\d_a-zA-Z]")
_IN_WORD = re.compile(rf"(?<=[A-Za-z])(?:\?(?=[a-z]|'s)|{_MARK}+(?=[a-z]|'s|\b))")


def filled(text: str) -> str:
    """Return a text, of the same length, with a letter for each lost one, so that its words are whole.

    >>> filled("Bj?rn asked: why?")
    'Bjérn asked: why?'
    """
    if LOST not in text and _MARK not in text:
        return text
    return _IN_WORD.sub(lambda lost: "é" * len(lost.group()), text)


def marked(form: str) -> str:
    """Return a form with one `LOST` for each letter that an encoding lost."""
    return _RUN.sub(LOST, form) if _MARK in form else form


def with_lost(forms: Iterable[str]) -> frozenset[str]:
    """Return forms with the ways in which each prints where its letters beyond ASCII are lost.

    >>> sorted(map(marked, with_lost(["RTÉ", "BBC"])))
    ['BBC', 'RT?', 'RT?', 'RT?', 'RTÉ']
    """
    whole = frozenset(forms)
    accented = [form for form in whole if _OUTSIDE_ASCII.search(form)]
    return whole.union(
        _OUTSIDE_ASCII.sub(lost, form) for form in accented for lost in (LOST, _MARK, 2 * _MARK)
    )
