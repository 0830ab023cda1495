"""Sentences of a built corpus as templates: plain text with a slot for each name, month, year and rare word."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

import numpy as np

from dashboard.corpus import Corpus
from dashboard.corpus.tables import KINDS
from dashboard.paths import DATA
from dashboard.schema import NO_DAY, Kind, Part, number_to_day
from dashboard.steps.place import load_gazetteer
from dashboard.steps.place.place_keys import fold_place_names
from dashboard.text.stop_words import load_stop_word_lists

_SHORTEST, _LONGEST = 40, 320
_MOST_SENTENCES_A_SOURCE = 40
_MONTHS = "January February March April May June July August September October November December".split()
_DATE = re.compile(
    rf"\b(?P<month>{'|'.join(_MONTHS)})(?: (?P<day>\d{{1,2}})\b)?(?P<year>,? (?:19|20)\d\d\b)?"
)
_PLAIN_WORD = re.compile(r"(?<![\w’'-])[a-z]{5,12}(?![\w’'-])")
_SENTENCE = re.compile(r"[A-Z“\"][^\n]*[.!?][”\"]?")
_SHARE_OF_WORDS = 3
"""One plain word in so many becomes a slot, so that the corpus has rare words."""


class Slot(NamedTuple):
    """A place of a sentence that changes from article to article.

    `sort` is country, people, person, organisation, town, month, word, name (never exchanged) or story; `value`
    is the country's code, the date's own words or what of a story stands there; `kind` that of a tagged name.
    """

    sort: str
    text: str
    value: str = ""
    kind: Kind | None = None


Template = tuple[str | Slot, ...]


@dataclass(frozen=True)
class SourceArticle:
    """The title and sentences of an article, and the month it is from, counted from year 0 (-1: unknown)."""

    title: Template
    sentences: tuple[Template, ...]
    month: int


def list_source_articles(corpus: Corpus) -> list[SourceArticle]:
    """Return the articles of a corpus that have three usable sentences or more, in order of their keys."""
    articles = (_read_article(corpus, row) for row in np.argsort(corpus.articles["key"].to_numpy()).tolist())
    return [article for article in articles if len(article.sentences) >= 3]


def make_template(text: str, **kinds: Kind) -> Template:
    """Return the template of a sentence with slots of a story in braces: "{person} met {other} on {day}."."""
    pieces = re.split(r"\{(\w+)\}", text)
    return tuple(
        Slot("story", piece, piece, kinds.get(piece)) if number % 2 else piece
        for number, piece in enumerate(pieces)
    )


def _read_article(corpus: Corpus, article: int) -> SourceArticle:
    text, day = corpus.text_of(article), int(corpus.days.best[article])
    rows = range(*np.searchsorted(corpus.sentences.article, [article, article + 1]).tolist())
    spans = [(int(corpus.sentences.start[row]), int(corpus.sentences.end[row])) for row in rows]
    parts = [int(corpus.sentences.part[row]) for row in rows]
    slots = list(_list_name_slots(corpus, article, text))
    titles = [span for span, part in zip(spans, parts, strict=True) if part == Part.TITLE]
    body = [
        span
        for span, part in zip(spans, parts, strict=True)
        if part in (Part.LEAD, Part.BODY) and _is_usable(text[slice(*span)])
    ]
    month = -1 if day == NO_DAY else number_to_day(day).year * 12 + number_to_day(day).month - 1
    return SourceArticle(
        tuple(_cut_template(text, titles[0], slots)) if titles else (),
        tuple(tuple(_cut_template(text, span, slots)) for span in body[:_MOST_SENTENCES_A_SOURCE]),
        month,
    )


def _is_usable(sentence: str) -> bool:
    return _SHORTEST <= len(sentence) <= _LONGEST and _SENTENCE.fullmatch(sentence) is not None


def _list_name_slots(corpus: Corpus, article: int, text: str) -> Iterator[tuple[int, int, Slot]]:
    rows = range(*np.searchsorted(corpus.mentions.article, [article, article + 1]).tolist())
    for row in rows:
        start, end = int(corpus.mentions.start[row]), int(corpus.mentions.end[row])
        name = int(corpus.mentions.name[row])
        code = int(corpus.names.country[name])
        country = str(corpus.places.index[code]) if code >= 0 else ""
        kind = KINDS[corpus.names.kind[name]]
        yield start, end, Slot(_sort_of(kind, text[start:end], country), text[start:end], country, kind)


def _sort_of(kind: Kind, text: str, country: str) -> str:
    alias = load_gazetteer().aliases_by_key.get(fold_place_names(text))
    if kind is Kind.PLACE and alias is not None and alias.sort != "country":
        return "name"
    if kind is Kind.PLACE:
        return "country" if alias is not None and country else "town"
    if kind is Kind.PEOPLE:
        return "people" if country else "name"
    if kind is Kind.ORGANISATION:
        return "organisation" if " " in text else "name"
    return "person"


def _cut_template(
    text: str, span: tuple[int, int], names: list[tuple[int, int, Slot]]
) -> Iterator[str | Slot]:
    """Yield the pieces of a sentence: plain text, and a slot for each name, date and some plain words."""
    at, end = span
    inside = [name for name in names if span[0] <= name[0] and name[1] <= end]
    for start, stop, slot in sorted(inside, key=lambda name: name[0]):
        if start >= at:
            yield from _cut_plain(text[at:start])
            yield slot
            at = stop
    yield from _cut_plain(text[at:end])


def _cut_plain(text: str) -> Iterator[str | Slot]:
    at = 0
    for date in _DATE.finditer(text):
        if date["day"] or date["year"]:
            yield from _cut_words(text[at : date.start()])
            yield Slot("month", date[0])
            at = date.end()
    yield from _cut_words(text[at:])


def _cut_words(text: str) -> Iterator[str | Slot]:
    at = 0
    for number, word in enumerate(_PLAIN_WORD.finditer(text)):
        if number % _SHARE_OF_WORDS == _SHARE_OF_WORDS - 1 and not _carries_structure(word[0]):
            yield text[at : word.start()]
            yield Slot("word", word[0])
            at = word.end()
    if text[at:]:
        yield text[at:]


def _carries_structure(word: str) -> bool:
    """Return whether a word may be a verb, a stop word or a word of an event, which stay as they are."""
    return word.endswith(("ed", "ing", "s", "ly")) or word in _list_words_of_events()


@cache
def _list_words_of_events() -> frozenset[str]:
    table = (DATA / "event_kinds.tsv").read_text(encoding="utf-8")
    return frozenset(re.findall(r"[a-z]+", table)) | load_stop_word_lists()["en"]


def shift_date(words: str, months: int) -> str:
    """Return a date such as "March 3, 2017" some months later or earlier; days after the 28th become it.

    >>> shift_date("March 31, 2017", -2)
    'January 28, 2017'
    """
    date = _DATE.fullmatch(words)
    if date is None:
        return words
    year = int(date["year"].strip(", ")) if date["year"] else 0
    total = year * 12 + _MONTHS.index(date["month"]) + months
    day = f" {min(28, int(date['day']))}" if date["day"] else ""
    separator = "," if (date["year"] or "").startswith(",") else ""
    return f"{_MONTHS[total % 12]}{day}" + (f"{separator} {total // 12}" if year else "")
