"""Every cache of the app: short wrappers over uncached functions, keyed by what the result depends on."""

import gc
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar

import pandas as pd
import streamlit as st

from dashboard.charts.specification import Chart, make_specification
from dashboard.charts.theme import PALETTES, Palette
from dashboard.corpus import Corpus, open_version
from dashboard.corpus.postings import Mask
from dashboard.decisions import apply_decisions, hash_decisions, load_decisions
from dashboard.decisions.log.notes import hash_topics, list_topics, load_notes
from dashboard.query.articles.saved_topics import add_saved_topics
from dashboard.query.articles.suggested_topics import SuggestedTopic, add_suggested_topics
from dashboard.query.audit.decision_effects import count_changed_articles, list_decision_effects
from dashboard.query.search.find_articles import find_articles
from dashboard.query.search.text_scan import ProgressReport
from dashboard.query.selection.select import Selection, select
from dashboard.query.selection.sieve import sieve_of
from dashboard.query.words.top_terms import find_name_terms
from dashboard.schema import Decision, Filters
from dashboard.store import version_folder
from dashboard.store.suggested_topics import read_suggested_topics, stamp_suggested_topics

P = ParamSpec("P")
T = TypeVar("T")

CorpusKey = tuple[str, int, str]
"""The store, the version, and a hash of the decisions and topics."""
Spec = dict[str, Any]
"""A chart as a Vega-Lite specification, without its data."""
_MOST_SEARCHES = 16


@dataclass(frozen=True, slots=True)
class OpenedCorpus:
    """A corpus with its decisions, and the key that every cached result on it depends on."""

    key: CorpusKey
    corpus: Corpus


# In this module Streamlit hashes each argument, except those whose name begins with an underscore.


def open_corpus(store: Path, version: int) -> OpenedCorpus:
    """Return the corpus of a version, with the decisions and topics of this moment."""
    topics = f"{hash_topics(load_notes(store))}{stamp_suggested_topics(store)}"
    key = (str(store), version, f"{hash_decisions(load_decisions(store))}{topics}")
    return OpenedCorpus(key, _open_with_topics(*key))


@st.cache_resource(max_entries=2, show_spinner="Opening the corpus ...")
def _open_as_built(store: str, version: int) -> Corpus:
    return open_version(version_folder(Path(store), version), Path(store))


@st.cache_resource(max_entries=3, show_spinner=False)
def _open_with_decisions(store: str, version: int, digest: str) -> Corpus:  # noqa: ARG001
    # `digest` is part of the key only: new decisions make a new corpus.
    corpus = apply_decisions(_open_as_built(store, version), load_decisions(Path(store)))
    # Streamlit collects garbage after every run; frozen objects are not visited again.
    gc.collect()
    gc.freeze()
    return corpus


@st.cache_resource(max_entries=3, show_spinner=False)
def _open_with_topics(store: str, version: int, digest: str) -> Corpus:  # noqa: ARG001
    corpus = _open_with_decisions(store, version, hash_decisions(load_decisions(Path(store))))
    suggested = read_suggested_topics(Path(store))
    # Topics that were suggested for another version may lack its articles, so they are left out.
    topics = suggested.topics if suggested is not None and suggested.version == version else ()
    corpus = add_suggested_topics(corpus, [SuggestedTopic(*topic) for topic in topics])
    return add_saved_topics(corpus, list_topics(load_notes(Path(store))))


def clear_corpora() -> None:
    """Drop every open corpus and every answer about one, since a corpus was deleted."""
    for cache in _CORPUS_CACHES:
        cache.clear()
    sieve_of.cache_clear()


# ---------------------------------------------------------------- questions to a corpus


def select_articles(opened: OpenedCorpus, filters: Filters) -> Selection:
    """Return the articles of a corpus that the filters select."""
    return _select_once(opened.key, repr(filters), opened.corpus, filters)


@st.cache_resource(max_entries=32, show_spinner=False)
def _select_once(
    key: CorpusKey,  # noqa: ARG001
    question: str,  # noqa: ARG001
    _corpus: Corpus,
    _filters: Filters,
) -> Selection:
    return select(_corpus, _filters)


def query_corpus(
    opened: OpenedCorpus, query: Callable[Concatenate[Corpus, P], T], *args: P.args, **kwargs: P.kwargs
) -> T:
    """Return the answer of a query on a corpus; the same question is answered once."""
    # Filters are frozen and print every field, so what they print is their key.
    question = f"{query.__module__}.{query.__name__}{args!r}{kwargs!r}"
    return _query_once(opened.key, question, partial(query, opened.corpus, *args, **kwargs))


@st.cache_data(max_entries=300, show_spinner=False)
def _query_once(key: CorpusKey, question: str, _query: Callable[[], T]) -> T:  # noqa: ARG001
    return _query()


def add_search_answer(opened: OpenedCorpus, query: str, report: ProgressReport | None = None) -> OpenedCorpus:
    """Return the corpus with the articles that match a search, since a page asks for them a dozen times."""
    if not query.strip():
        return opened
    # A progress report draws a button, which a cached function must not do; so this cache is made by hand.
    masks = _search_masks(opened.key)
    mask = masks[query] if query in masks else find_articles(opened.corpus, query, report)
    masks.pop(query, None)
    masks[query] = mask
    for oldest in list(masks)[:-_MOST_SEARCHES]:
        masks.pop(oldest, None)
    searched = replace(opened.corpus, search_masks={**opened.corpus.search_masks, query: mask})
    return OpenedCorpus(opened.key, searched)


@st.cache_resource(max_entries=3, show_spinner=False)
def _search_masks(key: CorpusKey) -> dict[str, Mask]:  # noqa: ARG001
    return {}


def add_name_terms(opened: OpenedCorpus) -> OpenedCorpus:
    """Return the corpus with its terms that are names, whatever is selected."""
    return OpenedCorpus(opened.key, replace(opened.corpus, name_terms=query_corpus(opened, find_name_terms)))


# ---------------------------------------------------------------- decisions before they are taken


def preview_decisions(opened: OpenedCorpus, *decisions: Decision) -> tuple[int, pd.DataFrame]:
    """Return how many articles more decisions would change, and the rows of `list_changes`."""
    number, changes, _ = _preview_once(opened.key, repr(decisions), opened.corpus, decisions)
    return number, changes


def find_ineffective_decisions(opened: OpenedCorpus, *decisions: Decision) -> frozenset[str]:
    """Return the ids of those of more decisions that would match nothing in the corpus."""
    pending = _preview_once(opened.key, repr(decisions), opened.corpus, decisions)[2]
    return pending & {decision.id for decision in decisions}


@st.cache_data(max_entries=60, show_spinner=False)
def _preview_once(
    key: CorpusKey,
    question: str,  # noqa: ARG001
    _before: Corpus,
    _decisions: tuple[Decision, ...],
) -> tuple[int, pd.DataFrame, frozenset[str]]:
    store, version, _ = key
    # Only an undo needs all decisions applied anew; others are applied to the corpus as it is.
    if any(decision.verb == "undo" for decision in _decisions):
        after = apply_decisions(_open_as_built(store, version), (*load_decisions(Path(store)), *_decisions))
    else:
        after = apply_decisions(_before, _decisions)
    pending = frozenset(decision.id for decision in after.pending)
    return count_changed_articles(_before, after), list_decision_effects(_before, after), pending


_CORPUS_CACHES = (
    _open_as_built,
    _open_with_decisions,
    _open_with_topics,
    _search_masks,
    _select_once,
    _query_once,
    _preview_once,
)

# ---------------------------------------------------------------- charts and other slow results


def build_spec(
    chart: Callable[Concatenate[Palette, P], Chart], palette: Palette, *args: P.args, **kwargs: P.kwargs
) -> Spec:
    """Return a chart's specification; building one costs 20 ms, so each is built once."""
    make = partial(chart, palette, *args, **kwargs)
    return _build_spec_once(f"{chart.__module__}.{chart.__name__}", palette.name, f"{args!r}{kwargs!r}", make)


@st.cache_resource(max_entries=100, show_spinner=False)
def _build_spec_once(
    chart: str,  # noqa: ARG001
    palette: str,
    question: str,  # noqa: ARG001
    _make: Callable[[], Chart],
) -> Spec:
    return make_specification(_make(), PALETTES[palette])


@st.cache_data(max_entries=40, show_spinner="Working it out ...")
def cache_result(key: str, _make: Callable[[], T]) -> T:  # noqa: ARG001
    """Return what takes a second to make; `key` names all that it depends on."""
    return _make()
