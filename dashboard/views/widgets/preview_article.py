"""One article of a preview: its facts, and its text with the lines that are cut in grey."""

import html
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import streamlit as st

from dashboard.schema import Part
from dashboard.views.widgets.highlight import TextMark, highlight
from dashboard.views.widgets.number_words import format_count
from dashboard.views.widgets.preview_process import PreviewArticle

_FOLDED_FROM = 3
_HEADS = {Part.TITLE: "title", Part.STANDFIRST: "standfirst"}


class _Run(NamedTuple):
    """A part of a text with nothing but cut lines, and how many they are."""

    start: int
    end: int
    lines: int


def describe_preview(article: PreviewArticle) -> str:
    """Return the day with its source, the publisher, the length and the cuts of an article, in one line.

    >>> day = {"published": "2017-04-03", "published_from": "stamp"}
    >>> describe_preview({**day, "publisher": "", "words": 9, "parts": []})
    '2017-04-03 (stamp) · 9 words'
    """
    source = f" ({article['published_from']})" if article["published_from"] else ""
    day = f"{article['published']}{source}" if article["published"] else "undated"
    n_cuts = sum(Part[name.upper()].is_cut for _, _, name in article["parts"])
    cuts = f"{format_count(n_cuts, 'line')} cut" if n_cuts else ""
    facts = (day, article["publisher"], f"{article['words']:,} words", cuts)
    return " · ".join(fact for fact in facts if fact)


def draw_preview_text(article: PreviewArticle) -> None:
    """Draw the text of an article and, under it, what is known of it; its own text is escaped."""
    facts = (
        ("Format", article["format"]),
        ("File", article["file"]),
        ("Language", article["language"]),
        ("Author", article["author"]),
        ("Address", article["url"]),
        ("Flags", "; ".join(article.get("flags", ()))),
    )
    lines = "".join(
        f"<dt>{html.escape(label)}</dt><dd>{html.escape(str(value))}</dd>" for label, value in facts if value
    )
    st.html(f'<div class="reader preview">{render_preview(article)}</div><dl class="facts">{lines}</dl>')


def render_preview(article: PreviewArticle) -> str:
    """Return the text as HTML: cuts in grey with the reason on hover, a long run of them folded away."""
    text, edge, pieces = article["text"], 0, []
    marks = [mark for part in article["parts"] if (mark := _mark_part(*part)) is not None]
    for run in _long_runs(text, marks):
        pieces.append(highlight(text, marks, edge, run.start))
        cuts = highlight(text, marks, run.start, run.end)
        pieces.append(f"<details><summary>{run.lines:,} lines cut</summary>{cuts}</details>")
        edge = run.end
    return "".join([*pieces, highlight(text, marks, edge)]).strip()


def _mark_part(start: int, end: int, name: str) -> TextMark | None:
    part = Part[name.upper()]
    if part.is_cut:
        return TextMark(start, end, "cut", f"cut: {name}")
    return TextMark(start, end, _HEADS[part]) if part in _HEADS else None


def _long_runs(text: str, marks: Sequence[TextMark]) -> Iterator[_Run]:
    """Yield the runs of cuts that follow each other, where a run has many."""
    runs: list[list[TextMark]] = []
    for mark in sorted((mark for mark in marks if mark.name == "cut"), key=lambda mark: mark.start):
        if runs and not text[runs[-1][-1].end : mark.start].strip():
            runs[-1].append(mark)
        else:
            runs.append([mark])
    for run in runs:
        if len(run) > _FOLDED_FROM:
            yield _Run(run[0].start, run[-1].end, len(run))
