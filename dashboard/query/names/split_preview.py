"""Which bearer of a name each of its articles would go to, and a sentence that shows it."""

import numpy as np
import pandas as pd

from dashboard.corpus.model import Corpus
from dashboard.decisions.names.corrections import members_of
from dashboard.decisions.names.namesakes import articles_of, bearers
from dashboard.query.selection.sentences import texts_of
from dashboard.schema import Namesake

COLUMNS = ("key", "number", "sentence")
_BEFORE = 24
"""So many characters of a sentence are shown before the name, at most."""


def share_articles(corpus: Corpus, key: str, namesakes: tuple[Namesake, ...]) -> pd.DataFrame:
    """Return every article that an entity is named in, in columns key, number and sentence.

    `number` is that of the namesake it would go to, -1 where the cues of none or of several fit: these come first.
    The sentence is the first that holds the name, from a few words before it; '' where the name stands in a cut only.
    """
    entities = corpus.entities_of_key(key)
    articles = articles_of(corpus, members_of(corpus, entities))
    articles = articles[corpus.live[articles]]
    number = bearers(corpus, articles, namesakes)
    first = _first_mentions(corpus, entities)
    texts = texts_of(corpus, articles)
    said = [_said(corpus, first[row], texts[row]) if row in first else "" for row in articles.tolist()]
    made = pd.DataFrame(
        {"key": corpus.articles["key"].to_numpy()[articles], "number": number, "sentence": said}
    )
    return made.iloc[np.lexsort((np.arange(len(made)), number))].reset_index(drop=True)


def _first_mentions(corpus: Corpus, entities: list[int]) -> dict[int, int]:
    """Return for each article the first mention of some entities that stands in a counted sentence."""
    mentions = corpus.mentions
    named = (
        np.isin(corpus.names.entity[mentions.name], entities) & mentions.counted & (mentions.sentence >= 0)
    )
    found: dict[int, int] = {}
    for mention in np.flatnonzero(named).tolist():
        article = int(mentions.article[mention])
        if mentions.start[mention] < mentions.start[found.setdefault(article, mention)]:
            found[article] = mention
    return found


def _said(corpus: Corpus, mention: int, text: str) -> str:
    """Return the sentence of a mention, from a few whole words before it."""
    sentence = corpus.mentions.sentence[mention]
    start, end = int(corpus.sentences.start[sentence]), int(corpus.sentences.end[sentence])
    at = int(corpus.mentions.start[mention])
    before, rest = " ".join(text[start:at].split()), " ".join(text[at:end].split())
    if len(before) > _BEFORE:
        before = f"… {before[-_BEFORE:].partition(' ')[2]}"
    gap = " " if before and text[at - 1].isspace() else ""
    return f"{before}{gap}{rest}"
