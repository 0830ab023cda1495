"""How a name could be parted: whose articles keep company with whom, and what tells the two groups apart."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import pyarrow.compute as pc
from scipy.sparse import csr_matrix

from dashboard.corpus.model import Corpus
from dashboard.corpus.postings import Ints, Mask
from dashboard.corpus.tables import KINDS
from dashboard.query.selection.sentences import read_article_texts
from dashboard.schema import Kind, Namesake
from dashboard.text.stop_words import load_stop_word_lists
from dashboard.text.tokens import words

# The fewest articles that can be parted, the least that a part may hold, and how often a feature must and may be there.
_LEAST, _PART, _OFTEN, _MOST = 4, 2, 2, 0.8
# A role stands so many words before or after a name, within so many characters.
_NEAR, _CLOSE = 4, 80
# The most cues a part gets, the share of it that each must add, and the share of its articles that may be the others'.
_CUES, _ADDED, _STRAY = 6, 0.15, 0.05
_STEPS = 60
# Of the likeness of a part's articles to any others, the most that may be to those of the other part: on the news
# demo, names of two persons that were merged on purpose have a median of .13, those of one person .40.
_ACROSS = 0.25

Floats = np.ndarray[tuple[int, ...], np.dtype[np.float64]]
Holders = dict[str, Ints]


@dataclass(frozen=True, slots=True)
class Proposal:
    """Two namesakes with their cues, and how many articles each gets; `unsure` fit neither, or both.

    `clear` says whether the two keep so little company in common that two bearers are likely.
    """

    namesakes: tuple[Namesake, Namesake]
    articles: tuple[int, int]
    unsure: int
    clear: bool


def propose_split(corpus: Corpus, key: str) -> Proposal | None:
    """Return how an entity's articles fall into two by company and roles, None where they do not.

    An article is the other names that it holds and the words beside this name, by TF-IDF. The two groups are the
    signs of the second eigenvector of the normalised similarities (spectral bisection; Shi and Malik 2000), by power
    iteration. Cues are taken greedily: what most articles of one group hold and next to none of the other.
    """
    entities = corpus.entities_of_key(key)
    articles = np.flatnonzero(corpus.entities.articles.mask_of(entities) & corpus.live).astype(np.int32)
    if len(articles) < _LEAST:
        return None
    company, roles = (
        _list_other_names(corpus, entities, articles),
        _list_nearby_words(corpus, entities, articles),
    )
    features = {**company, **roles}
    # What most articles hold tells nothing.
    held = _build_matrix(
        articles,
        {n: rows if len(rows) <= _MOST * len(articles) else rows[:0] for n, rows in features.items()},
    )
    group = _bisect_articles(held) if held.shape[1] else None
    if group is None or min(group.sum(), (~group).sum()) < _PART:
        return None
    if group.sum() * 2 < len(group):
        group = ~group
    # A cue holds wherever an article says it, not only beside the name.
    said = {**company, **{word: _find_articles_with_word(corpus, word, articles) for word in roles}}
    present = _build_matrix(articles, said).astype(bool).toarray()
    beside = held.astype(bool).toarray()
    cues = [_choose_cues(sorted(said), beside, present, side) for side in (group, ~group)]
    return _build_proposal(
        corpus, entities[0], cues, sorted(said), present, clear=_is_clear_split(held, group)
    )


def _build_proposal(
    corpus: Corpus, entity: int, cues: list[list[int]], features: list[str], present: Mask, *, clear: bool
) -> Proposal | None:
    if not all(cues):
        return None
    fits = [present[:, chosen].any(axis=1) for chosen in cues]
    alone = [int((fits[0] & ~fits[1]).sum()), int((fits[1] & ~fits[0]).sum())]
    label = corpus.labels.at(entity)
    first, second = (
        Namesake(f"{label} ({_format_cue(features[chosen[0]])})", tuple(features[cue] for cue in chosen))
        for chosen in cues
    )
    return Proposal((first, second), (alone[0], alone[1]), len(present) - sum(alone), clear)


def _format_cue(cue: str) -> str:
    return cue.partition(":")[2] if ":" in cue else cue


def _build_matrix(articles: Ints, holders: Holders) -> csr_matrix:
    """Return which of some articles (rows) hold which features (columns, sorted)."""
    row_of = {int(article): row for row, article in enumerate(articles)}
    pairs = [
        (row_of[article], at) for at, name in enumerate(sorted(holders)) for article in holders[name].tolist()
    ]
    rows, columns = zip(*pairs, strict=True) if pairs else ((), ())
    return csr_matrix((np.ones(len(rows)), (rows, columns)), shape=(len(articles), len(holders)))


def _list_other_names(corpus: Corpus, entities: list[int], articles: Ints) -> Holders:
    """Return the other names of some articles, by key, with the articles of each."""
    mask = np.zeros(corpus.n, dtype=np.bool_)
    mask[articles] = True
    values, rows = corpus.entities.articles.pairs(mask)
    own = set(entities)
    found: Holders = {}
    edges = np.flatnonzero(np.diff(values, prepend=-1, append=-1))
    for start, end in zip(edges[:-1].tolist(), edges[1:].tolist(), strict=True):
        entity = int(values[start])
        if (
            entity not in own
            and end - start >= _OFTEN
            and KINDS[corpus.entities.kind[entity]] is not Kind.PEOPLE
        ):
            found[corpus.entity_key(entity)] = rows[start:end]
    return found


def _list_nearby_words(corpus: Corpus, entities: list[int], articles: Ints) -> Holders:
    """Return the words that stand beside a name, with the articles of each."""
    names = np.flatnonzero(np.isin(corpus.names.entity, entities)).tolist()
    mentions = np.concatenate([corpus.names.mentions.of(name) for name in names])
    texts = read_article_texts(corpus, articles)
    found: dict[str, set[int]] = defaultdict(set)
    own: set[str] = set()
    for mention in mentions[corpus.mentions.counted[mentions]].tolist():
        article = int(corpus.mentions.article[mention])
        if article in texts:
            start, end = int(corpus.mentions.start[mention]), int(corpus.mentions.end[mention])
            own.update(words(texts[article][start:end]))
            for word in _split_nearby_words(texts[article], start, end):
                found[word].add(article)
    empty = own.union(*load_stop_word_lists().values())
    return {
        word: np.array(sorted(rows), dtype=np.int32)
        for word, rows in found.items()
        if len(rows) >= _OFTEN and word not in empty and word.isalpha() and len(word) > 2
    }


def _split_nearby_words(text: str, start: int, end: int) -> list[str]:
    left, right = words(text[max(0, start - _CLOSE) : start]), words(text[end : end + _CLOSE])
    return [*left[-_NEAR:], *right[:_NEAR]]


def _find_articles_with_word(corpus: Corpus, word: str, articles: Ints) -> Ints:
    found = pc.index(corpus.terms.word, word).as_py()
    if found < 0:
        return articles[:0]
    terms = corpus.terms
    rows = terms.post_rows[terms.post_indptr[found] : terms.post_indptr[found + 1]]
    said: Ints = np.intersect1d(articles, rows)
    return said


def _weigh_features(held: csr_matrix) -> csr_matrix:
    """Return the rows weighed by inverse document frequency, each of length one."""
    n = held.shape[0]
    weighed = held.multiply(np.log((1 + n) / (1 + held.sum(axis=0)).A1)[None, :]).tocsr()
    length = np.sqrt(weighed.multiply(weighed).sum(axis=1)).A1
    length[length == 0] = 1
    return csr_matrix(weighed.multiply(1 / length[:, None]))


def _bisect_articles(held: csr_matrix) -> Mask | None:
    """Return which rows lie on one side of the second eigenvector of D^-1/2 X X' D^-1/2."""
    weighed = _weigh_features(held)
    degree = np.maximum(weighed @ (weighed.T @ np.ones(weighed.shape[0])), 1e-9)
    scaled = csr_matrix(weighed.multiply((1 / np.sqrt(degree))[:, None]))
    first = np.sqrt(degree) / np.linalg.norm(np.sqrt(degree))
    vector = np.random.default_rng(0).standard_normal(len(degree))
    for _ in range(_STEPS):
        vector = vector - first * (first @ vector)
        vector = scaled @ (scaled.T @ vector)
        norm = np.linalg.norm(vector)
        if norm < 1e-12:
            return None
        vector = vector / norm
    side: Mask = vector - first * (first @ vector) > 0
    return side


def _is_clear_split(held: csr_matrix, group: Mask) -> bool:
    """Return whether little of what either group shares, it shares with the other (conductance)."""
    weighed = _weigh_features(held)
    parts = (weighed[group], weighed[~group])
    one, other = (np.asarray(part.sum(axis=0)).ravel() for part in parts)
    across = float(one @ other)
    inside = [float(s @ s) - float(p.multiply(p).sum()) for s, p in zip((one, other), parts, strict=True)]
    return across <= _ACROSS * (min(inside) + across)


def _choose_cues(features: list[str], beside: Mask, present: Mask, group: Mask) -> list[int]:
    """Return the features that part a group from the rest, the one that stands beside the name most first."""
    inside, outside = beside[group].sum(axis=0), present[~group].sum(axis=0)
    usable = [n for n in range(len(features)) if inside[n] >= _OFTEN and outside[n] <= _STRAY * inside[n]]
    left, chosen = group.copy(), list[int]()
    while usable and len(chosen) < _CUES:
        best = max(usable, key=lambda at: (int((beside[:, at] & left).sum()), int(inside[at]), features[at]))
        if (beside[:, best] & left).sum() < max(_OFTEN, _ADDED * left.sum()):
            break
        chosen.append(best)
        left &= ~present[:, best]
    return chosen


def label_cues(corpus: Corpus, cues: Iterable[str]) -> list[str]:
    """Return cues as an analyst reads them: a name's label, words as they are."""
    return [
        corpus.label_of(found[0]) if ":" in cue and (found := corpus.entities_of_key(cue)) else cue
        for cue in cues
    ]
