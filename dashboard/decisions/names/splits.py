"""Splitting an entity: by its spellings, by single articles, or among namesakes by cues in the articles."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

import numpy as np
import pyarrow.compute as pc

from dashboard.corpus.facet_values import find_entity_rows
from dashboard.corpus.model import Corpus
from dashboard.corpus.name_keys import is_name_key
from dashboard.corpus.postings import Ints, Mask
from dashboard.corpus.string_columns import find_rows
from dashboard.corpus.tables import NameTable
from dashboard.corpus.text_without_cuts import read_uncut_text
from dashboard.decisions.names.corrections import (
    find_entities,
    find_member_names,
    list_entity_keys,
    replace_entity_rows,
)
from dashboard.schema import Decision, Namesake
from dashboard.text.tokens import words

UNSURE_SUFFIX = " (unsure which)"
NO_NAMESAKE = -1


def split_off_names(corpus: Corpus, decision: Decision) -> Corpus | None:
    """Split names from their entity: they form a new one, with the decision's value as label.

    If the decision has articles, only the mentions in these are split off, as second names of one spelling.
    """
    split_names = [name for key in list_entity_keys(decision) for name in corpus.names_of_key(key)]
    if decision.articles:
        articles = find_rows(corpus.articles["key"], decision.articles).astype(np.int32)
        corpus, split_names = add_second_names(corpus, split_names, articles, decision.id[:8])
    if not split_names or _are_all_names_of_entity(corpus, split_names):
        return None
    return add_entity(corpus, split_names, decision.value)


def split_among_namesakes(corpus: Corpus, decision: Decision) -> Corpus | None:
    """Split every spelling of an entity among namesakes: an article goes to the only one whose cue it has.

    Articles with the cues of none or of several stay with the old entity, labelled "... (unsure which)".
    """
    sources = find_entities(corpus, decision)
    members = find_member_names(corpus, sources)
    if not members:
        return None
    articles = find_articles(corpus, members)
    chosen = choose_namesakes(corpus, articles, decision.namesakes)
    if not (chosen >= 0).any():
        return None
    first = next(name for key in list_entity_keys(decision) for name in corpus.names_of_key(key))
    for source in sources:
        corpus = _relabel(corpus, source, corpus.entities.label.at(source) + UNSURE_SUFFIX)
    for number, namesake in enumerate(decision.namesakes):
        own = articles[chosen == number]
        # The first spelling leads to each namesake, even to one that no article names yet.
        suffix = format_key_suffix(decision, number)
        corpus, second = add_second_names(corpus, members, own, suffix, always=first)
        corpus = add_entity(corpus, second, namesake.label)
    return corpus


def assign_mentions(corpus: Corpus, decision: Decision) -> Corpus | None:
    """Move the mentions of the later spellings in some articles to the entity of the first spelling."""
    entities = find_entities(corpus, decision)
    members = find_member_names(corpus, entities[1:])
    articles = find_rows(corpus.articles["key"], decision.articles).astype(np.int32)
    if len(entities) < 2 or not len(np.intersect1d(articles, find_articles(corpus, members))):
        return None
    corpus, second = add_second_names(corpus, members, articles, decision.id[:8])
    return move_names(corpus, second, entities[0])


def _are_all_names_of_entity(corpus: Corpus, split_names: list[int]) -> bool:
    """Return whether the names are all names of their entity, so that a split would change nothing."""
    entities = corpus.names.entity[split_names]
    members = np.flatnonzero(np.isin(corpus.names.entity, entities))
    return len(np.unique(entities)) == 1 and len(members) == len(split_names)


def add_entity(corpus: Corpus, split_names: list[int], label: str) -> Corpus:
    """Return the corpus with a new entity, of the first name's kind, to which some names move."""
    before, new = corpus.entities, len(corpus.entities.kind)
    entities = replace(
        before,
        kind=np.append(before.kind, before.kind[corpus.names.entity[split_names[0]]]),
        label=before.label.changed({new: label or corpus.names.form.at(split_names[0])}),
        hidden=np.append(before.hidden, False),
        name=np.append(before.name, np.int32(split_names[0])).astype(np.int32),
    )
    return move_names(replace(corpus, entities=entities), split_names, new)


def move_names(corpus: Corpus, split_names: list[int], target: int) -> Corpus:
    """Return the corpus with some names moved to another entity, and new rows for all entities concerned."""
    left = sorted({int(corpus.names.entity[name]) for name in split_names} - {target})
    entity = corpus.names.entity.copy()
    entity[split_names] = target
    names, entities = replace(corpus.names, entity=entity), corpus.entities
    for each in [*left, target]:
        members = np.flatnonzero(entity == each).astype(np.int32)
        rows = find_entity_rows(names, corpus.mentions, corpus.events, members)
        entities = replace_entity_rows(entities, each, rows, len(entities.kind))
        if each != target and len(members) and int(entities.name[each]) in split_names:
            name = entities.name.copy()
            name[each] = members[0]
            entities = replace(entities, name=name)
    return replace(corpus, names=names, entities=entities)


def add_second_names(
    corpus: Corpus, names: Iterable[int], articles: Ints, suffix: str, always: int | None = None
) -> tuple[Corpus, list[int]]:
    """Return the corpus with second names of some spellings, which take their mentions in some articles.

    A spelling that no article mentions gets no second name, unless it is `always`, which comes first.
    """
    second = []
    for name in sorted(names, key=lambda each: each != always):
        mentions = corpus.names.mentions.of(name)
        moved = mentions[np.isin(corpus.mentions.article[mentions], articles)]
        if len(moved) or name == always:
            second.append(len(corpus.names.entity))
            corpus = _add_second_name(corpus, name, moved, articles, suffix)
    return corpus, second


def _add_second_name(corpus: Corpus, name: int, moved: Ints, articles: Ints, suffix: str) -> Corpus:
    names, new = corpus.names, len(corpus.names.entity)
    links = names.links.of(name)
    of_articles = np.isin(corpus.events.article[corpus.events.link_event[links]], articles)
    form = names.form.at(name)
    key = f"{form}#{suffix}"
    changed = replace(
        names,
        kind=np.append(names.kind, names.kind[name]),
        form=names.form.changed({new: form}),
        key=names.key.changed({new: key}),
        country=np.append(names.country, names.country[name]),
        entity=np.append(names.entity, names.entity[name]).astype(np.int32),
        mentions=names.mentions.changed(
            {name: np.setdiff1d(names.mentions.of(name), moved), new: moved}, new + 1
        ),
        links=names.links.changed({name: links[~of_articles], new: links[of_articles]}, new + 1),
        country_as_built=np.append(names.country_as_built, names.country_as_built[name]),
        same_key=_add_same_key(names, name, new, key),
    )
    of_mention, of_link = corpus.mentions.name.copy(), corpus.events.link_name.copy()
    of_mention[moved] = new
    of_link[links[of_articles]] = new
    return replace(
        corpus,
        names=changed,
        mentions=replace(corpus.mentions, name=of_mention),
        events=replace(corpus.events, link_name=of_link),
    )


def _add_same_key(names: NameTable, name: int, new: int, key: str) -> Mapping[int, tuple[int, ...]]:
    """Return the groups of names with one key, with a new name added to its group."""
    spelt = names.key.rows_of(key) if name in names.same_key else []
    group = (*(row for row in spelt if names.kind[row] == names.kind[name]), new)
    return {**names.same_key, **dict.fromkeys(group, group)} if len(group) > 1 else names.same_key


def format_key_suffix(decision: Decision, number: int) -> str:
    """Return the suffix of a key that means one of a decision's namesakes."""
    return decision.id[:8] if not number else f"{decision.id[:8]}.{number + 1}"


def list_namesake_keys(decision: Decision) -> list[str]:
    """Return the entity key of each namesake that a decision makes."""
    first = list_entity_keys(decision)[0]
    return [f"{first}#{format_key_suffix(decision, number)}" for number in range(len(decision.namesakes))]


def find_articles(corpus: Corpus, names: Iterable[int]) -> Ints:
    """Return the articles that mention any of some names, also in cut parts."""
    mentions = [corpus.names.mentions.of(name) for name in names]
    rows = np.concatenate(mentions) if mentions else np.zeros(0, dtype=np.int32)
    return np.unique(corpus.mentions.article[rows]).astype(np.int32)


def choose_namesakes(corpus: Corpus, articles: Ints, namesakes: tuple[Namesake, ...]) -> Ints:
    """Return the number of the namesake of each article, NO_NAMESAKE where none or several fit."""
    fits = np.array([_mark_fitting(corpus, articles, each) for each in namesakes], dtype=np.bool_)
    fits = fits.reshape(len(namesakes), len(articles))
    is_clear = fits.sum(axis=0) == 1
    chosen = np.where(is_clear, fits.argmax(axis=0), NO_NAMESAKE) if len(fits) else articles * 0 - 1
    keys = corpus.articles["key"].to_numpy()[articles]
    for number, namesake in enumerate(namesakes):
        chosen[np.isin(keys, namesake.articles)] = number
    return chosen.astype(np.int32)


def _mark_fitting(corpus: Corpus, articles: Ints, namesake: Namesake) -> Mask:
    mask = np.zeros(len(articles), dtype=np.bool_)
    for cue in namesake.cues:
        mask |= mark_articles_with_cue(corpus, articles, cue)
    return mask


def mark_articles_with_cue(corpus: Corpus, articles: Ints, cue: str) -> Mask:
    """Return which of some articles have a cue outside their cut parts; case does not matter."""
    if is_name_key(cue):
        named = corpus.entities.articles.mask_of(corpus.entities_of_key(cue))
        mask: Mask = named[articles]
        return mask
    cue_words = words(cue)
    if len(cue_words) == 1:
        rows = _find_articles_with_word(corpus, cue_words[0])
        if rows is not None:
            with_word: Mask = np.isin(articles, rows)
            return with_word
    return _search_texts(corpus, articles, cue_words)


def _find_articles_with_word(corpus: Corpus, word: str) -> Ints | None:
    terms = corpus.terms
    term = pc.index(terms.word, word).as_py()
    return None if term < 0 else terms.post_rows[terms.post_indptr[term] : terms.post_indptr[term + 1]]


def _search_texts(corpus: Corpus, articles: Ints, cue_words: list[str]) -> Mask:
    """Return which articles have some words in a row, by reading their texts."""
    mask = np.zeros(len(articles), dtype=np.bool_)
    if not cue_words:
        return mask
    phrase = f" {' '.join(cue_words)} "
    texts = corpus.texts_of(articles)
    for number, (article, text) in enumerate(zip(articles.tolist(), texts, strict=True)):
        stretches = (f" {' '.join(words(stretch))} " for stretch in read_uncut_text(corpus, article, text))
        mask[number] = any(phrase in stretch for stretch in stretches)
    return mask


def _relabel(corpus: Corpus, entity: int, label: str) -> Corpus:
    labels = corpus.entities.label.changed({entity: label})
    return replace(corpus, entities=replace(corpus.entities, label=labels))
