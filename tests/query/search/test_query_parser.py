"""How a search is read."""

import pytest

from dashboard.errors import QueryError
from dashboard.query import parse_query
from dashboard.query.search.query_tree import (
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
    list_marked_terms,
)


def term(*words: str, prefix: bool = False) -> Term:
    return Term(words, prefix)


RAIN, SNOW, WIND = term("rain"), term("snow"), term("wind")


@pytest.mark.parametrize(
    ("query", "read"),
    [
        ("Rain", RAIN),
        ("  rain  ", RAIN),
        ("rain snow", All((RAIN, SNOW))),
        ("rain AND snow", All((RAIN, SNOW))),
        ("rain and snow", All((RAIN, term("and"), SNOW))),
        ("rain OR snow", AnyOf((RAIN, SNOW))),
        ("rain OR snow wind", AnyOf((RAIN, All((SNOW, WIND))))),
        ("(rain OR snow) wind", All((AnyOf((RAIN, SNOW)), WIND))),
        ("NOT rain", Not(RAIN)),
        ("-rain snow", All((Not(RAIN), SNOW))),
        ("-(rain snow)", Not(All((RAIN, SNOW)))),
        ("rain -", QueryError),
        ('"rain and snow"', term("rain", "and", "snow")),
        ("“", QueryError),
        ("“rain and snow”", term("rain", "and", "snow")),
        ("ra*", term("ra", prefix=True)),
        ('"heavy ra*"', term("heavy", "ra", prefix=True)),
        ("rain near/5 snow", Near(RAIN, SNOW, 5)),
        ("rain NEAR/5 snow wind", All((Near(RAIN, SNOW, 5), WIND))),
        ("rain near snow", All((RAIN, term("near"), SNOW))),
        ("title:rain snow", All((FieldTerm("title", RAIN), SNOW))),
        ('title:"rain snow"', FieldTerm("title", term("rain", "snow"))),
        ("PERSON:rain snow", All((FieldTerm("person", RAIN), SNOW))),
        ("organisation:ra*", FieldTerm("organisation", term("ra", prefix=True))),
        ("country:rain", FieldTerm("country", RAIN)),
        ('source:"rain snow"', FieldTerm("source", term("rain", "snow"))),
        ("case:Rain", Exact(RAIN, ("Rain",))),
        ('case:"Rain Snow"', Exact(term("rain", "snow"), ("Rain", "Snow"))),
        ("loose:rain", Loose(RAIN)),
        ("/ra.n/", Expression("ra.n", 0)),
        ("/rain snow/ wind", All((Expression("rain snow", 0), WIND))),
        (r"rain /a\/b/", All((RAIN, Expression(r"a\/b", 5)))),
        ("case:/Rain/", Expression("Rain", 5, exact=True)),
        ("-/ra.n/", Not(Expression("ra.n", 0 + 1))),
        ("re-open", term("re-open")),
        ("Russia’s", term("russia")),
        ("U.S.", term("u.s.")),
        ("and/or", term("and", "or")),
        ("Größe", term("grösse")),
    ],
)
def test_a_query_is_read(query: str, read: Query | type[QueryError]) -> None:
    if isinstance(read, type):
        with pytest.raises(read):
            parse_query(query)
    else:
        assert parse_query(query) == read


@pytest.mark.parametrize(
    ("query", "position"),
    [
        ("", 0),
        ("   ", 0),
        ('rain "snow', 5),
        ("(rain", 0),
        ("rain )", 5),
        ("rain OR", 7),
        ("OR rain", 0),
        ("rain ...", 5),
        ("NOT", 3),
        ("title:(rain snow)", 0),
        ("near/5 rain", 0),
        ("(rain snow) near/5 wind", 12),
        ("()", 1),
        ("rain /snow", 5),
        ("rain /(snow/", 11),
        ("/a{2,1}/", 3),
        ("person:(rain snow)", 0),
        ("rain case:(snow)", 5),
        ("loose:/rain/", 0),
        ("case:", 5),
    ],
)
def test_what_cannot_be_read_says_where(query: str, position: int) -> None:
    with pytest.raises(QueryError) as caught:
        parse_query(query)
    assert caught.value.position == position


def test_terms_are_those_that_a_text_is_marked_for() -> None:
    tree = parse_query('rain OR (snow near/2 wind) -hail title:"warm rain"')
    assert list(list_marked_terms(tree)) == [RAIN, SNOW, WIND, term("warm", "rain")]


@pytest.mark.parametrize(
    "query",
    [
        "/(?R)/",
        "/(?:a|(?R))*/",
        "/(?(DEFINE)(?<a>(?&a)))(?&a)/",
        "(" * 3000,
        "(" * 3000 + "rain" + ")" * 3000,
        "NOT " * 3000 + "rain",
        "title:" * 3000 + "rain",
        "/(a{9999}){9999}/",
    ],
)
def test_a_query_that_exhausts_stack_or_memory_is_refused_in_words(query: str) -> None:
    with pytest.raises(QueryError):
        parse_query(query)


@pytest.mark.parametrize(
    "query", ["/\\(?Rain/", "/[12]\\d{3}-\\d{2}-\\d{2}/", "/a(?i:b)c{0,2000}/", "(((((rain)))))"]
)
def test_usual_expressions_and_brackets_are_read(query: str) -> None:
    parse_query(query)
