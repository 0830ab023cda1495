"""Moving names to another country: only what their articles, sentences and events hold is counted anew."""

from dataclasses import dataclass, replace

import numpy as np

from dashboard.corpus.facet_values import FacetValues
from dashboard.corpus.main_countries import mark_main_countries
from dashboard.corpus.model import Corpus
from dashboard.corpus.postings import Array, Ints, Longs, Mask, Postings, build_postings
from dashboard.corpus.tables import KINDS, CountryCounts, EventTable, NameTable
from dashboard.decisions.names.corrections import find_entities
from dashboard.schema import Decision, Kind, Part
from dashboard.schema.country_weights import WEIGHTS

# The columns of CountryRows, by the part that a name stands in; any other part counts in the last.
_COLUMN_OF = {Part.TITLE: 0, Part.STANDFIRST: 1, Part.LEAD: 2, Part.BODY: 3, Part.DATELINE: 4, Part.LABEL: 5}


_OF_PEOPLES = list(WEIGHTS).index("n_people")


@dataclass(frozen=True, slots=True)
class CountryPairs:
    """All that the touched rows hold now, as pairs of value and row."""

    touched: Mask
    values: Ints
    rows: Ints

    def put_into(self, postings: Postings) -> Postings:
        """Return postings in which the touched rows hold these values and no others."""
        before, _ = postings.pairs(self.touched)
        now = build_postings(self.values, self.rows, postings.n_values, postings.n_rows)
        patches = {}
        for value in np.union1d(before, self.values).tolist():
            rows = postings.of(value)
            kept = rows[~self.touched[rows]]
            patches[value] = np.sort(np.concatenate([kept, now.of(value)])).astype(np.int32)
        return postings.changed(patches)

    def raised(self, region: Ints) -> "CountryPairs":
        """Return what the rows hold of regions, given the region of each country (-1 for none)."""
        values = region[self.values]
        return CountryPairs(self.touched, values[values >= 0], self.rows[values >= 0])


def set_country(corpus: Corpus, decision: Decision) -> Corpus | None:
    """Move an entity to another country ('' for none); counts of countries and regions follow."""
    found, code = find_entities(corpus, decision), _code(corpus, decision.value)
    if not found or code is None:
        return None
    moved = np.isin(corpus.names.entity, found) & (corpus.names.country != code)
    country = corpus.names.country.copy()
    country[moved] = code
    names = replace(corpus.names, country=country)
    mentions = np.flatnonzero(moved[corpus.mentions.name]).astype(np.int32)
    articles = _mask(corpus.mentions.article[mentions], corpus.n)
    sentences = _mask(corpus.mentions.sentence[mentions], len(corpus.sentences.article))
    counted = _count(corpus, names, articles)
    events = _moved(corpus, names, mentions, code)
    named = _in_sentences(corpus, names, sentences)
    told = _in_events(events, sentences)
    parts = {about: (_in_articles(corpus, counted, articles, about), named, told) for about in (True, False)}
    region = _region_of(corpus)
    raised = {about: tuple(each.raised(region) for each in held) for about, held in parts.items()}
    return replace(
        corpus,
        names=names,
        events=events,
        country_rows=_with_rows(corpus.country_rows, counted, articles),
        countries={about: _put(corpus.countries[about], held) for about, held in parts.items()},
        regions={about: _put(corpus.regions[about], held) for about, held in raised.items()},
    )


def _code(corpus: Corpus, country: str) -> int | None:
    """Return the number of a country, -1 for '' and None for what is no country."""
    if not country:
        return -1
    found = np.flatnonzero(corpus.places.index == country)
    return int(found[0]) if len(found) else None


def _mask(rows: Ints, n: int) -> Mask:
    mask = np.zeros(n, dtype=np.bool_)
    mask[rows[rows >= 0]] = True
    return mask


def _count(corpus: Corpus, names: NameTable, articles: Mask) -> CountryCounts:
    """Return the rows of countries of some articles, counted from their mentions."""
    mentions = corpus.mentions
    country = names.country[mentions.name]
    here = np.flatnonzero(articles[mentions.article] & (country >= 0)).astype(np.int32)
    pairs = np.stack([mentions.article[here], country[here].astype(np.int32)])
    distinct, at = np.unique(pairs, axis=1, return_inverse=True)
    counts = np.zeros((distinct.shape[1], len(WEIGHTS)), dtype=np.int32)
    np.add.at(counts, (at.reshape(-1), _columns(corpus, names, here)), 1)
    # A country that stands in captions and furniture alone has no row, as in a build.
    told = counts[:, :-1].any(axis=1)
    return CountryCounts(distinct[0][told], distinct[1][told], counts[told])


def _columns(corpus: Corpus, names: NameTable, mentions: Ints) -> Array:
    """Return the column that each mention counts in, by the part of its sentence; a people has one for all of them."""
    by_part = np.full(max(map(int, Part)) + 1, len(WEIGHTS) - 1)
    by_part[[int(part) for part in _COLUMN_OF]] = list(_COLUMN_OF.values())
    sentence = corpus.mentions.sentence[mentions]
    part = np.where(sentence >= 0, corpus.sentences.part[np.maximum(sentence, 0)], int(Part.FURNITURE))
    column = by_part[part]
    is_people = names.kind[corpus.mentions.name[mentions]] == KINDS.index(Kind.PEOPLE)
    return np.where(is_people & (column < by_part[Part.FURNITURE]), _OF_PEOPLES, column)


def _with_rows(before: CountryCounts, counted: CountryCounts, articles: Mask) -> CountryCounts:
    kept = ~articles[before.article]
    return CountryCounts(
        np.concatenate([before.article[kept], counted.article]),
        np.concatenate([before.country[kept], counted.country]),
        np.concatenate([before.counts[kept], counted.counts]),
    )


def _in_articles(corpus: Corpus, counted: CountryCounts, articles: Mask, about: bool) -> CountryPairs:
    mask, weights = mark_main_countries(counted.frame(corpus.places.index))
    kept = mask if about else weights > 0
    return CountryPairs(articles, counted.country[kept], counted.article[kept])


def _in_sentences(corpus: Corpus, names: NameTable, sentences: Mask) -> CountryPairs:
    mentions = corpus.mentions
    country = names.country[mentions.name].astype(np.int32)
    inside = (mentions.sentence >= 0) & sentences[mentions.sentence] & mentions.counted & (country >= 0)
    return CountryPairs(sentences, country[inside], mentions.sentence[inside])


def _in_events(events: EventTable, sentences: Mask) -> CountryPairs:
    touched = _told_in(events, sentences)
    inside = touched[events.place_event]
    return CountryPairs(touched, events.place_country[inside], events.place_event[inside])


def _told_in(events: EventTable, sentences: Mask) -> Mask:
    if not len(sentences):
        return np.zeros(len(events.sentence), dtype=np.bool_)
    told: Mask = (events.sentence >= 0) & sentences[events.sentence]
    return told


def _moved(corpus: Corpus, names: NameTable, mentions: Ints, code: int) -> EventTable:
    """Return the events with the countries of those that tell of what has moved.

    An event is a clause of its sentence: it takes the new country where it had the old one, or where
    the name had none; it keeps the old one where another name of the sentence still stands for it.
    """
    events, sentence = corpus.events, corpus.mentions.sentence
    sentences = _mask(sentence[mentions], len(corpus.sentences.article))
    touched = _told_in(events, sentences)
    near = np.flatnonzero((sentence >= 0) & sentences[sentence]) if len(sentences) else mentions
    left = _pairs(sentence[mentions], corpus.names.country[corpus.mentions.name[mentions]])
    still = _pairs(sentence[near], names.country[corpus.mentions.name[near]])
    held = _pairs(events.sentence[events.place_event], events.place_country)
    had = touched[events.place_event] & np.isin(held, left)
    placeless = touched & np.isin(_pairs(events.sentence, np.full(len(touched), -1)), left)
    gaining = (
        np.union1d(events.place_event[had], np.flatnonzero(placeless))
        if code >= 0
        else events.place_event[:0]
    )
    return _with_places(events, touched, had, had & ~np.isin(held, still), gaining.astype(np.int32), code)


def _pairs(sentences: Ints, countries: Array) -> Longs:
    """Return sentence and country as one number."""
    return sentences.astype(np.int64) * 2**16 + countries + 1


def _with_places(
    events: EventTable, touched: Mask, had: Mask, leaving: Mask, gaining: Ints, code: int
) -> EventTable:
    inside = touched[events.place_event]
    # What is gained is where it happened if what it had was, and if there was no country to tell.
    merely_named = np.setdiff1d(
        events.place_event[had & ~events.happened_there], events.place_event[had & events.happened_there]
    )
    event = np.concatenate([events.place_event[inside & ~leaving], gaining])
    country = np.concatenate([events.place_country[inside & ~leaving], np.full(len(gaining), code)])
    where = np.concatenate([events.happened_there[inside & ~leaving], ~np.isin(gaining, merely_named)])
    # The countries of an event stay in order, each once.
    order = np.lexsort((~where, event, country))
    once = np.ones(len(order), dtype=np.bool_)
    once[1:] = (np.diff(country[order]) != 0) | (np.diff(event[order]) != 0)
    kept = order[once]
    return replace(
        events,
        place_event=np.concatenate([events.place_event[~inside], event[kept]]).astype(np.int32),
        place_country=np.concatenate([events.place_country[~inside], country[kept]]).astype(np.int32),
        happened_there=np.concatenate([events.happened_there[~inside], where[kept]]),
    )


def _region_of(corpus: Corpus) -> Ints:
    """Return the number of the region of each country, -1 for none."""
    numbers = {region: number for number, region in enumerate(corpus.regions[True].keys)}
    return np.array([numbers.get(region, -1) for region in corpus.places["region"]], dtype=np.int32)


def _put(values: FacetValues, held: tuple[CountryPairs, ...]) -> FacetValues:
    articles, sentences, events = held
    return replace(
        values,
        articles=articles.put_into(values.articles),
        sentences=None if values.sentences is None else sentences.put_into(values.sentences),
        events=None if values.events is None else events.put_into(values.events),
    )
