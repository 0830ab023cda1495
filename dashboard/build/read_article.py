"""One article: what the steps said of its text -> its sentences, names, times, countries and events."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dashboard.build.claims import Claim, Told, claims_of
from dashboard.build.decided import Decided
from dashboard.build.say import Sayings, Seen
from dashboard.build.spans import sentence_spans, tells
from dashboard.schema import Event, Kind, Name, Part, Place, Published, Span, Time
from dashboard.steps.events import Named, find_events
from dashboard.steps.metadata import Metadata, find_facts, find_published
from dashboard.steps.origins import Origin
from dashboard.steps.place import Gazetteer, find_places, find_towns, lands_behind
from dashboard.steps.resolve import fullest_forms
from dashboard.steps.tag import merge_names
from dashboard.steps.times import Found, anchor_times, covering
from dashboard.store.texts import Doc
from dashboard.tokens import words

_PLACED = (Kind.PLACE, Kind.PEOPLE, Kind.ORGANISATION)


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


@dataclass(frozen=True, slots=True)
class Article:
    """All that is known of one article before the corpus is.

    `words` holds, sentence by sentence, whether its words follow those before it, and its words.
    """

    doc: Doc
    seen: Seen
    facts: Metadata
    published: Published
    sentences: tuple[Span, ...]
    mentions: tuple[Mention, ...]
    times: tuple[Time, ...]
    events: tuple[Event, ...]
    claims: tuple[Claim, ...]
    origins: tuple[Origin, ...]
    words: tuple[tuple[bool, list[str]], ...]
    signature: str
    places: dict[tuple[Kind, str], Place]


def read_article(doc: Doc, seen: Seen, sayings: Sayings, gazetteer: Gazetteer, decided: Decided) -> Article:
    """Return what the steps say of an article; cheap, from tables, so that a changed rule costs little.

    Its own day stays what the evidence says, so that a decision can be undone without a build; what is counted
    from a day counts from the decided one.
    """
    text, parts = seen.text, seen.parts
    facts = find_facts(doc.record, parts, seen.language)
    published = find_published(text, parts, doc.fields, doc.file)
    sentences = sentence_spans(text, parts)
    mentions, places = _mentions(seen, sentences, sayings, gazetteer)
    anchor = decided.anchor_of(doc.key, published)
    found = [Found.from_json(said) for said in sayings.of("times", seen)]
    anchored = anchor_times(text, found, anchor.best)
    times = tuple(time for time in anchored if tells(_part_at(parts, time.start)))
    named = [Named(m.start, m.end, m.kind, m.form, m.country) for m in mentions]
    dateline = next((m.country for m in mentions if m.part is Part.DATELINE and m.country), "")
    events = find_events(text, sentences, named, times, covering(times, text), anchor, dateline)
    claims = claims_of(sayings.of("figures", seen), Told(text, sentences, mentions, times))
    origins = tuple(Origin(*said) for said in sayings.of("origins", seen))
    return Article(
        doc=doc,
        seen=seen,
        facts=facts,
        published=published,
        sentences=sentences,
        mentions=mentions,
        times=times,
        events=tuple(events),
        claims=claims,
        origins=origins,
        words=tuple(_told(seen, sentences)),
        signature=str(sayings.of("words", seen)),
        places=places,
    )


def _told(seen: Seen, sentences: Sequence[Span]) -> Iterator[tuple[bool, list[str]]]:
    """Yield for each sentence whether its words follow those before it, and its words; a cut one has none."""
    cuts = [span.start for span in seen.parts if span.part.is_cut]
    at = 0
    for span in sentences:
        if span.part.is_cut:
            yield True, []
        else:
            yield (
                bisect_left(cuts, at) == bisect_left(cuts, span.start),
                words(seen.text[span.start : span.end]),
            )
            at = span.end


def _names_something(name: Name, part: Part) -> bool:
    # What else a dateline names is who filed it: "MOSCOW, April 12 (Wire Service) -".
    return part is not Part.DATELINE or name.kind is Kind.PLACE


def _part_at(parts: Sequence[Span], at: int) -> Part:
    index = bisect_right(parts, at, key=lambda span: span.start) - 1
    return parts[index].part if index >= 0 and at < parts[index].end else Part.BODY


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
        if tells(_part_at(seen.parts, start)):
            form = seen.text[start:end]
            places.setdefault((Kind.PLACE, form), place)
            both.append((Name(start, end, Kind.PLACE), form))
    both.sort(key=lambda one: one[0].start)
    return [name for name, _ in both], [form for _, form in both]


def _mentions(
    seen: Seen, sentences: Sequence[Span], sayings: Sayings, gazetteer: Gazetteer
) -> tuple[tuple[Mention, ...], dict[tuple[Kind, str], Place]]:
    text = seen.text
    tagged = [Name(start, end, Kind(kind)) for start, end, kind in sayings.of("names", seen)]
    known = [(start, end, Kind(kind)) for start, end, kind in sayings.of("known", seen)]
    told = [found for found in known if tells(_part_at(seen.parts, found[0]))]
    merged = merge_names(tagged, told, text)
    names = [name for name in merged if _names_something(name, _part_at(seen.parts, name.start))]
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
                sentences[index].part if inside else _part_at(seen.parts, name.start),
                index if inside else -1,
                form,
                place.country if place else "",
            )
        )
    return tuple(mentions), places
