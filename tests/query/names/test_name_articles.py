from dashboard.corpus import Corpus
from dashboard.query.names.name_articles import list_name_articles
from dashboard.query.names.name_counts import count_names
from dashboard.schema import Filters, Unit


def test_a_name_lists_as_many_articles_as_it_counts_with_their_outlets(sample: Corpus) -> None:
    for unit, column in ((Unit.ARTICLES, "articles"), (Unit.WITHOUT_COPIES, "copies_free")):
        filters = Filters(unit=unit)
        names = count_names(sample, filters, "person")
        rows = list_name_articles(sample, filters, "person", tuple(names["key"]))
        counts = rows.groupby("label")["key"].nunique()
        assert {label: int(counts[label]) for label in names["label"]} == dict(
            zip(names["label"], names[column], strict=True)
        )
        assert set(rows["key"]) <= set(sample.articles["key"])
        assert rows["publisher"].any()
