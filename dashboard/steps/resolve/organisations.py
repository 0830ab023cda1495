"""Names of organisations joined into organisations: acronyms, long forms, articles and legal forms."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache

from dashboard.paths import DATA
from dashboard.steps.resolve.entity import Entity, NameKey, choose_best_name, make_entity, make_join
from dashboard.steps.resolve.name_folding import fold_name
from dashboard.steps.resolve.name_words import LEGAL_FORMS, SMALL_WORDS
from dashboard.text.lost_letters import add_lost_letter_forms, mark_lost_letters

# A question mark inside a word, or at its end, is a letter that an encoding lost.
_NOT_WORD = re.compile(r"(?:(?<!\w)\?|[^\w?])+")
_LONGEST_IN_CAPITALS = 3
"""Acronyms up to this length differ from words by their capitals only: WHO and Who, ICE and Ice."""
_SHORTEST_UNIQUE = 4
"""From this length an acronym belongs to a name with its initials; shorter ones match by chance."""


def join_organisations(counts: Mapping[NameKey, int]) -> Iterator[Entity]:
    """Yield each organisation, labelled as in the list of bodies or by its best form."""
    groups: dict[str, list[NameKey]] = defaultdict(list)
    bodies = load_bodies()
    for key in sorted(counts):
        folded = fold_organisation(key[1])
        groups[bodies.get(folded, folded)].append(key)
    acronyms = _join_acronyms(groups)
    labels = load_body_names()
    for name, keys in sorted(groups.items()):
        best = choose_best_name(keys, counts, acronyms)
        label = name if name in labels else best[1]
        joins = {key: make_join(label, key[1], _find_rule(key, label, acronyms)) for key in keys}
        yield make_entity(best, joins, label)


def _join_acronyms(groups: dict[str, list[NameKey]]) -> set[NameKey]:
    """Move each acronym to the only name of the corpus that has its initials; return all such acronyms."""
    initials: Counter[str] = Counter()
    owners: dict[str, str] = {}
    for name in sorted(groups):
        letters = _get_initials(name)
        initials[letters] += 1
        owners[letters] = name
    joined: set[NameKey] = set()
    for acronym in sorted(groups):
        is_acronym = len(acronym) >= _SHORTEST_UNIQUE and any(key[1].isupper() for key in groups[acronym])
        if is_acronym and initials[acronym] == 1:
            joined.update(groups[acronym])
            groups[owners[acronym]].extend(groups.pop(acronym))
    return joined


def _find_rule(key: NameKey, label: str, acronyms: Collection[NameKey]) -> str:
    """Return the rule that joins a name to an organisation with another label."""
    if key in acronyms:
        return "initials"
    is_same = fold_organisation(key[1]) == fold_organisation(label)
    return "legal form" if is_same else "list of bodies"


def _get_initials(name: str) -> str:
    words = fold_name(name).split()
    if words[-1:] and words[-1].endswith(")"):
        # "National Assembly (South Africa)" is no NASA.
        return ""
    return "".join(word[0] for word in words if word not in SMALL_WORDS) if len(words) > 1 else ""


@lru_cache(maxsize=1 << 18)
def fold_organisation(form: str) -> str:
    """Return the form that all spellings of an organisation share.

    >>> fold_organisation("The U.N."), fold_organisation("Exxon Mobil Corp."), fold_organisation("Who")
    ('UN', 'exxon mobil', 'who')
    """
    name, bracket, country = form.partition(" (")
    if name and bracket:
        return f"{fold_organisation(name)} ({fold_name(country)}"
    words = [word for word in _NOT_WORD.split(_remove_dots(form)) if word]
    if len(words) > 1 and words[0].casefold() == "the":
        words = words[1:]
    while len(words) > 1 and words[-1].casefold() in LEGAL_FORMS:
        words = words[:-1]
    if len(words) == 1 and words[0].isupper() and len(words[0]) <= _LONGEST_IN_CAPITALS:
        return words[0]
    return fold_name(" ".join(words)) or form


def _remove_dots(form: str) -> str:
    """Return a form with "UN" for "U.N.", "and" for "&", and no possessive."""
    undotted = re.sub(r"(?<=\b[A-Za-z])\.(?=[A-Za-z]\b|\s|$)", "", mark_lost_letters(form))
    return re.sub(r"['’]s?\b", "", undotted.replace("&", " and "))


@lru_cache(maxsize=1)
def load_bodies() -> Mapping[str, str]:
    """Return the names in the list of bodies, by every folded form of the body."""
    names: dict[str, str] = {}
    for line in (DATA / "bodies.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        acronym, name, aliases = line.split("\t")
        for form in filter(None, [acronym, name, *aliases.split(";")]):
            names.update({fold_organisation(printed): name for printed in add_lost_letter_forms([form])})
    return names


@lru_cache(maxsize=1)
def load_body_names() -> frozenset[str]:
    """Return the names in the list of bodies."""
    return frozenset(load_bodies().values())
