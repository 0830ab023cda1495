"""The fullest form that one article gives for each of its names."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from dashboard.schema import Kind
from dashboard.steps.resolve.name_folding import (
    is_title,
    load_spellings,
    split_person_name,
    standard_spelling,
)


def find_fullest_forms(names: Sequence[tuple[str, Kind]]) -> list[str]:
    """Return for each name of an article its fullest form there: "Tillerson" -> "Rex Tillerson".

    A surname gets its full form only where exactly one person of the article has that surname. Initials and
    middle names stay as written. Places and organisations only lose their possessive and line breaks.
    """
    trimmed = [_trim(form, kind) for form, kind in names]
    persons = [form for form, (_, kind) in zip(trimmed, names, strict=True) if kind is Kind.PERSON]
    full_forms = _find_full_forms(persons)
    return [
        full_forms.get(form, form) if kind is Kind.PERSON else form
        for form, (_, kind) in zip(trimmed, names, strict=True)
    ]


def _trim(form: str, kind: Kind) -> str:
    words = form.split()
    if words and words[-1].endswith(("'s", "’s")):
        words[-1] = words[-1][:-2]
    if kind is Kind.PERSON:
        while len(words) > 1 and is_title(words[0].rstrip(".").casefold()):
            words.pop(0)
    return " ".join(words).strip(' ,;:"“”') or form


def _find_full_forms(forms: Iterable[str]) -> dict[str, str]:
    """Return the full form for each short form that only one person's full name ends or begins with."""
    full = {form: words for form in dict.fromkeys(forms) if len(words := split_person_name(form)) > 1}
    by_end: dict[tuple[str, ...], set[str]] = defaultdict(set)
    by_first_word: dict[str, set[str]] = defaultdict(set)
    for form, words in full.items():
        for at in range(1, len(words)):
            by_end[words[at:]].add(form)
        by_first_word[words[0]].add(form)
    full_forms = {}
    for form in dict.fromkeys(forms):
        words = split_person_name(form)
        bearers = by_end.get(words) or (by_first_word.get(words[0], set()) if len(words) == 1 else set())
        if bearers and (best := _fullest_of_one_person(bearers)):
            full_forms[form] = best
    return full_forms


def _fullest_of_one_person(forms: set[str]) -> str | None:
    """Return the fullest of several forms if all can be one person's, else None."""
    best = max(forms, key=lambda form: (len(split_person_name(form)), len(form), form))
    whole = split_person_name(best)
    surname = standard_spelling(whole[-1])
    for form in forms:
        words = split_person_name(form)
        if standard_spelling(words[-1]) != surname or not all(_is_part(word, whole) for word in words):
            return None
    return best


def _is_part(word: str, whole: Sequence[str]) -> bool:
    """Whether a word is in a name: as it is, as an initial, in another spelling or as a nick name."""
    if word in whole or (len(word) == 1 and any(other.startswith(word) for other in whole)):
        return True
    nicks = load_spellings()[1]
    spelling = standard_spelling(word)
    forms = {spelling, *nicks.get(word, ())}
    return any(standard_spelling(other) in forms or spelling in nicks.get(other, ()) for other in whole)
