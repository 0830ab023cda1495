"""Cues for the kind of a name: its own shape, and the words around its mentions."""

import re
from collections.abc import Collection, Iterator
from functools import lru_cache

from dashboard.paths import DATA
from dashboard.steps.tag.cue_words import (
    AFTER_PLACES,
    DONE_TO_PERSONS,
    HEADS_OF_ORGANISATIONS,
    IN_PLACES,
    KINDS_OF_PLACES,
    NO_ORGANISATIONS,
    OF_LEADERS,
    OF_ORGANISATIONS,
    ORGANISATION_WORDS,
    PERSON_CUES,
    PLACE_WORDS,
    SAYING,
    TITLES,
)
from dashboard.steps.tag.known_organisations import load_body_forms
from dashboard.text.folding import strip_accents
from dashboard.text.given_names import is_given_name

_NATIONALITY = re.compile(r"[a-z](?:ian|ean|ish|ese|can|an|i)s?$")
_LIKE_PLACE = re.compile(
    r"(?:[a-z]stan|pur|pore|abad|land|ville|burg|burgh|grad|shire|town|port|field|ford|wick|polis|nagar|"
    r"sk|ia)$"
)
_LIKE_PERSON = re.compile(
    r"(?:ov|ev|ova|eva|enko|chuk|sky|skyi|ski|ez|sson|sen|yan|dze|shvili|oğlu|oglu|vic|vić|poulos|ullah)$"
)
_PARTICLE = re.compile(r"\b(?:[Bb]in|[Bb]int|[Aa]l|[Ee]l|de|da|del|van|von|der|[Aa]bu|[Aa]bd)[ -]")
_INITIAL = re.compile(r"\b[A-Z]\.? ")
_AGE = re.compile(r", (?:aged )?\d\d?,| \(\d\d\)")
_CONTEXT = 26
_BEING = frozenset({"is", "was", "has", "had", "will", "would", "and", "who"})
# The cue that the word before a mention gives, by the first set that contains it.
_CUES_BEFORE = {
    "after a rank": PERSON_CUES,
    "after in": IN_PLACES,
    "after from or to": frozenset({"from", "to", "towards"}),
    "after of": frozenset({"of", "between"}),
    "after the": frozenset({"the"}),
    "after a role": TITLES,
    "after met or told": DONE_TO_PERSONS,
    "after by or with": frozenset({"by", "with", "against", "for"}),
}
_SMALL_WORDS = frozenset({"of", "for", "and", "&", "on"})
_LONGEST_ACRONYM = 7
# The name of a smaller town is as likely a person's; the weights were fitted without such towns.
_SMALLEST_TOWN = 10_000
_SMALLEST_BIG_CITY = 500_000
_LONGEST_ABBREVIATION = 4


def find_cues_around(text: str, start: int, end: int) -> Iterator[str]:
    """Yield the cues in the words before and after a mention."""
    before = text[max(0, start - _CONTEXT) : start]
    if before.endswith((" ", "\u00a0")):
        yield from _find_cues_before([_fold_word_before(word) for word in before.split()[-2:]])
    elif not before or before.endswith("\n"):
        yield "begins a line"
    elif before.endswith(("“", "‘", '"')):
        yield "in quotes"
    after = text[end : end + _CONTEXT]
    if _AGE.match(after):
        yield "before an age"
    if after.startswith(("'s", "’s")):
        yield "possessive"
    elif after.startswith(", who "):
        yield "before who"
    elif after.startswith(","):
        yield "before a comma"
    elif after.startswith("-based"):
        yield "before -based"
    elif after.startswith(" ") and (words := after.split(None, 1)):
        yield from _find_cues_after(words[0])


def _fold_word_before(word: str) -> str:
    """Return a word before a name in small letters without its dot, '' for one that ends a sentence.

    "minister." ends a sentence; "Gen." is short, and so an abbreviation.
    """
    folded = word.casefold().rstrip(".")
    return "" if word.endswith(".") and len(folded) > _LONGEST_ABBREVIATION else folded


def _find_cues_before(words: list[str]) -> Iterator[str]:
    word = words[-1] if words else ""
    earlier = words[0] if len(words) > 1 else ""
    cue = next((cue for cue, cue_words in _CUES_BEFORE.items() if word in cue_words), None)
    if (earlier, word) == ("according", "to"):
        cue = "after according to"
    elif cue is None and word[:1].islower():
        cue = "after another word"
    if cue is not None:
        yield cue
    if cue == "after of" and earlier in KINDS_OF_PLACES:
        yield "after city of"
    if cue == "after of" and earlier in HEADS_OF_ORGANISATIONS:
        yield "after head of"


def _find_cues_after(following: str) -> Iterator[str]:
    word = following.casefold().rstrip(",.;")
    singular = word.removesuffix("'s").removesuffix("’s")
    if singular in AFTER_PLACES:
        yield "before a place word"
    if singular in OF_LEADERS:
        yield "before administration or family"
    elif singular in ORGANISATION_WORDS:
        yield "before an organisation word"
    if singular in OF_ORGANISATIONS:
        yield "before staff or shares"
    if word in SAYING:
        yield "before said"
    elif word in _BEING:
        yield "before is"
    elif following[0].isupper():
        yield "before a capital"
    elif following[0].islower():
        yield "before another word"


def find_cues_in_form(form: str, lower_words: Collection[str]) -> Iterator[str]:
    """Yield the cues in a form itself; `lower_words` are the words that the text writes in lower case."""
    yield from _find_cues_of_form(form)
    if len(form.split()) == 1 and form.casefold() in lower_words:
        yield "also in lower case"


@lru_cache(maxsize=1 << 16)
def _find_cues_of_form(form: str) -> tuple[str, ...]:
    return tuple(_find_cues_of_words(form, form.split()))


def _find_cues_of_words(form: str, words: list[str]) -> Iterator[str]:
    yield "one word" if len(words) == 1 else "two words" if len(words) == 2 else "more words"
    if is_given_name(words[0]):
        yield "given name" if len(words) == 1 else "begins with a given name"
    yield from _find_cues_of_one_word(form) if len(words) == 1 else _find_cues_of_several_words(words)
    if form in load_body_forms():
        yield "known body"
    if _PARTICLE.search(form):
        yield "has a particle"
    if _INITIAL.search(form):
        yield "has an initial"
    if (sort := load_place_sorts().get(form)) is not None:
        yield f"known {sort}"
    if any(letter.isdigit() for letter in form):
        yield "has a digit"
    if any(mark in _INITIAL.sub("", form) for mark in ".,:;"):
        yield "has a stop"


def _find_cues_of_one_word(form: str) -> Iterator[str]:
    if form.isupper():
        yield "acronym" if len(form) <= _LONGEST_ACRONYM else "all capitals"
    elif any(letter.isupper() for letter in form[1:]):
        yield "capital inside"
    if _NATIONALITY.search(form):
        yield "ends like a people"
    if _LIKE_PLACE.search(form):
        yield "ends like a place"
    if _LIKE_PERSON.search(form):
        yield "ends like a person"
    if form in NO_ORGANISATIONS:
        yield "known acronym of no organisation"


def _find_cues_of_several_words(words: list[str]) -> Iterator[str]:
    folded = [word.casefold() for word in words]
    if folded[-1] in ORGANISATION_WORDS:
        yield "ends in an organisation word"
    if any(word in ORGANISATION_WORDS for word in folded[:-1]):
        yield "has an organisation word"
    if folded[-1] in PLACE_WORDS:
        yield "ends in a place word"
    if any(word in _SMALL_WORDS for word in words):
        yield "has a small word"


@lru_cache(maxsize=1)
def load_big_cities() -> frozenset[str]:
    """Return the names of capitals and of cities of half a million people that are no given names."""
    lines = (DATA / "gazetteer" / "places.tsv").read_text(encoding="utf-8").splitlines()[1:]
    rows = (line.split("\t") for line in lines)
    big = (
        row
        for row in rows
        if int(row[7] or 0) >= _SMALLEST_BIG_CITY and row[4] != "division" and row[3] != "USA"
    )
    names = {name for row in big for name in (row[0], *row[1].split(";"), strip_accents(row[0])) if name}
    return frozenset(name for name in names if not is_given_name(name))


@lru_cache(maxsize=1)
def load_place_sorts() -> dict[str, str]:
    """Return the sort of each name of the gazetteer: country, people, region, or place for the rest."""
    sorts: dict[str, str] = {}
    for table in ("places", "aliases", "countries"):
        lines = (DATA / "gazetteer" / f"{table}.tsv").read_text(encoding="utf-8").splitlines()
        columns = lines[0].split("\t")
        for line in lines[1:]:
            row = dict(zip(columns, line.split("\t"), strict=False))
            if 0 < int(row.get("population") or 0) < _SMALLEST_TOWN:
                continue
            sort = row.get("sort", "country")
            names = [row["name"], *row.get("also", "").split(";")]
            if not row.get("country", row.get("code")) and row["name"] in sorts:
                # An alias without a country marks a name that is also a town's by chance: Obama in Japan.
                sorts.pop(row["name"])
                continue
            sorts.update(dict.fromkeys(names, sort if sort in ("country", "people", "region") else "place"))
    return sorts
