"""The passage that an item of a spot check is judged by, in whole words, with what names the country asked about."""

import re
from dataclasses import dataclass

import numpy as np

from dashboard.corpus.model import KINDS, Corpus
from dashboard.decisions.log.accuracy_checks import Item
from dashboard.query.selection.article_list import list_articles
from dashboard.schema import Filters

# How much of a text an item keeps on each side of its words, and how much is shown of it.
AROUND, _SIDE = 32, 220
_OPENING = 880
_WORD_BEGUN, _WORD_ENDED = re.compile(r"^\S+\s"), re.compile(r"\s\S+$")

Named = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Passage:
    """An item to judge: the words before, the words in question, the words after; where it stands.

    `named` are the stretches of `after` that name the country asked about, each with its kind of name.
    """

    before: str
    exact: str
    after: str
    title: str
    told: str
    key: str
    start: int
    named: tuple[Named, ...] = ()


def find_passage(corpus: Corpus, item: Item, country: str = "") -> Passage | None:
    """Return the passage of an item, by its words, None where the article or the words are gone.

    Of a whole article that is its opening, and the first sentence that names the country where the opening does not.
    """
    row = corpus.row_of(item.article)
    if row is None:
        return None
    known = list_articles(corpus, Filters(only_keys=(item.article,)), limit=1)
    text = corpus.text_of(row)
    start = text.find(item.prefix + item.exact + item.suffix)
    if known.empty or start < 0:
        return None
    start += len(item.prefix)
    facts = [str(known["publisher"].iloc[0]), str(known["day"].iloc[0])]
    before, named = _cut_before(text, start), tuple[Named, ...]()
    after = _cut_after(text, start + len(item.exact), _SIDE)
    if not item.exact:
        every = _naming(corpus, row, country)
        after, named = _opening(corpus, text, every)
        facts.append(_told(len(every), len(named)) if country else "")
    told = " · ".join(fact for fact in facts if fact)
    return Passage(before, item.exact, after, str(known["title"].iloc[0]), told, item.article, start, named)


def quoted(item: Item) -> str:
    """Return the words of an item and a few around them.

    >>> quoted(Item("a", "Ada Berg", "untry's standing. Then came one ", " said no."))
    '… standing. Then came one Ada Berg said no. …'
    """
    before = _WORD_BEGUN.sub("", item.prefix) if len(item.prefix) >= AROUND else item.prefix
    after = _WORD_ENDED.sub("", item.suffix) if len(item.suffix) >= AROUND else item.suffix
    return f"… {before}{item.exact}{after} …"


def _cut_before(text: str, start: int) -> str:
    first = max(0, start - _SIDE)
    words = text[first:start]
    if first and not text[first - 1].isspace():
        words = _WORD_BEGUN.sub("", words)
    return ("… " if first else "") + words.lstrip()


def _cut_after(text: str, end: int, length: int) -> str:
    last = end + length
    words = text[end:last]
    if last >= len(text):
        return words.rstrip()
    return (words if text[last].isspace() else _WORD_ENDED.sub("", words)).rstrip() + " …"


def _naming(corpus: Corpus, article: int, country: str) -> list[tuple[int, Named]]:
    """Return the names in an article that are of a country, each with its sentence."""
    mentions = corpus.mentions
    rows = range(*np.searchsorted(mentions.article, [article, article + 1]).tolist())
    codes = np.flatnonzero(corpus.places.index == country)
    return [
        (
            int(mentions.sentence[row]),
            (
                int(mentions.start[row]),
                int(mentions.end[row]),
                str(KINDS[corpus.names.kind[mentions.name[row]]]),
            ),
        )
        for row in rows
        if mentions.counted[row] and corpus.names.country[mentions.name[row]] in codes
    ]


def _opening(corpus: Corpus, text: str, named: list[tuple[int, Named]]) -> tuple[str, tuple[Named, ...]]:
    """Return how a text opens and what names the country there, else with the first sentence that does."""
    shown = _cut_after(text, 0, _OPENING)
    stop = len(shown.removesuffix(" …"))
    here = tuple(name for _, name in named if name[1] <= stop)
    later = [(sentence, name) for sentence, name in named if sentence >= 0]
    if here or not later:
        return shown, here
    sentence = later[0][0]
    start, end = int(corpus.sentences.start[sentence]), int(corpus.sentences.end[sentence])
    moved = len(shown) + 2 - start
    there = tuple((first + moved, last + moved, kind) for at, (first, last, kind) in later if at == sentence)
    return f"{shown}\n\n{text[start:end]} …", there


def _told(n_named: int, n_shown: int) -> str:
    """Return how many names of the country an article has, and how many of them are shown.

    >>> _told(0, 0), _told(1, 1), _told(5, 2)
    ('no name in it is of this country', '1 name in it is of this country', '5 names in it are of this country, 2 shown')
    """
    if not n_named:
        return "no name in it is of this country"
    said = "1 name in it is" if n_named == 1 else f"{n_named:,} names in it are"
    return f"{said} of this country" + (f", {n_shown:,} shown" if n_shown < n_named else "")
