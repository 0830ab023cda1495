"""The removed parts of an article, line by line, and why each was removed."""

import csv
from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from dashboard.corpus.model import Corpus
from dashboard.decisions.articles.awaiting_rebuild import LINE, PART, list_put_back
from dashboard.schema import Part
from dashboard.text.tokens import words

COLUMNS = ("start", "end", "part", "line", "why", "put_back")
_RULES = {
    Part.DATELINE: "opens the text with a place and a day",
    Part.BYLINE: "says who wrote it",
    Part.STAMP: "says when the page was made",
    Part.CAPTION: "tells of a photo",
    Part.CREDIT: "says whose photo it is",
    Part.LABEL: "says what the page is filed under",
    Part.SPEAKER: "says who speaks",
    Part.DIRECTION: "is a stage direction or a clock time of a transcript",
    Part.FURNITURE: "reads like a menu, a link or a notice of the page",
}


def list_removed_lines(corpus: Corpus, key: str) -> pd.DataFrame:
    """Return the removed parts of an article, in the columns of `COLUMNS`; `part` is the name of a Part.

    `put_back` is True where a decision restores the part with the next build.
    """
    row = corpus.row_of(key)
    if row is None:
        return pd.DataFrame(columns=list(COLUMNS))
    publisher, text = str(corpus.articles["publisher"].iloc[row]), corpus.text_of(row)
    recurring = read_recurring_lines(corpus.folder, publisher)
    lines = list_put_back(corpus.decisions, LINE).get(publisher, set())
    parts = list_put_back(corpus.decisions, PART).get(publisher, set())
    cuts = []
    for start, end, number in corpus.parts.of(row):
        part, line = Part(number), text[start:end].strip()
        if part.is_cut and line:
            put_back = line in lines or part.name in parts
            cuts.append(
                (start, end, part.name.lower(), line, explain_removal(part, line, recurring), put_back)
            )
    return pd.DataFrame(cuts, columns=list(COLUMNS))


def explain_removal(part: Part, line: str, recurring: Mapping[str, int]) -> str:
    """Return why a line was removed; `recurring` counts the articles that contain each normalised line."""
    n_articles = recurring.get(" ".join(words(line)), 0) if part is Part.FURNITURE else 0
    return f"stands in {n_articles:,} articles of this publisher" if n_articles else _RULES[part]


def read_recurring_lines(folder: Path, publisher: str) -> dict[str, int]:
    """Return the normalised lines that recur in a publisher's articles, and how many articles have each."""
    path = folder / "furniture.tsv"
    if not path.exists():
        return {}
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return {
            row[1]: int(row[2])
            for row in rows
            if len(row) == 4 and row[0] == publisher and row[2].isdecimal()
        }
