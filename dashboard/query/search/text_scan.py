"""What only the texts themselves can tell: capitals and regular expressions, read within a limit of time."""

import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import numpy as np

from dashboard.corpus.model import Corpus
from dashboard.corpus.postings import Mask
from dashboard.corpus.uncut_text import told_stretches
from dashboard.errors import QueryError
from dashboard.query.search.query_parser import Exact, Expression, Term, compile_expression, words_as_written
from dashboard.query.search.word_lookup import holding_letters, places_of

Watch = Callable[[int, int], None]

_AT_ONCE = 64
_ONE_TEXT_SECONDS = 1.0
# An expression with any of these may match without the letters that stand in it.
_OPTIONAL = re.compile(r"[|{]|\([?*]|\)[?*]")
_CODES = re.compile(r"\\[xuUNpPgkL]")
_PIECE = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|(?P<run>[A-Za-z]+)(?P<maybe>[?*]?)|.", re.DOTALL)
_LEAST_LETTERS = 3


@dataclass(slots=True)
class Budget:
    """How long a search may still read texts, and who is told how far it is."""

    seconds: float
    watch: Watch | None = None
    ends: float = field(init=False)

    def __post_init__(self) -> None:
        self.ends = time.monotonic() + self.seconds

    def left(self, position: int) -> float:
        """Return the seconds left, of which one text gets only so many.

        Raises:
            QueryError: There are none.
        """
        left = self.ends - time.monotonic()
        if left <= 0:
            raise too_slow(position)
        return min(left, _ONE_TEXT_SECONDS)


def too_slow(position: int) -> QueryError:
    """Return the error of a search that takes too long."""
    return QueryError(
        "This takes too long to find. Add a word that the articles must hold too, as in wheat /.../, "
        "or write the expression without repeats inside repeats, such as (a+)+.",
        position,
    )


def with_words(corpus: Corpus, exact: Exact, within: Mask, budget: Budget) -> Mask:
    """Return which of some articles hold a term with just these capitals."""
    term = Term(exact.said, exact.term.prefix)
    mask = np.zeros(corpus.n, dtype=np.bool_)
    for row, text in _read(corpus, within, budget):
        budget.left(0)
        mask[row] = any(
            next(places_of(term, words_as_written(stretch)), None) is not None
            for stretch in told_stretches(corpus, row, text)
        )
    return mask


def with_expression(corpus: Corpus, expression: Expression, within: Mask, budget: Budget) -> Mask:
    """Return which of some articles hold what a regular expression matches.

    Raises:
        QueryError: The time is over, or one text alone takes too long.
    """
    compiled = compile_expression(expression)
    for letters in needed_letters(expression.pattern):
        within = within & holding_letters(corpus, letters)
    mask = np.zeros(corpus.n, dtype=np.bool_)
    try:
        for row, text in _read(corpus, within, budget):
            mask[row] = any(
                compiled.search(stretch, timeout=budget.left(expression.position), concurrent=True)
                for stretch in told_stretches(corpus, row, text)
            )
    except TimeoutError as error:
        raise too_slow(expression.position) from error
    return mask


def needed_letters(pattern: str) -> tuple[str, ...]:
    r"""Return runs of letters without which an expression cannot match, none where that is not certain.

    >>> needed_letters(r"wheat(s|ed)"), needed_letters(r"\bgra[iy]ns? of wheats?\b")
    ((), ('gra', 'wheat'))
    """
    if _OPTIONAL.search(re.sub(r"\\.", "", pattern)) or _CODES.search(pattern):
        return ()
    runs = [
        match["run"][: -1 if match["maybe"] else None] for match in _PIECE.finditer(pattern) if match["run"]
    ]
    return tuple(run for run in runs if len(run) >= _LEAST_LETTERS)


def _read(corpus: Corpus, within: Mask, budget: Budget) -> Iterator[tuple[int, str]]:
    rows = np.flatnonzero(within)
    for at in range(0, len(rows), _AT_ONCE):
        if budget.watch is not None:
            budget.watch(at, len(rows))
        some = rows[at : at + _AT_ONCE]
        yield from zip(map(int, some), corpus.texts_of(some), strict=True)
