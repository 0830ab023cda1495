import csv
import datetime as dt
import html
import io
import json
import re
import tomllib
import zipfile
from dataclasses import replace

import openpyxl
import pandas as pd
import pytest

from dashboard.charts.bars import BarColumns, bars
from dashboard.charts.specification import make_specification
from dashboard.charts.theme import LIGHT
from dashboard.errors import DrawingError
from dashboard.export import zip_report
from dashboard.export.article_link import link_address
from dashboard.export.csv_xlsx import escape_formula, to_json, to_table_file
from dashboard.export.html_page import to_html
from dashboard.export.image import to_image
from dashboard.export.zip_report import Section, to_zip_report
from dashboard.paths import ROOT
from dashboard.schema import MethodsCard

CARD = MethodsCard(
    corpus="Sample",
    version="3",
    filters="Russia or Syria",
    unit="articles without copies",
    decisions=2,
    counts="12 of 80 articles, 10 without copies",
    models="a model 3.7",
    day="2026-11-24",
    about="countries that articles are about",
)
SPEC = make_specification(bars(LIGHT, BarColumns("label", "articles"), "articles", "person"), LIGHT)
HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(2)>"
ROWS = pd.DataFrame({"label": ["Ada Quist", HOSTILE, "Юрий"], "articles": [7, 3, 2]})


def test_an_svg_says_what_it_shows_and_under_which_filters() -> None:
    drawn = to_image(SPEC, ROWS, CARD, "svg", "Persons named most").decode()
    words = re.sub(r"<[^>]*>", " ", drawn)
    for text in (
        "Persons named most",
        "Russia or Syria",
        "articles without copies",
        "Sample, version 3",
        "12 of 80",
    ):
        assert text in words
    assert "Юрий" in words


def test_a_picture_has_one_source_line_without_packages() -> None:
    drawn = to_image(SPEC, ROWS, CARD, "svg", "Persons named most").decode()
    assert "12 of 80 articles, 10 without copies · exported 2026-11-24" in drawn
    assert "a model 3.7" not in drawn
    assert "a model 3.7" in to_html(SPEC, ROWS, CARD, "Persons").decode()


def test_an_svg_holds_no_markup_of_an_article() -> None:
    drawn = to_image(SPEC, ROWS, CARD, "svg", HOSTILE).decode()
    assert "<script" not in drawn
    assert "<img" not in drawn


@pytest.mark.parametrize(("form", "begins"), [("png", b"\x89PNG"), ("pdf", b"%PDF")])
def test_a_picture_is_a_file_of_its_kind(form: str, begins: bytes) -> None:
    assert to_image(SPEC, ROWS, CARD, form, "Persons").startswith(begins)


def test_a_page_runs_nothing_that_a_headline_says() -> None:
    made = to_html(SPEC, ROWS, CARD, HOSTILE).decode()
    ours = re.findall(r'<script type="[a-z/]+"', made)
    assert ours == ['<script type="application/json"', '<script type="module"']
    assert "<script>alert" not in made
    assert "<img src=x" not in made
    assert "&lt;/script&gt;" in made


def cells(made: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(made.decode("utf-8-sig"))))


def test_a_csv_is_what_is_on_the_screen() -> None:
    assert cells(to_table_file(ROWS, CARD, "csv")) == [
        ["Name", "Articles"],
        *([label, str(count)] for label, count in zip(ROWS["label"], ROWS["articles"], strict=True)),
    ]


@pytest.mark.parametrize(
    "formula", ["=1+1", "+1", "-1+1", "@SUM(A1)", "\tx", "\r=1", "\n=1", "＝1+1", "＋1", "－1", "＠SUM(A1)"]
)
def test_a_spreadsheet_runs_no_cell(formula: str) -> None:
    assert escape_formula(formula) == f"'{formula}"
    rows = pd.DataFrame({formula: [formula]})
    assert to_table_file(rows, CARD, "csv").decode("utf-8-sig").count("'") == 2


@pytest.mark.parametrize(
    "address", ["http://a.example/x?y=1&z='2'", "https://[", "javascript:alert(1)", "http://a b", "//a", ""]
)
def test_hole_13_an_address_is_shown_in_full_and_only_one_of_the_web_is_a_link(address: str) -> None:
    made, is_web = link_address(address), address.startswith(("http://a.example", "https://["))
    assert html.unescape(re.sub("<[^>]*>", "", made)) == (address if is_web else "")
    assert ('rel="noopener noreferrer"' in made) == is_web


def test_hole_13_the_menu_of_a_table_exports_nothing_past_our_escaping() -> None:
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert config["client"]["disableDataExport"] is True


def test_hole_1_a_report_says_why_a_chart_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> bytes:
        raise DrawingError("drawing it took more than 20 seconds & was stopped")

    monkeypatch.setattr(zip_report, "to_image", fail)
    with zipfile.ZipFile(io.BytesIO(to_zip_report("Who", [Section("Persons", ROWS, SPEC)], CARD))) as files:
        assert files.namelist() == ["01_persons.csv", "report.html"]
        assert "took more than 20 seconds &amp; was stopped" in files.read("report.html").decode()


def test_what_is_not_known_is_an_empty_cell() -> None:
    rows = pd.DataFrame({"day": [None], "latitude": [float("nan")]})
    assert cells(to_table_file(rows, CARD, "csv"))[1] == ["", ""]


def test_a_workbook_has_the_card_and_no_formula() -> None:
    rows = pd.DataFrame({"label": ["=1+1", "plain"], "articles": [1, 2]})
    with zipfile.ZipFile(io.BytesIO(to_table_file(rows, CARD, "xlsx"))) as book:
        sheets = "".join(book.read(name).decode() for name in book.namelist() if "sheets/" in name)
        words = book.read("xl/sharedStrings.xml").decode()
    assert "<f>" not in sheets
    assert "Russia or Syria" in words
    assert "'=1+1" in words


def test_a_report_holds_each_table_and_each_drawing() -> None:
    made = to_zip_report(
        "Who", [Section("Persons", ROWS, SPEC), Section("Nothing", ROWS.head(0), SPEC)], CARD
    )
    with zipfile.ZipFile(io.BytesIO(made)) as files:
        assert files.namelist() == ["01_persons.csv", "01_persons.svg", "02_nothing.csv", "report.html"]
        text = files.read("report.html").decode()
    assert "Russia or Syria" in text
    assert "<script" not in text


def test_a_report_states_the_filters_of_a_section_that_has_its_own() -> None:
    own = replace(CARD, filters="all countries; Russia & Syria marked", counts="9 of 9 articles")
    sections = [Section("Map", ROWS, SPEC, own), Section("List", ROWS, None, CARD)]
    with zipfile.ZipFile(io.BytesIO(to_zip_report("Places", sections, CARD))) as files:
        page, drawing = (files.read(name).decode() for name in ("report.html", "01_map.svg"))
    assert page.count("<p>all countries; Russia &amp; Syria marked · 9 of 9 articles</p>") == 1
    assert "all countries; Russia" in drawing


def read_workbook(made: bytes) -> dict[str, list[tuple[object, ...]]]:
    book = openpyxl.load_workbook(io.BytesIO(made))
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book.worksheets}


def test_days_are_days_in_a_workbook() -> None:
    rows = pd.DataFrame({"published": ["2017-04-03", ""], "note": ["2017-04-03", "in April"]})
    header, first, second = read_workbook(to_table_file(rows, CARD, "xlsx"))["Rows"]
    assert header == ("Publication date", "Note")
    assert (first[0].date(), first[1]) == (dt.date(2017, 4, 3), "2017-04-03")
    assert second == (None, "in April")


@pytest.mark.parametrize("day", ["1795-02-07", "2017-02-31"])
def test_what_is_no_day_of_a_spreadsheet_stays_a_text(day: str) -> None:
    rows = pd.DataFrame({"first_day": [day]})
    assert read_workbook(to_table_file(rows, CARD, "xlsx"))["Rows"][1] == (day,)


def test_the_articles_of_rows_have_a_sheet_and_a_list_of_their_own() -> None:
    articles = pd.DataFrame({"publisher": ["=Courier"], "url": ["https://courier.example"]})
    sheets = read_workbook(to_table_file(ROWS, CARD, "xlsx", articles))
    assert list(sheets) == ["Rows", "Articles", "Methods"]
    assert sheets["Articles"] == [("Publisher", "Address"), ("'=Courier", "https://courier.example")]
    content = json.loads(to_json(ROWS, CARD, articles))
    assert content["articles"] == [{"Publisher": "=Courier", "Address": "https://courier.example"}]


def test_no_file_has_a_raw_column_name() -> None:
    rows = pd.DataFrame({"copies_free": [1], "n_words": [2], "overtaken_by": [""]})
    report = to_zip_report("Who", [Section("Persons", rows)], CARD)
    with zipfile.ZipFile(io.BytesIO(report)) as files:
        texts = [files.read(name).decode() for name in files.namelist()]
    texts += [to_table_file(rows, CARD, "csv").decode(), to_json(rows, CARD).decode()]
    for text in texts:
        assert "Without copies" in text
        assert not re.search("copies_free|n_words|overtaken_by", text)
