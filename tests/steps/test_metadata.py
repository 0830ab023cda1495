"""The day of publication by its evidence, and the other facts, each with its source."""

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.schema import Precision, Record
from dashboard.steps.clean import find_parts
from dashboard.steps.metadata import find_metadata, find_publication_day, find_publisher

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
BODY = (
    "Rain fell on the harbour for a third day, and the ferries stayed where they were.\n\n"
    "The harbour master said that nobody had been hurt, and that the boats would sail once the wind turned."
)


def published(text: str, file: str = "a.txt", **fields: str):
    return find_publication_day(text, find_parts(text, "title" in fields), fields, file)


def page(line: str) -> str:
    return f"Rain on the harbour\n\n{line}\n\n{BODY}"


@pytest.mark.parametrize(
    ("text", "file", "fields", "day", "source"),
    [
        (BODY, "a.txt", {"published": "2014-05-02"}, "2014-05-02", "metadata"),
        (BODY, "a.txt", {"published": "2014/5/2"}, "2014-05-02", "metadata"),
        (BODY, "a.txt", {"published": "May 2, 2014"}, "2014-05-02", "metadata"),
        (BODY, "a.txt", {"published": "2014-05-02T23:30:00-08:00"}, "2014-05-02", "metadata"),
        (BODY, "a.txt", {"url": "https://example.org/world/2014/05/02/rain.html"}, "2014-05-02", "address"),
        (page("Friday, May 2, 2014, 6:45 PM EDT"), "a.txt", {}, "2014-05-02", "stamp"),
        (page("Published 2 May 2014 18:45 GMT"), "a.txt", {}, "2014-05-02", "stamp"),
        (page("By Ann Sample | 2 May 2014"), "a.txt", {}, "2014-05-02", "byline"),
        (page("Friday, May 2, 2014; Page A14"), "a.txt", {}, "2014-05-02", "byline"),
        (page("May 2, 2014 | By the Courier Staff"), "a.txt", {}, "2014-05-02", "byline"),
        (page("Published: May 2, 2014"), "a.txt", {}, "2014-05-02", "byline"),
        (
            f"Rain on the harbour\n\nBREST, May 2, 2014 (Sample Wire) - {BODY}",
            "a.txt",
            {},
            "2014-05-02",
            "dateline",
        ),
        (BODY, "2014-05-02_rain.txt", {}, "2014-05-02", "file name"),
        (
            f"May 2, 2014 | From Ann Sample The ferry at the quay.  © 2014 Sample Pictures\n\n{BODY}",
            "a.txt",
            {},
            "2014-05-02",
            "byline",
        ),
        (f"{BODY}\n\nBy Ann Sample/The Courier Post - May 2, 2014", "a.txt", {}, "2014-05-02", "byline"),
    ],
)
def test_the_day_comes_from_the_best_evidence(
    text: str, file: str, fields: dict[str, str], day: str, source: str
) -> None:
    date = published(text, file, **fields)
    assert (str(date.best), date.source) == (day, source)
    assert date.first == date.last == date.best
    assert date.precision is Precision.DAY
    assert not date.inferred
    assert date.confidence >= 0.8


def test_a_caption_gives_a_week_and_is_inferred() -> None:
    date = published(page("The ferry at the quay in Brest, May 2, 2014.  © 2014 Sample Pictures"))
    assert (date.best, date.source, date.inferred) == (dt.date(2014, 5, 2), "caption", True)
    assert date.precision is Precision.WEEK
    assert date.first is not None
    assert date.last is not None
    assert (date.last - date.first).days >= 6
    assert date.confidence < 0.5


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        page("The bridge was opened on 2 May 2014 and closed again two years later, the town said."),
        f"{BODY}\n\nOn May 2, 2014, the ferries sailed again.",
        page("BREST, May 2 (Sample Wire) -"),
    ],
)
def test_prose_is_no_evidence(text: str) -> None:
    date = published(text)
    assert (date.best, date.first, date.last) == (None, None, None)
    assert date.precision is Precision.UNKNOWN


def test_a_stamp_that_disagrees_with_the_address_is_flagged_and_not_believed() -> None:
    date = published(page("Friday, May 9, 2014, 6:45 PM EDT"), url="https://example.org/2014/05/02/rain.html")
    assert date.best == dt.date(2014, 5, 2)
    assert any("disagrees" in flag for flag in date.flags)


def test_one_day_apart_is_no_contradiction() -> None:
    date = published(
        page("Friday, May 2, 2014, 11:45 PM EDT"), url="https://example.org/2014/05/03/rain.html"
    )
    assert date.flags == ()


def test_two_sources_that_agree_win_over_metadata_a_day_off() -> None:
    text, url = page("Friday, May 2, 2014, 6:45 PM EDT"), "https://example.org/2014/05/02/rain.html"
    date = published(text, published="2014-05-03", url=url)
    assert (date.best, date.source) == (dt.date(2014, 5, 2), "address")
    assert date.flags == ("metadata is a day off address",)


@pytest.mark.parametrize(
    "fields",
    [
        {"published": "2014-05-03"},
        {"published": "2014-05-03", "url": "https://example.org/2014/05/03/rain.html"},
        {"published": "2014-05-03", "url": "https://example.org/2014/05/04/rain.html"},
    ],
)
def test_one_source_a_day_off_does_not_move_the_day(fields: dict[str, str]) -> None:
    date = published(page("Friday, May 2, 2014, 6:45 PM EDT"), **fields)
    assert date.best == dt.date(2014, 5, 3)


def test_a_clock_time_deep_in_the_text_does_not_beat_the_line_under_the_title() -> None:
    deep = "\n\n".join([*(f"The wind blew on, said number {n} of the crew." for n in range(12)), ""])
    clock = (
        "The next ferry is expected on Monday, May 12, 2014 at 6:45 PM at the old quay, weather permitting."
    )
    assert published(page("May 2, 2014") + "\n\n" + deep + clock).best == dt.date(2014, 5, 2)


def test_a_stamp_before_what_the_text_reports_as_past_is_not_believed() -> None:
    text = (
        page("Friday, May 2, 2014, 6:45 PM EDT")
        + "\n\nThe ferries sailed again on June 14, 2014, and were met with songs."
    )
    date = published(text)
    assert date.best is None
    assert any("past" in flag for flag in date.flags)


def test_the_month_of_may_is_not_the_verb() -> None:
    text = f"{page('Friday, May 2, 2014, 6:45 PM EDT')}\n\nThe bridge was opened on May 12, 2014."
    assert published(text).best is None


def test_the_stamp_of_a_readers_comment_contradicts_nothing() -> None:
    comment = "At 12:19 on 9 Jun 2014, harbourfan wrote: I was there and it rained."
    date = published(f"{page('Friday, May 2, 2014, 6:45 PM EDT')}\n\n{comment}")
    assert (str(date.best), date.flags) == ("2014-05-02", ())


@pytest.mark.parametrize(
    "sentence",
    [
        "The ferries will sail again on June 14, 2014.",
        "The council said that the vote is due on June 14, 2014.",
        "The bridge was opened on May 9 by the old mayor.",
    ],
)
def test_a_plan_or_a_day_of_perhaps_another_year_contradicts_no_stamp(sentence: str) -> None:
    date = published(f"{page('Friday, May 2, 2014, 6:45 PM EDT')}\n\n{sentence}")
    assert (str(date.best), date.flags) == ("2014-05-02", ())


def test_a_dateline_without_a_year_takes_the_only_year_that_the_text_gives() -> None:
    text = f"Rain on the harbour\n\nBREST, May 2 (Sample Wire) - {BODY}\n\n© 2014 Sample Wire"
    date = published(text)
    assert (str(date.best), date.source, date.inferred) == ("2014-05-02", "dateline", True)


def test_a_dateline_without_a_year_takes_the_year_whose_weekday_the_report_names() -> None:
    text = f"Rain on the harbour\n\nBREST, May 2 (Sample Wire) - {BODY}\n\nThe ferries stayed on Friday. It rained as in 2012 and 2014."
    date = published(text)
    assert (str(date.best), date.source, date.inferred) == ("2014-05-02", "dateline", False)
    assert published(text.replace("Friday", "Sunday")).best is None


def test_the_guessed_year_of_a_dateline_contradicts_no_metadata() -> None:
    text = f"Rain on the harbour\n\nBREST, May 2 (Sample Wire) - {BODY}\n\nOn Friday the ferries stayed. They sailed on 3 June 2008."
    date = published(text, published="2017-05-02")
    assert (str(date.best), date.source, date.flags) == ("2017-05-02", "metadata", ())


@pytest.mark.parametrize(
    ("url", "day", "confirmed"),
    [
        ("https://example.org/news/2014/0502/851-rain/", "2014-05-02", True),
        ("https://example.org/2014/05/rain-140502051916876.html", "2014-05-02", True),
        ("https://example.org/2014/04/rain-140412051916876.html", "2014-05-02", False),
    ],
)
def test_a_number_in_an_address_may_confirm_a_day_and_contradicts_none(
    url: str, day: str, confirmed: bool
) -> None:
    date = published(BODY, published="2014-05-02", url=url)
    assert (str(date.best), date.confirmed, date.flags) == (day, confirmed, ())


def test_the_first_of_several_comments_dates_a_page_without_other_evidence() -> None:
    remarks = "\n".join(
        f"At 2:1{n} pm on 0{n} Jun 2014, reader{n} wrote: I was there and it rained." for n in (4, 2, 3)
    )
    date = published(f"{BODY}\n\n{remarks}")
    assert (str(date.best), date.source) == ("2014-06-02", "first comment")
    assert published(f"{BODY}\n\n{remarks.splitlines()[0]}").best is None


def test_a_month_in_the_metadata_is_a_month() -> None:
    date = published(BODY, published="2014-05")
    assert (date.first, date.last) == (dt.date(2014, 5, 1), dt.date(2014, 5, 31))
    assert date.precision is Precision.MONTH
    assert date.inferred


def test_the_seed_is_dated_by_its_caption() -> None:
    (path,) = SEEDS.glob("*.txt")
    date = published(path.read_text(encoding="utf-8"), path.name)
    assert (str(date.best), date.source, date.precision) == ("2017-04-12", "caption", Precision.WEEK)


@pytest.mark.parametrize("value", ["yesterday", "soon", "0000-00-00", "31 June 2014", "99/99/9999", "", "12"])
def test_a_field_that_is_no_day_gives_none(value: str) -> None:
    assert published(BODY, published=value).best is None


def metadata_of(text: str, title_given: bool = False, **fields: str):
    record = Record(text, fields, "a.txt", 0, title_given)
    return find_metadata(record, find_parts(text, title_given))


@pytest.mark.parametrize(
    ("text", "fields", "publisher", "source"),
    [
        (BODY, {"publisher": "The Harbour Courier"}, "The Harbour Courier", "field"),
        (BODY, {"url": "https://www.example.org/rain"}, "example.org", "address"),
        (page("By Ann Sample | The Harbour Courier"), {}, "The Harbour Courier", "byline"),
        (
            f"{page('By Ann Sample')}\n\n© 2014 The Harbour Courier. All rights reserved.",
            {},
            "The Harbour Courier",
            "copyright",
        ),
        (BODY, {}, "", None),
    ],
)
def test_the_publisher_and_its_source(
    text: str, fields: dict[str, str], publisher: str, source: str | None
) -> None:
    metadata = metadata_of(text, **fields)
    assert (metadata.publisher, metadata.sources.get("publisher")) == (publisher, source)
    record = Record(text, fields, "a.txt", 0)
    assert find_publisher(record, find_parts(text, False)) == publisher


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (BODY, "en"),
        (
            "La pluie est tombée sur le port pendant trois jours et les bateaux sont restés à quai, a dit le maire.",
            "fr",
        ),
        (
            "La lluvia cayó sobre el puerto durante tres días y los barcos se quedaron en el muelle, dijo el alcalde.",
            "es",
        ),
        ("Rain.", ""),
        (
            "Дождь шёл в гавани третий день подряд, и паромы оставались на своих местах, сказал начальник порта.",
            "ru",
        ),
        ("大雨在港口連續下了三天，渡輪都停在碼頭，港務長說沒有人受傷。" * 3, "zh"),
        (
            "João dos Santos, José da Costa, Maria de Souza and the others of the crew were seen in the harbour, and they were not hurt.",
            "en",
        ),
    ],
)
def test_the_language_is_found_where_there_is_enough_text(text: str, language: str) -> None:
    assert metadata_of(text).language == language


@pytest.mark.parametrize(
    ("value", "language"), [("en-GB", "en"), ("FR", "fr"), ("English", "en"), ("Klingon", "en")]
)
def test_the_language_field_is_believed_where_it_names_a_language(value: str, language: str) -> None:
    assert metadata_of(BODY, language=value).language == language


def test_author_and_title_come_with_their_sources() -> None:
    metadata = metadata_of(page("By Ann Sample | 2 May 2014"))
    assert (metadata.title, metadata.author) == ("Rain on the harbour", "Ann Sample")
    assert (metadata.sources["title"], metadata.sources["author"]) == ("text", "byline")


@given(st.text(max_size=300), st.text(max_size=40), st.text(max_size=40), st.text(max_size=30))
def test_any_text_and_any_field_can_be_read(text: str, day: str, url: str, file: str) -> None:
    record = Record(text, {"published": day, "url": url}, file, 0)
    parts = find_parts(text, False)
    find_metadata(record, parts)
    date = find_publication_day(text, parts, record.fields, file)
    assert (date.best is None) == (date.first is None) == (date.last is None)
    if date.best and date.first and date.last:
        assert date.first <= date.best <= date.last
