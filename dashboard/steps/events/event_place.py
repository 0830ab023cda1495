"""Locate an event in a country: by its clause, or by the sentence and the article around it."""

import re
from collections import Counter
from collections.abc import Sequence

from dashboard.schema import Event, Kind, Part
from dashboard.steps.events.clause_places import find_event_countries, find_named_countries, is_listed_after
from dashboard.steps.events.context import Clause, SentenceContext
from dashboard.steps.events.event_kinds import MEETING_KINDS, STATEMENT, Trigger
from dashboard.steps.events.roles import NamedEntity

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
_DATELINE_DAYS = 3
_LEAST_MENTIONS = 3
_LEAST_SHARE = 0.6


def locate_event(clause: Clause, previous: Event | None) -> tuple[str, ...]:
    """Return the countries of an event: from its clause, else from "there", its sentence, or the dateline.

    A statement is located by its own clause only.
    """
    sentence, text, names = clause.sentence, clause.article.text, clause.article.names
    kind = clause.trigger.kind if clause.trigger else ""
    if kind == STATEMENT:
        return _locate_statement(clause)
    if kind == "call":
        return ()
    if stated := find_event_countries(text, names, clause.name_indices):
        return stated if kind in _TRAVEL_KINDS else _find_nearest_places(clause)
    if owner := _find_owner(clause):
        return owner
    if match := clause.search(_THERE):
        return _resolve_there(match.group().lower(), sentence)
    if previous is not None:
        return previous.where if len(previous.where) == 1 else ()
    if len(in_sentence := find_event_countries(text, names, sentence.name_indices)) == 1:
        return in_sentence
    if sentence.span.part is Part.LEAD and clause.article.dateline and _is_recent(clause):
        return (clause.article.dateline,)
    # A trip goes on in the last place; a trial or a birth need not.
    goes_on = kind in _TRAVEL_KINDS and clause.time.is_narrow and len(sentence.previous_countries) == 1
    is_only_place = goes_on and not find_named_countries(names, sentence.name_indices)
    return sentence.previous_countries if is_only_place else ()


def _locate_statement(clause: Clause) -> tuple[str, ...]:
    """Return the countries between a statement and its time; a statement about a place is not made there."""
    if clause.trigger is None:
        return ()
    text, names, time = clause.article.text, clause.article.names, clause.time
    low, high = sorted((clause.trigger.start, time.end))
    if leading_place := _LEADING_PLACE.search(text, clause.sentence.span.start, time.start):
        low = leading_place.start()
    inside = [i for i in clause.sentence.name_indices if low <= names[i].start < high]
    return find_event_countries(text, names, inside)


def _resolve_there(words: str, sentence: SentenceContext) -> tuple[str, ...]:
    """Return what "there" refers to; "the capital" is the main country's, unless the line has moved on."""
    is_known = words in _PLAIN_THERE or sentence.there_countries == (sentence.article.main_country,)
    return sentence.there_countries if is_known or sentence.previous_countries else ()


def _is_recent(clause: Clause) -> bool:
    published = clause.article.published.best
    return published is not None and 0 <= (published - clause.time.day.last).days <= _DATELINE_DAYS


def _find_nearest_places(clause: Clause) -> tuple[str, ...]:
    """Return the countries of the place nearest to the trigger and the time, and of those listed with it."""
    text, names, trigger = clause.article.text, clause.article.names, clause.trigger
    low, high = clause.time.start, clause.time.end
    if trigger is not None:
        low, high = min(trigger.start, low), max(trigger.end, high)
    groups: list[list[int]] = []
    for i in clause.name_indices:
        if groups and is_listed_after(text, names[groups[-1][-1]], names[i]) and names[i].country:
            groups[-1].append(i)
        elif find_event_countries(text, names, [i]):
            groups.append([i])
    if not groups:
        return find_event_countries(text, names, clause.name_indices)
    nearest = min(groups, key=lambda each: max(low - names[each[0]].end, names[each[0]].start - high, 0))
    return tuple(dict.fromkeys(names[i].country for i in nearest))


def _find_owner(clause: Clause) -> tuple[str, ...]:
    """Return the country whose election, war or protest a clause names ("Syria's war", "the Dutch vote")."""
    trigger = clause.trigger
    if trigger is None or trigger.is_verb or trigger.kind not in _LOCAL_KINDS | _ELECTION_KINDS:
        return ()
    for name in reversed(clause.article.names):
        if clause.start <= name.start and name.end <= trigger.start and name.country:
            between = clause.article.text[name.end : trigger.start]
            return (name.country,) if _owns_event(name.kind, between, trigger) else ()
    return ()


def _owns_event(kind: Kind, between: str, trigger: Trigger) -> bool:
    if kind is Kind.PLACE and _OWNER.fullmatch(between):
        return True
    if kind not in _COUNTRY_NAME_KINDS:
        return False
    is_vote = trigger.kind in _ELECTION_KINDS and _VOTE_OF.fullmatch(between)
    return bool(is_vote or _WAR_OF.match(between))


def locate_by_setting(clause: Clause) -> tuple[str, ...]:
    """Return the setting of the article for a local event, if the sentence names no country."""
    article, sentence = clause.article, clause.sentence
    if clause.trigger is None or clause.trigger.kind not in _LOCAL_KINDS or not clause.time.is_narrow:
        return ()
    if find_named_countries(article.names, sentence.name_indices):
        return ()
    if sentence.there_countries[-1:] == (article.main_country,):
        return sentence.there_countries[-1:]
    setting = article.dateline or article.setting
    return (setting,) if setting else ()


def find_setting(names: Sequence[NamedEntity]) -> tuple[str, str]:
    """Return the country that an article names most often, and its setting: the same, or '' if not clear."""
    counts = Counter(name.country for name in names if name.country)
    if not counts:
        return "", ""
    country, count = counts.most_common(1)[0]
    return country, country if count >= _LEAST_MENTIONS and count > _LEAST_SHARE * counts.total() else ""
