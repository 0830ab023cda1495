"""The desk in a real Chromium: two of one name are parted and stay so, a colleague's file, a spot check."""

import json
import re
import time
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from dashboard.decisions import load_decisions, new_decision
from dashboard.decisions.log.accuracy_checks import load_checks
from dashboard.pipeline import build
from dashboard.store.corpus_list import rename_corpus
from tests.browser.driving import PATIENCE, new_page, running_app, settle
from tests.namesake_articles import articles_on_two_harkers, later_articles_on_two_harkers
from tests.sample_corpus import make_sample_store


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("home")
    make_sample_store(home / "sample")
    rename_corpus(home / "sample", "Harbour sample")
    write(home / "texts", articles_on_two_harkers())
    build([home / "texts"], home / "harkers")
    rename_corpus(home / "harkers", "Two Harkers")
    return home


def write(folder: Path, texts: dict[str, str]) -> None:
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")


@pytest.fixture(scope="module")
def app(home: Path) -> Iterator[str]:
    with running_app(home, DATELINE_STORE=str(home / "sample")) as address:
        yield address


@pytest.fixture
def page(app: str, browser: Browser) -> Iterator[Page]:
    with new_page(browser, app) as opened:
        yield opened


def names(page: Page) -> dict[str, int]:
    lines = page.locator(".st-key-name_list .line").all_inner_texts()
    return {label: int(count) for label, count in (line.split("\n") for line in lines)}


def test_two_of_one_name_are_parted_in_a_minute_and_stay_apart_when_articles_are_added(
    app: str, home: Path, page: Page
) -> None:
    page.goto(f"{app}/who?corpus=harkers")
    expect(page.locator(".st-key-name_list")).to_contain_text("Daniel Harker", timeout=PATIENCE)
    before = names(page)
    assert before["Daniel Harker"] == 40
    began = time.monotonic()
    page.get_by_role("button", name="Two of one name").click()
    expect(page.get_by_role("group", name="Selected values").first).to_contain_text("Cardiff")
    page.get_by_role("button", name="Part them").click()
    listed = page.locator(".st-key-name_list")
    expect(listed).to_contain_text("Daniel Harker (Lisbon)")
    assert time.monotonic() - began < 60
    settle(page)
    parted = names(page)
    assert parted["Daniel Harker (Cardiff)"] + parted["Daniel Harker (Lisbon)"] >= 34
    assert sum(count for label, count in parted.items() if label.startswith("Daniel Harker")) == 40
    expect(page.locator(".st-key-facet_person")).to_contain_text("Daniel Harker (Cardiff)")

    page.locator(".st-key-decision_list").get_by_role("button").first.click()
    expect(listed).not_to_contain_text("Daniel Harker (Lisbon)")
    assert names(page) == before

    page.locator(".st-key-facet_person").get_by_role("checkbox", name="Daniel Harker").click()
    expect(page.locator(".st-key-headline")).to_contain_text("Daniel Harker ×")
    settle(page)
    page.get_by_role("button", name="Two of one name").click()
    page.get_by_role("button", name="Part them").click()
    # What was filtered by the one name is now filtered by all who bear it.
    expect(page.locator(".st-key-headline")).to_contain_text(
        "Daniel Harker (Cardiff) or Daniel Harker (Lisbon)"
    )
    expect(page.locator(".st-key-headline")).to_contain_text("40 articles")
    write(home / "texts", later_articles_on_two_harkers())
    build([home / "texts"], home / "harkers")
    page.goto(f"{app}/who?corpus=harkers")
    expect(page.locator(".st-key-headline")).to_contain_text("45 articles", timeout=PATIENCE)
    expect(listed).to_contain_text("Daniel Harker (unsure which)")
    settle(page)
    grown = names(page)
    assert grown["Daniel Harker (Cardiff)"] == parted["Daniel Harker (Cardiff)"] + 2
    assert grown["Daniel Harker (Lisbon)"] == parted["Daniel Harker (Lisbon)"] + 2
    assert grown["Daniel Harker (unsure which)"] == parted["Daniel Harker (unsure which)"] + 1

    page.locator(".st-key-unsure_list").get_by_role("button").first.click()
    expect(page.locator("h2.title", has_text="Whose are these?")).to_be_visible()


def test_a_colleagues_file_is_laid_beside_ones_own_and_taken_as_chosen(
    app: str, home: Path, page: Page, tmp_path: Path
) -> None:
    page.goto(f"{app}/who?corpus=sample")
    listed = page.locator(".st-key-name_list")
    for name in ("Anna Lindqvist", "Omar Saleh"):
        listed.get_by_role("checkbox", name=name).click()
        settle(page)
    page.get_by_role("button", name="Merge", exact=True).click()
    expect(page.locator(".st-key-decision_list")).to_contain_text("are one: Anna Lindqvist")
    # A click on the line undoes nothing: only its button does.
    page.locator(".st-key-decision_list .text").first.click()
    settle(page)
    expect(page.locator(".st-key-decision_list")).to_contain_text("are one: Anna Lindqvist")
    both = ("person:Anna Lindqvist", "person:Omar Saleh")
    theirs = (
        new_decision("merge", kind="person", spellings=both, value="Omar Saleh"),
        new_decision("hide", kind="person", spellings=("person:Elena Markova",)),
    )
    sent = tmp_path / "theirs.jsonl"
    sent.write_text("".join(json.dumps(asdict(each)) + "\n" for each in theirs), encoding="utf-8")
    page.goto(f"{app}/corpus?corpus=sample&tab=Decisions")
    page.locator('input[type="file"]').first.set_input_files(sent)
    expect(page.get_by_text("1 new, 1 that differs from yours")).to_be_visible()
    conflict = page.locator(".st-key-conflict_0")
    expect(conflict).to_contain_text("are one: Anna Lindqvist")
    expect(conflict).to_contain_text("are one: Omar Saleh")
    assert len(load_decisions(home / "sample")) == 1
    conflict.get_by_role("radio", name="take theirs").or_(conflict.get_by_text("take theirs")).first.click()
    page.get_by_role("button", name="Take 3 decisions").click()
    expect(page.get_by_text("The list of decisions undoes them.")).to_be_visible()
    expect(page.locator(".st-key-decision_list")).to_contain_text("are one: Omar Saleh")
    expect(page.locator(".st-key-facet_person")).not_to_contain_text("Elena Markova")


def test_a_publisher_is_parted_by_ticked_articles(app: str, home: Path, page: Page) -> None:
    page.goto(f"{app}/who?corpus=sample")
    page.get_by_text("Publishers", exact=True).click()
    listed = page.locator(".st-key-name_list")
    expect(listed).to_contain_text("Northern Wire", timeout=PATIENCE)
    before = names(page)
    table = page.locator("[class*='st-key-published_by_']").first
    table.scroll_into_view_if_needed()
    settle(page)
    # The box before the first row of the table, below its head.
    table.locator("canvas").first.click(position={"x": 16, "y": 52}, force=True)
    publisher = page.get_by_label("The ticked articles are published by")
    publisher.fill("Harbour Weekly")
    publisher.press("Enter")
    expect(page.get_by_text("What changes: 1 article changes")).to_be_visible()
    page.get_by_role("button", name="Part them").click()
    expect(listed).to_contain_text("Harbour Weekly")
    settle(page)
    assert names(page) == before | {"Harbour Weekly": 1, "Northern Wire": before["Northern Wire"] - 1}
    decision = load_decisions(home / "sample")[-1]
    assert (decision.verb, decision.value, len(decision.articles)) == ("set_publisher", "Harbour Weekly", 1)


def test_a_spot_check_is_answered_by_key_and_printed_with_its_interval(
    app: str, home: Path, page: Page
) -> None:
    page.goto(f"{app}/who?corpus=sample&tab=Spot checks")
    page.get_by_label("Your initials").fill("AB")
    page.get_by_label("Your initials").press("Enter")
    page.get_by_role("slider").press("Home")
    settle(page)
    page.get_by_role("button", name="Draw", exact=True).click()
    expect(page.get_by_text("with exactly these words, a person?")).to_be_visible()
    checks, _ = load_checks(home / "sample")
    for number in range(len(checks[0].items)):
        expect(page.get_by_text(re.compile(rf"^{number + 1}\. Is "))).to_be_visible()
        page.keyboard.press("n" if number % 10 == 3 else "y")
    expect(page.get_by_text(re.compile(r"18 of 20 right, precision 0\.90"))).to_be_visible()
    _, answers = load_checks(home / "sample")
    assert len(answers) == 20
    assert {answer.who for answer in answers} == {"AB"}
