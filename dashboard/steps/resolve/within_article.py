"""One article's names -> the fullest form that the article gives each of them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from dashboard.schema import Kind
from dashboard.steps.resolve.name_folding import (
    is_title,
    load_spellings,
    split_person_name,
    standard_spelling,
)


def fullest_forms(names: Sequence[tuple[str, Kind]]) -> list[str]:
    """Return for each name of an article its fullest form there: "Tillerson" -> "Rex Tillerson".

    A surname is filled only where exactly one person of the article bears it. Initials and middle names stay
    as they are written. Places and organisations lose their possessive and line breaks only.
    """
    bare = [_bare(form, kind) for form, kind in names]
    persons = [form for form, (_, kind) in zip(bare, names, strict=True) if kind is Kind.PERSON]
    fuller = _fuller_forms(persons)
    return [
        fuller.get(form, form) if kind is Kind.PERSON else form
        for form, (_, kind) in zip(bare, names, strict=True)
    ]


def _bare(form: str, kind: Kind) -> str:
    words = form.split()
    if words and words[-1].endswith(("'s", "’s")):
        words[-1] = words[-1][:-2]
    if kind is Kind.PERSON:
        while len(words) > 1 and is_title(words[0].rstrip(".").casefold()):
            words.pop(0)
    bare = " ".join(words)
    return bare.strip(' ,;:"“”') or form


def _fuller_forms(forms: Iterable[str]) -> dict[str, str]:
    """Return for each short form the one full form that ends in it, or begins with it, where there is one."""
    full = {form: words for form in dict.fromkeys(forms) if len(words := split_person_name(form)) > 1}
    by_end: dict[tuple[str, ...], set[str]] = defaultdict(set)
    by_start: dict[str, set[str]] = defaultdict(set)
    for form, words in full.items():
        for at in range(1, len(words)):
            by_end[words[at:]].add(form)
        by_start[words[0]].add(form)
    filled = {}
    for form in dict.fromkeys(forms):
        words = split_person_name(form)
        bearers = by_end.get(words) or (by_start.get(words[0], set()) if len(words) == 1 else set())
        if bearers and (best := _one_person(bearers)):
            filled[form] = best
    return filled


def _one_person(forms: set[str]) -> str | None:
    """Return the fullest of several forms if all can mean one person, else None."""
    best = max(forms, key=lambda form: (len(split_person_name(form)), len(form), form))
    whole = split_person_name(best)
    for form in forms:
        words = split_person_name(form)
        if standard_spelling(words[-1]) != standard_spelling(whole[-1]) or not all(
            _is_part(word, whole) for word in words
        ):
            return None
    return best


def _is_part(word: str, whole: Sequence[str]) -> bool:
    """Whether a word is one of a name, an initial, another spelling or a short form of one: "Mike" of Michael."""
    if word in whole or (len(word) == 1 and any(other.startswith(word) for other in whole)):
        return True
    nicks = load_spellings()[1]
    forms = {standard_spelling(word), *nicks.get(word, ())}
    return any(
        standard_spelling(other) in forms or standard_spelling(word) in nicks.get(other, ())
        for other in whole
    )
