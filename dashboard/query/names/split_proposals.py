"""Proposes how to split a name by cues in its articles, and previews whose each article would be."""

from collections import defaultdict
from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy.sparse import csr_matrix
from sklearn.preprocessing import normalize

from dashboard.corpus.model import Corpus
from dashboard.corpus.postings import Ints, Mask
from dashboard.corpus.tables import KINDS
from dashboard.decisions.names.corrections import find_member_names
from dashboard.decisions.names.splits import choose_namesakes, find_articles, mark_articles_with_cue
from dashboard.query.selection.sentences import read_article_texts
from dashboard.schema import Kind, Namesake
from dashboard.text.stop_words import load_stop_word_lists
from dashboard.text.tokens import words

# The fewest articles to split, in a part, and with a feature; the largest share with a feature.
_LEAST_ARTICLES, _LEAST_PART, _LEAST_COUNT, _LARGEST_SHARE = 4, 2, 2, 0.8
# The most words, and characters, between a name and a word that counts as near it.
_WORDS_NEAR, _CHARACTERS_NEAR = 4, 80
# The most cues of a part, the least share of the part that each must add, and how many articles of the other
# part may have a cue, as a share of those of its own part.
_MOST_CUES, _LEAST_ADDED, _MOST_OUTSIDE = 6, 0.15, 0.05
_ITERATIONS = 60
# The largest share of the similarities between articles that may be across the two parts. On the news demo,
# names of two persons merged on purpose have a median of .13, those of one person .40.
_MOST_ACROSS = 0.25
COLUMNS = ("key", "number", "sentence")
# The most characters of a sentence before the name.
_MOST_BEFORE = 24

ArticlesByFeature = dict[str, Ints]


@dataclass(frozen=True, slots=True)
class Proposal:
    """Two namesakes with their cues and numbers of articles; `unsure` articles match neither or both.

    `clear` says whether the two have so little in common that two bearers are likely.
    """

    namesakes: tuple[Namesake, Namesake]
    articles: tuple[int, int]
    unsure: int
    clear: bool


def propose_split(corpus: Corpus, key: str) -> Proposal | None:
    """Return how an entity's articles divide into two groups, or None where they do not.

    The features of an article are its other names and the words near this name, weighted by TF-IDF. The
    two groups are the signs of the second eigenvector of the normalised similarities (spectral bisection;
    Shi and Malik 2000), by power iteration. Cues are chosen greedily: features that most articles of one
    group have and almost none of the other.
    """
    entities = corpus.entities_of_key(key)
    articles = np.flatnonzero(corpus.entities.articles.mask_of(entities) & corpus.live).astype(np.int32)
    if len(articles) < _LEAST_ARTICLES:
        return None
    other_names = _list_other_names(corpus, entities, articles)
    nearby_words = _list_nearby_words(corpus, entities, articles)
    matrix = _build_matrix(articles, _drop_common({**other_names, **nearby_words}, len(articles)))
    group = _find_larger_group(matrix)
    if group is None:
        return None
    # A cue counts anywhere in an article, not only near the name.
    with_word = {word: articles[mark_articles_with_cue(corpus, articles, word)] for word in nearby_words}
    cue_articles = {**other_names, **with_word}
    in_article = _build_matrix(articles, cue_articles).astype(bool).toarray()
    near_name = matrix.astype(bool).toarray()
    cues = [_choose_cues(sorted(cue_articles), near_name, in_article, side) for side in (group, ~group)]
    if not all(cues):
        return None
    names = [_name_part(corpus.labels.at(entities[0]), sorted(cue_articles), chosen) for chosen in cues]
    fits = [in_article[:, chosen].any(axis=1) for chosen in cues]
    alone = [int((fits[0] & ~fits[1]).sum()), int((fits[1] & ~fits[0]).sum())]
    is_clear = _is_clear_split(matrix, group)
    return Proposal((names[0], names[1]), (alone[0], alone[1]), len(articles) - sum(alone), is_clear)


def _name_part(label: str, features: list[str], chosen: list[int]) -> Namesake:
    """Return a namesake with its cues, called after the first of them."""
    cues = tuple(features[cue] for cue in chosen)
    return Namesake(f"{label} ({cues[0].partition(':')[2] or cues[0]})", cues)


def _drop_common(features: ArticlesByFeature, n_articles: int) -> ArticlesByFeature:
    """Return the features without the articles of those that most articles have: they separate nothing."""
    most = _LARGEST_SHARE * n_articles
    return {name: rows if len(rows) <= most else rows[:0] for name, rows in features.items()}


def _find_larger_group(matrix: csr_matrix) -> Mask | None:
    """Return the articles of the larger of two groups, or None where one is too small."""
    group = _bisect_articles(matrix) if matrix.shape[1] else None
    if group is None or min(group.sum(), (~group).sum()) < _LEAST_PART:
        return None
    return ~group if group.sum() * 2 < len(group) else group


def _build_matrix(articles: Ints, holders: ArticlesByFeature) -> csr_matrix:
    """Return a matrix of the features (columns, sorted) of some articles (rows)."""
    features = [holders[name] for name in sorted(holders)]
    rows = np.searchsorted(articles, np.concatenate([articles[:0], *features]))
    columns = np.repeat(np.arange(len(features)), [len(of_feature) for of_feature in features])
    return csr_matrix((np.ones(len(rows)), (rows, columns)), shape=(len(articles), len(features)))


def _list_other_names(corpus: Corpus, entities: list[int], articles: Ints) -> ArticlesByFeature:
    """Return the other names of some articles, by key, with the articles of each."""
    mask = np.zeros(corpus.n, dtype=np.bool_)
    mask[articles] = True
    values, rows = corpus.entities.articles.pairs(mask)
    starts = np.flatnonzero(np.diff(values, prepend=-1))
    groups = zip(values[starts].tolist(), np.split(rows, starts[1:]), strict=False)
    return {
        corpus.entity_key(entity): of_entity
        for entity, of_entity in groups
        if len(of_entity) >= _LEAST_COUNT
        and entity not in entities
        and KINDS[corpus.entities.kind[entity]] is not Kind.PEOPLE
    }


def _list_nearby_words(corpus: Corpus, entities: list[int], articles: Ints) -> ArticlesByFeature:
    """Return the words near a name, with the articles of each."""
    names = np.flatnonzero(np.isin(corpus.names.entity, entities)).tolist()
    mentions = np.concatenate([corpus.names.mentions.of(name) for name in names])
    texts = read_article_texts(corpus, articles)
    articles_of_word: dict[str, set[int]] = defaultdict(set)
    own_words: set[str] = set()
    for mention in mentions[corpus.mentions.counted[mentions]].tolist():
        article = int(corpus.mentions.article[mention])
        if article in texts:
            start, end = int(corpus.mentions.start[mention]), int(corpus.mentions.end[mention])
            own_words.update(words(texts[article][start:end]))
            for word in _split_nearby_words(texts[article], start, end):
                articles_of_word[word].add(article)
    ignored = own_words.union(*load_stop_word_lists().values())
    return {
        word: np.array(sorted(rows), dtype=np.int32)
        for word, rows in articles_of_word.items()
        if len(rows) >= _LEAST_COUNT and word not in ignored and word.isalpha() and len(word) > 2
    }


def _split_nearby_words(text: str, start: int, end: int) -> list[str]:
    left = words(text[max(0, start - _CHARACTERS_NEAR) : start])
    return [*left[-_WORDS_NEAR:], *words(text[end : end + _CHARACTERS_NEAR])[:_WORDS_NEAR]]


def _weigh_features(matrix: csr_matrix) -> csr_matrix:
    """Return the rows weighted by inverse document frequency, each scaled to length one."""
    n = matrix.shape[0]
    weighed = matrix.multiply(np.log((1 + n) / (1 + matrix.sum(axis=0)).A1)[None, :])
    return csr_matrix(normalize(weighed.tocsr()))


def _bisect_articles(matrix: csr_matrix) -> Mask | None:
    """Return which rows have a positive sign in the second eigenvector of D^-1/2 X X' D^-1/2."""
    weighed = _weigh_features(matrix)
    degree = np.maximum(weighed @ (weighed.T @ np.ones(weighed.shape[0])), 1e-9)
    scaled = csr_matrix(weighed.multiply((1 / np.sqrt(degree))[:, None]))
    first = np.sqrt(degree) / np.linalg.norm(np.sqrt(degree))
    vector = np.random.default_rng(0).standard_normal(len(degree))
    for _ in range(_ITERATIONS):
        vector = vector - first * (first @ vector)
        vector = scaled @ (scaled.T @ vector)
        norm = np.linalg.norm(vector)
        if norm < 1e-12:
            return None
        vector = vector / norm
    side: Mask = vector - first * (first @ vector) > 0
    return side


def _is_clear_split(matrix: csr_matrix, group: Mask) -> bool:
    """Return whether the groups are much less similar to each other than within themselves (conductance)."""
    weighed = _weigh_features(matrix)
    parts = (weighed[group], weighed[~group])
    one, other = (np.asarray(part.sum(axis=0)).ravel() for part in parts)
    across = float(one @ other)
    inside = [float(s @ s) - float(p.multiply(p).sum()) for s, p in zip((one, other), parts, strict=True)]
    return across <= _MOST_ACROSS * (min(inside) + across)


def _choose_cues(features: list[str], near_name: Mask, present: Mask, group: Mask) -> list[int]:
    """Return the features that separate a group from the rest, the most frequent near the name first."""
    inside, outside = near_name[group].sum(axis=0), present[~group].sum(axis=0)
    usable = np.flatnonzero((inside >= _LEAST_COUNT) & (outside <= _MOST_OUTSIDE * inside)).tolist()
    uncovered, chosen = group.copy(), list[int]()
    while usable and len(chosen) < _MOST_CUES:
        best = max(
            usable, key=lambda at: (int((near_name[:, at] & uncovered).sum()), int(inside[at]), features[at])
        )
        if (near_name[:, best] & uncovered).sum() < max(_LEAST_COUNT, _LEAST_ADDED * uncovered.sum()):
            break
        chosen.append(best)
        uncovered &= ~present[:, best]
    return chosen


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
    is_own = np.isin(corpus.names.entity[mentions.name], entities)
    rows = np.flatnonzero(is_own & mentions.counted & (mentions.sentence >= 0))
    rows = rows[np.lexsort((mentions.start[rows], mentions.article[rows]))]
    articles, at = np.unique(mentions.article[rows], return_index=True)
    return dict(zip(articles.tolist(), rows[at].tolist(), strict=True))


def _shorten_sentence(corpus: Corpus, mention: int, text: str) -> str:
    """Return the sentence of a mention, from a few whole words before it."""
    sentence = corpus.mentions.sentence[mention]
    start, end = int(corpus.sentences.start[sentence]), int(corpus.sentences.end[sentence])
    at = int(corpus.mentions.start[mention])
    before, rest = " ".join(text[start:at].split()), " ".join(text[at:end].split())
    if len(before) > _MOST_BEFORE:
        before = f"… {before[-_MOST_BEFORE:].partition(' ')[2]}"
    gap = " " if before and text[at - 1].isspace() else ""
    return f"{before}{gap}{rest}"
