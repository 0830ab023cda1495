"""Rare spellings of persons' names that are one slip of a letter away from a frequent one.

Candidates come from the deletion neighbourhood of the frequent names' words (the symmetric delete of
SymSpell, Garbe 2012), so that the cost is linear in the number of names.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from dashboard.steps.resolve.join_reasons import NameWords
from dashboard.steps.resolve.name_folding import standard_spelling
from dashboard.steps.resolve.person_groups import PersonGroups
from dashboard.text.given_names import is_given_name
from dashboard.text.lost_letters import LOST_LETTER

_SHORTEST = 6
"""Shorter words that differ by a letter are two names: Kelly and Kelley."""
_SHORTEST_OF_RARE = 5
"""The same for a name that is far rarer than the other."""
_FEWEST_ARTICLES = 5
_SHARE = 0.2
_RARE_SHARE = 0.02
_Slot = tuple[NameWords, str, NameWords]
"""A word of a name, whole or less one letter, with the words before and after it."""


def join_misspellings(names: PersonGroups) -> None:
    """Join "Vladmir Putin" to "Vladimir Putin", in five times as many articles, if no other is as near.

    A surname that somebody else has, and a given name that exists, is no slip.
    """
    full_names = names.full_names()
    frequent: dict[_Slot, set[NameWords]] = defaultdict(set)
    for words in full_names:
        if names.count_articles(words) >= _FEWEST_ARTICLES:
            for slot in _list_slots(words):
                frequent[slot].add(words)
    first_names = _first_names_by_surname(full_names)
    for words in full_names:
        near = {other for slot in _list_slots(words) for other in frequent.get(slot, ())} - {words}
        likely = [other for other in near if _is_slip(words, other, names, first_names)]
        if len(likely) == 1:
            names.join(words, likely[0], "misspelt")


def differs_by_doubled_letter(words: NameWords, other: NameWords, names: PersonGroups) -> bool:
    """Whether a name is far rarer than another, and one of the two doubles a letter of the other."""
    differing = [pair for pair in zip(words, other, strict=False) if pair[0] != pair[1]]
    if len(words) != len(other) or len(differing) != 1:
        return False
    short, long = sorted(differing[0], key=len)
    doubled = {short[:at] + letter + short[at:] for at, letter in enumerate(short)}
    return long in doubled and names.count_own_articles(words) <= _SHARE * names.count_own_articles(other)


def _list_slots(words: NameWords) -> Iterator[_Slot]:
    """Yield each word whole, and less one letter; in a short word that letter is marked as lost."""
    for at, word in enumerate(words):
        yield words[:at], word, words[at + 1 :]
        for cut in range(len(word)):
            stand_in = "" if len(word) >= _SHORTEST_OF_RARE else LOST_LETTER
            yield words[:at], word[:cut] + stand_in + word[cut + 1 :], words[at + 1 :]


def _first_names_by_surname(full_names: Sequence[NameWords]) -> dict[str, set[str]]:
    first_names: dict[str, set[str]] = defaultdict(set)
    for words in full_names:
        first_names[standard_spelling(words[-1])].add(words[0])
    return first_names


def _is_slip(
    words: NameWords, other: NameWords, names: PersonGroups, first_names: dict[str, set[str]]
) -> bool:
    share = names.count_articles(words) / names.count_articles(other)
    if len(words) != len(other) or share > _SHARE:
        return False
    at = next(at for at, word in enumerate(words) if word != other[at])
    if LOST_LETTER in words[at]:
        return True
    if min(len(words[at]), len(other[at])) < (_SHORTEST_OF_RARE if share <= _RARE_SHARE else _SHORTEST):
        return False
    if is_given_name(words[at]) and is_given_name(other[at]):
        return False
    is_surname = at == len(words) - 1
    return not is_surname or len(words) > 2 or first_names[standard_spelling(words[at])] <= {words[0]}
