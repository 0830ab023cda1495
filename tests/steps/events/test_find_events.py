"""Days, clauses, places and subjects of events, and what one sentence takes over from the one before."""

import datetime as dt

import pytest

from dashboard.schema import Part, Precision, Status
from tests.steps.events.marked import FRIDAY, find_marked_events


def days(marked: str, **known: object) -> list[str]:
    events = find_marked_events(marked, **known).events
    return [f"{event.first_day}..{event.last_day}".replace("2017-", "") for event in events]


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("[Kerry] was in [Paris|FRA] on 11 and 12 April.", ["04-11..04-12"]),
        ("[Kerry] was in [Paris|FRA] from 10 to 12 April.", ["04-10..04-12"]),
        ("[Kerry] was in [Paris|FRA] on Monday and Tuesday.", ["04-10..04-11"]),
        ("On 10 April [Kerry] was in [Paris|FRA], where he stayed until 12 April.", ["04-10..04-12"]),
        ("[Kerry] met [Zarif] during a stay that began on Monday and ended on Wednesday.", ["04-10..04-12"]),
        ("[Kerry] ended his visit on Wednesday, after a stay that began on Monday.", ["04-10..04-12"]),
        ("Two weeks earlier, on 30 March, [Kerry] was in [Paris|FRA].", ["03-30..03-30"]),
        ("[Kerry] met [Zarif] on Monday and on Friday of last week.", ["04-10..04-10", "04-07..04-07"]),
        ("Police arrested [Navalny] in March.", ["03-01..03-31"]),
        ("[Navalny] has been held in jail since 27 March.", ["03-27..04-14"]),
        ("The number of attacks is higher than in March.", []),
        ("The lamps were lit at noon.", []),
        ("It was the third visit of [Kerry] this year.", []),
        ("Wed Apr 12, 2017 2:06 pm EDT [Kerry] kept silent.", []),
    ],
)
def test_the_days_of_an_event(sentence: str, wanted: list[str]) -> None:
    assert days(sentence) == wanted


def test_each_time_of_a_sentence_has_its_own_clause() -> None:
    telling = find_marked_events(
        "On Monday [Kerry] met [Zarif] in [Vienna|AUT], and on Tuesday he met [Hammond] in [London|GBR]."
    )
    vienna, london = telling.events
    assert (vienna.where, telling.who(vienna)) == (("AUT",), {"Kerry", "Zarif"})
    assert (london.where, telling.who(london)) == (("GBR",), {"Kerry", "Hammond"})


def test_a_clause_that_only_adds_a_place_goes_on_with_the_deed() -> None:
    first, second = find_marked_events(
        "[Kerry] was in [London|GBR] on 10 April, and in [Paris|FRA] on 12 April."
    ).events
    assert (first.kind, first.where, second.kind, second.where) == ("visit", ("GBR",), "visit", ("FRA",))


@pytest.mark.parametrize(
    ("sentence", "where"),
    [
        ("[Kerry] visited [Moscow|RUS] on Tuesday.", ("RUS",)),
        ("[Kerry] flew to [Ankara|TUR] on Tuesday.", ("TUR",)),
        ("[Kerry] made a stop in [Doha|QAT] on Tuesday.", ("QAT",)),
        ("[Kerry] held talks with [Moscow|RUS] on Tuesday.", ()),
        ("[Kerry] met the ambassador to [Moscow|RUS] on Tuesday.", ()),
        ("[Kerry] met [Zarif] in [Vienna|AUT] on Tuesday to discuss the war in [Yemen|YEM].", ("AUT",)),
        ("[Kerry] attended a conference on [Libya|LBY] in [London|GBR] on Tuesday.", ("GBR",)),
        ("[Kerry] met [Zarif] in the [Austrian|AUT+] capital on Tuesday.", ("AUT",)),
        ("[Kerry] met the [Austrian|AUT+] chancellor on Tuesday.", ()),
        ("[Russian|RUS+] planes bombed [Aleppo|SYR] on Tuesday.", ("SYR",)),
        ("On Tuesday [Kerry] went to [Baghdad|IRQ] and [Kabul|AFG].", ("IRQ", "AFG")),
        ("[Kerry] travelled from [Oslo|NOR] to [Riga|LVA] on Tuesday.", ("NOR", "LVA")),
        ("[India|IND], [China|CHN] and [Russia|RUS] met on Tuesday.", ()),
        ("[Muscat|OMN], on Tuesday: [Kerry] met [Qaboos].", ("OMN",)),
    ],
)
def test_a_place_is_where_it_happened_and_no_government_or_subject(
    sentence: str, where: tuple[str, ...]
) -> None:
    assert find_marked_events(sentence).events[0].where == where


def test_countries_that_are_no_place_are_named_all_the_same() -> None:
    (event,) = find_marked_events("[Kerry] held talks with [Moscow|RUS] on Tuesday.").events
    assert event.named_countries == ("RUS",)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("[Kerry] left. On Tuesday he met [Zarif].", {"Kerry", "Zarif"}),
        ("[Kerry] met [Lavrov] and was pleased. On Tuesday he met [Zarif].", {"Kerry", "Zarif"}),
        ("[Kerry] and [Hammond] left. On Tuesday he met [Zarif].", {"Zarif"}),
        (
            "Secretary of State [Kerry] left. It rained. On Tuesday the secretary met [Zarif].",
            {"Kerry", "Zarif"},
        ),
        ("Secretary [Kerry] saw Secretary [Carter]. On Tuesday the secretary met [Zarif].", {"Zarif"}),
    ],
)
def test_who_is_meant_by_he_and_by_an_office(text: str, who: set[str]) -> None:
    telling = find_marked_events(text)
    assert telling.who(telling.events[-1]) == who


def test_a_sentence_right_behind_goes_on_with_the_day_and_the_place() -> None:
    stay, met = find_marked_events("On Tuesday [Kerry] was in [Vienna|AUT]. He met [Zarif].").events
    assert (stay.day_from, met.day_from) == ("text", "told")
    assert (met.kind, met.first_day, met.where) == ("meeting", dt.date(2017, 4, 11), ("AUT",))


@pytest.mark.parametrize(
    "behind",
    [
        "It rained.",
        "He had met [Zarif] earlier.",
        "He did not meet [Zarif].",
        "\nHe met [Zarif].",
        "He will meet [Zarif].",
    ],
)
def test_other_sentences_do_not_take_the_day_over(behind: str) -> None:
    assert len(find_marked_events(f"On Tuesday [Kerry] was in [Vienna|AUT]. {behind}").events) == 1


def test_a_heading_dates_and_places_its_line() -> None:
    (event,) = find_marked_events("12 April 2017. [Sofia|BGR]. [Kerry] met [Borissov].").events
    assert (event.first_day, event.where, event.day_from) == (dt.date(2017, 4, 12), ("BGR",), "told")


def test_nor_goes_on_with_the_day_of_what_was_denied() -> None:
    first, second = find_marked_events(
        "[Kerry] did not visit [Lebanon|LBN] last week. Nor did [Kerry] visit [Berlin|DEU]."
    ).events
    assert first.status is second.status is Status.DENIED
    assert (first.first_day, second.where) == (second.first_day, ("DEU",))


def test_the_first_sentence_of_a_dated_article_happened_on_the_day_of_publication() -> None:
    (event,) = find_marked_events("Police have arrested [Navalny].", part=Part.LEAD, dateline="RUS").events
    assert (event.first_day, event.day_from, event.where) == (FRIDAY, "published", ("RUS",))


def test_what_a_court_was_told_first_of_all_is_not_of_the_day_of_publication() -> None:
    assert find_marked_events("[Ann Hale] died from a blow, a court was told.", part=Part.LEAD).events == []


def test_an_hour_of_a_day_told_is_no_day_of_its_own() -> None:
    assert days("The car of [Wall] was hit at around 9am last Wednesday.") == ["04-12..04-12"]


def test_without_a_day_of_publication_the_first_sentence_has_none() -> None:
    assert find_marked_events("Police have arrested [Navalny].", published=None, part=Part.LEAD).events == []


def test_a_title_is_never_an_event_and_a_caption_may_be_one() -> None:
    sentence = "[Kerry] met [Lavrov] in [Moscow|RUS] on Tuesday."
    assert find_marked_events(sentence, part=Part.TITLE).events == []
    assert len(find_marked_events(sentence, part=Part.CAPTION).events) == 1


def test_a_year_makes_an_event_of_a_deed_and_not_of_a_mere_noun() -> None:
    (event,) = find_marked_events("[Navalny] was arrested in 2013.").events
    assert event.precision is Precision.YEAR
    assert find_marked_events("The record of journeys for 2013 names [Navalny].").events == []


def test_what_runs_on_for_pages_is_a_table_and_tells_nothing() -> None:
    assert find_marked_events("[Kerry] met [Zarif] on Tuesday and " * 100).events == []


def test_a_sentence_about_a_day_dates_the_next_one() -> None:
    (event,) = find_marked_events("Monday had one more place in it. [Kerry] flew to [Tirana|ALB].").events
    assert (event.first_day, event.where) == (dt.date(2017, 4, 10), ("ALB",))


def test_a_rule_of_dashes_before_a_sentence_does_not_hang_the_search_for_its_subject() -> None:
    telling = find_marked_events("[Kerry] left. " + "- " * 400 + "nobody was named on Tuesday.")
    assert all(not event.actors for event in telling.events[1:])
