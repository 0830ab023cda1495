"""A rare spelling of a person's name, a slip of one letter away from a frequent one.

Candidates come from the deletion neighbourhood of the frequent names' words (the symmetric delete of SymSpell,
Garbe 2012), so that the cost is linear in the number of names.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from dashboard.steps.resolve.join_reasons import Words
from dashboard.steps.resolve.name_folding import standard_spelling
from dashboard.steps.resolve.person_groups import Groups, is_junior
from dashboard.text.given_names import is_given_name
from dashboard.text.lost_letters import LOST_LETTER

_SHORTEST = 6
"""Shorter words differ by a letter when they are two names: Kelly and Kelley."""
_SHORTEST_OF_RARE = 5
"""Down to this length a word is a slip where the name is far rarer than the other."""
_FEWEST = 5
_SHARE = 0.2
_RARE_SHARE = 0.02
Slot = tuple[Words, str, Words]


def join_misspelt(names: Groups) -> None:
    """Join "Vladmir Putin" to "Vladimir Putin", five times as frequent at least, if no other is as near.

    A surname that somebody else bears, and a given name that is one, is no slip.
    """
    full = [words for words in names.leaders() if len(words) > 1 and not is_junior(words)]
    frequent: dict[Slot, set[Words]] = defaultdict(set)
    for words in full:
        if names.articles(words) >= _FEWEST:
            for slot in _slots(words):
                frequent[slot].add(words)
    bearers = _bearers(full)
    for words in full:
        near = {other for slot in _slots(words) for other in frequent.get(slot, ())} - {words}
        likely = [other for other in near if _is_slip(words, other, names, bearers)]
        if len(likely) == 1:
            names.join(words, likely[0], "misspelt")


def is_doubled(words: Words, other: Words, names: Groups) -> bool:
    """Whether a name, far rarer than another, differs from it by one letter twice that is there once, or once for twice."""
    differing = [pair for pair in zip(words, other, strict=False) if pair[0] != pair[1]]
    if len(words) != len(other) or len(differing) != 1:
        return False
    short, long = sorted(differing[0], key=len)
    doubled = {short[:at] + letter + short[at:] for at, letter in enumerate(short)}
    return long in doubled and names.own_articles(words) <= _SHARE * names.own_articles(other)


def _slots(words: Words) -> Iterator[Slot]:
    """Yield a name with each of its long words whole and less one letter, or a short word with one letter lost."""
    for at, word in enumerate(words):
        yield words[:at], word, words[at + 1 :]
        for cut in range(len(word)):
            stand_in = "" if len(word) >= _SHORTEST_OF_RARE else LOST_LETTER
            yield words[:at], word[:cut] + stand_in + word[cut + 1 :], words[at + 1 :]


def _bearers(full: Sequence[Words]) -> dict[str, set[str]]:
    bearers: dict[str, set[str]] = defaultdict(set)
    for words in full:
        bearers[standard_spelling(words[-1])].add(words[0])
    return bearers


def _is_slip(words: Words, other: Words, names: Groups, bearers: dict[str, set[str]]) -> bool:
    share = names.articles(words) / names.articles(other)
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
    return not is_surname or len(words) > 2 or bearers[standard_spelling(words[at])] <= {words[0]}
