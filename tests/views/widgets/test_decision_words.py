"""Decisions in words: names as they are called, and never half a sentence."""

import pytest

from dashboard.corpus import Corpus
from dashboard.schema import Decision, EventReference, Namesake
from dashboard.views.widgets.decision_words import describe_decision, name_spellings
from tests.decisions.ports import decision

FLYNN = "person:Omar Saleh"
SPLIT = decision("split", FLYNN, namesakes=(Namesake("Saleh (Oslo)"), Namesake("Saleh (Lima)")))
EVENT = EventReference("one", "A ferry sank.", "before", "after", "2017-05-03", "accident")


@pytest.mark.parametrize(
    ("made", "words"),
    [
        (decision("assign", f"{FLYNN}#{SPLIT.id[:8]}.2", FLYNN, articles=("a",)), "1 article given to Saleh (Lima)"),
        (decision("rename", f"{FLYNN}#{SPLIT.id[:8]}", value="S."), "Saleh (Oslo) is called S."),
        (decision("set_country", "place:Georgia", value="GEO"), "Georgia lies in Georgia"),
        (decision("set_country", "place:Georgia"), "Georgia lies in no country"),
        (decision("set_kind", FLYNN, value="people"), "Omar Saleh is a people"),
        (decision("set_publisher", articles=("a",)), "1 article published by nobody known"),
        (decision("reject_events", events=(EVENT,)), "“A ferry sank.” not an event"),
    ],
)  # fmt: skip
def test_a_decision_is_told_by_what_it_is_about(sample: Corpus, made: Decision, words: str) -> None:
    assert describe_decision(made, name_spellings(sample, [SPLIT]) | {"GEO": "Georgia"}) == words
