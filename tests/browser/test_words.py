"""The page of words in a real Chromium: clicks that read in context, lines from right to left, the way through the hits."""

import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest
from PIL import ImageFont
from playwright.sync_api import Browser, Page, expect

from dashboard.charts.word_cloud import place_words
from dashboard.corpus import open_version
from dashboard.paths import STATIC
from dashboard.query.words.top_terms import rank_terms
from dashboard.schema import Filters, Part
from dashboard.store import version_folder
from tests.browser.driving import (
    PATIENCE,
    download,
    go_back,
    new_page,
    read_csv,
    running_app,
    settle,
)
from tests.plain_corpus import Article, PlainCorpus, Sentence, write_store

FONT = str(STATIC / "DatelineSerif-Regular.ttf")
SENTENCES = (
    ("en", "The harbour board met on wheat prices; the wheat harbour stayed open."),
    ("en", "Wheat ships left the harbour before noon, and prices fell again."),
    ("en", "No ships came. Harbour workers asked for better pay and for safer cranes."),
    ("ar", "قال رئيس الميناء إن سفن القمح وصلت إلى الميناء قبل الظهر"),
    ("ru", "Начальник порта заявил, что суда с пшеницей вышли из порта до полудня"),
)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    articles = [
        Article(
            f"{n:032d}",
            [Sentence(f"Port letter {n}", Part.TITLE), Sentence(text)],
            publisher=f"Port Letter {n % 2}",
            language=language,
            best=dt.date(2017, 3, 1 + n),
            first=dt.date(2017, 3, 1 + n),
            last=dt.date(2017, 3, 1 + n),
            story=n,
        )
        for n, (language, text) in enumerate(SENTENCES * 5)
    ]
    store = tmp_path_factory.mktemp("home") / "ports"
    write_store(PlainCorpus(articles, {}), store, "Port letters")
    return store


@pytest.fixture(scope="module")
def app(store: Path) -> Iterator[str]:
    with running_app(store.parent, DATELINE_STORE=str(store)) as address:
        yield address


@pytest.fixture
def page(app: str, browser: Browser) -> Iterator[Page]:
    with new_page(browser, app) as opened:
        yield opened


def open_tab(page: Page, app: str, tab: str, **options: str) -> None:
    parameters = "".join(f"&ask:{name}={value}" for name, value in options.items())
    page.goto(f"{app}/words?tab={tab}{parameters}")
    expect(page.locator(".st-key-headline")).to_contain_text("25 articles", timeout=PATIENCE)
    settle(page)


def lines(page: Page) -> list[str]:
    hit_lines = page.locator(".st-key-context_lines .line")
    expect(hit_lines.first).to_be_visible()
    return hit_lines.all_inner_texts()


def cloud_of(store: Path) -> pd.DataFrame:
    terms = rank_terms(open_version(version_folder(store), store), Filters(), limit=110)
    return place_words(dict(zip(terms["term"], terms["articles"].astype(float), strict=True)), FONT)


def test_a_click_on_a_word_of_the_cloud_reads_it_in_context(page: Page, app: str, store: Path) -> None:
    open_tab(page, app, "Most used")
    cloud = page.locator('[data-testid="stVegaLiteChart"]').first
    placed = {row.term: row for row in cloud_of(store).itertuples()}
    expect(cloud.locator("text").first).to_be_visible()
    drawn = cloud.evaluate(
        "cloud => [...cloud.querySelectorAll('text')].map(word => [word.textContent, word.getComputedTextLength()])"
    )
    assert {term for term, _ in drawn} == set(placed)
    for term, wide in drawn:
        letters = ImageFont.truetype(FONT, placed[term].size)
        # The browser sets a word as wide as it was measured.
        assert term > "\u052f" or wide == pytest.approx(letters.getlength(term), abs=4)
    cloud.locator("text", has_text=re.compile("^harbour$")).click()
    page.wait_for_url(re.compile(r"ask:words=harbour|ask%3Awords=harbour"))
    expect(page.locator(".st-key-head_context")).to_contain_text("20 hits in 15 articles")
    go_back(page)
    expect(page.get_by_text("Words at a glance")).to_be_visible()


def test_lines_are_sorted_and_all_of_them_are_in_the_file(page: Page, app: str, tmp_path: Path) -> None:
    open_tab(page, app, "In context", words="ships", order="before")
    before = [re.findall(r"\w+", line.split("\n")[0])[-1].lower() for line in lines(page)]
    assert before == sorted(before) == ["no"] * 5 + ["wheat"] * 5
    rows = read_csv(download(page, "context", "CSV", tmp_path))
    assert len(rows) == 10
    words = {"Date", "Country", "Publisher", "Address", "Link", "Words before", "Quote", "Words after"}
    assert words <= set(rows[0])
    assert {row["Quote"] for row in rows} == {"ships"}


def test_from_right_to_left_what_comes_before_stands_at_the_right(page: Page, app: str) -> None:
    open_tab(page, app, "In context", words="القمح")
    line = page.locator(".st-key-context_lines .line").first
    hit, before, after = (line.locator(part).bounding_box() for part in (".hit", ".right", ".left"))
    assert hit and before and after
    assert "سفن" in line.locator(".right").inner_text()
    assert after["x"] < hit["x"] < before["x"]
    open_tab(page, app, "In context", words="суда")
    line = page.locator(".st-key-context_lines .line").first
    assert line.locator(".left").inner_text().strip().endswith("что")


def test_the_reader_sets_a_text_the_way_its_script_runs(page: Page, app: str) -> None:
    open_tab(page, app, "In context", words="القمح")
    page.locator(".st-key-context_lines .line").first.click()
    page.wait_for_url(re.compile("hits="))
    reader = page.locator(".reader")
    box, hit = reader.bounding_box(), reader.locator(".now").bounding_box()
    assert box and hit
    # The fourth word of nine: right of the middle of its line, which begins at the right edge.
    assert hit["x"] > box["x"] + box["width"] / 2


def test_one_goes_from_hit_to_hit_in_the_reader(page: Page, app: str) -> None:
    open_tab(page, app, "In context", words="harbour", order="after")
    page.locator(".st-key-context_lines .line").nth(2).click()
    page.wait_for_url(re.compile("hits=harbour"))
    head = page.locator(".st-key-reader_head")
    expect(head).to_contain_text("hit 3 of 20")
    expect(page.locator(".reader .now")).to_have_text(re.compile("harbour", re.IGNORECASE))
    head.get_by_role("button", name="Next ›").click()
    expect(head).to_contain_text("hit 4 of 20")
    go_back(page)
    expect(head).to_contain_text("hit 3 of 20")


def test_ticked_lines_make_a_topic(page: Page, app: str) -> None:
    open_tab(page, app, "In context", words="ships", order="before")
    boxes = page.locator(".st-key-context_lines .tick")
    for number in (0, 5):
        boxes.nth(number).click()
        expect(page.locator(".st-key-hand_list_hits")).to_contain_text(f"{1 + (number > 0)} ticked")
    page.locator(".st-key-hand_list_hits input").fill("Shipping")
    page.keyboard.press("Enter")
    settle(page)
    page.get_by_role("button", name="Put in").click()
    expect(page.get_by_text("2 articles put into Shipping")).to_be_visible()
    page.goto(f"{app}/articles?tab=Topics")
    expect(page.get_by_text("+2 −0 by hand")).to_be_visible()


def test_a_dot_over_time_reads_its_word(page: Page, app: str) -> None:
    open_tab(page, app, "Over time", terms="wheat", scale="occurrences")
    expect(page.locator(".st-key-head_trends")).to_contain_text("Words by day of publication")
    page.goto(f"{app}/words?tab=Distinctive&publisher=Port+Letter+1")
    expect(
        page.get_by_text("No word is so much commoner").or_(page.get_by_text("What sets these"))
    ).to_be_visible()
    page.goto(f"{app}/words?tab=Beside&ask:words=wheat")
    expect(page.locator(".st-key-head_beside")).to_contain_text("15 hits in 10 articles")
