"""Neighbouring spans joined into one name, and the acronyms that a text gives after long forms."""

import re
from collections.abc import Collection, Iterable, Sequence

from dashboard.steps.tag.body_complements import join_complements
from dashboard.steps.tag.cue_words import BODY_WORDS, NO_NAMES, NO_ORGANISATIONS, ORGANISATION_WORDS, TITLES
from dashboard.steps.tag.kind_cues import load_big_cities
from dashboard.steps.tag.trim_spans import Label, LabelledSpan
from dashboard.text.given_names import is_given_name

_BRACKETED = re.compile(r"\s?\(([A-Z][A-Za-z&-]{1,9})\)")
# Without "de" and "la": in other languages these follow a name and are no part of it.
_PARTICLE = r"(?:von|van|der|den|bin|bint|ibn|al|el|zu|ter|ten)"
_NEXT_WORD = re.compile(rf"(?: {_PARTICLE})* ([A-ZÀ-ÖØ-Þ][\w’'-]*[\w])(?!\w)")

# A word or initials right before a name and not at the beginning of a sentence: "met Ada B. Sample".
_WORDS_BEFORE = re.compile(r"(?<=[a-z,] )((?:[A-Z]\.? )+|[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ]+) ?$")
_LONGEST_BEFORE = 24
_WORDS_AFTER = re.compile(r"(?: [A-ZÀ-ÖØ-Þ][\w’'-]*){1,3}")
_SUFFIX = re.compile(r",? (?:(?:Jr|Sr)\b\.?|(?:II|III|IV)\b)")
_MONTH_AFTER = re.compile(r" (?:May|March|June|August)\b(?!,? \d)")
_NO_FIRST_WORDS = TITLES | ORGANISATION_WORDS


def join_spans(text: str, spans: Iterable[LabelledSpan]) -> list[LabelledSpan]:
    """Return the spans in order, without overlaps: adjoining places as one, persons with all their words."""
    joined: list[LabelledSpan] = []
    for span in drop_overlapping_spans(spans):
        if joined and _are_one_place(text, joined[-1], span):
            span = (joined.pop()[0], span[1], Label.PLACE)
        joined.append(span)
    persons = _surnames(text[start:end] for start, end, label in joined if label is Label.PERSON)
    joined = [part for span in joined for part in _without_place(text, span, persons)]
    starts = {start for start, _, _ in joined}
    ends = {end for _, end, _ in joined}
    whole = [_with_first_word(text, _with_last_word(text, span, starts), ends) for span in joined]
    bodies = drop_overlapping_spans(_as_body(text, span, starts) for span in whole)
    return drop_overlapping_spans(join_complements(text, bodies))


def drop_overlapping_spans(spans: Iterable[LabelledSpan]) -> list[LabelledSpan]:
    """Return the spans in order, without those that begin inside another."""
    separate: list[LabelledSpan] = []
    for span in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not separate or separate[-1][1] <= span[0]:
            separate.append(span)
    return separate


def _are_one_place(text: str, one: LabelledSpan, other: LabelledSpan) -> bool:
    return one[2] is other[2] is Label.PLACE and text[one[1] : other[0]] == " "


def _with_last_word(text: str, span: LabelledSpan, starts: set[int]) -> LabelledSpan:
    """Return a person's full name with the capitalised word after it; the model cuts some names short."""
    start, end, label = span
    if label is not Label.PERSON or " " not in text[start:end]:
        return _with_month(text, span)
    following = _NEXT_WORD.match(text, end)
    if following is not None and following.start(1) not in starts:
        word = following[1].casefold()
        end = end if word in NO_NAMES or word in TITLES else following.end(1)
    suffix = _SUFFIX.match(text, end)
    return start, suffix.end() if suffix else end, label


def _surnames(persons: Iterable[str]) -> set[str]:
    """Return the last words of persons' names, without names that begin with a big city."""
    parted = (form.rpartition(" ") for form in persons)
    return {surname for first, _, surname in parted if first not in load_big_cities()}


def _without_place(text: str, span: LabelledSpan, persons: Collection[str]) -> list[LabelledSpan]:
    """Return a span as a town and a person where it contains both: "In Munich Kerry spoke"."""
    start, end, label = span
    place, _, surname = text[start:end].rpartition(" ")
    if label is not Label.PERSON or place not in load_big_cities() or surname not in persons:
        return [span]
    return [(start, start + len(place), Label.PLACE), (end - len(surname), end, label)]


def _with_month(text: str, span: LabelledSpan) -> LabelledSpan:
    """Return a given name with the month after it, which is a surname there: "Theresa May"."""
    start, end, label = span
    month = _MONTH_AFTER.match(text, end) if label is Label.PERSON else None
    if month is None or not is_given_name(text[start:end]):
        return span
    return start, month.end(), label


def _with_first_word(text: str, span: LabelledSpan, ends: set[int]) -> LabelledSpan:
    """Return a person's surname with the capitalised words or initials before it that begin the name."""
    start, end, label = span
    if label is not Label.PERSON or " " in text[start:end]:
        return span
    before = _WORDS_BEFORE.search(text, max(0, start - _LONGEST_BEFORE), start)
    if before is None or before.end(1) in ends:
        return span
    words = before[1].split()
    if any(word.rstrip(".").casefold() in _NO_FIRST_WORDS or word.casefold() in NO_NAMES for word in words):
        return span
    return before.start(1), end, label


def _as_body(text: str, span: LabelledSpan, starts: set[int]) -> LabelledSpan:
    """Return a place or people, and the words of a body after it, as one body: "Czech Senate"."""
    start, end, label = span
    if label not in (Label.PLACE, Label.PEOPLE):
        return span
    following = _WORDS_AFTER.match(text, end)
    if following is None or any(following.start() < other < following.end() for other in starts):
        return span
    words = following.group().split()
    while words and words[-1].casefold() not in BODY_WORDS:
        words.pop()
    return (start, end + len(" ".join(words)) + 1, Label.ORGANISATION) if words else span


def add_acronyms(text: str, spans: Sequence[LabelledSpan]) -> list[LabelledSpan]:
    """Return the spans and the acronyms given after them: "Free Syrian Army (FSA)"."""
    starts = {start for start, _, _ in spans}
    acronyms = [acronym for span in spans if (acronym := _acronym_after(text, span))]
    return drop_overlapping_spans([*spans, *(acronym for acronym in acronyms if acronym[0] not in starts)])


def _acronym_after(text: str, span: LabelledSpan) -> LabelledSpan | None:
    start, end, label = span
    bracket = _BRACKETED.match(text, end)
    if bracket is None or label is Label.PEOPLE or bracket[1] in NO_ORGANISATIONS:
        return None
    is_short_for = bracket[1][0] == text[start].upper() or (
        label is Label.ORGANISATION and bracket[1].isupper()
    )
    is_acronym = sum(letter.isupper() for letter in bracket[1]) > 1 and is_short_for
    return (*bracket.span(1), Label.ORGANISATION) if is_acronym else None
