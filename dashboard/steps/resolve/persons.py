"""Names of persons joined into persons: full names first, then initials and nick names, last lone surnames.

A name joins where one candidate is left, or one that has nine tenths of the articles; a tie stays apart.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from dashboard.steps.resolve.entity import Entity, NameKey
from dashboard.steps.resolve.join_reasons import NameWords
from dashboard.steps.resolve.misspellings import differs_by_doubled_letter, join_misspellings
from dashboard.steps.resolve.name_folding import load_spellings, standard_spelling
from dashboard.steps.resolve.name_words import FAMILY_FIRST, PARTICLES
from dashboard.steps.resolve.person_groups import PersonGroups
from dashboard.text.given_names import is_given_name

_SHARE = 0.9
_WELL_KNOWN = 10
"""The fewest articles of a person whom a corpus calls by the first name alone."""
_LONGEST_FAMILY_FIRST = 3


def join_persons(counts: Mapping[NameKey, int]) -> Iterator[Entity]:
    """Yield each person, with the reason for each name."""
    names = PersonGroups(counts)
    for step in (
        *(_join_transliterations, join_misspellings, _join_middle_names, _join_initials, _join_nick_names),
        *(_join_longer_names, _join_surnames, _join_first_names),
    ):
        step(names)
    return names.make_entities()


def _join_transliterations(names: PersonGroups) -> None:
    """Join "Sergei Lavrov" and "Sergey Lavrov", under the one in more articles."""
    for block in _list_blocks(names.full_names(), _standardise_spellings):
        leader = max(block, key=lambda words: (names.count_articles(words), words))
        for words in block:
            is_slip = differs_by_doubled_letter(words, leader, names)
            names.join(words, leader, "misspelt" if is_slip else "transliteration")


def _standardise_spellings(words: NameWords) -> NameWords:
    return tuple(standard_spelling(word) for word in words if word not in ("al", "el")) or words


def _join_middle_names(names: PersonGroups) -> None:
    """Join "Rex W. Tillerson" and "Rex Tillerson", where no two middle names contradict each other."""
    for block in _list_blocks(
        names.full_names(), lambda words: (standard_spelling(words[0]), _get_surname(words))
    ):
        if len(block[0][0]) > 1:
            _join_block(names, block)


def _join_block(names: PersonGroups, block: Sequence[NameWords]) -> None:
    # Names with full middle names come first, then those with initials, then those with none.
    leaders: list[NameWords] = []
    for words in sorted(block, key=lambda words: (-sum(map(len, words[1:-1])), words)):
        fitting = [leader for leader in leaders if _middle_names_agree(words[1:-1], leader[1:-1])]
        best = _choose_clear_best(names, fitting)
        if best is None:
            leaders.append(words)
        else:
            names.join(words, best, "middle name")


def _middle_names_agree(one: NameWords, other: NameWords) -> bool:
    """Whether two lists of middle names can be one person's: one is empty, or each agrees or abbreviates."""
    if not one or not other:
        return True
    pairs = zip(one, other, strict=False)
    return len(one) == len(other) and all(_abbreviates(*pair) or _abbreviates(*pair[::-1]) for pair in pairs)


def _abbreviates(short: str, long: str) -> bool:
    return short == long or (len(short) == 1 and long.startswith(short))


def _join_initials(names: PersonGroups) -> None:
    """Join "R. Tillerson" to the one Tillerson whose first name has that initial."""
    full_names = names.full_names()
    bearers = _index_full_names(full_names, lambda words: (words[0][0], _get_surname(words)))
    for words in full_names:
        if len(words[0]) == 1:
            likely = bearers[words[0], _get_surname(words)]
            _join_to_best(names, words, [full for full in likely if _initials_fit(words, full)], "initials")


def _initials_fit(initials: NameWords, full: NameWords) -> bool:
    return len(full[0]) > 1 and _middle_names_agree(initials[1:-1], full[1:-1])


def _join_nick_names(names: PersonGroups) -> None:
    """Join "Mike Pence" to "Michael Pence", where no other Pence can be meant."""
    full_names = names.full_names()
    bearers = _index_full_names(full_names, lambda words: (standard_spelling(words[0]), _get_surname(words)))
    nicks = load_spellings()[1]
    for words in full_names:
        own = standard_spelling(words[0])
        first_names = {standard_spelling(name) for name in nicks.get(words[0], ())} - {own}
        likely = [
            full for name in sorted(first_names) for full in bearers.get((name, _get_surname(words)), ())
        ]
        fitting = {names.leader_of(full) for full in likely if _middle_names_agree(full[1:-1], words[1:-1])}
        if len(fitting) == 1:
            names.join(words, _most_frequent_form(names, fitting.pop()), "nick name")


def _join_longer_names(names: PersonGroups) -> None:
    """Join "Nicolás Maduro Moros" to "Nicolás Maduro", where no other longer name begins so."""
    full_names = names.full_names()
    longer = _index_full_names(full_names, lambda words: words[:-1])
    for words in full_names:
        if len(longer.get(words, ())) == 1:
            names.join(longer[words][0], words, "longer name")


def _join_surnames(names: PersonGroups) -> None:
    """Join a surname to the one person who has it, or to the one with nine tenths of the articles of all.

    A given name alone may be a surname or a first name: "Noah" may be anybody who has it in either place.
    """
    full_names = names.full_names()
    by_first_name = _index_full_names(full_names, lambda words: words[:1])
    bearers = _index_by_ending(full_names, names)
    # "Peña Nieto" is a surname if no full name begins with Peña in another way.
    first_words = {words[0] for words in full_names if not _ends_another(words, bearers)}
    for words in names.leaders():
        is_surname = len(words) == 1 or (
            _ends_another(words, bearers) and (words[0] in PARTICLES or words[0] not in first_words)
        )
        candidates = bearers.get(_standardise_spellings(words), ()) if is_surname else ()
        if candidates:
            by_first = by_first_name.get(words, ()) if is_given_name(words[0]) else ()
            _join_to_best(names, words, [*candidates, *by_first], "surname")


def _join_first_names(names: PersonGroups) -> None:
    """Join "Shinzo" to a well known person with nine tenths of the articles of all with that first name."""
    by_first_name = _index_full_names(names.full_names(), lambda words: words[:1])
    for words in names.leaders():
        if len(words) == 1:
            best = _choose_clear_best(names, by_first_name.get(words, ()))
            if best is not None and names.count_articles(best) >= _WELL_KNOWN:
                names.join(words, _most_frequent_form(names, best), "first name")


def _ends_another(words: NameWords, bearers: Mapping[NameWords, Sequence[NameWords]]) -> bool:
    return any(other != words for other in bearers.get(_standardise_spellings(words), ()))


def _index_by_ending(
    full_names: Iterable[NameWords], names: PersonGroups
) -> Mapping[NameWords, Sequence[NameWords]]:
    """Return the full names by each of their endings, and by a family name that stands first."""
    bearers: dict[NameWords, list[NameWords]] = defaultdict(list)
    for words in full_names:
        for at in range(1, len(words)):
            if names.is_hyphenated(words, at):
                continue
            ending = _standardise_spellings(words[at:])
            if words not in bearers[ending]:
                bearers[ending].append(words)
        if words[0] in FAMILY_FIRST and len(words) <= _LONGEST_FAMILY_FIRST:
            bearers[_standardise_spellings(words[:1])].append(words)
    return bearers


def _get_surname(words: NameWords) -> str:
    return standard_spelling(words[-1])


def _join_to_best(names: PersonGroups, words: NameWords, candidates: Iterable[NameWords], rule: str) -> None:
    best = _choose_clear_best(names, [other for other in candidates if other != words])
    if best is not None:
        names.join(words, _most_frequent_form(names, best, words if rule == "surname" else ()), rule)


def _choose_clear_best(names: PersonGroups, candidates: Iterable[NameWords]) -> NameWords | None:
    """Return the candidate that has nine tenths of all candidates' articles, or None."""
    counts = {leader: names.count_articles(leader) for leader in map(names.leader_of, candidates)}
    if not counts:
        return None
    best = max(counts, key=lambda words: (counts[words], words))
    return best if counts[best] >= _SHARE * sum(counts.values()) else None


def _most_frequent_form(names: PersonGroups, words: NameWords, ending: NameWords = ()) -> NameWords:
    """Return the most frequent form of a person with the same first name and surname, or longer ending."""
    at = -max(1, len(ending))
    alike = [other for other in names.members_of(words) if other[0] == words[0] and other[at:] == words[at:]]
    return max(alike, key=lambda other: (names.count_own_articles(other), other), default=words)


def _list_blocks(
    full_names: Iterable[NameWords], key_of: Callable[[NameWords], NameWords]
) -> list[list[NameWords]]:
    return [block for block in _index_full_names(full_names, key_of).values() if len(block) > 1]


def _index_full_names(
    full_names: Iterable[NameWords], key_of: Callable[[NameWords], NameWords]
) -> dict[NameWords, list[NameWords]]:
    index: dict[NameWords, list[NameWords]] = defaultdict(list)
    for words in full_names:
        index[key_of(words)].append(words)
    return index
