"""The head of a web page -> the facts that its markup gives: title, author, publisher, section, address, day."""

import json
import re
import warnings
from collections.abc import Iterator
from typing import Any

_DAYS = (
    "article:published_time", "datepublished", "date_published", "publishdate", "publish_date", "published_time",
    "pubdate", "publication_date", "publication-date", "parsely-pub-date", "sailthru.date", "dc.date", "dc.date.issued",
    "dcterms.date", "dcterms.created", "dcterms.issued", "citation_publication_date", "originalpublicationdate",
    "article.published", "cxenseparse:recs:publishtime", "rnews:datepublished", "ptime", "date", "og:published_time",
)  # fmt: skip
_SECTIONS = ("article:section", "section", "parsely-section")
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(\S+)\s*-->", re.IGNORECASE)
_SINGLE_FILE = re.compile(
    r"<!--\s*Page saved with SingleFile\s+url:\s*(\S+)\s+saved date:\s*([^\n(]+)", re.IGNORECASE
)
_ARTICLE_TYPES = ("article", "newsarticle", "blogposting", "reportagenewsarticle", "webpage", "posting")
_WEB_ADDRESS = re.compile(r"https?://", re.IGNORECASE)
_SEEN_CHARS = 20_000


def find_page_facts(tree: Any, markup: str) -> dict[str, str]:
    """Return what a page's markup says of it, under the names of a record's fields; what is unknown is absent.

    Args:
        tree: The parsed page.
        markup: The page as text, for the traces that browsers leave when they save it.
    """
    import trafilatura.metadata

    metas, linked = _metas(tree), list(_linked_data(tree))
    said = trafilatura.metadata.extract_metadata(tree)
    address, saved = find_save_trace(markup)
    facts = {
        "title": said.title or "",
        "author": said.author or "",
        "publisher": _publisher(linked) or metas.get("og:site_name", ""),
        "section": next((metas[name] for name in _SECTIONS if metas.get(name)), ""),
        "url": _canonical(tree, metas) or address,
        "published": _published(metas, linked) or _dated_by_markup(tree),
        "retrieved": saved,
    }
    return {name: " ".join(value.split()) for name, value in facts.items() if value.strip()}


def find_save_trace(markup: str) -> tuple[str, str]:
    """Return the address and the day that a browser wrote into a page as it saved it, '' where it did not."""
    head = markup[:_SEEN_CHARS]
    if match := _SINGLE_FILE.search(head):
        return match[1], match[2].strip()
    match = _SAVED_FROM.search(head)
    return (match[1], "") if match and _WEB_ADDRESS.match(match[1]) else ("", "")


def _metas(tree: Any) -> dict[str, str]:
    """Return the contents of the page's meta elements by their names in small letters, the first of each."""
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop")
        content = (meta.get("content") or "").strip()
        if name and content:
            found.setdefault(name.strip().lower(), content)
    return found


def _linked_data(tree: Any) -> Iterator[dict[str, Any]]:
    """Yield the objects of the page's JSON-LD that describe an article."""
    for script in tree.iter("script"):
        if (script.get("type") or "").strip().lower() == "application/ld+json":
            try:
                yield from _articles_in(json.loads(script.text_content(), strict=False))
            except (ValueError, RecursionError):
                continue


def _articles_in(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, list):
        for item in value:
            yield from _articles_in(item)
    elif isinstance(value, dict):
        kinds = value.get("@type") or ""
        if any(
            str(kind).lower().endswith(_ARTICLE_TYPES)
            for kind in (kinds if isinstance(kinds, list) else [kinds])
        ):
            yield value
        yield from _articles_in(value.get("@graph") or [])


def _publisher(linked: list[dict[str, Any]]) -> str:
    publishers = (article.get("publisher") for article in linked)
    names = (p.get("name") for p in publishers if isinstance(p, dict))
    return next((name for name in names if isinstance(name, str) and name.strip()), "")


def _published(metas: dict[str, str], linked: list[dict[str, Any]]) -> str:
    days = (article.get("datePublished") for article in linked)
    said = next((day for day in days if isinstance(day, str) and day.strip()), "")
    return said or next((metas[name] for name in _DAYS if metas.get(name)), "")


def _dated_by_markup(tree: Any) -> str:
    """Return the day that htmldate reads from the page's elements; none is guessed from its prose."""
    import htmldate

    with warnings.catch_warnings():
        # Of a zone that is not known: only the day is taken, whatever the zone.
        warnings.simplefilter("ignore")
        found = htmldate.find_date(tree, extensive_search=False, original_date=True, max_date="2100-01-01")
    return str(found or "")


def _canonical(tree: Any, metas: dict[str, str]) -> str:
    links = (
        link.get("href") or ""
        for link in tree.iter("link")
        if "canonical" in (link.get("rel") or "").lower().split()
    )
    said = [*links, metas.get("og:url", ""), metas.get("twitter:url", "")]
    return next((address.strip() for address in said if _WEB_ADDRESS.match(address.strip())), "")
