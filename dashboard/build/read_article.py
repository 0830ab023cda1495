"""One article: what the steps said of its text -> its sentences, names, times, countries and events."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dashboard.build.claims import Claim, Told, claims_of
from dashboard.build.decided import Decided
from dashboard.build.mentions import Mention, find_mentions
from dashboard.build.say import Sayings, Seen
from dashboard.build.spans import part_at, sentence_spans, tells
from dashboard.schema import Event, Kind, Part, Place, Published, Span, Time
from dashboard.steps.events import Named, find_events
from dashboard.steps.metadata import Metadata, find_facts, find_published
from dashboard.steps.origins import Origin
from dashboard.steps.place import Gazetteer
from dashboard.steps.times import Found, anchor_times, covering
from dashboard.store.texts import Doc
from dashboard.tokens import words


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
    mentions, places = find_mentions(seen, sentences, sayings, gazetteer)
    anchor = decided.anchor_of(doc.key, published)
    found = [Found.from_json(said) for said in sayings.of("times", seen)]
    anchored = anchor_times(text, found, anchor.best)
    times = tuple(time for time in anchored if tells(part_at(parts, time.start)))
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
