"""One article after the other -> rows of the tables, numbered as they come."""

import json
from bisect import bisect_right
from typing import TYPE_CHECKING, Any, TypeVar

import pyarrow as pa

from dashboard.pipeline.article import Article
from dashboard.pipeline.event_rows import (
    ArticleOffsets,
    EventContent,
    list_event_contents,
    make_event_rows,
    make_figure_rows,
    shift,
)
from dashboard.schema import Part, Place, day_to_number
from dashboard.schema.country_weights import WEIGHTS
from dashboard.schema.event_tables import (
    EventCountryRow,
    EventNameRow,
    EventRow,
    FigureRow,
    OriginRow,
    TimeExpressionRow,
)
from dashboard.schema.tables import (
    RECORDS,
    ArticleRow,
    CountryRow,
    FieldRow,
    MentionRow,
    PartRow,
    SentenceRow,
)
from dashboard.steps.mentions import count_countries
from dashboard.steps.read import COLUMN_NAMES, READER_NOTES
from dashboard.steps.terms import WordStreamWriter
from dashboard.store.table_rows import TableRows
from dashboard.text.tokens import UNSPACED

if TYPE_CHECKING:
    from dashboard.steps.resolve import NameKey

# Fields that do not become a filter of their own. A section does, like any column of the analyst's own.
_NO_FILTERS = {*COLUMN_NAMES, *READER_NOTES} - {"section"}
_RECORDS: tuple[type, ...] = (
    *(ArticleRow, FieldRow, PartRow, SentenceRow, MentionRow, CountryRow, TimeExpressionRow),
    *(EventRow, EventNameRow, EventCountryRow, FigureRow, OriginRow),
)
Record = TypeVar("Record")


class ArticleRows:
    """Takes articles one by one and keeps their rows, and what only the whole corpus can judge."""

    def __init__(self) -> None:
        self._rows: dict[type, TableRows[Any]] = {record: TableRows(record) for record in _RECORDS}
        self.names: dict[NameKey, int] = {}
        self.places: dict[NameKey, Place] = {}
        self.event_contents: list[EventContent] = []
        self.stream = WordStreamWriter()
        self.languages: list[str] = []
        self.signatures: dict[str, bytes] = {}
        self.unconfirmed: list[bool] = []
        """Whether nothing but one piece of evidence gives the day of publication of each article."""

    def rows_of(self, record: type[Record]) -> TableRows[Record]:
        """Return the rows of a table, given its record type."""
        return self._rows[record]

    def tables(self) -> dict[str, pa.Table]:
        """Return the tables, by name."""
        return {name: self._rows[record].table() for name, record in RECORDS.items() if record in self._rows}

    def add(self, article: Article) -> None:
        """Add an article's rows."""
        first = ArticleOffsets(
            *(len(self.rows_of(record)) for record in (ArticleRow, SentenceRow, MentionRow, EventRow))
        )
        self.signatures[article.doc.key] = article.signature
        self.languages.append(article.facts.language)
        self.unconfirmed.append(not article.published.confirmed and not article.published.inferred)
        self._add_article(article)
        self._add_spans(first, article)
        for name in sorted(set(article.doc.fields) - _NO_FILTERS):
            self._add(FieldRow(article=first.article, name=name, value=article.doc.fields[name]))
        names = self._add_mentions(first, article)
        for country, counts in count_countries(article.mentions).items():
            self._add(
                CountryRow(
                    article=first.article,
                    country=country,
                    **dict(zip(WEIGHTS, counts, strict=True)),
                    about=False,
                )
            )
        self._add_times(first, article)
        for row in (*make_event_rows(first, article, names), *make_figure_rows(first, article)):
            self._add(row)
        self.event_contents.extend(list_event_contents(first, article, names))

    def _add(self, row: object) -> None:
        self._rows[type(row)].add(row)

    def _add_article(self, article: Article) -> None:
        doc, facts, day = article.doc, article.facts, article.published
        n_words = self.stream.add(article.text.words)
        title_start, title_end = _first_span(article, Part.TITLE)
        standfirst_start, standfirst_end = _first_span(article, Part.STANDFIRST)
        self._add(
            ArticleRow(
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
        )

    def _add_spans(self, first: ArticleOffsets, article: Article) -> None:
        for span in article.text.sentences:
            self._add(SentenceRow(article=first.article, start=span.start, end=span.end, part=int(span.part)))
        for span in article.text.parts:
            if span.part not in (Part.LEAD, Part.BODY):
                self._add(PartRow(article=first.article, start=span.start, end=span.end, part=int(span.part)))
        for origin in article.origins:
            self._add(
                OriginRow(
                    article=first.article,
                    start=origin.start,
                    end=origin.end,
                    origin=origin.name,
                    how=origin.how,
                )
            )

    def _add_mentions(self, first: ArticleOffsets, article: Article) -> list[int]:
        """Add the mentions and return the number of the name that each one is of."""
        numbers = []
        for mention in article.mentions:
            key = (mention.kind, mention.form, mention.country)
            number = self.names.setdefault(key, len(self.names))
            numbers.append(number)
            self._add(
                MentionRow(
                    article=first.article,
                    sentence=shift(first.sentence, mention.sentence),
                    part=int(mention.part),
                    start=mention.start,
                    end=mention.end,
                    kind=mention.kind.value,
                    name=number,
                )
            )
            if place := article.places.get(key[:2]):
                self.places.setdefault(key, place)
        return numbers

    def _add_times(self, first: ArticleOffsets, article: Article) -> None:
        sentences = article.text.sentences
        starts = [span.start for span in sentences]
        for time in article.times:
            sentence = bisect_right(starts, time.start) - 1
            inside = sentence >= 0 and time.start < sentences[sentence].end
            self._add(
                TimeExpressionRow(
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
            )


def _sources(article: Article) -> dict[str, str]:
    """Return what each field is known from; of the day of publication all evidence, with the day it gives."""
    evidence = "; ".join(f"{source} {day}" for source, day in article.published.evidence)
    return {**article.facts.sources, **({"published": evidence} if evidence else {})}


def _first_span(article: Article, part: Part) -> tuple[int, int]:
    return next(((span.start, span.end) for span in article.text.parts if span.part is part), (-1, -1))
