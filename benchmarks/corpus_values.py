"""Values of a corpus to click on, the commonest first, each a new one: what the braces of an interaction stand for."""

import datetime as dt
from collections.abc import Sequence

from dashboard.corpus import Corpus
from dashboard.query import count_facet, rank_terms
from dashboard.schema import NO_DAY, Filters, number_to_day

_MOST = 200


class CorpusValues:
    """The values of a corpus by what an interaction calls them."""

    def __init__(self, corpus: Corpus) -> None:
        facets = ("country", "person", "organisation", "publisher")
        self._values = {facet: _list_keys(corpus, facet) for facet in facets}
        words = [term for term in rank_terms(corpus, Filters(), limit=2 * _MOST)["term"] if term.isalpha()]
        self._values |= {
            "word": words,
            "other": words[7:] + words[:7],
            "prefix": [word[:4] for word in words],
        }
        self._values["second"] = self._values["country"][3:] + self._values["country"][:3]
        self._values["article"] = [
            str(key) for key in corpus.articles["key"].iloc[:: max(1, corpus.n // _MOST)]
        ]
        months = _list_months(corpus)
        self._values |= {
            "month": [str(first) for first in months],
            "later": [str(first + dt.timedelta(days=45)) for first in months],
        }

    def fill(self, params: dict[str, str], number: int) -> dict[str, str]:
        """Return parameters with the values of a number in place of the braces."""
        chosen = {name: values[number % len(values)] for name, values in self._values.items()}
        return {name: _replace_braces(text, chosen) for name, text in params.items()}


def _replace_braces(text: str, chosen: dict[str, str]) -> str:
    for name, value in chosen.items():
        text = text.replace(f"{{{name}}}", value)
    return text


def _list_keys(corpus: Corpus, facet: str) -> list[str]:
    keys = count_facet(corpus, Filters(), facet, limit=_MOST)["key"]
    return [str(key) for key in keys if key]


def _list_months(corpus: Corpus) -> Sequence[dt.date]:
    """Return days a week apart over the years of a corpus."""
    known = corpus.days.first[corpus.days.first != NO_DAY]
    days = [number_to_day(day) for day in range(int(known.min()), int(known.max()), 7)]
    return [day for day in days if day is not None]
