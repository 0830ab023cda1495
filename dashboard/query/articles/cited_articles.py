"""The selected articles as they are cited, and their texts."""

from collections.abc import Iterator

from dashboard.corpus.model import Corpus
from dashboard.corpus.postings import Longs
from dashboard.query.selection.article_list import choose_listed_articles, rank_publication_days
from dashboard.query.selection.select import select
from dashboard.schema import Filters, number_to_day
from dashboard.schema.cited_article import CitedArticle

_TEXTS_AT_ONCE = 200


def list_cited_articles(corpus: Corpus, filters: Filters) -> list[CitedArticle]:
    """Return the selected articles, the oldest first; without copies, one of each story."""
    return [_cite(corpus, int(row)) for row in _list_rows(corpus, filters)]


def get_cited_article(corpus: Corpus, key: str) -> CitedArticle | None:
    """Return the article with this key, None where the corpus has none."""
    row = corpus.row_of(key)
    return None if row is None else _cite(corpus, row)


def iterate_texts(corpus: Corpus, filters: Filters) -> Iterator[str]:
    """Yield the text of each selected article, in the order of `list_cited_articles`."""
    rows = _list_rows(corpus, filters)
    for start in range(0, len(rows), _TEXTS_AT_ONCE):
        yield from corpus.texts_of(rows[start : start + _TEXTS_AT_ONCE])


def _list_rows(corpus: Corpus, filters: Filters) -> Longs:
    rows = choose_listed_articles(corpus, select(corpus, filters).articles, filters.unit)
    return rows[rank_publication_days(corpus)[rows].argsort(kind="stable")]


def _cite(corpus: Corpus, row: int) -> CitedArticle:
    record = corpus.articles.iloc[row]
    return CitedArticle(
        key=str(record["key"]),
        title=str(record["title"]),
        author=str(record["author"]),
        publisher=str(record["publisher"]),
        url=str(record["url"]),
        language=str(record["language"]),
        first=number_to_day(int(corpus.days.first[row])),
        last=number_to_day(int(corpus.days.last[row])),
        inferred=bool(record["inferred"]),
    )
