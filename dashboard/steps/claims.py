"""The figures that an article claims: each with its sentence, who says it, and the days that its sentence tells."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dashboard.schema import AnchoredTime, Kind, Span
from dashboard.steps.events.speech_time import dates_a_statement
from dashboard.steps.figures import Figure
from dashboard.steps.mentions import Mention
from dashboard.text.parsed_text import ParsedText

_HE = re.compile(r"(?:he|she)$", re.IGNORECASE)
_SENTENCES_BACK = 2
# An article that was taken for a name says nothing of who speaks.
_NO_NAME = frozenset({"the", "a", "an"})


@dataclass(frozen=True, slots=True)
class Claim:
    """A claimed figure in its article: its sentence, who says it (the words, and a mention or -1), and its days.

    `time` is the one time of its sentence that says when, None where none does.
    """

    figure: Figure
    sentence: int
    speaker: str
    mention: int
    time: AnchoredTime | None


def find_claims(
    figures: Iterable[Figure], text: ParsedText, mentions: Sequence[Mention], times: Sequence[AnchoredTime]
) -> tuple[Claim, ...]:
    """Return the figures of a text as claims, each with its sentence, its speaker and its days."""
    starts = [span.start for span in text.sentences]
    claims = []
    for figure in figures:
        sentence = bisect_right(starts, figure.start) - 1
        speaker = text.text[figure.speaker_start : figure.speaker_end] if figure.speaker_start >= 0 else ""
        claims.append(
            Claim(
                figure,
                sentence,
                " ".join(speaker.split()),
                _find_speaker(figure, speaker, sentence, text.text, mentions),
                _find_time(figure, text.sentences[sentence], text.text, times),
            )
        )
    return tuple(claims)


def _find_speaker(figure: Figure, speaker: str, sentence: int, text: str, mentions: Sequence[Mention]) -> int:
    """Return the mention that names the speaker; that of "he" is the last person named before."""
    persons = [number for number, mention in enumerate(mentions) if mention.kind is Kind.PERSON]
    if _HE.match(speaker):
        near = range(sentence - _SENTENCES_BACK, sentence + 1)
        before = [
            number
            for number in persons
            if mentions[number].sentence in near and mentions[number].start < figure.speaker_start
        ]
        return before[-1] if before else -1
    inside = [
        number
        for number, mention in enumerate(mentions)
        if figure.speaker_start <= mention.start
        and mention.end <= figure.speaker_end
        and mention.kind in (Kind.PERSON, Kind.ORGANISATION)
        and text[mention.start : mention.end].lower() not in _NO_NAME
    ]
    return next((number for number in inside if number in persons), inside[0] if inside else -1)


def _find_time(
    figure: Figure, sentence: Span, text: str, times: Sequence[AnchoredTime]
) -> AnchoredTime | None:
    """Return the time of a figure's sentence that stands nearest and does not date what somebody said."""
    words = text[sentence.start : sentence.end]
    dated = [
        time
        for time in times
        if sentence.start <= time.start < sentence.end
        and time.first_day is not None
        and not dates_a_statement(
            words, time.start - sentence.start, time.end - sentence.start, (figure.start - sentence.start,)
        )
    ]
    return min(dated, key=lambda time: abs(time.start - figure.start), default=None)
