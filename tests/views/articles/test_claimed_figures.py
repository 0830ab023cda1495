"""The tabs of the page Articles: claimed figures, origins and topics, with something to show and with nothing."""

import datetime as dt
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.charts.figure_strip import PICK
from dashboard.decisions.log.notes import append_note, list_topics, list_views, load_notes, new_note
from dashboard.schema import Part
from dashboard.store.suggested_topics import SuggestedTopics, write_suggested_topics
from dashboard.views.state.session import widget_key
from tests.plain_corpus import (
    Article,
    PlainCorpus,
    PlainEvent,
    PlainFigure,
    entity_for_each_name,
    parse_sentence,
    write_store,
)
from tests.test_app import SLOW, count_of, run_page, words_of
from tests.views.browser_events import click_chart, click_list, list_rows

DAY = dt.date(2017, 3, 26)


def make_store(folder: Path) -> Path:
    articles = []
    for number, publisher in enumerate(("Courier", "Ledger", "Mirror")):
        sentence = parse_sentence("About 500 sailors were held in [Moscow|place:RUS], the <b>guild</b> said.")
        sentence.figures.append(
            PlainFigure(0, 9, "arrested", 500 + number, 500 + number, "about", "sailors", "the <b>guild</b>")
        )
        died = parse_sentence("Two of them died.")
        died.figures.append(
            PlainFigure(0, 3, "killed", 2, 2, what="")
            if number
            else PlainFigure(0, 3, "killed", 3, -1, "at least")
        )
        day = DAY + dt.timedelta(days=number)
        sentence.events.append(PlainEvent(DAY, DAY, "arrest", cluster=1))
        article = Article(
            f"k{number}",
            [parse_sentence(f"Sailors {number}", Part.TITLE), sentence, died],
            publisher,
            story=number,
        )
        article.best = article.first = article.last = day
        article.origins = [("Reuters", "cited")] if number else []
        articles.append(article)
    articles.append(Article("k9", [parse_sentence("Bread is dear.")], "Mirror", story=9))
    write_store(PlainCorpus(articles, entity_for_each_name(articles)), folder, "Sailors")
    return folder


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    made = make_store(tmp_path / "sailors")
    monkeypatch.setenv("DATELINE_HOME", str(tmp_path))
    monkeypatch.setenv("DATELINE_STORE", str(made))
    return made


def open_tab(store: Path, tab: str, title: str = "Articles", **params: list[str]) -> AppTest:
    page = AppTest.from_function(run_page, args=(str(store), title), default_timeout=SLOW)
    for name, values in {"tab": [tab], **params}.items():
        page.query_params[name] = values
    page.run()
    assert not page.exception, page.exception
    return page


def test_figures_are_drawn_kind_by_kind(store: Path) -> None:
    page = open_tab(store, "Claimed figures")
    assert "How many were arrested" in words_of(page) or "How many were killed" in words_of(page)
    page.segmented_control(key="kind_of_figure").set_value("killed").run()
    assert "How many were killed" in words_of(page)
    assert "3 figures, in sentences of the selected articles" in words_of(page)
    assert "<b>guild</b>" not in words_of(page)


def test_a_dot_leads_to_its_sentences(store: Path) -> None:
    page = open_tab(store, "Claimed figures")
    page.session_state["picked_figure"] = ("the <b>guild</b>", "about 501")
    page.segmented_control(key="kind_of_figure").set_value("arrested").run()
    assert "1 figures, in sentences" in words_of(page)
    page.button(key="all_figures").click().run()
    assert "3 figures, in sentences" in words_of(page)


def test_articles_without_figures_say_so(store: Path) -> None:
    page = open_tab(store, "Claimed figures", q=["bread"])
    assert "claim no figure" in words_of(page)
    assert not page.get("vega_lite_chart")


def test_origins_are_summed_over_the_selection(store: Path) -> None:
    sentence = words_of(open_tab(store, "Origins"))
    assert "4 articles, 4 without copies, at least 1 origin \\(Reuters\\); 2 name none" in sentence
    assert "Who had it first and who followed" in sentence
    assert "none names an origin" in words_of(open_tab(store, "Origins", q=["bread"]))


def test_a_topic_is_made_shown_counted_and_removed(store: Path) -> None:
    page = open_tab(store, "Topics")
    assert "No topic yet" in words_of(page)
    page.text_input(key="topic_name").set_value("Bread")
    page.text_input(key="topic_query").set_value("bread OR dear")
    next(button for button in page.button if "Make" in button.label).click().run()
    (topic,) = list_topics(load_notes(store))
    assert (topic.name, topic.query) == ("Bread", "bread OR dear")
    page = open_tab(store, "Topics")
    assert "1 article" in words_of(page)
    page = open_tab(store, "", **{"f:saved topic": ["Bread"]})
    assert count_of(page) == 1
    page = open_tab(store, "Topics")
    page.button(key=widget_key("remove", topic.id)).click().run()
    assert list_topics(load_notes(store)) == ()


def test_a_topic_that_cannot_be_read_says_where(store: Path) -> None:
    page = open_tab(store, "Topics")
    page.text_input(key="topic_name").set_value("Bread")
    page.text_input(key="topic_query").set_value('bread "dear')
    next(b for b in page.button if "Make" in b.label).click().run()
    assert "character 7 of the search" in page.warning[0].value
    assert list_topics(load_notes(store)) == ()


def test_a_view_is_saved_and_opens_again(store: Path) -> None:
    page = open_tab(store, "", q=["bread"])
    page.text_input(key="view_name").set_value("Dear bread")
    page.button(key="save_view_now").click().run()
    (view,) = list_views(load_notes(store))
    assert dict(view.params) == {"q": ("bread",), "v": ("2",)}
    assert count_of(open_tab(store, "", view=[view.key])) == 1
    assert "does not know" in words_of(open_tab(store, "", view=["0123456789ab"]))
    page = open_tab(store, "")
    page.button(key=widget_key("view", view.key)).click().run()
    assert count_of(page) == 1


def test_a_hand_list_holds_beside_a_search(store: Path) -> None:
    append_note(store, new_note("topic", name="Bread", query="bread", keys=("k0",), without=("k9",)))
    page = open_tab(store, "", **{"f:saved topic": ["Bread"]})
    assert count_of(page) == 1


def test_the_reader_shows_origins_topics_and_similar_articles(store: Path) -> None:
    append_note(store, new_note("topic", name="Bread", query="bread"))
    page = open_tab(store, "", article=["k1"])
    assert "Origins: Reuters \\(cited\\)" in words_of(page)
    assert "Similar articles" in words_of(page)
    page.multiselect(key="topics_of_article_k1").set_value(["Bread"]).run()
    (topic,) = list_topics(load_notes(store))
    assert (topic.keys, topic.without) == (("k1",), ())
    page.multiselect(key="topics_of_article_k1").set_value([]).run()
    (topic,) = list_topics(load_notes(store))
    assert (topic.keys, topic.without) == ((), ("k1",))


def tick(page: AppTest, *keys: str) -> AppTest:
    """Return the page of articles with some of them ticked."""
    page.session_state["ticked_on_articles"] = keys
    return page.run()


def test_what_is_ticked_is_put_into_a_topic_at_once_and_taken_out(store: Path) -> None:
    append_note(store, new_note("topic", name="Bread", query="bread", without=("k2",)))
    page = tick(open_tab(store, ""), "k1", "k2")
    assert "2 ticked" in words_of(page)
    page.selectbox(key="topic_for_articles").set_value("Bread").run()
    page.button(key="Put in_articles").click().run()
    (topic,) = list_topics(load_notes(store))
    assert (topic.query, topic.keys, topic.without) == ("bread", ("k1", "k2"), ())
    assert "ticked" not in words_of(page).replace("tick some", "")
    tick(page, "k2").selectbox(key="topic_for_articles").set_value("Bread").run()
    page.button(key="Take out_articles").click().run()
    (topic,) = list_topics(load_notes(store))
    assert (topic.keys, topic.without) == (("k1",), ("k2",))


def test_nothing_is_put_where_no_topic_is_named(store: Path) -> None:
    page = tick(open_tab(store, ""), "k1")
    page.button(key="Put in_articles").click().run()
    assert list_topics(load_notes(store)) == ()
    assert "1 ticked" in words_of(page)
    page.button(key="Untick all_articles").click().run()
    assert "1 ticked" not in words_of(page)


def test_topics_are_found_in_a_process_of_their_own(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[list[str]] = []
    monkeypatch.setattr(
        "dashboard.views.articles.suggested_topics.subprocess.Popen",
        lambda command, **_: started.append(command),
    )
    page = open_tab(store, "Topics")
    page.button(key="find_topics").click().run()
    (command,) = started
    assert command[-4:] == ["topics", str(store), "--number", "15"]
    write_suggested_topics(store, SuggestedTopics("done", 1, 15, "", (("wheat, bread", ("k0", "k9")),)))
    page = open_tab(store, "Topics")
    page.button(key=widget_key("topic", "wheat, bread")).click().run()
    assert count_of(page) == 2
    write_suggested_topics(store, SuggestedTopics("failed", 1, 15, "Too few words."))
    assert open_tab(store, "Topics").warning[0].value == "Too few words\\."


def test_an_event_shows_the_figures_of_its_articles(store: Path) -> None:
    page = open_tab(store, "", title="Timeline")
    page.segmented_control(key="event_shows").set_value("Figures").run()
    assert not page.exception
    assert "arrested: about 502, about 501, about 500; killed: at least 3, 2" in words_of(page)


def test_a_clicked_dot_lists_its_sentences_and_one_of_them_is_opened(store: Path) -> None:
    page = open_tab(store, "Claimed figures")
    page.segmented_control(key="kind_of_figure").set_value("arrested").run()
    click_chart(page, "strip_arrested", {PICK: [{"speaker": "the <b>guild</b>", "said": "about 501"}]})
    (row,) = list_rows(page, "figure_list")
    assert str(row["id"]).startswith("k1@")
    click_chart(page, "strip_arrested", {PICK: []})
    assert len(list_rows(page, "figure_list")) == 3
    click_list(page, "figure_list", row["id"])
    assert page.query_params["article"] == "k1"


def test_figures_of_another_kind_are_all_listed_after_a_dot_was_clicked(store: Path) -> None:
    page = open_tab(store, "Claimed figures")
    page.segmented_control(key="kind_of_figure").set_value("arrested").run()
    click_chart(page, "strip_arrested", {PICK: [{"speaker": "the <b>guild</b>", "said": "about 501"}]})
    page.segmented_control(key="kind_of_figure").set_value("killed").run()
    assert len(list_rows(page, "figure_list")) == 3


def test_a_figure_of_an_event_is_opened(store: Path) -> None:
    page = open_tab(store, "", title="Timeline")
    page.segmented_control(key="event_shows").set_value("Figures").run()
    row = list_rows(page, "event_figures")[0]
    click_list(page, "event_figures", row["id"])
    assert str(row["id"]).startswith(page.query_params["article"])


def test_a_view_is_saved_only_under_a_name(store: Path) -> None:
    page = open_tab(store, "", q=["bread"])
    page.text_input(key="view_name").set_value("  ")
    page.button(key="save_view_now").click().run()
    assert list_views(load_notes(store)) == ()
