"""What a sentence only refers to is no event of its own; what is held, pleaded or phoned is what it is."""

import pytest

from dashboard.schema import Mode, Status
from tests.steps.events.marked import find_marked_events


@pytest.mark.parametrize(
    "sentence",
    [
        "No trace of the agent used in the Feb. 13 attack was left.",
        "Police have no sign of the gun used in Tuesday's attack.",
        "A van used in the 13 February bombing is grey.",
        "A suspect in the Feb. 13 attack is Danish.",
        "Under the Act of 3 June 1999 the board pays the fees.",
        "Pursuant to Order No. 12 of 5 May 2015 the tax is void.",
        "A contest was held on Tuesday.",
    ],
)
def test_no_event(sentence: str) -> None:
    assert find_marked_events(sentence).events == []


@pytest.mark.parametrize(
    ("sentence", "kind", "status"),
    [
        ("A bomb was used in an attack on Tuesday.", "attack", Status.REPORTED),
        ("The Act was signed on 3 May 2001.", "agreement", Status.REPORTED),
        ("[Navalny] pleaded not guilty on Tuesday.", "hearing", Status.REPORTED),
        ("[Navalny] was not found guilty on Tuesday.", "verdict", Status.DENIED),
        ("The spokesman would say only that they met yesterday.", "meeting", Status.REPORTED),
        ("He would not say if they met yesterday.", "meeting", Status.HYPOTHETICAL),
        ("Police arrested two suspects in the early hours of Tuesday.", "arrest", Status.REPORTED),
        (
            "The party entered the jail where [Navalny] was held in [Moscow|RUS] on Tuesday.",
            "arrest",
            Status.REPORTED,
        ),
        ("[Navalny] was held in [Moscow|RUS] on Tuesday.", "arrest", Status.REPORTED),
        ("A convention was held in [Rome|ITA] on Tuesday.", "other", Status.REPORTED),
        ("The yearly festival of song was last held in [Rome|ITA] on Tuesday.", "other", Status.REPORTED),
    ],
)
def test_the_kind_and_the_status(sentence: str, kind: str, status: Status) -> None:
    assert [(event.kind, event.status) for event in find_marked_events(sentence).events] == [(kind, status)]


@pytest.mark.parametrize(
    ("sentence", "mode"),
    [
        ("[Kerry] held a virtual meeting with [Lavrov] on Tuesday.", Mode.CALL),
        ("[Kerry] telephoned [Lavrov] on Tuesday and held talks.", Mode.CALL),
        ("[Kerry] held talks with [Lavrov] on Tuesday.", Mode.IN_PERSON),
    ],
)
def test_a_talk_by_telephone_is_not_in_person(sentence: str, mode: Mode) -> None:
    assert {event.mode for event in find_marked_events(sentence).events} == {mode}
