"""Find the facts in a web page's markup: title, author, publisher, section, address and day."""

import json
import re
import warnings
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

LinkedData = dict[str, object]
"""An object of a page's JSON-LD."""

_DAY_NAMES = (
    "article:published_time", "datepublished", "date_published", "publishdate", "publish_date",
    "published_time", "pubdate", "publication_date", "publication-date", "parsely-pub-date", "sailthru.date",
    "dc.date", "dc.date.issued", "dcterms.date", "dcterms.created", "dcterms.issued",
    "citation_publication_date", "originalpublicationdate", "article.published",
    "cxenseparse:recs:publishtime", "rnews:datepublished", "ptime", "date", "og:published_time",
)  # fmt: skip
_SECTION_NAMES = ("article:section", "section", "parsely-section")
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(\S+)\s*-->", re.IGNORECASE)
_SINGLE_FILE = re.compile(
    r"<!--\s*Page saved with SingleFile\s+url:\s*(\S+)\s+saved date:\s*([^\n(]+)", re.IGNORECASE
)
_ARTICLE_TYPES = ("article", "newsarticle", "blogposting", "reportagenewsarticle", "webpage", "posting")
_WEB_ADDRESS = re.compile(r"https?://", re.IGNORECASE)
_HEAD_CHARS = 20_000


def find_page_facts(tree: "HtmlElement", markup: str) -> dict[str, str]:
    """Return the facts in a page's markup by the names of a record's fields. Unknown ones are absent.

    Args:
        tree: The parsed page.
        markup: The page as text, for the comments that browsers add when they save it.
    """
    import trafilatura.metadata

    metas, linked = _find_metas(tree), list(_find_linked_data(tree))
    extracted = trafilatura.metadata.extract_metadata(tree)
    address, saved_on = find_save_comment(markup)
    facts = {
        "title": extracted.title or "",
        "author": extracted.author or "",
        "publisher": _find_publisher(linked) or metas.get("og:site_name", ""),
        "section": next((metas[name] for name in _SECTION_NAMES if metas.get(name)), ""),
        "url": _find_address(tree, metas) or address,
        "published": _find_publication_day(metas, linked) or _find_day_in_elements(tree),
        "retrieved": saved_on,
    }
    return {name: " ".join(value.split()) for name, value in facts.items() if value.strip()}


def find_save_comment(markup: str) -> tuple[str, str]:
    """Return the address and the day that a browser wrote into a page when saving it, each '' if absent."""
    head = markup[:_HEAD_CHARS]
    if match := _SINGLE_FILE.search(head):
        return match[1], match[2].strip()
    match = _SAVED_FROM.search(head)
    return (match[1], "") if match and _WEB_ADDRESS.match(match[1]) else ("", "")


def _find_metas(tree: "HtmlElement") -> dict[str, str]:
    """Return the contents of the meta elements by lower-case name; the first counts."""
    metas: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop")
        content = (meta.get("content") or "").strip()
        if name and content:
            metas.setdefault(name.strip().lower(), content)
    return metas


def _find_linked_data(tree: "HtmlElement") -> Iterator[LinkedData]:
    """Yield the objects of the page's JSON-LD that describe an article."""
    for script in tree.iter("script"):
        if (script.get("type") or "").strip().lower() == "application/ld+json":
            try:
                yield from _iterate_articles(json.loads(script.text_content(), strict=False))
            except (ValueError, RecursionError):
                continue


def _iterate_articles(value: object) -> Iterator[LinkedData]:
    if isinstance(value, list):
        for item in value:
            yield from _iterate_articles(item)
    elif isinstance(value, dict):
        types = value.get("@type") or ""
        types = types if isinstance(types, list) else [types]
        if any(str(each).lower().endswith(_ARTICLE_TYPES) for each in types):
            yield value
        yield from _iterate_articles(value.get("@graph") or [])


def _find_publisher(linked: list[LinkedData]) -> str:
    publishers = (article.get("publisher") for article in linked)
    names = (each.get("name") for each in publishers if isinstance(each, dict))
    return next((name for name in names if isinstance(name, str) and name.strip()), "")


def _find_publication_day(metas: dict[str, str], linked: list[LinkedData]) -> str:
    days = (article.get("datePublished") for article in linked)
    linked_day = next((day for day in days if isinstance(day, str) and day.strip()), "")
    return linked_day or next((metas[name] for name in _DAY_NAMES if metas.get(name)), "")


def _find_day_in_elements(tree: "HtmlElement") -> str:
    """Return the day that htmldate finds in the page's elements, or ''. It is not guessed from the prose."""
    import htmldate

    with warnings.catch_warnings():
        # htmldate warns of unknown time zones, but only the day is used.
        warnings.simplefilter("ignore")
        day = htmldate.find_date(tree, extensive_search=False, original_date=True, max_date="2100-01-01")
    return str(day or "")


def _find_address(tree: "HtmlElement", metas: dict[str, str]) -> str:
    links = (
        link.get("href") or ""
        for link in tree.iter("link")
        if "canonical" in (link.get("rel") or "").lower().split()
    )
    addresses = [*links, metas.get("og:url", ""), metas.get("twitter:url", "")]
    return next((address.strip() for address in addresses if _WEB_ADDRESS.match(address.strip())), "")
