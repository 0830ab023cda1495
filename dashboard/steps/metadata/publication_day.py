"""Evidence for the day of publication -> the day, how sure it is, and what contradicts it."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from dashboard.schema import DayInterval, Precision, PublicationDate, Span
from dashboard.steps.metadata.dates_in_fields import day_of_address, day_of_field, day_of_file, day_of_number
from dashboard.steps.metadata.past_days import days_told_as_past
from dashboard.steps.metadata.publication_evidence import (
    BYLINE,
    CAPTION,
    COMMENT,
    DATELINE,
    HEAD_LINE,
    STAMP,
    Evidence,
    find_evidence,
)

METADATA, ADDRESS, FILE_NAME = "metadata", "address", "file name"
_RANK = (METADATA, ADDRESS, STAMP, BYLINE, HEAD_LINE, DATELINE, FILE_NAME, COMMENT, CAPTION)
_APART = 2
"""From how many days on two pieces of evidence contradict each other."""
_LATEST_PAST = dt.timedelta(days=200)
_WEEK_AROUND = dt.timedelta(days=3)


def find_publication_day(
    text: str, parts: Sequence[Span], fields: Mapping[str, str], file: str
) -> PublicationDate:
    """Return the day of publication by the best evidence that nothing contradicts, and all the evidence.

    All days are None where there is no evidence, or none to be believed; the flags then say why.
    """
    found = _without_guesses(
        sorted(_gather(text, parts, fields, file), key=lambda evidence: _RANK.index(evidence.source))
    )
    weighed = _weigh(found, text, parts, fields)
    return replace(weighed, evidence=tuple((evidence.source, evidence.day) for evidence in found))


def _weigh(
    found: Sequence[Evidence], text: str, parts: Sequence[Span], fields: Mapping[str, str]
) -> PublicationDate:
    flags = tuple(_disagreements(found))
    doubted = {evidence.source for evidence in found if evidence.source in _doubtful(found)}
    for evidence in found:
        if (
            evidence.source != CAPTION
            and not _is_confirmed(evidence, found)
            and _lies_before_past(evidence, text, parts)
        ):
            doubted.add(evidence.source)
            flags += (f"{evidence.source} lies before what the text reports as past",)
    saved = day_of_field(fields.get("retrieved", ""))
    for evidence in found:
        if saved is not None and evidence.source != FILE_NAME and (evidence.day - saved.last).days >= _APART:
            doubted.add(evidence.source)
            flags += (f"{evidence.source} lies after the day the page was saved",)
    believed = [evidence for evidence in found if evidence.source not in doubted]
    if believed:
        begun = day_of_number(fields.get("url", ""))
        agrees = begun is not None and abs((believed[0].day - begun).days) < _APART
        return _published(believed[0], flags, agrees or _is_confirmed(believed[0], found))
    longer = day_of_field(fields.get("published", ""))
    if longer is not None and longer.precision is not Precision.DAY:
        return _imprecise(longer, flags)
    return PublicationDate(flags=flags)


def _gather(text: str, parts: Sequence[Span], fields: Mapping[str, str], file: str) -> Iterator[Evidence]:
    field = day_of_field(fields.get("published", ""))
    if field is not None and field.precision is Precision.DAY:
        yield Evidence(METADATA, field.first, 0.99)
    address = day_of_address(fields.get("url", ""))
    if address is not None:
        yield Evidence(ADDRESS, address, 0.97)
    name = day_of_file(file)
    if name is not None:
        yield Evidence(FILE_NAME, name, 0.8)
    yield from find_evidence(text, parts)


def _without_guesses(found: Sequence[Evidence]) -> list[Evidence]:
    """Return the evidence without a day whose year is a guess, where anything tells the day itself."""
    known = any(not evidence.year_guessed and evidence.source != CAPTION for evidence in found)
    return [evidence for evidence in found if not (known and evidence.year_guessed)]


def _disagreements(found: Sequence[Evidence]) -> Iterator[str]:
    """Yield what contradicts what among the evidence that is worth believing."""
    strong = [evidence for evidence in found if evidence.source in (METADATA, ADDRESS, STAMP, BYLINE)]
    for number, evidence in enumerate(strong):
        for other in strong[number + 1 :]:
            if abs((evidence.day - other.day).days) >= _APART:
                yield f"{other.source} disagrees with {evidence.source}"


def _doubtful(found: Sequence[Evidence]) -> set[str]:
    """Return the sources that an address speaks against: it is given once and seldom set anew."""
    address = next((evidence for evidence in found if evidence.source == ADDRESS), None)
    if address is None:
        return set()
    return {
        evidence.source
        for evidence in found
        if evidence.source in (METADATA, STAMP, BYLINE) and abs((evidence.day - address.day).days) >= _APART
    }


def _is_confirmed(evidence: Evidence, found: Sequence[Evidence]) -> bool:
    """Whether other evidence gives the same day or the one beside it."""
    return any(other is not evidence and abs((other.day - evidence.day).days) < _APART for other in found)


def _lies_before_past(evidence: Evidence, text: str, parts: Sequence[Span]) -> bool:
    soonest = evidence.day + dt.timedelta(days=_APART)
    latest = evidence.day + _LATEST_PAST
    return any(soonest <= day <= latest for day in days_told_as_past(text, parts, evidence.day))


def _published(evidence: Evidence, flags: tuple[str, ...], confirmed: bool) -> PublicationDate:
    day = evidence.day
    if evidence.source == CAPTION:
        # A caption's day is its photo's: within a week of publication in two of three.
        return PublicationDate(
            day,
            day - _WEEK_AROUND,
            day + _WEEK_AROUND,
            Precision.WEEK,
            CAPTION,
            evidence.confidence,
            True,
            flags,
            confirmed,
        )
    sure = (evidence.source, evidence.confidence, evidence.inferred)
    return PublicationDate(day, day, day, Precision.DAY, *sure, flags, confirmed)


def _imprecise(longer: DayInterval, flags: tuple[str, ...]) -> PublicationDate:
    """Return a month or year from a field; its best day is its middle, and is inferred."""
    middle = longer.first + (longer.last - longer.first) / 2
    return PublicationDate(middle, longer.first, longer.last, longer.precision, METADATA, 0.5, True, flags)
