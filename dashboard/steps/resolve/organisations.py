"""Names of organisations -> organisations: acronyms, long forms, articles and legal forms."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache

from dashboard.paths import DATA
from dashboard.steps.resolve.entity import Entity, NameKey, best_name, join_to, make_entity
from dashboard.steps.resolve.name_folding import fold_name
from dashboard.steps.resolve.name_words import LEGAL_FORMS, SMALL_WORDS
from dashboard.text.lost_letters import add_lost_letter_forms, mark_lost_letters

# A question mark inside a word, or at its end, is a letter that an encoding lost.
_NOT_WORD = re.compile(r"(?:(?<!\w)\?|[^\w?])+")
_LONGEST_STRICT = 3
"""Acronyms up to this length are told from words by their capitals: WHO and Who, ICE and Ice."""
_SHORTEST_TELLING = 4
"""From this length an acronym and a name with its initials are one; shorter ones meet by chance."""


def join_organisations(counts: Mapping[NameKey, int]) -> Iterator[Entity]:
    """Yield each organisation, called as in the list of bodies or by its best form."""
    groups: dict[str, list[NameKey]] = defaultdict(list)
    bodies = known_bodies()
    for key in sorted(counts):
        folded = fold_organisation(key[1])
        groups[bodies.get(folded, folded)].append(key)
    acronyms = _join_acronyms(groups)
    labels = listed_names()
    for name, keys in sorted(groups.items()):
        best = best_name(keys, counts, acronyms)
        label = name if name in labels else best[1]
        joins = {key: join_to(label, key[1], _rule(key, label, acronyms)) for key in keys}
        yield make_entity(best, joins, label)


def _join_acronyms(groups: dict[str, list[NameKey]]) -> set[NameKey]:
    """Put an acronym under the one name of the corpus that has its initials; return all such acronyms."""
    initials: Counter[str] = Counter()
    owners: dict[str, str] = {}
    for name in sorted(groups):
        letters = _initials(name)
        initials[letters] += 1
        owners[letters] = name
    joined: set[NameKey] = set()
    for acronym in sorted(groups):
        is_telling = len(acronym) >= _SHORTEST_TELLING and any(key[1].isupper() for key in groups[acronym])
        if is_telling and initials[acronym] == 1:
            joined.update(groups[acronym])
            groups[owners[acronym]].extend(groups.pop(acronym))
    return joined


def _rule(key: NameKey, label: str, acronyms: Collection[NameKey]) -> str:
    """Return by which rule a name is an organisation's that is called otherwise."""
    if key in acronyms:
        return "initials"
    same = fold_organisation(key[1]) == fold_organisation(label)
    return "legal form" if same else "list of bodies"


def _initials(name: str) -> str:
    words = fold_name(name).split()
    if words[-1:] and words[-1].endswith(")"):
        # "National Assembly (South Africa)" is no NASA.
        return ""
    return "".join(word[0] for word in words if word not in SMALL_WORDS) if len(words) > 1 else ""


@lru_cache(maxsize=1 << 18)
def fold_organisation(form: str) -> str:
    """Return what the spellings of an organisation have in common.

    >>> fold_organisation("The U.N."), fold_organisation("Exxon Mobil Corp."), fold_organisation("Who")
    ('UN', 'exxon mobil', 'who')
    """
    name, bracket, land = form.partition(" (")
    if name and bracket:
        return f"{fold_organisation(name)} ({fold_name(land)}"
    words = [word for word in _NOT_WORD.split(_without_dots(form)) if word]
    if len(words) > 1 and words[0].casefold() == "the":
        words = words[1:]
    while len(words) > 1 and words[-1].casefold() in LEGAL_FORMS:
        words = words[:-1]
    if len(words) == 1 and words[0].isupper() and len(words[0]) <= _LONGEST_STRICT:
        return words[0]
    return fold_name(" ".join(words)) or form


def _without_dots(form: str) -> str:
    """Return "U.N." as "UN", "&" as a word, and no possessive."""
    whole = re.sub(r"(?<=\b[A-Za-z])\.(?=[A-Za-z]\b|\s|$)", "", mark_lost_letters(form))
    return re.sub(r"['’]s?\b", "", whole.replace("&", " and "))


@lru_cache(maxsize=1)
def known_bodies() -> Mapping[str, str]:
    """Return the name of each body in the list by every folded form of it."""
    known: dict[str, str] = {}
    for line in (DATA / "bodies.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        acronym, name, aliases = line.split("\t")
        for form in filter(None, [acronym, name, *aliases.split(";")]):
            known.update({fold_organisation(printed): name for printed in add_lost_letter_forms([form])})
    return known


@lru_cache(maxsize=1)
def listed_names() -> frozenset[str]:
    """Return the name of each body in the list."""
    return frozenset(known_bodies().values())
