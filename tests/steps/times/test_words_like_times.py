"""Holidays, seasons, weekdays and figures that are no time, or another time than they seem."""

import datetime as dt

import pytest

from dashboard.steps.times import anchor_times, find_times

FRIDAY = dt.date(2017, 4, 7)


def _values(text: str, published: dt.date = FRIDAY) -> list[str]:
    return [time.value for time in anchor_times(text, find_times(text), published)]


@pytest.mark.parametrize(
    "text",
    [
        "He was held on Christmas Island.",
        "The Easter Rising failed.",
        "They lit the Christmas tree.",
        "A winter storm hit the coast.",
        "They gave out winter clothes.",
        "It began with the Arab Spring.",
        "She lives in Silver Spring.",
        "Brian Winter, an editor, asked her.",
        "It was the last night of the fair.",
        "It was his last night on stage.",
        "Some 66 percent agreed.",
        "In all 1398 people fled.",
        "It killed nearly 1900 rebels.",
        "The ship carried 1800 passengers.",
        "The plant employs 1950 hands.",
        "He called at 1600 Pennsylvania Avenue.",
    ],
)
def test_no_time(text: str) -> None:
    assert _values(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They met at Christmas.", "2016-12-25"),
        ("On Christmas President Hale spoke.", "2016-12-25"),
        ("They met in the winter.", "2016-WI"),
        ("In Spring they left.", "2017-SP"),
        ("He died last night.", "2017-04-06TNI"),
        ("It was lower than 2008 levels.", "2008"),
        ("At least 2028 it must be.", "2028"),
        ("They will meet these 2030 targets.", "2030"),
    ],
)
def test_a_time_beside_such_words(text: str, value: str) -> None:
    assert _values(text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "He travels to Rome on Monday.",
        "He is leaving for Rome on Monday.",
        "They plan a strike on Monday.",
        "The court hears the case on Monday.",
        "The talks resume Monday.",
    ],
)
def test_a_weekday_with_a_verb_that_plans_is_to_come(text: str) -> None:
    assert _values(text) == ["2017-04-10"]


@pytest.mark.parametrize(
    ("text", "published", "value"),
    [
        ("It has risen since March.", dt.date(2016, 11, 20), "2016-03"),
        ("He has been held since early December.", dt.date(2016, 11, 20), "2015-12"),
        ("Not one bus has run since April 1.", dt.date(2017, 3, 3), "2016-04-01"),
    ],
)
def test_since_never_looks_ahead(text: str, published: dt.date, value: str) -> None:
    assert _values(text, published) == [value]
