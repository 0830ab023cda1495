"""One analyst's way through the app, in a real Chromium."""

import csv
import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect, sync_playwright

from dashboard.paths import ROOT
from tests.sample import make_sample_store

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="there is no Chromium on this machine"),
]
PATIENCE = 20_000


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    home = tmp_path_factory.mktemp("home")
    with running_app(home, DATELINE_STORE=str(make_sample_store(home / "sample"))) as address:
        yield address


@contextmanager
def running_app(home: Path, **said: str) -> Iterator[str]:
    """Run the app on the corpora in a folder and give its address."""
    port = free_port()
    environment = {name: value for name, value in os.environ.items() if name != "DATELINE_STORE"} | {
        "DATELINE_HOME": str(home),
        "STREAMLIT_SERVER_PORT": str(port),
        "STREAMLIT_SERVER_HEADLESS": "true",
        **said,
    }
    command = [sys.executable, "-m", "dashboard"]
    process = subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, start_new_session=True
    )
    try:
        wait_for(f"http://127.0.0.1:{port}/_stcore/health")
        yield f"http://127.0.0.1:{port}"
    finally:
        os.killpg(process.pid, 15)
        process.wait(20)


def free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return int(door.getsockname()[1])


def wait_for(address: str) -> None:
    for _ in range(120):
        try:
            with urllib.request.urlopen(address, timeout=1):
                return
        except OSError:
            time.sleep(0.5)
    raise AssertionError(f"nothing answers at {address}")


@pytest.fixture
def page(app: str) -> Iterator[Page]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        # West of Greenwich, where a day read as an instant would fall a day short.
        opened = browser.new_page(viewport={"width": 1366, "height": 768}, timezone_id="America/Los_Angeles")
        opened.set_default_timeout(PATIENCE)
        elsewhere: list[str] = []
        refused: list[str] = []
        opened.on("request", lambda request: note_elsewhere(request.url, app, elsewhere))
        opened.on("console", lambda said: note_refused(said.text, refused))
        opened.goto(app)
        expect(opened.locator(".st-key-headline")).to_contain_text("60 articles", timeout=PATIENCE)
        yield opened
        assert not elsewhere, "the app asked for something outside this machine"
        assert not refused, "the browser refused what the app needs"
        browser.close()


def note_elsewhere(url: str, app: str, elsewhere: list[str]) -> None:
    here = (app, app.replace("http", "ws", 1), "data:", "blob:")
    if not url.startswith(here):
        elsewhere.append(url)


def note_refused(said: str, refused: list[str]) -> None:
    if "Content Security Policy" in said:
        refused.append(said)


def articles(page: Page) -> int:
    said = page.locator(".st-key-headline .count").inner_text()
    return int(said.split()[0].replace(",", ""))


def settle(page: Page) -> None:
    # The status shows only after a while; the state of the script is there at once.
    expect(page.locator('[data-testid="stApp"]')).to_have_attribute(
        "data-test-script-state", "notRunning", timeout=PATIENCE
    )
    expect(page.locator('[data-testid="stStatusWidget"]')).to_have_count(0, timeout=PATIENCE)


def choose(page: Page, facet: str, value: str) -> None:
    before = page.url
    page.locator(f".st-key-facet_{facet}").get_by_role("checkbox", name=value).click()
    page.wait_for_url(lambda url: url != before)
    expect(page.locator(".st-key-headline")).to_contain_text(f"{value} ×")


def go_to(page: Page, title: str) -> None:
    page.get_by_role("link", name=title, exact=True).click()
    page.wait_for_url(re.compile(f"/{title.lower()}"))
    settle(page)


def drag(page: Page, start: float, end: float) -> None:
    before = page.url
    # A chart that is not drawn yet hears nothing.
    settle(page)
    chart = page.locator('[data-testid="stVegaLiteChart"]').first
    chart.locator("canvas, svg").first.wait_for()
    chart.scroll_into_view_if_needed()
    box = chart.bounding_box()
    assert box is not None
    height = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + start * box["width"], height)
    page.mouse.down()
    page.mouse.move(box["x"] + (start + end) / 2 * box["width"], height, steps=6)
    page.mouse.move(box["x"] + end * box["width"], height, steps=6)
    page.mouse.up()
    page.wait_for_url(lambda url: url != before)


def download(page: Page, chart: str, label: str, folder: Path) -> Path:
    page.locator(f".st-key-export_{chart} button").first.click()
    with page.expect_download() as waiting:
        page.get_by_role("button", name=label, exact=True).click()
    path = folder / waiting.value.suggested_filename
    waiting.value.save_as(path)
    page.keyboard.press("Escape")
    return path


def read_csv(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


def test_the_app_tells_the_browser_to_load_from_it_alone(app: str) -> None:
    with urllib.request.urlopen(app) as answer:
        assert "default-src 'self'" in answer.headers["Content-Security-Policy"]
        assert answer.headers["X-Frame-Options"] == "DENY"


def test_filters_narrow_every_page_and_back_takes_them_back(page: Page) -> None:
    choose(page, "region", "Asia")
    in_asia = articles(page)
    choose(page, "person", "Omar Saleh")
    both = articles(page)
    assert 0 < both <= in_asia < 60
    go_to(page, "Places")
    page.wait_for_url(re.compile("region=Asia"))
    assert articles(page) == both
    page.locator(".st-key-pills button", has_text="Asia").click()
    expect(page.locator(".st-key-headline")).not_to_contain_text("Asia ×")
    page.go_back()
    expect(page.locator(".st-key-headline")).to_contain_text("Asia ×")
    assert articles(page) == both


def test_a_value_can_be_left_out(page: Page) -> None:
    page.locator(".st-key-facet_country").get_by_role("button", name="leave out: Syria").click(force=True)
    expect(page.locator(".st-key-headline")).to_contain_text("not about: Syria ×")
    assert 0 < articles(page) < 60


def test_a_drag_over_time_filters_by_whole_days_in_any_time_zone(page: Page, tmp_path: Path) -> None:
    drag(page, 0.30, 0.60)
    expect(page.locator(".st-key-headline")).to_contain_text("published")
    found = re.search(r"published=(\d{4}-\d\d-\d\d)\.\.(\d{4}-\d\d-\d\d)", page.url)
    assert found is not None
    settle(page)
    assert 0 < articles(page) < 60
    first, last = found.groups()
    assert "2017-02-01" < first < last < "2017-05-11"
    rows = read_csv(download(page, "over_time", "CSV", tmp_path))
    chosen = [row["start"] for row in rows if row["chosen"] == "True" and row["bucket"] == "bin"]
    assert (min(chosen), max(chosen)) == (first, last)


def test_a_drawing_and_its_rows_can_be_taken_away(page: Page, tmp_path: Path) -> None:
    choose(page, "region", "Asia")
    settle(page)
    drawn = download(page, "over_time", "SVG", tmp_path).read_text(encoding="utf-8")
    words = re.sub(r"<[^>]*>", " ", drawn)
    assert "Articles a day, published" in words
    assert "Asia" in words
    rows = read_csv(download(page, "over_time", "CSV", tmp_path))
    assert sum(int(row["count"]) for row in rows) == articles(page)


def test_names_merge_and_part_again_with_every_count(page: Page) -> None:
    go_to(page, "Who")
    names = page.locator(".st-key-name_list")
    before = names.inner_text()
    for name in ("Anna Lindqvist", "Omar Saleh"):
        names.get_by_role("checkbox", name=name).click()
        settle(page)
    page.get_by_role("button", name="Merge", exact=True).click()
    decided = page.locator(".st-key-decision_list")
    expect(decided).to_contain_text("are one: Anna Lindqvist")
    expect(names.get_by_role("checkbox", name="Omar Saleh")).to_have_count(0)
    expect(page.locator(".st-key-facet_person")).not_to_contain_text("Omar Saleh")
    decided.get_by_role("button").first.click()
    expect(decided).to_have_count(0)
    expect(names).to_contain_text("Omar Saleh")
    assert names.inner_text() == before


def test_a_sentence_leads_to_its_article(page: Page) -> None:
    sentence = page.locator(".st-key-sentence_list button").first
    words = sentence.locator(".text").inner_text()
    sentence.click()
    page.wait_for_url(re.compile(r"/articles\?.*article="))
    reader = page.locator(".reader")
    expect(reader).to_contain_text(words[:40])
    assert " ".join(reader.locator(".lit").all_inner_texts()).startswith(words.split()[0])
    page.get_by_role("button", name="‹ All articles").click()
    expect(page.locator(".st-key-article_list button").first).to_be_visible()


def test_the_browser_names_the_page_and_the_corpus(page: Page) -> None:
    go_to(page, "Places")
    expect(page).to_have_title("Places · Harbour sample · Dateline", timeout=PATIENCE)


def test_the_keyboard_reaches_a_facet_and_keeps_its_place(page: Page) -> None:
    box = page.locator(".st-key-facet_country").get_by_role("checkbox", name="Turkey")
    box.focus()
    page.keyboard.press("Space")
    expect(page.locator(".st-key-headline")).to_contain_text("Turkey ×")
    settle(page)
    expect(page.locator(".st-key-facet_country").get_by_role("checkbox", name="Turkey")).to_be_focused()
