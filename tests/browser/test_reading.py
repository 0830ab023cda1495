"""Searching, keeping, comparing and reading what is claimed, in a real Chromium."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from dashboard.decisions.log.notes import list_views, load_notes
from tests.browser.driving import articles, go_back, go_to, new_page, running_app, settle
from tests.views.articles.test_claimed_figures import make_store


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_store(tmp_path_factory.mktemp("home") / "sailors")


@pytest.fixture(scope="module")
def app(store: Path) -> Iterator[str]:
    with running_app(store.parent, DATELINE_STORE=str(store)) as address:
        yield address


@pytest.fixture
def page(app: str, browser: Browser) -> Iterator[Page]:
    with new_page(browser, app) as opened:
        expect(opened.locator(".st-key-headline")).to_contain_text("4 articles")
        yield opened


def search(page: Page, query: str) -> None:
    box = page.get_by_placeholder("Search:")
    box.click()
    box.fill(query)
    box.press("Enter")


def tab(page: Page, name: str) -> None:
    go_to(page, "Articles")
    page.get_by_role("radio", name=name, exact=True).or_(
        page.get_by_role("button", name=name, exact=True)
    ).first.click()
    settle(page)


def test_an_expression_finds_and_a_slip_is_marked_where_it_is(page: Page) -> None:
    search(page, r"/Two of \w+ died/ -bread")
    expect(page.locator(".st-key-headline")).to_contain_text("3 articles")
    search(page, 'bread "dear')
    expect(page.locator(".query_error code b")).to_have_text('"')
    expect(page.locator(".query_error")).to_contain_text("never closed")
    search(page, "bread")
    expect(page.locator(".st-key-headline")).to_contain_text("1 article")


def test_a_view_is_saved_opened_again_and_sent_as_a_link(page: Page, app: str, store: Path) -> None:
    search(page, "bread")
    expect(page.locator(".st-key-headline")).to_contain_text("bread ×")
    page.get_by_role("button", name="Save view").click()
    page.get_by_label("Name", exact=True).fill("Dear bread")
    page.get_by_label("Name", exact=True).press("Tab")
    settle(page)
    page.get_by_role("button", name="Save", exact=True).click()
    settle(page)
    search(page, "")
    expect(page.locator(".st-key-headline")).to_contain_text("4 articles")
    page.get_by_role("button", name="Save view").click()
    page.get_by_role("button", name="Dear bread").click()
    expect(page.locator(".st-key-headline")).to_contain_text("bread ×")
    (view,) = list_views(load_notes(store))
    page.goto(f"{app}/?view={view.key}")
    expect(page.locator(".st-key-headline")).to_contain_text("bread ×")


def test_a_topic_is_made_and_filters_at_the_left(page: Page) -> None:
    tab(page, "Topics")
    page.get_by_label("Name", exact=True).last.fill("Sailors")
    page.get_by_label("Search", exact=True).last.fill("sailors")
    page.get_by_role("button", name="Make a topic").click()
    box = page.locator('[class*="st-key-facet_field"]').get_by_role("checkbox", name="Sailors")
    box.click()
    expect(page.locator(".st-key-headline")).to_contain_text("3 articles")


def test_a_claimed_figure_leads_to_its_sentence_in_the_article(page: Page) -> None:
    tab(page, "Claimed figures")
    expect(page.get_by_text("How many were", exact=False).first).to_be_visible()
    page.get_by_text("arrested 3", exact=True).click()
    figures = page.locator(".st-key-figure_list button")
    expect(figures).to_have_count(3)
    expect(figures.first).to_contain_text("said by the <b>guild</b>")
    figures.first.click()
    page.wait_for_url(re.compile("article="))
    expect(page.locator(".reader .lit").first).to_contain_text("About 500 sailors")


def test_origins_are_summed_and_their_articles_open(page: Page) -> None:
    tab(page, "Origins")
    expect(
        page.get_by_text("4 articles, 4 without copies, at least 1 origin (Reuters); 2 name none")
    ).to_be_visible()
    expect(page.locator('[data-testid="stVegaLiteChart"]').first).to_be_visible()


def test_two_sides_are_chosen_swapped_and_counted(page: Page) -> None:
    search(page, "sailors")
    expect(page.locator(".st-key-headline")).to_contain_text("3 articles")
    go_to(page, "Compare")
    overlap = page.locator(".overlap")
    expect(overlap).to_contain_text("3 in A only")
    expect(overlap).to_contain_text("1 in B only")
    page.get_by_role("button", name="Choose what B is").click()
    page.wait_for_url(re.compile("side=b"))
    settle(page)
    search(page, "bread")
    expect(page.locator(".side_b")).to_contain_text("bread")
    expect(overlap).to_contain_text("1 in B only")
    page.get_by_role("button", name="Swap A and B").click()
    expect(page.locator(".side_a")).to_contain_text("bread")
    expect(overlap).to_contain_text("3 in B only")
    go_back(page)
    expect(page.locator(".side_b")).to_contain_text("bread")
    assert articles(page) == 1


def test_a_search_is_counted_while_it_is_typed(page: Page) -> None:
    box = page.get_by_placeholder("Search:")
    box.click()
    box.press_sequentially("bread")
    expect(page.get_by_text("1 article: press Enter")).to_be_visible()
    expect(page.locator(".st-key-headline")).to_contain_text("4 articles")
    box.press_sequentially(' "')
    expect(page.get_by_text("never closed")).to_be_visible()
    box.fill("sailors")
    box.press("Enter")
    expect(page.locator(".st-key-headline")).to_contain_text("3 articles")
