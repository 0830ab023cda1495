"""The main countries of an article, by part and number of mentions."""

from pathlib import Path

import pandas as pd
import pytest

from dashboard.corpus import mark_main_countries
from dashboard.pipeline import build
from dashboard.schema.country_weights import WEIGHTS


def counts(article: int, country: str = "TUR", **named: int) -> dict[str, int | str]:
    return {
        "article": article,
        "country": country,
        **dict.fromkeys(WEIGHTS, 0),
        **{f"n_{part}": n for part, n in named.items()},
    }


@pytest.mark.parametrize(
    ("rows", "about"),
    [
        ([counts(0, "HKG", title=1, body=9), counts(0, "CHN", body=1)], [True, True]),
        ([counts(0, "HKG", title=1, body=9), counts(1, "CHN", body=1)], [True, True]),
        ([counts(0, "HKG", title=1, body=9), counts(0, "GBR", body=1)], [True, False]),
        ([counts(0, "FRA", people=1), counts(0, "TUR", lead=1)], [False, True]),
        ([counts(0, title=1)], [True]),
        ([counts(0, body=1)], [True]),
        ([counts(0, other=5)], [False]),
        ([counts(0, title=1, body=4), counts(0, "NGA", body=1)], [True, False]),
        ([counts(0, title=1), counts(0, "NGA", lead=1)], [True, True]),
        ([counts(0, title=1, lead=2, body=9), counts(1, body=1)], [True, True]),
        ([counts(0, body=1), counts(0, "NGA", body=1)], [True, True]),
        ([], []),
    ],
)
def test_what_an_article_is_about(rows: list[dict[str, int | str]], about: list[bool]) -> None:
    frame = pd.DataFrame(rows, columns=["article", "country", *WEIGHTS])
    assert mark_main_countries(frame)[0].tolist() == about


def test_mentions_of_a_territory_count_for_its_state_if_the_article_names_both() -> None:
    rows = [counts(0, "PRI", title=1, body=9), counts(0, "USA", body=1), counts(1, "PRI", body=10)]
    _, (territory, state, alone) = mark_main_countries(pd.DataFrame(rows))
    assert state > territory
    assert alone == mark_main_countries(pd.DataFrame(rows[2:]))[1]


def test_a_corpus_that_names_no_country_can_be_built(tmp_path: Path) -> None:
    (tmp_path / "articles.jsonl").write_text(
        '{"title": "Rain", "text": "Rain fell on the quay for a day."}\n'
    )
    assert build([tmp_path / "articles.jsonl"], tmp_path / "store") == 1
