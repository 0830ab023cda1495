"""Exports events as the sheet that TimelineJS reads, one event a row.

The columns are those of Knight Lab's template for TimelineJS 3. TimelineJS shows Headline and Text as HTML,
so all text from articles is escaped; only our own links are markup.
"""

import html

import pandas as pd

from dashboard.export.article_link import link_address
from dashboard.export.csv_xlsx import to_csv

COLUMNS = (
    "Year", "Month", "Day", "Time", "End Year", "End Month", "End Day", "End Time", "Display Date",
    "Headline", "Text", "Media", "Media Credit", "Media Caption", "Media Thumbnail", "Type", "Group",
    "Background",
)  # fmt: skip
_LONGEST = 120


def to_timelinejs(events: pd.DataFrame, reports: pd.DataFrame) -> bytes:
    """Return the events as a TimelineJS sheet in CSV.

    Args:
        events: Rows with cluster, day, first_day, last_day, kind, status, sentence, persons and countries,
            and in_caption where known.
        reports: The articles that report them: cluster, title, publisher, day and url.
    """
    by_cluster = dict(iter(reports.groupby("cluster", sort=False)))
    rows = [
        _make_row(event, by_cluster.get(event["cluster"], reports.head(0))) for _, event in events.iterrows()
    ]
    return to_csv(pd.DataFrame(rows, columns=list(COLUMNS)))


def _make_row(event: "pd.Series[str]", reports: pd.DataFrame) -> dict[str, object]:
    first, last = (_split_day(str(event[end])) for end in ("first_day", "last_day"))
    sentence = " ".join(str(event["sentence"]).split())
    headline = sentence if len(sentence) <= _LONGEST else sentence[:_LONGEST].rsplit(" ", 1)[0] + " …"
    end = last if last != first else ("", "", "")
    return {
        **dict.fromkeys(COLUMNS, ""),
        **dict(zip(("Year", "Month", "Day"), first, strict=True)),
        **dict(zip(("End Year", "End Month", "End Day"), end, strict=True)),
        "Display Date": str(event["day"]),
        "Headline": html.escape(headline),
        "Text": _describe(event, sentence, reports),
        "Group": str(event["kind"]),
    }


def _split_day(day: str) -> tuple[object, object, object]:
    """Return the year, month and day of an ISO day as numbers."""
    year, month, number = day.split("-")
    return int(year), int(month), int(number)


def _describe(event: "pd.Series[str]", sentence: str, reports: pd.DataFrame) -> str:
    """Return the text of an event as HTML: its sentence, who and where, and the articles that report it."""
    status = "" if event["status"] == "reported" else str(event["status"])
    facts = (status, str(event["persons"]), str(event["countries"]), caption_note(event))
    who = " · ".join(part for part in facts if part)
    sources = "".join(f"<li>{source_as_html(report)}</li>" for _, report in reports.iterrows())
    return f"<p>{html.escape(sentence)}</p><p>{html.escape(who)}</p><ul>{sources}</ul>"


def caption_note(event: "pd.Series[str]") -> str:
    """Return a note for an event that only a caption reports; '' for one that the text reports."""
    return "told in a caption" if event.get("in_caption", False) else ""


def source_as_html(report: "pd.Series[str]") -> str:
    """Return publisher, title, day and address of a report as HTML; only a web address becomes a link."""
    title, publisher, day, url = (str(report[name]) for name in ("title", "publisher", "day", "url"))
    words = html.escape(" · ".join(part for part in (publisher, title or "(no title)", day) if part))
    return f"{words} {link_address(url)}".strip()
