"""Events as files: TimelineJS's sheet, a page to print, JSON; what an article says is only ever text."""

import csv
import datetime as dt
import io
import json

import pandas as pd
import pytest

from dashboard.charts.event_lanes import DrawnDays, event_lanes
from dashboard.charts.heatmaps import calendar_heatmap, month_matrix
from dashboard.charts.specification import make_specification
from dashboard.charts.theme import LIGHT
from dashboard.export.csv_xlsx import to_json
from dashboard.export.image import to_image
from dashboard.export.printable_events import to_printable_page
from dashboard.export.timelinejs import source_as_html, to_timelinejs
from dashboard.query.events.event_lanes import LANE_COLUMNS
from dashboard.query.time.calendar_squares import SQUARE_COLUMNS
from dashboard.query.time.published_and_event_months import CROSS_COLUMNS
from dashboard.schema import MethodsCard

CARD = MethodsCard("Ports", "3", "Russia", "articles", 0, "2 of 9 articles", "dateline 0.1.0", "2017-06-01")
NASTY = 'Berg said <script>alert("1")</script> & left.'
EVENTS = pd.DataFrame(
    [
        {
            "cluster": 4,
            "day": "2 May 2017",
            "days": "2 May 2017 (2) or 3 May 2017 (1)",
            "first_day": "2017-05-02",
            "last_day": "2017-05-02",
            "kind": "statement",
            "status": "reported",
            "sentence": NASTY,
            "persons": "Ada <b>Berg</b>",
            "countries": "Russia",
            "articles": 2,
        },
        {
            "cluster": 7,
            "day": "May 2017",
            "days": "",
            "first_day": "2017-05-01",
            "last_day": "2017-05-31",
            "kind": "meeting",
            "status": "planned",
            "sentence": "=HYPERLINK(1) " + "They will meet. " * 20,
            "persons": "",
            "countries": "",
            "articles": 1,
        },
    ]
)
REPORTS = pd.DataFrame(
    [
        {"cluster": 4, "title": "<img src=x>", "publisher": "Courier", "day": "3 May 2017", "url": "https://example.org/1?a=1&b=2", "sentence": NASTY},
        {"cluster": 4, "title": "Talks", "publisher": "Ledger", "day": "", "url": "javascript:alert(1)", "sentence": "Berg left."},
    ]
)  # fmt: skip


def sheet() -> list[dict[str, str]]:
    text = to_timelinejs(EVENTS, REPORTS).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_the_sheet_has_the_columns_of_timelinejs_and_a_row_an_event() -> None:
    rows = sheet()
    # As TimelineJS 3 reads them; a heading spelt otherwise is passed over without a word.
    assert list(rows[0]) == [
        *("Year", "Month", "Day", "Time", "End Year", "End Month", "End Day", "End Time", "Display Date"),
        *("Headline", "Text", "Media", "Media Credit", "Media Caption", "Media Thumbnail"),
        *("Type", "Group", "Background"),
    ]
    assert {row["Type"] for row in rows} == {""}
    assert [(row["Year"], row["Month"], row["Day"], row["End Month"], row["End Day"]) for row in rows] == [
        ("2017", "5", "2", "", ""),
        ("2017", "5", "1", "5", "31"),
    ]
    assert [row["Display Date"] for row in rows] == ["2 May 2017", "May 2017"]
    assert [row["Group"] for row in rows] == ["statement", "meeting"]


def test_an_event_told_in_a_caption_only_is_marked_in_the_sheet_and_on_the_page() -> None:
    events = EVENTS.assign(in_caption=[True, False])
    text = to_timelinejs(events, REPORTS).decode("utf-8-sig")
    page = to_printable_page("Events", events, REPORTS, CARD).decode()
    assert text.count("told in a caption") == page.count("told in a caption") == 1


def test_the_sheet_holds_no_markup_or_formula_of_an_article() -> None:
    first, second = sheet()
    for cell in (first["Headline"], first["Text"]):
        assert "<script" not in cell
        assert "&lt;script&gt;" in cell
    assert "<img" not in first["Text"]
    assert "javascript:" not in first["Text"]
    assert 'href="https://example.org/1?a=1&amp;b=2"' in first["Text"]
    assert second["Headline"].startswith("'=HYPERLINK")
    assert second["Headline"].endswith("…")
    assert "planned" in second["Text"]


@pytest.mark.parametrize(
    "url", ["", "javascript:alert(1)", "data:text/html,x", "//example.org/x", " JavaScript:x"]
)
def test_only_an_address_of_the_web_becomes_a_link(url: str) -> None:
    report = pd.Series({"title": "Talks", "publisher": "Courier", "day": "3 May 2017", "url": url})
    assert source_as_html(report) == "Courier · Talks · 3 May 2017"


def test_the_page_to_print_has_every_event_with_its_sources_as_text() -> None:
    page = to_printable_page("Reported <events>", EVENTS, REPORTS, CARD).decode()
    assert page.count("<article>") == 2
    assert page.count("<li>") == 2
    assert "2 May 2017 (2) or 3 May 2017 (1)" in page
    assert "<script" not in page
    assert "<img" not in page
    assert "<b>Berg" not in page
    assert "Reported &lt;events&gt;" in page
    assert "2 of 9 articles" in page


def test_json_holds_the_rows_and_how_they_were_made() -> None:
    rows = EVENTS.assign(ratio=[1.5, float("nan")])
    payload = json.loads(to_json(rows, CARD))
    assert ["Corpus", "Ports"] in payload["methods"]
    assert [row["Ratio"] for row in payload["rows"]] == [1.5, None]
    assert payload["rows"][0]["Sentence"] == NASTY


DRAWN = {
    "lanes": (
        event_lanes(
            LIGHT, "country", "articles", DrawnDays(dt.date(2017, 5, 1), dt.date(2017, 5, 31), "day")
        ),
        pd.DataFrame(
            [
                ("0/a", "Russia", 0, "2017-05-02", "2017-05-03", "2 May 2017", "dot", "reported", 3, 2, True),
                ("0/b", "Russia", 0, "2017-05-01", "2017-06-01", "May 2017", "bar", "planned", 1, 1, True),
            ],
            columns=list(LANE_COLUMNS),
        ),
        "Russia",
    ),
    "calendar": (
        calendar_heatmap(LIGHT, "articles"),
        pd.DataFrame([("2017-05-02", 2017, 18, "Tue", "2 May 2017", 3, True)], columns=list(SQUARE_COLUMNS)),
        "2017",
    ),
    "two clocks": (
        month_matrix(LIGHT, "articles"),
        pd.DataFrame(
            [("May 2017", "2017-05-01", "2017-05-31", "Apr 2017", "2017-04-01", "2017-04-30", "bin", 3)],
            columns=list(CROSS_COLUMNS),
        ).assign(cell="0", written_at=1.0, told_at=1.0),
        "Apr 2017",
    ),
}


@pytest.mark.parametrize("name", DRAWN)
def test_a_drawing_of_events_is_a_picture_with_its_words(name: str) -> None:
    chart, rows, words = DRAWN[name]
    drawn = to_image(make_specification(chart, LIGHT), rows, CARD, "svg", "Reported events").decode()
    assert words in drawn
    assert "Reported events" in drawn
    assert "NaN" not in drawn
