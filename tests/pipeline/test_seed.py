"""The seed's facts: what a build must make of the document that the project was made from."""

import json
import sqlite3
from pathlib import Path

import pandas as pd
import pytest

from dashboard.corpus import mark_main_countries
from dashboard.schema import Part, number_to_day


@pytest.fixture(scope="module")
def text(seed_version: Path) -> str:
    with sqlite3.connect(seed_version.parents[1] / "texts.sqlite") as file:
        (matches,) = file.execute("SELECT text FROM docs").fetchone()
    return str(matches)


@pytest.fixture(scope="module")
def tables(seed_version: Path) -> dict[str, pd.DataFrame]:
    return {path.stem: pd.read_parquet(path) for path in seed_version.glob("*.parquet")}


def parts_of(tables: dict[str, pd.DataFrame], text: str, part: Part) -> list[str]:
    rows = tables["parts"].query("part == @part.value")
    return [text[row.start : row.end] for row in rows.itertuples()]


def persons(tables: dict[str, pd.DataFrame], text: str) -> dict[str, set[str]]:
    names = tables["names"].join(tables["entities"][["label"]], on="entity")
    mentions = tables["mentions"].query("kind == 'person'").join(names[["label"]], on="name")
    spellings: dict[str, set[str]] = {}
    for row in mentions.itertuples():
        spellings.setdefault(row.label, set()).add(text[row.start : row.end])
    return spellings


def events(tables: dict[str, pd.DataFrame]) -> pd.DataFrame:
    matches = tables["events"].copy()
    matches["days"] = [
        f"{number_to_day(a)}..{number_to_day(b)}"
        for a, b in zip(matches.first_day, matches.last_day, strict=True)
    ]
    countries = tables["event_countries"].groupby("event")["country"].agg(set)
    matches["countries"] = [countries.get(event, set()) for event in matches.index]
    names = tables["names"].join(tables["entities"][["label"]], on="entity")
    who = tables["event_names"].join(names[["label"]], on="name").groupby("event")["label"].agg(set)
    matches["who"] = [who.get(event, set()) for event in matches.index]
    return matches


def test_title_and_standfirst_are_the_two_lines_under_the_furniture(tables, text) -> None:
    assert parts_of(tables, text, Part.TITLE) == [
        "The Wrong Time for Tillerson to Freeze Out Russia’s Independent Groups"
    ]
    assert parts_of(tables, text, Part.STANDFIRST) == [
        "Bypassing Meetings With Russian Rights Groups Sends Dangerous Message"
    ]


def test_web_furniture_is_cut_and_can_be_put_back(tables, text) -> None:
    cut = parts_of(tables, text, Part.FURNITURE)
    assert "Skip to main content" in cut
    assert any(line.startswith("Your tax deductible gift") for line in cut)
    assert "Region / Country" in cut
    assert all(line in text for line in cut)


def test_the_caption_is_a_caption(tables, text) -> None:
    (caption,) = parts_of(tables, text, Part.CAPTION)
    assert caption.startswith("U.S. Secretary of State Rex Tillerson attends")


def test_the_day_is_inferred_from_the_caption_and_no_finer_than_a_week(tables) -> None:
    (article,) = tables["articles"].itertuples()
    assert str(number_to_day(article.published)) == "2017-04-12"
    assert (article.published_from, article.published_precision, article.inferred) == (
        "caption",
        "week",
        True,
    )
    assert article.published_first < article.published < article.published_last


def test_one_person_each_and_trump_alone_stays_trump(tables, text) -> None:
    matches = persons(tables, text)
    assert matches["Rex Tillerson"] == {"Rex Tillerson", "Tillerson"}
    assert matches["Vladimir Putin"] == {"Vladimir Putin"}
    assert matches["Sergei Lavrov"] == {"Sergei Lavrov"}
    assert matches["Trump"] == {"Trump"}
    assert set(matches) == {"Rex Tillerson", "Vladimir Putin", "Sergei Lavrov", "Trump"}


def test_it_is_about_russia_and_the_united_states_and_mentions_syria_and_no_other(tables) -> None:
    countries = tables["countries"]
    assert set(countries["country"]) == {"RUS", "USA", "SYR"}
    about, _ = mark_main_countries(countries)
    assert set(countries["country"][about]) == {"RUS", "USA"}


def test_moscow_the_kremlin_and_russian_count_for_russia_and_both_spellings_for_the_united_states(
    tables, text
) -> None:
    mentions = tables["mentions"].join(tables["names"][["country"]], on="name")
    spelt = {
        country: {text[row.start : row.end] for row in rows.itertuples()}
        for country, rows in mentions.groupby("country")
    }
    assert {"Russia", "Russian", "Moscow", "Kremlin"} <= spelt["RUS"]
    assert {"US", "U.S."} <= spelt["USA"]


def test_the_air_strike_of_7_april_is_an_event_in_syria(tables) -> None:
    (strike,) = events(tables).query("days == '2017-04-07..2017-04-07'").itertuples()
    assert strike.precision == "day"
    assert strike.kind == "attack"
    assert {"SYR", "USA"} <= strike.countries


def test_tillerson_meets_lavrov_in_moscow_on_12_april(tables) -> None:
    (meeting,) = events(tables).query("days == '2017-04-12..2017-04-12' and kind == 'meeting'").itertuples()
    assert {"Rex Tillerson", "Sergei Lavrov"} <= meeting.who
    assert "RUS" in meeting.countries
    assert (meeting.precision, meeting.status) == ("day", "reported")


def test_the_arrests_of_protesters_in_march_2017_are_in_russia(tables) -> None:
    arrests = events(tables).query("days == '2017-03-01..2017-03-31' and kind == 'arrest'")
    assert len(arrests) == 1
    assert "RUS" in arrests.iloc[0].countries
    assert arrests.iloc[0].precision == "month"


def test_that_he_did_not_meet_civil_society_is_no_meeting(tables, text) -> None:
    for row in events(tables).itertuples():
        if "didn’t meet" in text[row.start : row.end] and row.kind == "meeting":
            assert row.status == "denied"


def test_every_fact_has_its_source(tables) -> None:
    (article,) = tables["articles"].itertuples()
    assert json.loads(article.sources)["title"] == "text"
    assert article.language == "en"
