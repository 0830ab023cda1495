"""Publishers that are likely one: "The Guardian (London)" and "theguardian.com" are the same, written plainly."""

import re
from collections import defaultdict
from itertools import combinations

import pandas as pd

from dashboard.corpus.model import Corpus
from dashboard.text.folding import strip_accents

COLUMNS = ("key", "label", "articles", "other_key", "other", "other_articles", "both", "why")
_ENDINGS = re.compile(
    r"^(?:https?://)?(?:www\.)?|(?:\.(?:com|org|net|int|gov|edu|info|news|co))?(?:\.[a-z]{2})?/?$"
)

Words = tuple[str, ...]


def fold_words(label: str) -> Words:
    """Return the words of a label without case, accents, marks and possessives.

    >>> folded("Recep Tayyip Erdoğan’s"), folded("U.S. Steel")
    (('recep', 'tayyip', 'erdogan'), ('us', 'steel'))
    """
    plain = strip_accents(label.casefold()).replace("ı", "i")
    plain = re.sub(r"['’]s\b", "", plain)
    return tuple(re.findall(r"\w+", re.sub(r"[.'’]", "", plain).replace("-", " ")))


def suggest_publishers(corpus: Corpus, limit: int) -> pd.DataFrame:
    """Return publishers that are likely one, as `suggest_merges` does: written plainly, they are the same."""
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
        rows += [
            (
                *(values.keys[block[0]], values.labels[block[0]], int(counts[block[0]])),
                *(
                    values.keys[other],
                    values.labels[other],
                    int(counts[other]),
                    0,
                    f"both are {name}, written plainly",
                ),
            )
            for other in block[1:]
            if name and frozenset((values.keys[block[0]], values.keys[other])) not in apart
        ]
    rows.sort(key=lambda row: (-row[5], -row[2], row[0], row[3]))
    return pd.DataFrame(rows[:limit], columns=list(COLUMNS))


def fold_outlet(publisher: str) -> str:
    """Return a publisher's name without what outlets are told with: an address's ends, an article, a place in brackets.

    >>> outlet("The Guardian (London)"), outlet("www.theguardian.com"), outlet("BBC News"), outlet("bbc.co.uk")
    ('guardian', 'guardian', 'bbcnews', 'bbc')
    """
    bare = _ENDINGS.sub("", re.sub(r"\([^)]*\)", "", publisher.casefold()).strip())
    plain = "".join(fold_words(bare))
    return plain.removeprefix("the")
