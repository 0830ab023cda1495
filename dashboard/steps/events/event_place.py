"""Where an event was: by its clause, or by what stands around it."""

import re
from collections import Counter
from collections.abc import Sequence

from dashboard.schema import Event, Kind, Part, Precision
from dashboard.steps.events.clause_places import countries_of, is_listed, places_of
from dashboard.steps.events.context import Article, Sentence
from dashboard.steps.events.event_days import Dated
from dashboard.steps.events.event_kinds import MEETS, STATEMENT, Trigger
from dashboard.steps.events.roles import Named
from dashboard.steps.events.split_clauses import Bounds

_THERE = re.compile(
    r"\b(?:there(?!\s+(?:will|is|are|was|were|has|have|had|would|could|may|might|can|seems?"
    r"|remains?)\b)|that\s+(?:city|country|town)|the\s+(?:city|capital|country))\b(?!['’]s)",
    re.IGNORECASE,
)
_JUST_THERE = ("there", "that city", "that country", "that town")
# "In South Korea on Friday, he said".
_OPENED = re.compile(r"\b[Ii]n\s+(?:the\s+)?(?:[A-Z][\w.’'-]*,?\s+){1,4}(?:(?:on|late|early)\s+)*$")
_LOCAL = frozenset(
    "protest attack death arrest charge remand hearing verdict sentence transfer release disaster".split()
)
_TRAVELS = MEETS - {"call"}
_ELECTED = frozenset({"election"})
_LANDS = frozenset({Kind.PLACE, Kind.PEOPLE})
_VOTE_OF = re.compile(
    r"(?:['’]s?)?\s+(?:(?!(?:to|in|of|for|and|that|on|at|by|is|was|will|has|had|have)\b)[\w-]+\s+){0,3}",
    re.IGNORECASE,
)
_WAR_OF = re.compile(
    r"(?:['’]s?)?\s+(?:[\w-]+\s+)?(?:war|conflict|uprising|revolution|capital|coast|border)\b"
)
_OWN = re.compile(r"['’]s?\s+(?:[\w-]+\s+){0,2}")
_NARROW = frozenset({Precision.DAY, Precision.WEEK})
_DATELINE_HOLDS_DAYS = 3
_LEAST_AT_HOME = 3
_MOST = 0.6


def find_where(
    article: Article,
    sentence: Sentence,
    time: Dated,
    clause: Bounds,
    trigger: Trigger | None,
    before: Event | None,
) -> tuple[str, ...]:
    """Return where an event was: by its clause, else "there", where its sentence or line is, or the dateline.

    A saying is where its own clause puts it, and nowhere else.
    """
    text, names = article.text, article.names
    if trigger is not None and trigger.kind == STATEMENT:
        # What was said of a place was not said in it.
        low, high = sorted((trigger.start, time.end))
        opened = _OPENED.search(text, sentence.span.start, time.start)
        low = opened.start() if opened else low
        return places_of(text, names, [i for i in sentence.inside if low <= names[i].start < high])
    if trigger is not None and trigger.kind == "call":
        return ()
    inside = [i for i in sentence.inside if clause[0] <= names[i].start < clause[1]]
    if own := places_of(text, names, inside):
        return (
            own
            if trigger is not None and trigger.kind in _TRAVELS
            else _nearest(article, inside, time, trigger)
        )
    if theirs := _whose(text, names, clause, trigger):
        return theirs
    if there := _THERE.search(text, *clause):
        # "The capital" is that of the land the article is set in, unless the line has been elsewhere.
        known = there.group().lower() in _JUST_THERE or sentence.there == (article.top,)
        return sentence.there if known or sentence.where_before else ()
    if before is not None:
        return before.where if len(before.where) == 1 else ()
    if len(where := places_of(text, names, sentence.inside)) == 1:
        return where
    published = article.published.best
    near = published is not None and 0 <= (published - time.day.last).days <= _DATELINE_HOLDS_DAYS
    if sentence.span.part is Part.LEAD and near and article.dateline:
        return (article.dateline,)
    # A trip goes on in the place told last; a trial or a birth need not.
    goes_on = trigger is not None and trigger.kind in _TRAVELS and time.day.precision in _NARROW
    alone = len(sentence.where_before) == 1 and not countries_of(names, sentence.inside)
    return sentence.where_before if goes_on and alone else ()


def _nearest(
    article: Article, inside: Sequence[int], time: Dated, trigger: Trigger | None
) -> tuple[str, ...]:
    """Return the place that stands nearest to what happened and when, with those listed beside it."""
    text, names = article.text, article.names
    low, high = time.start, time.end
    if trigger is not None:
        low, high = min(trigger.start, low), max(trigger.end, high)
    listed: list[list[int]] = []
    for i in inside:
        if listed and is_listed(text, names[listed[-1][-1]], names[i]) and names[i].country:
            listed[-1].append(i)
        elif places_of(text, names, [i]):
            listed.append([i])
    if not listed:
        return places_of(text, names, inside)
    near = min(listed, key=lambda each: max(low - names[each[0]].end, names[each[0]].start - high, 0))
    return tuple(dict.fromkeys(names[i].country for i in near))


def _whose(text: str, names: Sequence[Named], clause: Bounds, trigger: Trigger | None) -> tuple[str, ...]:
    """Return the country whose election, war or protest a clause names ("Syria's civil war", "the Dutch vote")."""
    if trigger is None or trigger.is_verb or trigger.kind not in _LOCAL | _ELECTED:
        return ()
    for name in reversed(names):
        if clause[0] <= name.start and name.end <= trigger.start and name.country:
            between = text[name.end : trigger.start]
            voted = trigger.kind in _ELECTED and name.kind in _LANDS and _VOTE_OF.fullmatch(between)
            owned = name.kind is Kind.PLACE and _OWN.fullmatch(between)
            owned = owned or (name.kind in _LANDS and _WAR_OF.match(between))
            return (name.country,) if voted or owned else ()
    return ()


def find_around(
    article: Article, sentence: Sentence, time: Dated, trigger: Trigger | None
) -> tuple[str, ...]:
    """Return where the story is, for what happens to people in one place, where its sentence names no country."""
    if trigger is None or trigger.kind not in _LOCAL or time.day.precision not in _NARROW:
        return ()
    if countries_of(article.names, sentence.inside):
        return ()
    story = article.dateline or article.home
    there = sentence.there[-1:] if sentence.there[-1:] == (article.top,) else ()
    return there or ((story,) if story else ())


def home_of(names: Sequence[Named]) -> tuple[str, str]:
    """Return the country most named by an article, and the same again if it is plainly set there; '' where it is not."""
    counts = Counter(name.country for name in names if name.country)
    if not counts:
        return "", ""
    country, n = counts.most_common(1)[0]
    return country, country if n >= _LEAST_AT_HOME and n > _MOST * counts.total() else ""
