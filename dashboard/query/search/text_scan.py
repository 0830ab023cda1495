"""Searches that must read the texts: exact capitals and regular expressions, within a time limit."""

import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import numpy as np

from dashboard.corpus.model import Corpus
from dashboard.corpus.postings import Mask
from dashboard.corpus.text_without_cuts import read_uncut_text
from dashboard.errors import QueryError
from dashboard.query.search.query_parser import compile_expression, split_words_as_written
from dashboard.query.search.query_tree import Exact, Expression, Term
from dashboard.query.search.word_lookup import contains_term, find_letters

ProgressReport = Callable[[int, int], None]

_BATCH_SIZE = 64
_ONE_TEXT_SECONDS = 1.0
# An expression with any of these may match texts without the letters written in it.
_OPTIONAL = re.compile(r"[|{]|\([?*]|\)[?*]")
_CODES = re.compile(r"\\[xuUNpPgkL]")
_PIECE = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|(?P<run>[A-Za-z]+)(?P<maybe>[?*]?)|.", re.DOTALL)
_LEAST_LETTERS = 3


@dataclass(slots=True)
class TimeBudget:
    """How long a search may still read texts, and what to call with its progress."""

    seconds: float
    report_progress: ProgressReport | None = None
    ends: float = field(init=False)

    def __post_init__(self) -> None:
        self.ends = time.monotonic() + self.seconds

    def get_seconds_left(self, position: int) -> float:
        """Return the seconds that the next text may take.

        Raises:
            QueryError: No time is left.
        """
        left = self.ends - time.monotonic()
        if left <= 0:
            raise make_timeout_error(position)
        return min(left, _ONE_TEXT_SECONDS)


def make_timeout_error(position: int) -> QueryError:
    """Return the error for a search that takes too long."""
    return QueryError(
        "This takes too long to find. Add a word that the articles must hold too, as in wheat /.../, "
        "or write the expression without repeats inside repeats, such as (a+)+.",
        position,
    )


def find_exact_words(corpus: Corpus, exact: Exact, within: Mask, budget: TimeBudget) -> Mask:
    """Return which of some articles contain a term with exactly these capitals."""
    term = Term(exact.written, exact.term.prefix)
    mask = np.zeros(corpus.n, dtype=np.bool_)
    for row, text in _read_texts(corpus, within, budget):
        budget.get_seconds_left(0)
        mask[row] = any(
            contains_term(term, split_words_as_written(stretch))
            for stretch in read_uncut_text(corpus, row, text)
        )
    return mask


def find_expression(corpus: Corpus, expression: Expression, within: Mask, budget: TimeBudget) -> Mask:
    """Return which of some articles a regular expression matches.

    Raises:
        QueryError: The time is up, or one text alone takes too long or too much memory.
    """
    compiled = compile_expression(expression)
    for letters in list_required_letters(expression.pattern):
        within = within & find_letters(corpus, letters)
    mask = np.zeros(corpus.n, dtype=np.bool_)
    try:
        for row, text in _read_texts(corpus, within, budget):
            mask[row] = any(
                compiled.search(
                    stretch, timeout=budget.get_seconds_left(expression.position), concurrent=True
                )
                for stretch in read_uncut_text(corpus, row, text)
            )
    except (TimeoutError, MemoryError) as error:
        raise make_timeout_error(expression.position) from error
    return mask


def list_required_letters(pattern: str) -> tuple[str, ...]:
    r"""Return the runs of letters that every match contains, or none where that is not certain.

    >>> list_required_letters(r"wheat(s|ed)"), list_required_letters(r"\bgra[iy]ns? of wheats?\b")
    ((), ('gra', 'wheat'))
    """
    if _OPTIONAL.search(re.sub(r"\\.", "", pattern)) or _CODES.search(pattern):
        return ()
    runs = [
        match["run"][: -1 if match["maybe"] else None] for match in _PIECE.finditer(pattern) if match["run"]
    ]
    return tuple(run for run in runs if len(run) >= _LEAST_LETTERS)


def _read_texts(corpus: Corpus, within: Mask, budget: TimeBudget) -> Iterator[tuple[int, str]]:
    rows = np.flatnonzero(within)
    for at in range(0, len(rows), _BATCH_SIZE):
        if budget.report_progress is not None:
            budget.report_progress(at, len(rows))
        some = rows[at : at + _BATCH_SIZE]
        yield from zip(map(int, some), corpus.texts_of(some), strict=True)
