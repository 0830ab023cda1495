"""Where an event was: by its clause, or by what stands around it."""

import re

from dashboard.schema import Event, Part
from dashboard.steps.events.clauses import Bounds
from dashboard.steps.events.dated import Dated
from dashboard.steps.events.kinds import Trigger
from dashboard.steps.events.places import countries_of, places_of
from dashboard.steps.events.telling import Article, Sentence

_THERE = re.compile(
    r"\b(?:there|that\s+(?:city|country|town)|the\s+(?:city|capital|country))\b", re.IGNORECASE
)
_LOCAL = frozenset(
    "protest attack death arrest charge remand hearing verdict sentence transfer release disaster".split()
)
_DATELINE_HOLDS_DAYS = 3


def find_where(
    article: Article, sentence: Sentence, time: Dated, clause: Bounds, before: Event | None
) -> tuple[str, ...]:
    """Return where an event was: by its clause, else "there", where its sentence or line is, or the dateline."""
    text, names = article.text, article.names
    if own := places_of(text, names, [i for i in sentence.inside if clause[0] <= names[i].start < clause[1]]):
        return own
    if _THERE.search(text, *clause):
        return sentence.there
    if before is not None:
        return before.where
    if where := places_of(text, names, sentence.inside):
        return where
    published = article.published.best
    near = published is not None and 0 <= (published - time.day.last).days <= _DATELINE_HOLDS_DAYS
    if sentence.span.part is Part.LEAD and near and article.dateline:
        return (article.dateline,)
    return () if countries_of(names, sentence.inside) else sentence.where_before


def find_around(article: Article, sentence: Sentence, trigger: Trigger | None) -> tuple[str, ...]:
    """Return where the story is, for what happens to people in one place, where its sentence names no country."""
    if trigger is None or trigger.kind not in _LOCAL or countries_of(article.names, sentence.inside):
        return ()
    return sentence.there[-1:] or ((article.dateline,) if article.dateline else ())
