"""A corpus as plain records for the oracle, and the same corpus as a store for the queries."""

import datetime as dt
import json
import re
import sqlite3
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pyarrow as pa

from dashboard.corpus import mark_main_countries
from dashboard.pipeline.term_tables import build_term_tables
from dashboard.schema import Kind, Part, Precision, day_to_number
from dashboard.schema.columns import list_columns
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
    EntityRow,
    FieldRow,
    MentionRow,
    NameRow,
    PartRow,
    SentenceRow,
)
from dashboard.steps.terms import WordStreamWriter
from dashboard.store.table_rows import build_table
from dashboard.store.texts import TextStore
from dashboard.store.versions import write_version
from dashboard.text.tokens import make_index_text, words

NameKey = tuple[str, str, str]
_MARK = re.compile(r"\[([^|\]]+)\|(\w+)(?::(\w*))?\]|\{([^|}]+)\|([^}]+)\}")
_COUNTED = (Part.TITLE, Part.STANDFIRST, Part.LEAD, Part.BODY, Part.DATELINE, Part.LABEL, Kind.PEOPLE)


@dataclass(frozen=True)
class Mention:
    """A name in a sentence; offsets count in the sentence."""

    start: int
    end: int
    name: NameKey


@dataclass(frozen=True)
class PlainTime:
    """An expression of time in a sentence."""

    start: int
    end: int
    first: dt.date
    last: dt.date
    anchor: str = "calendar"


@dataclass(frozen=True)
class PlainEvent:
    """A reported event; its sentence has it in `events`.

    `as_built` has the first day and the kind before any decision.
    """

    first: dt.date
    last: dt.date
    kind: str
    status: str = "reported"
    cluster: int = 0
    roles: tuple[tuple[NameKey, str], ...] = ()
    places: tuple[tuple[str, str], ...] = ()
    mode: str = ""
    superseded: bool = False
    sub_kind: str = ""
    day_from: str = "text"
    as_built: tuple[str, str] = ("", "")
    rejected: bool = False


@dataclass(frozen=True)
class PlainFigure:
    """A claimed number of people; `speaker` is as written, `mention` the index of its name in the sentence."""

    start: int
    end: int
    kind: str
    low: int
    high: int
    bound: str = "exactly"
    what: str = "people"
    speaker: str = ""
    mention: int = -1
    day: dt.date | None = None


@dataclass
class Sentence:
    """A sentence with its names, times, events and figures."""

    text: str
    part: Part = Part.BODY
    mentions: list[Mention] = field(default_factory=list)
    times: list[PlainTime] = field(default_factory=list)
    events: list[PlainEvent] = field(default_factory=list)
    figures: list[PlainFigure] = field(default_factory=list)


@dataclass
class Article:
    """An article; its first sentence may be its title."""

    key: str
    sentences: list[Sentence]
    publisher: str = ""
    language: str = "en"
    best: dt.date | None = None
    first: dt.date | None = None
    last: dt.date | None = None
    inferred: bool = False
    flags: str = ""
    story: int = 0
    is_chosen_copy: bool = False
    fields: list[tuple[str, str]] = field(default_factory=list)
    url: str = ""
    author: str = ""
    doc: int = 0
    called: str | None = None
    origins: list[tuple[str, str]] = field(default_factory=list)
    is_first_copy: bool = True

    @property
    def title(self) -> str:
        """The text of the title ('' where there is none), or the title that an analyst gave."""
        if self.called is not None:
            return self.called
        return next((s.text for s in self.sentences if s.part is Part.TITLE), "")

    def spans(self) -> Iterator[tuple[Sentence, int, int]]:
        """Yield each sentence with its start and end in the text."""
        at = 0
        for sentence in self.sentences:
            yield sentence, at, at + len(sentence.text)
            at += len(sentence.text) + 1

    @property
    def text(self) -> str:
        """The whole text, a sentence a line."""
        return "\n".join(sentence.text for sentence in self.sentences)


@dataclass
class PlainCorpus:
    """A corpus; `entity` has (kind, label) of each name, with the country where two labels are the same."""

    articles: list[Article]
    entity: dict[NameKey, tuple[str, ...]]


def parse_sentence(marked: str, part: Part = Part.BODY, events: tuple[PlainEvent, ...] = ()) -> Sentence:
    """Return the sentence of a text with marks like [Moscow|place:RUS] and {May 2|2017-05-02}."""
    made, at = Sentence("", part, events=list(events)), 0
    for mark in _MARK.finditer(marked):
        made.text += marked[at : mark.start()]
        start = len(made.text)
        made.text += mark[1] or mark[4]
        if mark[1]:
            made.mentions.append(Mention(start, len(made.text), (mark[2], mark[1], mark[3] or "")))
        else:
            made.times.append(PlainTime(start, len(made.text), *parse_interval(mark[5])))
        at = mark.end()
    made.text += marked[at:]
    return made


def parse_interval(value: str) -> tuple[dt.date, dt.date]:
    """Return the first and last day of 2017-05-02, 2017-05, 2017 or 2017-05-02..2017-05-09."""
    first, _, last = value.partition("..")
    return _bound(first)[0], _bound(last or first)[1]


def _bound(value: str) -> tuple[dt.date, dt.date]:
    numbers = [int(number) for number in value.split("-")]
    if len(numbers) == 3:
        return dt.date(*numbers), dt.date(*numbers)
    if len(numbers) == 1:
        return dt.date(numbers[0], 1, 1), dt.date(numbers[0], 12, 31)
    following = dt.date(numbers[0] + numbers[1] // 12, numbers[1] % 12 + 1, 1)
    return dt.date(*numbers, 1), following - dt.timedelta(days=1)


def precision_of(first: dt.date | None, last: dt.date | None) -> Precision:
    """Return the precision of an interval."""
    if first is None or last is None:
        return Precision.UNKNOWN
    days = (last - first).days
    limits = ((0, Precision.DAY), (6, Precision.WEEK), (30, Precision.MONTH), (91, Precision.QUARTER))
    return next((precision for most, precision in limits if days <= most), Precision.YEAR)


def names_of(plain: PlainCorpus) -> list[NameKey]:
    """Return all names, in the order of their rows."""
    return sorted(plain.entity)


def to_tables(plain: PlainCorpus) -> tuple[dict[str, pa.Table], dict[str, np.ndarray]]:
    """Return the tables and arrays of a version of the corpus."""
    plain.articles.sort(key=lambda article: article.key)
    rows = {name: [] for name in _TABLES}
    names = {name: row for row, name in enumerate(names_of(plain))}
    for row, article in enumerate(plain.articles):
        _add_article(rows, row, article)
        _add_sentences(rows, row, article, names)
        _add_countries(rows, row, article)
    entities = sorted(set(plain.entity.values()))
    numbers = {entity: row for row, entity in enumerate(entities)}
    for name in names:
        rule, joined_to = _join(name[1], plain.entity[name][1])
        number = numbers[plain.entity[name]]
        rows["names"].append(NameRow(*name, entity=number, rule=rule, joined_to=joined_to))
    nowhere = {"latitude": float("nan"), "longitude": float("nan")}
    for entity in entities:
        kind, label, country = (*entity, "")[:3]
        rows["entities"].append(make_row(EntityRow, kind=kind, label=label, country=country, **nowhere))
    tables = {name: build_table(RECORDS[name], table_rows) for name, table_rows in rows.items()}
    about = mark_main_countries(tables["countries"].to_pandas())[0]
    number = tables["countries"].schema.get_field_index("about")
    tables["countries"] = tables["countries"].set_column(number, "about", pa.array(about))
    return _with_terms(tables, plain)


def make_row(record: type, **values: object):
    """Return a row of a table with these values; other columns are empty words, zeros and False."""
    blank = {pa.string(): "", pa.bool_(): False}
    empty = {column.name: blank.get(column.type, 0) for column in list_columns(record)}
    return record(**(empty | values))


def _join(form: str, label: str) -> tuple[str, str]:
    return ("", "") if form == label else ("surname", label)


_TABLES = [name for name in RECORDS if name != "terms"]
Rows = dict[str, list[object]]


def _add_article(rows: Rows, row: int, article: Article) -> None:
    start, end = (0, len(article.title)) if article.title else (-1, -1)
    best, first, last = map(day_to_number, (article.best, article.first, article.last))
    counted = [word for s in article.sentences if not s.part.is_cut for word in words(s.text)]
    rows["articles"].append(
        make_row(
            ArticleRow,
            key=article.key,
            doc=article.doc,
            file=f"{article.key}.txt",
            title=article.title,
            title_start=start,
            title_end=end,
            standfirst_start=-1,
            standfirst_end=-1,
            author=article.author,
            publisher=article.publisher,
            url=article.url,
            language=article.language,
            published=best,
            published_first=first,
            published_last=last,
            published_precision=precision_of(article.first, article.last).value,
            published_from="metadata" if article.best else "",
            confidence=1.0,
            inferred=article.inferred,
            flags=article.flags,
            sources=json.dumps({}),
            n_words=len(counted),
            story=article.story,
            added=1,
        )
    )
    rows["fields"].extend(FieldRow(row, name, value) for name, value in article.fields)
    rows["origins"].extend(make_row(OriginRow, article=row, origin=o, how=how) for o, how in article.origins)
    rows["parts"].extend(
        PartRow(row, start, end, int(s.part))
        for s, start, end in article.spans()
        if s.part not in (Part.LEAD, Part.BODY)
    )


def _add_sentences(rows: Rows, row: int, article: Article, names: dict[NameKey, int]) -> None:
    for sentence, start, end in article.spans():
        place = {"article": row, "sentence": len(rows["sentences"])}
        rows["sentences"].append(SentenceRow(row, start, end, int(sentence.part)))
        for m in sorted(sentence.mentions, key=lambda m: m.start):
            span = {"start": start + m.start, "end": start + m.end}
            name = {"kind": m.name[0], "name": names[m.name], "part": int(sentence.part)}
            rows["mentions"].append(MentionRow(**place, **span, **name))
        _add_figures(rows, place, start, sentence)
        for t in sentence.times:
            rows["times"].append(_time_row(place, start, t))
        for event in sentence.events:
            _add_event(rows, {**place, "start": start, "end": end}, event, names)


def _time_row(place: dict[str, int], start: int, t: PlainTime) -> TimeExpressionRow:
    return make_row(
        TimeExpressionRow,
        **place,
        start=start + t.start,
        end=start + t.end,
        type="DATE",
        value=t.first.isoformat() if t.first == t.last else t.first.isoformat()[:7],
        first_day=day_to_number(t.first),
        last_day=day_to_number(t.last),
        precision=precision_of(t.first, t.last).value,
        anchor=t.anchor,
    )


def _add_figures(rows: Rows, place: dict[str, int], start: int, sentence: Sentence) -> None:
    first_mention = len(rows["mentions"]) - len(sentence.mentions)
    for figure in sentence.figures:
        rows["figures"].append(
            FigureRow(
                **place,
                start=start + figure.start,
                end=start + figure.end,
                kind=figure.kind,
                low=figure.low,
                high=figure.high,
                bound=figure.bound,
                what=figure.what,
                speaker=figure.speaker,
                mention=first_mention + figure.mention if figure.mention >= 0 else -1,
                first_day=day_to_number(figure.day),
                last_day=day_to_number(figure.day),
                rule="a rule",
            )
        )


def _add_event(rows: Rows, place: dict[str, int], event: PlainEvent, names: dict[NameKey, int]) -> None:
    number = len(rows["events"])
    rows["events"].append(
        EventRow(
            **place,
            first_day=day_to_number(event.first),
            last_day=day_to_number(event.last),
            precision=precision_of(event.first, event.last).value,
            day_from=event.day_from,
            kind=event.kind,
            sub_kind=event.sub_kind,
            mode=event.mode,
            status=event.status,
            superseded_by=0 if event.superseded else -1,
            cluster=event.cluster,
        )
    )
    rows["event_names"].extend(EventNameRow(number, names[name], role) for name, role in event.roles)
    rows["event_countries"].extend(EventCountryRow(number, country, role) for country, role in event.places)


def _add_countries(rows: Rows, row: int, article: Article) -> None:
    for country, parts in sorted(countries_of(article).items()):
        counted = [parts[part] for part in _COUNTED]
        by_part = dict(zip(WEIGHTS, [*counted, parts.total() - sum(counted)], strict=True))
        rows["countries"].append(CountryRow(article=row, country=country, **by_part, about=False))


def countries_of(article: Article) -> dict[str, Counter[Part | Kind]]:
    """Return how often an article names each country, by part; names of its people in one count."""
    counts: dict[str, Counter[Part | Kind]] = {}
    for sentence in article.sentences:
        for mention in sentence.mentions:
            if mention.name[2]:
                is_people = mention.name[0] == Kind.PEOPLE and sentence.part in _COUNTED
                counts.setdefault(mention.name[2], Counter())[
                    Kind.PEOPLE if is_people else sentence.part
                ] += 1
    return counts


def _with_terms(
    tables: dict[str, pa.Table], plain: PlainCorpus
) -> tuple[dict[str, pa.Table], dict[str, np.ndarray]]:
    writer = WordStreamWriter()
    for article in plain.articles:
        writer.add(uncut_words(article))
    mark_first_copies(plain)
    heard = np.array([article.is_first_copy for article in plain.articles], dtype=bool)
    made, arrays = build_term_tables(writer.build_stream(), [a.language for a in plain.articles], heard)
    return tables | made, arrays


def mark_first_copies(plain: PlainCorpus) -> None:
    """Mark the first article of each group of copies, by key: terms are learnt from these."""
    stories: set[int] = set()
    for article in sorted(plain.articles, key=lambda article: article.key):
        article.is_first_copy = article.story not in stories
        stories.add(article.story)


def uncut_words(article: Article) -> Iterator[tuple[bool, list[str]]]:
    """Yield for each sentence whether no cut comes before it, and its words; a cut sentence has none."""
    follows = True
    for sentence in article.sentences:
        yield follows, [] if sentence.part.is_cut else words(sentence.text)
        follows = not sentence.part.is_cut


def write_texts(plain: PlainCorpus, store: Path) -> None:
    """Write the texts with their index, as a build does."""
    store.mkdir(parents=True, exist_ok=True)
    with TextStore(store):
        pass
    with sqlite3.connect(store / "texts.sqlite") as file:
        for article in plain.articles:
            row = (article.doc, article.key, article.key, 0, article.text, "{}", 0, 1, "")
            file.execute("INSERT INTO docs VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
            file.execute(
                "INSERT INTO words (rowid, text) VALUES (?, ?)", (article.doc, make_index_text(article.text))
            )
    file.close()


def write_store(plain: PlainCorpus, store: Path, name: str) -> Path:
    """Write a corpus as a store and return the folder of its version."""
    tables, arrays = to_tables(plain)
    for doc, article in enumerate(sorted(plain.articles, key=lambda article: article.key[::-1]), start=1):
        article.doc = doc
    tables, arrays = to_tables(plain)
    write_texts(plain, store)
    meta = {"name": name, "built": "2017-06-01T00:00:00", "models": {"dateline": "0.1.0"}, "rules": {}}
    meta["counts"] = {table: len(rows) for table, rows in sorted(tables.items())}
    (store / "corpus.json").write_text(json.dumps({"name": name, "created": "2017-06-01T00:00:00"}))
    number = write_version(
        store, tables, arrays, {"furniture.tsv": "publisher\tline\tseen in\tdecided by\n"}, meta
    )
    return store / "versions" / str(number)


def entity_for_each_name(articles: list[Article]) -> dict[NameKey, tuple[str, str]]:
    """Return a map in which each name is an entity of its own."""
    names = {m.name for article in articles for sentence in article.sentences for m in sentence.mentions}
    return {name: (name[0], name[1] if not name[2] else f"{name[1]}") for name in sorted(names)}


KINDS = tuple(str(kind) for kind in Kind)
