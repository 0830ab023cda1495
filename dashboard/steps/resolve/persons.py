"""Names of persons -> persons: full names by surname first, then initials and nick names, last lone surnames.

A name joins where one candidate is left, or one that has nine tenths of the articles; a tie stays apart.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from dashboard.steps.resolve.entity import Entity, NameKey
from dashboard.steps.resolve.join_reasons import Words
from dashboard.steps.resolve.misspellings import is_doubled, join_misspelt
from dashboard.steps.resolve.name_folding import load_spellings, standard_spelling
from dashboard.steps.resolve.name_words import FAMILY_FIRST, PARTICLES
from dashboard.steps.resolve.person_groups import Groups, is_junior
from dashboard.text.given_names import is_given_name

_SHARE = 0.9
_WELL_KNOWN = 10
"""In so many articles a person stands, at least, whom a corpus calls by the first name."""


def join_persons(counts: Mapping[NameKey, int]) -> Iterator[Entity]:
    """Yield each person, with why each name is that person's."""
    names = Groups(counts)
    for step in (
        *(_join_spellings, join_misspelt, _join_middles, _join_initials, _join_nicks, _join_longer),
        *(_join_short, _join_first),
    ):
        step(names)
    return names.entities()


def _full(names: Groups) -> list[Words]:
    return [words for words in names.leaders() if len(words) > 1 and not is_junior(words)]


def _join_spellings(names: Groups) -> None:
    """Join "Sergei Lavrov" and "Sergey Lavrov", under the one in more articles."""
    for block in _blocks(_full(names), _spelled):
        leader = max(block, key=lambda words: (names.articles(words), words))
        for words in block:
            names.join(words, leader, "misspelt" if is_doubled(words, leader, names) else "transliteration")


def _spelled(words: Words) -> Words:
    return tuple(standard_spelling(word) for word in words if word not in ("al", "el")) or words


def _join_middles(names: Groups) -> None:
    """Join "Rex W. Tillerson" and "Rex Tillerson", where no two middle names contradict each other."""
    for block in _blocks(_full(names), lambda words: (standard_spelling(words[0]), _surname(words))):
        if len(block[0][0]) > 1:
            _join_block(names, block)


def _join_block(names: Groups, block: Sequence[Words]) -> None:
    # Most telling first: middle names written out, then their initials, then none.
    leaders: list[Words] = []
    for words in sorted(block, key=lambda words: (-sum(map(len, words[1:-1])), words)):
        fitting = [leader for leader in leaders if _middles_agree(words[1:-1], leader[1:-1])]
        best = _clear_best(names, fitting)
        if best is None:
            leaders.append(words)
        else:
            names.join(words, best, "middle name")


def _middles_agree(one: Words, other: Words) -> bool:
    """Whether two rows of middle names can be one person's: one is missing, or each agrees or abbreviates."""
    if not one or not other:
        return True
    pairs = zip(one, other, strict=False)
    return len(one) == len(other) and all(_abbreviates(*pair) or _abbreviates(*pair[::-1]) for pair in pairs)


def _abbreviates(short: str, long: str) -> bool:
    return short == long or (len(short) == 1 and long.startswith(short))


def _join_initials(names: Groups) -> None:
    """Join "R. Tillerson" to the one Tillerson whose name begins so."""
    bearers = _index(_full(names), lambda words: (words[0][0], _surname(words)))
    for words in _full(names):
        if len(words[0]) == 1:
            likely = bearers[words[0], _surname(words)]
            _join_to_best(names, words, [full for full in likely if _initials_fit(words, full)], "initials")


def _initials_fit(initials: Words, full: Words) -> bool:
    return len(full[0]) > 1 and _middles_agree(initials[1:-1], full[1:-1])


def _join_nicks(names: Groups) -> None:
    """Join "Mike Pence" to "Michael Pence", where no other Pence can be meant."""
    bearers = _index(_full(names), lambda words: (standard_spelling(words[0]), _surname(words)))
    nicks = load_spellings()[1]
    for words in _full(names):
        meant = {standard_spelling(name) for name in nicks.get(words[0], ())} - {standard_spelling(words[0])}
        likely = [full for name in sorted(meant) for full in bearers.get((name, _surname(words)), ())]
        fitting = {names.leader(full) for full in likely if _middles_agree(full[1:-1], words[1:-1])}
        if len(fitting) == 1:
            names.join(words, _best_known(names, fitting.pop()), "nick name")


def _join_longer(names: Groups) -> None:
    """Join "Nicolás Maduro Moros" to "Nicolás Maduro", where no other longer name begins so."""
    full = _full(names)
    longer: dict[Words, list[Words]] = defaultdict(list)
    for words in full:
        longer[words[:-1]].append(words)
    for words in full:
        if len(longer[words]) == 1:
            names.join(longer[words][0], words, "longer name")


def _join_short(names: Groups) -> None:
    """Join a surname to its one bearer, or to one who has nine tenths of the bearers' articles.

    A given name alone is a surname as well as a first name: "Noah" means whoever is called so, either way.
    """
    full = _full(names)
    starting = _index(full, lambda words: words[:1])
    bearers = _by_ending(full, names)
    # "Peña Nieto" is a surname if nobody's name begins with Peña in another way.
    begun = {words[0] for words in full if not _ends_another(words, bearers)}
    for words in names.leaders():
        is_short = len(words) == 1 or (_ends_another(words, bearers) and _begins_no_name(words, begun))
        borne_by = bearers.get(_spelled(words), ()) if is_short else ()
        if borne_by:
            called = starting.get(words, ()) if is_given_name(words[0]) else ()
            _join_to_best(names, words, [*borne_by, *called], "surname")


def _join_first(names: Groups) -> None:
    """Join "Shinzo" to the well known person who nearly alone is called so."""
    starting = _index(_full(names), lambda words: words[:1])
    for words in names.leaders():
        if len(words) == 1:
            best = _clear_best(names, starting.get(words, ()))
            if best is not None and names.articles(best) >= _WELL_KNOWN:
                names.join(words, _best_known(names, best), "first name")


def _ends_another(words: Words, bearers: Mapping[Words, Sequence[Words]]) -> bool:
    return any(other != words for other in bearers.get(_spelled(words), ()))


def _begins_no_name(words: Words, begun: set[str]) -> bool:
    return words[0] in PARTICLES or words[0] not in begun


def _by_ending(full: Iterable[Words], names: Groups) -> Mapping[Words, Sequence[Words]]:
    """Return who can be meant by the end of a name (a surname), or by a family name that stands first."""
    bearers: dict[Words, list[Words]] = defaultdict(list)
    for words in full:
        for at in range(1, len(words)):
            if names.is_compound(words, at):
                continue
            ending = _spelled(words[at:])
            if words not in bearers[ending]:
                bearers[ending].append(words)
        if words[0] in FAMILY_FIRST and len(words) < 4:
            bearers[_spelled(words[:1])].append(words)
    return bearers


def _surname(words: Words) -> str:
    return standard_spelling(words[-1])


def _join_to_best(names: Groups, words: Words, candidates: Iterable[Words], rule: str) -> None:
    best = _clear_best(names, [other for other in candidates if other != words])
    if best is not None:
        names.join(words, _best_known(names, best, words if rule == "surname" else ()), rule)


def _clear_best(names: Groups, candidates: Iterable[Words]) -> Words | None:
    """Return the candidate that has nine tenths of all candidates' articles, or None."""
    counts = {leader: names.articles(leader) for leader in map(names.leader, candidates)}
    if not counts:
        return None
    best = max(counts, key=lambda words: (counts[words], words))
    return best if counts[best] >= _SHARE * sum(counts.values()) else None


def _best_known(names: Groups, words: Words, ending: Words = ()) -> Words:
    """Return the most frequent form of a name, which may have other middle names but for those of an ending."""
    at = -max(1, len(ending))
    alike = [other for other in names.group(words) if other[0] == words[0] and other[at:] == words[at:]]
    return max(alike, key=lambda other: (names.own_articles(other), other), default=words)


def _blocks(full: Iterable[Words], key_of: Callable[[Words], Words]) -> Iterable[list[Words]]:
    return [block for block in _index(full, key_of).values() if len(block) > 1]


def _index(full: Iterable[Words], key_of: Callable[[Words], Words]) -> dict[Words, list[Words]]:
    index: dict[Words, list[Words]] = defaultdict(list)
    for words in full:
        index[key_of(words)].append(words)
    return index
