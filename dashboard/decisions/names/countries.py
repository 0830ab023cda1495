"""Moving names to another country: only their articles, sentences and events are counted anew."""

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

# The column of CountryCounts for each part of an article; any other part counts in the last.
_COLUMN_OF = {Part.TITLE: 0, Part.STANDFIRST: 1, Part.LEAD: 2, Part.BODY: 3, Part.DATELINE: 4, Part.LABEL: 5}
_PEOPLES_COLUMN = list(WEIGHTS).index("n_people")


@dataclass(frozen=True, slots=True)
class CountryPairs:
    """The new countries of the touched rows, as pairs of country and row."""

    touched: Mask
    values: Ints
    rows: Ints

    def put_into(self, postings: Postings) -> Postings:
        """Return postings in which the touched rows have these values and no others."""
        before, _ = postings.pairs(self.touched)
        now = build_postings(self.values, self.rows, postings.n_values, postings.n_rows)
        patches = {}
        for value in np.union1d(before, self.values).tolist():
            rows = postings.of(value)
            untouched = rows[~self.touched[rows]]
            patches[value] = np.sort(np.concatenate([untouched, now.of(value)])).astype(np.int32)
        return postings.changed(patches)

    def to_regions(self, region: Ints) -> "CountryPairs":
        """Return the pairs of region and row, given the region of each country (-1 for none)."""
        values = region[self.values]
        return CountryPairs(self.touched, values[values >= 0], self.rows[values >= 0])


def set_entity_country(corpus: Corpus, decision: Decision) -> Corpus | None:
    """Move an entity to another country ('' for none); the counts of countries and regions change too."""
    entities, code = find_entities(corpus, decision), _find_country(corpus, decision.value)
    if not entities or code is None:
        return None
    moved = np.isin(corpus.names.entity, entities) & (corpus.names.country != code)
    country = corpus.names.country.copy()
    country[moved] = code
    names = replace(corpus.names, country=country)
    mentions = np.flatnonzero(moved[corpus.mentions.name]).astype(np.int32)
    articles = _mask_rows(corpus.mentions.article[mentions], corpus.n)
    sentences = _mask_rows(corpus.mentions.sentence[mentions], len(corpus.sentences.article))
    counted = _count_countries(corpus, names, articles)
    events = _move_event_countries(corpus, names, mentions, code)
    named = _pair_sentences(corpus, names, sentences)
    of_events = _pair_events(events, sentences)
    pairs = {about: (_pair_articles(counted, articles, about), named, of_events) for about in (True, False)}
    region = _get_region_of_each_country(corpus)
    region_pairs = {about: tuple(each.to_regions(region) for each in pairs[about]) for about in pairs}
    return replace(
        corpus,
        names=names,
        events=events,
        country_rows=_replace_counts(corpus.country_rows, counted, articles),
        countries={about: _put_pairs(corpus.countries[about], pairs[about]) for about in pairs},
        regions={about: _put_pairs(corpus.regions[about], region_pairs[about]) for about in pairs},
    )


def _find_country(corpus: Corpus, country: str) -> int | None:
    """Return the number of a country, -1 for '', None for an unknown code."""
    if not country:
        return -1
    rows = np.flatnonzero(corpus.places.index == country)
    return int(rows[0]) if len(rows) else None


def _mask_rows(rows: Ints, n: int) -> Mask:
    mask = np.zeros(n, dtype=np.bool_)
    mask[rows[rows >= 0]] = True
    return mask


def _count_countries(corpus: Corpus, names: NameTable, articles: Mask) -> CountryCounts:
    """Return how often some articles name each country, counted from their mentions."""
    mentions = corpus.mentions
    country = names.country[mentions.name]
    rows = np.flatnonzero(articles[mentions.article] & (country >= 0)).astype(np.int32)
    pairs = np.stack([mentions.article[rows], country[rows].astype(np.int32)])
    distinct, at = np.unique(pairs, axis=1, return_inverse=True)
    counts = np.zeros((distinct.shape[1], len(WEIGHTS)), dtype=np.int32)
    np.add.at(counts, (at.reshape(-1), _count_columns(corpus, names, rows)), 1)
    # A country named only in captions and furniture has no row, as in a build.
    in_text = counts[:, :-1].any(axis=1)
    unmarked = np.zeros(int(in_text.sum()), dtype=np.bool_)
    counted = CountryCounts(distinct[0][in_text], distinct[1][in_text], counts[in_text], unmarked)
    return replace(counted, about=mark_main_countries(counted.frame(corpus.places.index))[0])


def _count_columns(corpus: Corpus, names: NameTable, mentions: Ints) -> Array:
    """Return the column that counts each mention, by the part of its sentence; peoples have one column."""
    by_part = np.full(max(map(int, Part)) + 1, len(WEIGHTS) - 1)
    by_part[[int(part) for part in _COLUMN_OF]] = list(_COLUMN_OF.values())
    sentence = corpus.mentions.sentence[mentions]
    part = np.where(sentence >= 0, corpus.sentences.part[np.maximum(sentence, 0)], int(Part.FURNITURE))
    column = by_part[part]
    is_people = names.kind[corpus.mentions.name[mentions]] == KINDS.index(Kind.PEOPLE)
    return np.where(is_people & (column < by_part[Part.FURNITURE]), _PEOPLES_COLUMN, column)


def _replace_counts(before: CountryCounts, counted: CountryCounts, articles: Mask) -> CountryCounts:
    others = ~articles[before.article]
    return CountryCounts(
        np.concatenate([before.article[others], counted.article]),
        np.concatenate([before.country[others], counted.country]),
        np.concatenate([before.counts[others], counted.counts]),
        np.concatenate([before.about[others], counted.about]),
    )


def _pair_articles(counted: CountryCounts, articles: Mask, about: bool) -> CountryPairs:
    selected = counted.about if about else counted.in_text
    return CountryPairs(articles, counted.country[selected], counted.article[selected])


def _pair_sentences(corpus: Corpus, names: NameTable, sentences: Mask) -> CountryPairs:
    mentions = corpus.mentions
    country = names.country[mentions.name].astype(np.int32)
    inside = (mentions.sentence >= 0) & sentences[mentions.sentence] & mentions.counted & (country >= 0)
    return CountryPairs(sentences, country[inside], mentions.sentence[inside])


def _pair_events(events: EventTable, sentences: Mask) -> CountryPairs:
    touched = _mask_events(events, sentences)
    inside = touched[events.place_event]
    return CountryPairs(touched, events.place_country[inside], events.place_event[inside])


def _mask_events(events: EventTable, sentences: Mask) -> Mask:
    if not len(sentences):
        return np.zeros(len(events.sentence), dtype=np.bool_)
    inside: Mask = (events.sentence >= 0) & sentences[events.sentence]
    return inside


def _move_event_countries(corpus: Corpus, names: NameTable, mentions: Ints, code: int) -> EventTable:
    """Return the events with new countries for those that mention a moved name.

    An event takes the new country if it had the old one, or if the name had none. It keeps the old country
    if another name of the sentence is in it.
    """
    events, sentence = corpus.events, corpus.mentions.sentence
    sentences = _mask_rows(sentence[mentions], len(corpus.sentences.article))
    touched = _mask_events(events, sentences)
    near = np.flatnonzero((sentence >= 0) & sentences[sentence]) if len(sentences) else mentions
    left = _pair_numbers(sentence[mentions], corpus.names.country[corpus.mentions.name[mentions]])
    still = _pair_numbers(sentence[near], names.country[corpus.mentions.name[near]])
    places = _pair_numbers(events.sentence[events.place_event], events.place_country)
    had_old = touched[events.place_event] & np.isin(places, left)
    placeless = touched & np.isin(_pair_numbers(events.sentence, np.full(len(touched), -1)), left)
    gaining = (
        np.union1d(events.place_event[had_old], np.flatnonzero(placeless))
        if code >= 0
        else events.place_event[:0]
    )
    return _replace_event_countries(
        events, touched, had_old, had_old & ~np.isin(places, still), gaining.astype(np.int32), code
    )


def _pair_numbers(sentences: Ints, countries: Array) -> Longs:
    """Return each sentence and its country as one number."""
    return sentences.astype(np.int64) * 2**16 + countries + 1


def _replace_event_countries(
    events: EventTable, touched: Mask, had_old: Mask, leaving: Mask, gaining: Ints, code: int
) -> EventTable:
    inside = touched[events.place_event]
    # An event happened in the new country if it happened in the old one, or if it had no country.
    only_named = np.setdiff1d(
        events.place_event[had_old & ~events.happened_there],
        events.place_event[had_old & events.happened_there],
    )
    event = np.concatenate([events.place_event[inside & ~leaving], gaining])
    country = np.concatenate([events.place_country[inside & ~leaving], np.full(len(gaining), code)])
    where = np.concatenate([events.happened_there[inside & ~leaving], ~np.isin(gaining, only_named)])
    # The countries of an event stay in order, each once.
    order = np.lexsort((~where, event, country))
    once = np.ones(len(order), dtype=np.bool_)
    once[1:] = (np.diff(country[order]) != 0) | (np.diff(event[order]) != 0)
    order = order[once]
    return replace(
        events,
        place_event=np.concatenate([events.place_event[~inside], event[order]]).astype(np.int32),
        place_country=np.concatenate([events.place_country[~inside], country[order]]).astype(np.int32),
        happened_there=np.concatenate([events.happened_there[~inside], where[order]]),
    )


def _get_region_of_each_country(corpus: Corpus) -> Ints:
    """Return the region number of each country, -1 for none."""
    numbers = {region: number for number, region in enumerate(corpus.regions[True].keys)}
    return np.array([numbers.get(region, -1) for region in corpus.places["region"]], dtype=np.int32)


def _put_pairs(values: FacetValues, pairs: tuple[CountryPairs, ...]) -> FacetValues:
    articles, sentences, events = pairs
    return replace(
        values,
        articles=articles.put_into(values.articles),
        sentences=None if values.sentences is None else sentences.put_into(values.sentences),
        events=None if values.events is None else events.put_into(values.events),
    )
