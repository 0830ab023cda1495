"""A real Chromium before a running app: what every journey needs."""

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

from playwright.sync_api import Browser, Page, expect

from dashboard.paths import ROOT

CHROMIUM = Path("/usr/bin/chromium")
REQUIRED = os.environ.get("DATELINE_BROWSER") == "required"
"""Whether a tool that is missing fails a journey instead of skipping it."""
FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
# A busy machine that also measures coverage may need half a minute for one click.
PATIENCE = 60_000
expect.set_options(timeout=PATIENCE)


@contextmanager
def running_app(home: Path, **text: str) -> Iterator[str]:
    """Run the app on the corpora in a folder and give its address."""
    port = free_port()
    environment = {name: value for name, value in os.environ.items() if name != "DATELINE_STORE"} | {
        "DATELINE_HOME": str(home),
        "STREAMLIT_SERVER_PORT": str(port),
        "STREAMLIT_SERVER_HEADLESS": "true",
        **text,
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


@contextmanager
def new_page(browser: Browser, app: str) -> Iterator[Page]:
    """Open a page at the size of a small laptop; it asks nothing of other machines, and is refused nothing."""
    # West of Greenwich, where a day read as an instant would fall a day short.
    opened = browser.new_page(viewport={"width": 1366, "height": 768}, timezone_id="America/Los_Angeles")
    opened.set_default_timeout(PATIENCE)
    elsewhere: list[str] = []
    refused: list[str] = []
    site = app.split("?")[0].rstrip("/")
    opened.on("request", lambda request: note_elsewhere(request.url, site, elsewhere))
    opened.on("console", lambda text: note_refused(text.text, refused))
    opened.goto(app)
    yield opened
    assert not elsewhere, "the app asked for something outside this machine"
    assert not refused, "the browser refused what the app needs"
    opened.close()


def note_elsewhere(url: str, app: str, elsewhere: list[str]) -> None:
    here = (app, app.replace("http", "ws", 1), "data:", "blob:")
    if not url.startswith(here):
        elsewhere.append(url)


def note_refused(text: str, refused: list[str]) -> None:
    if "Content Security Policy" in text:
        refused.append(text)


def articles(page: Page) -> int:
    text = page.locator(".st-key-headline .count").inner_text()
    return int(text.split()[0].replace(",", ""))


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


def go_back(page: Page) -> None:
    # As a person does: from a page that stands.
    settle(page)
    page.go_back()


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
