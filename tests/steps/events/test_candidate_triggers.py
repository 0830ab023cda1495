"""What stands beside a time and is no event of it."""

import pytest

from tests.steps.events.marked import find_marked_events


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("On Tuesday [Kerry] looked at the rescued animals.", "aid"),
        ("[Kerry] talked about the attacks while he dined with the mayor on Tuesday.", "attack"),
        ("On Tuesday, two months after he was arrested, [Navalny] wrote to the court.", "arrest"),
        ("[Kerry] answered for a meeting that he held when reports surfaced on Tuesday.", "meeting"),
    ],
)
def test_background_is_not_what_happened_then(sentence: str, kind: str) -> None:
    assert kind not in find_marked_events(sentence).kinds()


@pytest.mark.parametrize(
    "sentence",
    [
        'He said: "A lot of challenges that we face today are global, and so is the civil war."',
        "It was the album of the year.",
        "For me, Valentine's Day has always been about sharing.",
        "The set was sold at a Christmas market in [Berlin|DEU].",
        "Technology is a necessity in today's battle of the brands.",
        "[Kennedy] noted that today's factories are quite different from those of 1900.",
        "[Brundage] led the nation at the 1936 Olympics.",
        "Four days after the killing of [Nemtsov] many questions remain.",
        "A lot of challenges that [Zuckerberg]'s readers face today are global.",
        "The sites of today are greater than [Kennedy] could think.",
        "Freight that is in line with the rules for 2016 is let through.",
    ],
)
def test_what_names_no_day_of_its_own_is_no_event(sentence: str) -> None:
    assert find_marked_events(sentence).events == []


def test_a_visit_that_began_on_a_day_is_a_visit_of_that_day() -> None:
    (event,) = find_marked_events("[Kerry] spoke of a journey to [Oslo|NOR] that began on Tuesday.").events
    assert event.kind == "visit"


@pytest.mark.parametrize(
    ("sentence", "where"),
    [
        ("[Trump] will host [Sisi] for talks in [Washington|USA] on 3 May.", ("USA",)),
        ("On Tuesday rebels were seized on [Spain|ESP]'s largest island.", ("ESP",)),
        ("Marches were held in other [Mexican|MEX+] cities on Tuesday.", ("MEX",)),
        ("Police arrested [Bout] on Tuesday at [Washington|USA]'s request.", ()),
        ("[Lavrov] said on Tuesday that the elections in [France|FRA] would be fair.", ()),
        (
            "Police arrested a member of Ruh (a party outlawed in [Chad|TCD]) in [Oslo|NOR] on Tuesday.",
            ("NOR",),
        ),
        ("[Syria|SYR]'s civil war broke out in March 2011 with protests.", ("SYR",)),
        ("Voters stayed away from the [Dutch|NLD+] general election on Tuesday.", ("NLD",)),
        ("[Russian|RUS+] air strikes killed ten men on Tuesday.", ()),
        ("Boats were attacked off the coast of -[Yemen|YEM] on Tuesday.", ("YEM",)),
        ("Three men were shot in [Lagos|NGA] on Tuesday after their return from [Ghana|GHA].", ("NGA",)),
        ("On Tuesday there were new questions about the mayor of [Oslo|NOR], [Raymond Johansen].", ()),
        ("Marches took place on Tuesday in all five regional centres of [Belarus|BLR].", ("BLR",)),
        ("[Spicer] vented on Tuesday when it came to the [Russia|RUS] story.", ()),
        ("The raid on [Yemen|YEM] in January cost lives, [Graham] told reporters on Tuesday.", ("YEM",)),
        ("In [Chile|CHL] on Tuesday, [Kerry] said that he was glad.", ("CHL",)),
        ("On Tuesday [Trump] telephoned [Erdogan] in [Ankara|TUR].", ()),
        ("Ships drilled in the vicinity of [Constanta|ROU] on Tuesday with [Kerry] aboard.", ("ROU",)),
        ("He was in [Oslo|NOR], then in [Riga|LVA]; a lawyer sued him on Tuesday.", ()),
    ],
)
def test_where_an_event_was(sentence: str, where: tuple[str, ...]) -> None:
    assert find_marked_events(sentence).events[0].where == where


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("The first round of the election will be held on 23 April.", "election"),
        ("A meeting of the two was held in November 2013.", "meeting"),
        ("[Navalny] was held in [Moscow|RUS] on Tuesday.", "arrest"),
    ],
)
def test_what_is_held_is_a_vote_a_meeting_or_a_person(sentence: str, kind: str) -> None:
    assert find_marked_events(sentence).kinds() == [kind]
