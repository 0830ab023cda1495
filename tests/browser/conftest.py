"""One Chromium for all journeys; where there is none they are skipped, unless they are required."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.browser.driving import CHROMIUM, FLAGS, PATIENCE, REQUIRED, new_page, running_app
from tests.sample_corpus import make_sample_store

HERE = Path(__file__).parent


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what drives a browser."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker("browser")
            if not CHROMIUM.exists() and not REQUIRED:
                item.add_marker(pytest.mark.skip(reason="there is no Chromium on this machine"))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return a Chromium; each test opens pages of its own."""
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of an app on the sample corpus, one for each module."""
    home = tmp_path_factory.mktemp("home")
    with running_app(home, DATELINE_STORE=str(make_sample_store(home / "sample"))) as address:
        yield address


@pytest.fixture
def page(app: str, browser: Browser) -> Iterator[Page]:
    """Return a page on the sample corpus."""
    with new_page(browser, app) as opened:
        expect(opened.locator(".st-key-headline")).to_contain_text("60 articles", timeout=PATIENCE)
        yield opened
