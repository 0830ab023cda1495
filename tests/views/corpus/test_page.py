"""The Corpus page and the start page: report, days to decide, decisions, and what is brought in."""

import html
import io
import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.decisions import append_decisions, load_decisions, new_decision, select_effective
from dashboard.store import Progress, add_source_paths, list_corpora, list_unbuilt_corpora
from dashboard.store.progress import Reporter
from dashboard.views.state.session import widget_key
from dashboard.views.widgets.preview_article import render_preview
from tests.sample_corpus import make_sample_store, sample_corpus
from tests.test_app import ENTRY, SLOW, open_page, words_of
from tests.views.browser_events import click_list, list_rows
from tests.views.preview_output import Processes


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DATELINE_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("DATELINE_STORE", raising=False)
    return make_sample_store(tmp_path / "home" / "ports")


def start_page() -> AppTest:
    page = AppTest.from_file(str(ENTRY), default_timeout=SLOW)
    page.query_params["corpora"] = "all"
    page.run()
    assert not page.exception, page.exception
    return page


def test_the_report_counts_what_was_read(store: Path) -> None:
    page = open_page(store, "Corpus")
    assert "What was read" in words_of(page)
    (read,) = [frame.value for frame in page.dataframe if "what" in frame.value and len(frame.value) > 5][:1]
    counts = dict(zip(read["what"], read["articles"], strict=True))
    assert counts["articles read"] == 60
    articles = sample_corpus().articles
    assert counts["without a date"] == sum(article.best is None for article in articles)
    assert counts["of them copies of another"] == 60 - len({article.story for article in articles})
    assert counts["with a day that is inferred, not told"] == sum(article.inferred for article in articles)


def test_a_day_is_accepted_and_leaves_the_list(store: Path) -> None:
    page = open_page(store, "Corpus", tab=["Days to decide"])
    before = open_days(page)
    page.button(key="accept_day").click().run()
    (decision,) = select_effective(load_decisions(store))
    assert decision.verb == "set_day"
    assert decision.value
    assert open_days(page) == before - 1


def test_a_group_is_accepted_at_once(store: Path) -> None:
    page = open_page(store, "Corpus", tab=["Days to decide"])
    before = open_days(page)
    page.button(key="accept_group").click().run()
    (decision,) = select_effective(load_decisions(store))
    assert decision.verb == "set_days"
    assert open_days(page) == before - len(decision.articles)
    assert "follows with the next build" in words_of(page)


def open_days(page: AppTest) -> int:
    return int(words_of(page).split(" of 60 articles have no day")[0].split()[-1].split(">")[-1])


def test_what_is_left_open_stays_in_the_list(store: Path) -> None:
    page = open_page(store, "Corpus", tab=["Days to decide"])
    before, first = open_days(page), date_asked(page)
    page.button(key="skip_day").click().run()
    assert open_days(page) == before
    assert date_asked(page) != first


def date_asked(page: AppTest) -> str:
    (key,) = [each.key for each in page.date_input if str(each.key).startswith("day_")]
    return str(key)


def test_a_decision_that_finds_nothing_is_listed(store: Path) -> None:
    append_decisions(store, new_decision("set_title", articles=("gone",), value="Rain"))
    page = open_page(store, "Corpus", tab=["Decisions"])
    assert "Found nothing to act on" in words_of(page)
    assert "Every decision found" not in words_of(page)


def test_the_start_page_renames_and_deletes(store: Path) -> None:
    page = start_page()
    assert "60 articles" in words_of(page)
    page.text_input(key=widget_key("name", "ports")).set_value("Ports *one*").run()
    page.button(key=widget_key("rename", "ports")).click().run()
    assert [info.name for info in list_corpora(store.parent)] == ["Ports *one*"]
    assert "Ports \\*one\\*" in words_of(page)
    page.button(key=widget_key("delete", "ports")).click().run()
    assert not store.exists()
    assert "None yet" in words_of(page)


def test_a_folder_is_looked_at_before_it_is_built(store: Path, tmp_path: Path, monkeypatch) -> None:
    (tmp_path / "texts").mkdir()
    monkeypatch.setenv("DATELINE_ROOTS", str(tmp_path))
    monkeypatch.setattr("dashboard.views.widgets.preview_process.subprocess.Popen", Ended)
    page = start_page()
    page.session_state["source"] = "Choose a folder"
    page.run()
    page.text_input(key="chosen_path").set_value(str(tmp_path / "texts")).run()
    page.button(key="look_folder").click().run()
    assert [info.name for info in list_unbuilt_corpora(store.parent)] == ["texts"]
    assert "about 3 articles" in words_of(page)
    assert "Rain in Lagos" in words_of(page)
    assert "<script" not in words_of(page)
    page.button(key="other_files").click().run()
    assert list_unbuilt_corpora(store.parent) == []


class Ended:
    """A preview that found one article that is hostile, and has ended."""

    def __init__(self, command: list[str], stdout: io.BufferedWriter, **_: object) -> None:
        stdout.write(PREVIEW.encode())

    def poll(self) -> int:
        return 0


PREVIEW = """{"estimate": {"files": 1, "articles": 3, "seconds": 9, "disk": 1000}, "tables": [], "day_columns": [], "set_aside": [],
"articles": [{"title": "Rain in Lagos", "published": null, "published_from": "", "publisher": "<b>", "words": 4,
"parts": [[0, 13, "title"]], "text": "Rain in Lagos<script>x</script>", "flags": [], "format": "text",
"file": "a.txt", "language": "en", "author": "", "url": ""}]}"""


def test_a_folder_outside_the_set_roots_is_not_read(store: Path, tmp_path: Path, monkeypatch) -> None:
    (tmp_path / "shared").mkdir()
    monkeypatch.setenv("DATELINE_ROOTS", str(tmp_path / "shared"))
    page = start_page()
    page.session_state["source"] = "Choose a folder"
    page.run()
    page.text_input(key="chosen_path").set_value(str(tmp_path)).run()
    assert "may not be read here" in page.error[0].value
    assert not [button for button in page.button if button.key == "look_folder"]


def test_overview_says_first_where_many_have_no_day(store: Path) -> None:
    undated = [article for article in sample_corpus().articles if article.best is None]
    others = [article for article in sample_corpus().articles if article.best is not None]
    few = [article.key for article in [*undated, *others[:3]]]
    page = open_page(store, "Overview", only=few)
    assert f"{len(undated)} of {len(few)} articles have no day of publication" in words_of(page)
    page.button(key="use_happened").click().run()
    assert "articles have no day of publication" not in words_of(page)
    assert "articles have no day of publication" not in words_of(open_page(store, "Overview"))


def test_a_long_run_of_cuts_is_folded_and_every_letter_is_kept() -> None:
    lines = ["Title", "Home", "World", "<b>Letters", "Sport", "Rain fell.", "Share"]
    text, parts, at = "\n".join(lines), [], 0
    for line in lines:
        name = {"Title": "title", "Rain fell.": ""}.get(line, "furniture")
        parts += [[at, at + len(line), name]] if name else []
        at += len(line) + 1
    markup = render_preview({"text": text, "parts": parts})
    assert markup.count("<details>") == 1
    assert "<summary>4 lines cut</summary>" in markup
    bare = re.sub(r"<[^>]*>", "", markup.replace("<summary>4 lines cut</summary>", ""))
    assert html.unescape(bare) == text


def test_a_build_that_decisions_wait_for_is_followed_and_shown_anew(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    processes = Processes()
    monkeypatch.setattr("subprocess.Popen", processes)
    add_source_paths(store, [store / "texts"])
    page = open_page(store, "Corpus", tab=["Days to decide"])
    page.button(key="accept_group").click().run()
    page.button(key="build_now").click().run()
    assert [command[0] for command in processes.builds] == ["build"]
    assert "build_now" not in [button.key for button in page.button]
    Reporter(store).write(Progress("done"), at_once=True)
    page.run()
    assert not page.exception
    assert "build_now" in [button.key for button in page.button]


def test_a_tab_of_the_page_is_named_in_the_address(store: Path) -> None:
    page = open_page(store, "Corpus")
    page.segmented_control(key="corpus_tab").set_value("Decisions").run()
    assert page.query_params["tab"] == "Decisions"
    assert "Nothing was decided yet" in words_of(page)
    page.segmented_control(key="corpus_tab").set_value("What was read").run()
    assert "tab" not in page.query_params


def test_a_decision_that_finds_nothing_is_dropped(store: Path) -> None:
    append_decisions(store, new_decision("set_title", articles=("gone",), value="Rain"))
    page = open_page(store, "Corpus", tab=["Decisions"])
    (pending,) = list_rows(page, "pending_list")
    click_list(page, "pending_list", pending["id"], event="acted")
    assert select_effective(load_decisions(store)) == ()
    assert "Every decision found its names and articles" in words_of(page).replace("\\", "")
