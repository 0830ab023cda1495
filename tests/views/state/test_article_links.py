import pandas as pd
import pytest

from dashboard.views.state.article_links import add_links

ROWS = pd.DataFrame({"key": ["ab12"], "start": [40]})


@pytest.mark.parametrize(
    ("page_url", "link"),
    [
        ("http://127.0.0.1:8501/timeline?tab=Meetings", "http://127.0.0.1:8501/articles?article=ab12&at=40"),
        ("http://127.0.0.1:8501/", "http://127.0.0.1:8501/articles?article=ab12&at=40"),
        (
            "https://a.example/app/who?corpus=p%26q",
            "https://a.example/app/articles?corpus=p%26q&article=ab12&at=40",
        ),
    ],
)
def test_a_link_opens_the_article_in_the_same_app_and_corpus(page_url: str, link: str) -> None:
    assert add_links(ROWS, page_url)["link"].tolist() == [link]


def test_a_row_without_a_place_links_to_the_whole_article() -> None:
    assert add_links(ROWS[["key"]], "http://a.example/")["link"].tolist() == [
        "http://a.example/articles?article=ab12"
    ]
