"""Exports selected articles with their texts: as JSON lines, or as a zip with a text file for each."""

import io
import json
import re
import zipfile
from collections.abc import Iterable, Sequence

import pandas as pd

from dashboard.export.csv_xlsx import name_columns, to_csv
from dashboard.schema import MethodsCard
from dashboard.schema.cited_article import CitedArticle
from dashboard.text.folding import strip_accents
from dashboard.text.xml_characters import replace_invalid_within

_LONGEST_WORDS = 40


def to_json_lines(articles: Sequence[CitedArticle], texts: Iterable[str]) -> bytes:
    """Return a JSON object a line for each article, with the fields that Dateline itself reads."""
    lines = (
        json.dumps(replace_invalid_within(_describe_article(article, text)), ensure_ascii=False)
        for article, text in zip(articles, texts, strict=True)
    )
    return "".join(f"{line}\n" for line in lines).encode("utf-8")


def to_text_archive(articles: Sequence[CitedArticle], texts: Iterable[str], card: MethodsCard) -> bytes:
    """Return a zip with a text file for each article, a CSV that lists them, and the methods card."""
    out = io.BytesIO()
    names = [make_text_name(number, article) for number, article in enumerate(articles, start=1)]
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as files:
        for name, text in zip(names, texts, strict=True):
            files.writestr(f"texts/{name}", text.encode("utf-8", "replace"))
        listed = [
            {"file": name, **_describe_article(article)}
            for name, article in zip(names, articles, strict=True)
        ]
        files.writestr("articles.csv", to_csv(name_columns(pd.DataFrame(listed))))
        methods = "".join(f"{label}: {value}\n" for label, value in card.lines())
        files.writestr("methods.txt", methods.encode("utf-8", "replace"))
    return out.getvalue()


def make_text_name(number: int, article: CitedArticle) -> str:
    """Return a file name for a text that is safe on every system: small letters, digits, "-" and "_".

    >>> make_text_name(7, CitedArticle("k", title="../Ferries: late?", publisher="The Courier"))
    '00007_undated_the-courier_ferries-late.txt'
    """
    day = _format_day(article) or "undated"
    words = [_make_words(article.publisher), _make_words(article.title)]
    return f"{number:05d}_{'_'.join([day, *filter(None, words)])}.txt"


def _format_day(article: CitedArticle) -> str:
    """Return the day, month or year of publication, as precisely as it is known; '' without one."""
    first, last = article.first, article.last
    if first is None or last is None:
        return ""
    alike = next((n for n in (10, 7, 4) if first.isoformat()[:n] == last.isoformat()[:n]), 0)
    return first.isoformat()[:alike]


def _make_words(text: str) -> str:
    words = re.sub(r"[^a-z0-9]+", "-", strip_accents(text[:200]).casefold())
    return words[:_LONGEST_WORDS].strip("-")


def _describe_article(article: CitedArticle, text: str | None = None) -> dict[str, str]:
    described = {
        "id": article.key,
        "title": article.title,
        "published": _format_day(article),
        "publisher": article.publisher,
        "author": article.author,
        "url": article.url,
        "language": article.language,
    }
    return described if text is None else {**described, "text": text}
