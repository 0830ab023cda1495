"""One analyst's way through the app, in a real Chromium."""

import re
import urllib.request
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.driving import PATIENCE, articles, choose, download, drag, go_back, go_to, read_csv, settle


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
    go_back(page)
    expect(page.locator(".st-key-headline")).to_contain_text("Asia ×")
    assert articles(page) == both


def test_a_value_can_be_left_out(page: Page) -> None:
    page.locator(".st-key-facet_country").get_by_role("button", name="leave out: Syria").click(force=True)
    expect(page.locator(".st-key-headline")).to_contain_text("not about: Syria ×")
    assert 0 < articles(page) < 60


def test_a_drag_over_time_filters_by_whole_days_in_any_time_zone(page: Page, tmp_path: Path) -> None:
    drag(page, 0.30, 0.60)
    expect(page.locator(".st-key-headline")).to_contain_text("published")
    days = re.search(r"published=(\d{4}-\d\d-\d\d)\.\.(\d{4}-\d\d-\d\d)", page.url)
    assert days is not None
    settle(page)
    assert 0 < articles(page) < 60
    first, last = days.groups()
    assert "2017-02-01" < first < last < "2017-05-11"
    rows = read_csv(download(page, "over_time", "CSV", tmp_path))
    chosen = [row["Start"] for row in rows if row["Chosen"] == "True" and row["Span"] == "bin"]
    assert (min(chosen), max(chosen)) == (first, last)


def test_a_drawing_and_its_rows_can_be_taken_away(page: Page, tmp_path: Path) -> None:
    choose(page, "region", "Asia")
    settle(page)
    drawn = download(page, "over_time", "SVG", tmp_path).read_text(encoding="utf-8")
    words = re.sub(r"<[^>]*>", " ", drawn)
    assert "Articles a day, published" in words
    assert "Asia" in words
    rows = read_csv(download(page, "over_time", "CSV", tmp_path))
    assert sum(int(row["Count"]) for row in rows) == articles(page)


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
