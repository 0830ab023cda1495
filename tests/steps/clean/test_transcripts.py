"""Who speaks in a transcript: labels and stage directions are parts of their own, in transcripts only."""

import pytest

from dashboard.schema import Part
from dashboard.steps.clean import find_parts

BRIEFING = """Briefing at the Harbour Office
2:09 P.M. EDT
MS. JONES: Good afternoon. (Laughter.) The ferry sails tomorrow.
Q    Thank you, Ada. Is the pier safe?
DR. HALL: (As interpreted.) It is safe.
MS. JONES: Thank you all.
END  2:44 P.M. EDT"""
INTERVIEW = """The keeper of the light
Tom Berg: When did you come here?
Ida Sand: In the spring, with my mother.
Tom Berg: And were you afraid?
Ida Sand: Of the sea? Never."""
HEARING = """Committee on Harbours
The CHAIRMAN. The committee will come to order.
Mr. MOSS. I was in the harbour on Sunday.
Ambassador BRENT. The pier has lost three boats.
Mr. MOSS. I thank the witness."""


def pieces(text: str, part: Part, **options: object) -> list[str]:
    """Return the pieces of a text that are of a part."""
    return [text[span.start : span.end] for span in find_parts(text, False, **options) if span.part is part]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        (BRIEFING, ["MS. JONES:", "Q", "DR. HALL:", "MS. JONES:"]),
        (INTERVIEW, ["Tom Berg:", "Ida Sand:", "Tom Berg:", "Ida Sand:"]),
        (HEARING, ["The CHAIRMAN.", "Mr. MOSS.", "Ambassador BRENT.", "Mr. MOSS."]),
        ("Talk\nQuestion: Why?\nAnswer: It rained.\nQuestion: When?\nAnswer: On Monday.",
         ["Question:", "Answer:", "Question:", "Answer:"]),
    ],
)  # fmt: skip
def test_the_label_of_a_speaker_is_a_part_of_its_own(text: str, labels: list[str]) -> None:
    assert pieces(text, Part.SPEAKER) == labels


def test_directions_and_clock_lines_of_a_transcript_are_no_text() -> None:
    assert pieces(BRIEFING, Part.DIRECTION) == [
        "2:09 P.M. EDT",
        "(Laughter.)",
        "(As interpreted.)",
        "END  2:44 P.M. EDT",
    ]


def test_who_speaks_is_known_without_cleaning_too() -> None:
    assert pieces(BRIEFING, Part.SPEAKER, with_cuts=False) == pieces(BRIEFING, Part.SPEAKER)


@pytest.mark.parametrize(
    "text",
    [
        "Ferry stops\nWHO: The harbour master.\nWHAT: A talk.\nWHEN: On Monday.\nWHERE: At the pier.",
        "Losses\nInjured: 2\nMissing: 4\nInjured: 3\nMissing: 1\nInjured: 7",
        "PORT ADA: The ferry stopped on Monday.\n\nThe harbour master said: It will sail.",
        "Ships\nVESSEL TYPE: Tanker\nVESSEL NAME: Ada\nVESSEL TYPE: Tug\nVESSEL NAME: Ida",
        "News\nIn the Gulf: The wind turned.\nIn the Gulf: Boats sailed.\nAt the pier: Rain fell.\nAt the pier: Snow fell.",
    ],
)
def test_forms_lists_and_datelines_are_no_transcripts(text: str) -> None:
    assert pieces(text, Part.SPEAKER) == []


def test_an_aside_in_a_sentence_is_no_direction() -> None:
    text = "Rain\n\nThe harbour master (her laughter was heard as far away as the pier) sailed on Monday."
    assert pieces(text, Part.DIRECTION) == []
