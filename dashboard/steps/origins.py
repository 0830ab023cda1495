"""A text -> whose news it is: agencies of datelines, bylines and sign-offs, and outlets that it cites.

Agencies and outlets come from data/agencies.tsv, written by hand: the national agencies of about eighty countries and
the outlets that others cite most. "The Dogan news agency" is taken at its word, listed or not, and so is an outlet that
is cited and called one by its form: "told Channel 7 News", "citing the Kathmandu Herald", "told the Politika newspaper".
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
HOW: Final = ("dateline", "byline", "signed off", "cited")

_SIGNING: Final = {Part.DATELINE: "dateline", Part.BYLINE: "byline"}
# Photo agencies stand in captions and credits; they say nothing of the text.
_PICTURES: Final = (Part.CAPTION, Part.CREDIT, Part.FURNITURE, Part.LABEL)
_REPORT: Final = (
    r"(?:reported|reports|report|said|says|quoted|cited|wrote|writes|claimed|published|revealed"
    r"|has learned|learned|broadcast|"
    r"has reported|had reported|also reported|citing|quoting|confirmed)"
)
# "The Dogan news agency", not "the Russian news agency" or "The news agency".
_UNLISTED: Final = re.compile(
    r"\b(?!The\b|State\b|This\b|That\b|A\b|Its?\b|[A-Z]\w+(?:an|ese|ish|ch"
    r"|i)\b)(?P<name>[A-Z][\w-]+)(?= (?:state |official )?news agency\b)"
)
# What an outlet is called by: the last word of its name, or what follows it.
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
# Of a country is no name: "told Russian television". A press office is no press.
_OF_A_PLACE: Final = (
    r"(?!(?:[Ss]tate|[Ll]ocal|Associated|White House|US|UK|EU|Philippine|Swiss|Czech|Greek|Dutch|Thai"
    r"|French|[A-Z]\w+(?:an|ese|ish|ch|i)) (?:[Ss]tate )?(?:TV|[Tt]elevision|[Rr]adio|[Pp]ress|[Nn]ews"
    r"|daily|weekly|newspaper|tabloid|magazine|broadcaster)\b)"
)
_BY_FORM: Final = re.compile(
    rf"\b{_CITING} (?:the |The )?(?:(?:[A-Z]\w+['’]s|[a-z]+-based|state-run|private|local) )?{_OF_A_PLACE}"
    rf"(?P<name>(?:[A-Z][\w-]*|of|\d+)(?: (?:[A-Z][\w-]*|of|\d+)){{0,3}})(?=(?P<medium> {_MEDIUM}\b)?)"
)
_NAMED_SO: Final = re.compile(
    rf"(?:(?:[A-Z][\w-]*|of|\d+) )+{_LAST_WORD}\b(?! (?:[A-Z]|conference|briefing|office|secretary))"
)
_CAPITALISED: Final = re.compile(r"\b(?!The )[A-Z][\w-]+ $")


@dataclass(frozen=True, slots=True)
class Origin:
    """An agency or outlet that a text has its news from, named at `start:end`; `how` is one of `HOW`."""

    start: int
    end: int
    name: str
    how: str


@dataclass(frozen=True, slots=True)
class _Patterns:
    any: re.Pattern[str]
    cited: tuple[re.Pattern[str], ...]
    signed_off: re.Pattern[str]


def find_origins(text: str, parts: Sequence[Span]) -> list[Origin]:
    """Return the origins that a text names, in order, each place once.

    >>> [(o.name, o.how) for o in find_origins("Rain fell, a clerk told the AFP. (Reuters)", ())]
    [('AFP', 'cited'), ('Reuters', 'signed off')]
    """
    found = {origin.start: origin for origin in _found(text, parts)}
    return [found[start] for start in sorted(found)]


def _found(text: str, parts: Sequence[Span]) -> Iterator[Origin]:
    patterns, names = _patterns(), _names()
    pictures = [span for span in parts if span.part in _PICTURES]
    for match in _UNLISTED.finditer(text):
        goes_before = _CAPITALISED.search(text, max(0, match.start() - 30), match.start())
        if match["name"] not in names and not goes_before and not _inside(match.start(), pictures):
            yield Origin(*match.span("name"), match["name"], "cited")
    for start, end in _by_form(text):
        if not _inside(start, pictures):
            yield Origin(start, end, text[start:end], "cited")
    # What is listed is called as it is listed, so it comes last.
    for pattern in patterns.cited:
        for match in pattern.finditer(text):
            if not _inside(match.start("name"), pictures):
                yield Origin(*match.span("name"), names[match["name"]], "cited")
    for match in patterns.signed_off.finditer(text):
        if not _inside(match.start(), pictures):
            yield from _each(text, match.start(), match.end(), "signed off")
    for span in parts:
        if span.part in _SIGNING:
            yield from _each(text, span.start, span.end, _SIGNING[span.part])


def _by_form(text: str) -> Iterator[tuple[int, int]]:
    """Yield where an outlet that is in no list is cited, and is called one by its form."""
    for match in _BY_FORM.finditer(text):
        called = _NAMED_SO.match(text, match.start("name"))
        end = called.end() if called else match.end("name") if match["medium"] else None
        if end is not None and not _patterns().any.search(text, match.start("name"), end):
            yield match.start("name"), end


def _each(text: str, start: int, end: int, how: str) -> Iterator[Origin]:
    for match in _patterns().any.finditer(text, start, end):
        if how == "signed off" or _sorts()[_names()[match[0]]] == "agency":
            yield Origin(match.start(), match.end(), _names()[match[0]], how)


def _inside(at: int, spans: Iterable[Span]) -> bool:
    return any(span.start <= at < span.end for span in spans)


@cache
def fingerprint() -> str:
    """Return the state of the rules and of their table."""
    return f"{VERSION}-{hashlib.sha256(_TABLE.read_bytes()).hexdigest()[:8]}"


@cache
def _rows() -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    lines = _TABLE.read_text(encoding="utf-8").splitlines()[1:]
    rows = (line.split("\t") for line in lines if line.strip())
    return tuple((sort, name, tuple(filter(None, also.split(";")))) for sort, name, also in rows)


@cache
def _names() -> Mapping[str, str]:
    """Return the name of each spelling."""
    return {spelling: name for _, name, also in _rows() for spelling in (name, *also)}


@cache
def _sorts() -> Mapping[str, str]:
    return {name: sort for sort, name, _ in _rows()}


@cache
def _patterns() -> _Patterns:
    # A word of an outlet's name may go on in another name: "the Guardian Council", "Time Warner".
    known = (
        rf"{_any_of(_names())}(?![\w-])(?! (?:Council|Warner|Group|Square|Inc|Corp|Ltd|University"
        r"|Foundation)\b)"
    )
    the, whose = (
        r"(?:[Tt]he )?",
        r"(?:(?:[A-Z][\w-]+['’]s|state(?:-run|-owned)?|[Ss]tate|official|semi-official|local|private"
        r"|independent|news|[A-Z][a-z]+(?:an|ese|ish|i|ch)) ){0,3}",
    )
    medium = (
        r"(?:(?:news agency|agency|newspaper|daily|tabloid|magazine|broadcaster|television|TV|website"
        r"|news site|channel|weekly|news network) )?"
    )
    before = rf"{the}{whose}{medium}{the}(?P<name>{known})"
    cited = (
        r"\b(?:told|according to|citing|quoting|cited by|quoted by|reported by|first reported by"
        r"|published by|carried by|interview with|interview to|"
        r"interview in|article in|report in|report by|reports by|reports in|report from|reports from"
        rf"|statement to|speaking to|spoke to|talking to) {before}",
        rf"\b(?P<name>{known})(?: (?:news agency|newspaper|daily|magazine|television|TV"
        rf"|website))?,? (?:has |had |have |also |later |earlier |first )*{_REPORT}\b",
    )
    signed = (
        rf"\((?:{known})(?:(?:[,;/&]| and) ?(?:{known}))*\)(?=\s*-?\s*(?:$|\n))|\((?:{known})\)(?=\s*[-–—])"
    )
    return _Patterns(
        re.compile(rf"\b(?:{known})"),
        tuple(re.compile(pattern) for pattern in cited),
        re.compile(signed, re.MULTILINE),
    )


def _any_of(spellings: Iterable[str]) -> str:
    """Return the pattern of any of some spellings, the longest first; by first letter, so that few are tried."""
    by_letter: dict[str, list[str]] = defaultdict(list)
    for spelling in sorted(spellings, key=lambda spelling: (-len(spelling), spelling)):
        by_letter[spelling[0]].append(re.escape(spelling[1:]))
    letters = (f"{re.escape(letter)}(?:{'|'.join(rests)})" for letter, rests in sorted(by_letter.items()))
    return f"(?:{'|'.join(letters)})"
