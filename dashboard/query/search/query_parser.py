"""The search language: words, "phrases", prefix*, near/5, /expressions/, fields, AND by default, OR, NOT or -, ( )."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import regex

from dashboard.errors import QueryError
from dashboard.text.tokens import word_spans, words

FIELDS = ("title", "person", "organisation", "country", "source")
"""What stands before a colon and names where a word or phrase must stand."""

_LONGEST_EXPRESSION = 500
_STRAIGHT = str.maketrans("“”„«»", '"' * 5)
_APOSTROPHES = str.maketrans("’‘＇ʼ", "''''")
_TOKEN = re.compile(
    r'\s*(?:(?P<open>\()|(?P<close>\))|(?P<minus>-(?=[\w"(/]))|(?P<near>near/(?P<within>\d+)\b)'
    rf"|(?P<field>(?:{'|'.join(FIELDS)}):)|(?P<how>(?:case|loose):)"
    r'|/(?P<expression>(?:\\.|[^/\\])+)/|(?P<slash>/)|"(?P<phrase>[^"]*)"|(?P<quote>")|(?P<word>[^\s()"]+))',
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Term:
    """Words that follow each other; the last may be the beginning of a word."""

    words: tuple[str, ...]
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Exact:
    """A term written just so, capitals and small letters as in `said`."""

    term: Term
    said: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Loose:
    """A term whatever accents its letters have."""

    term: Term


@dataclass(frozen=True, slots=True)
class Near:
    """Two terms with at most `within` words between them, in either order."""

    left: Term
    right: Term
    within: int


@dataclass(frozen=True, slots=True)
class Field:
    """A term that stands in a field, one of `FIELDS`: in the title, in the name of who is named, of the publisher."""

    name: str
    term: Term


@dataclass(frozen=True, slots=True)
class Expression:
    """A regular expression, and where it stands in the query; capitals matter if `exact`."""

    pattern: str
    position: int
    exact: bool = False


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


Query = Term | Exact | Loose | Near | Field | Expression | Not | All | AnyOf


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
        case Exact(term, _) | Loose(term) | Field("title", term):
            yield term
        case Near(left, right, _):
            yield from (left, right)
        case All(parts) | AnyOf(parts):
            for part in parts:
                yield from terms_of(part)
        case _:
            return


def compile_expression(expression: Expression) -> "regex.Pattern[str]":
    """Return a regular expression ready to search with; ^ and $ are the ends of lines.

    Raises:
        QueryError: It is none; `position` counts in the query.
    """
    flags = regex.MULTILINE if expression.exact else regex.MULTILINE | regex.IGNORECASE
    if len(expression.pattern) > _LONGEST_EXPRESSION:
        raise QueryError(f"An expression has at most {_LONGEST_EXPRESSION} characters.", expression.position)
    try:
        compiled: regex.Pattern[str] = regex.compile(expression.pattern, flags)
    except (regex.error, RecursionError, OverflowError) as error:
        at = expression.position + 1 + (getattr(error, "pos", None) or 0)
        reason = getattr(error, "msg", str(error))
        raise QueryError(f"This is no regular expression: {reason}.", at) from error
    return compiled


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
            raise QueryError("There is a ) without its (.", _start(self._tokens[self._at]))
        return found

    def _read(self) -> Iterator[re.Match[str]]:
        at = 0
        while at < len(self._query.rstrip()):
            token = _TOKEN.match(self._query, at)
            assert token is not None
            if token["quote"]:
                said = 'A quotation mark is never closed: add " at the end of the phrase.'
                raise QueryError(said, token.start("quote"))
            if token["slash"]:
                said = "A / begins a regular expression and is never closed: add / at its end."
                raise QueryError(said, token.start("slash"))
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
            at = _start(token) if token else len(self._query)
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
        if token["field"]:
            return self._in_field(token)
        if token["how"]:
            return self._spelt(token)
        if token["near"] or token["close"]:
            raise QueryError("A word is missing before this.", _start(token))
        if token["expression"] is not None:
            return self._expression(token, exact=False)
        return _term(token)

    def _in_brackets(self, token: re.Match[str]) -> Query:
        found = self._any()
        closing = self._peek()
        if closing is None or not closing["close"]:
            raise QueryError("This bracket is never closed: add ).", token.start("open"))
        self._at += 1
        return found

    def _in_field(self, token: re.Match[str]) -> Query:
        name = token["field"][:-1].lower()
        found = self._one()
        if not isinstance(found, Term):
            raise QueryError(f"{name}: stands before one word or phrase.", token.start("field"))
        return Field(name, found)

    def _spelt(self, token: re.Match[str]) -> Query:
        how, said = token["how"][:-1].lower(), self._peek()
        if said is not None and how == "case" and said["expression"] is not None:
            self._at += 1
            return self._expression(said, exact=True)
        found = self._one()
        if not isinstance(found, Term) or said is None or said["open"]:
            raise QueryError(f"{how}: stands before one word or phrase.", token.start("how"))
        return Loose(found) if how == "loose" else Exact(found, words_as_written(_said(said)))

    def _expression(self, token: re.Match[str], *, exact: bool) -> Expression:
        found = Expression(token["expression"], token.start("expression") - 1, exact)
        compile_expression(found)
        return found


def words_as_written(text: str) -> tuple[str, ...]:
    """Return the words of a text with their capitals, apostrophes straight.

    >>> words_as_written("The WHO’s men")
    ('The', 'WHO', 'men')
    """
    return tuple(text[start:end].translate(_APOSTROPHES) for start, end in word_spans(text))


def _term(token: re.Match[str]) -> Term:
    said = _said(token)
    found = tuple(words(said))
    if not found:
        raise QueryError("There is no word in this.", _start(token))
    return Term(found, said.endswith("*"))


def _said(token: re.Match[str]) -> str:
    return str(token["phrase"] if token["phrase"] is not None else token["word"])


def _start(token: re.Match[str]) -> int:
    return token.end() - len(token.group().lstrip())
