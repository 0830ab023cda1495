"""The timeline in a real Chromium: look closer and back, turn the clock, open, correct, take away."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.driving import articles, download, drag, go_back, go_to, read_csv, settle


@pytest.fixture
def timeline(page: Page, app: str) -> Page:
    """Return the page Timeline on the clock of happening."""
    page.goto(f"{app}/timeline?clock=happened")
    expect(page.locator(".st-key-head_events")).to_contain_text("reported event")
    settle(page)
    return page


def events(page: Page) -> int:
    """Return how many events the head of the list counts."""
    heading = page.locator(".st-key-head_events").inner_text()
    return int(heading.split()[0].replace(",", ""))


def test_a_drag_looks_closer_and_a_double_click_back(timeline: Page) -> None:
    every = articles(timeline)
    drag(timeline, 0.45, 0.70)
    expect(timeline.locator(".st-key-headline")).to_contain_text("happened")
    assert re.search(r"happened=\d{4}-\d\d-\d\d\.\.\d{4}-\d\d-\d\d", timeline.url)
    settle(timeline)
    closer = articles(timeline)
    assert 0 < closer < every
    before = timeline.url
    timeline.get_by_role("button", name="Wider", exact=True).click()
    timeline.wait_for_url(lambda url: url != before)
    settle(timeline)
    assert articles(timeline) > closer
    box = timeline.locator('[data-testid="stVegaLiteChart"]').first.bounding_box()
    assert box is not None
    timeline.mouse.dblclick(box["x"] + 0.5 * box["width"], box["y"] + 30)
    timeline.wait_for_url(lambda url: "happened=" not in url)
    settle(timeline)
    assert articles(timeline) == every


def test_the_other_clock_is_one_click_away(timeline: Page) -> None:
    expect(timeline.locator("h2", has_text="on the days told of")).to_be_visible()
    timeline.get_by_role("radio", name="by day of publication").or_(
        timeline.get_by_role("button", name="by day of publication")
    ).first.click()
    expect(timeline.locator("h2", has_text="on the days of publication")).to_be_visible()
    assert "clock=" not in timeline.url


def test_a_mark_opens_what_it_counts(timeline: Page, tmp_path: Path) -> None:
    every = events(timeline)
    marks = read_csv(download(timeline, "lanes", "CSV", tmp_path))
    chart = timeline.locator('[data-testid="stVegaLiteChart"]').nth(1)
    chart.scroll_into_view_if_needed()
    chart.locator(".mark-symbol path").first.wait_for(state="attached") if chart.locator(
        "svg"
    ).count() else None
    box = chart.bounding_box()
    assert box is not None
    for x in range(130, int(box["width"]), 4):
        timeline.mouse.click(box["x"] + x, box["y"] + 12)
        timeline.wait_for_timeout(60)
        if timeline.get_by_role("button", name="All marks ›").count():
            break
    expect(timeline.get_by_role("button", name="All marks ›")).to_be_visible()
    settle(timeline)
    head = timeline.locator(".st-key-head_events h2").inner_text()
    number, _, label = head.partition(" reported event")
    day, lane, status = label.removeprefix("s").removeprefix(", ").split(", ")
    (mark,) = [m for m in marks if (m["Name"], m["Lane"], m["Status"]) == (day, lane, status)]
    assert int(number) == int(mark["Events"]) < every
    timeline.get_by_role("button", name="All marks ›").click()
    expect(timeline.locator(".st-key-head_events h2")).to_contain_text(f"{every} reported")


def test_an_event_is_corrected_and_put_back(timeline: Page) -> None:
    every = events(timeline)
    timeline.locator(".st-key-correct button").first.click()
    timeline.get_by_role("button", name="Correct it", exact=True).click()
    corrected = timeline.locator(".st-key-correction_list")
    expect(corrected).to_contain_text("not an event")
    expect(timeline.locator(".st-key-head_events")).to_contain_text(f"{every - 1} reported")
    corrected.get_by_role("button").first.click()
    expect(corrected).to_have_count(0)
    expect(timeline.locator(".st-key-head_events")).to_contain_text(f"{every} reported")


def test_a_sentence_of_an_event_leads_to_its_article(timeline: Page) -> None:
    sentence = timeline.locator(".st-key-event_sentences button").first
    words = sentence.locator(".text").inner_text()
    sentence.click()
    timeline.wait_for_url(re.compile(r"/articles\?.*article="))
    expect(timeline.locator(".reader .lit").first).to_be_visible()
    assert " ".join(timeline.locator(".reader .lit").all_inner_texts()).startswith(words.split()[0])
    go_back(timeline)
    expect(timeline.locator(".st-key-head_events")).to_be_visible()


def test_the_timeline_can_be_taken_away_in_every_form(timeline: Page, tmp_path: Path) -> None:
    number = events(timeline)
    rows = read_csv(download(timeline, "events", "CSV", tmp_path))
    assert len(rows) == number
    payload = json.loads(download(timeline, "events", "JSON", tmp_path).read_text(encoding="utf-8"))
    assert [row["Sentence"] for row in payload["rows"]] == [row["Sentence"] for row in rows]
    sheet = read_csv(download(timeline, "events", "TimelineJS", tmp_path))
    assert len(sheet) == number
    assert {"Year", "Display Date", "Headline"} <= set(sheet[0])
    page = download(timeline, "events", "Page to print", tmp_path).read_text(encoding="utf-8")
    assert page.count("<article>") == number
    for form, begins in (("PNG", b"\x89PNG"), ("SVG", b"<svg"), ("PDF", b"%PDF")):
        assert download(timeline, "lanes", form, tmp_path).read_bytes().startswith(begins)


def test_tabs_are_kept_in_the_address(page: Page) -> None:
    go_to(page, "Timeline")
    page.get_by_text("Meetings", exact=True).first.click()
    page.wait_for_url(re.compile("tab=Meetings"))
    expect(page.locator(".st-key-head_meetings")).to_contain_text("meetings, visits and calls")
    go_back(page)
    expect(page.locator(".st-key-head_events")).to_be_visible()
