"""What was decided on articles, in words."""

from collections.abc import Callable

from dashboard.decisions.following import LINE
from dashboard.schema import Decision


def told_of_articles(decision: Decision) -> str:
    """Return a decision on articles in words, '' for one on something else.

    >>> told_of_articles(Decision("1", "", "", "set_day", articles=("a", "b"), value="2017-05-04"))
    '2 articles were published on 2017-05-04'
    """
    said = _WORDS.get(decision.verb)
    return said(decision) if said else ""


def _number(decision: Decision) -> str:
    number = len(decision.articles)
    return f"{number:,} article{'' if number == 1 else 's'}"


def _set_day(decision: Decision) -> str:
    were = "was" if len(decision.articles) == 1 else "were"
    if not decision.value:
        return f"{_number(decision)} {were} published on no day that is known"
    return f"{_number(decision)} {were} published on {decision.value}"


def _put_back(decision: Decision) -> str:
    whose = f"of {decision.object}" if decision.object else "without a publisher"
    what = f"“{decision.value}”" if decision.kind == LINE else f"every {decision.value.lower()}"
    return f"{what} is text again in articles {whose}"


_WORDS: dict[str, Callable[[Decision], str]] = {
    "set_day": _set_day,
    "set_days": lambda decision: f"days of publication of {_number(decision)}",
    "set_title": lambda decision: f"{_number(decision)} called {decision.value}",
    "set_publisher": lambda decision: f"{_number(decision)} published by {decision.value or 'nobody known'}",
    "off_topic": lambda decision: f"{_number(decision)} off topic",
    "on_topic": lambda decision: f"{_number(decision)} on topic again",
    "join_copies": lambda decision: f"{_number(decision)} are copies of each other",
    "split_copies": lambda decision: f"{_number(decision)} no copy of the others",
    "stand_for": lambda _: "an article stands for its copies",
    "put_back": _put_back,
}
