"""Spellings of a name made alike: letters, words without titles, transliterations and nick names."""

import re
from functools import lru_cache

from dashboard.paths import DATA
from dashboard.steps.resolve.name_words import ROLE_WORDS, SUFFIXES, TITLES
from dashboard.text.folding import STROKED_LETTERS, replace_each, strip_accents
from dashboard.text.lost_letters import mark_lost_letters

_POSSESSIVE = re.compile(r"(?:['’`´]s|(?<=s)['’])$")
_APOSTROPHES = re.compile(r"['’`´‘ʻʼ]")
# A question mark inside a word is a letter that an encoding lost.
_NOT_WORD = re.compile(r"(?:(?<!\w)\?|\?(?!\w)|[^\w?])+")
_SLAVIC_ENDING = re.compile(r"(?<=[a-z]{3})(?:iy|ii|yy|yi|ij|yj)$|(?<=sk)i$")
_DOUBLE_LETTER = re.compile(r"(.)\1")
# What a lost line break or quotation mark leaves before a name: 'warfare,"?Ada Sample', "Laura Ms Sample".
_BEFORE_NAME = re.compile(r"^.*(?:[.,;:!?)][\"'”’]+\??(?=\w)|\b(?:mr|mrs|ms|miss) )", re.DOTALL)
# What clings to its end: "Ada Sample-era", "Ada Sample,-tweeted".
_AFTER_NAME = re.compile(r"(?:-era|,-\w+)$")
_SHORTEST_RESPELT = 4


def has_stray_words(form: str) -> bool:
    """Whether words that are no part of a name cling to it: "Ada Sample-era", 'warfare,"?Ada Sample'."""
    folded = fold_name(form)
    before = _BEFORE_NAME.match(folded)
    return bool(_AFTER_NAME.search(folded)) or (before is not None and not is_title(before.group().strip()))


def is_title(word: str) -> bool:
    """Whether a folded word is a title or part of one, where it stands before a person's name."""
    return word in TITLES


@lru_cache(maxsize=1 << 18)
def fold_name(form: str) -> str:
    """Return a form without accents, case, apostrophes and possessive.

    >>> fold_name("François Hollande’s")
    'francois hollande'
    """
    letters = _APOSTROPHES.sub("", _POSSESSIVE.sub("", mark_lost_letters(form.strip())))
    return strip_accents(replace_each(letters, STROKED_LETTERS)).casefold()


@lru_cache(maxsize=1 << 18)
def split_person_name(form: str) -> tuple[str, ...]:
    """Return the folded words of a person's name, without the titles before it and the Jr. after it.

    >>> split_person_name("U.S. Secretary of State Rex W. Tillerson")
    ('rex', 'w', 'tillerson')
    """
    name = _AFTER_NAME.sub("", _BEFORE_NAME.sub("", fold_name(form)))
    words = [word for word in _NOT_WORD.split(name) if word]
    while len(words) > 2 and words[-1] in SUFFIXES:
        words.pop()
    return tuple(_without_titles(words))


def _without_titles(words: list[str]) -> list[str]:
    start = max((at + 1 for at, word in enumerate(words[:-1]) if is_title(word)), default=0)
    if start and all(word in TITLES or word in ROLE_WORDS or len(word) == 1 for word in words[:start]):
        words = words[start:]
        while len(words) > 1 and words[0] in ROLE_WORDS:
            words.pop(0)
    return words


@lru_cache(maxsize=1)
def load_spellings() -> tuple[dict[str, str], dict[str, frozenset[str]]]:
    """Return the standard spelling of each given name, and the full names of each nick name."""
    spellings: dict[str, str] = {}
    nicks: dict[str, set[str]] = {}
    for line in (DATA / "spellings.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        name, sort, variants = line.split("\t")
        for variant in map(fold_name, [name, *variants.split(";")]):
            if sort == "spelling":
                spellings[variant] = fold_name(name)
            elif variant != fold_name(name):
                nicks.setdefault(variant, set()).add(fold_name(name))
    return spellings, {nick: frozenset(names) for nick, names in nicks.items()}


@lru_cache(maxsize=1 << 18)
def standard_spelling(word: str) -> str:
    """Return the one spelling that stands for all transliterations of a given name or surname."""
    listed = load_spellings()[0].get(word)
    if listed is not None:
        return listed
    if len(word) < _SHORTEST_RESPELT:
        return word
    return _DOUBLE_LETTER.sub(r"\1", _SLAVIC_ENDING.sub("y", word))
