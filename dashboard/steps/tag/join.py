"""Neighbouring spans -> one name, and the acronym that a text gives behind a long form."""

import re
from collections.abc import Iterable, Sequence

from dashboard.steps.tag.lexicon import NO_NAMES, NO_ORGANISATIONS, TITLES
from dashboard.steps.tag.trim import Label, Labelled

_BRACKETED = re.compile(r"\s?\(([A-Z][A-Za-z&-]{1,9})\)")
_NEXT_WORD = re.compile(r" ([A-ZÀ-ÖØ-Þ][\w’'-]*[\w])(?!\w)")


def join_spans(text: str, spans: Iterable[Labelled]) -> list[Labelled]:
    """Return the spans in order, none overlapping: adjoining places as one, persons with their last word."""
    joined: list[Labelled] = []
    for span in without_overlaps(spans):
        if joined and _are_one_place(text, joined[-1], span):
            span = (joined.pop()[0], span[1], Label.PLACE)
        joined.append(span)
    starts = {start for start, _, _ in joined}
    return [_with_last_word(text, span, starts) for span in joined]


def without_overlaps(spans: Iterable[Labelled]) -> list[Labelled]:
    """Return the spans in order without those that begin inside another."""
    kept: list[Labelled] = []
    for span in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not kept or kept[-1][1] <= span[0]:
            kept.append(span)
    return kept


def _are_one_place(text: str, one: Labelled, other: Labelled) -> bool:
    return one[2] is other[2] is Label.PLACE and text[one[1] : other[0]] == " "


def _with_last_word(text: str, span: Labelled, starts: set[int]) -> Labelled:
    """Return a person's full name with the capitalised word that follows: the model cuts some short."""
    start, end, label = span
    if label is not Label.PERSON or " " not in text[start:end]:
        return span
    following = _NEXT_WORD.match(text, end)
    if following is None or following.start(1) in starts:
        return span
    word = following[1].casefold()
    return span if word in NO_NAMES or word in TITLES else (start, following.end(1), label)


def add_acronyms(text: str, spans: Sequence[Labelled]) -> list[Labelled]:
    """Return the spans and the acronyms given behind them: "Free Syrian Army (FSA)"."""
    starts = {start for start, _, _ in spans}
    found = [acronym for span in spans if (acronym := _acronym_behind(text, span))]
    return without_overlaps([*spans, *(acronym for acronym in found if acronym[0] not in starts)])


def _acronym_behind(text: str, span: Labelled) -> Labelled | None:
    start, end, label = span
    bracket = _BRACKETED.match(text, end)
    if bracket is None or label is Label.PEOPLE or bracket[1] in NO_ORGANISATIONS:
        return None
    is_acronym = sum(letter.isupper() for letter in bracket[1]) > 1 and bracket[1][0] == text[start].upper()
    return (*bracket.span(1), Label.ORGANISATION) if is_acronym else None
