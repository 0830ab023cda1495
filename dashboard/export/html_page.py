"""Exports a chart as one HTML file, which needs no other file and never runs text from an article."""

import html
import json
from functools import cache

import pandas as pd

from dashboard.export.csv_xlsx import is_missing
from dashboard.export.drawing_process import DRAWING
from dashboard.export.image import Specification, fill_specification
from dashboard.schema import MethodsCard
from dashboard.schema.column_words import describe_columns
from dashboard.text.xml_characters import replace_invalid

_DRAW = (
    'vegaEmbed("#chart", JSON.parse(document.getElementById("spec").textContent), '
    '{actions: false, renderer: "svg"});'
)
_STYLE = (
    "body{margin:2rem auto;max-width:66rem;padding:0 1rem;font:15px/1.5 Inter,system-ui,sans-serif;"
    "background:#FBFAF7;color:#1E2126}table{border-collapse:collapse;font-variant-numeric:tabular-nums}"
    "td,th{border-bottom:1px solid #DDD8CC;padding:.25rem .75rem .25rem 0;text-align:left;"
    "vertical-align:top}dt{color:#5F636A;float:left;clear:left;width:8rem}dd{margin-left:9rem}"
    "#chart{overflow-x:auto}h1,h2{font-family:'Dateline Serif',Georgia,serif}"
)


def to_html(spec: Specification, rows: pd.DataFrame, card: MethodsCard, title: str) -> bytes:
    """Return an HTML page with the chart, its rows as a table and the methods card."""
    data = json_for_script(fill_specification(spec, rows, card, title))
    body = (
        f'<div id="chart"></div>{rows_as_html(rows)}{card_as_html(card)}'
        f'<script type="application/json" id="spec">{data}</script>'
        f'<script type="module">{_bundle_script()}</script>'
    )
    return html_document(title, body)


@cache
def _bundle_script() -> str:
    """Return our script with the libraries that draw the chart."""
    return DRAWING.draw("script", _DRAW).decode("utf-8")


def html_document(title: str, body: str) -> bytes:
    """Return a complete page; `body` is trusted markup, `title` is text."""
    head = f'<meta charset="utf-8"><title>{html.escape(title)}</title><style>{_STYLE}</style>'
    page = f'<!doctype html><html lang="en"><head>{head}</head><body>{body}</body></html>'
    return replace_invalid(page).encode()


def json_for_script(value: object) -> str:
    r"""Return JSON that cannot close its own script element.

    >>> json_for_script("</script>")
    '"\\u003c/script\\u003e"'
    """
    text = json.dumps(value, ensure_ascii=True)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def rows_as_html(rows: pd.DataFrame) -> str:
    """Return the rows as an HTML table with its columns in words, every cell escaped."""
    head = "".join(f"<th>{html.escape(name)}</th>" for name in describe_columns(rows.columns))
    rows_html = (
        "<tr>" + "".join(f"<td>{html.escape(_format_cell(cell))}</td>" for cell in row) + "</tr>"
        for row in rows.itertuples(index=False, name=None)
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(rows_html)}</tbody></table>"


def card_as_html(card: MethodsCard) -> str:
    """Return the methods card as an HTML list of terms, every value escaped."""
    terms = (f"<dt>{html.escape(label)}</dt><dd>{html.escape(value)}</dd>" for label, value in card.lines())
    return f"<h2>How this was made</h2><dl>{''.join(terms)}</dl>"


def _format_cell(cell: object) -> str:
    return "" if is_missing(cell) else str(cell)
