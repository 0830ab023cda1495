"""All that is kept between runs, and nothing else: two-line wrappers, keyed by what a result depends on."""

import gc
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar

import pandas as pd
import streamlit as st

from dashboard.charts.specification import Chart, finished
from dashboard.charts.theme import PALETTES, Palette
from dashboard.corpus import Corpus, open_version
from dashboard.corpus.postings import Mask
from dashboard.decisions import apply, hash_decisions, load
from dashboard.decisions.log.notes import hash_topics, list_topics, load_notes
from dashboard.query.articles.suggested_topics import FoundTopic, with_found_topics
from dashboard.query.articles.topics import with_topics
from dashboard.query.audit.decision_effects import count_changed, list_changes
from dashboard.query.search.find_articles import find_articles
from dashboard.query.search.text_scan import ProgressReport
from dashboard.query.selection.select import Selection, select
from dashboard.query.words.top_terms import find_name_terms
from dashboard.schema import Decision, Filters
from dashboard.store import version_folder
from dashboard.store.suggested_topics import read_suggested_topics, stamp_suggested_topics

P = ParamSpec("P")
T = TypeVar("T")

CorpusKey = tuple[str, int, str]
_ANSWERS = 16


@dataclass(frozen=True, slots=True)
class OpenedCorpus:
    """A corpus with its decisions, and the key that names its state."""

    key: CorpusKey
    corpus: Corpus


def open_corpus(store: Path, version: int) -> OpenedCorpus:
    """Return the corpus of a version as the decisions of now make it."""
    key = (
        str(store),
        version,
        f"{hash_decisions(load(store))}{hash_topics(load_notes(store))}{stamp_suggested_topics(store)}",
    )
    return OpenedCorpus(key, _noted(*key))


@st.cache_resource(max_entries=2, show_spinner="Opening the corpus ...")
def _as_built(store: str, version: int) -> Corpus:
    return open_version(version_folder(Path(store), version), Path(store))


@st.cache_resource(max_entries=3, show_spinner=False)
def _decided(store: str, version: int, digest: str) -> Corpus:  # noqa: ARG001
    # `digest` is there for the cache alone: new decisions make a new corpus.
    corpus = apply(_as_built(store, version), load(Path(store)))
    # A full collection follows every run; what is frozen is not walked through again.
    gc.collect()
    gc.freeze()
    return corpus


@st.cache_resource(max_entries=3, show_spinner=False)
def _noted(store: str, version: int, digest: str) -> Corpus:  # noqa: ARG001
    corpus = _decided(store, version, hash_decisions(load(Path(store))))
    found = read_suggested_topics(Path(store))
    # Topics found in another version may lack its articles, so they are left out.
    known = found.topics if found is not None and found.version == version else ()
    corpus = with_found_topics(corpus, [FoundTopic(*topic) for topic in known])
    return with_topics(corpus, list_topics(load_notes(Path(store))))


@st.cache_resource(max_entries=32, show_spinner=False)
def _selected(key: CorpusKey, asked: str, _corpus: Corpus, _filters: Filters) -> Selection:  # noqa: ARG001
    return select(_corpus, _filters)


def preview_decisions(opened: OpenedCorpus, *decisions: Decision) -> tuple[int, pd.DataFrame]:
    """Return how many articles more decisions would change, and what changes, as `list_changes` tells it."""
    number: int
    changes: pd.DataFrame
    number, changes, _ = _foreseen(opened.key, repr(decisions), opened.corpus, decisions)
    return number, changes


def find_ineffective(opened: OpenedCorpus, *decisions: Decision) -> frozenset[str]:
    """Return the ids of those of more decisions that would find nothing to act on."""
    pending: frozenset[str] = _foreseen(opened.key, repr(decisions), opened.corpus, decisions)[2]
    return pending & {decision.id for decision in decisions}


@st.cache_data(max_entries=60, show_spinner=False)
def _foreseen(key: CorpusKey, asked: str, _before: Corpus, _decisions: Any) -> Any:  # noqa: ARG001
    store, version, _ = key
    # What takes nothing back acts on what was decided before: hundreds of decisions are not acted on anew.
    if any(decision.verb == "undo" for decision in _decisions):
        after = apply(_as_built(store, version), (*load(Path(store)), *_decisions))
    else:
        after = apply(_before, _decisions)
    pending = frozenset(decision.id for decision in after.pending)
    return count_changed(_before, after), list_changes(_before, after), pending


def with_search_answer(opened: OpenedCorpus, query: str, watch: ProgressReport | None = None) -> OpenedCorpus:
    """Return a corpus that knows what a search finds: one page asks for the same a dozen times."""
    if not query.strip():
        return opened
    # Whoever watches draws a button, which a cached function may not.
    known = _answers(opened.key)
    answer = known[query] if query in known else find_articles(opened.corpus, query, watch)
    known.pop(query, None)
    known[query] = answer
    for oldest in list(known)[:-_ANSWERS]:
        known.pop(oldest, None)
    return OpenedCorpus(
        opened.key, replace(opened.corpus, search_masks={**opened.corpus.search_masks, query: answer})
    )


@st.cache_resource(max_entries=3, show_spinner=False)
def _answers(key: CorpusKey) -> dict[str, Mask]:  # noqa: ARG001
    return {}


def with_name_terms(opened: OpenedCorpus) -> OpenedCorpus:
    """Return a corpus that knows which of its terms are names, whatever is chosen of it."""
    return OpenedCorpus(opened.key, replace(opened.corpus, name_terms=ask_corpus(opened, find_name_terms)))


def select_articles(opened: OpenedCorpus, filters: Filters) -> Selection:
    """Return what the filters choose of a corpus."""
    return _selected(opened.key, repr(filters), opened.corpus, filters)


@st.cache_data(max_entries=300, show_spinner=False)
def _answer(key: CorpusKey, asked: str, _query: Callable[..., Any], _args: Any, _kwargs: Any) -> Any:  # noqa: ARG001
    return _query(*_args, **_kwargs)


def ask_corpus(
    opened: OpenedCorpus, query: Callable[Concatenate[Corpus, P], T], *args: P.args, **kwargs: P.kwargs
) -> T:
    """Return the answer of a query on a corpus; the same question is answered once."""
    # Filters are frozen and say all they hold when printed, so their print is their key.
    asked = f"{query.__module__}.{query.__name__}{args!r}{kwargs!r}"
    answer: T = _answer(opened.key, asked, query, (opened.corpus, *args), kwargs)
    return answer


def clear_corpora() -> None:
    """Let go of every corpus that is open and of all that was answered on one, as one of them was deleted."""
    for kept in (_as_built, _decided, _answers, _selected, _answer):
        kept.clear()


@st.cache_resource(max_entries=100, show_spinner=False)
def _spec(drawing: str, palette: str, asked: str, _make: Callable[[], Chart]) -> dict[str, Any]:  # noqa: ARG001
    return finished(_make(), PALETTES[palette])


def build_spec(
    drawing: Callable[Concatenate[Palette, P], Chart], palette: Palette, *args: P.args, **kwargs: P.kwargs
) -> dict[str, Any]:
    """Return a chart's specification; building one costs 20 ms, so each is built once."""
    asked = f"{args!r}{kwargs!r}"
    return _spec(drawing.__name__, palette.name, asked, lambda: drawing(palette, *args, **kwargs))


@st.cache_data(max_entries=40, show_spinner="Working it out ...")
def make_once(key: str, _make: Callable[[], T]) -> T:  # noqa: ARG001
    """Return what takes a second to make; `key` names all that it depends on."""
    return _make()
