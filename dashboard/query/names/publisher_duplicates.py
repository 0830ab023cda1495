"""Suggests publishers that are probably the same, such as "The Guardian (London)" and "theguardian.com"."""

import re
from collections import defaultdict
from itertools import combinations
from typing import NamedTuple

import pandas as pd

from dashboard.corpus.model import Corpus
from dashboard.text.folding import strip_accents


class DuplicateNames(NamedTuple):
    """Two names that are probably the same, with their articles, those with both, and the reason."""

    key: str
    label: str
    articles: int
    other_key: str
    other: str
    other_articles: int
    both: int
    why: str


COLUMNS = DuplicateNames._fields
_ENDINGS = re.compile(
    r"^(?:https?://)?(?:www\.)?|(?:\.(?:com|org|net|int|gov|edu|info|news|co))?(?:\.[a-z]{2})?/?$"
)

Words = tuple[str, ...]


def fold_words(label: str) -> Words:
    """Return the words of a label without case, accents, marks and possessives.

    >>> fold_words("Recep Tayyip Erdoğan’s"), fold_words("U.S. Steel")
    (('recep', 'tayyip', 'erdogan'), ('us', 'steel'))
    """
    plain = strip_accents(label.casefold()).replace("ı", "i")
    plain = re.sub(r"['’]s\b", "", plain)
    return tuple(re.findall(r"\w+", re.sub(r"[.'’]", "", plain).replace("-", " ")))


def suggest_publisher_merges(corpus: Corpus, limit: int) -> pd.DataFrame:
    """Return publishers with the same simplified name, in the columns of `suggest_merges`."""
    values = corpus.facets["publisher"]
    counts = values.articles.count(corpus.live)
    blocks: dict[str, list[int]] = defaultdict(list)
    for number, key in enumerate(values.keys):
        if counts[number]:
            blocks[fold_outlet(key)].append(number)
    apart = {
        frozenset(pair)
        for decision in corpus.decisions
        if decision.verb == "keep_apart"
        for pair in combinations(sorted(s.removeprefix("publisher:") for s in decision.spellings), 2)
    }
    rows = []
    for name, block in blocks.items():
        block.sort(key=lambda number: -counts[number])
        sides = [(values.keys[n], values.labels[n], int(counts[n])) for n in block]
        rows += [
            DuplicateNames(*sides[0], *other, 0, f"both are {name}, written plainly")
            for other in sides[1:]
            if name and frozenset((sides[0][0], other[0])) not in apart
        ]
    rows.sort(key=lambda row: (-row.other_articles, -row.articles, row.key, row.other_key))
    return pd.DataFrame(rows[:limit], columns=list(COLUMNS))


def fold_outlet(publisher: str) -> str:
    """Return a simplified publisher name, without web address parts, "the" or a place in brackets.

    >>> fold_outlet("The Guardian (London)"), fold_outlet("www.theguardian.com")
    ('guardian', 'guardian')
    >>> fold_outlet("BBC News"), fold_outlet("bbc.co.uk")
    ('bbcnews', 'bbc')
    """
    bare = _ENDINGS.sub("", re.sub(r"\([^)]*\)", "", publisher.casefold()).strip())
    plain = "".join(fold_words(bare))
    return plain.removeprefix("the")
