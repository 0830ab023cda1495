"""What an analyst may correct of an event: its reports, and the countries, names and kinds to choose from."""

import csv
from dataclasses import dataclass
from functools import cache

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
_WHO = (KINDS.index(Kind.PERSON), KINDS.index(Kind.ORGANISATION))


@dataclass(frozen=True, slots=True)
class CorrectionOptions:
    """An event's reports as (row, words), what it is now, and what its articles name besides.

    `countries` are (code, name), `who` (entity key, label), `kinds` "kind" or "kind/sub-kind".
    """

    reports: tuple[tuple[int, str], ...]
    countries: tuple[tuple[str, str], ...]
    where: tuple[str, ...]
    who: tuple[tuple[str, str], ...]
    acting: tuple[str, ...]
    kinds: tuple[str, ...]


def find_correction_options(corpus: Corpus, cluster: int) -> CorrectionOptions:
    """Return what there is to correct of an event: every report of it in the corpus, filtered or not."""
    told = corpus.events
    events = np.flatnonzero(told.live & corpus.live[told.article] & (told.cluster == cluster))
    events = events[np.lexsort((events, rank_publication_days(corpus)[told.article[events]]))]
    articles = np.unique(told.article[events])
    inside = np.zeros(corpus.n, dtype=np.bool_)
    inside[articles] = True
    who = _who(corpus, articles)
    where = np.unique(told.place_country[told.happened_there & np.isin(told.place_event, events)])
    codes = corpus.places.index
    return CorrectionOptions(
        reports=tuple((int(event), _report(corpus, int(event))) for event in events),
        countries=_countries(corpus, inside),
        where=tuple(str(codes[country]) for country in where),
        who=who,
        acting=tuple(key for key, _ in who if key in _acting(corpus, events)),
        kinds=tuple(dict.fromkeys((*corpus.facets["kind"].keys, *_all_kinds()))),
    )


def _report(corpus: Corpus, event: int) -> str:
    article = int(corpus.events.article[event])
    known = corpus.articles.iloc[article]
    day = format_day_numbers(int(corpus.days.first[article]), int(corpus.days.last[article]))
    return " · ".join(part for part in (str(known["publisher"]), day, str(known["title"])) if part)


def _countries(corpus: Corpus, articles: Mask) -> tuple[tuple[str, str], ...]:
    """Return the countries that some articles name; a filter finds an event only where its article names the place."""
    values = corpus.countries[False]
    found = np.flatnonzero(values.articles.count(articles)).tolist()
    return tuple(sorted(((values.keys[v], values.labels[v]) for v in found), key=lambda each: each[1]))


def _who(corpus: Corpus, articles: Ints) -> tuple[tuple[str, str], ...]:
    found = {
        int(corpus.names.entity[corpus.mentions.name[row]])
        for article in articles
        for row in find_row_range(corpus.mentions.article, int(article))
        if corpus.mentions.counted[row]
    }
    named = [e for e in found if corpus.entities.kind[e] in _WHO and not corpus.entities.hidden[e]]
    return tuple(
        sorted(((corpus.entity_key(e), corpus.label_of(e)) for e in named), key=lambda each: each[1])
    )


def _acting(corpus: Corpus, events: Longs) -> set[str]:
    rows = [row for event in events for row in find_row_range(corpus.events.link_event, int(event))]
    names = [int(corpus.events.link_name[row]) for row in rows if corpus.events.link_role[row] != _NAMED]
    return {corpus.entity_key(int(corpus.names.entity[name])) for name in names}


@cache
def _all_kinds() -> tuple[str, ...]:
    """Return the kinds of the table that the build goes by, each followed by its sub-kinds."""
    with (DATA / "event_kinds.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    parts: dict[str, dict[str, None]] = {}
    for row in rows:
        parts.setdefault(row["kind"], {})[row["sub_kind"]] = None
    return tuple(
        word
        for kind, subs in sorted(parts.items())
        for word in (kind, *(f"{kind}/{sub}" for sub in sorted(subs) if sub != kind))
    )
