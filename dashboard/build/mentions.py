"""One article's names, as the steps said them -> its mentions: each with its form, its place and its country."""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from dashboard.build.say import Sayings, Seen
from dashboard.build.spans import part_at, tells
from dashboard.corpus.about import weigh
from dashboard.schema import Kind, Name, Part, Place, Span
from dashboard.steps.place import Gazetteer, find_homes, find_places, find_towns, lands_behind
from dashboard.steps.resolve import fullest_forms
from dashboard.steps.tag import merge_names

_PLACED = (Kind.PLACE, Kind.PEOPLE, Kind.ORGANISATION)
_COUNTED_PARTS = (Part.TITLE, Part.STANDFIRST, Part.LEAD, Part.BODY, Part.DATELINE, Part.LABEL)


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in its place: its part, its sentence (-1 for none), and the fullest form its article gives."""

    start: int
    end: int
    kind: Kind
    part: Part
    sentence: int
    form: str
    country: str


def find_mentions(
    seen: Seen, sentences: Sequence[Span], sayings: Sayings, gazetteer: Gazetteer
) -> tuple[tuple[Mention, ...], dict[tuple[Kind, str], Place]]:
    """Return an article's mentions in order, and the place of each name that has one."""
    text = seen.text
    tagged = [Name(start, end, Kind(kind)) for start, end, kind in sayings.of("names", seen)]
    known = [(start, end, Kind(kind)) for start, end, kind in sayings.of("known", seen)]
    told = [found for found in known if tells(part_at(seen.parts, found[0]))]
    merged = merge_names(tagged, told, text)
    names = [name for name in merged if _names_something(name, part_at(seen.parts, name.start))]
    forms = fullest_forms([(text[name.start : name.end], name.kind) for name in names])
    keys = [(name.kind, form) for name, form in zip(names, forms, strict=True) if name.kind in _PLACED]
    places = find_places(keys, gazetteer, lands_behind(text, names, forms))
    names, forms = _with_towns(seen, names, forms, places, gazetteer)
    starts = [span.start for span in sentences]
    mentions = []
    for name, form in zip(names, forms, strict=True):
        index = bisect_right(starts, name.start) - 1
        inside = index >= 0 and name.start < sentences[index].end
        place = places.get((name.kind, form))
        mentions.append(
            Mention(
                name.start,
                name.end,
                name.kind,
                sentences[index].part if inside else part_at(seen.parts, name.start),
                index if inside else -1,
                form,
                place.country if place else "",
            )
        )
    return _at_home(text, mentions, gazetteer), places


def count_countries(mentions: Iterable[Mention]) -> dict[str, list[int]]:
    """Return how often an article names each country that it tells of, in the order of `about.WEIGHTS`."""
    counts: dict[str, Counter[Part | Kind]] = defaultdict(Counter)
    for mention in mentions:
        if mention.country:
            is_people = mention.kind is Kind.PEOPLE and mention.part in _COUNTED_PARTS
            counts[mention.country][Kind.PEOPLE if is_people else mention.part] += 1
    counted = {}
    for country, parts in sorted(counts.items()):
        told = [parts[part] for part in (*_COUNTED_PARTS, Kind.PEOPLE)]
        if any(told):
            counted[country] = [*told, parts.total() - sum(told)]
    return counted


def _names_something(name: Name, part: Part) -> bool:
    # What else a dateline names is who filed it: "MOSCOW, April 12 (Wire Service) -".
    return part is not Part.DATELINE or name.kind is Kind.PLACE


def _with_towns(
    seen: Seen,
    names: Sequence[Name],
    forms: Sequence[str],
    places: dict[tuple[Kind, str], Place],
    gazetteer: Gazetteer,
) -> tuple[list[Name], list[str]]:
    """Return the names and forms with the towns that the tagger missed, whose places are added to `places`."""
    both = list(zip(names, forms, strict=True))
    for start, end, place in find_towns(seen.text, names, places.values(), gazetteer):
        if tells(part_at(seen.parts, start)):
            form = seen.text[start:end]
            places.setdefault((Kind.PLACE, form), place)
            both.append((Name(start, end, Kind.PLACE), form))
    both.sort(key=lambda one: one[0].start)
    return [name for name, _ in both], [form for _, form in both]


def _at_home(text: str, mentions: Sequence[Mention], gazetteer: Gazetteer) -> tuple[Mention, ...]:
    """Return the mentions, those of a body that many lands have in a form that tells its land: "Senate (Italy)".

    The article names that land no more often for it.
    """
    counts = count_countries(mentions)
    weights = weigh(np.array([*counts.values()], dtype=np.float64)) if counts else ()
    names = [Name(mention.start, mention.end, mention.kind) for mention in mentions]
    forms = [mention.form for mention in mentions]
    countries = [mention.country for mention in mentions]
    homes = find_homes(text, names, forms, countries, dict(zip(counts, weights, strict=True)), gazetteer)
    return tuple(
        replace(mention, form=f"{mention.form} ({gazetteer.countries[homes[at]].name})")
        if at in homes
        else mention
        for at, mention in enumerate(mentions)
    )
