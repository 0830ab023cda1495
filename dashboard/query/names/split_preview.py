"""Previews a split: the bearer of a name that each article would get, with a sentence that shows it."""

import numpy as np
import pandas as pd

from dashboard.corpus.model import Corpus
from dashboard.decisions.names.corrections import find_member_names
from dashboard.decisions.names.namesakes import choose_namesakes, find_articles
from dashboard.query.selection.sentences import read_article_texts
from dashboard.schema import Namesake

COLUMNS = ("key", "number", "sentence")
_BEFORE = 24
"""The most characters of a sentence before the name."""


def assign_articles(corpus: Corpus, key: str, namesakes: tuple[Namesake, ...]) -> pd.DataFrame:
    """Return every article that names an entity, in columns key, number and sentence.

    `number` is that of the namesake the article would get, or -1 where the cues of none or of several match;
    these come first. The sentence is the first with the name, from a few words before it, or '' where the
    name occurs only in a cut part.
    """
    entities = corpus.entities_of_key(key)
    articles = find_articles(corpus, find_member_names(corpus, entities))
    articles = articles[corpus.live[articles]]
    number = choose_namesakes(corpus, articles, namesakes)
    first_mentions = _find_first_mentions(corpus, entities)
    texts = read_article_texts(corpus, articles)
    sentences = [
        _shorten_sentence(corpus, first_mentions[row], texts[row]) if row in first_mentions else ""
        for row in articles.tolist()
    ]
    table = pd.DataFrame(
        {"key": corpus.articles["key"].to_numpy()[articles], "number": number, "sentence": sentences}
    )
    return table.iloc[np.lexsort((np.arange(len(table)), number))].reset_index(drop=True)


def _find_first_mentions(corpus: Corpus, entities: list[int]) -> dict[int, int]:
    """Return for each article the first mention of some entities in a counted sentence."""
    mentions = corpus.mentions
    is_counted = (
        np.isin(corpus.names.entity[mentions.name], entities) & mentions.counted & (mentions.sentence >= 0)
    )
    first_mentions: dict[int, int] = {}
    for mention in np.flatnonzero(is_counted).tolist():
        article = int(mentions.article[mention])
        if mentions.start[mention] < mentions.start[first_mentions.setdefault(article, mention)]:
            first_mentions[article] = mention
    return first_mentions


def _shorten_sentence(corpus: Corpus, mention: int, text: str) -> str:
    """Return the sentence of a mention, from a few whole words before it."""
    sentence = corpus.mentions.sentence[mention]
    start, end = int(corpus.sentences.start[sentence]), int(corpus.sentences.end[sentence])
    at = int(corpus.mentions.start[mention])
    before, rest = " ".join(text[start:at].split()), " ".join(text[at:end].split())
    if len(before) > _BEFORE:
        before = f"… {before[-_BEFORE:].partition(' ')[2]}"
    gap = " " if before and text[at - 1].isspace() else ""
    return f"{before}{gap}{rest}"
