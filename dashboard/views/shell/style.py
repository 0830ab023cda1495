"""The styles of what this package draws as HTML; Streamlit's own widgets get theirs from the theme."""

import streamlit as st

from dashboard.charts.theme import Palette

_RULES = """
:root {
  --page: %(page)s; --panel: %(panel)s; --ink: %(ink)s; --muted: %(muted)s; --hairline: %(hairline)s;
  --accent: %(accent)s; --person: %(person)s; --organisation: %(organisation)s; --place: %(place)s;
  --time: %(time)s;
  --serif: "Dateline Serif", Georgia, "DejaVu Serif", serif;
}
/* The theme cannot set the margins at the sides: these are Streamlit's own public names. */
.stMainBlockContainer { padding-left: 1.8rem; padding-right: 1.8rem; }
[data-testid="stSidebarUserContent"] { margin-left: -0.6rem; margin-right: -0.6rem; }
/* Each chart has a table and files of its own, so Streamlit's buttons are hidden. */
[data-testid="stFullScreenFrame"]:has(.stVegaLiteChart) [data-testid="stElementToolbar"] { display: none; }
.brand.start { padding: 0.4rem 0 0.8rem; }
.reader.preview { font-size: 15px; }
.reader.preview .title { font-size: 19px; }
.reader summary { color: var(--muted); font: 14px/1.5 Inter, sans-serif; cursor: pointer; }
.diff del { color: var(--muted); text-decoration-color: var(--accent); }
.diff ins { text-decoration: underline; text-decoration-color: var(--place); text-decoration-thickness: 2px; }
[class*="st-key-conflict_"] p, .st-key-new_decisions p { font-size: 0.8125rem; line-height: 1.45; }
.st-key-all_corpora p { font-size: 0.8125rem; white-space: nowrap; }
.st-key-brand { margin-top: -3.2rem; }
.brand { font: 600 1.45rem/1.2 var(--serif); letter-spacing: -0.01em; margin: 0; padding: 0; }
.brand b { color: var(--accent); font-weight: 600; }
h2.title { font: 600 1.13rem/1.3 var(--serif); margin: 0; padding: 0; letter-spacing: 0; }
.subtitle { color: var(--muted); font-size: 0.8125rem; line-height: 1.35; }
.muted { color: var(--muted); font-size: 0.8125rem; }
/* For a screen reader only: the page's name, which the menu shows. */
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%%); }
.count { white-space: nowrap; }
.count b { font: 600 1.35rem/1.3 var(--serif); }
.count span { color: var(--muted); font-size: 0.8125rem; }
.reader { max-width: 68ch; font: 18px/1.55 var(--serif); white-space: pre-wrap; overflow-wrap: anywhere; }
/* Each line runs in the direction of its own script. */
.reader { unicode-bidi: plaintext; text-align: start; }
.reader .title { font-size: 26px; line-height: 1.25; font-weight: 600; }
.reader .standfirst { font-size: 19px; color: var(--muted); }
.reader .cut { color: var(--muted); font: 14px/1.5 Inter, sans-serif; background: var(--panel); }
.reader .hit { font-weight: 600; border-bottom: 2px solid var(--accent); }
.reader .lit { background: color-mix(in srgb, var(--accent) 14%%, transparent); }
/* The open hit lies inside the lit sentence: its own colours come last, so that they win. */
.reader .now { background: var(--accent); color: var(--page); }
.person, .organisation, .place, .people, .time {
  text-decoration: underline; text-decoration-thickness: 2px; text-underline-offset: 4px;
}
.person { text-decoration-color: var(--person); }
.organisation { text-decoration-color: var(--organisation); }
.place, .people { text-decoration-color: var(--place); }
.time { text-decoration-color: var(--time); }
.facts.facts { font-size: 0.8125rem; line-height: 1.45; margin: 0; padding: 0; }
.facts.facts { border-top: 1px solid var(--hairline); }
.facts dt { color: var(--muted); margin: 8px 0 0; padding: 0; }
.facts dd { margin: 0; padding: 0; overflow-wrap: anywhere; }
.side { font-size: 0.9375rem; line-height: 1.5; padding: 0 0 0 10px; overflow-wrap: anywhere; }
.side { border-left: 4px solid var(--accent); }
.side.side_b { border-left-color: var(--muted); }
.side > b { font: 600 1.2rem/1.3 var(--serif); margin-right: 6px; }
.overlap { display: flex; gap: 36px; padding: 8px 0; }
.overlap { border-top: 1px solid var(--hairline); border-bottom: 1px solid var(--hairline); }
.overlap .part { color: var(--muted); font-size: 0.875rem; }
.overlap b { font: 600 1.35rem/1.3 var(--serif); color: var(--ink); margin-right: 4px; }
.overlap .a b { color: var(--accent); }
/* The count of a search as it is typed stands below the box, and says to press Enter. */
.st-key-search [data-testid="InputInstructions"] { display: none; }
.st-key-typed { position: absolute; width: 1px; height: 1px; }
.st-key-below_search { margin-top: -0.6rem; min-height: 1.8rem; row-gap: 0; }
.query_error code { font-size: 1rem; background: var(--panel); padding: 6px 10px; }
.query_error code { white-space: pre-wrap; overflow-wrap: anywhere; }
.query_error code b { color: var(--page); background: var(--accent); }
.search_help { border-collapse: collapse; font-size: 0.8125rem; }
.search_help td { padding: 3px 12px 3px 0; border: 0; color: var(--muted); }
.search_help code { color: var(--ink); background: none; padding: 0; }
.rule { border-top: 1px solid var(--hairline); }
"""


def draw_style(palette: Palette) -> None:
    """Draw the styles of the page, in the colours of the theme."""
    colours = {name: getattr(palette, name) for name in Palette.__slots__}
    st.html(f"<style>{_RULES % colours}</style>")
