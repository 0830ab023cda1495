"""What an analyst may correct of an event: its reports, countries, entities and kind."""

import csv
from dataclasses import dataclass
from functools import cache
from operator import itemgetter

import numpy as np

from dashboard.corpus.model import Corpus
from dashboard.corpus.postings import Ints, Longs, Mask
from dashboard.corpus.tables import KINDS, ROLES
from dashboard.paths import DATA
from dashboard.query.selection.article_list import rank_publication_days
from dashboard.query.selection.calendar import format_day_numbers
from dashboard.query.selection.sentences import find_row_range
from dashboard.schema import Kind, Role

_NAMED = ROLES.index(Role.NAMED)
_ACTOR_KINDS = (KINDS.index(Kind.PERSON), KINDS.index(Kind.ORGANISATION))


@dataclass(frozen=True, slots=True)
class CorrectionOptions:
    """The reports of an event, its present values, and what an analyst may choose instead.

    `reports` are pairs of event row and description, `countries` of code and name, `entities` of key and
    label. A kind is written "kind" or "kind/sub-kind".
    """

    reports: tuple[tuple[int, str], ...]
    countries: tuple[tuple[str, str], ...]
    where: tuple[str, ...]
    entities: tuple[tuple[str, str], ...]
    acting: tuple[str, ...]
    kinds: tuple[str, ...]


def find_correction_options(corpus: Corpus, cluster: int) -> CorrectionOptions:
    """Return what may be corrected of an event, with all its reports in the corpus, whatever the filters."""
    events = corpus.events
    rows = np.flatnonzero(events.live & corpus.live[events.article] & (events.cluster == cluster))
    rows = rows[np.lexsort((rows, rank_publication_days(corpus)[events.article[rows]]))]
    articles = np.unique(events.article[rows])
    mask = np.zeros(corpus.n, dtype=np.bool_)
    mask[articles] = True
    entities, acting = _list_entities(corpus, articles), _find_actors(corpus, rows)
    where = np.unique(events.place_country[events.happened_there & np.isin(events.place_event, rows)])
    return CorrectionOptions(
        reports=tuple((int(row), _describe_report(corpus, int(row))) for row in rows),
        countries=_list_countries(corpus, mask),
        where=tuple(str(corpus.places.index[country]) for country in where),
        entities=entities,
        acting=tuple(key for key, _ in entities if key in acting),
        kinds=tuple(dict.fromkeys((*corpus.facets["kind"].keys, *_list_kinds()))),
    )


def _describe_report(corpus: Corpus, event: int) -> str:
    article = int(corpus.events.article[event])
    record = corpus.articles.iloc[article]
    day = format_day_numbers(int(corpus.days.first[article]), int(corpus.days.last[article]))
    return " · ".join(part for part in (str(record["publisher"]), day, str(record["title"])) if part)


def _list_countries(corpus: Corpus, articles: Mask) -> tuple[tuple[str, str], ...]:
    """Return the countries that some articles name; filters find no event in any other country."""
    values = corpus.countries[False]
    named = np.flatnonzero(values.articles.count(articles)).tolist()
    return tuple(sorted(((values.keys[v], values.labels[v]) for v in named), key=itemgetter(1)))


def _list_entities(corpus: Corpus, articles: Ints) -> tuple[tuple[str, str], ...]:
    """Return the persons and organisations that some articles name, by label."""
    entities = corpus.entities
    mentioned = {
        int(corpus.names.entity[corpus.mentions.name[row]])
        for article in articles
        for row in find_row_range(corpus.mentions.article, int(article))
        if corpus.mentions.counted[row]
    }
    listed = [e for e in mentioned if entities.kind[e] in _ACTOR_KINDS and not entities.hidden[e]]
    return tuple(sorted(((corpus.entity_key(e), corpus.label_of(e)) for e in listed), key=itemgetter(1)))


def _find_actors(corpus: Corpus, events: Longs) -> set[str]:
    """Return the keys of the entities that act or take part in some events."""
    rows = [row for event in events for row in find_row_range(corpus.events.link_event, int(event))]
    names = [int(corpus.events.link_name[row]) for row in rows if corpus.events.link_role[row] != _NAMED]
    return {corpus.entity_key(int(corpus.names.entity[name])) for name in names}


@cache
def _list_kinds() -> tuple[str, ...]:
    """Return the kinds of the table that the build uses, each followed by its sub-kinds."""
    with (DATA / "event_kinds.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    sub_kinds: dict[str, set[str]] = {}
    for row in rows:
        sub_kinds.setdefault(row["kind"], set()).add(row["sub_kind"])
    return tuple(
        word
        for kind, subs in sorted(sub_kinds.items())
        for word in (kind, *(f"{kind}/{sub}" for sub in sorted(subs) if sub != kind))
    )
