"""Events -> the sheet that TimelineJS reads: its columns, one event a row.

The columns are those of Knight Lab's template for TimelineJS 3. Its page shows Headline and Text as HTML, so
whatever an article says is escaped; the sheet's own links are markup that we made.
"""

import html
from urllib.parse import urlsplit

import pandas as pd

from dashboard.export.csv_xlsx import to_csv

COLUMNS = (
    "Year", "Month", "Day", "Time", "End Year", "End Month", "End Day", "End Time", "Display Date", "Headline", "Text",
    "Media", "Media Credit", "Media Caption", "Media Thumbnail", "Type", "Group", "Background",
)  # fmt: skip
_LONGEST = 120


def to_timelinejs(events: pd.DataFrame, reports: pd.DataFrame) -> bytes:
    """Return the events as TimelineJS's sheet in CSV.

    Args:
        events: Rows with cluster, day, first_day, last_day, kind, status, sentence, persons and countries, and
            in_caption where known.
        reports: Who tells them: cluster, title, publisher, day and url.
    """
    told = dict(iter(reports.groupby("cluster", sort=False)))
    rows = [_row(event, told.get(event["cluster"], reports.head(0))) for _, event in events.iterrows()]
    return to_csv(pd.DataFrame(rows, columns=list(COLUMNS)))


def _row(event: "pd.Series[str]", reports: pd.DataFrame) -> tuple[object, ...]:
    first, last = (_parts(str(event[end])) for end in ("first_day", "last_day"))
    sentence = " ".join(str(event["sentence"]).split())
    headline = sentence if len(sentence) <= _LONGEST else sentence[:_LONGEST].rsplit(" ", 1)[0] + " …"
    ends = last if last != first else ("", "", "")
    return (
        *(*first, "", *ends, "", str(event["day"]), html.escape(headline)),
        *(_text(event, sentence, reports), "", "", "", "", "", str(event["kind"]), ""),
    )


def _parts(day: str) -> tuple[object, object, object]:
    """Return the year, month and day of an ISO day as numbers."""
    year, month, number = day.split("-")
    return int(year), int(month), int(number)


def _text(event: "pd.Series[str]", sentence: str, reports: pd.DataFrame) -> str:
    status = "" if event["status"] == "reported" else str(event["status"])
    facts = (status, str(event["persons"]), str(event["countries"]), caption_note(event))
    who = " · ".join(part for part in facts if part)
    sources = "".join(f"<li>{_source(report)}</li>" for _, report in reports.iterrows())
    return f"<p>{html.escape(sentence)}</p><p>{html.escape(who)}</p><ul>{sources}</ul>"


def caption_note(event: "pd.Series[str]") -> str:
    """Return what marks an event whose only source is a caption; '' for one that a text tells."""
    return "told in a caption" if event.get("in_caption", False) else ""


def _source(report: "pd.Series[str]") -> str:
    return source_as_html(*(str(report[name]) for name in ("title", "publisher", "day", "url")))


def source_as_html(title: str, publisher: str, day: str, url: str) -> str:
    """Return who reports something, every word escaped; only an address of the web becomes a link."""
    words = html.escape(" · ".join(part for part in (publisher, title or "(no title)", day) if part))
    if urlsplit(url.strip()).scheme.lower() not in ("http", "https"):
        return words
    return f'<a href="{html.escape(url.strip(), quote=True)}" rel="noreferrer">{words}</a>'
