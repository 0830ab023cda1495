"""Draws samples for accuracy checks, and finds the passage by which each item is judged."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from dashboard.corpus.model import Corpus
from dashboard.corpus.postings import Ints, Longs
from dashboard.corpus.tables import KINDS
from dashboard.decisions.log.accuracy_checks import CheckItem
from dashboard.query.selection.article_list import list_articles
from dashboard.query.selection.facets import get_facet
from dashboard.query.selection.select import select
from dashboard.query.selection.sentences import read_article_texts
from dashboard.schema import Filters

MENTIONS, ONE_NAME, ABOUT = "mentions", "named", "about"


@dataclass(frozen=True, slots=True)
class Population:
    """What a sample is drawn from: mentions of a kind or of one name, or articles about a country.

    `sort` is one of `MENTIONS`, `ONE_NAME` and `ABOUT`; `about` is the kind, the name's key or the country.
    """

    sort: str
    about: str

    def describe(self, corpus: Corpus) -> str:
        """Return the population in words that can follow its number."""
        members = "articles about" if self.sort == ABOUT else "mentions of"
        return f"{members} {self._label(corpus)}"

    def format_question(self, corpus: Corpus, item: CheckItem) -> str:
        """Return the question to answer about an item."""
        if self.sort == MENTIONS:
            return f"Is “{item.exact}”, with exactly these words, {_ONE_OF_KIND[self.about]}?"
        if self.sort == ONE_NAME:
            return f"Is “{item.exact}” here {self._label(corpus)}?"
        return f"Is this article about {self._label(corpus)}?"

    def _label(self, corpus: Corpus) -> str:
        if self.sort == MENTIONS:
            return PLURAL_KINDS[self.about]
        if self.sort == ABOUT:
            return str(corpus.places["name"].get(self.about, self.about))
        entities = corpus.entities_of_key(self.about)
        return corpus.label_of(entities[0]) if entities else self.about.partition(":")[2]


PLURAL_KINDS = {"person": "persons", "organisation": "organisations", "place": "places", "people": "peoples"}
_ONE_OF_KIND = {
    "person": "a person",
    "organisation": "an organisation",
    "place": "a place",
    "people": "a people",
}


def count_population(corpus: Corpus, filters: Filters, population: Population) -> int:
    """Return the size of a population in the selected articles."""
    return len(_find_members(corpus, filters, population))


def draw_items(
    corpus: Corpus, filters: Filters, population: Population, number: int, seed: int
) -> tuple[CheckItem, ...]:
    """Return a simple random sample without replacement; the same seed and selection give the same sample.

    Members are first sorted by article key and place in the text, so the order of rows does not matter.
    """
    members, mentions = _find_members(corpus, filters, population), corpus.mentions
    keys = corpus.articles["key"].to_numpy()
    if population.sort == ABOUT:
        ordered = members[np.argsort(keys[members])]
    else:
        distinct, at = np.unique(mentions.article[members], return_inverse=True)
        rank = np.argsort(np.argsort(keys[distinct]))
        ordered = members[np.lexsort((mentions.end[members], mentions.start[members], rank[at]))]
    drawn = np.random.default_rng(seed).choice(len(ordered), size=min(number, len(ordered)), replace=False)
    return tuple(_build_items(corpus, population, ordered[drawn]))


def _find_members(corpus: Corpus, filters: Filters, population: Population) -> Longs:
    """Return the rows of the population, either of mentions or of articles."""
    articles = select(corpus, filters).articles
    if population.sort == ABOUT:
        facet = get_facet(corpus, "country", about=True)
        return np.flatnonzero(articles & facet.articles.mask_of(facet.find(population.about)))
    entity = corpus.names.entity[corpus.mentions.name]
    if population.sort == ONE_NAME:
        is_member = np.isin(entity, corpus.entities_of_key(population.about))
    else:
        is_member = corpus.entities.kind[entity] == [str(kind) for kind in KINDS].index(population.about)
    return np.flatnonzero(is_member & corpus.mentions.counted & articles[corpus.mentions.article])


def _build_items(corpus: Corpus, population: Population, members: Longs | Ints) -> Iterable[CheckItem]:
    keys = corpus.articles["key"]
    if population.sort == ABOUT:
        yield from (CheckItem(str(keys.iloc[row])) for row in members.tolist())
        return
    mentions = corpus.mentions
    texts = read_article_texts(corpus, mentions.article[members])
    for row in members.tolist():
        article, start, end = (int(of[row]) for of in (mentions.article, mentions.start, mentions.end))
        before, after = texts[article][max(0, start - CONTEXT_LENGTH) : start], texts[article][end:]
        yield CheckItem(str(keys.iloc[article]), texts[article][start:end], before, after[:CONTEXT_LENGTH])


def list_countries_to_check(corpus: Corpus, filters: Filters, limit: int = 60) -> pd.DataFrame:
    """Return the countries that the selected articles are about, in columns key and label, largest first."""
    facet = get_facet(corpus, "country", about=True)
    counts = facet.articles.count(select(corpus, filters).articles)
    ranked = np.argsort(-counts, kind="stable")[:limit]
    values = [int(value) for value in ranked if counts[value]]
    return pd.DataFrame({"key": [facet.key(v) for v in values], "label": [facet.label(v) for v in values]})


# The characters of text that an item stores on each side of its words, and those of a passage.
CONTEXT_LENGTH, _SIDE = 32, 220
_OPENING = 880
_WORD_BEGUN, _WORD_ENDED = re.compile(r"^\S+\s"), re.compile(r"\s\S+$")

NameStretch = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Passage:
    """An item to judge: the words before, the words in question, the words after, and their place.

    `source_line` gives publisher and day. `country_names` are the stretches of `after` that name the country
    in question, each with its kind of name.
    """

    before: str
    exact: str
    after: str
    title: str
    source_line: str
    key: str
    start: int
    country_names: tuple[NameStretch, ...] = ()


def find_passage(corpus: Corpus, item: CheckItem, country: str = "") -> Passage | None:
    """Return the passage of an item, or None where the article or the words are gone.

    The passage of a whole article is its opening, with the first sentence that names the country where the
    opening does not.
    """
    row = corpus.row_of(item.article)
    if row is None:
        return None
    rows = list_articles(corpus, Filters(only_keys=(item.article,)), limit=1)
    text = corpus.text_of(row)
    start = text.find(item.prefix + item.exact + item.suffix)
    if rows.empty or start < 0:
        return None
    start += len(item.prefix)
    facts = [str(rows["publisher"].iloc[0]), str(rows["day"].iloc[0])]
    before, country_names = _cut_before(text, start), tuple[NameStretch, ...]()
    after = _cut_after(text, start + len(item.exact), _SIDE)
    if not item.exact:
        mentions_of_country = _find_country_names(corpus, row, country)
        after, country_names = _cut_opening(corpus, text, mentions_of_country)
        facts.append(_format_name_count(len(mentions_of_country), len(country_names)) if country else "")
    source_line = " · ".join(fact for fact in facts if fact)
    return Passage(
        before, item.exact, after, str(rows["title"].iloc[0]), source_line, item.article, start, country_names
    )


def quote_item(item: CheckItem) -> str:
    """Return the words of an item with a few words around them.

    >>> quote_item(CheckItem("a", "Ada Berg", "untry's standing. Then came one ", " said no."))
    '… standing. Then came one Ada Berg said no. …'
    """
    before = _WORD_BEGUN.sub("", item.prefix) if len(item.prefix) >= CONTEXT_LENGTH else item.prefix
    after = _WORD_ENDED.sub("", item.suffix) if len(item.suffix) >= CONTEXT_LENGTH else item.suffix
    return f"… {before}{item.exact}{after} …"


def _cut_before(text: str, start: int) -> str:
    first = max(0, start - _SIDE)
    words = text[first:start]
    if first and not text[first - 1].isspace():
        words = _WORD_BEGUN.sub("", words)
    return ("… " if first else "") + words.lstrip()


def _cut_after(text: str, end: int, length: int) -> str:
    last = end + length
    words = text[end:last]
    if last >= len(text):
        return words.rstrip()
    return (words if text[last].isspace() else _WORD_ENDED.sub("", words)).rstrip() + " …"


def _find_country_names(corpus: Corpus, article: int, country: str) -> list[tuple[int, NameStretch]]:
    """Return the mentions of a country in an article, each with its sentence."""
    mentions = corpus.mentions
    rows = range(*np.searchsorted(mentions.article, [article, article + 1]).tolist())
    codes = np.flatnonzero(corpus.places.index == country)
    names: list[tuple[int, NameStretch]] = []
    for row in rows:
        if mentions.counted[row] and corpus.names.country[mentions.name[row]] in codes:
            kind = str(KINDS[corpus.names.kind[mentions.name[row]]])
            names.append(
                (int(mentions.sentence[row]), (int(mentions.start[row]), int(mentions.end[row]), kind))
            )
    return names


def _cut_opening(
    corpus: Corpus, text: str, mentions: list[tuple[int, NameStretch]]
) -> tuple[str, tuple[NameStretch, ...]]:
    """Return a text's opening, with the names of the country in it or in the first sentence that has one."""
    opening = _cut_after(text, 0, _OPENING)
    length = len(opening.removesuffix(" …"))
    in_opening = tuple(name for _, name in mentions if name[1] <= length)
    later = [(sentence, name) for sentence, name in mentions if sentence >= 0]
    if in_opening or not later:
        return opening, in_opening
    sentence = later[0][0]
    start, end = int(corpus.sentences.start[sentence]), int(corpus.sentences.end[sentence])
    offset = len(opening) + 2 - start
    in_sentence = tuple(
        (first + offset, last + offset, kind) for at, (first, last, kind) in later if at == sentence
    )
    return f"{opening}\n\n{text[start:end]} …", in_sentence


def _format_name_count(n_named: int, n_visible: int) -> str:
    """Return in words how many names of the country an article has, and how many are shown.

    >>> _format_name_count(0, 0), _format_name_count(1, 1)
    ('no name in it is of this country', '1 name in it is of this country')
    >>> _format_name_count(5, 2)
    '5 names in it are of this country, 2 shown'
    """
    if not n_named:
        return "no name in it is of this country"
    words = "1 name in it is" if n_named == 1 else f"{n_named:,} names in it are"
    return f"{words} of this country" + (f", {n_visible:,} shown" if n_visible < n_named else "")
