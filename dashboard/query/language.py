"""The search language: words, "phrases", prefix*, near/5, title:, AND by default, OR, NOT or -, ( )."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dashboard.errors import QueryError
from dashboard.tokens import words

_STRAIGHT = str.maketrans("“”„«»", '"' * 5)
_TOKEN = re.compile(
    r'\s*(?:(?P<open>\()|(?P<close>\))|(?P<minus>-(?=[\w"(]))|(?P<near>near/(?P<within>\d+)\b)|(?P<title>title:)'
    r'|"(?P<phrase>[^"]*)"|(?P<quote>")|(?P<word>[^\s()"]+))',
    re.IGNORECASE,
)


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
        # Word processors write curly quotes; swapped one for one, so that positions hold.
        self._query = query.translate(_STRAIGHT)
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
