"""What an expression counts from (publication, or a day told before), and which way its sentence points."""

import datetime as dt
import re
from dataclasses import dataclass
from typing import Final

from dashboard.steps.times.timex_values import NoDayError, Point

NEWS: Final = "news"
NARRATIVE: Final = "narrative"
PAST: Final = "past"
FUTURE: Final = "future"

_FUTURE: Final = re.compile(
    r"\b(?:will|'ll|’ll|won['’]t|shall|(?<!previously )(?<!had been )(?<!as )(?:scheduled|slated|expected"
    r"|planned)|expects?|planning|plans? to|due|upcoming|intends?|(?:is|are|was|were|set|ready) to|until"
    r"|effective(?=\s*$)|by(?=\s*$)|as (?:early|soon) as(?=\s*$)|postponed|deadline|(?<!seem )(?<!seems )(?<!seemed )to be|through(?=\s*$)|would|(?-i:may)|could|might"
    r"|going to|expires?|(?:(?-i:asked)|urged|ordered|invited|wants?|agreed|decided|promised|vowed|hop(?:es?|ed|ing)|prepar(?:ed|ing)"
    r"|ready) (?:\w+ ){0,4}to|(?:meet|meets|faces|begins|starts|opens|resumes|convenes|kicks off|testifies|takes place|take place"
    r"|holds (?:its|his|her|their|an?)))\b",
    re.IGNORECASE,
)
_PAST: Final = re.compile(
    r"\b(?<!\bbe )(?:was|were|had|did|said|told|been|began|came|took|went|made|got|saw|fell|rose|won|lost|held"
    r"|met|gave|found|left|sent|shot|set(?! to\b)|since|last|became|bore|bought|broke|brought|built|caught|chose"
    r"|cut(?! to\b)|dealt|drew|drove|ate|fled|flew|forgot|fought|froze|grew|heard|hid|hit(?! to\b)|hung|kept|knew"
    r"|laid|lay|led|lent|lit|meant|overthrew|overtook|paid|put(?! to\b)|quit|ran|rang|read(?= (?:a|the|his|her|out)\b)"
    r"|rode|sang|sank|sat|sold|shook|slept|slew|sought|spent|spoke|sprang|stole|stood|stuck|struck|swam|swept|swore"
    r"|swung|taught|thought|threw|tore|understood|withdrew|woke|wore|wrote"
    # "United" is no verb, nor is "need"; a verb inside a sentence has no capital.
    r"|(?-i:(?!(?:scheduled|slated|expected|planned|postponed|indeed|hundred|exceed|proceed|succeed|speed|breed|bleed"
    r"|sacred)\b)[a-z]{3,}ed))\b",
    re.IGNORECASE,
)
_WILL: Final = re.compile(
    r"\b(?:(?<!the )(?<!a )(?:will|shall)\b|['’]ll\b|would be\b|(?:is|are) (?:due|set|scheduled|expected) to\b)",
    re.IGNORECASE,
)
_FOR_A_REASON: Final = re.compile(
    r"\b(?:due to|because|over|after|since|following|about|despite|that|who|which)\b", re.IGNORECASE
)
_STARTING: Final = re.compile(r"\b(?:starting|beginning) (?:on|in) $", re.IGNORECASE)
_BE_DONE: Final = re.compile(r"\b(?:be|get|being) \w+")
# "Was due on Thursday": what was planned is the nearer of two days, not the coming one.
_WAS_PLANNED: Final = re.compile(
    r"\b(?:was|were|had been) (?:\w+ )?(?:due|scheduled|slated|expected|set|supposed|planned|to)\b[^.;]{0,60}$",
    re.IGNORECASE,
)
_ENDED: Final = re.compile(r"\b(?:ended|dated)\s+$", re.IGNORECASE)
# "Was jailed in May", "took office in May"; a vote in May may be to come.
_DONE_BEFORE: Final = re.compile(
    r"(?:,?\s+(?!(?:for|to|of|that|set|due)\b|\w*(?:election|vote|poll|summit|meeting|talks|referendum|hearing|trial"
    r"|ballot|deadline|conference|visit)s?\b)[\w'’]+){0,8},?\s+(?:on|in(?:\s+an?)?)\s+$",
    re.IGNORECASE,
)
_LEADS: Final = re.compile(r"^\W*(?:(?:back|early|late|then|and|but),?\s+)?(?:on|in)\s+$", re.IGNORECASE)
_SAYS: Final = re.compile(r"\b(?:said|told|announced|agreed|set|called)$", re.IGNORECASE)
# "Was released Monday -- indicating that it will": what another clause expects is not when this was.
_ANOTHER_CLAUSE: Final = re.compile(
    r"\s--|[—–]|\b(?:indicating|saying|adding|showing|suggesting|which|who)\b"
)
_SENTENCE_END: Final = re.compile(r"[.;!?]\s|\n\n")


@dataclass(slots=True)
class Reference:
    """Where the reading of a text stands; `used` says which day the last value was counted from."""

    text: str
    published: dt.date | None
    mode: str
    told: Point | None = None
    told_at: int = 0
    quarter: tuple[int, int] | None = None
    quarter_at: int = 0
    used: str = ""
    entry: dt.date | None = None
    """The day that heads the entry of a diary that is being read."""

    def publication(self) -> Point:
        """Return the day of publication.

        Raises:
            NoDayError: It is not known.
        """
        if self.published is None:
            raise NoDayError
        self.used = "published"
        return Point.on(self.published)

    def today(self) -> dt.date:
        """Return the day that "today" means: that of a diary's entry, else of publication."""
        if self.entry is None:
            return self.publication().date()
        self.used = "told"
        return self.entry

    def base(self) -> Point:
        """Return what relative times count from: in narratives the point told last, else publication."""
        if self.mode == NARRATIVE and self.told:
            return self.last_told()
        return self.publication()

    def last_told(self) -> Point:
        """Return the point told last, or the day of publication where none was."""
        if self.told is None:
            return self.publication()
        self.used = "told"
        return self.told

    def tense(self, start: int, end: int) -> str:
        """Return whether the words around a span point to the past, the future, or neither ('')."""
        return tense_around(self.text, start, end)


def has_just_ended(text: str, start: int) -> bool:
    """Return whether "ended" or "dated" stands right before: what follows is past."""
    return _ENDED.search(text, max(0, start - 12), start) is not None


def is_plainly_past(text: str, start: int, end: int) -> bool:
    """Return whether a clause tells what was done at its time, and nothing to come ("was jailed in May")."""
    before = _SENTENCE_END.split(text[max(0, start - 140) : start])[-1]
    after = _SENTENCE_END.split(text[end : end + 90])[0]
    if _FUTURE.search(before) or _FUTURE.search(after):
        return False
    if _LEADS.match(before):
        return any(not _SAYS.search(after[: found.end()]) for found in _PAST.finditer(after))
    return any(
        _DONE_BEFORE.fullmatch(before, found.end()) and not _SAYS.search(before[: found.end()])
        for found in _PAST.finditer(before)
    )


def is_plainly_ahead(text: str, start: int) -> bool:
    """Return whether the words before a span say what will be, with no deed between ("will host the summit in May")."""
    before = _SENTENCE_END.split(text[max(0, start - 240) : start])[-1]
    will = list(_WILL.finditer(before))
    if _STARTING.search(before) and not _PAST.search(before):
        return True
    between = _BE_DONE.sub(" ", before[will[-1].end() :]) if will else ""
    return bool(will) and not _PAST.search(between) and not _FOR_A_REASON.search(between)


def was_planned(text: str, start: int) -> bool:
    """Return whether the words before tell of a plan as of something past ("was due to speak on")."""
    return _WAS_PLANNED.search(text, max(0, start - 90), start) is not None


def tense_around(text: str, start: int, end: int) -> str:
    """Return the tense of the cue nearest to a span in its sentence, '' where there is none."""
    before = text[max(0, start - 140) : start]
    if has_just_ended(text, start):
        return PAST
    breaks = [found.end() for found in _SENTENCE_END.finditer(before)]
    before = before[breaks[-1] :] if breaks else before
    distance = {cue: _last_distance(pattern, before) for cue, pattern in ((FUTURE, _FUTURE), (PAST, _PAST))}
    nearest = min(distance, key=lambda cue: distance[cue])
    if distance[nearest] <= 70:
        return nearest
    # A time that opens its sentence waits for its verb.
    reach = 240 if len(before.split()) <= 1 else 90
    return _tense_after(
        text[end : end + reach], nearest if distance[nearest] < 1000 else "", distance[nearest]
    )


def _tense_after(after: str, nearest: str, distance: int) -> str:
    stop = _SENTENCE_END.search(after)
    after = after[: stop.start()] if stop else after
    for cue, pattern in ((FUTURE, _FUTURE), (PAST, _PAST)):
        found = pattern.search(after)
        elsewhere = found and cue == FUTURE and _ANOTHER_CLAUSE.search(after, 0, found.start())
        if found and not elsewhere and found.start() < distance:
            nearest, distance = cue, found.start()
    return nearest


def _last_distance(pattern: re.Pattern[str], before: str) -> int:
    ends = [found.end() for found in pattern.finditer(before)]
    return len(before) - ends[-1] if ends else 1000
