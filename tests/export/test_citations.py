"""Articles as references: what is known in each style, and nothing that an article says ends its field."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.export.author_names import Author, split_authors
from dashboard.export.citations import (
    STYLES,
    cite_apa,
    cite_chicago,
    format_bibtex,
    format_ris,
    to_bibtex,
    to_citation_list,
    to_ris,
)
from dashboard.schema.cited_article import CitedArticle

DAY = dt.date(2017, 4, 3)
ARTICLE = CitedArticle(
    key="ab12cd34ef56",
    title="Ferries stay in port",
    author="By Ann Writer and Bo van Dijk",
    publisher="The Courier",
    url="https://courier.example/ferries_1",
    language="en",
    first=DAY,
    last=DAY,
)
BARE = CitedArticle("k")
NASTY = CitedArticle(
    key="k}",
    title="End}\nER  - \r\nTY  - BOOK\x00",
    author='A\nB},\n@misc{x, title={"Ada',
    publisher="C & D_\\input{x}",
    url="javascript:alert(1)",
)


def test_apa() -> None:
    assert cite_apa(ARTICLE) == (
        "Writer, A., & van Dijk, B. (2017, April 3). Ferries stay in port. The Courier. "
        "https://courier.example/ferries_1"
    )
    assert cite_apa(replace(ARTICLE, author="", url="")) == (
        "Ferries stay in port. (2017, April 3). The Courier."
    )
    assert cite_apa(BARE) == "[Article without a title]. (n.d.)."


def test_chicago() -> None:
    assert cite_chicago(ARTICLE) == (
        "Writer, Ann, and Bo van Dijk. “Ferries stay in port.” The Courier, April 3, 2017. "
        "https://courier.example/ferries_1"
    )
    assert cite_chicago(replace(ARTICLE, author="", url="")) == (
        "The Courier. “Ferries stay in port.” April 3, 2017."
    )
    assert cite_chicago(BARE) == "“[Article without a title].” n.d."


@pytest.mark.parametrize(
    ("first", "last", "inferred", "date"),
    [
        (DAY, DAY, True, "([2017, April 3])"),
        (dt.date(2017, 4, 1), dt.date(2017, 4, 30), False, "(2017, April)"),
        (dt.date(2017, 1, 1), dt.date(2017, 12, 31), False, "(2017)"),
        (dt.date(2016, 12, 30), dt.date(2017, 1, 5), True, "([2016/2017])"),
        (None, None, False, "(n.d.)"),
    ],
)
def test_a_date_is_cited_as_precisely_as_it_is_known(
    first: dt.date | None, last: dt.date | None, inferred: bool, date: str
) -> None:
    assert date in cite_apa(replace(ARTICLE, first=first, last=last, inferred=inferred))


def test_bibtex() -> None:
    assert format_bibtex(ARTICLE) == (
        "@article{thecourier2017ab12cd34ef,\n"
        "  author = {Writer, Ann and van Dijk, Bo},\n"
        "  title = {{Ferries stay in port}},\n"
        "  journal = {The Courier},\n"
        "  year = {2017},\n"
        "  month = {4},\n"
        "  day = {3},\n"
        "  url = {https://courier.example/ferries_1},\n"
        "  language = {en},\n"
        "}\n"
    )


def test_ris() -> None:
    assert format_ris(ARTICLE).split("\r\n") == [
        *("TY  - NEWS", "AU  - Writer, Ann", "AU  - van Dijk, Bo", "TI  - Ferries stay in port"),
        *("T2  - The Courier", "PY  - 2017", "DA  - 2017/04/03", "UR  - https://courier.example/ferries_1"),
        *("LA  - en", "ID  - ab12cd34ef56", "ER  - ", ""),
    ]


@pytest.mark.parametrize(
    ("author", "authors"),
    [
        ("Ann B. Writer", [Author("Writer", "Ann B.")]),
        ("Writer, Ann", [Author("Writer", "Ann")]),
        (
            "Ann Writer, Bo Smith and Cy Day",
            [Author("Writer", "Ann"), Author("Smith", "Bo"), Author("Day", "Cy")],
        ),
        ("Reuters staff", [Author("Reuters staff")]),
        ("AFP", [Author("AFP")]),
        ("The Associated Press", [Author("The Associated Press")]),
        ("", []),
    ],
)
def test_only_the_name_of_a_person_is_turned_round(author: str, authors: list[Author]) -> None:
    assert split_authors(author) == authors


def test_nothing_that_an_article_says_ends_its_field() -> None:
    record = to_ris([NASTY]).decode()
    assert [line[:6] for line in record.split("\r\n")].count("ER  - ") == 1
    assert record.count("\n") == record.count("\r\n")
    assert "\r\nTY" not in record
    entry = to_bibtex([NASTY]).decode()
    assert entry.count("\n@") == 0
    unescaped = entry.replace("\\{", "").replace("\\}", "")
    assert unescaped.count("{") == unescaped.count("}")
    for words in (record, entry, cite_apa(NASTY), cite_chicago(NASTY)):
        assert "javascript:" not in words
        assert "\x00" not in words


@given(*[st.text(max_size=40)] * 4)
def test_any_article_is_cited_in_every_style(title: str, author: str, publisher: str, url: str) -> None:
    article = CitedArticle("k", title, author, publisher, url)
    for style in ("APA", "Chicago"):
        assert "\n" not in STYLES[style](article)
    assert all(line[2:6] == "  - " for line in format_ris(article).split("\r\n")[:-1])


def test_a_list_of_references_is_in_the_order_of_the_alphabet() -> None:
    articles = [replace(ARTICLE, author=f"Ann {name}") for name in ("Zed", "Évora", "Adams")]
    paragraphs = to_citation_list(articles, cite_apa).decode().split("\n\n")
    assert [words.split(",")[0] for words in paragraphs] == ["Adams", "Évora", "Zed"]
