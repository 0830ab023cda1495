"""Exports events with their sources as an HTML page to print, in which all text from articles is escaped."""

import html

import pandas as pd

from dashboard.export.html_page import card_as_html, html_document
from dashboard.export.timelinejs import caption_note, source_as_html
from dashboard.schema import MethodsCard

_PRINT = (
    "<style>article{border-top:1px solid #DDD8CC;padding:.6rem 0;break-inside:avoid;display:grid;"
    "grid-template-columns:9rem 1fr;gap:1rem}"
    "article h3{margin:0;font:600 1rem/1.4 'Dateline Serif',Georgia,serif}"
    "article p{margin:0 0 .3rem}"
    "blockquote{margin:0 0 .35rem;font:1.05rem/1.45 'Dateline Serif',Georgia,serif}"
    ".who{color:#5F636A}ol{margin:.2rem 0 0;padding-left:1.2rem;color:#5F636A;font-size:.85rem}"
    "a{color:inherit}"
    "@media print{body{margin:0;max-width:none;background:none}}</style>"
)


def to_printable_page(title: str, events: pd.DataFrame, reports: pd.DataFrame, card: MethodsCard) -> bytes:
    """Return a page with each event's day, sentence, who and where, and every article that reports it.

    Args:
        title: The page's title, as text.
        events: Rows with cluster, day, days, kind, status, sentence, persons, countries and articles.
        reports: The articles that report them: cluster, title, publisher, day, url and sentence.
        card: The methods card, printed at the end.
    """
    by_cluster = dict(iter(reports.groupby("cluster", sort=False)))
    parts = [
        _event_as_html(event, by_cluster.get(event["cluster"], reports.head(0)))
        for _, event in events.iterrows()
    ]
    filters = html.escape(card.filters or "all articles")
    head = f'{_PRINT}<h1>{html.escape(title)}</h1><p class="who">{filters} · {html.escape(card.counts)}</p>'
    return html_document(title, head + "".join(parts) + card_as_html(card))


def _event_as_html(event: "pd.Series[str]", reports: pd.DataFrame) -> str:
    facts = (
        event["status"] if event["status"] != "reported" else "",
        event["kind"],
        event["persons"],
        event["countries"],
        caption_note(event),
    )
    who = html.escape(" · ".join(str(fact) for fact in facts if fact))
    sources = "".join(f"<li>{_quote_source(report)}</li>" for _, report in reports.iterrows())
    day = html.escape(str(event["days"] or event["day"]))
    words = html.escape(" ".join(str(event["sentence"]).split()))
    body = f'<blockquote>{words}</blockquote><p class="who">{who}</p><ol>{sources}</ol>'
    return f"<article><h3>{day}</h3><div>{body}</div></article>"


def _quote_source(report: "pd.Series[str]") -> str:
    return f"{source_as_html(report)}: “{html.escape(str(report['sentence']))}”"
