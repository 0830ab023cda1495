"""Searches in one field of an article: its title, the names in it, its countries, its sources."""

from collections.abc import Iterable

import numpy as np
import pyarrow.compute as pc

from dashboard.corpus.facet_values import FacetValues
from dashboard.corpus.model import Corpus
from dashboard.corpus.postings import Mask
from dashboard.corpus.string_columns import StringColumn
from dashboard.corpus.tables import KINDS
from dashboard.query.search.query_tree import FieldTerm, Term
from dashboard.query.search.word_lookup import contains_term
from dashboard.schema import FACETS, FacetRecord, FacetSource, Kind
from dashboard.text.tokens import words

_RECORD_OF_FIELD = {record.search_field: record for record in FACETS if record.search_field}


def find_field_term(corpus: Corpus, field_term: FieldTerm) -> Mask:
    """Return which articles contain a term in a field.

    Fields of names search every spelling of a name and its current label. country: and region: search those
    that an article mentions. source: searches its publisher, and the agencies and outlets it names.
    """
    if field_term.name == "title":
        return _find_in_titles(corpus, field_term.term)
    if field_term.name == "source":
        publishers = _find_in_values(corpus.facets["publisher"], field_term.term)
        return publishers | _find_in_origins(corpus, field_term.term)
    record = _RECORD_OF_FIELD[field_term.name]
    if record.source is FacetSource.NAMES:
        return _find_in_names(corpus, Kind(record.key), field_term.term)
    return _find_in_values(_list_values(corpus, record), field_term.term)


def _list_values(corpus: Corpus, record: FacetRecord) -> FacetValues:
    if record.source is FacetSource.COUNTRIES:
        return corpus.countries[False]
    if record.source is FacetSource.REGIONS:
        return corpus.regions[False]
    return corpus.facets[record.key]


def _find_in_titles(corpus: Corpus, term: Term) -> Mask:
    titles = corpus.articles["title"]
    # Folding can turn other letters into plain ones, so every title beyond ASCII is checked.
    plain = titles.str.isascii() & term.words[0].isascii() & term.words[0].isalpha()
    candidates = ~plain | titles.str.contains(term.words[0], case=False, regex=False)
    mask = np.zeros(corpus.n, dtype=np.bool_)
    for row in np.flatnonzero(candidates.to_numpy(dtype=np.bool_)):
        mask[row] = contains_term(term, words(str(titles.iloc[row])))
    return mask


def _find_in_values(values: FacetValues, term: Term) -> Mask:
    matches = [
        value
        for value, (key, label) in enumerate(zip(values.keys, values.labels, strict=True))
        if contains_term(term, words(label)) or (key.isalpha() and term.words == (key.lower(),))
    ]
    return values.articles.mask_of(matches)


def _find_in_origins(corpus: Corpus, term: Term) -> Mask:
    origins = corpus.origins
    named = np.array([contains_term(term, words(name)) for name in origins.names], dtype=np.bool_)
    mask = np.zeros(corpus.n, dtype=np.bool_)
    mask[origins.article[named[origins.name]]] = True
    return mask


def _find_in_names(corpus: Corpus, kind: Kind, term: Term) -> Mask:
    names, entities = corpus.names, corpus.entities
    spelt = {int(names.entity[name]) for name in _find_rows(names.form, term)}
    called = set(_find_rows(entities.label, term))
    code = KINDS.index(kind)
    return entities.articles.mask_of(entity for entity in spelt | called if entities.kind[entity] == code)


def _find_rows(column: StringColumn, term: Term) -> Iterable[int]:
    """Yield the rows of a column of names that contain a term."""
    beyond_ascii = pc.invert(pc.string_is_ascii(column.base))
    candidates = pc.or_(beyond_ascii, pc.match_substring(column.base, term.words[0], ignore_case=True))
    for row in {*np.flatnonzero(candidates.to_numpy(zero_copy_only=False)).tolist(), *column.patches}:
        if contains_term(term, words(column.at(row))):
            yield row
