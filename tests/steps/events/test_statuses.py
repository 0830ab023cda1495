"""Reported, planned, denied or hypothetical, each by the words that govern the deed and by no others."""

import datetime as dt

import pytest

from dashboard.schema import Status
from tests.steps.events.marked import find_marked_events

REPORTED, PLANNED, DENIED, HYPOTHETICAL = Status.REPORTED, Status.PLANNED, Status.DENIED, Status.HYPOTHETICAL


@pytest.mark.parametrize(
    ("sentence", "kind", "status"),
    [
        ("Police arrested [Navalny] on Tuesday.", "arrest", REPORTED),
        ("Police did not arrest [Navalny] on Tuesday.", "arrest", DENIED),
        ("[Navalny], who was not charged, was arrested on Tuesday.", "arrest", REPORTED),
        ("Police did not say whom they arrested on Tuesday.", "arrest", REPORTED),
        ("No one was hurt when a bomb exploded on Tuesday.", "attack", REPORTED),
        ("Not only [Navalny] was arrested on Tuesday.", "arrest", REPORTED),
        ("North of the city, a bomb exploded on Tuesday.", "attack", REPORTED),
        ("In November 2016 police arrested [Navalny].", "arrest", REPORTED),
        ("The trial of [Navalny] will begin on 20 April.", "hearing", PLANNED),
        ("The trial of [Navalny] is scheduled for 20 April.", "hearing", PLANNED),
        ("The protest on 20 April was called off.", "protest", DENIED),
        ("Voters are due to elect a president on 7 May.", "election", PLANNED),
        ("The court may release [Navalny] on Tuesday.", "release", HYPOTHETICAL),
        ("It is unclear whether police arrested [Navalny] on Tuesday.", "arrest", HYPOTHETICAL),
        ("If police had arrested [Navalny] on Tuesday, crowds would have come.", "arrest", HYPOTHETICAL),
        ("[Navalny] was released on Tuesday, ahead of a planned rally.", "release", REPORTED),
        ("[Tillerson] met [Lavrov] on Tuesday and will visit [Ankara|TUR].", "meeting", REPORTED),
        ("The army denied that it had shelled the town on Tuesday.", "attack", DENIED),
        ("The elections set for 12 April never took place.", "election", DENIED),
        ("[Trump] arrived on Tuesday without his wife.", "visit", REPORTED),
    ],
)
def test_a_status_is_that_of_the_deed(sentence: str, kind: str, status: Status) -> None:
    assert status in [event.status for event in find_marked_events(sentence).events if event.kind == kind]


def test_what_a_clause_sets_against_its_event_is_an_event_of_its_own_on_the_same_day() -> None:
    met, stop = find_marked_events(
        "[Tillerson] met [Lavrov] in [Moscow|RUS] on Tuesday but made no stop in [Kyiv|UKR]."
    ).events
    assert (met.kind, met.status, met.where) == ("meeting", REPORTED, ("RUS",))
    assert (stop.kind, stop.status, stop.where) == ("visit", DENIED, ("UKR",))
    assert met.first_day == stop.first_day == dt.date(2017, 4, 11)


def test_a_day_after_publication_is_a_plan() -> None:
    (event,) = find_marked_events("[Kerry] meets [Zarif] on 20 April 2017.").events
    assert event.status is PLANNED


def test_a_question_tells_nothing() -> None:
    assert find_marked_events("Did [Tillerson] meet [Lavrov] on Tuesday?").events == []


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        (
            "The envoy was forced to resign on Tuesday after it emerged that he had met the minister.",
            REPORTED,
        ),
        ("Parliament is to vote later this week on the treaty.", PLANNED),
        ("[Kerry] had been expected to meet [Zarif] on Tuesday.", PLANNED),
        ("The minister will tell [Kerry] of her talks with [Zarif] yesterday.", REPORTED),
        (
            "On Tuesday a spokesman walked back the remarks, saying that [Kerry] doesn't know the details.",
            REPORTED,
        ),
    ],
)
def test_a_clause_inside_another_does_not_change_the_status(sentence: str, status: Status) -> None:
    assert status in [event.status for event in find_marked_events(sentence).events]


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("The judge will hear [Polanski] on Friday.", PLANNED),
        ("[Kerry] will speak at Friday's meeting with the miners.", PLANNED),
        ("The vote was scheduled for Thursday.", PLANNED),
        ("He told them at a previously scheduled meeting on Tuesday.", REPORTED),
        (
            "[Abe], whose country would be in range, called the test a mistake at a meeting on Tuesday.",
            REPORTED,
        ),
        ("[Kerry] fell asleep on Tuesday due not only to the heat.", REPORTED),
        ("Deputies want to question [Kerry] about his meeting in December with [Zarif].", REPORTED),
        ("[Kerry] may have met [Zarif] on Tuesday.", HYPOTHETICAL),
        ("On Tuesday the defence asked whether [Navalny] could leave his cage.", REPORTED),
        ("On Tuesday [Spicer] clarified that the president was not serious.", REPORTED),
        ("[Forsyth] was too frail to attend the funeral on Tuesday.", DENIED),
        ("The trip on Apr. 9 was cancelled.", DENIED),
        ("At a meeting the parties agreed to resume talks on 12 April.", PLANNED),
        ("Doctors agreed to end the strike after [Kenyatta] made a deal on Tuesday.", REPORTED),
        ('"We will outlast them all." In Friday\'s interview [Trump] said it twice.', REPORTED),
        ("Advisers say [Trump] will use his speech Friday to praise the plan.", PLANNED),
        ("The name of [Dubke] is expected to be announced on Friday, officials say.", PLANNED),
        ("The office is pressed to decide on [Lee] by Friday.", PLANNED),
        ("[Grindeanu] survived a no-confidence vote on Tuesday.", REPORTED),
        ("The treaty would be signed in 1992.", REPORTED),
        ("The visit of [Kerry] is expected this week.", PLANNED),
        ("The minister told [Kerry] the news after his April 4 inauguration.", REPORTED),
        ("[Kerry] was late on Tuesday over a strike without warning.", REPORTED),
    ],
)
def test_what_was_due_may_be_or_was_not_is_told_by_the_words_that_govern_it(
    sentence: str, status: Status
) -> None:
    assert [event.status for event in find_marked_events(sentence).events] == [status]


def test_what_only_might_have_been_with_no_word_for_it_is_no_event() -> None:
    assert find_marked_events("The network could hide [Navalny] on Tuesday.").events == []
