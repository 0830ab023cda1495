"""Find the claims of an article: its figures, each with its sentence, its speaker and its time."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dashboard.schema import AnchoredTime, Kind, Span
from dashboard.steps.events.statement_time import dates_a_statement
from dashboard.steps.figures import Figure
from dashboard.steps.mentions import Mention
from dashboard.text.parsed_text import ParsedText

_PRONOUN = re.compile(r"(?:he|she)$", re.IGNORECASE)
_SENTENCES_BACK = 2
# A grammatical article that was tagged as a name does not name the speaker.
_ARTICLES = frozenset({"the", "a", "an"})


@dataclass(frozen=True, slots=True)
class Claim:
    """A figure that an article claims, with its sentence and its speaker (the words, and a mention or -1).

    `time` is the time of the sentence that dates the figure, None where none does.
    """

    figure: Figure
    sentence: int
    speaker: str
    mention: int
    time: AnchoredTime | None


def find_claims(
    figures: Iterable[Figure], text: ParsedText, mentions: Sequence[Mention], times: Sequence[AnchoredTime]
) -> tuple[Claim, ...]:
    """Return the figures of a text as claims, each with its sentence, its speaker and its time."""
    return tuple(_build_claim(figure, text, mentions, times) for figure in figures)


def _build_claim(
    figure: Figure, text: ParsedText, mentions: Sequence[Mention], times: Sequence[AnchoredTime]
) -> Claim:
    sentence = bisect_right(text.sentences, figure.start, key=lambda span: span.start) - 1
    speaker = text.text[figure.speaker_start : figure.speaker_end] if figure.speaker_start >= 0 else ""
    return Claim(
        figure=figure,
        sentence=sentence,
        speaker=" ".join(speaker.split()),
        mention=_find_speaker(figure, speaker, sentence, text.text, mentions),
        time=_find_time(figure, text.sentences[sentence], text.text, times),
    )


def _find_speaker(figure: Figure, speaker: str, sentence: int, text: str, mentions: Sequence[Mention]) -> int:
    """Return the mention of the speaker, -1 where there is none; "he" is the last person named before."""
    persons = [number for number, mention in enumerate(mentions) if mention.kind is Kind.PERSON]
    if _PRONOUN.match(speaker):
        nearby = range(sentence - _SENTENCES_BACK, sentence + 1)
        before = [
            number
            for number in persons
            if mentions[number].sentence in nearby and mentions[number].start < figure.speaker_start
        ]
        return before[-1] if before else -1
    candidates = [
        number
        for number, mention in enumerate(mentions)
        if figure.speaker_start <= mention.start
        and mention.end <= figure.speaker_end
        and mention.kind in (Kind.PERSON, Kind.ORGANISATION)
        and text[mention.start : mention.end].lower() not in _ARTICLES
    ]
    return next((number for number in candidates if number in persons), candidates[0] if candidates else -1)


def _find_time(
    figure: Figure, sentence: Span, text: str, times: Sequence[AnchoredTime]
) -> AnchoredTime | None:
    """Return the time of a figure's sentence that is nearest to the figure and does not date a statement."""
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
