"""Bodies that many lands have, as a Supreme Court or a Labour Party -> the land whose one an article means."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from dashboard.paths import DATA
from dashboard.schema import Kind, Name
from dashboard.steps.place.gazetteer import Gazetteer
from dashboard.steps.place.lookup import look_up
from dashboard.steps.place.place_keys import fold_place_names, trim_name

_OF_LANDS = (Kind.PLACE, Kind.PEOPLE)
_LANDS = frozenset({"country", "people", "capital"})
# A part of a land has bodies of its own: Scottish Labour is not Labour.
_PARTS_OF_LANDS = frozenset(
    """
    abkhaz abkhazian andalusian basque bavarian breton californian catalan chechen cornish corsican crimean english flemish
    galician hazara kurdish persian prussian quebecois roman scottish sicilian tasmanian texan tibetan transnistrian uighur
    uyghur venetian walloon welsh
    """.split()
)
_LONGEST_LAND = 3
_BRACKETED = re.compile(r"(.+) \(([^()]+)\)")
_OF_LAND = re.compile(r"(.+) of (?:the )?([^,]+)")
# What may stand between a land and its body ("Russia's own Foreign Ministry"), and between a body and its land.
_LAND_BEFORE = re.compile(r"(?:['’`´]s|(?<=s)['’])? ?(?:own |new |then |federal |national )?")
_LAND_BEHIND = re.compile(r",? (?:of|in)(?: the)? ")
_SAME_LAND = re.compile(
    r"\b(?:[Tt]he (?:country|nation|republic|kingdom)['’]s|[Ii]ts|[Tt]heir) (?:own |new |federal )?$"
)
_LONGEST_CUE = 30
_CLEARLY = 1.25
"""The country that an article is about weighs so many times as much as the next one; else the nearer one is meant."""


@dataclass(frozen=True, slots=True)
class NationalBody:
    """A body by the name that many lands give theirs; `lands` are those that have one (empty for any), `barred` have none."""

    name: str
    lands: frozenset[str]
    barred: frozenset[str]

    def is_of(self, country: str) -> bool:
        """Whether a country may have one."""
        return bool(country) and country not in self.barred and (not self.lands or country in self.lands)


@cache
def _bodies() -> Mapping[str, NationalBody]:
    bodies: dict[str, NationalBody] = {}
    for line in (DATA / "national_bodies.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        name, also, lands, _ = line.split("\t")
        codes = lands.split(";") if lands else []
        body = NationalBody(
            name,
            frozenset(code for code in codes if not code.startswith("-")),
            frozenset(code[1:] for code in codes if code.startswith("-")),
        )
        for form in filter(None, (name, *also.split(";"))):
            bodies[fold_place_names(form)] = body
    return bodies


@lru_cache(maxsize=1 << 16)
def read_body(form: str, gazetteer: Gazetteer) -> tuple[NationalBody, str] | None:
    """Return the national body that a form names and the country in it ('' for none), or None for what is none.

    "Russian Foreign Ministry" and "Ministry of Foreign Affairs of Russia" are the Foreign Ministry of RUS.
    """
    form = trim_name(form) if not form.endswith(")") else form
    if body := _bodies().get(fold_place_names(form)):
        return body, ""
    for name, land in _parted(form):
        body = _bodies().get(fold_place_names(name))
        country = _country(land, gazetteer) if body else ""
        if body and body.is_of(country):
            return body, country
    return None


def _parted(form: str) -> Iterator[tuple[str, str]]:
    """Yield the ways to read a form as a body and its land."""
    for pattern in (_BRACKETED, _OF_LAND):
        if parts := pattern.fullmatch(form):
            yield parts[1], parts[2]
    words = form.split()
    for length in range(1, min(_LONGEST_LAND, len(words) - 1) + 1):
        yield " ".join(words[length:]), " ".join(words[:length])


def _country(land: str, gazetteer: Gazetteer) -> str:
    if fold_place_names(trim_name(land)) in _PARTS_OF_LANDS:
        return ""
    places = (look_up(land, kind, gazetteer).place for kind in _OF_LANDS)
    return next((place.country for place in places if place is not None and place.sort in _LANDS), "")


def find_homes(
    text: str,
    names: Sequence[Name],
    forms: Sequence[str],
    countries: Sequence[str],
    weights: Mapping[str, float],
    gazetteer: Gazetteer,
) -> dict[int, str]:
    """Return the country whose body each organisation is that many lands have and whose form names none.

    It is the country that stands beside the name; else the one that the article gives such a body elsewhere, the
    nearest where it gives several; else the country that the article is about, if that may have one.

    Args:
        text: An article's text.
        names: Its names in order.
        forms: The form that each name goes by in the article.
        countries: The country of each, '' for none.
        weights: How much the article is about each country.
        gazetteer: The tables.
    """
    read = {
        at: found
        for at, (name, form) in enumerate(zip(names, forms, strict=True))
        if name.kind is Kind.ORGANISATION and (found := read_body(form, gazetteer)) is not None
    }
    homes = {at: country or _beside(text, names, countries, at, body) for at, (body, country) in read.items()}
    told = {at: country for at, country in homes.items() if country}
    for at, (body, _) in read.items():
        if not homes[at]:
            alike = [other for other in told if read[other][0] is body]
            nearest = min(alike, key=lambda other: abs(other - at), default=None)
            homes[at] = told[nearest] if nearest is not None else _main(names, countries, at, body, weights)
    return {at: homes[at] for at, (_, country) in read.items() if homes[at] and not country}


def _beside(text: str, names: Sequence[Name], countries: Sequence[str], at: int, body: NationalBody) -> str:
    """Return the country right before or behind a body, or the one named last before "the country's"."""
    name = names[at]
    if at and _LAND_BEFORE.fullmatch(text, names[at - 1].end, name.start) and body.is_of(countries[at - 1]):
        return countries[at - 1]
    behind = at + 1 < len(names) and _LAND_BEHIND.fullmatch(text, name.end, names[at + 1].start)
    if behind and body.is_of(countries[at + 1]):
        return countries[at + 1]
    if _SAME_LAND.search(text, max(0, name.start - _LONGEST_CUE), name.start):
        return next((country for country in countries[at - 1 :: -1] if body.is_of(country)), "") if at else ""
    return ""


def _main(
    names: Sequence[Name],
    countries: Sequence[str],
    at: int,
    body: NationalBody,
    weights: Mapping[str, float],
) -> str:
    """Return the country that an article is about and that may have the body; of two as heavy the one named nearer."""
    heaviest = sorted(((weight, land) for land, weight in weights.items() if body.is_of(land)), reverse=True)
    if not heaviest:
        return ""
    likely = {land for weight, land in heaviest if _CLEARLY * weight > heaviest[0][0]}
    near = (other for other, country in enumerate(countries) if country in likely)
    nearest = min(near, key=lambda other: (abs(names[other].start - names[at].start), other), default=None)
    return heaviest[0][1] if nearest is None else countries[nearest]
