"""What stands before a colon: the title, who is named, the country, whose article it is."""

from collections.abc import Iterable, Sequence

import numpy as np
import pyarrow.compute as pc

from dashboard.corpus.model import KINDS, Corpus, Values
from dashboard.corpus.postings import Mask
from dashboard.corpus.string_column import Strings
from dashboard.query.search.query_parser import Field, Term
from dashboard.query.search.word_lookup import places_of
from dashboard.schema import Kind
from dashboard.text.tokens import words


def with_field(corpus: Corpus, asked: Field) -> Mask:
    """Return which articles hold a term in a field.

    person: and organisation: look at every spelling of a name and at what it is called now; country: at the
    countries that an article mentions; source: at publishers, and at agencies and outlets that it names.
    """
    match asked.name:
        case "title":
            return _in_titles(corpus, asked.term)
        case "country":
            return _in_values(corpus.countries[False], asked.term)
        case "source":
            return _in_values(corpus.facets["publisher"], asked.term) | _in_origins(corpus, asked.term)
        case kind:
            return _in_names(corpus, Kind(kind), asked.term)


def _holds(term: Term, told: Sequence[str]) -> bool:
    return next(places_of(term, told), None) is not None


def _in_titles(corpus: Corpus, term: Term) -> Mask:
    titles = corpus.articles["title"]
    # Folding can turn other letters into plain ones, so what is not ASCII is looked at, whatever it holds.
    plain = titles.str.isascii() & term.words[0].isascii() & term.words[0].isalpha()
    candidates = ~plain | titles.str.contains(term.words[0], case=False, regex=False)
    mask = np.zeros(corpus.n, dtype=np.bool_)
    for row in np.flatnonzero(candidates.to_numpy(dtype=np.bool_)):
        mask[row] = _holds(term, words(str(titles.iloc[row])))
    return mask


def _in_values(values: Values, term: Term) -> Mask:
    held = [
        value
        for value, (key, label) in enumerate(zip(values.keys, values.labels, strict=True))
        if _holds(term, words(label)) or (key.isalpha() and term.words == (key.lower(),))
    ]
    return values.articles.mask_of(held)


def _in_origins(corpus: Corpus, term: Term) -> Mask:
    origins = corpus.origins
    named = np.array([_holds(term, words(name)) for name in origins.names], dtype=np.bool_)
    mask = np.zeros(corpus.n, dtype=np.bool_)
    mask[origins.article[named[origins.name]]] = True
    return mask


def _in_names(corpus: Corpus, kind: Kind, term: Term) -> Mask:
    names, entities = corpus.names, corpus.entities
    spelt = {int(names.entity[name]) for name in _rows_with(names.form, term)}
    called = set(_rows_with(entities.label, term))
    code = KINDS.index(kind)
    return entities.articles.mask_of(entity for entity in spelt | called if entities.kind[entity] == code)


def _rows_with(column: Strings, term: Term) -> Iterable[int]:
    """Yield the rows of a column of names that hold a term."""
    other = pc.invert(pc.string_is_ascii(column.base))
    near = pc.or_(other, pc.match_substring(column.base, term.words[0], ignore_case=True))
    for row in {*np.flatnonzero(near.to_numpy(zero_copy_only=False)).tolist(), *column.patches}:
        if _holds(term, words(column.at(row))):
            yield row
