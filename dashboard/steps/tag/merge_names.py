"""Names of the model and names of the gazetteer -> one list."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from dashboard.schema import Kind, Name
from dashboard.steps.tag.cue_words import PERSON_CUES

Found = tuple[int, int, Kind]


def merge_names(names: Sequence[Name], found: Iterable[Found], text: str) -> list[Name]:
    """Return both, sorted and none overlapping: the model's span stays where they overlap, unless it is cut short.

    Of the very same span the gazetteer knows better: a country that the model calls an organisation or a
    person is a place, unless a rank stands before it ("Mr. Chad") or a person of the text bears it as a
    surname ("Michael Jordan").
    """
    kept = sorted(names, key=lambda name: name.start)
    starts = [name.start for name in kept]
    surnames = {text[name.start : name.end].split()[-1] for name in kept if _is_full_person(name, text)}
    added: list[Name] = []
    for start, end, kind in sorted(found):
        at = bisect_left(starts, end) - 1
        if at < 0 or kept[at].end <= start:
            if not added or added[-1].end <= start:
                added.append(Name(start, end, kind))
        elif (
            (kept[at].start, kept[at].end) == (start, end)
            and not (
                kept[at].kind is Kind.PERSON and (text[start:end] in surnames or _is_after_rank(start, text))
            )
        ) or (_is_cut_short(kept[at], start, end) and (at == 0 or kept[at - 1].end <= start)):
            kept[at] = Name(start, end, kind)
    return sorted([*kept, *added], key=lambda name: name.start)


def _is_cut_short(name: Name, start: int, end: int) -> bool:
    """Whether a land's name goes on around a span: "Nagorno" of Nagorno-Karabakh."""
    return name.kind is not Kind.PERSON and start <= name.start and name.end <= end


def _is_full_person(name: Name, text: str) -> bool:
    return name.kind is Kind.PERSON and " " in text[name.start : name.end]


def _is_after_rank(start: int, text: str) -> bool:
    before = text[max(0, start - 16) : start].split()
    return bool(before) and before[-1].rstrip(".").casefold() in PERSON_CUES
