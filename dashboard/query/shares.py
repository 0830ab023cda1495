"""Which bearer of a name each of its articles would go to, and a sentence that shows it."""

import numpy as np
import pandas as pd

from dashboard.corpus.model import Corpus
from dashboard.decisions.names import members_of
from dashboard.decisions.namesakes import articles_of, bearers
from dashboard.query.sentences import texts_of, words_of
from dashboard.schema import Namesake

COLUMNS = ("key", "number", "sentence")


def share_articles(corpus: Corpus, key: str, namesakes: tuple[Namesake, ...]) -> pd.DataFrame:
    """Return every article that an entity is named in, in columns key, number and sentence.

    `number` is that of the namesake it would go to, -1 where the cues of none or of several fit: these come first.
    The sentence is the first that holds the name, '' where the name stands in a cut only.
    """
    entities = corpus.entities_of_key(key)
    articles = articles_of(corpus, members_of(corpus, entities))
    articles = articles[corpus.live[articles]]
    number = bearers(corpus, articles, namesakes)
    first = _first_sentences(corpus, entities)
    texts = texts_of(corpus, articles)
    said = [
        " ".join(words_of(corpus, first[row], texts).split()) if row in first else ""
        for row in articles.tolist()
    ]
    made = pd.DataFrame(
        {"key": corpus.articles["key"].to_numpy()[articles], "number": number, "sentence": said}
    )
    return made.iloc[np.lexsort((np.arange(len(made)), number))].reset_index(drop=True)


def _first_sentences(corpus: Corpus, entities: list[int]) -> dict[int, int]:
    found: dict[int, int] = {}
    for entity in entities:
        for sentence in corpus.entities.sentences.of(entity).tolist():
            article = int(corpus.sentences.article[sentence])
            found[article] = min(sentence, found.get(article, sentence))
    return found
