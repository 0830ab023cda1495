"""Parses the search language.

It has words, "phrases", prefix*, near/5, /expressions/, fields, AND by default, OR, NOT or -, and ( ).
"""

import re
from collections.abc import Iterator
from math import prod

import regex

from dashboard.errors import QueryError
from dashboard.query.search.query_tree import (
    FIELDS,
    All,
    AnyOf,
    Exact,
    Expression,
    FieldTerm,
    Loose,
    Near,
    Not,
    Query,
    Term,
)
from dashboard.text.tokens import find_word_spans, words

_LONGEST_EXPRESSION = 500
_MOST_NESTED_PARTS = 50
_MOST_REPEATS = 100_000
_STRAIGHT = str.maketrans("“”„«»", '"' * 5)
_APOSTROPHES = str.maketrans("’‘＇ʼ", "''''")
_TOKEN = re.compile(
    r'\s*(?:(?P<open>\()|(?P<close>\))|(?P<minus>-(?=[\w"(/]))|(?P<near>near/(?P<within>\d+)\b)'
    rf"|(?P<field>(?:{'|'.join(FIELDS)}):)|(?P<spelling>(?:case|loose):)"
    r'|/(?P<expression>(?:\\.|[^/\\])+)/|(?P<slash>/)|"(?P<phrase>[^"]*)"|(?P<quote>")|(?P<word>[^\s()"]+))',
    re.IGNORECASE,
)
# Neither the address of a page nor a time of day begins with a field.
_UNKNOWN_FIELD = re.compile(r"([^\W\d_]+):(?!//)[^\s)]")
_ESCAPED = re.compile(r"\\.")
_CALL = re.compile(r"\(\?(?:R|&|P>|[+-]?\d)")
_LEAST_REPEATS = re.compile(r"\{(\d+)[,}]")


def parse_query(query: str) -> Query:
    """Return a typed query as a tree.

    Raises:
        QueryError: The query is not valid; the message says what is missing, and `position` where.

    >>> parse_query("rain OR snow")
    AnyOf(parts=(Term(words=('rain',), prefix=False), Term(words=('snow',), prefix=False)))
    """
    return _Parser(query).parse_all()


def compile_expression(expression: Expression) -> "regex.Pattern[str]":
    """Return the compiled regular expression; ^ and $ match at the ends of lines.

    Raises:
        QueryError: It is not a valid expression; `position` counts in the query.
    """
    flags = regex.MULTILINE if expression.exact else regex.MULTILINE | regex.IGNORECASE
    if len(expression.pattern) > _LONGEST_EXPRESSION:
        raise QueryError(f"An expression has at most {_LONGEST_EXPRESSION} characters.", expression.position)
    _refuse_costly(expression)
    try:
        compiled: regex.Pattern[str] = regex.compile(expression.pattern, flags)
    except (regex.error, RecursionError, OverflowError) as error:
        at = expression.position + 1 + (getattr(error, "pos", None) or 0)
        reason = getattr(error, "msg", str(error))
        raise QueryError(f"This is no regular expression: {reason}.", at) from error
    return compiled


def _refuse_costly(expression: Expression) -> None:
    """Raise QueryError for an expression whose memory has no bound: it calls itself, or repeats repeats."""
    plain = _ESCAPED.sub("", expression.pattern)
    if _CALL.search(plain):
        raise QueryError("A part of an expression, such as (?R), cannot call itself.", expression.position)
    repeats = (max(1, int(number[:9])) for number in _LEAST_REPEATS.findall(plain))
    if prod(repeats) > _MOST_REPEATS:
        raise QueryError(
            f"The repeats in this expression multiply to more than {_MOST_REPEATS:,}. Use smaller numbers.",
            expression.position,
        )


class _Parser:
    """A parser of one query, left to right: OR binds least, then AND, then NOT."""

    def __init__(self, query: str) -> None:
        # Word processors write curly quotes. They are replaced one for one, so that positions stay right.
        self._query = query.translate(_STRAIGHT)
        self._tokens = list(self._split_tokens())
        self._position = 0
        self._depth = 0

    def parse_all(self) -> Query:
        if not self._tokens:
            raise QueryError("Type a word, or clear the search.", 0)
        query = self._parse_any()
        if self._position < len(self._tokens):
            raise QueryError("There is a ) without its (.", _find_start(self._tokens[self._position]))
        return query

    def _split_tokens(self) -> Iterator[re.Match[str]]:
        at = 0
        while at < len(self._query.rstrip()):
            token = _TOKEN.match(self._query, at)
            assert token is not None
            if token["quote"]:
                message = 'A quotation mark is never closed: add " at the end of the phrase.'
                raise QueryError(message, token.start("quote"))
            if token["slash"]:
                message = "A / begins a regular expression and is never closed: add / at its end."
                raise QueryError(message, token.start("slash"))
            yield token
            at = token.end()

    def _peek(self) -> re.Match[str] | None:
        return self._tokens[self._position] if self._position < len(self._tokens) else None

    def _skip_word(self, word: str) -> bool:
        token = self._peek()
        if token is None or token["word"] != word:
            return False
        self._position += 1
        return True

    def _parse_any(self) -> Query:
        parts = [self._parse_all_of()]
        while self._skip_word("OR"):
            parts.append(self._parse_all_of())
        return parts[0] if len(parts) == 1 else AnyOf(tuple(parts))

    def _parse_all_of(self) -> Query:
        parts: list[Query] = []
        while (token := self._peek()) is not None and not token["close"] and token["word"] != "OR":
            if not self._skip_word("AND"):
                parts.append(self._parse_near())
        if not parts:
            token = self._peek()
            at = _find_start(token) if token else len(self._query)
            raise QueryError("Something is missing here: a word, or a phrase in quotation marks.", at)
        return parts[0] if len(parts) == 1 else All(tuple(parts))

    def _parse_near(self) -> Query:
        left = self._parse_one()
        token = self._peek()
        if token is None or not token["near"]:
            return left
        self._position += 1
        at = token.start("near")
        right = self._parse_one()
        if not isinstance(left, Term) or not isinstance(right, Term):
            raise QueryError("near/ stands between two words or phrases.", at)
        return Near(left, right, int(token["within"]))

    def _parse_one(self) -> Query:
        token = self._peek()
        if token is None:
            raise QueryError("Something is missing at the end: a word or a phrase.", len(self._query))
        if self._depth == _MOST_NESTED_PARTS:
            message = f"At most {_MOST_NESTED_PARTS} brackets or NOTs can stand inside each other."
            raise QueryError(message, _find_start(token))
        self._position += 1
        self._depth += 1
        query = self._parse_part(token)
        self._depth -= 1
        return query

    def _parse_part(self, token: re.Match[str]) -> Query:
        if token["minus"] or token["word"] == "NOT":
            return Not(self._parse_one())
        if token["open"]:
            return self._parse_brackets(token)
        if token["field"]:
            return self._parse_field(token)
        if token["spelling"]:
            return self._parse_spelling(token)
        if token["near"] or token["close"]:
            raise QueryError("A word is missing before this.", _find_start(token))
        if token["expression"] is not None:
            return self._parse_expression(token, exact=False)
        self._refuse_unknown_field(token)
        return _read_term(token)

    def _refuse_unknown_field(self, token: re.Match[str]) -> None:
        """Raise QueryError for a word with a colon that is followed at once by more, as in colour:red."""
        match = _UNKNOWN_FIELD.match(self._query, token.start("word")) if token["word"] else None
        if match:
            known = ", ".join((*FIELDS, "case", "loose"))
            raise QueryError(
                f"There is no field {match[1]}: to search in. The fields are {known}. "
                "To search for the words themselves, put them in quotation marks.",
                match.start(),
            )

    def _parse_brackets(self, token: re.Match[str]) -> Query:
        query = self._parse_any()
        closing = self._peek()
        if closing is None or not closing["close"]:
            raise QueryError("This bracket is never closed: add ).", token.start("open"))
        self._position += 1
        return query

    def _parse_field(self, token: re.Match[str]) -> Query:
        name = token["field"][:-1].lower()
        term = self._parse_one()
        if not isinstance(term, Term):
            raise QueryError(f"{name}: stands before one word or phrase.", token.start("field"))
        return FieldTerm(name, term)

    def _parse_spelling(self, token: re.Match[str]) -> Query:
        spelling, following = token["spelling"][:-1].lower(), self._peek()
        if following is not None and spelling == "case" and following["expression"] is not None:
            self._position += 1
            return self._parse_expression(following, exact=True)
        term = self._parse_one()
        if not isinstance(term, Term) or following is None or following["open"]:
            raise QueryError(f"{spelling}: stands before one word or phrase.", token.start("spelling"))
        return (
            Loose(term) if spelling == "loose" else Exact(term, split_words_as_written(_get_text(following)))
        )

    def _parse_expression(self, token: re.Match[str], *, exact: bool) -> Expression:
        expression = Expression(token["expression"], token.start("expression") - 1, exact)
        compile_expression(expression)
        return expression


def split_words_as_written(text: str) -> tuple[str, ...]:
    """Return the words of a text with their capitals, apostrophes straight.

    >>> split_words_as_written("The WHO’s men")
    ('The', 'WHO', 'men')
    """
    return tuple(text[start:end].translate(_APOSTROPHES) for start, end in find_word_spans(text))


def _read_term(token: re.Match[str]) -> Term:
    text = _get_text(token)
    term_words = tuple(words(text))
    if not term_words:
        raise QueryError("There is no word in this.", _find_start(token))
    return Term(term_words, text.endswith("*"))


def _get_text(token: re.Match[str]) -> str:
    return str(token["phrase"] if token["phrase"] is not None else token["word"])


def _find_start(token: re.Match[str]) -> int:
    return token.end() - len(token.group().lstrip())
