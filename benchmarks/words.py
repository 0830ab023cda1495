"""The speed of the page Words, beside scikit-learn and pandas and, where there are, scattertext and textacy.

    python benchmarks/words.py STORE [STORE ...] [--peers PYTHON]

Each STORE is a built corpus (benchmarks/mixed.py makes large ones); PYTHON has scattertext and textacy. Answers
are first compared number for number, then the medians of several runs. The result is written to words.md.
"""

import argparse
import json
import operator
import platform
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Sized
from dataclasses import dataclass
from functools import partial
from importlib.metadata import version
from pathlib import Path
from statistics import median
from typing import Any, Generic, TypedDict, TypeVar

import numpy as np
import pandas as pd
from by_libraries import (
    LibraryCorpus,
    Mask,
    compute_keyness,
    count_by_month,
    count_top_terms,
    find_contexts,
    measure_collocates,
)
from sklearn.feature_extraction.text import CountVectorizer
from timing import elapsed_seconds, format_seconds, median_seconds

from dashboard.corpus import Corpus, open_version
from dashboard.corpus.text_without_cuts import read_uncut_text
from dashboard.query.selection.facet_counts import count_facet
from dashboard.query.selection.select import select
from dashboard.query.words.collocates import CollocateOptions, rank_collocates
from dashboard.query.words.concordance import list_contexts, sort_hits
from dashboard.query.words.keyness import rank_distinctive_terms
from dashboard.query.words.query_hits import Hits, find_hits
from dashboard.query.words.term_trends import Scale, TrendOptions, count_trends
from dashboard.query.words.top_terms import TermOptions, TermRanking, rank_terms
from dashboard.schema import NO_DAY, Choice, Filters
from dashboard.store import version_folder
from dashboard.text.tokens import words

WORD, PHRASE = "sanctions", "white house"
RUNS, RUNS_OF_LIBRARIES = 5, 3
# Over more articles than these, the libraries are run once.
_MANY_ARTICLES = 20_000
T = TypeVar("T")
OUT = Path(__file__).with_suffix(".md")


class PeerAnswer(TypedDict):
    """How long a peer took to answer a question, and its answer."""

    seconds: float
    answer: Any


@dataclass(frozen=True)
class WordQuestion(Generic[T]):
    """A question, its answers by Dateline and by the libraries, and how they are compared."""

    name: str
    ours: Callable[[], T]
    theirs: Callable[[], T]
    are_same: Callable[[T, T], bool] = operator.eq


def main() -> None:
    """Write the tables of benchmarks/words.md for the stores given."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("stores", nargs="+", type=Path)
    parser.add_argument("--peers")
    options = parser.parse_args()
    parts = [_measure_store(store, options.peers) for store in options.stores]
    OUT.write_text(_HEAD + "\n".join(parts), encoding="utf-8")


def _measure_store(store: Path, peers: str | None) -> str:
    start = time.perf_counter()
    corpus = open_version(version_folder(store), store)
    opened = time.perf_counter() - start
    filters = _choose_filters(corpus)
    library, read = _read_corpus(corpus, filters)
    rows = [
        f"| open, or read and count | {format_seconds(opened)} | {format_seconds(read)} | {read / opened:,.0f} | does not apply |"
    ]
    runs = RUNS_OF_LIBRARIES if corpus.n <= _MANY_ARTICLES else 1
    rows += [_format_row(question, runs) for question in _list_questions(corpus, library, filters)]
    peer_table = _format_peers(corpus, library, peers) if peers else ""
    return f"{_describe_corpus(corpus, library)}\n\n{_TABLE}\n" + "\n".join(rows) + f"\n{peer_table}"


def _choose_filters(corpus: Corpus) -> Filters:
    """Return a filter on the publisher with the most articles."""
    rows = count_facet(corpus, Filters(), "publisher")
    return Filters(choices={"publisher": Choice((str(rows["key"].iloc[0]),))})


def _read_corpus(corpus: Corpus, filters: Filters) -> tuple[LibraryCorpus, float]:
    texts = [
        "\f".join(read_uncut_text(corpus, row, text))
        for row, text in enumerate(corpus.texts_of(np.arange(corpus.n)))
    ]
    start = time.perf_counter()
    counter = CountVectorizer(analyzer=words)
    matrix = counter.fit_transform(texts)
    seconds = time.perf_counter() - start
    selected = select(corpus, filters).articles
    return LibraryCorpus(
        texts, matrix, counter.get_feature_names_out(), _list_months(corpus), selected
    ), seconds


def _list_months(corpus: Corpus) -> pd.Series:
    """Return the month of each article, none where its day may lie in either of two, as in our own bins."""
    first, last = (
        pd.Series(pd.to_datetime(np.where(days == NO_DAY, np.nan, days), unit="D")).dt.to_period("M")
        for days in (corpus.days.first, corpus.days.last)
    )
    return first.where(first == last)


def _list_questions(corpus: Corpus, library: LibraryCorpus, filters: Filters) -> Iterator[WordQuestion[Any]]:
    yield from _list_term_questions(corpus, library, filters)
    yield from _list_context_questions(corpus, library)
    yield _make_collocate_question(corpus, library)
    yield _make_trend_question(corpus, library)


def _list_term_questions(
    corpus: Corpus, library: LibraryCorpus, filters: Filters
) -> Iterator[WordQuestion[Any]]:
    every = TermOptions(phrases=False, stop=False, measure=TermRanking.OCCURRENCES)
    for name, filtered, selected in (
        ("no filter", Filters(), np.ones(corpus.n, dtype=np.bool_)),
        ("filtered", filters, library.selected),
    ):
        yield WordQuestion(
            f"top 50 terms, {name}",
            lambda filtered=filtered: _term_counts(rank_terms(corpus, filtered, 50, every)),
            lambda selected=selected: count_top_terms(library, selected),
        )
    a = library.selected
    yield WordQuestion(
        "distinctive words, A against the rest",
        lambda: _log_ratios(rank_distinctive_terms(corpus, a, ~a, listable=corpus.terms.size == 1).rows),
        lambda: compute_keyness(library),
        _are_close,
    )


def _list_context_questions(corpus: Corpus, library: LibraryCorpus) -> Iterator[WordQuestion[int]]:
    yield WordQuestion(
        f"“{WORD}” in context, every hit sorted by the word before, 50 lines",
        lambda: len(_find_lines(corpus, WORD)[0]),
        lambda: len(find_contexts(library, WORD)),
    )
    yield WordQuestion(
        f"“{PHRASE}”, the same",
        lambda: len(_find_lines(corpus, f'"{PHRASE}"')[0]),
        lambda: len(find_contexts(library, PHRASE)),
    )


def _make_collocate_question(corpus: Corpus, library: LibraryCorpus) -> WordQuestion[dict[str, float]]:
    every_term = np.ones(len(corpus.terms.size), dtype=np.bool_)
    return WordQuestion(
        f"words within 5 of “{WORD}”, log Dice",
        lambda: _log_dice_of(
            rank_collocates(
                corpus, find_hits(corpus, Filters(), WORD), corpus.live, every_term, CollocateOptions(5, 3, 0)
            )
        ),
        lambda: measure_collocates(library, WORD),
        _are_close,
    )


def _make_trend_question(corpus: Corpus, library: LibraryCorpus) -> WordQuestion[dict[str, float]]:
    trend_words = (WORD, "trump", "korea")
    return WordQuestion(
        "three words by month, per million words",
        lambda: _values_by_month(
            count_trends(corpus, Filters(), trend_words, TrendOptions(Scale.PER_MILLION, "month")).rows
        ),
        lambda: count_by_month(library, trend_words),
        _are_close,
    )


def _term_counts(rows: pd.DataFrame) -> list[tuple[int, int]]:
    return sorted(zip(rows["occurrences"].tolist(), rows["articles"].tolist(), strict=True))


def _log_ratios(rows: pd.DataFrame) -> dict[str, float]:
    return dict(zip(rows["term"], rows["log_ratio"], strict=True))


def _find_lines(corpus: Corpus, query: str) -> tuple[Hits, pd.DataFrame]:
    hits = sort_hits(corpus, find_hits(corpus, Filters(), query), "before")
    return hits, list_contexts(corpus, hits.take(slice(0, 50)), 10)


def _log_dice_of(rows: pd.DataFrame) -> dict[str, float]:
    return dict(zip(rows["term"], rows["log_dice"], strict=True))


def _values_by_month(rows: pd.DataFrame) -> dict[str, float]:
    filled = rows[rows["articles_in_bin"] > 0]
    return {f"{row.term} {row.start[:7]}": row.value for row in filled.itertuples()}


def _are_close(ours: dict[str, float], theirs: dict[str, float]) -> bool:
    return ours.keys() == theirs.keys() and all(np.isclose(ours[key], theirs[key]) for key in ours)


def _format_peers(corpus: Corpus, library: LibraryCorpus, python: str) -> str:
    """Return the table of scattertext and textacy, on the same texts and the same two groups."""
    a = library.selected
    distinctive = rank_distinctive_terms(corpus, a, ~a, listable=corpus.terms.size == 1).rows
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / name for name in ("articles.parquet", "counts.parquet", "answers.json")]
        pd.DataFrame({"text": library.texts, "side": np.where(a, "A", "B")}).to_parquet(paths[0])
        _occurrences(corpus, a).to_parquet(paths[1])
        script = str(Path(__file__).with_name("words_peers.py"))
        subprocess.run([python, script, *map(str, paths), WORD], check=True)
        answers: dict[str, PeerAnswer] = json.loads(paths[2].read_text(encoding="utf-8"))
    scores = (
        _occurrences(corpus, a)
        .assign(z=answers["log-odds of the same counts"]["answer"])
        .loc[distinctive["term"]]
    )
    same = (
        "the same to nine digits" if np.allclose(scores["z"], distinctive["z"], rtol=1e-9) else "not the same"
    )
    every = TermOptions(phrases=False, stop=False, measure=TermRanking.OCCURRENCES)
    ours = {
        "read": None,
        "top": partial(rank_terms, corpus, Filters(), 50, every),
        "keyness": partial(rank_distinctive_terms, corpus, a, ~a),
        "kwic": partial(find_hits, corpus, Filters(), WORD),
    }
    n_hits = len(find_hits(corpus, Filters(), WORD))
    lines = [
        _format_peer_row(name, answers.get(key), ours[key], _note(key, answers, n_hits, same))
        for key, name in _PEER_ROWS.items()
    ]
    head = "\n| question | Dateline | peer | ratio | answers |\n| --- | --- | --- | --- | --- |\n"
    return head + "\n".join(lines) + "\n"


_PEER_ROWS = {
    "read": "read the texts (scattertext)",
    "top": "top 50 terms (scattertext)",
    "keyness": "distinctive words, log-odds (scattertext)",
    "kwic": f"“{WORD}” in context, every hit, unsorted (textacy)",
}


def _note(key: str, answers: dict[str, PeerAnswer], n_hits: int, same: str) -> str:
    if key not in answers:
        stopped = answers["stopped"]
        return f"not read after {format_seconds(stopped['seconds'])}, with {stopped['answer']:.1f} GB held: stopped"
    notes = {
        "top": "its own tokenizer: not compared",
        "keyness": f"z of the log-odds of Dateline's counts: {same}",
        "kwic": f"{answers['kwic']['answer']:,} hits, {n_hits:,} here: it splits words at hyphens",
    }
    return notes.get(key) or f"{answers['read']['answer']:,} terms by its own tokenizer"


def _format_peer_row(
    name: str, answer: PeerAnswer | None, work: Callable[[], object] | None, note: str
) -> str:
    our_seconds = median_seconds(work, RUNS) if work else None
    ours = format_seconds(our_seconds) if our_seconds else ""
    theirs = format_seconds(answer["seconds"]) if answer else ""
    ratio = f"{answer['seconds'] / our_seconds:,.0f}" if answer and our_seconds else ""
    return f"| {name} | {ours} | {theirs} | {ratio} | {note} |"


def _occurrences(corpus: Corpus, a: Mask) -> pd.DataFrame:
    from dashboard.query.words.term_counts import count_terms

    n = corpus.terms.n_words
    counts = {name: count_terms(corpus.terms, mask)[1][:n] for name, mask in (("a", a), ("b", ~a))}
    return pd.DataFrame(counts, index=corpus.terms.word.slice(0, n).to_pylist())


def _format_row(question: WordQuestion[Any], runs: int) -> str:
    ours, theirs = question.ours(), question.theirs()
    comparison = f"differ: {_summarise(ours)} and {_summarise(theirs)}"
    if question.are_same(ours, theirs):
        comparison = "the same"
    our_seconds, their_seconds = _time_in_turn(question, runs)
    times = f"{format_seconds(our_seconds)} | {format_seconds(their_seconds)}"
    return f"| {question.name} | {times} | {their_seconds / our_seconds:,.1f} | {comparison} |"


def _summarise(answer: int | Sized) -> str:
    return f"{answer:,}" if isinstance(answer, int) else f"{len(answer):,} numbers"


def _time_in_turn(question: WordQuestion[Any], runs: int) -> tuple[float, float]:
    """Return the medians of both, run in turn, so that other programs on the machine slow both alike."""
    ours, theirs = [], []
    for number in range(RUNS):
        ours.append(elapsed_seconds(question.ours))
        if number < runs:
            theirs.append(elapsed_seconds(question.theirs))
    return median(ours), median(theirs)


def _describe_corpus(corpus: Corpus, library: LibraryCorpus) -> str:
    n_words = int(corpus.articles["n_words"].sum())
    packages = ", ".join(f"{name} {version(name)}" for name in ("numpy", "scikit-learn", "pandas"))
    return (
        f"\n## {corpus.name}: {corpus.n:,} articles, {n_words:,} words\n\n{len(corpus.terms.size):,} terms, of them "
        f"{len(corpus.terms.size) - corpus.terms.n_words:,} phrases; A is {int(library.selected.sum()):,} articles. {packages}, "
        f"Python {platform.python_version()}."
    )


_TABLE = (
    "| question | Dateline | scikit-learn, pandas, re | ratio | answers |\n| --- | --- | --- | --- | --- |"
)
_HEAD = f"""# Words, beside what a user would write

Made by `python benchmarks/words.py STORE ... --peers PYTHON` in one run on two cores, which others used too. Dateline answers from the
matrix and the stream of words that a build wrote; the user of scikit-learn and pandas reads all texts first (the first row) and then
holds them, with a document-term matrix by the same tokenizer. Answers are compared number for number where the definitions
agree. Medians of {RUNS} runs ({RUNS_OF_LIBRARIES} of the others, one over {_MANY_ARTICLES:,} articles). The ratio is theirs to Dateline's.

The machine was busy throughout, so read the ratios, not the times. The 100,000 articles repeat the sentences of the news demo, so nearly
every run of words in them is a phrase.
"""

if __name__ == "__main__":
    main()
