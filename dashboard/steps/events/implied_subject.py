"""Find the person that "he" or "the secretary" stands for."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice

from dashboard.schema import Kind
from dashboard.steps.events.roles import NamedEntity

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
_OFFICE_BEFORE = re.compile(rf"\b({_OFFICE})\s+$", re.IGNORECASE)
_OFFICE_BEHIND = re.compile(
    rf"^,\s+(?:(?:the|an?|its|his|her|their|then|now|former)\s+)?(?:[\w.’'-]+\s+){{0,3}}?({_OFFICE})\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[\w’'-]+")
_PRONOUNS = frozenset({"he", "she"})
_FIRST_WORDS = 10
_OFFICE_ALONE = re.compile(
    rf"\b(?:the|our)\s+(?:[\w.’'-]+\s+)?({_OFFICE})\b(?!\s+[A-Z])(?!\s+of\s+[A-Z])", re.IGNORECASE
)

OfficeHolders = Mapping[str, frozenset[str]]


def find_office_holders(text: str, names: Sequence[NamedEntity]) -> OfficeHolders:
    """Return the holders of each office in an article; a "secretary of state" is a "secretary" too."""
    holders: dict[str, set[str]] = defaultdict(set)
    for name in names:
        if name.kind is not Kind.PERSON:
            continue
        before = _OFFICE_BEFORE.search(text, max(0, name.start - 40), name.start)
        behind = _OFFICE_BEHIND.match(text[name.end : name.end + 80])
        for match in (before, behind):
            if match:
                for office in _list_variants(match[1]):
                    holders[office].add(name.form)
    return {office: frozenset(forms) for office, forms in holders.items()}


def find_implied_subject(
    text: str,
    start: int,
    end: int,
    names: Sequence[NamedEntity],
    previous_person: Sequence[int],
    offices: OfficeHolders,
) -> tuple[int, ...]:
    """Return the one person that `text[start:end]` refers to without a name; () where that is not clear.

    Args:
        text: The article's text.
        start: Where the sentence starts.
        end: Where its trigger starts.
        names: The article's names.
        previous_person: The person of the sentence before, if it has exactly one.
        offices: The holders of each office in the article.
    """
    words = text[start:end]
    if match := _OFFICE_ALONE.search(words):
        forms = offices.get(_normalise(match[1]), frozenset())
        if len(forms) == 1:
            return _find_nearest(names, next(iter(forms)), start)
        return ()
    return tuple(previous_person) if _opens_with_pronoun(words) else ()


def _opens_with_pronoun(words: str) -> bool:
    first_words = islice(_WORD.finditer(words), _FIRST_WORDS)
    return any(word.group().lower() in _PRONOUNS for word in first_words)


def find_single_person(names: Sequence[NamedEntity], indices: Iterable[int]) -> tuple[int, ...]:
    """Return the first of some names if all their persons are the same person, else ()."""
    people = [index for index in indices if names[index].kind is Kind.PERSON]
    return (people[0],) if len({names[index].form for index in people}) == 1 else ()


def _find_nearest(names: Sequence[NamedEntity], form: str, at: int) -> tuple[int, ...]:
    bearers = [index for index, name in enumerate(names) if name.form == form and name.kind is Kind.PERSON]
    before = [index for index in bearers if names[index].start < at]
    return (before[-1] if before else bearers[0],)


def _list_variants(office: str) -> Iterable[str]:
    plain = _normalise(office)
    return {plain, plain.split()[0]} if plain.startswith("secretary of") else {plain}


def _normalise(office: str) -> str:
    return " ".join(office.lower().split())
