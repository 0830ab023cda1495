"""One event: its sentences, on request all of them, its articles, and the way into an article."""

from pathlib import Path

from tests.test_app import open_page, words_of
from tests.views.browser_events import click_list, list_rows, open_app, page_title


def test_a_clicked_sentence_opens_its_article(sample_home: Path) -> None:
    app = open_app("Timeline", clock=["happened"])
    sentence = str(list_rows(app, "event_sentences")[0]["id"])
    click_list(app, "event_sentences", sentence)
    assert page_title(app) == "Articles"
    assert f"{app.query_params['article']}@{app.query_params['at']}" == sentence


def test_a_clicked_article_of_an_event_is_opened(sample_home: Path) -> None:
    app = open_app("Timeline", clock=["happened"])
    app.segmented_control(key="event_shows").set_value("Articles").run()
    article = list_rows(app, "event_articles")[0]["id"]
    click_list(app, "event_articles", article)
    assert page_title(app) == "Articles"
    assert app.query_params["article"] == article
    assert "at" not in app.query_params


def test_all_sentences_of_an_event_are_listed_on_request(plans_store: Path) -> None:
    page = open_page(plans_store, "Timeline", clock=["happened"], status=["reported"])
    assert len(list_rows(page, "event_sentences")) == 1
    page.button(key="every_sentence").click().run()
    assert len(list_rows(page, "event_sentences")) == 2
    assert not any(button.key == "every_sentence" for button in page.button)


def test_an_event_without_figures_says_so(sample_home: Path) -> None:
    page = open_page(sample_home, "Timeline", clock=["happened"])
    page.segmented_control(key="event_shows").set_value("Figures").run()
    assert "claim no figure of people on these days" in words_of(page)
