"""Who a sentence speaks of where it says "he" or "the secretary" instead of a name."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice

from dashboard.schema import Kind
from dashboard.steps.events.roles import Named

_OFFICE = (
    r"(?:secretary\s+of\s+(?:state|defen[cs]e|the\s+treasury)|secretary[- ]general|state\s+councill?or"
    r"|president-elect|vice[- ]president|"
    r"acting\s+president|president|deputy\s+prime\s+minister|prime\s+minister|foreign\s+minister"
    r"|foreign\s+secretary|defen[cs]e\s+minister|"
    r"interior\s+minister|finance\s+minister|minister|chancellor|secretary|king|queen|emir|sultan"
    r"|crown\s+prince|prince|pope|chairman|"
    r"ambassador|envoy|governor|mayor|senator|general|director|spokesman|spokeswoman|leader"
    r"|opposition\s+leader|commissioner|"
    r"high\s+representative|judge|activist|journalist|lawyer|blogger|reporter|editor|photographer"
    r"|student|teacher|professor|writer|poet)"
)
_BEFORE = re.compile(rf"\b({_OFFICE})\s+$", re.IGNORECASE)
_BEHIND = re.compile(
    rf"^,\s+(?:(?:the|an?|its|his|her|their|then|now|former)\s+)?(?:[\w.’'-]+\s+){{0,3}}?({_OFFICE})\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[\w’'-]+")
_PRONOUNS = frozenset({"he", "she"})
_FIRST_WORDS = 10
_CALLED = re.compile(
    rf"\b(?:the|our)\s+(?:[\w.’'-]+\s+)?({_OFFICE})\b(?!\s+[A-Z])(?!\s+of\s+[A-Z])", re.IGNORECASE
)

Forms = Mapping[str, frozenset[str]]


def offices(text: str, names: Sequence[Named]) -> Forms:
    """Return the persons whom an article gives each office, by the office; "secretary of state" is a secretary too."""
    held: dict[str, set[str]] = defaultdict(set)
    for name in names:
        if name.kind is not Kind.PERSON:
            continue
        before = _BEFORE.search(text, max(0, name.start - 40), name.start)
        behind = _BEHIND.match(text[name.end : name.end + 80])
        for found in (before, behind):
            if found:
                for office in _and_shorter(found[1]):
                    held[office].add(name.form)
    return {office: frozenset(forms) for office, forms in held.items()}


def subject_of(
    text: str, start: int, end: int, names: Sequence[Named], last: Sequence[int], held: Forms
) -> tuple[int, ...]:
    """Return the one person whom `text[start:end]`, which names nobody, speaks of; () where there is no telling.

    Args:
        text: The article's text.
        start: Where the sentence starts.
        end: Where its trigger starts.
        names: The article's names.
        last: The person whom the sentence before speaks of, if that is one.
        held: The offices of the article's persons.
    """
    words = text[start:end]
    if called := _CALLED.search(words):
        forms = held.get(_plain(called[1]), frozenset())
        if len(forms) == 1:
            return _nearest(names, next(iter(forms)), start)
        return ()
    return tuple(last) if _opens_with_pronoun(words) else ()


def _opens_with_pronoun(words: str) -> bool:
    first = islice(_WORD.finditer(words), _FIRST_WORDS)
    return any(word.group().lower() in _PRONOUNS for word in first)


def one_person(names: Sequence[Named], indices: Iterable[int]) -> tuple[int, ...]:
    """Return the first of some names if all of them name one person, else ()."""
    people = [index for index in indices if names[index].kind is Kind.PERSON]
    return (people[0],) if len({names[index].form for index in people}) == 1 else ()


def _nearest(names: Sequence[Named], form: str, at: int) -> tuple[int, ...]:
    bearers = [index for index, name in enumerate(names) if name.form == form and name.kind is Kind.PERSON]
    before = [index for index in bearers if names[index].start < at]
    return (before[-1] if before else bearers[0],)


def _and_shorter(office: str) -> Iterable[str]:
    plain = _plain(office)
    return {plain, plain.split()[0]} if plain.startswith("secretary of") else {plain}


def _plain(office: str) -> str:
    return " ".join(office.lower().split())
