"""What speaks for the kind of a name: its own shape, and the words around its mentions."""

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
from dashboard.steps.tag.known_organisations import body_forms
from dashboard.text.folding import strip_accents
from dashboard.text.given_names import is_given_name

_NATIONALITY = re.compile(r"[a-z](?:ian|ean|ish|ese|can|an|i)s?$")
_LIKE_PLACE = re.compile(
    r"(?:[a-z]stan|pur|pore|abad|land|ville|burg|burgh|grad|shire|town|port|field|ford|wick|polis|nagar|sk|ia)$"
)
_LIKE_PERSON = re.compile(
    r"(?:ov|ev|ova|eva|enko|chuk|sky|skyi|ski|ez|sson|sen|yan|dze|shvili|oğlu|oglu|vic|vić|poulos|ullah)$"
)
_PARTICLE = re.compile(r"\b(?:[Bb]in|[Bb]int|[Aa]l|[Ee]l|de|da|del|van|von|der|[Aa]bu|[Aa]bd)[ -]")
_INITIAL = re.compile(r"\b[A-Z]\.? ")
_AGE = re.compile(r", (?:aged )?\d\d?,| \(\d\d\)")
_SEEN_AROUND = 26
_BEING = frozenset({"is", "was", "has", "had", "will", "would", "and", "who"})
_SMALL = frozenset({"of", "for", "and", "&", "on"})
_LONGEST_ACRONYM = 7
# The name of a smaller town is as likely a person's: the weights were fitted without them.
_LEAST_KNOWN = 10_000
_LEAST_BIG = 500_000
_LONGEST_ABBREVIATION = 4


def cues_around(text: str, start: int, end: int) -> Iterator[str]:
    """Yield what the words before and after a mention say of it."""
    before = text[max(0, start - _SEEN_AROUND) : start]
    if before.endswith((" ", "\u00a0")):
        yield from _cues_before([_bare(word) for word in before.split()[-2:]])
    elif not before or before.endswith("\n"):
        yield "begins a line"
    elif before.endswith(("“", "‘", '"')):
        yield "in quotes"
    after = text[end : end + _SEEN_AROUND]
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
        yield from _cues_after(words[0])


def _bare(word: str) -> str:
    """Return a word before a name, '' for one that ends a sentence: "minister." is none, "Gen." is an abbreviation."""
    bare = word.casefold().rstrip(".")
    return "" if word.endswith(".") and len(bare) > _LONGEST_ABBREVIATION else bare


def _cues_before(words: list[str]) -> Iterator[str]:
    word = words[-1] if words else ""
    earlier = words[0] if len(words) > 1 else ""
    if word in PERSON_CUES:
        yield "after a rank"
    elif word in IN_PLACES:
        yield "after in"
    elif word in ("from", "to", "towards"):
        yield "after according to" if (earlier, word) == ("according", "to") else "after from or to"
    elif word in ("of", "between"):
        yield "after of"
        if earlier in KINDS_OF_PLACES:
            yield "after city of"
        if earlier in HEADS_OF_ORGANISATIONS:
            yield "after head of"
    elif word == "the":
        yield "after the"
    elif word in TITLES:
        yield "after a role"
    elif word in DONE_TO_PERSONS:
        yield "after met or told"
    elif word in ("by", "with", "against", "for"):
        yield "after by or with"
    elif word[:1].islower():
        yield "after another word"


def _cues_after(following: str) -> Iterator[str]:
    word = following.casefold().rstrip(",.;")
    bare = word.removesuffix("'s").removesuffix("’s")
    if bare in AFTER_PLACES:
        yield "before a place word"
    if bare in OF_LEADERS:
        yield "before administration or family"
    elif bare in ORGANISATION_WORDS:
        yield "before an organisation word"
    if bare in OF_ORGANISATIONS:
        yield "before staff or shares"
    if word in SAYING:
        yield "before said"
    elif word in _BEING:
        yield "before is"
    elif following[0].isupper():
        yield "before a capital"
    elif following[0].islower():
        yield "before another word"


def cues_within(form: str, lower_words: Collection[str]) -> Iterator[str]:
    """Yield what a form says by itself; `lower_words` are those that the text also writes in lower case."""
    yield from _cues_of_form(form)
    if len(form.split()) == 1 and form.casefold() in lower_words:
        yield "also in lower case"


@lru_cache(maxsize=1 << 16)
def _cues_of_form(form: str) -> tuple[str, ...]:
    return tuple(_cues_of_words(form, form.split()))


def _cues_of_words(form: str, words: list[str]) -> Iterator[str]:
    yield "one word" if len(words) == 1 else "two words" if len(words) == 2 else "more words"
    if is_given_name(words[0]):
        yield "given name" if len(words) == 1 else "begins with a given name"
    yield from _cues_of_one(form) if len(words) == 1 else _cues_of_several(words)
    if form in body_forms():
        yield "known body"
    if _PARTICLE.search(form):
        yield "has a particle"
    if _INITIAL.search(form):
        yield "has an initial"
    if (sort := known_places().get(form)) is not None:
        yield f"known {sort}"
    if any(letter.isdigit() for letter in form):
        yield "has a digit"
    if any(mark in _INITIAL.sub("", form) for mark in ".,:;"):
        yield "has a stop"


def _cues_of_one(form: str) -> Iterator[str]:
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


def _cues_of_several(words: list[str]) -> Iterator[str]:
    folded = [word.casefold() for word in words]
    if folded[-1] in ORGANISATION_WORDS:
        yield "ends in an organisation word"
    if any(word in ORGANISATION_WORDS for word in folded[:-1]):
        yield "has an organisation word"
    if folded[-1] in PLACE_WORDS:
        yield "ends in a place word"
    if any(word in _SMALL for word in words):
        yield "has a small word"


@lru_cache(maxsize=1)
def big_cities() -> frozenset[str]:
    """Return the names of capitals and cities of half a million people that no person is called by."""
    lines = (DATA / "gazetteer" / "places.tsv").read_text(encoding="utf-8").splitlines()[1:]
    rows = (line.split("\t") for line in lines)
    big = (row for row in rows if int(row[7] or 0) >= _LEAST_BIG and row[4] != "division" and row[3] != "USA")
    names = {name for row in big for name in (row[0], *row[1].split(";"), strip_accents(row[0])) if name}
    return frozenset(name for name in names if not is_given_name(name))


@lru_cache(maxsize=1)
def known_places() -> dict[str, str]:
    """Return the sort of each name of the gazetteer: country, people, region, or place for the rest."""
    known: dict[str, str] = {}
    for table in ("places", "aliases", "countries"):
        lines = (DATA / "gazetteer" / f"{table}.tsv").read_text(encoding="utf-8").splitlines()
        columns = lines[0].split("\t")
        for line in lines[1:]:
            row = dict(zip(columns, line.split("\t"), strict=False))
            if 0 < int(row.get("population") or 0) < _LEAST_KNOWN:
                continue
            sort = row.get("sort", "country")
            names = [row["name"], *row.get("also", "").split(";")]
            if not row.get("country", row.get("code")) and row["name"] in known:
                # A row without a country bars a town that is another word, as Obama in Japan: it tells nothing.
                known.pop(row["name"])
                continue
            known.update(dict.fromkeys(names, sort if sort in ("country", "people", "region") else "place"))
    return known
