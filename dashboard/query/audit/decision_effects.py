"""What a decision changes, told before it is taken: names, countries and publishers, articles before and after."""

from collections.abc import Iterable, Iterator

import numpy as np
import pandas as pd

from dashboard.corpus.model import KINDS, Corpus, Values
from dashboard.corpus.postings import Longs
from dashboard.decisions.log.notes import Note
from dashboard.decisions.names.corrections import keys_of
from dashboard.decisions.names.namesakes import namesake_keys
from dashboard.schema import Decision

COLUMNS = ("kind", "before", "articles_before", "after", "articles_after", "kind_before")
HIDDEN = "hidden"
"""What stands for the kind of a name that is off lists and charts."""
UNSURE_COLUMNS = ("decision", "key", "label", "articles")
Change = tuple[str, str, int, str, int, str]


def list_changes(before: Corpus, after: Corpus) -> pd.DataFrame:
    """Return what differs between two corpora, one made of the other by decisions, in `COLUMNS`.

    A row is a name, country or publisher whose kind, label or number of articles changes; '' and 0 where it is not
    there. `kind` is that of afterwards, of before where it is gone: a name's own or `HIDDEN`, country or publisher.
    Articles are those of the whole corpus that are not set aside as off topic; countries are those mentioned.
    """
    rows = [
        *_of_entities(before, after),
        *_of_values(before, after, "country"),
        *_of_values(before, after, "publisher"),
    ]
    rows.sort(key=lambda row: (row[0], -max(row[2], row[4]), row[1], row[3]))
    return pd.DataFrame(rows, columns=list(COLUMNS))


def count_changed(before: Corpus, after: Corpus) -> int:
    """Return how many articles name someone else, say another country or another publisher afterwards."""
    mask = np.zeros(before.n, dtype=np.bool_)
    for entity in _touched(before, after):
        mask[np.setxor1d(_rows(before, entity), _rows(after, entity))] = True
    for of_before, of_after in (
        (before.countries[False], after.countries[False]),
        _publishers(before, after),
    ):
        for key in {*of_before.keys, *of_after.keys} if of_before is not of_after else ():
            mask[np.setxor1d(_value_rows(of_before, key), _value_rows(of_after, key))] = True
    return int((mask & (before.live | after.live)).sum())


def list_unsure(corpus: Corpus) -> pd.DataFrame:
    """Return the names that were parted and have articles that fit none of their bearers, or several.

    Columns: `UNSURE_COLUMNS`; `decision` is the id of the split, `key` leads to what is left of the old name.
    """
    rows = []
    for decision in corpus.decisions:
        parts = (
            {e for key in namesake_keys(decision) for e in corpus.entities_of_key(key)}
            if decision.namesakes
            else set()
        )
        for entity in dict.fromkeys(e for key in keys_of(decision) for e in corpus.entities_of_key(key)):
            number = int(corpus.live[_rows(corpus, entity)].sum())
            if parts and entity not in parts and number:
                rows.append((decision.id, corpus.entity_key(entity), corpus.label_of(entity), number))
    return pd.DataFrame(rows, columns=list(UNSURE_COLUMNS))


def decisions_about(corpus: Corpus, keys: tuple[str, ...]) -> tuple[Decision, ...]:
    """Return the decisions that hold and speak of any of some names or publishers, under any of their spellings."""
    entities = {e for key in keys for e in corpus.entities_of_key(key)}
    spelt = {*keys, *(f"publisher:{key}" for key in keys)}
    return tuple(each for each in corpus.decisions if _speaks_of(corpus, each, entities, spelt))


def _speaks_of(corpus: Corpus, decision: Decision, entities: set[int], spelt: set[str]) -> bool:
    if decision.kind == "publisher" or decision.verb == "set_publisher":
        return bool(spelt & {*decision.spellings, decision.value})
    if decision.events:
        return False
    named = (*keys_of(decision), *(namesake_keys(decision) if decision.namesakes else ()))
    return any(entity in entities for key in named for entity in corpus.entities_of_key(key))


def views_naming(corpus: Corpus, views: Iterable[Note], keys: set[str]) -> list[str]:
    """Return the names of the saved views that filter by a name or publisher of `keys`, in any of its spellings."""
    entities = {e for key in keys for e in corpus.entities_of_key(key)}
    members = np.flatnonzero(np.isin(corpus.names.entity, list(entities))).tolist()
    meant = keys | {corpus.key_of_name(name) for name in members}
    meant |= {corpus.entity_key(entity) for entity in entities}
    meant |= {key.removeprefix("publisher:") for key in keys}
    return [view.name for view in views if any(meant & set(values) for values in view.params.values())]


def _of_entities(before: Corpus, after: Corpus) -> Iterator[Change]:
    for entity in _touched(before, after):
        old, new = _told(before, entity), _told(after, entity)
        if old != new:
            yield (new[0] or old[0], *old[1:], *new[1:], old[0])


def _touched(before: Corpus, after: Corpus) -> list[int]:
    """Return the entities whose articles, label, kind or visibility may differ."""
    one, other = before.entities, after.entities
    patched = {e for e, rows in other.articles.patches.items() if one.articles.patches.get(e) is not rows}
    called = {e for e, label in other.label.patches.items() if one.label.patches.get(e) != label}
    n = len(one.kind)
    other_kind = np.flatnonzero((one.kind != other.kind[:n]) | (one.hidden != other.hidden[:n]))
    return sorted({*patched, *called, *map(int, other_kind)})


def _told(corpus: Corpus, entity: int) -> tuple[str, str, int]:
    if entity >= len(corpus.entities.kind):
        return "", "", 0
    number = int(corpus.live[_rows(corpus, entity)].sum())
    if not number:
        return "", "", 0
    kind = HIDDEN if corpus.entities.hidden[entity] else str(KINDS[corpus.entities.kind[entity]])
    return kind, corpus.label_of(entity), number


def _rows(corpus: Corpus, entity: int) -> Longs:
    found: Longs = corpus.entities.articles.of(entity).astype(np.int64)
    return found


def _of_values(before: Corpus, after: Corpus, name: str) -> Iterator[Change]:
    pair = (
        _publishers(before, after)
        if name == "publisher"
        else (before.countries[False], after.countries[False])
    )
    if pair[0] is pair[1]:
        return
    counts = [
        dict(zip(values.keys, values.articles.count(corpus.live).tolist(), strict=True))
        for values, corpus in zip(pair, (before, after), strict=True)
    ]
    labels = dict(zip(pair[0].keys, pair[0].labels, strict=True)) | dict(
        zip(pair[1].keys, pair[1].labels, strict=True)
    )
    for key in sorted({*counts[0], *counts[1]}):
        old, new = counts[0].get(key, 0), counts[1].get(key, 0)
        if old != new:
            yield name, labels[key] if old else "", old, labels[key] if new else "", new, name if old else ""


def _publishers(before: Corpus, after: Corpus) -> tuple[Values, Values]:
    return before.facets["publisher"], after.facets["publisher"]


def _value_rows(values: Values, key: str) -> Longs:
    found: Longs = (
        values.articles.of(values.keys.index(key)).astype(np.int64)
        if key in values.keys
        else np.zeros(0, np.int64)
    )
    return found
