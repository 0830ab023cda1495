"""The parts of a parsed query."""

from collections.abc import Iterator
from dataclasses import dataclass

from dashboard.schema import FACETS

FIELDS = ("title", *(record.search_field for record in FACETS if record.search_field), "source")
"""The fields that can stand before a colon, and in which a word or phrase is then searched."""


@dataclass(frozen=True, slots=True)
class Term:
    """Words that follow each other; the last may be the beginning of a word."""

    words: tuple[str, ...]
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Exact:
    """A term with capitals and small letters exactly as in `written`."""

    term: Term
    written: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Loose:
    """A term with any accents on its letters."""

    term: Term


@dataclass(frozen=True, slots=True)
class Near:
    """Two terms with at most `within` words between them, in either order."""

    left: Term
    right: Term
    within: int


@dataclass(frozen=True, slots=True)
class FieldTerm:
    """A term in one of `FIELDS`: in the title, or in the name of a person or publisher, for example."""

    name: str
    term: Term


@dataclass(frozen=True, slots=True)
class Expression:
    """A regular expression and its position in the query; capitals matter if `exact`."""

    pattern: str
    position: int
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Not:
    """A part that must not match."""

    part: "Query"


@dataclass(frozen=True, slots=True)
class All:
    """Parts that must all match."""

    parts: tuple["Query", ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Parts of which at least one must match."""

    parts: tuple["Query", ...]


Query = Term | Exact | Loose | Near | FieldTerm | Expression | Not | All | AnyOf


def list_marked_terms(query: Query) -> Iterator[Term]:
    """Yield the terms of a query that can be marked in a text."""
    match query:
        case Term():
            yield query
        case Exact(term, _) | Loose(term) | FieldTerm("title", term):
            yield term
        case Near(left, right, _):
            yield from (left, right)
        case All(parts) | AnyOf(parts):
            for part in parts:
                yield from list_marked_terms(part)
        case _:
            return
