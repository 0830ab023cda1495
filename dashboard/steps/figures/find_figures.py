"""Find the figures that a sentence claims, each with what is counted and who gives the number."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from dashboard.steps.figures.figure_rules import KINDS, RULES, FigureRule
from dashboard.steps.figures.quantities import QUANTITY, Quantity, read_quantity
from dashboard.steps.figures.speakers import find_speaker

VERSION: Final = "figures-3"

# No rule matches without one of these and a number; plain searches are faster than one pattern.
_EVENT_STEMS: Final = (
    "kill dead death died murder execut hanged massacr perish drown fatal toll lives injur wound hurt "
    "hospital arrest "
    "detain detention custody jail prison rounded behind displac fled homes homeless evacu uproot "
    "forced forcing missing "
    "disappear abduct kidnap hostage march rall protest demonstrat gather crowd attend turn streets "
    "vigil part joined "
    "joining flock pack suffocat starved lynch slain behead assassin gunned slaughter idps vanish "
    "unaccounted held "
    "audience procession mass converg pour fill lined streamed throng shot showed mob bodies drove driven"
).split()
_NUMBER_WORDS: Final = (
    "one two three four five six seven eight nine ten eleven twelve teen twenty thirty forty fifty "
    "sixty seventy eighty "
    "ninety hundred thousand dozen scores million"
).split()
_DIGIT: Final = re.compile(r"\d")
_QUANTITY: Final = re.compile(QUANTITY, re.IGNORECASE)
# A number like this with nothing counted is a year.
_YEAR: Final = re.compile(r"(?:1[89]|20)\d\d$")
_HYPOTHETICAL: Final = re.compile(
    r"\b(?:could|would|might|may|can|if|should|unless|threaten\w* to|plan\w* to|vow\w* to|aim\w* to"
    r"|a (?:year|day|month|week) (?:are|is))\b(?: \w+){0,4} *$",
    re.IGNORECASE,
)
# "Children under 15", "aged 12", "a mother of five".
_AGED: Final = re.compile(
    r"\b(?:(?:child|child?ren|people|women|men|girls|boys|those|anyone|pupils|adults|aged?|teenagers"
    r"|youths|ages)"
    r"|(?:mother|father|parents?|grandmother|grandfather|mum|mom|dad|family|couple|best|age) of) $",
    re.IGNORECASE,
)
_RATE: Final = re.compile(
    r"^[^.;]{0,25}?(?:\bper\b|\b(?<!\bin )(?:a|each|every) (?:year|day|month|week|hour)\b)", re.IGNORECASE
)
_LONGEST_SENTENCE: Final = 1_500
# Fewer people than this are not a crowd.
_SMALLEST_CROWD: Final = 10


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of people claimed at `start:end` of a text.

    `low` and `high` limit the number, None where open; `bound` is how, as in `Quantity`. `what` are those who
    are counted, as written. The offsets of the speaker are -1 where nobody is named.
    """

    start: int
    end: int
    kind: str
    low: int | None
    high: int | None
    bound: str
    what: str
    rule: str
    speaker_start: int = -1
    speaker_end: int = -1


def find_figures(text: str, start: int, end: int) -> list[Figure]:
    """Return the figures claimed in the sentence `text[start:end]`, in order.

    Of overlapping figures the one of the first rule counts. Hypothetical figures ("could kill 200") and rates
    ("40 a year") are left out.
    """
    sentence = text[start:end]
    if end - start > _LONGEST_SENTENCE or not _may_claim(sentence):
        return []
    flat = re.sub(r"\s", " ", sentence)
    figures = sorted(_drop_overlaps(_find_candidates(flat)), key=lambda figure: figure.start)
    return [_locate_figure(figure, flat, start) for figure in figures]


def _may_claim(sentence: str) -> bool:
    lowered = sentence.lower()
    has_number = _DIGIT.search(lowered) is not None or any(word in lowered for word in _NUMBER_WORDS)
    return has_number and any(stem in lowered for stem in _EVENT_STEMS)


def _find_candidates(sentence: str) -> Iterator[Figure]:
    numbers = [match.start() for match in _QUANTITY.finditer(sentence)]
    for rule in RULES if numbers else ():
        for match in _match_rule(rule, sentence, numbers):
            figure = _build_figure(rule, match, sentence)
            if figure is not None:
                yield figure


def _match_rule(rule: FigureRule, sentence: str, numbers: list[int]) -> Iterator[re.Match[str]]:
    if not rule.number_first:
        yield from rule.pattern.finditer(sentence)
        return
    for at in numbers:
        match = rule.pattern.match(sentence, at)
        if match is not None:
            yield match


def _build_figure(rule: FigureRule, match: re.Match[str], sentence: str) -> Figure | None:
    groups = match.groupdict()
    quantity = read_quantity(groups["n"])
    kind = rule.kind or next((kind for kind in KINDS if groups.get(kind)), "")
    what = (groups.get("what") or "").strip()
    if quantity is None or not kind or _is_no_claim(quantity, what, match, sentence):
        return None
    start, end = match.span("n")
    return Figure(start, end, kind, *quantity, what=_trim_counted(what), rule=rule.name)


def _is_no_claim(quantity: Quantity, what: str, match: re.Match[str], sentence: str) -> bool:
    before, behind = sentence[max(0, match.start("n") - 60) : match.start("n")], sentence[match.end("n") :]
    if (_YEAR.match(match["n"]) and not what) or before.lower().endswith((" out of ", "no ")):
        return True
    # "One of his friends was killed" states who, not how many.
    if match["n"].lower() == "one" and behind.startswith(" of "):
        return True
    if _AGED.search(before) or _HYPOTHETICAL.search(before):
        return True
    size = quantity.high or quantity.low or 0
    if match.groupdict().get("crowd") and (not what or size < _SMALLEST_CROWD):
        return True
    return quantity.bound == "exactly" and _RATE.match(sentence[match.end() :]) is not None


def _trim_counted(what: str) -> str:
    """Return those who are counted, without the small words before them; '' where they are not named.

    >>> _trim_counted("of them"), _trim_counted("other Turkish soldiers")
    ('', 'Turkish soldiers')
    """
    bare = re.sub(
        r"^(?:(?:other|more|further|additional|others|of (?:them|those|the|its|his)|of)\b ?)+", "", what
    )
    return bare.strip()


def _drop_overlaps(figures: Iterable[Figure]) -> Iterator[Figure]:
    spans: list[tuple[int, int]] = []
    for figure in figures:
        if all(figure.end <= start or end <= figure.start for start, end in spans):
            spans.append((figure.start, figure.end))
            yield figure


def _locate_figure(figure: Figure, sentence: str, start: int) -> Figure:
    speaker = find_speaker(sentence, figure.start, figure.end)
    first, last = (-1, -1) if speaker is None else (start + speaker[0], start + speaker[1])
    return replace(
        figure,
        start=start + figure.start,
        end=start + figure.end,
        speaker_start=first,
        speaker_end=last,
    )
