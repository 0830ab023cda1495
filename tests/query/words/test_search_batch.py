"""Several searches at once: each row counts what its own search selects, and a mistake stays in its row."""

import pandas as pd
import pytest

from dashboard.corpus import Corpus
from dashboard.query.search.find_articles import find_articles
from dashboard.query.selection.select import select
from dashboard.query.words.search_batch import count_searches, split_searches
from dashboard.schema import Choice, Filters, number_to_day

QUERIES = ("telephone", '"the harbour"', "zebra", "(rain", "/tele.hone/", "foo:bar", "x" * 400)


@pytest.mark.parametrize(
    ("content", "separators", "searches"),
    [
        ("Ann Sample\r\n\r\nHarbour Company\r\n", "\t", ["Ann Sample", "Harbour Company"]),
        ('Name,Land\n"Sample, Ann",France\n,Spain\n', ",", ["Sample, Ann"]),
        ("rain, snow\nrain, snow", "\t", ["rain, snow"]),
        ('"a phrase" near/3 rain', "\t;,", ['"a phrase" near/3 rain']),
        ("", ",", []),
    ],
)
def test_a_list_is_split_into_searches(content: str, separators: str, searches: list[str]) -> None:
    assert split_searches(content, separators) == searches


@pytest.mark.parametrize("filters", [Filters(), Filters(choices={"region": Choice(("Asia",))})])
def test_each_row_counts_what_its_search_selects(sample: Corpus, filters: Filters) -> None:
    table = count_searches(sample, filters, QUERIES).set_index("query")
    selected = select(sample, filters).articles
    for query in QUERIES[:3]:
        rows = (selected & find_articles(sample, query)).nonzero()[0].tolist()
        assert (table.loc[query, "articles"], table.loc[query, "problem"]) == (len(rows), "")
        days = [day for row in rows if (day := number_to_day(int(sample.days.first[row])))]
        assert table.loc[query, "first"] == (min(days).isoformat() if days else "")
        assert table.loc[query, "copies_free"] == len({int(sample.story[row]) for row in rows})


def test_a_mistake_has_no_counts_and_says_why(sample: Corpus) -> None:
    table = count_searches(sample, Filters(), QUERIES).set_index("query")
    for query in QUERIES[3:]:
        assert pd.isna(table.loc[query, "articles"])
        assert table.loc[query, "problem"]
