from pathlib import Path

from tests.test_app import open_page, words_of
from tests.views.browser_events import click_list, list_rows, open_app, page_title


def test_a_clicked_day_shows_its_sentences_and_one_of_them_opens_its_article(sample_home: Path) -> None:
    app = open_app("Timeline", tab=["Days"])
    second = list_rows(app, "day_list")[1]
    click_list(app, "day_list", second["id"])
    assert f"{second['lead']}, in their words" in words_of(app)
    sentence = str(list_rows(app, "day_sentences")[0]["id"])
    click_list(app, "day_sentences", sentence)
    assert page_title(app) == "Articles"
    assert sentence.startswith(app.query_params["article"])


def test_one_day_alone_is_filtered_by(sample_home: Path) -> None:
    page = open_page(sample_home, "Timeline", tab=["Days"])
    day = list_rows(page, "day_list")[0]["id"]
    page.button(key="only_day").click().run()
    assert page.query_params["happened"] == f"{day}..{day}"


def test_articles_that_name_no_day_say_so(bare_home: Path) -> None:
    assert "No sentence of these articles names a day" in words_of(
        open_page(bare_home, "Timeline", tab=["Days"])
    )
