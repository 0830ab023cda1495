"""Evidence for the day of publication -> the day, its confidence, and what contradicts it."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from dashboard.schema import AMBIGUOUS_DAY, DayInterval, DayOrder, Precision, PublicationDate, Span
from dashboard.steps.clean.written_days import find_numeric_day
from dashboard.steps.metadata.dates_in_fields import (
    find_address_day,
    find_draft_day,
    find_file_day,
    parse_field_day,
)
from dashboard.steps.metadata.past_days import find_past_days
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
# A file is often named after the address.
_INDEPENDENT = frozenset((METADATA, ADDRESS, STAMP, BYLINE, HEAD_LINE, DATELINE))
_CONTRADICTION_DAYS = 2
"""From how many days apart on two pieces of evidence contradict each other."""
_LATEST_PAST = dt.timedelta(days=200)
_HALF_A_WEEK = dt.timedelta(days=3)


def find_publication_day(
    text: str, parts: Sequence[Span], fields: Mapping[str, str], file: str, order: DayOrder | None = None
) -> PublicationDate:
    """Return the day of publication by the best evidence that nothing contradicts, and all the evidence.

    All days are None where there is no evidence, or none to be believed; the flags then say why. A field
    such as 03.02.2017 is evidence only in the `order` of its table.
    """
    field = parse_field_day(fields.get("published", ""), order)
    evidence = _drop_guesses(
        sorted(_gather_evidence(text, parts, fields, file, field), key=lambda item: _RANK.index(item.source))
    )
    published = _choose_day(evidence, text, parts, fields, field)
    if published.best is None and field is None and _is_ambiguous(fields.get("published", "")):
        published = replace(published, flags=(*published.flags, AMBIGUOUS_DAY))
    return replace(published, evidence=tuple((item.source, item.day) for item in evidence))


def _is_ambiguous(value: str) -> bool:
    numeric = find_numeric_day(value)
    return numeric is not None and numeric.is_ambiguous


def _choose_day(
    evidence: Sequence[Evidence],
    text: str,
    parts: Sequence[Span],
    fields: Mapping[str, str],
    field: DayInterval | None,
) -> PublicationDate:
    doubts = [*_find_days_before_past(evidence, text, parts), *_find_days_after_saving(evidence, fields)]
    flags = (*_find_disagreements(evidence), *(flag for _, flag in doubts))
    doubted = _find_sources_against_address(evidence) | {source for source, _ in doubts}
    best = next((item for item in evidence if item.source not in doubted), None)
    if best and (agreed := _find_agreed_day(best, evidence)):
        best, flags = agreed, (*flags, f"{best.source} is a day off {agreed.source}")
    if best:
        draft_day = find_draft_day(fields.get("url", ""))
        agrees = draft_day is not None and not _contradict(best.day, draft_day)
        return _make_publication_date(best, flags, agrees or _is_confirmed(best, evidence))
    if field is not None and field.precision is not Precision.DAY:
        return _make_imprecise_date(field, flags)
    return PublicationDate(flags=flags)


def _find_agreed_day(best: Evidence, evidence: Sequence[Evidence]) -> Evidence | None:
    """Return the best of several sources that agree on the day before or after `best`, which is alone.

    A stamp in universal time is a day late for half of the world's evenings.
    """
    days = Counter(item.day for item in evidence if item.source in _INDEPENDENT)
    is_alone = days[best.day] - (best.source in _INDEPENDENT) == 0
    agreed = next((item for item in evidence if item.source in _INDEPENDENT and days[item.day] >= 2), None)
    if agreed is None or not is_alone or abs((agreed.day - best.day).days) != 1:
        return None
    return agreed


def _gather_evidence(
    text: str, parts: Sequence[Span], fields: Mapping[str, str], file: str, field: DayInterval | None
) -> Iterator[Evidence]:
    if field is not None and field.precision is Precision.DAY:
        yield Evidence(METADATA, field.first, 0.99)
    if address_day := find_address_day(fields.get("url", "")):
        yield Evidence(ADDRESS, address_day, 0.97)
    if file_day := find_file_day(file):
        yield Evidence(FILE_NAME, file_day, 0.8)
    yield from find_evidence(text, parts)


def _drop_guesses(evidence: Sequence[Evidence]) -> list[Evidence]:
    """Return the evidence without guessed years, where there is a full day besides captions."""
    full_day = any(not item.year_guessed and item.source != CAPTION for item in evidence)
    return [item for item in evidence if not (full_day and item.year_guessed)]


def _find_disagreements(evidence: Sequence[Evidence]) -> Iterator[str]:
    """Yield a flag for each pair of strong sources that contradict each other."""
    strong = [item for item in evidence if item.source in (METADATA, ADDRESS, STAMP, BYLINE)]
    for number, item in enumerate(strong):
        for other in strong[number + 1 :]:
            if _contradict(item.day, other.day):
                yield f"{other.source} disagrees with {item.source}"


def _find_sources_against_address(evidence: Sequence[Evidence]) -> set[str]:
    """Return the sources that contradict the address, which is given once and seldom changed."""
    address = next((item for item in evidence if item.source == ADDRESS), None)
    if address is None:
        return set()
    return {
        item.source
        for item in evidence
        if item.source in (METADATA, STAMP, BYLINE) and _contradict(item.day, address.day)
    }


def _find_days_before_past(
    evidence: Sequence[Evidence], text: str, parts: Sequence[Span]
) -> Iterator[tuple[str, str]]:
    """Yield (source, flag) for each day that is earlier than days that the text reports as past."""
    for item in evidence:
        if item.source == CAPTION or _is_confirmed(item, evidence):
            continue
        soonest, latest = item.day + dt.timedelta(days=_CONTRADICTION_DAYS), item.day + _LATEST_PAST
        if any(soonest <= day <= latest for day in find_past_days(text, parts, item.day)):
            yield item.source, f"{item.source} lies before what the text reports as past"


def _find_days_after_saving(
    evidence: Sequence[Evidence], fields: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """Yield (source, flag) for each day that is later than the one on which the page was saved."""
    saved = parse_field_day(fields.get("retrieved", ""))
    for item in evidence if saved else ():
        if saved and item.source != FILE_NAME and (item.day - saved.last).days >= _CONTRADICTION_DAYS:
            yield item.source, f"{item.source} lies after the day the page was saved"


def _contradict(day: dt.date, other: dt.date) -> bool:
    return abs((day - other).days) >= _CONTRADICTION_DAYS


def _is_confirmed(item: Evidence, evidence: Sequence[Evidence]) -> bool:
    """Return whether other evidence gives the same day, or the day before or after."""
    return any(other is not item and not _contradict(other.day, item.day) for other in evidence)


def _make_publication_date(item: Evidence, flags: tuple[str, ...], confirmed: bool) -> PublicationDate:
    # A caption's day is its photo's: within a week of publication in two of three.
    is_caption = item.source == CAPTION
    margin = _HALF_A_WEEK if is_caption else dt.timedelta()
    return PublicationDate(
        best=item.day,
        first=item.day - margin,
        last=item.day + margin,
        precision=Precision.WEEK if is_caption else Precision.DAY,
        source=item.source,
        confidence=item.confidence,
        inferred=is_caption or item.inferred,
        flags=flags,
        confirmed=confirmed,
    )


def _make_imprecise_date(field: DayInterval, flags: tuple[str, ...]) -> PublicationDate:
    """Return a month or year from a field; its best day is its middle, and is inferred."""
    middle = field.first + (field.last - field.first) / 2
    return PublicationDate(middle, field.first, field.last, field.precision, METADATA, 0.5, True, flags)
