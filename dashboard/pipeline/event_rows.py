"""The events and claimed figures of an article -> rows of their tables, and what events are clustered by."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dashboard.pipeline.article import Article
from dashboard.schema import LARGEST_NUMBER, OPEN_BOUND, Event, Kind, day_to_number
from dashboard.schema.event_tables import EventCountryRow, EventNameRow, EventRow, FigureRow
from dashboard.steps.events import MEETING_KINDS
from dashboard.text.tokens import words


@dataclass(frozen=True, slots=True)
class ArticleOffsets:
    """The row of an article, and the rows at which its sentences, mentions and events begin."""

    article: int
    sentence: int
    mention: int
    event: int


@dataclass(frozen=True, slots=True)
class EventContent:
    """What events are clustered by: persons (numbers of names), countries and words."""

    event: int
    persons: tuple[int, ...]
    countries: tuple[str, ...]
    words: str


def make_event_rows(
    first: ArticleOffsets, article: Article, names: Sequence[int]
) -> Iterator[EventRow | EventNameRow | EventCountryRow]:
    """Yield the rows of an article's events, with their names and countries.

    Args:
        first: The rows at which the article begins.
        article: The article.
        names: The number of the name of each of its mentions.
    """
    sentences = {span.start: number for number, span in enumerate(article.text.sentences)}
    for number, event in enumerate(article.events, start=first.event):
        yield EventRow(
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
            superseded_by=shift(first.event, event.superseded_by),
            cluster=0,
        )
        yield from _link_event(number, event, names)


def make_figure_rows(first: ArticleOffsets, article: Article) -> Iterator[FigureRow]:
    """Yield the rows of an article's claimed figures."""
    for claim in article.claims:
        figure, time = claim.figure, claim.time
        yield FigureRow(
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
            mention=shift(first.mention, claim.mention),
            first_day=day_to_number(time.first_day if time else None),
            last_day=day_to_number(time.last_day if time else None),
            rule=figure.rule,
        )


def list_event_contents(
    first: ArticleOffsets, article: Article, names: Sequence[int]
) -> Iterator[EventContent]:
    """Yield what each event of an article is clustered by."""
    for number, event in enumerate(article.events, start=first.event):
        takes_part = (*event.actors, *event.participants)
        # Whom two who met merely speak of says nothing of which meeting it was.
        named = () if event.kind in MEETING_KINDS or event.kind == "statement" else event.named
        persons = {at for at in (*takes_part, *named) if article.mentions[at].kind is Kind.PERSON}
        yield EventContent(
            number,
            tuple(names[at] for at in sorted(persons)),
            event.where or event.named_countries,
            " ".join(words(article.text.text[event.start : event.end])),
        )


def shift(first: int, number: int) -> int:
    """Return the row in the whole table of an article's own `number`; -1 stays "none"."""
    return first + number if number >= 0 else -1


def _link_event(number: int, event: Event, names: Sequence[int]) -> Iterator[EventNameRow | EventCountryRow]:
    linked: set[int] = set()
    roles = {"actor": event.actors, "participant": event.participants, "named": event.named}
    for role, mentions in roles.items():
        for name in dict.fromkeys(names[mention] for mention in mentions):
            if name not in linked:
                yield EventNameRow(event=number, name=name, role=role)
                linked.add(name)
    countries = dict.fromkeys(event.named_countries, "named") | dict.fromkeys(event.where, "where")
    for country, role in sorted(countries.items()):
        yield EventCountryRow(event=number, country=country, role=role)


def _bound(figure: int | None) -> int:
    return OPEN_BOUND if figure is None else min(figure, LARGEST_NUMBER)
