"""Bodies that many countries have, as a Supreme Court or a Labour Party, and whose body an article means."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from dashboard.paths import DATA
from dashboard.schema import Kind, Name
from dashboard.steps.place.gazetteer import Gazetteer
from dashboard.steps.place.lookup import match_place
from dashboard.steps.place.place_keys import fold_place_names, trim_name

_KINDS_OF_COUNTRY = (Kind.PLACE, Kind.PEOPLE)
_SORTS_OF_COUNTRY = frozenset({"country", "people", "capital"})
# A part of a country has bodies of its own: Scottish Labour is not Labour.
_PARTS_OF_COUNTRIES = frozenset(
    """
    abkhaz abkhazian andalusian basque bavarian breton californian catalan chechen cornish corsican crimean
    english flemish galician hazara kurdish persian prussian quebecois roman scottish sicilian tasmanian texan
    tibetan transnistrian uighur uyghur venetian walloon welsh
    """.split()
)
_MOST_WORDS_OF_COUNTRY = 3
_BRACKETED = re.compile(r"(.+) \(([^()]+)\)")
_OF_COUNTRY = re.compile(r"(.+) of (?:the )?([^,]+)")
# What may stand between a country and its body ("Russia's own Foreign Ministry"), or a body and its country.
_COUNTRY_THEN_BODY = re.compile(r"(?:['’`´]s|(?<=s)['’])? ?(?:own |new |then |federal |national )?")
_BODY_THEN_COUNTRY = re.compile(r",? (?:of|in)(?: the)? ")
_SAME_COUNTRY = re.compile(
    r"\b(?:[Tt]he (?:country|nation|republic|kingdom)['’]s|[Ii]ts|[Tt]heir) (?:own |new |federal )?$"
)
_LONGEST_CUE = 30
_CLEARLY_HEAVIER = 1.25
"""The main country weighs so many times as much as the next one; otherwise the nearer one is meant."""


@dataclass(frozen=True, slots=True)
class NationalBody:
    """A body by the name that many countries give theirs; `countries` is empty where any may have one."""

    name: str
    countries: frozenset[str]
    excluded: frozenset[str]

    def may_belong_to(self, country: str) -> bool:
        """Whether a country may have one."""
        is_listed = not self.countries or country in self.countries
        return bool(country) and country not in self.excluded and is_listed


@dataclass(frozen=True, slots=True)
class _NamedCountries:
    """The names of an article in order, the country of each ('' for none), and the weight of each country."""

    text: str
    names: Sequence[Name]
    countries: Sequence[str]
    weights: Mapping[str, float]


@cache
def _load_bodies() -> Mapping[str, NationalBody]:
    bodies: dict[str, NationalBody] = {}
    for line in (DATA / "national_bodies.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        name, also, countries, _ = line.split("\t")
        codes = countries.split(";") if countries else []
        body = NationalBody(
            name,
            frozenset(code for code in codes if not code.startswith("-")),
            frozenset(code[1:] for code in codes if code.startswith("-")),
        )
        for form in filter(None, (name, *also.split(";"))):
            bodies[fold_place_names(form)] = body
    return bodies


@lru_cache(maxsize=1 << 16)
def parse_national_body(form: str, gazetteer: Gazetteer) -> tuple[NationalBody, str] | None:
    """Return the national body that a form names and the country in the form ('' for none), or None.

    "Russian Foreign Ministry" and "Ministry of Foreign Affairs of Russia" are the Foreign Ministry of RUS.
    """
    form = trim_name(form) if not form.endswith(")") else form
    if body := _load_bodies().get(fold_place_names(form)):
        return body, ""
    for name, country_form in _split_body_and_country(form):
        body = _load_bodies().get(fold_place_names(name))
        country = _find_country(country_form, gazetteer) if body else ""
        if body and body.may_belong_to(country):
            return body, country
    return None


def _split_body_and_country(form: str) -> Iterator[tuple[str, str]]:
    """Yield the ways to split a form into a body and its country."""
    for pattern in (_BRACKETED, _OF_COUNTRY):
        if match := pattern.fullmatch(form):
            yield match[1], match[2]
    words = form.split()
    for n_words in range(1, min(_MOST_WORDS_OF_COUNTRY, len(words) - 1) + 1):
        yield " ".join(words[n_words:]), " ".join(words[:n_words])


def _find_country(form: str, gazetteer: Gazetteer) -> str:
    if fold_place_names(trim_name(form)) in _PARTS_OF_COUNTRIES:
        return ""
    places = (match_place(form, kind, gazetteer).place for kind in _KINDS_OF_COUNTRY)
    return next((place.country for place in places if place and place.sort in _SORTS_OF_COUNTRY), "")


def find_body_countries(
    text: str,
    names: Sequence[Name],
    forms: Sequence[str],
    countries: Sequence[str],
    weights: Mapping[str, float],
    gazetteer: Gazetteer,
) -> dict[int, str]:
    """Return the country of each national body whose form contains none, by the number of its name.

    It is the country next to the name. Otherwise it is the one that the article gives such a body elsewhere,
    the nearest of several. Otherwise it is the main country of the article, if that may have such a body.

    Args:
        text: An article's text.
        names: Its names in order.
        forms: The form that each name goes by in the article.
        countries: The country of each, '' for none.
        weights: How much the article is about each country.
        gazetteer: The tables.
    """
    article = _NamedCountries(text, names, countries, weights)
    bodies = {
        at: parsed
        for at, (name, form) in enumerate(zip(names, forms, strict=True))
        if name.kind is Kind.ORGANISATION and (parsed := parse_national_body(form, gazetteer)) is not None
    }
    chosen = {
        at: country or _find_country_beside(article, at, body) for at, (body, country) in bodies.items()
    }
    stated = {at: country for at, country in chosen.items() if country}
    for at, (body, _) in bodies.items():
        if not chosen[at]:
            alike = [other for other in stated if bodies[other][0] is body]
            nearest = min(alike, key=lambda other: abs(other - at), default=None)
            chosen[at] = _find_main_country(article, at, body) if nearest is None else stated[nearest]
    return {at: chosen[at] for at, (_, country) in bodies.items() if chosen[at] and not country}


def _find_country_beside(article: _NamedCountries, at: int, body: NationalBody) -> str:
    """Return the country right before or after a body, or the last one before "the country's"."""
    text, names, countries = article.text, article.names, article.countries
    name = names[at]
    if (
        at
        and _COUNTRY_THEN_BODY.fullmatch(text, names[at - 1].end, name.start)
        and body.may_belong_to(countries[at - 1])
    ):
        return countries[at - 1]
    is_before = at + 1 < len(names) and _BODY_THEN_COUNTRY.fullmatch(text, name.end, names[at + 1].start)
    if is_before and body.may_belong_to(countries[at + 1]):
        return countries[at + 1]
    if at and _SAME_COUNTRY.search(text, max(0, name.start - _LONGEST_CUE), name.start):
        return next((country for country in countries[at - 1 :: -1] if body.may_belong_to(country)), "")
    return ""


def _find_main_country(article: _NamedCountries, at: int, body: NationalBody) -> str:
    """Return the main country that may have the body; of two with about the same weight, the nearer one."""
    heaviest = sorted(
        ((weight, country) for country, weight in article.weights.items() if body.may_belong_to(country)),
        reverse=True,
    )
    if not heaviest:
        return ""
    heavy = {country for weight, country in heaviest if _CLEARLY_HEAVIER * weight > heaviest[0][0]}
    mentions = (other for other, country in enumerate(article.countries) if country in heavy)
    start = article.names[at].start
    nearest = min(mentions, key=lambda other: (abs(article.names[other].start - start), other), default=None)
    return heaviest[0][1] if nearest is None else article.countries[nearest]
