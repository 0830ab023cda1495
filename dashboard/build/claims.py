"""The figures that an article claims: each with its sentence, who says it, and the days that its sentence tells."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.build.mentions import Mention
from dashboard.schema import Kind, Span, Time
from dashboard.steps.events.sayings import dates_a_saying
from dashboard.steps.figures import Figure

_HE = re.compile(r"(?:he|she)$", re.IGNORECASE)
_SENTENCES_BACK = 2
# An article that was taken for a name says nothing of who speaks.
_NO_NAME = frozenset({"the", "a", "an"})


@dataclass(frozen=True, slots=True)
class Told:
    """What is known of an article when its figures are read."""

    text: str
    sentences: Sequence[Span]
    mentions: Sequence[Mention]
    times: Sequence[Time]


@dataclass(frozen=True, slots=True)
class Claim:
    """A claimed figure in its article: its sentence, who says it (the words, and a mention or -1), and its days.

    `time` is the one time of its sentence that says when, None where none does.
    """

    figure: Figure
    sentence: int
    speaker: str
    mention: int
    time: Time | None


def claims_of(said: Iterable[Sequence[Any]], told: Told) -> tuple[Claim, ...]:
    """Return the claims that the step said of a text, put in their places."""
    starts = [span.start for span in told.sentences]
    claims = []
    for figure in (Figure(*each) for each in said):
        sentence = bisect_right(starts, figure.start) - 1
        speaker = told.text[figure.speaker_start : figure.speaker_end] if figure.speaker_start >= 0 else ""
        mention = _who(figure, speaker, sentence, told)
        claims.append(
            Claim(figure, sentence, " ".join(speaker.split()), mention, _when(figure, sentence, told))
        )
    return tuple(claims)


def _who(figure: Figure, speaker: str, sentence: int, told: Told) -> int:
    """Return the mention that names the speaker; that of "he" is the last person named before."""
    persons = [number for number, mention in enumerate(told.mentions) if mention.kind is Kind.PERSON]
    if _HE.match(speaker):
        near = range(sentence - _SENTENCES_BACK, sentence + 1)
        before = [
            n
            for n in persons
            if told.mentions[n].sentence in near and told.mentions[n].start < figure.speaker_start
        ]
        return before[-1] if before else -1
    inside = [
        number
        for number, mention in enumerate(told.mentions)
        if figure.speaker_start <= mention.start
        and mention.end <= figure.speaker_end
        and mention.kind in (Kind.PERSON, Kind.ORGANISATION)
        and told.text[mention.start : mention.end].lower() not in _NO_NAME
    ]
    return next((n for n in inside if n in persons), inside[0] if inside else -1)


def _when(figure: Figure, sentence: int, told: Told) -> Time | None:
    """Return the time of a figure's sentence that stands nearest and does not date the saying."""
    span = told.sentences[sentence]
    words = told.text[span.start : span.end]
    dated = [
        time
        for time in told.times
        if span.start <= time.start < span.end
        and time.first_day is not None
        and not dates_a_saying(
            words, time.start - span.start, time.end - span.start, (figure.start - span.start,)
        )
    ]
    return min(dated, key=lambda time: abs(time.start - figure.start), default=None)
