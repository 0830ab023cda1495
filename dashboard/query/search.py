"""The search language: words, "phrases", prefix*, near/5, title:, AND by default, OR, NOT or -, ( )."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
import pyarrow.compute as pc

from dashboard.corpus.model import Corpus
from dashboard.corpus.postings import Ints, Mask
from dashboard.corpus.texts import open_texts
from dashboard.errors import QueryError
from dashboard.schema import Part
from dashboard.tokens import fts_text, words

_TOKEN = re.compile(
    r'\s*(?:(?P<open>\()|(?P<close>\))|(?P<minus>-(?=[\w"(]))|(?P<near>near/(?P<within>\d+)\b)|(?P<title>title:)'
    r'|"(?P<phrase>[^"]*)"|(?P<quote>")|(?P<word>[^\s()"]+))',
    re.IGNORECASE,
)
_CUT_PARTS = frozenset(int(part) for part in Part if part.is_cut)


@dataclass(frozen=True, slots=True)
class Term:
    """Words that follow each other; the last may be the beginning of a word."""

    words: tuple[str, ...]
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Near:
    """Two terms with at most `within` words between them, in either order."""

    left: Term
    right: Term
    within: int


@dataclass(frozen=True, slots=True)
class Title:
    """A term that stands in the title."""

    term: Term


@dataclass(frozen=True, slots=True)
class Not:
    """What must not hold."""

    part: "Query"


@dataclass(frozen=True, slots=True)
class All:
    """Parts that must all hold."""

    parts: tuple["Query", ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Parts of which one must hold."""

    parts: tuple["Query", ...]


Query = Term | Near | Title | Not | All | AnyOf


def parse(query: str) -> Query:
    """Return what a query asks for.

    Raises:
        QueryError: It cannot be read; the message says what is missing, `position` where.

    >>> parse("rain OR snow")
    AnyOf(parts=(Term(words=('rain',), prefix=False), Term(words=('snow',), prefix=False)))
    """
    return _Parser(query).whole()


def find(corpus: Corpus, query: str) -> Mask:
    """Return which articles meet a query; words in cuts do not count, case does not matter.

    Raises:
        QueryError: The query cannot be read.
    """
    return _found(corpus, parse(query))


def terms_of(query: Query) -> Iterator[Term]:
    """Yield the terms that a text may be marked for."""
    match query:
        case Term():
            yield query
        case Near(left, right, _):
            yield from (left, right)
        case Title(term):
            yield term
        case All(parts) | AnyOf(parts):
            for part in parts:
                yield from terms_of(part)
        case Not():
            return


class _Parser:
    """Reads a query from left to right: OR binds least, then AND, then NOT."""

    def __init__(self, query: str) -> None:
        self._query = query
        self._tokens = list(self._read())
        self._at = 0

    def whole(self) -> Query:
        if not self._tokens:
            raise QueryError("Type a word, or clear the search.", 0)
        found = self._any()
        if self._at < len(self._tokens):
            raise QueryError("There is a ) without its (.", self._tokens[self._at].start())
        return found

    def _read(self) -> Iterator[re.Match[str]]:
        at = 0
        while at < len(self._query.rstrip()):
            token = _TOKEN.match(self._query, at)
            assert token is not None
            if token["quote"]:
                raise QueryError(
                    'A quotation mark is never closed: add " at the end of the phrase.', token.start("quote")
                )
            yield token
            at = token.end()

    def _peek(self) -> re.Match[str] | None:
        return self._tokens[self._at] if self._at < len(self._tokens) else None

    def _next_is(self, word: str) -> bool:
        token = self._peek()
        if token is None or token["word"] != word:
            return False
        self._at += 1
        return True

    def _any(self) -> Query:
        parts = [self._all()]
        while self._next_is("OR"):
            parts.append(self._all())
        return parts[0] if len(parts) == 1 else AnyOf(tuple(parts))

    def _all(self) -> Query:
        parts: list[Query] = []
        while (token := self._peek()) is not None and not token["close"] and token["word"] != "OR":
            if not self._next_is("AND"):
                parts.append(self._near())
        if not parts:
            token = self._peek()
            at = token.start() if token else len(self._query)
            raise QueryError("Something is missing here: a word, or a phrase in quotation marks.", at)
        return parts[0] if len(parts) == 1 else All(tuple(parts))

    def _near(self) -> Query:
        left = self._one()
        token = self._peek()
        if token is None or not token["near"]:
            return left
        self._at += 1
        at = token.start("near")
        right = self._one()
        if not isinstance(left, Term) or not isinstance(right, Term):
            raise QueryError("near/ stands between two words or phrases.", at)
        return Near(left, right, int(token["within"]))

    def _one(self) -> Query:
        token = self._peek()
        if token is None:
            raise QueryError("Something is missing at the end: a word or a phrase.", len(self._query))
        self._at += 1
        if token["minus"] or token["word"] == "NOT":
            return Not(self._one())
        if token["open"]:
            return self._in_brackets(token)
        if token["title"]:
            return self._in_title(token)
        if token["near"] or token["close"]:
            raise QueryError("A word is missing before this.", token.start())
        return self._term(token)

    def _in_brackets(self, token: re.Match[str]) -> Query:
        found = self._any()
        closing = self._peek()
        if closing is None or not closing["close"]:
            raise QueryError("This bracket is never closed: add ).", token.start("open"))
        self._at += 1
        return found

    def _in_title(self, token: re.Match[str]) -> Query:
        found = self._one()
        if not isinstance(found, Term):
            raise QueryError("title: stands before one word or phrase.", token.start("title"))
        return Title(found)

    def _term(self, token: re.Match[str]) -> Term:
        said = token["phrase"] if token["phrase"] is not None else token["word"]
        prefix = said.endswith("*")
        found = tuple(words(said))
        if not found:
            raise QueryError(
                "There is no word in this.", token.start() + len(token.group()) - len(token.group().lstrip())
            )
        return Term(found, prefix)


def _found(corpus: Corpus, query: Query) -> Mask:
    match query:
        case Term():
            return _with_term(corpus, query)
        case Near():
            return _checked(corpus, _index_query(query), partial(_holds_near, query))
        case Title(term):
            return _in_titles(corpus, term)
        case Not(part):
            return ~_found(corpus, part)
        case All(parts):
            every: Mask = np.logical_and.reduce([_found(corpus, part) for part in parts])
            return every
        case AnyOf(parts):
            either: Mask = np.logical_or.reduce([_found(corpus, part) for part in parts])
            return either


def _with_term(corpus: Corpus, term: Term) -> Mask:
    if len(term.words) == 1 and not term.prefix:
        rows = _posting(corpus, term.words[0])
        if rows is not None:
            mask = np.zeros(corpus.n, dtype=np.bool_)
            mask[rows] = True
            return mask
    return _checked(corpus, _index_query(term), partial(_holds_term, term))


def _posting(corpus: Corpus, word: str) -> Ints | None:
    """Return the articles that hold a word, None where the matrix does not count such words."""
    found = pc.index(corpus.terms.word, word).as_py()
    if found < 0:
        return None
    terms = corpus.terms
    return terms.post_rows[terms.post_indptr[found] : terms.post_indptr[found + 1]]


def _index_query(query: Term | Near) -> str:
    if isinstance(query, Near):
        # Two columns of words, either way round: FTS5 counts what stands between phrases.
        return f"NEAR({_phrase(query.left)} {_phrase(query.right)}, {query.within})"
    return _phrase(query)


def _phrase(term: Term) -> str:
    said = fts_text(" ".join(term.words)).replace('"', "")
    return f'"{said}"{"*" if term.prefix else ""}'


def _checked(corpus: Corpus, asked: str, holds: Callable[[list[str]], bool]) -> Mask:
    """Return which articles the index finds; one with cuts is read again, since only its text counts."""
    mask = np.zeros(corpus.n, dtype=np.bool_)
    with open_texts(corpus.store) as file:
        docs = [doc for (doc,) in file.execute("SELECT rowid FROM words WHERE words MATCH ?", (asked,))]
    rows = np.flatnonzero(np.isin(corpus.doc, np.array(docs, dtype=np.int64)))
    mask[rows] = True
    with_cuts = rows[np.isin(rows, _articles_with_cuts(corpus))]
    for row, text in zip(with_cuts, corpus.texts_of(with_cuts), strict=True):
        mask[row] = any(holds(words(stretch)) for stretch in told_stretches(corpus, int(row), text))
    return mask


def _articles_with_cuts(corpus: Corpus) -> Ints:
    return np.unique(corpus.parts.article[np.isin(corpus.parts.part, list(_CUT_PARTS))])


def told_stretches(corpus: Corpus, article: int, text: str) -> Iterator[str]:
    """Yield the stretches of an article's text that are not cut, in order; one ends where a cut begins."""
    at = 0
    for start, end, part in corpus.parts.of(article):
        if part in _CUT_PARTS:
            yield text[at:start]
            at = end
    yield text[at:]


def _holds_term(term: Term, told: Sequence[str]) -> bool:
    return next(_places(term, told), None) is not None


def _holds_near(near: Near, told: Sequence[str]) -> bool:
    left, right = ([*_places(term, told)] for term in (near.left, near.right))
    return any(
        _gap(a, len(near.left.words), b, len(near.right.words)) <= near.within for a in left for b in right
    )


def _gap(a: int, a_words: int, b: int, b_words: int) -> int:
    """Return how many words stand between two phrases; more than any bound where they overlap."""
    gap = b - (a + a_words) if a < b else a - (b + b_words)
    return gap if gap >= 0 else 10**9


def _places(term: Term, told: Sequence[str]) -> Iterator[int]:
    n = len(term.words)
    head, last = list(term.words[:-1]), term.words[-1]
    for at in range(len(told) - n + 1):
        end = told[at + n - 1]
        if (end.startswith(last) if term.prefix else end == last) and list(told[at : at + n - 1]) == head:
            yield at


def _in_titles(corpus: Corpus, term: Term) -> Mask:
    candidates = _with_term(corpus, term)
    for row in np.flatnonzero(candidates):
        candidates[row] = _holds_term(term, words(str(corpus.articles["title"].iloc[row])))
    return candidates
