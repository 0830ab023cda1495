"""Spot checks: populations of what can be right or wrong, and samples of them."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from dashboard.corpus.model import KINDS, Corpus
from dashboard.corpus.postings import Ints, Longs
from dashboard.decisions.log.accuracy_checks import Item
from dashboard.query.audit.sample_passages import AROUND
from dashboard.query.selection.facets import facet_of
from dashboard.query.selection.select import select
from dashboard.query.selection.sentences import texts_of
from dashboard.schema import Filters

MENTIONS, NAMED, ABOUT = "mentions", "named", "about"


@dataclass(frozen=True, slots=True)
class Population:
    """What a sample is drawn from: `sort` is mentions (of a kind), named (a name) or about (a country)."""

    sort: str
    about: str

    def told(self, corpus: Corpus) -> str:
        """Return the population in words, to stand after its number."""
        if self.sort == MENTIONS:
            return f"mentions of {_PLURAL[self.about]}"
        if self.sort == NAMED:
            return f"mentions of {_label(corpus, self.about)}"
        return f"articles about {corpus.places['name'].get(self.about, self.about)}"

    def question(self, corpus: Corpus, item: Item) -> str:
        """Return what is asked of an item."""
        if self.sort == MENTIONS:
            return f"Is “{item.exact}”, with exactly these words, {_SINGULAR[self.about]}?"
        if self.sort == NAMED:
            return f"Is “{item.exact}” here {_label(corpus, self.about)}?"
        return f"Is this article about {corpus.places['name'].get(self.about, self.about)}?"


_PLURAL = {"person": "persons", "organisation": "organisations", "place": "places", "people": "peoples"}
_SINGULAR = {
    "person": "a person",
    "organisation": "an organisation",
    "place": "a place",
    "people": "a people",
}


def count_population(corpus: Corpus, filters: Filters, population: Population) -> int:
    """Return how many there are to draw from in the selected articles."""
    return len(_members(corpus, filters, population))


def draw_items(
    corpus: Corpus, filters: Filters, population: Population, number: int, seed: int
) -> tuple[Item, ...]:
    """Return a simple random sample without replacement; the same seed draws the same from the same selection.

    Members are put in the order of their articles' keys and places first, so rows do not matter.
    """
    members = _members(corpus, filters, population)
    keys = corpus.articles["key"].to_numpy()
    if population.sort == ABOUT:
        ordered = members[np.argsort(keys[members])]
    else:
        articles = corpus.mentions.article[members]
        distinct, at = np.unique(articles, return_inverse=True)
        rank = np.argsort(np.argsort(keys[distinct]))
        ordered = members[
            np.lexsort((corpus.mentions.end[members], corpus.mentions.start[members], rank[at]))
        ]
    drawn = np.random.default_rng(seed).choice(len(ordered), size=min(number, len(ordered)), replace=False)
    return tuple(_items(corpus, population, ordered[drawn]))


def _members(corpus: Corpus, filters: Filters, population: Population) -> Longs:
    """Return the rows of the population: of mentions, or of articles."""
    articles = select(corpus, filters).articles
    if population.sort == ABOUT:
        facet = facet_of(corpus, "country", about=True)
        return np.flatnonzero(articles & facet.articles.mask_of(facet.find(population.about)))
    entity = corpus.names.entity[corpus.mentions.name]
    if population.sort == NAMED:
        asked = np.isin(entity, corpus.entities_of_key(population.about))
    else:
        asked = corpus.entities.kind[entity] == [str(kind) for kind in KINDS].index(population.about)
    return np.flatnonzero(asked & corpus.mentions.counted & articles[corpus.mentions.article])


def _items(corpus: Corpus, population: Population, members: Longs | Ints) -> Iterable[Item]:
    keys = corpus.articles["key"]
    if population.sort == ABOUT:
        yield from (Item(str(keys.iloc[row])) for row in members.tolist())
        return
    mentions = corpus.mentions
    texts = texts_of(corpus, mentions.article[members])
    for row in members.tolist():
        text = texts[int(mentions.article[row])]
        start, end = int(mentions.start[row]), int(mentions.end[row])
        around = text[max(0, start - AROUND) : start], text[end : end + AROUND]
        yield Item(str(keys.iloc[int(mentions.article[row])]), text[start:end], *around)


def _label(corpus: Corpus, key: str) -> str:
    found = corpus.entities_of_key(key)
    return corpus.label_of(found[0]) if found else key.partition(":")[2]


def countries_to_check(corpus: Corpus, filters: Filters, limit: int = 60) -> pd.DataFrame:
    """Return the countries that the selected articles are about, most articles first, in columns key and label."""
    facet = facet_of(corpus, "country", about=True)
    counts = facet.articles.count(select(corpus, filters).articles)
    ranked = np.argsort(-counts, kind="stable")[:limit]
    kept = [int(value) for value in ranked if counts[value]]
    return pd.DataFrame({"key": [facet.key(v) for v in kept], "label": [facet.label(v) for v in kept]})
