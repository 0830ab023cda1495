"""Selected articles with their texts: lines of JSON that are read again, and a zip with safe names."""

import csv
import datetime as dt
import io
import json
import re
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.export.article_files import make_text_name, to_json_lines, to_text_archive
from dashboard.schema import MethodsCard, Record
from dashboard.schema.cited_article import CitedArticle
from dashboard.steps.read import read_paths

CARD = MethodsCard("Ports", "3", "Russia", "articles", 0, "2 of 9 articles", "dateline 0.1.0", "2017-06-01")
ARTICLES = [
    CitedArticle("a1", "../../etc/passwd", publisher="CON", url="https://a.example/1"),
    CitedArticle("a2", "=1+1", publisher="Вестник"),
]
TEXTS = ["../../etc/passwd\n\nRain fell.", "=1+1\n\nSun\ud800 shone."]


def test_a_zip_has_a_text_for_each_article_a_list_and_the_methods() -> None:
    with zipfile.ZipFile(io.BytesIO(to_text_archive(ARTICLES, TEXTS, CARD))) as files:
        texts = [name for name in files.namelist() if name.startswith("texts/")]
        assert texts == ["texts/00001_undated_con_etc-passwd.txt", "texts/00002_undated_1-1.txt"]
        assert files.read(texts[0]).decode() == TEXTS[0]
        rows = list(csv.DictReader(io.StringIO(files.read("articles.csv").decode("utf-8-sig"))))
        assert [f"texts/{row['File']}" for row in rows] == texts
        assert rows[1]["Title"] == "'=1+1"
        assert "Filters: Russia" in files.read("methods.txt").decode()


@given(st.integers(1, 10**6), st.text(max_size=300), st.text(max_size=300))
def test_a_file_name_is_safe_whatever_the_title(number: int, title: str, publisher: str) -> None:
    name = make_text_name(number, CitedArticle("k", title, publisher=publisher))
    assert re.fullmatch(r"\d{5,7}_undated[a-z0-9_-]*\.txt", name)
    assert len(name) < 120


@pytest.mark.parametrize(
    ("last", "day"),
    [
        ("2017-04-03", "2017-04-03"),
        ("2017-04-30", "2017-04"),
        ("2017-12-31", "2017"),
        ("2018-01-02", "undated"),
    ],
)
def test_a_file_name_has_the_day_as_precisely_as_it_is_known(last: str, day: str) -> None:
    article = CitedArticle("k", "Rain", first=dt.date(2017, 4, 3), last=dt.date.fromisoformat(last))
    assert make_text_name(1, article) == f"00001_{day}_rain.txt"


def test_json_lines_are_read_again_as_the_same_articles(tmp_path: Path) -> None:
    (tmp_path / "articles.jsonl").write_bytes(to_json_lines(ARTICLES, TEXTS))
    records = [item for item in read_paths([tmp_path]) if isinstance(item, Record)]
    assert [record.fields["title"] for record in records] == ["../../etc/passwd", "=1+1"]
    assert [record.text for record in records] == [TEXTS[0], TEXTS[1].replace("\ud800", "\ufffd")]
    assert json.loads(to_json_lines(ARTICLES[:1], TEXTS[:1]))["id"] == "a1"
