"""Several searches at once: how many articles match each, and the first and last day of publication."""

import csv
import io
from collections.abc import Iterator, Sequence

import numpy as np
import pandas as pd

from dashboard.corpus.model import Corpus
from dashboard.corpus.postings import Mask
from dashboard.errors import QueryError
from dashboard.query.search.find_articles import find_articles, reads_many_texts
from dashboard.query.selection.calendar import format_iso_day_number
from dashboard.query.selection.select import count_stories, select
from dashboard.schema import NO_DAY, Filters

COLUMNS = ("query", "articles", "copies_free", "first", "last", "problem")
MOST_SEARCHES = 500
_LONGEST = 300
_HEADINGS = frozenset(
    ("name", "names", "query", "queries", "search", "searches", "term", "terms", "word", "words")
)
_READS_TEXTS = "an expression or case: reads every article; search for it alone"


def split_searches(content: str, separators: str = "\t") -> list[str]:
    r"""Return the searches of a list, a line each, without a heading and each once.

    Where one of `separators` stands in the list, only the first cell of each line counts.

    >>> split_searches("name;country\nAnn Sample;France\n\nAnn Sample;\n", ";")
    ['Ann Sample']
    """
    lines = [line for line in content.splitlines() if line.strip()]
    separator = next((each for each in separators if each in content), "")
    cells = [" ".join(_read_first_cell(line, separator).split()) for line in lines]
    if cells and cells[0].casefold() in _HEADINGS:
        cells = cells[1:]
    return list(dict.fromkeys(cell for cell in cells if cell))


def _read_first_cell(line: str, separator: str) -> str:
    return next(csv.reader(io.StringIO(line), delimiter=separator), [""])[0] if separator else line


def count_searches(corpus: Corpus, filters: Filters, queries: Sequence[str]) -> pd.DataFrame:
    """Return a row for each query in `COLUMNS`, in their order, counted in the selected articles.

    `first` and `last` are the days of publication of its articles as YYYY-MM-DD, '' without any. A query
    that cannot be read has no counts, and `problem` states why.
    """
    selected = select(corpus, filters).articles
    rows = list(_count_each(corpus, selected, queries))
    table = pd.DataFrame(rows, columns=list(COLUMNS))
    return table.astype({"articles": "Int64", "copies_free": "Int64"})


def _count_each(corpus: Corpus, selected: Mask, queries: Sequence[str]) -> Iterator[tuple[object, ...]]:
    for query in queries:
        try:
            if len(query) > _LONGEST:
                raise QueryError(f"a search has at most {_LONGEST} characters", _LONGEST)
            if reads_many_texts(query):
                raise QueryError(_READS_TEXTS, 0)
            matches = selected & find_articles(corpus, query)
        except QueryError as error:
            yield query, None, None, "", "", str(error)
        else:
            yield query, int(matches.sum()), count_stories(corpus, matches), *_find_days(corpus, matches), ""


def _find_days(corpus: Corpus, matches: Mask) -> tuple[str, str]:
    dated = np.flatnonzero(matches & (corpus.days.first != NO_DAY))
    if not len(dated):
        return "", ""
    first, last = corpus.days.first[dated].min(), corpus.days.last[dated].max()
    return format_iso_day_number(int(first)), format_iso_day_number(int(last))
