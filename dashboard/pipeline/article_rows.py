"""One article after the other -> rows of the tables, numbered as they come."""

import json
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.pipeline.article import Article
from dashboard.schema import LARGEST_NUMBER, OPEN_BOUND, Event, Kind, Part, Place, day_to_number
from dashboard.steps.events import MEETING_KINDS
from dashboard.steps.mentions import count_countries
from dashboard.steps.read import COLUMN_NAMES, READER_NOTES
from dashboard.steps.terms import WordStreamWriter
from dashboard.store.table_schemas import TableRows
from dashboard.text.tokens import UNSPACED, words

if TYPE_CHECKING:
    from dashboard.steps.resolve import NameKey

_TABLES = (
    *("articles", "fields", "parts", "sentences", "mentions", "countries", "times"),
    *("events", "event_names", "event_countries", "figures", "origins"),
)
# Fields that do not become a filter of their own. A section does, like any column of the analyst's own.
_NO_FILTERS = {*COLUMN_NAMES, *READER_NOTES} - {"section"}
_COUNTS = ("n_title", "n_standfirst", "n_lead", "n_body", "n_dateline", "n_label", "n_people", "n_other")


@dataclass(frozen=True, slots=True)
class EventContent:
    """What events are clustered by: persons (numbers of names), countries and words."""

    event: int
    persons: tuple[int, ...]
    countries: tuple[str, ...]
    words: str


@dataclass(frozen=True, slots=True)
class _Offsets:
    """The row of an article, and the rows at which its sentences, mentions and events begin."""

    article: int
    sentence: int
    mention: int
    event: int


class ArticleRows:
    """Takes articles one by one and keeps their rows, and what only the whole corpus can judge."""

    def __init__(self) -> None:
        self.tables = {name: TableRows(name) for name in _TABLES}
        self.names: dict[NameKey, int] = {}
        self.places: dict[NameKey, Place] = {}
        self.event_contents: list[EventContent] = []
        self.stream = WordStreamWriter()
        self.languages: list[str] = []
        self.signatures: dict[str, bytes] = {}
        self.unconfirmed: list[bool] = []
        """Whether nothing but one piece of evidence gives the day of publication of each article."""

    def add(self, article: Article) -> None:
        """Add an article's rows."""
        first = _Offsets(
            *(len(self.tables[name]) for name in ("articles", "sentences", "mentions", "events"))
        )
        self.signatures[article.doc.key] = article.signature
        self.languages.append(article.facts.language)
        self.unconfirmed.append(not article.published.confirmed and not article.published.inferred)
        self._add_article(article)
        self._add_spans(first, article)
        for name in sorted(set(article.doc.fields) - _NO_FILTERS):
            self.tables["fields"].add(article=first.article, name=name, value=article.doc.fields[name])
        names = self._add_mentions(first, article)
        for country, counts in count_countries(article.mentions).items():
            by_part = dict(zip(_COUNTS, counts, strict=True))
            self.tables["countries"].add(article=first.article, country=country, **by_part)
        self._add_times(first, article)
        self._add_events(first, article, names)
        self._add_figures(first, article)

    def _add_article(self, article: Article) -> None:
        doc, facts, day = article.doc, article.facts, article.published
        n_words = self.stream.add(article.text.words)
        title_start, title_end = _first_span(article, Part.TITLE)
        standfirst_start, standfirst_end = _first_span(article, Part.STANDFIRST)
        self.tables["articles"].add(
            key=doc.key,
            doc=doc.doc,
            file=doc.file,
            title=facts.title,
            title_start=title_start,
            title_end=title_end,
            standfirst_start=standfirst_start,
            standfirst_end=standfirst_end,
            author=facts.author,
            publisher=facts.publisher,
            url=facts.url,
            retrieved=facts.retrieved,
            language=facts.language,
            published=day_to_number(day.best),
            published_first=day_to_number(day.first),
            published_last=day_to_number(day.last),
            published_precision=day.precision.value,
            published_from=day.source,
            confidence=day.confidence,
            inferred=day.inferred,
            flags=";".join(day.flags),
            sources=json.dumps(_sources(article), ensure_ascii=False, sort_keys=True),
            # Where no blank parts words, letters were numbered, and words are not counted.
            n_words=0 if facts.language in UNSPACED else n_words,
            story=0,
            added=doc.build,
        )

    def _add_spans(self, first: _Offsets, article: Article) -> None:
        for span in article.text.sentences:
            self.tables["sentences"].add(
                article=first.article, start=span.start, end=span.end, part=int(span.part)
            )
        for span in article.text.parts:
            if span.part not in (Part.LEAD, Part.BODY):
                self.tables["parts"].add(
                    article=first.article, start=span.start, end=span.end, part=int(span.part)
                )
        for origin in article.origins:
            self.tables["origins"].add(
                article=first.article, start=origin.start, end=origin.end, origin=origin.name, how=origin.how
            )

    def _add_mentions(self, first: _Offsets, article: Article) -> list[int]:
        """Add the mentions and return the number of the name that each one is of."""
        numbers = []
        for mention in article.mentions:
            key = (mention.kind, mention.form, mention.country)
            number = self.names.setdefault(key, len(self.names))
            numbers.append(number)
            self.tables["mentions"].add(
                article=first.article,
                sentence=_shifted(first.sentence, mention.sentence),
                part=int(mention.part),
                start=mention.start,
                end=mention.end,
                kind=mention.kind.value,
                name=number,
            )
            if place := article.places.get(key[:2]):
                self.places.setdefault(key, place)
        return numbers

    def _add_times(self, first: _Offsets, article: Article) -> None:
        sentences = article.text.sentences
        starts = [span.start for span in sentences]
        for time in article.times:
            sentence = bisect_right(starts, time.start) - 1
            inside = sentence >= 0 and time.start < sentences[sentence].end
            self.tables["times"].add(
                article=first.article,
                sentence=first.sentence + sentence if inside else -1,
                start=time.start,
                end=time.end,
                type=time.type,
                value=time.value,
                first_day=day_to_number(time.first_day),
                last_day=day_to_number(time.last_day),
                precision=time.precision.value,
                anchor=time.anchor,
                rule=time.rule,
            )

    def _add_events(self, first: _Offsets, article: Article, names: Sequence[int]) -> None:
        sentences = {span.start: number for number, span in enumerate(article.text.sentences)}
        for number, event in enumerate(article.events, start=first.event):
            self.tables["events"].add(
                article=first.article,
                sentence=first.sentence + sentences[event.start],
                start=event.start,
                end=event.end,
                first_day=day_to_number(event.first_day),
                last_day=day_to_number(event.last_day),
                precision=event.precision.value,
                day_from=event.day_from,
                kind=event.kind,
                sub_kind=event.sub_kind,
                mode=event.mode.value,
                status=event.status.value,
                superseded_by=_shifted(first.event, event.superseded_by),
                cluster=0,
            )
            self._link_event(number, event, names)
            self.event_contents.append(_content_of(number, event, article, names))

    def _link_event(self, number: int, event: Event, names: Sequence[int]) -> None:
        linked: set[int] = set()
        roles = {"actor": event.actors, "participant": event.participants, "named": event.named}
        for role, mentions in roles.items():
            for name in dict.fromkeys(names[mention] for mention in mentions):
                if name not in linked:
                    self.tables["event_names"].add(event=number, name=name, role=role)
                    linked.add(name)
        countries = dict.fromkeys(event.named_countries, "named") | dict.fromkeys(event.where, "where")
        for country, role in sorted(countries.items()):
            self.tables["event_countries"].add(event=number, country=country, role=role)

    def _add_figures(self, first: _Offsets, article: Article) -> None:
        for claim in article.claims:
            figure, time = claim.figure, claim.time
            self.tables["figures"].add(
                article=first.article,
                sentence=first.sentence + claim.sentence,
                start=figure.start,
                end=figure.end,
                kind=figure.kind,
                low=_bound(figure.low),
                high=_bound(figure.high),
                bound=figure.bound,
                what=figure.what,
                speaker=claim.speaker,
                mention=_shifted(first.mention, claim.mention),
                first_day=day_to_number(time.first_day if time else None),
                last_day=day_to_number(time.last_day if time else None),
                rule=figure.rule,
            )


def _content_of(number: int, event: Event, article: Article, names: Sequence[int]) -> EventContent:
    takes_part = (*event.actors, *event.participants)
    # Whom two who met merely speak of says nothing of which meeting it was.
    named = () if event.kind in MEETING_KINDS or event.kind == "statement" else event.named
    persons = {at for at in (*takes_part, *named) if article.mentions[at].kind is Kind.PERSON}
    return EventContent(
        number,
        tuple(names[at] for at in sorted(persons)),
        event.where or event.named_countries,
        " ".join(words(article.text.text[event.start : event.end])),
    )


def _shifted(first: int, number: int) -> int:
    """Return the row in the whole table of an article's own `number`; -1 stays "none"."""
    return first + number if number >= 0 else -1


def _bound(figure: int | None) -> int:
    return OPEN_BOUND if figure is None else min(figure, LARGEST_NUMBER)


def _sources(article: Article) -> dict[str, str]:
    """Return what each field is known from; of the day of publication all evidence, with the day it gives."""
    evidence = "; ".join(f"{source} {day}" for source, day in article.published.evidence)
    return {**article.facts.sources, **({"published": evidence} if evidence else {})}


def _first_span(article: Article, part: Part) -> tuple[int, int]:
    return next(((span.start, span.end) for span in article.text.parts if span.part is part), (-1, -1))
