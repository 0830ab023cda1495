"""The article that the address names: its links, the place to highlight, the hits to go through."""

from urllib.parse import parse_qs, urlencode, urlsplit, urlunsplit

import pandas as pd
import streamlit as st

from dashboard.views.state import session
from dashboard.views.state.address import (
    current_filters,
    current_params,
    current_side,
    make_page_link,
    other_side_filters,
    read_params,
    write_params,
)
from dashboard.views.state.address_codec import ARTICLE, AT, CORPUS, HITS, ORDER, Params, first_value


def make_article_link(key: str, at: int | None = None, hits: str = "", order: str = "") -> Params:
    """Return the parameters of an article under the filters that are on.

    Args:
        key: The article's key.
        at: The place in its text to highlight, None for none.
        hits: A query whose hits the reader can go through from there.
        order: The order of these hits, '' for that of the corpus.
    """
    selection = make_page_link(current_filters(), other_side_filters(), current_side())
    place = {AT: "" if at is None else str(at), HITS: hits, ORDER: order if hits else ""}
    return selection | {ARTICLE: [key]} | {name: [value] for name, value in place.items() if value}


def current_page_url() -> str:
    """Return the address of this page with the corpus that is open, '' where there is none."""
    corpus, page = session.get_value(CORPUS), (st.context.url or "").partition("?")[0]
    return f"{page}?{urlencode({CORPUS: corpus})}" if corpus else page


def add_links(rows: pd.DataFrame, page_url: str) -> pd.DataFrame:
    """Return rows with a column link, which opens the article of each at its `start`, where it has one.

    Args:
        rows: Rows with the `key` of an article.
        page_url: The address of a page; links lead to the same app and corpus.
    """
    address = urlsplit(page_url)
    base = urlunsplit((address.scheme, address.netloc, f"{address.path.rpartition('/')[0]}/articles", "", ""))
    corpus = {CORPUS: values} if (values := parse_qs(address.query).get(CORPUS)) else {}
    places = rows["start"] if "start" in rows else [None] * len(rows)
    links = [
        f"{base}?{urlencode({**corpus, ARTICLE: key, **({} if at is None else {AT: at})}, doseq=True)}"
        for key, at in zip(rows["key"], places, strict=True)
    ]
    return rows.assign(link=links)


def open_article(key: str, at: int | None = None, hits: str = "", order: str = "") -> None:
    """Open an article on the page that shows articles."""
    write_params(make_article_link(key, at, hits, order))


def close_article() -> None:
    """Go back from an article to the list."""
    write_params(current_params())


def current_article() -> tuple[str, int | None]:
    """Return the key of the open article, '' for none, and the place in its text to highlight."""
    params = read_params()
    at = first_value(params, AT)
    return first_value(params, ARTICLE), int(at) if at.isdecimal() else None


def current_hits() -> tuple[str, str]:
    """Return the query whose hits the reader goes through, and their order."""
    params = read_params()
    return first_value(params, HITS), first_value(params, ORDER)
