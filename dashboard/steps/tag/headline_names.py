"""Persons in a headline in title case, which the model does not read: the names after a rank or an office."""

import re
from collections.abc import Iterator

from simplemma import is_known

from dashboard.steps.tag.cue_words import NO_NAMES, ORGANISATION_WORDS, PERSON_CUES, PLACE_WORDS, TITLES
from dashboard.text.given_names import is_given_name

_CUE = re.compile(r"\b[A-Z][a-z]+\.? (?=[A-ZÀ-ÖØ-Þ])")
_WORD = re.compile(r" ?((?:[A-Z]\.)+|[A-ZÀ-ÖØ-Þ][\w-]*[^\W\d_])(?![^\W_])")
_NO_SURNAMES = NO_NAMES | TITLES | ORGANISATION_WORDS | PLACE_WORDS
_MOST_WORDS = 4


def find_titled_persons(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Yield the persons in `text[start:end]` that follow a rank or office, as spans of the model."""
    done = start
    for cue in _CUE.finditer(text, start, end):
        if cue.start() < done or cue.group().strip(". ").casefold() not in PERSON_CUES:
            continue
        last = at = cue.end()
        for _ in range(_MOST_WORDS):
            word = _WORD.match(text, at, end)
            if word is None:
                break
            if not _is_name_word(word[1]) and not _is_surname(text[cue.end() : at], text[word.end() : end]):
                break
            at = word.end()
            last = last if word[1].endswith(".") else at
        if last > cue.end():
            yield cue.end(), last, "PERSON"
            done = last


def _is_surname(before: str, after: str) -> bool:
    """Whether any word between these is a surname: a given name is before it, and no capital after it."""
    return is_given_name(before.strip()) and not after[:2].strip()[:1].isupper()


def _is_name_word(word: str) -> bool:
    """Whether a word in title case is a part of a name, and not a verb as in "President Signs Bill"."""
    folded = word.casefold()
    if folded in _NO_SURNAMES:
        return False
    return word.endswith(".") or is_given_name(word) or not is_known(folded, lang="en")
