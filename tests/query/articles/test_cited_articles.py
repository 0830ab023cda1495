from dashboard.corpus import Corpus
from dashboard.query.articles.cited_articles import get_cited_article, iterate_texts, list_cited_articles
from dashboard.query.selection.article_list import list_articles
from dashboard.schema import Filters, Unit


def test_the_articles_of_the_list_are_cited_with_their_texts(sample: Corpus) -> None:
    for unit in Unit:
        filters = Filters(unit=unit)
        cited = list_cited_articles(sample, filters)
        listed = list_articles(sample, filters, order="oldest", limit=0).set_index("key")
        assert [article.key for article in cited] == list(listed.index)
        texts = list(iterate_texts(sample, filters))
        for article, text in zip(cited, texts, strict=True):
            row = sample.row_of(article.key)
            assert row is not None
            assert text == sample.text_of(row)
            assert (article.first is None) == (listed.loc[article.key, "published"] == "")


def test_an_article_that_is_gone_is_not_cited(sample: Corpus) -> None:
    assert get_cited_article(sample, "gone") is None
