"""Recognise bylines, date stamps and datelines: who wrote an article, when and where."""

import re

from dashboard.schema import Part
from dashboard.steps.clean.text_lines import TextLine
from dashboard.steps.clean.written_days import MONTH_PATTERN, find_full_days

CLOCK_PATTERN = re.compile(
    r"\b\d{1,2}[:.]\d\d(?::\d\d)?\s?(?:[ap]\.?m\b\.?)?|\b\d{1,2}\s?[ap]\.?m\b\.?|\b\d{4}\s?(?:GMT|UTC)\b",
    re.IGNORECASE,
)
DATE_LABEL_PATTERN = re.compile(
    r"(?:last |first )?(?:updated|published|posted|modified|issued|released|publication|release date|date"
    r"|created|filed)\b",
    re.IGNORECASE,
)
_ZONE = (
    r"E[SD]T|C[SD]T|P[SD]T|M[SD]T|GMT|BST|UTC|CES?T|IST|MSK|AES?T|AST|ET|PT|UK time|local time"
    r"|(?:GMT|UTC)[+-]\d+"
)
_FILLER = re.compile(
    rf"\b(?:{_ZONE}|at|on|the|last|first|and|to|by|updated?|published|posted|modified|issued|released|release"
    r"|publication|date|"
    r"created|filed|time|article|story|of|mon|tue|tues|wed|thu|thurs|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|"
    r"saturday|sunday|ago|minutes?|hours?|h)\b|[\W_]",
    re.IGNORECASE,
)
_NAME = r"(?:[A-Z][\w.'’-]*|de|la|van|von|der|den|bin|al|el|di|da|du|le|ter|and|&|with|of|in|for|the)"
_BYLINE = re.compile(
    rf"(?:By|BY|by)\s*:?\s+(?:(?:the|our)\s+)?(?-i:[A-Z@][\w.'’-]*)(?:[\s,|/]+{_NAME})*(?:\s*[|,–—•·-]?\s*.{{0,60}})?"
)
_TITLED = re.compile(
    r"(?:Author|Words|Written by|Reported by|Story by|Reporting by|Correspondent|Compiled by"
    r"|Edited by)\s*:?\s+[A-Z].{2,90}"
)
_SIGNED_OFF = re.compile(
    r"[(\[-]*\s*(?:(?:Additional )?(?:[Rr]eporting|[Ww]riting|[Ee]diting|[Tt]ranslat(?:ion|ing)"
    r"|[Cc]ompiled) by\b|Editing by\b).{3,300}"
)
_SHORT_BYLINE = re.compile(r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3} \| [^|]{3,50}")
_PLACE = r"[A-Z][A-Z'’.\-]+(?:[ ,/]+(?:[A-Z][A-Z'’.\-]+|D\.C\.|DE|[A-Z][a-z]+\.?)){0,5}"
_DAY = rf"(?:(?:{MONTH_PATTERN} \d{{1,2}}|\d{{1,2}} {MONTH_PATTERN})(?:,? \d{{4}})?)"
_SOURCE = r"\((?:[A-Z][\w.&'’ -]{1,40})\)"
_DASH = r"(?:\s*(?:—|–|--+)\s*|\s+-\s+)"
_DATELINE = re.compile(
    rf"(?:{_PLACE},?\s+{_DAY}\s*(?:{_SOURCE})?{_DASH}|{_PLACE}\s*,?\s*{_SOURCE}{_DASH}|{_PLACE}{_DASH}(?=[\"'“‘]?[A-Z])"
    rf"|[A-Z][\w.'’ -]{{2,30}}(?:, [A-Z][\w. ]{{1,25}})?,?\s+(?:{_DAY},?\s*)?{_SOURCE}{_DASH}"
    rf"|[A-Z][\w.'’ -]{{2,30}}(?:, [A-Z][\w. ]{{1,25}})?, {_DAY}{_DASH}"
    # Some agencies put their name between slashes: "LIMA, May 2. /AGENCY/."
    rf"|{_PLACE},?\s+{_DAY}\.?\s*/[A-Z][\w &.'’-]{{1,30}}/\s?\.?\s*)"
)
_NO_PLACE = frozenset(
    "NATO UNESCO UNICEF OPEC BREAKING UPDATE UPDATED EXCLUSIVE WATCH VIDEO ANALYSIS OPINION NEW NOTE "
    "CORRECTION THE FACTBOX TIMELINE INTERVIEW LIVE COVID ISIS FIFA UEFA BBC CNN NASA".split()
)


def is_byline(line: TextLine) -> bool:
    """Return whether a line names the author of the article and nothing else."""
    if line.n_words > 20 or (line.ends_sentence and line.n_words > 12):
        return False
    text = line.text
    if text[:2] in ("By", "BY", "by"):
        return _BYLINE.fullmatch(text) is not None and not _is_sentence(text)
    return _TITLED.fullmatch(text) is not None


def _is_sentence(text: str) -> bool:
    """Return whether "By ..." is a sentence: it has more lower-case words than a name with a day has."""
    lower_case = [word for word in text.split()[1:] if word[0].islower() and not re.fullmatch(_NAME, word)]
    return len(lower_case) > (3 if find_full_days(text) or "|" in text else 1) or text.endswith(".")


def is_short_byline(line: TextLine) -> bool:
    """Return whether a line is the name of a person and of an outlet with a bar between them."""
    return line.n_words <= 10 and _SHORT_BYLINE.fullmatch(line.text) is not None


def is_sign_off(line: TextLine) -> bool:
    """Return whether a line names who reported, wrote and edited, as wire stories do at their end."""
    return line.n_words <= 50 and _SIGNED_OFF.fullmatch(line.text) is not None


def is_stamp(line: TextLine, in_head: bool) -> bool:
    """Return whether a line is a date of publication and nothing else; a bare day counts only in the head."""
    if line.n_words > 24:
        return False
    days = find_full_days(line.text)
    if not days:
        return False
    rest = line.text
    for day in reversed(days):
        rest = rest[: day.start] + rest[day.end :]
    has_time_or_label = CLOCK_PATTERN.search(rest) is not None or DATE_LABEL_PATTERN.search(rest) is not None
    has_other_words = bool(_FILLER.sub(" ", CLOCK_PATTERN.sub(" ", rest)).split())
    return not has_other_words and (has_time_or_label or in_head)


def find_dateline(text: str, start: int = 0) -> int:
    """Return where the dateline (place, day, agency) that begins at `start` ends, or `start` if none does.

    >>> find_dateline("LIMA, May 2 (Agency) - Rain fell.")
    23
    """
    match = _DATELINE.match(text, start, min(len(text), start + 110))
    if match is None or match.group().split()[0].strip(",-–—") in _NO_PLACE:
        return start
    return match.end()


def find_head_part(line: TextLine, in_head: bool) -> Part | None:
    """Return BYLINE or STAMP if a line is one of them, else None."""
    if is_stamp(line, in_head):
        return Part.STAMP
    if is_sign_off(line):
        return Part.BYLINE
    return Part.BYLINE if in_head and (is_byline(line) or is_short_byline(line)) else None
