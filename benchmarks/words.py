"""Words beside what a user would write in scikit-learn and pandas, and, where there are, scattertext and textacy.

    python benchmarks/words.py STORE [STORE ...] [--peers PYTHON]

Each STORE is a built corpus (benchmarks/mixed.py makes large ones); PYTHON has scattertext and textacy. Every
answer is first compared number for number; then medians of several runs are told as ratios. Writes words.md.
"""

import argparse
import json
import platform
import re
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from importlib.metadata import version
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np
import pandas as pd
from sklearn.feature_extraction.text import CountVectorizer

from dashboard.corpus import Corpus, open_version
from dashboard.corpus.uncut_text import uncut_stretches
from dashboard.query.selection.facet_counts import count_facet
from dashboard.query.selection.select import select
from dashboard.query.words.collocates import rank_collocates
from dashboard.query.words.concordance import list_contexts, sort_hits
from dashboard.query.words.keyness import rank_distinctive_terms
from dashboard.query.words.query_hits import find_hits
from dashboard.query.words.term_trends import Scale, count_trends
from dashboard.query.words.top_terms import TermOptions, TermRanking, rank_terms
from dashboard.schema import NO_DAY, Choice, Filters
from dashboard.store import version_folder
from dashboard.text.tokens import words

WORD, PHRASE = "sanctions", "white house"
OURS, THEIRS = 5, 3
# Over this many articles the others are run once.
_MANY = 20_000
OUT = Path(__file__).with_suffix(".md")


@dataclass(frozen=True)
class Library:
    """What the user of the libraries holds: texts, a document-term matrix, days and which articles are chosen.

    A form feed stands in a text where something was cut.
    """

    texts: list[str]
    matrix: Any
    terms: Any
    months: Any
    chosen: Any


@dataclass(frozen=True)
class Task:
    """One question, asked of both; `same` says whether the answers agree."""

    name: str
    ours: Callable[[], Any]
    theirs: Callable[[], Any]
    same: Callable[[Any, Any], bool] = lambda a, b: a == b


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("stores", nargs="+", type=Path)
    options.add_argument("--peers")
    said = options.parse_args()
    parts = [_measured(store, said.peers) for store in said.stores]
    OUT.write_text(_HEAD + "\n".join(parts), encoding="utf-8")


def _measured(store: Path, peers: str | None) -> str:
    began = time.perf_counter()
    corpus = open_version(version_folder(store), store)
    opened = time.perf_counter() - began
    filters = _filters(corpus)
    library, read = _read(corpus, filters)
    rows = [
        f"| open, or read and count | {_said(opened)} | {_said(read)} | {read / opened:,.0f} | does not apply |"
    ]
    times = THEIRS if corpus.n <= _MANY else 1
    rows += [_row(task, times) for task in _tasks(corpus, library, filters)]
    told = _peers(corpus, library, peers) if peers else ""
    return f"{_about(corpus, library)}\n\n{_TABLE}\n" + "\n".join(rows) + f"\n{told}"


def _filters(corpus: Corpus) -> Filters:
    """Return a filter that keeps a good part of the articles: the publisher with the most."""
    rows = count_facet(corpus, Filters(), "publisher")
    return Filters(publisher=Choice((str(rows["key"].iloc[0]),)))


def _read(corpus: Corpus, filters: Filters) -> tuple[Library, float]:
    texts = [
        "\f".join(uncut_stretches(corpus, row, text))
        for row, text in enumerate(corpus.texts_of(np.arange(corpus.n)))
    ]
    began = time.perf_counter()
    counter = CountVectorizer(analyzer=words)
    matrix = counter.fit_transform(texts)
    took = time.perf_counter() - began
    days = pd.to_datetime(np.where(corpus.days.best == NO_DAY, np.nan, corpus.days.best), unit="D")
    chosen = select(corpus, filters).articles
    months = pd.Series(days).dt.to_period("M")
    return Library(texts, matrix, counter.get_feature_names_out(), months, chosen), took


def _tasks(corpus: Corpus, library: Library, filters: Filters) -> Iterator[Task]:
    every = TermOptions(phrases=False, stop=False, measure=TermRanking.OCCURRENCES)
    for name, asked, chosen in (
        ("no filter", Filters(), np.ones(corpus.n, dtype=np.bool_)),
        ("filtered", filters, library.chosen),
    ):
        yield Task(
            f"top 50 terms, {name}",
            lambda asked=asked: _counted(rank_terms(corpus, asked, 50, every)),
            lambda chosen=chosen: _top(library, chosen),
        )
    a = library.chosen
    yield Task(
        "distinctive words, A against the rest",
        lambda: _by_term(rank_distinctive_terms(corpus, a, ~a, kept=corpus.terms.size == 1).rows),
        lambda: _keyness(library, corpus.terms),
        _close,
    )
    yield Task(
        f"“{WORD}” in context, every hit sorted by the word before, 50 lines",
        lambda: len(_lines(corpus, WORD)[0]),
        lambda: len(_kwic(library, WORD)),
    )
    yield Task(
        f"“{PHRASE}”, the same",
        lambda: len(_lines(corpus, f'"{PHRASE}"')[0]),
        lambda: len(_kwic(library, PHRASE)),
    )
    kept = np.ones(len(corpus.terms.size), dtype=np.bool_)
    yield Task(
        f"words within 5 of “{WORD}”, log Dice",
        lambda: _dice(
            rank_collocates(corpus, find_hits(corpus, Filters(), WORD), corpus.live, 5, kept, 3, 0)
        ),
        lambda: _collocates(library, WORD),
        _close,
    )
    asked = (WORD, "trump", "korea")
    yield Task(
        "three words by month, per million words",
        lambda: _by_month(count_trends(corpus, Filters(), asked, Scale.PER_MILLION, "month").rows),
        lambda: _months(library, asked),
        _close,
    )


# ---------------------------------------------------------------- what a user would write


def _top(library: Library, chosen: Any) -> list[tuple[int, int]]:
    """Return the occurrences of the words used most, and the articles that hold each."""
    part = library.matrix[np.flatnonzero(chosen)]
    counts, articles = (
        np.asarray(part.sum(axis=0)).ravel(),
        np.bincount(part.indices, minlength=part.shape[1]),
    )
    listed = [n for n in np.argsort(-counts, kind="stable")[:200] if _is_word(library.terms[n])]
    return sorted((int(counts[n]), int(articles[n])) for n in listed[:50])


def _is_word(term: str) -> bool:
    return bool(re.fullmatch(r"(?=.*[^\W\d_]).{2,}|(?:1[5-9]|20)\d\d", term))


def _keyness(library: Library, _: Any) -> dict[str, float]:
    a, b = (
        np.asarray(library.matrix[np.flatnonzero(side)].sum(axis=0)).ravel()
        for side in (library.chosen, ~library.chosen)
    )
    n_a, n_b = a.sum(), b.sum()
    kept = np.array([_is_word(term) for term in library.terms])
    with np.errstate(divide="ignore", invalid="ignore"):
        share = (a + b) / (n_a + n_b)
        g2 = 2 * sum(
            np.nan_to_num(n * np.log(n / e))
            for n, e in (
                (a, n_a * share),
                (b, n_b * share),
                (n_a - a, n_a * (1 - share)),
                (n_b - b, n_b * (1 - share)),
            )
        )
    ratio = np.log2((np.maximum(a, 0.5) / n_a) / (np.maximum(b, 0.5) / n_b))
    from statistics import NormalDist

    least = NormalDist().inv_cdf(1 - 0.01 / int((kept & (a + b > 0)).sum()) / 2) ** 2
    return {str(library.terms[n]): float(ratio[n]) for n in np.flatnonzero(kept & (g2 >= least))}


def _kwic(library: Library, said: str) -> list[tuple[str, str, str]]:
    """Return each hit with 60 characters on either side, sorted by the word before; words as Dateline parts them."""
    written = r"\s+".join(map(re.escape, said.split()))
    pattern = re.compile(
        rf"(?<![\w&])(?<!\w[-'’]){written}(?![\w&])(?!-\w)(?!['’](?![sS](?!\w))\w)", re.IGNORECASE
    )
    found = [
        (text[max(0, m.start() - 60) : m.start()], m.group(), text[m.end() : m.end() + 60])
        for text in library.texts
        for m in pattern.finditer(text)
    ]
    return sorted(found, key=lambda line: line[0].split()[-1:])


def _collocates(library: Library, said: str) -> dict[str, float]:
    n_hits, near, total = 0, {}, np.asarray(library.matrix.sum(axis=0)).ravel()
    place = {term: n for n, term in enumerate(library.terms)}
    for stretch in (each for text in library.texts for each in text.split("\f")):
        told = words(stretch) if said in stretch.lower() else []
        for at, word in enumerate(told):
            if word == said:
                n_hits += 1
                for other in {*told[max(0, at - 5) : at], *told[at + 1 : at + 6]}:
                    near[other] = near.get(other, 0) + 1
    return {word: 14 + np.log2(2 * n / (n_hits + total[place[word]])) for word, n in near.items() if n >= 3}


def _months(library: Library, asked: tuple[str, ...]) -> dict[str, float]:
    place = {term: n for n, term in enumerate(library.terms)}
    frame = pd.DataFrame({"month": library.months, "words": np.asarray(library.matrix.sum(axis=1)).ravel()})
    for word in asked:
        column = library.matrix[:, place[word]] if word in place else 0
        frame[word] = np.asarray(column.todense()).ravel() if word in place else 0
    sums = frame.dropna().groupby("month").sum()
    return {
        f"{word} {month}": 1e6 * row[word] / row["words"] for month, row in sums.iterrows() for word in asked
    }


# ---------------------------------------------------------------- what Dateline answers, in the same form


def _counted(rows: pd.DataFrame) -> list[tuple[int, int]]:
    return sorted(zip(rows["occurrences"].tolist(), rows["articles"].tolist(), strict=True))


def _by_term(rows: pd.DataFrame) -> dict[str, float]:
    return dict(zip(rows["term"], rows["log_ratio"], strict=True))


def _lines(corpus: Corpus, query: str) -> tuple[Any, pd.DataFrame]:
    hits = sort_hits(corpus, find_hits(corpus, Filters(), query), "before")
    return hits, list_contexts(corpus, hits.take(slice(0, 50)), 10)


def _dice(rows: pd.DataFrame) -> dict[str, float]:
    return dict(zip(rows["term"], rows["log_dice"], strict=True))


def _by_month(rows: pd.DataFrame) -> dict[str, float]:
    filled = rows[rows["articles_in_bin"] > 0]
    return {f"{row.term} {row.start[:7]}": row.value for row in filled.itertuples()}


def _close(ours: dict[str, float], theirs: dict[str, float]) -> bool:
    return ours.keys() == theirs.keys() and all(np.isclose(ours[key], theirs[key]) for key in ours)


# ---------------------------------------------------------------- peers


def _peers(corpus: Corpus, library: Library, python: str) -> str:
    """Return the table of scattertext and textacy, on the same texts and sides."""
    a = library.chosen
    found = rank_distinctive_terms(corpus, a, ~a, kept=corpus.terms.size == 1).rows
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / name for name in ("articles.parquet", "counts.parquet", "answers.json")]
        pd.DataFrame({"text": library.texts, "side": np.where(a, "A", "B")}).to_parquet(paths[0])
        _counts(corpus, a).to_parquet(paths[1])
        script = str(Path(__file__).with_name("words_peers.py"))
        subprocess.run([python, script, *map(str, paths), WORD], check=True)
        told = json.loads(paths[2].read_text(encoding="utf-8"))
    scores = _counts(corpus, a).assign(z=told["log-odds of the same counts"]["answer"]).loc[found["term"]]
    same = "the same to nine digits" if np.allclose(scores["z"], found["z"], rtol=1e-9) else "not the same"
    every = TermOptions(phrases=False, stop=False, measure=TermRanking.OCCURRENCES)
    ours = {
        "read": None,
        "top": partial(rank_terms, corpus, Filters(), 50, every),
        "keyness": partial(rank_distinctive_terms, corpus, a, ~a),
        "kwic": partial(find_hits, corpus, Filters(), WORD),
    }
    n_hits = len(find_hits(corpus, Filters(), WORD))
    lines = [
        _peer_row(name, told.get(key), ours[key], _note(key, told, n_hits, same))
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


def _note(key: str, told: dict[str, Any], n_hits: int, same: str) -> str:
    if key not in told:
        stopped = told["stopped"]
        return f"not read after {_said(stopped['seconds'])}, with {stopped['answer']:.1f} GB held: stopped"
    notes = {
        "top": "its own tokenizer: not compared",
        "keyness": f"z of the log-odds of Dateline's counts: {same}",
        "kwic": f"{told['kwic']['answer']:,} hits, {n_hits:,} here: it splits words at hyphens",
    }
    return notes.get(key) or f"{told['read']['answer']:,} terms by its own tokenizer"


def _peer_row(name: str, told: dict[str, Any] | None, work: Callable[[], Any] | None, note: str) -> str:
    mine = _took(work, OURS) if work else None
    ours, theirs = _said(mine) if mine else "", _said(told["seconds"]) if told else ""
    ratio = f"{told['seconds'] / mine:,.0f}" if told and mine else ""
    return f"| {name} | {ours} | {theirs} | {ratio} | {note} |"


def _counts(corpus: Corpus, a: Any) -> pd.DataFrame:
    from dashboard.query.words.term_counts import count_terms

    n = corpus.terms.n_words
    counts = {name: count_terms(corpus.terms, mask)[1][:n] for name, mask in (("a", a), ("b", ~a))}
    return pd.DataFrame(counts, index=corpus.terms.word.slice(0, n).to_pylist())


# ---------------------------------------------------------------- measuring


def _row(task: Task, times: int) -> str:
    ours, theirs = task.ours(), task.theirs()
    agreed = "the same" if task.same(ours, theirs) else f"differ: {_short(ours)} and {_short(theirs)}"
    mine, other = _took_in_turn(task, times)
    return f"| {task.name} | {_said(mine)} | {_said(other)} | {other / mine:,.1f} | {agreed} |"


def _short(answer: Any) -> str:
    return f"{answer:,}" if isinstance(answer, int) else f"{len(answer):,} numbers"


def _took_in_turn(task: Task, times: int) -> tuple[float, float]:
    """Return the medians of both, run in turn, so that what else the machine does slows both alike."""
    rounds = [
        (_took(task.ours, 1), _took(task.theirs, 1) if number < times else None) for number in range(OURS)
    ]
    return median(ours for ours, _ in rounds), median(theirs for _, theirs in rounds if theirs is not None)


def _took(work: Callable[[], Any], times: int) -> float:
    seconds = []
    for _ in range(times):
        began = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - began)
    return median(seconds)


def _said(seconds: float) -> str:
    return f"{seconds:.1f} s" if seconds >= 10 else f"{1000 * seconds:,.1f} ms"


def _about(corpus: Corpus, library: Library) -> str:
    n_words = int(corpus.articles["n_words"].sum())
    packages = ", ".join(f"{name} {version(name)}" for name in ("numpy", "scikit-learn", "pandas"))
    return (
        f"\n## {corpus.name}: {corpus.n:,} articles, {n_words:,} words\n\n{len(corpus.terms.size):,} terms, of them "
        f"{len(corpus.terms.size) - corpus.terms.n_words:,} phrases; A is {int(library.chosen.sum()):,} articles. {packages}, "
        f"Python {platform.python_version()}."
    )


_TABLE = (
    "| question | Dateline | scikit-learn, pandas, re | ratio | answers |\n| --- | --- | --- | --- | --- |"
)
_HEAD = f"""# Words, beside what a user would write

Made by `python benchmarks/words.py STORE ... --peers PYTHON` in one run on two cores, which others used too. Dateline answers from the
matrix and the stream of words that a build wrote; the user of scikit-learn and pandas reads all texts first (the first row) and then
holds them, with a document-term matrix by the same tokenizer. Answers are compared number for number where the definitions
agree. Medians of {OURS} runs ({THEIRS} of the others, one over {_MANY:,} articles). The ratio is theirs to Dateline's.

The machine was busy throughout, so read the ratios, not the times. The 100,000 articles repeat the sentences of the news demo, so nearly
every run of words in them is a phrase.
"""

if __name__ == "__main__":
    main()
