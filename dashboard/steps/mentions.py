"""Find the mentions of an article: its names, each with its full form, its position and its country."""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from dashboard.schema import Kind, Name, Part, Place
from dashboard.schema.country_weights import weigh_mentions
from dashboard.steps.place import (
    Gazetteer,
    find_body_countries,
    find_containing_areas,
    find_missed_towns,
    find_places,
)
from dashboard.steps.resolve import find_fullest_forms
from dashboard.steps.tag import merge_names
from dashboard.text.parsed_text import ParsedText
from dashboard.text.parts import find_part, is_informative

_LOCATED_KINDS = (Kind.PLACE, Kind.PEOPLE, Kind.ORGANISATION)
_COUNTED_PARTS = (Part.TITLE, Part.STANDFIRST, Part.LEAD, Part.BODY, Part.DATELINE, Part.LABEL)


@dataclass(frozen=True, slots=True)
class Mention:
    """A name at `start:end`, with its part, sentence (-1 for none) and fullest form in the article."""

    start: int
    end: int
    kind: Kind
    part: Part
    sentence: int
    form: str
    country: str


def find_mentions(
    text: ParsedText, tagged: Sequence[Name], listed: Sequence[Name], gazetteer: Gazetteer
) -> tuple[tuple[Mention, ...], dict[tuple[Kind, str], Place]]:
    """Return an article's mentions in order, and the place of each name that has one.

    Args:
        text: The article's text with its parts and sentences.
        tagged: The names that the tagger finds in it.
        listed: The countries, peoples and seats of power that the gazetteer finds in it.
        gazetteer: The gazetteer.
    """
    readable = [
        (name.start, name.end, name.kind)
        for name in listed
        if is_informative(find_part(text.parts, name.start))
    ]
    merged = merge_names(tagged, readable, text.text)
    names = [name for name in merged if _is_reported(name, find_part(text.parts, name.start))]
    forms = find_fullest_forms([(text.text[name.start : name.end], name.kind) for name in names])
    keys = [(name.kind, form) for name, form in zip(names, forms, strict=True) if name.kind in _LOCATED_KINDS]
    places = find_places(keys, gazetteer, find_containing_areas(text.text, names, forms))
    names, forms = _add_towns(text, names, forms, places, gazetteer)
    mentions = [
        _build_mention(text, name, form, places.get((name.kind, form)))
        for name, form in zip(names, forms, strict=True)
    ]
    return _add_home_countries(text.text, mentions, gazetteer), places


def _build_mention(text: ParsedText, name: Name, form: str, place: Place | None) -> Mention:
    index = bisect_right(text.sentences, name.start, key=lambda span: span.start) - 1
    in_sentence = index >= 0 and name.start < text.sentences[index].end
    return Mention(
        start=name.start,
        end=name.end,
        kind=name.kind,
        part=text.sentences[index].part if in_sentence else find_part(text.parts, name.start),
        sentence=index if in_sentence else -1,
        form=form,
        country=place.country if place else "",
    )


def count_countries(mentions: Iterable[Mention]) -> dict[str, list[int]]:
    """Return how often an article names each country, in the order of `country_weights.WEIGHTS`."""
    counts: dict[str, Counter[Part | Kind]] = defaultdict(Counter)
    for mention in mentions:
        if mention.country:
            is_people = mention.kind is Kind.PEOPLE and mention.part in _COUNTED_PARTS
            counts[mention.country][Kind.PEOPLE if is_people else mention.part] += 1
    counts_by_country = {}
    for country, parts in sorted(counts.items()):
        part_counts = [parts[part] for part in (*_COUNTED_PARTS, Kind.PEOPLE)]
        if any(part_counts):
            counts_by_country[country] = [*part_counts, parts.total() - sum(part_counts)]
    return counts_by_country


def _is_reported(name: Name, part: Part) -> bool:
    # Other names in a dateline name who filed it: "MOSCOW, April 12 (Wire Service) -".
    return part is not Part.DATELINE or name.kind is Kind.PLACE


def _add_towns(
    text: ParsedText,
    names: Sequence[Name],
    forms: Sequence[str],
    places: dict[tuple[Kind, str], Place],
    gazetteer: Gazetteer,
) -> tuple[list[Name], list[str]]:
    """Return the names and forms with the towns that the tagger missed; adds their places to `places`."""
    pairs = list(zip(names, forms, strict=True))
    for start, end, place in find_missed_towns(text.text, names, places.values(), gazetteer):
        if is_informative(find_part(text.parts, start)):
            form = text.text[start:end]
            places.setdefault((Kind.PLACE, form), place)
            pairs.append((Name(start, end, Kind.PLACE), form))
    pairs.sort(key=lambda pair: pair[0].start)
    return [name for name, _ in pairs], [form for _, form in pairs]


def _add_home_countries(text: str, mentions: Sequence[Mention], gazetteer: Gazetteer) -> tuple[Mention, ...]:
    """Return the mentions; a body that many countries have gets the country in its form ("Senate (Italy)").

    This does not count as naming the country once more.
    """
    counts = count_countries(mentions)
    weights = weigh_mentions(np.array([*counts.values()], dtype=np.float64)) if counts else ()
    names = [Name(mention.start, mention.end, mention.kind) for mention in mentions]
    forms = [mention.form for mention in mentions]
    countries = [mention.country for mention in mentions]
    homes = find_body_countries(
        text, names, forms, countries, dict(zip(counts, weights, strict=True)), gazetteer
    )
    return tuple(
        replace(mention, form=f"{mention.form} ({gazetteer.countries[homes[index]].name})")
        if index in homes
        else mention
        for index, mention in enumerate(mentions)
    )
