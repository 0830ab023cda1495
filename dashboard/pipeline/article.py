"""One article, put together from its parsed text and what the steps find in it."""

from dataclasses import dataclass

from dashboard.pipeline.decisions_in_force import DecisionsInForce
from dashboard.pipeline.text_annotations import Annotations
from dashboard.schema import Event, Kind, Part, Place, Published, Time
from dashboard.steps.claims import Claim, find_claims
from dashboard.steps.events import Named, find_events
from dashboard.steps.mentions import Mention, find_mentions
from dashboard.steps.metadata import Metadata, find_facts, find_published
from dashboard.steps.origins import Origin
from dashboard.steps.place import Gazetteer
from dashboard.steps.times import anchor_times, covering
from dashboard.store.texts import Doc
from dashboard.text.parsed_text import ParsedText
from dashboard.text.part_sentences import part_at, tells


@dataclass(frozen=True, slots=True)
class Article:
    """All that is known of one article before the corpus is."""

    doc: Doc
    text: ParsedText
    facts: Metadata
    published: Published
    mentions: tuple[Mention, ...]
    places: dict[tuple[Kind, str], Place]
    times: tuple[Time, ...]
    events: tuple[Event, ...]
    claims: tuple[Claim, ...]
    origins: tuple[Origin, ...]
    signature: bytes


def put_together(
    doc: Doc,
    text: ParsedText,
    annotations: Annotations,
    gazetteer: Gazetteer,
    decisions: DecisionsInForce,
) -> Article:
    """Return the article; this reads tables only, so that a changed rule costs little.

    Its day of publication stays what the evidence gives, so that a decision can be undone without a build.
    Relative times ("yesterday") count from the decided day.
    """
    published = find_published(text.text, text.parts, doc.fields, doc.file)
    anchor = decisions.anchor_of(doc.key, published)
    mentions, places = find_mentions(text, annotations.names, annotations.known, gazetteer)
    anchored = anchor_times(text.text, annotations.times, anchor.best)
    times = tuple(time for time in anchored if tells(part_at(text.parts, time.start)))
    named = [Named(m.start, m.end, m.kind, m.form, m.country) for m in mentions]
    dateline = next((m.country for m in mentions if m.part is Part.DATELINE and m.country), "")
    events = find_events(
        text.text, text.sentences, named, times, covering(times, text.text), anchor, dateline
    )
    return Article(
        doc=doc,
        text=text,
        facts=find_facts(doc.record, text.parts, text.language),
        published=published,
        mentions=mentions,
        places=places,
        times=times,
        events=tuple(events),
        claims=find_claims(annotations.figures, text, mentions, times),
        origins=tuple(annotations.origins),
        signature=annotations.signature,
    )
