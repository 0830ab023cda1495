"""The other mentions in a document of the names that the model found, by whole words."""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from dashboard.steps.tag.cue_words import NO_NAMES, NO_ORGANISATIONS, ORGANISATION_WORDS, PLACE_WORDS, TITLES
from dashboard.steps.tag.known_organisations import load_unique_body_forms
from dashboard.steps.tag.trim_spans import Label, LabelledSpan

PossibleName = tuple[int, int, Label | None]
"""Start, end and label of what may be a name; the label is None for an acronym that the model never found."""

_WORD = re.compile(r"\w+")
_SUFFIX = re.compile(r",? (?:Jr\.?|Sr\.?|I{2,3}|IV)$")
_CAPITALS_BEFORE = re.compile(r"\b[A-Z]{2,}[:,]? $")
_CAPITALS_AFTER = re.compile(r"[:,]? [A-Z]{2,}\b")
# A form of one word is added elsewhere if the model found at least this share of its mentions.
_MODEL_SHARE = 0.25
_NEVER_ALONE = NO_NAMES | TITLES | ORGANISATION_WORDS | PLACE_WORDS
_SHORTEST_ACRONYM, _LONGEST_ACRONYM = 3, 7
_FEWEST_ACRONYMS = 2


def add_repeated_mentions(
    text: str, spans: Sequence[LabelledSpan], closed: Sequence[tuple[int, int]]
) -> list[PossibleName]:
    """Return the spans and the mentions that the model missed, in order, without overlaps.

    Nothing is added in the stretches of `closed`.
    """
    labels = _collect_labels(text, spans)
    sought = _list_forms_to_seek(labels)
    bodies = _find_bodies(text)
    sought.update({form: sought.get(form, Label.ORGANISATION) for form in bodies})
    taken = _TakenStretches([*((start, end) for start, end, _ in spans), *closed])
    missed: dict[str, list[int]] = defaultdict(list)
    for start, form in _find_forms(text, sought, taken):
        missed[form].append(start)
    extra: list[PossibleName] = []
    for form, starts in missed.items():
        n_by_model = labels[form].total() if form in labels else 0
        label = None if form in sought else Label.ORGANISATION
        if form in bodies or _is_added(form, sought.get(form), n_by_model, len(starts)):
            extra += [(start, start + len(form), label) for start in starts]
    return sorted([*spans, *extra], key=lambda mention: mention[:2])


def _find_bodies(text: str) -> set[str]:
    """Return the listed bodies that a text contains; only those whose first word it has are searched."""
    sought = load_unique_body_forms()
    firsts = sought.keys() & set(_WORD.findall(text))
    return {form for first in firsts for form in sought[first] if form in text}


def _is_added(form: str, label: Label | None, n_by_model: int, n_missed: int) -> bool:
    """Whether mentions that the model missed are added; an acronym that it never found has no label."""
    if label is None or (label is Label.ORGANISATION and _is_acronym(form)):
        return n_by_model + n_missed >= _FEWEST_ACRONYMS
    return " " in form or label is Label.PERSON or n_by_model >= _MODEL_SHARE * (n_by_model + n_missed)


def _collect_labels(text: str, spans: Iterable[LabelledSpan]) -> dict[str, Counter[Label]]:
    labels: dict[str, Counter[Label]] = defaultdict(Counter)
    for start, end, label in spans:
        labels[text[start:end]][label] += 1
    return dict(labels)


def _list_forms_to_seek(labels: Mapping[str, Counter[Label]]) -> dict[str, Label]:
    """Return the forms to look for, without peoples; a person also by the first or last word alone."""
    sought: dict[str, Label] = {}
    for form, counted in labels.items():
        label = counted.most_common(1)[0][0]
        if label in (Label.OTHER, Label.PEOPLE):
            continue
        sought.setdefault(form, label)
        words = drop_suffix(form).split()
        if label is Label.PERSON and len(words) > 1:
            alone = [words[-1], *(words[:1] if len(words) < 4 else [])]
            sought.update({word: sought.get(word, label) for word in alone if _can_stand_alone(word)})
    return sought


def drop_suffix(form: str) -> str:
    """Return a person's name without the "Jr." after it."""
    return _SUFFIX.sub("", form)


def _can_stand_alone(word: str) -> bool:
    return len(word) > 1 and word.isalpha() and word[0].isupper() and word.casefold() not in _NEVER_ALONE


class _TakenStretches:
    """Stretches of a text that no added mention may touch."""

    def __init__(self, stretches: Iterable[tuple[int, int]]) -> None:
        self._stretches = sorted(stretches)
        self._starts = [start for start, _ in self._stretches]

    def touches(self, start: int, end: int) -> bool:
        at = bisect_right(self._starts, end - 1) - 1
        return at >= 0 and self._stretches[at][1] > start


def _find_forms(text: str, sought: Mapping[str, Label], taken: _TakenStretches) -> Iterable[tuple[int, str]]:
    """Yield where the forms, and any acronyms, stand as whole words; the longest form at each place."""
    by_first: dict[str, list[str]] = defaultdict(list)
    for form in sorted(sought, key=len, reverse=True):
        if first := _WORD.match(form):
            by_first[first.group()].append(form)
    end = 0
    for match in _WORD.finditer(text):
        word = match.group()
        if word not in by_first and not word.isupper():
            continue
        start = match.start()
        name = _find_form_at(text, start, word, by_first)
        if name and start >= end and not taken.touches(start, start + len(name)):
            yield start, name
            end = start + len(name)


def _find_form_at(text: str, start: int, word: str, by_first: Mapping[str, Sequence[str]]) -> str | None:
    if word not in by_first:
        return word if _is_acronym(word) and not _is_in_heading(text, start, start + len(word)) else None
    if start and text[start - 1] in "-.@/":
        return None
    return next(
        (
            form
            for form in by_first[word]
            if text.startswith(form, start) and _ends_word(text, start + len(form))
        ),
        None,
    )


def _ends_word(text: str, end: int) -> bool:
    return end == len(text) or not (text[end].isalnum() or text[end] in "-_")


def _is_acronym(word: str) -> bool:
    return (
        word.isupper()
        and word.isalpha()
        and _SHORTEST_ACRONYM <= len(word) <= _LONGEST_ACRONYM
        and word not in NO_ORGANISATIONS
    )


def _is_in_heading(text: str, start: int, end: int) -> bool:
    """Whether a word in capitals has another next to it, as in a heading, where capitals mean nothing."""
    return _CAPITALS_BEFORE.search(text, max(0, start - 20), start) is not None or (
        _CAPITALS_AFTER.match(text, end) is not None
    )
