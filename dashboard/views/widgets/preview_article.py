"""One article of a preview: what is known of it, and its text with what is cut in grey."""

import html
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import streamlit as st

from dashboard.schema import Part
from dashboard.views.widgets.highlight import TextMark, highlight

_FOLDED_FROM = 3
_HINTS = {Part.TITLE: "title", Part.STANDFIRST: "standfirst"}


def describe_preview(article: Mapping[str, Any]) -> str:
    """Return what is known of an article of a preview: day and where it is from, publisher, length, cuts.

    >>> describe_preview({"published": "2017-04-03", "published_from": "stamp", "publisher": "", "words": 9, "parts": []})
    '2017-04-03 (stamp) · 9 words'
    """
    source = f" ({article['published_from']})" if article["published_from"] else ""
    day = f"{article['published']}{source}" if article["published"] else "undated"
    cuts = sum(Part[name.upper()].is_cut for _, _, name in article["parts"])
    told = f"{cuts:,} line{'' if cuts == 1 else 's'} cut" if cuts else ""
    facts = (day, article["publisher"], f"{article['words']:,} words", told)
    return " · ".join(str(fact) for fact in facts if fact)


def draw_preview_text(article: Mapping[str, Any]) -> None:
    """Draw the text of an article of a preview; whatever it says is text."""
    flags = "; ".join(article.get("flags", ()))
    facts = (
        ("Format", article["format"]),
        ("File", article["file"]),
        ("Language", article["language"]),
        ("Author", article["author"]),
        ("Address", article["url"]),
        ("Flags", flags),
    )
    lines = "".join(
        f"<dt>{html.escape(label)}</dt><dd>{html.escape(str(value))}</dd>" for label, value in facts if value
    )
    st.html(f'<div class="reader preview">{render_preview(article)}</div><dl class="facts">{lines}</dl>')


def render_preview(article: Mapping[str, Any]) -> str:
    """Return the text as HTML: cuts in grey with the reason on hover, a long run of them folded away."""
    text, edge, drawn = article["text"], 0, []
    marks = [_mark(start, end, name) for start, end, name in article["parts"]]
    dressed = [mark for mark in marks if mark is not None]
    for start, end, count in _long_runs(text, dressed):
        drawn.append(highlight(text, dressed, edge, start))
        inside = highlight(text, dressed, start, end)
        drawn.append(f"<details><summary>{count:,} lines cut</summary>{inside}</details>")
        edge = end
    return "".join([*drawn, highlight(text, dressed, edge)]).strip()


def _mark(start: int, end: int, name: str) -> TextMark | None:
    part = Part[name.upper()]
    if part.is_cut:
        return TextMark(start, end, "cut", f"cut: {name}")
    return TextMark(start, end, _HINTS[part]) if part in _HINTS else None


def _long_runs(text: str, marks: Sequence[TextMark]) -> Iterator[tuple[int, int, int]]:
    """Yield (start, end, how many) of cuts that follow each other, where they are many."""
    run: list[TextMark] = []
    for mark in sorted((mark for mark in marks if mark.name == "cut"), key=lambda mark: mark.start):
        if run and text[run[-1].end : mark.start].strip():
            yield from _run(run)
            run = []
        run.append(mark)
    yield from _run(run)


def _run(run: Sequence[TextMark]) -> Iterator[tuple[int, int, int]]:
    if len(run) > _FOLDED_FROM:
        yield run[0].start, run[-1].end, len(run)
