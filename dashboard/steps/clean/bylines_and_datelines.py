"""Lines that say who wrote an article, where and when: bylines, stamps, datelines."""

import re

from dashboard.schema import Part
from dashboard.steps.clean.text_lines import Line
from dashboard.steps.clean.written_days import MONTH, find_full_days

CLOCK = re.compile(
    r"\b\d{1,2}[:.]\d\d(?::\d\d)?\s?(?:[ap]\.?m\b\.?)?|\b\d{1,2}\s?[ap]\.?m\b\.?|\b\d{4}\s?(?:GMT|UTC)\b",
    re.IGNORECASE,
)
SAYS_WHEN = re.compile(
    r"(?:last |first )?(?:updated|published|posted|modified|issued|released|publication|release date|date|created|filed)\b",
    re.IGNORECASE,
)
_ZONE = r"E[SD]T|C[SD]T|P[SD]T|M[SD]T|GMT|BST|UTC|CES?T|IST|MSK|AES?T|AST|ET|PT|UK time|local time|(?:GMT|UTC)[+-]\d+"
_FILLER = re.compile(
    rf"\b(?:{_ZONE}|at|on|the|last|first|and|to|by|updated?|published|posted|modified|issued|released|release|publication|date|"
    r"created|filed|time|article|story|of|mon|tue|tues|wed|thu|thurs|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|"
    r"saturday|sunday|ago|minutes?|hours?|h)\b|[\W_]",
    re.IGNORECASE,
)
_NAME = r"(?:[A-Z][\w.'’-]*|de|la|van|von|der|den|bin|al|el|di|da|du|le|ter|and|&|with|of|in|for|the)"
_BYLINE = re.compile(
    rf"(?:By|BY|by)\s*:?\s+(?:(?:the|our)\s+)?(?-i:[A-Z@][\w.'’-]*)(?:[\s,|/]+{_NAME})*(?:\s*[|,–—•·-]?\s*.{{0,60}})?"
)
_TITLED = re.compile(
    r"(?:Author|Words|Written by|Reported by|Story by|Reporting by|Correspondent|Compiled by|Edited by)\s*:?\s+[A-Z].{2,90}"
)
_SIGNED_OFF = re.compile(
    r"[(\[-]*\s*(?:(?:Additional )?(?:[Rr]eporting|[Ww]riting|[Ee]diting|[Tt]ranslat(?:ion|ing)|[Cc]ompiled) by\b|Editing by\b).{3,300}"
)
_SHORT_BYLINE = re.compile(r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3} \| [^|]{3,50}")
_PLACE = r"[A-Z][A-Z'’.\-]+(?:[ ,/]+(?:[A-Z][A-Z'’.\-]+|D\.C\.|DE|[A-Z][a-z]+\.?)){0,5}"
_DAY = rf"(?:(?:{MONTH} \d{{1,2}}|\d{{1,2}} {MONTH})(?:,? \d{{4}})?)"
_SOURCE = r"\((?:[A-Z][\w.&'’ -]{1,40})\)"
_DASH = r"(?:\s*(?:—|–|--+)\s*|\s+-\s+)"
_DATELINE = re.compile(
    rf"(?:{_PLACE},?\s+{_DAY}\s*(?:{_SOURCE})?{_DASH}|{_PLACE}\s*,?\s*{_SOURCE}{_DASH}|{_PLACE}{_DASH}(?=[\"'“‘]?[A-Z])"
    rf"|[A-Z][\w.'’ -]{{2,30}}(?:, [A-Z][\w. ]{{1,25}})?,?\s+(?:{_DAY},?\s*)?{_SOURCE}{_DASH}"
    rf"|[A-Z][\w.'’ -]{{2,30}}(?:, [A-Z][\w. ]{{1,25}})?, {_DAY}{_DASH}"
    # As agencies write it that set their name between strokes: "LIMA, May 2. /AGENCY/."
    rf"|{_PLACE},?\s+{_DAY}\.?\s*/[A-Z][\w &.'’-]{{1,30}}/\s?\.?\s*)"
)
_NO_PLACE = frozenset(
    "NATO UNESCO UNICEF OPEC BREAKING UPDATE UPDATED EXCLUSIVE WATCH VIDEO ANALYSIS OPINION NEW NOTE CORRECTION THE "
    "FACTBOX TIMELINE INTERVIEW LIVE COVID ISIS FIFA UEFA BBC CNN NASA".split()
)


def is_byline(line: Line) -> bool:
    """Whether a line names who wrote the article and says nothing else."""
    if line.n_words > 20 or (line.stops and line.n_words > 12):
        return False
    text = line.text
    if text[:2] in ("By", "BY", "by"):
        return _BYLINE.fullmatch(text) is not None and not _reads_on(text)
    return _TITLED.fullmatch(text) is not None


def _reads_on(text: str) -> bool:
    """Whether "By ..." goes on as a sentence does: with more small words than a name and its day have."""
    small = [word for word in text.split()[1:] if word[0].islower() and not re.fullmatch(_NAME, word)]
    return len(small) > (3 if find_full_days(text) or "|" in text else 1) or text.endswith(".")


def is_short_byline(line: Line) -> bool:
    """Whether a line of the head is a name and an outlet with a bar between."""
    return line.n_words <= 10 and _SHORT_BYLINE.fullmatch(line.text) is not None


def is_signature(line: Line) -> bool:
    """Whether a line says who reported, wrote and edited, as wire stories end."""
    return line.n_words <= 50 and _SIGNED_OFF.fullmatch(line.text) is not None


def is_stamp(line: Line, in_head: bool) -> bool:
    """Whether a line is a day of publication and nothing else; a bare day counts in the head alone."""
    if line.n_words > 24:
        return False
    days = find_full_days(line.text)
    if not days:
        return False
    rest = line.text
    for found in reversed(days):
        rest = rest[: found.start] + rest[found.end :]
    certain = CLOCK.search(rest) is not None or SAYS_WHEN.search(rest) is not None
    left = _FILLER.sub(" ", CLOCK.sub(" ", rest)).split()
    return not left and (certain or in_head)


def find_dateline(text: str, start: int = 0) -> int:
    """Return where the place and agency that open a report end, from `start`, or `start` where there are none.

    >>> find_dateline("LIMA, May 2 (Agency) - Rain fell.")
    23
    """
    match = _DATELINE.match(text, start, min(len(text), start + 110))
    if match is None or match.group().split()[0].strip(",-–—") in _NO_PLACE:
        return start
    return match.end()


def head_part(line: Line, in_head: bool) -> Part | None:
    """Return BYLINE or STAMP where a line is one, else None."""
    if is_stamp(line, in_head):
        return Part.STAMP
    if is_signature(line):
        return Part.BYLINE
    return Part.BYLINE if in_head and (is_byline(line) or is_short_byline(line)) else None
