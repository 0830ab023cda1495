"""Locate an event in a country: by its clause, or by the sentence and the article around it."""

import re
from collections import Counter
from collections.abc import Sequence

from dashboard.schema import Event, Kind, Part, Precision
from dashboard.steps.events.clause_places import find_event_countries, find_named_countries, is_listed_after
from dashboard.steps.events.context import ArticleContext, SentenceContext
from dashboard.steps.events.event_days import DayReference
from dashboard.steps.events.event_kinds import MEETING_KINDS, STATEMENT, Trigger
from dashboard.steps.events.roles import NamedEntity
from dashboard.steps.events.split_clauses import Bounds

_THERE = re.compile(
    r"\b(?:there(?!\s+(?:will|is|are|was|were|has|have|had|would|could|may|might|can|seems?"
    r"|remains?)\b)|that\s+(?:city|country|town)|the\s+(?:city|capital|country))\b(?!['’]s)",
    re.IGNORECASE,
)
_PLAIN_THERE = ("there", "that city", "that country", "that town")
# "In South Korea on Friday, he said".
_LEADING_PLACE = re.compile(r"\b[Ii]n\s+(?:the\s+)?(?:[A-Z][\w.’'-]*,?\s+){1,4}(?:(?:on|late|early)\s+)*$")
_LOCAL_KINDS = frozenset(
    "protest attack death arrest charge remand hearing verdict sentence transfer release disaster".split()
)
_TRAVEL_KINDS = MEETING_KINDS - {"call"}
_ELECTION_KINDS = frozenset({"election"})
_COUNTRY_NAME_KINDS = frozenset({Kind.PLACE, Kind.PEOPLE})
_VOTE_OF = re.compile(
    r"(?:['’]s?)?\s+(?:(?!(?:to|in|of|for|and|that|on|at|by|is|was|will|has|had|have)\b)[\w-]+\s+){0,3}",
    re.IGNORECASE,
)
_WAR_OF = re.compile(
    r"(?:['’]s?)?\s+(?:[\w-]+\s+)?(?:war|conflict|uprising|revolution|capital|coast|border)\b"
)
_OWNER = re.compile(r"['’]s?\s+(?:[\w-]+\s+){0,2}")
_NARROW = frozenset({Precision.DAY, Precision.WEEK})
_DATELINE_DAYS = 3
_LEAST_MENTIONS = 3
_LEAST_SHARE = 0.6


def locate_event(
    article: ArticleContext,
    sentence: SentenceContext,
    time: DayReference,
    clause: Bounds,
    trigger: Trigger | None,
    previous: Event | None,
) -> tuple[str, ...]:
    """Return the countries of an event: from its clause, else from "there", its sentence, or the dateline.

    A statement is located by its own clause only.
    """
    text, names = article.text, article.names
    if trigger is not None and trigger.kind == STATEMENT:
        # A statement about a place was not necessarily made there.
        low, high = sorted((trigger.start, time.end))
        leading_place = _LEADING_PLACE.search(text, sentence.span.start, time.start)
        low = leading_place.start() if leading_place else low
        return find_event_countries(
            text, names, [i for i in sentence.name_indices if low <= names[i].start < high]
        )
    if trigger is not None and trigger.kind == "call":
        return ()
    clause_names = [i for i in sentence.name_indices if clause[0] <= names[i].start < clause[1]]
    if stated := find_event_countries(text, names, clause_names):
        return (
            stated
            if trigger is not None and trigger.kind in _TRAVEL_KINDS
            else _find_nearest_places(article, clause_names, time, trigger)
        )
    if owner := _find_owner(text, names, clause, trigger):
        return owner
    if match := _THERE.search(text, *clause):
        # "The capital" is that of the main country of the article, unless the line has moved elsewhere.
        is_known = match.group().lower() in _PLAIN_THERE or sentence.there_countries == (
            article.main_country,
        )
        return sentence.there_countries if is_known or sentence.previous_countries else ()
    if previous is not None:
        return previous.where if len(previous.where) == 1 else ()
    if len(in_sentence := find_event_countries(text, names, sentence.name_indices)) == 1:
        return in_sentence
    published = article.published.best
    is_recent = published is not None and 0 <= (published - time.day.last).days <= _DATELINE_DAYS
    if sentence.span.part is Part.LEAD and is_recent and article.dateline:
        return (article.dateline,)
    # A trip goes on in the last place; a trial or a birth need not.
    goes_on = trigger is not None and trigger.kind in _TRAVEL_KINDS and time.day.precision in _NARROW
    is_only_place = len(sentence.previous_countries) == 1 and not find_named_countries(
        names, sentence.name_indices
    )
    return sentence.previous_countries if goes_on and is_only_place else ()


def _find_nearest_places(
    article: ArticleContext, clause_names: Sequence[int], time: DayReference, trigger: Trigger | None
) -> tuple[str, ...]:
    """Return the countries of the place nearest to the trigger and the time, and of those listed with it."""
    text, names = article.text, article.names
    low, high = time.start, time.end
    if trigger is not None:
        low, high = min(trigger.start, low), max(trigger.end, high)
    groups: list[list[int]] = []
    for i in clause_names:
        if groups and is_listed_after(text, names[groups[-1][-1]], names[i]) and names[i].country:
            groups[-1].append(i)
        elif find_event_countries(text, names, [i]):
            groups.append([i])
    if not groups:
        return find_event_countries(text, names, clause_names)
    nearest = min(groups, key=lambda each: max(low - names[each[0]].end, names[each[0]].start - high, 0))
    return tuple(dict.fromkeys(names[i].country for i in nearest))


def _find_owner(
    text: str, names: Sequence[NamedEntity], clause: Bounds, trigger: Trigger | None
) -> tuple[str, ...]:
    """Return the country whose election, war or protest a clause names ("Syria's war", "the Dutch vote")."""
    if trigger is None or trigger.is_verb or trigger.kind not in _LOCAL_KINDS | _ELECTION_KINDS:
        return ()
    for name in reversed(names):
        if clause[0] <= name.start and name.end <= trigger.start and name.country:
            between = text[name.end : trigger.start]
            is_voter = (
                trigger.kind in _ELECTION_KINDS
                and name.kind in _COUNTRY_NAME_KINDS
                and _VOTE_OF.fullmatch(between)
            )
            is_owner = name.kind is Kind.PLACE and _OWNER.fullmatch(between)
            is_owner = is_owner or (name.kind in _COUNTRY_NAME_KINDS and _WAR_OF.match(between))
            return (name.country,) if is_voter or is_owner else ()
    return ()


def locate_by_setting(
    article: ArticleContext, sentence: SentenceContext, time: DayReference, trigger: Trigger | None
) -> tuple[str, ...]:
    """Return the setting of the article for a local event, if the sentence names no country."""
    if trigger is None or trigger.kind not in _LOCAL_KINDS or time.day.precision not in _NARROW:
        return ()
    if find_named_countries(article.names, sentence.name_indices):
        return ()
    setting = article.dateline or article.setting
    there_country = (
        sentence.there_countries[-1:] if sentence.there_countries[-1:] == (article.main_country,) else ()
    )
    return there_country or ((setting,) if setting else ())


def find_setting(names: Sequence[NamedEntity]) -> tuple[str, str]:
    """Return the country that an article names most often, and its setting: the same, or '' if not clear."""
    counts = Counter(name.country for name in names if name.country)
    if not counts:
        return "", ""
    country, count = counts.most_common(1)[0]
    return country, country if count >= _LEAST_MENTIONS and count > _LEAST_SHARE * counts.total() else ""
