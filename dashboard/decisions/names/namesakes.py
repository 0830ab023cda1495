"""Parting a name among those who bear it, by what their articles say; and giving single articles to one of them."""

from collections.abc import Iterable
from dataclasses import replace

import numpy as np

from dashboard.corpus.model import Corpus, rows_of
from dashboard.corpus.postings import Ints, Mask
from dashboard.decisions.names.corrections import entities_of, keys_of, members_of
from dashboard.decisions.names.namesake_cues import has_cue
from dashboard.decisions.names.splits import moved_to, new_entity, second_names
from dashboard.schema import Decision, Namesake

UNSURE = " (unsure which)"
NEITHER = -1


def split_among(corpus: Corpus, decision: Decision) -> Corpus | None:
    """Part every spelling of an entity among namesakes: each article to the one whose cue alone it holds.

    Articles with the cues of none or of several stay with the old entity, called "... (unsure which)".
    """
    sources = entities_of(corpus, decision)
    members = members_of(corpus, sources)
    if not members:
        return None
    articles = articles_of(corpus, members)
    bearer = bearers(corpus, articles, decision.namesakes)
    if not (bearer >= 0).any():
        return None
    first = next(name for key in keys_of(decision) for name in corpus.names_of_key(key))
    for source in sources:
        corpus = _called(corpus, source, corpus.entities.label.at(source) + UNSURE)
    for number, namesake in enumerate(decision.namesakes):
        own = articles[bearer == number]
        # The spelling that was decided on leads to each namesake even before an article names them.
        corpus, parted = second_names(corpus, members, own, mark_of(decision, number), always=first)
        corpus = new_entity(corpus, parted, namesake.label)
    return corpus


def assign(corpus: Corpus, decision: Decision) -> Corpus | None:
    """Give what some articles name by the later spellings to the entity of the first."""
    found = entities_of(corpus, decision)
    members = members_of(corpus, found[1:])
    articles = rows_of(corpus.articles["key"], decision.articles).astype(np.int32)
    if len(found) < 2 or not len(np.intersect1d(articles, articles_of(corpus, members))):
        return None
    corpus, parted = second_names(corpus, members, articles, decision.id[:8])
    return moved_to(corpus, parted, found[0])


def mark_of(decision: Decision, number: int) -> str:
    """Return what a key has after its spelling where it means one of a decision's namesakes."""
    return decision.id[:8] if not number else f"{decision.id[:8]}.{number + 1}"


def namesake_keys(decision: Decision) -> list[str]:
    """Return the entity key of each namesake that a decision makes."""
    first = keys_of(decision)[0]
    return [f"{first}#{mark_of(decision, number)}" for number in range(len(decision.namesakes))]


def articles_of(corpus: Corpus, names: Iterable[int]) -> Ints:
    """Return the articles that hold any of some names, in cuts too."""
    mentions = [corpus.names.mentions.of(name) for name in names]
    found = np.concatenate(mentions) if mentions else np.zeros(0, dtype=np.int32)
    return np.unique(corpus.mentions.article[found]).astype(np.int32)


def bearers(corpus: Corpus, articles: Ints, namesakes: tuple[Namesake, ...]) -> Ints:
    """Return for each of some articles the number of the namesake it is given to, NEITHER for none or several."""
    fits = np.array([_fits(corpus, articles, each) for each in namesakes], dtype=np.bool_)
    fits = fits.reshape(len(namesakes), len(articles))
    bearer = np.where(fits.sum(axis=0) == 1, fits.argmax(axis=0), NEITHER) if len(fits) else articles * 0 - 1
    keys = corpus.articles["key"].to_numpy()[articles]
    for number, namesake in enumerate(namesakes):
        bearer[np.isin(keys, namesake.articles)] = number
    return bearer.astype(np.int32)


def _fits(corpus: Corpus, articles: Ints, namesake: Namesake) -> Mask:
    mask = np.zeros(len(articles), dtype=np.bool_)
    for cue in namesake.cues:
        mask |= has_cue(corpus, articles, cue)
    return mask


def _called(corpus: Corpus, entity: int, label: str) -> Corpus:
    labels = corpus.entities.label.changed({entity: label})
    return replace(corpus, entities=replace(corpus.entities, label=labels))
