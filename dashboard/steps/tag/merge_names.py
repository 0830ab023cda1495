"""One list of names from those of the model and those of the gazetteer."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from dashboard.schema import Kind, Name
from dashboard.steps.tag.cue_words import PERSON_CUES

KindSpan = tuple[int, int, Kind]
_LONGEST_RANK = 16


def merge_names(names: Sequence[Name], known: Iterable[KindSpan], text: str) -> list[Name]:
    """Return all names in order, without overlaps; where two overlap, the model's name stays.

    The gazetteer's name replaces it where the model's is only a piece of it, and where both are the same
    span: a country that the model takes for an organisation or person is a place. Such a span stays a person
    after a rank ("Mr. Chad"), and where a person of the text has it as a surname ("Michael Jordan").

    Args:
        names: The names of the model.
        known: The names of the gazetteer.
        text: The text of both.
    """
    merged = sorted(names, key=lambda name: name.start)
    starts = [name.start for name in merged]
    surnames = {text[name.start : name.end].split()[-1] for name in merged if _is_full_name(name, text)}
    added: list[Name] = []
    for start, end, kind in sorted(known):
        at = bisect_left(starts, end) - 1
        if at < 0 or merged[at].end <= start:
            if not added or added[-1].end <= start:
                added.append(Name(start, end, kind))
            continue
        name = merged[at]
        is_same = (name.start, name.end) == (start, end)
        is_piece = _is_piece_of(name, start, end) and (at == 0 or merged[at - 1].end <= start)
        if (is_same and not _is_person(name, text, surnames)) or is_piece:
            merged[at] = Name(start, end, kind)
    return sorted([*merged, *added], key=lambda name: name.start)


def _is_piece_of(name: Name, start: int, end: int) -> bool:
    """Whether a name is a piece of a longer span, as "Nagorno" of Nagorno-Karabakh."""
    return name.kind is not Kind.PERSON and start <= name.start and name.end <= end


def _is_full_name(name: Name, text: str) -> bool:
    return name.kind is Kind.PERSON and " " in text[name.start : name.end]


def _is_person(name: Name, text: str, surnames: set[str]) -> bool:
    """Whether a rank before a person's name, or a full name elsewhere in the text, confirms the person."""
    if name.kind is not Kind.PERSON:
        return False
    words_before = text[max(0, name.start - _LONGEST_RANK) : name.start].split()
    is_after_rank = bool(words_before) and words_before[-1].rstrip(".").casefold() in PERSON_CUES
    return is_after_rank or text[name.start : name.end] in surnames
