"""Find the sources of a text: agencies of datelines, bylines and sign-offs, and outlets that it cites.

Agencies and outlets are listed in data/agencies.tsv, written by hand: the national agencies of about eighty
countries and the outlets that others cite most. An unlisted source counts where the text calls it a "news
agency" ("the Dogan news agency"), or where its form shows that it is an outlet: "told Channel 7 News",
"citing the Kathmandu Herald", "told the Politika newspaper".
"""

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from dashboard.paths import DATA
from dashboard.schema import Part, Span

VERSION: Final = "origins-2"
_TABLE: Final = DATA / "agencies.tsv"
_SIGNING_PARTS: Final = {Part.DATELINE: "dateline", Part.BYLINE: "byline"}
# Captions and credits name photo agencies, which are not sources of the text.
_PICTURE_PARTS: Final = (Part.CAPTION, Part.CREDIT, Part.FURNITURE, Part.LABEL)
_REPORT: Final = (
    r"(?:reported|reports|report|said|says|quoted|cited|wrote|writes|claimed|published|revealed"
    r"|has learned|learned|broadcast|"
    r"has reported|had reported|also reported|citing|quoting|confirmed)"
)
# "The Dogan news agency", not "the Russian news agency" or "The news agency".
_UNLISTED_AGENCY: Final = re.compile(
    r"\b(?!The\b|State\b|This\b|That\b|A\b|Its?\b|[A-Z]\w+(?:an|ese|ish|ch"
    r"|i)\b)(?P<name>[A-Z][\w-]+)(?= (?:state |official )?news agency\b)"
)
# What marks the name of an outlet: its last word, or the word behind it.
_LAST_WORD: Final = (
    r"(?:News|Times|Herald|Tribune|Gazette|Gazeta|Journal|Telegraph|Chronicle|Observer|Courier|Daily"
    r"|Weekly|Broadcasting|Television|TV|Radio|Today|Press)"
)
_MEDIUM: Final = (
    r"(?:newspaper|daily|weekly|tabloid|magazine|broadcaster|television|TV|radio|news site|news website"
    r"|news channel|news network)"
)
_CITING: Final = (
    r"(?:told|according to|citing|quoting|cited by|quoted by|reported by|published by|interview with"
    r"|interview to|speaking to|spoke to)"
)
# "Told Russian television" contains no name, and a press office is not a newspaper.
_OF_A_PLACE: Final = (
    r"(?!(?:[Ss]tate|[Ll]ocal|Associated|White House|US|UK|EU|Philippine|Swiss|Czech|Greek|Dutch|Thai"
    r"|French|[A-Z]\w+(?:an|ese|ish|ch|i)) (?:[Ss]tate )?(?:TV|[Tt]elevision|[Rr]adio|[Pp]ress|[Nn]ews"
    r"|daily|weekly|newspaper|tabloid|magazine|broadcaster)\b)"
)
_CITED_OUTLET: Final = re.compile(
    rf"\b{_CITING} (?:the |The )?(?:(?:[A-Z]\w+['’]s|[a-z]+-based|state-run|private|local) )?{_OF_A_PLACE}"
    rf"(?P<name>(?:[A-Z][\w-]*|of|\d+)(?: (?:[A-Z][\w-]*|of|\d+)){{0,3}})(?=(?P<medium> {_MEDIUM}\b)?)"
)
_OUTLET_NAME: Final = re.compile(
    rf"(?:(?:[A-Z][\w-]*|of|\d+) )+{_LAST_WORD}\b(?! (?:[A-Z]|conference|briefing|office|secretary))"
)
_CAPITALISED_BEFORE: Final = re.compile(r"\b(?!The )[A-Z][\w-]+ $")


@dataclass(frozen=True, slots=True)
class Origin:
    """An agency or outlet that is a source of a text, named at `start:end`.

    `how` is "dateline", "byline", "signed off" or "cited".
    """

    start: int
    end: int
    name: str
    how: str


@dataclass(frozen=True, slots=True)
class _SourcePatterns:
    any: re.Pattern[str]
    cited: tuple[re.Pattern[str], ...]
    signed_off: re.Pattern[str]


def find_origins(text: str, parts: Sequence[Span]) -> list[Origin]:
    """Return the sources that a text names, in order, at most one for each position.

    >>> [(o.name, o.how) for o in find_origins("Rain fell, a clerk told the AFP. (Reuters)", ())]
    [('AFP', 'cited'), ('Reuters', 'signed off')]
    """
    origins = {origin.start: origin for origin in _find_all(text, parts)}
    return [origins[start] for start in sorted(origins)]


def _find_all(text: str, parts: Sequence[Span]) -> Iterator[Origin]:
    pictures = [span for span in parts if span.part in _PICTURE_PARTS]
    yield from (origin for origin in _find_cited(text) if not _is_inside(origin.start, pictures))
    for match in _compile_patterns().signed_off.finditer(text):
        if not _is_inside(match.start(), pictures):
            yield from _find_listed(text, match.start(), match.end(), "signed off")
    for span in parts:
        if span.part in _SIGNING_PARTS:
            yield from _find_listed(text, span.start, span.end, _SIGNING_PARTS[span.part])


def _find_cited(text: str) -> Iterator[Origin]:
    """Yield the sources that a text cites, the listed ones last, so that their listed name counts."""
    names = _load_names()
    for match in _UNLISTED_AGENCY.finditer(text):
        follows_name = _CAPITALISED_BEFORE.search(text, max(0, match.start() - 30), match.start())
        if match["name"] not in names and not follows_name:
            yield Origin(*match.span("name"), match["name"], "cited")
    for start, end in _find_unlisted_outlets(text):
        yield Origin(start, end, text[start:end], "cited")
    for pattern in _compile_patterns().cited:
        for match in pattern.finditer(text):
            yield Origin(*match.span("name"), names[match["name"]], "cited")


def _find_unlisted_outlets(text: str) -> Iterator[tuple[int, int]]:
    """Yield where a text cites an unlisted outlet that its form reveals."""
    for match in _CITED_OUTLET.finditer(text):
        name = _OUTLET_NAME.match(text, match.start("name"))
        end = name.end() if name else match.end("name") if match["medium"] else None
        if end is not None and not _compile_patterns().any.search(text, match.start("name"), end):
            yield match.start("name"), end


def _find_listed(text: str, start: int, end: int, how: str) -> Iterator[Origin]:
    for match in _compile_patterns().any.finditer(text, start, end):
        if how == "signed off" or _load_kinds()[_load_names()[match[0]]] == "agency":
            yield Origin(match.start(), match.end(), _load_names()[match[0]], how)


def _is_inside(at: int, spans: Iterable[Span]) -> bool:
    return any(span.start <= at < span.end for span in spans)


@cache
def fingerprint() -> str:
    """Return a string that changes whenever the rules or their table change."""
    return f"{VERSION}-{hashlib.sha256(_TABLE.read_bytes()).hexdigest()[:8]}"


@cache
def _load_rows() -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    lines = _TABLE.read_text(encoding="utf-8").splitlines()[1:]
    rows = (line.split("\t") for line in lines if line.strip())
    return tuple((kind, name, tuple(filter(None, spellings.split(";")))) for kind, name, spellings in rows)


@cache
def _load_names() -> Mapping[str, str]:
    """Return the listed name of each spelling."""
    return {spelling: name for _, name, spellings in _load_rows() for spelling in (name, *spellings)}


@cache
def _load_kinds() -> Mapping[str, str]:
    return {name: kind for kind, name, _ in _load_rows()}


@cache
def _compile_patterns() -> _SourcePatterns:
    # A word of an outlet's name may go on in another name: "the Guardian Council", "Time Warner".
    listed = (
        rf"{_match_any(_load_names())}(?![\w-])"
        r"(?! (?:Council|Warner|Group|Square|Inc|Corp|Ltd|University|Foundation)\b)"
    )
    article, attribute = (
        r"(?:[Tt]he )?",
        r"(?:(?:[A-Z][\w-]+['’]s|state(?:-run|-owned)?|[Ss]tate|official|semi-official|local|private"
        r"|independent|news|[A-Z][a-z]+(?:an|ese|ish|i|ch)) ){0,3}",
    )
    medium = (
        r"(?:(?:news agency|agency|newspaper|daily|tabloid|magazine|broadcaster|television|TV|website"
        r"|news site|channel|weekly|news network) )?"
    )
    prefix = rf"{article}{attribute}{medium}{article}(?P<name>{listed})"
    cited = (
        r"\b(?:told|according to|citing|quoting|cited by|quoted by|reported by|first reported by"
        r"|published by|carried by|interview with|interview to|"
        r"interview in|article in|report in|report by|reports by|reports in|report from|reports from"
        rf"|statement to|speaking to|spoke to|talking to) {prefix}",
        rf"\b(?P<name>{listed})(?: (?:news agency|newspaper|daily|magazine|television|TV"
        rf"|website))?,? (?:has |had |have |also |later |earlier |first )*{_REPORT}\b",
    )
    signed_off = (
        rf"\((?:{listed})(?:(?:[,;/&]| and) ?(?:{listed}))*\)(?=\s*-?\s*(?:$|\n))"
        rf"|\((?:{listed})\)(?=\s*[-–—])"
    )
    return _SourcePatterns(
        re.compile(rf"\b(?:{listed})"),
        tuple(re.compile(pattern) for pattern in cited),
        re.compile(signed_off, re.MULTILINE),
    )


def _match_any(spellings: Iterable[str]) -> str:
    """Return a pattern for any of some spellings, the longest first, grouped by first letter for speed."""
    by_letter: dict[str, list[str]] = defaultdict(list)
    for spelling in sorted(spellings, key=lambda spelling: (-len(spelling), spelling)):
        by_letter[spelling[0]].append(re.escape(spelling[1:]))
    letters = (f"{re.escape(letter)}(?:{'|'.join(rests)})" for letter, rests in sorted(by_letter.items()))
    return f"(?:{'|'.join(letters)})"
