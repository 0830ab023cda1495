"""One article, put together from its parsed text and what the steps find in it."""

from dataclasses import dataclass

from dashboard.pipeline.day_columns import DayColumns
from dashboard.pipeline.decisions_in_force import DecisionsInForce
from dashboard.pipeline.text_annotations import Annotations
from dashboard.schema import AnchoredTime, Event, Kind, Part, Place, PublicationDate
from dashboard.steps.claims import Claim, find_claims
from dashboard.steps.events import AnnotatedText, NamedEntity, find_events
from dashboard.steps.mentions import Mention, find_mentions
from dashboard.steps.metadata import Metadata, find_metadata, find_publication_day
from dashboard.steps.origins import Origin
from dashboard.steps.place import Gazetteer
from dashboard.steps.times import anchor_times, join_ranges
from dashboard.store.texts import StoredArticle
from dashboard.text.parsed_text import ParsedText
from dashboard.text.parts import find_part, is_informative


@dataclass(frozen=True, slots=True)
class Article:
    """All that is known of one article before the corpus is."""

    doc: StoredArticle
    text: ParsedText
    facts: Metadata
    published: PublicationDate
    mentions: tuple[Mention, ...]
    places: dict[tuple[Kind, str], Place]
    times: tuple[AnchoredTime, ...]
    events: tuple[Event, ...]
    claims: tuple[Claim, ...]
    origins: tuple[Origin, ...]
    signature: bytes


def assemble_article(
    doc: StoredArticle,
    text: ParsedText,
    annotations: Annotations,
    gazetteer: Gazetteer,
    decisions: DecisionsInForce,
    days: DayColumns,
) -> Article:
    """Return the article; this reads tables only, so that a changed rule costs little.

    Its day of publication stays what the evidence gives, so that a decision can be undone without a build.
    Relative times ("yesterday") count from the decided day.
    """
    published = find_publication_day(text.text, text.parts, doc.fields, doc.file, days.find_order(doc.file))
    anchor = decisions.anchor_of(doc.key, published)
    mentions, places = find_mentions(text, annotations.names, annotations.known, gazetteer)
    anchored = anchor_times(text.text, annotations.times, anchor.best)
    times = tuple(time for time in anchored if is_informative(find_part(text.parts, time.start)))
    named = [NamedEntity(m.start, m.end, m.kind, m.form, m.country) for m in mentions]
    dateline = next((m.country for m in mentions if m.part is Part.DATELINE and m.country), "")
    events = find_events(
        AnnotatedText(text.text, text.sentences, named, times, join_ranges(times, text.text)),
        anchor,
        dateline,
    )
    return Article(
        doc=doc,
        text=text,
        facts=find_metadata(doc.record, text.parts, text.language),
        published=published,
        mentions=mentions,
        places=places,
        times=times,
        events=tuple(events),
        claims=find_claims(annotations.figures, text, mentions, times),
        origins=tuple(annotations.origins),
        signature=annotations.signature,
    )
