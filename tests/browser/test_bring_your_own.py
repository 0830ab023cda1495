"""From a dropped archive to a corpus and back to nothing, in a real Chromium."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.driving import PATIENCE, go_to, new_page, running_app, settle

CAPTION = "Photo: The quay in the rain, 4 May 2017. Ada Berg/Harbour Press"
NOTE = f"""Rain stops the ferries, {{}}

The rain fell on Lagos for three days, and the ferries stayed in the harbour, said the council of the port.

{CAPTION}
"""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="module")
def app(home: Path) -> Iterator[str]:
    with running_app(home) as address:
        yield address


@pytest.fixture
def page(app: str, browser: Browser) -> Iterator[Page]:
    with new_page(browser, app) as opened:
        opened.goto(f"{app}/?corpora=all")
        yield opened


def archive() -> bytes:
    """Return a zip of a table whose columns nobody knows, and of three notes that only a caption dates."""
    rows = [
        f'"Ferry {number} late","The ferry to Lagos was late again on Monday, said Ada Berg, and {number} people waited."'
        for number in range(200)
    ]
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as files:
        files.writestr("ferries.csv", "\n".join(["kop,tekst", *rows]))
        for number in range(3):
            files.writestr(f"note-{number}.txt", NOTE.format(number))
    return packed.getvalue()


def choose(page: Page, column: str, meaning: str) -> None:
    # A list that is open is closed by a preview that arrives.
    settle(page)
    page.get_by_role("combobox", name=f"What is {column}?").click()
    page.get_by_role("option", name=meaning, exact=True).click()


def test_an_archive_becomes_a_corpus_and_goes_again(page: Page, home: Path) -> None:
    bring(page)
    stop_and_go_on(page)
    date_a_group(page)
    put_a_line_back(page)
    delete(page, home)


def bring(page: Page) -> None:
    page.locator('input[type="file"]').set_input_files(
        {"name": "../../ferries & <b>.zip", "mimeType": "application/zip", "buffer": archive()}
    )
    page.get_by_role("button", name="Look at them first").click()
    expect(page.get_by_text("Which column holds the text?")).to_be_visible(timeout=PATIENCE)
    choose(page, "tekst", "the text")
    expect(page.get_by_text("Which column holds the text?")).to_have_count(0, timeout=PATIENCE)
    preview = page.locator(".st-key-preview_list")
    expect(preview.get_by_role("button")).not_to_have_count(0, timeout=PATIENCE)
    choose(page, "kop", "title")
    expect(preview).to_contain_text("Ferry 0 late", timeout=PATIENCE)
    preview.get_by_role("button", name="Rain stops the ferries, 0").click()
    expect(page.locator(".preview .cut")).to_have_text(CAPTION)


def stop_and_go_on(page: Page) -> None:
    page.get_by_role("button", name="Build it").click()
    page.get_by_role("button", name="Stop", exact=True).click()
    page.get_by_role("button", name="Go on").click()
    expect(page.locator(".st-key-headline")).to_contain_text("203 articles", timeout=PATIENCE)


def date_a_group(page: Page) -> None:
    go_to(page, "Corpus")
    page.get_by_role("radio", name="Days to decide").click()
    settle(page)
    page.locator(".st-key-dating_groups").get_by_role("button", name="caption").click()
    expect(page.locator(".st-key-dating_text")).to_contain_text("Rain stops the ferries")
    page.keyboard.press("Shift+A")
    expect(page.locator(".st-key-following")).to_contain_text("1 decision follows with the next build")
    expect(page.locator(".st-key-dating_groups")).not_to_contain_text("caption")


def put_a_line_back(page: Page) -> None:
    go_to(page, "Articles")
    page.get_by_role("radio", name="by title").click()
    page.locator(".st-key-search input").fill('"rain stops"')
    page.keyboard.press("Enter")
    expect(page.locator(".st-key-headline")).to_contain_text("3 articles")
    settle(page)
    page.locator(".st-key-article_list button", has_text="Rain stops").first.click()
    expect(page.locator(".reader")).to_be_visible()
    settle(page)
    page.get_by_text("Show what was cut").click()
    page.locator(".st-key-cut_list button", has_text="Photo").click()
    page.get_by_role("button", name="Put this line back").click()
    expect(page.locator(".st-key-cut_list")).to_contain_text("comes back with the next build")
    reader = page.url
    go_to(page, "Corpus")
    expect(page.locator(".st-key-following")).to_contain_text("2 decisions follow")
    page.get_by_role("button", name="Build now").click()
    expect(page.locator(".st-key-rebuilding")).to_be_visible()
    expect(page.locator(".st-key-rebuilding")).to_have_count(0, timeout=PATIENCE)
    expect(page.locator(".st-key-following")).to_have_count(0)
    page.goto(reader)
    expect(page.locator(".reader")).to_contain_text(CAPTION)


def delete(page: Page, home: Path) -> None:
    page.locator(".st-key-all_corpora button").click()
    page.locator(".st-key-corpora").get_by_role("button", name="Delete").click()
    page.get_by_role("button", name="Delete it for good").click()
    expect(page.get_by_text("None yet.")).to_be_visible()
    assert list(home.iterdir()) == []
