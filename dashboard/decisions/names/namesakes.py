"""Parting a name among those who bear it, by what their articles say; and giving single articles to one of them."""

from collections.abc import Iterable
from dataclasses import replace

import numpy as np

from dashboard.corpus.columns import find_rows
from dashboard.corpus.model import Corpus
from dashboard.corpus.postings import Ints, Mask
from dashboard.decisions.names.corrections import find_entities, find_member_names, list_entity_keys
from dashboard.decisions.names.namesake_cues import mark_articles_with_cue
from dashboard.decisions.names.splits import add_entity, add_second_names, move_names
from dashboard.schema import Decision, Namesake

UNSURE_SUFFIX = " (unsure which)"
NO_NAMESAKE = -1


def split_among(corpus: Corpus, decision: Decision) -> Corpus | None:
    """Part every spelling of an entity among namesakes: each article to the one whose cue alone it holds.

    Articles with the cues of none or of several stay with the old entity, called "... (unsure which)".
    """
    sources = find_entities(corpus, decision)
    members = find_member_names(corpus, sources)
    if not members:
        return None
    articles = find_articles(corpus, members)
    bearer = choose_namesakes(corpus, articles, decision.namesakes)
    if not (bearer >= 0).any():
        return None
    first = next(name for key in list_entity_keys(decision) for name in corpus.names_of_key(key))
    for source in sources:
        corpus = _called(corpus, source, corpus.entities.label.at(source) + UNSURE_SUFFIX)
    for number, namesake in enumerate(decision.namesakes):
        own = articles[bearer == number]
        # The spelling that was decided on leads to each namesake even before an article names them.
        corpus, parted = add_second_names(
            corpus, members, own, format_key_suffix(decision, number), always=first
        )
        corpus = add_entity(corpus, parted, namesake.label)
    return corpus


def assign(corpus: Corpus, decision: Decision) -> Corpus | None:
    """Give what some articles name by the later spellings to the entity of the first."""
    found = find_entities(corpus, decision)
    members = find_member_names(corpus, found[1:])
    articles = find_rows(corpus.articles["key"], decision.articles).astype(np.int32)
    if len(found) < 2 or not len(np.intersect1d(articles, find_articles(corpus, members))):
        return None
    corpus, parted = add_second_names(corpus, members, articles, decision.id[:8])
    return move_names(corpus, parted, found[0])


def format_key_suffix(decision: Decision, number: int) -> str:
    """Return what a key has after its spelling where it means one of a decision's namesakes."""
    return decision.id[:8] if not number else f"{decision.id[:8]}.{number + 1}"


def list_namesake_keys(decision: Decision) -> list[str]:
    """Return the entity key of each namesake that a decision makes."""
    first = list_entity_keys(decision)[0]
    return [f"{first}#{format_key_suffix(decision, number)}" for number in range(len(decision.namesakes))]


def find_articles(corpus: Corpus, names: Iterable[int]) -> Ints:
    """Return the articles that hold any of some names, in cuts too."""
    mentions = [corpus.names.mentions.of(name) for name in names]
    found = np.concatenate(mentions) if mentions else np.zeros(0, dtype=np.int32)
    return np.unique(corpus.mentions.article[found]).astype(np.int32)


def choose_namesakes(corpus: Corpus, articles: Ints, namesakes: tuple[Namesake, ...]) -> Ints:
    """Return for each of some articles the number of the namesake it is given to, NEITHER for none or several."""
    fits = np.array([_fits(corpus, articles, each) for each in namesakes], dtype=np.bool_)
    fits = fits.reshape(len(namesakes), len(articles))
    bearer = (
        np.where(fits.sum(axis=0) == 1, fits.argmax(axis=0), NO_NAMESAKE) if len(fits) else articles * 0 - 1
    )
    keys = corpus.articles["key"].to_numpy()[articles]
    for number, namesake in enumerate(namesakes):
        bearer[np.isin(keys, namesake.articles)] = number
    return bearer.astype(np.int32)


def _fits(corpus: Corpus, articles: Ints, namesake: Namesake) -> Mask:
    mask = np.zeros(len(articles), dtype=np.bool_)
    for cue in namesake.cues:
        mask |= mark_articles_with_cue(corpus, articles, cue)
    return mask


def _called(corpus: Corpus, entity: int, label: str) -> Corpus:
    labels = corpus.entities.label.changed({entity: label})
    return replace(corpus, entities=replace(corpus.entities, label=labels))
