"""An article as it is cited."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CitedArticle:
    """What a reference states of an article; '' and None for what is not known.

    `first` and `last` are the days that it may be published on; `inferred` days are cited in brackets.
    """

    key: str
    title: str = ""
    author: str = ""
    publisher: str = ""
    url: str = ""
    language: str = ""
    first: dt.date | None = None
    last: dt.date | None = None
    inferred: bool = False
