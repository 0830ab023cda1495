"""The questions of words.py, answered as a user of scikit-learn, pandas and re would write them."""

import re
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import sparse

from dashboard.text.tokens import words

Mask = NDArray[np.bool_]


@dataclass(frozen=True)
class LibraryCorpus:
    """What a user of the libraries loads: texts, a document-term matrix, months, and the selected articles.

    In a text, a form feed marks where something was cut.
    """

    texts: list[str]
    matrix: sparse.csr_matrix
    terms: NDArray[np.object_]
    months: "pd.Series[pd.Period]"
    selected: Mask


def count_top_terms(library: LibraryCorpus, selected: Mask) -> list[tuple[int, int]]:
    """Return (occurrences, articles) of the fifty most used words."""
    part = library.matrix[np.flatnonzero(selected)]
    counts, articles = (
        np.asarray(part.sum(axis=0)).ravel(),
        np.bincount(part.indices, minlength=part.shape[1]),
    )
    listed = [n for n in np.argsort(-counts, kind="stable")[:200] if _is_word(library.terms[n])]
    return sorted((int(counts[n]), int(articles[n])) for n in listed[:50])


def _is_word(term: str) -> bool:
    return bool(re.fullmatch(r"(?=.*[^\W\d_]).{2,}|(?:1[5-9]|20)\d\d", term))


def compute_keyness(library: LibraryCorpus) -> dict[str, float]:
    """Return the log ratio of each word that the selected articles use unlike the others, by G2."""
    a, b = (
        np.asarray(library.matrix[np.flatnonzero(side)].sum(axis=0)).ravel()
        for side in (library.selected, ~library.selected)
    )
    n_a, n_b = a.sum(), b.sum()
    is_word = np.array([_is_word(term) for term in library.terms])
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
    least = NormalDist().inv_cdf(1 - 0.01 / int((is_word & (a + b > 0)).sum()) / 2) ** 2
    return {str(library.terms[n]): float(ratio[n]) for n in np.flatnonzero(is_word & (g2 >= least))}


def find_contexts(library: LibraryCorpus, query: str) -> list[tuple[str, str, str]]:
    """Return each hit with 60 characters on each side, sorted by the word before; with Dateline's words."""
    escaped = r"\s+".join(map(re.escape, query.split()))
    pattern = re.compile(
        rf"(?<![\w&])(?<!\w[-'’]){escaped}(?![\w&])(?!-\w)(?!['’](?![sS](?!\w))\w)", re.IGNORECASE
    )
    lines = [
        (text[max(0, m.start() - 60) : m.start()], m.group(), text[m.end() : m.end() + 60])
        for text in library.texts
        for m in pattern.finditer(text)
    ]
    return sorted(lines, key=lambda line: line[0].split()[-1:])


def measure_collocates(library: LibraryCorpus, query: str) -> dict[str, float]:
    """Return the log Dice of each word that occurs three times or more within 5 words of a word."""
    n_hits, near, total = 0, {}, np.asarray(library.matrix.sum(axis=0)).ravel()
    column = {term: n for n, term in enumerate(library.terms)}
    for passage in (passage for text in library.texts for passage in text.split("\f")):
        tokens = words(passage) if query in passage.lower() else []
        for place, word in enumerate(tokens):
            if word == query:
                n_hits += 1
                for other in {*tokens[max(0, place - 5) : place], *tokens[place + 1 : place + 6]}:
                    near[other] = near.get(other, 0) + 1
    return {word: 14 + np.log2(2 * n / (n_hits + total[column[word]])) for word, n in near.items() if n >= 3}


def count_by_month(library: LibraryCorpus, trend_words: tuple[str, ...]) -> dict[str, float]:
    """Return the occurrences of words in each month, per million words."""
    place = {term: n for n, term in enumerate(library.terms)}
    frame = pd.DataFrame({"month": library.months, "words": np.asarray(library.matrix.sum(axis=1)).ravel()})
    for word in trend_words:
        column = library.matrix[:, place[word]] if word in place else 0
        frame[word] = np.asarray(column.todense()).ravel() if word in place else 0
    sums = frame.dropna().groupby("month").sum()
    return {
        f"{word} {month}": 1e6 * row[word] / row["words"]
        for month, row in sums.iterrows()
        for word in trend_words
    }
