"""A form of a name -> what its spellings have in common."""

import re
import unicodedata
from functools import lru_cache

from dashboard.paths import DATA
from dashboard.steps.resolve.name_words import ROLE_WORDS, SUFFIXES, TITLES
from dashboard.text.lost_letters import marked

_POSSESSIVE = re.compile(r"(?:['’`´]s|(?<=s)['’])$")
_APOSTROPHES = re.compile(r"['’`´‘ʻʼ]")
# A question mark inside a word is a letter that an encoding lost.
_SPLIT = re.compile(r"(?:(?<!\w)\?|\?(?!\w)|[^\w?])+")
_SLAVIC_ENDING = re.compile(r"(?<=[a-z]{3})(?:iy|ii|yy|yi|ij|yj)$|(?<=sk)i$")
_DOUBLED = re.compile(r"(.)\1")


# What a lost line break or quotation mark leaves before a name: 'warfare,"?Ada Sample', "Laura Ms Sample".
_BEFORE_NAME = re.compile(r"^.*(?:[.,;:!?)][\"'”’]+\??(?=\w)|\b(?:mr|mrs|ms|miss) )", re.DOTALL)
# What clings to it: "Ada Sample-era", "Ada Sample,-tweeted".
_AFTER_NAME = re.compile(r"(?:-era|,-\w+)$")


def has_stray_words(form: str) -> bool:
    """Whether words that are no part of a name cling to it: "Ada Sample-era", 'warfare,"?Ada Sample'."""
    bare = plain(form)
    before = _BEFORE_NAME.match(bare)
    return bool(_AFTER_NAME.search(bare)) or (before is not None and not is_title(before.group().strip()))


def is_title(word: str) -> bool:
    """Whether a folded word is a title or part of one, where it stands before a person's name."""
    return word in TITLES


@lru_cache(maxsize=1 << 18)
def plain(form: str) -> str:
    """Return a form without accents, case, apostrophes and possessive.

    >>> plain("François Hollande’s")
    'francois hollande'
    """
    bare = _APOSTROPHES.sub("", _POSSESSIVE.sub("", marked(form.strip())))
    for letter, plainer in (
        ("ø", "o"),
        ("Ø", "O"),
        ("ł", "l"),
        ("Ł", "L"),
        ("ı", "i"),
        ("đ", "d"),
        ("Đ", "D"),
    ):
        bare = bare.replace(letter, plainer)
    parts = unicodedata.normalize("NFKD", bare)
    return "".join(c for c in parts if not unicodedata.combining(c)).casefold()


@lru_cache(maxsize=1 << 18)
def person_words(form: str) -> tuple[str, ...]:
    """Return the words of a person's name, folded, without titles before it and Jr. after it.

    >>> person_words("U.S. Secretary of State Rex W. Tillerson")
    ('rex', 'w', 'tillerson')
    """
    bare = _AFTER_NAME.sub("", _BEFORE_NAME.sub("", plain(form)))
    words = [word for word in _SPLIT.split(bare) if word]
    while len(words) > 2 and words[-1] in SUFFIXES:
        words.pop()
    start = max((at + 1 for at, word in enumerate(words[:-1]) if is_title(word)), default=0)
    if start and all(word in TITLES or word in ROLE_WORDS or len(word) == 1 for word in words[:start]):
        words = words[start:]
        while len(words) > 1 and words[0] in ROLE_WORDS:
            words.pop(0)
    return tuple(words)


@lru_cache(maxsize=1)
def known_spellings() -> tuple[dict[str, str], dict[str, frozenset[str]]]:
    """Return the spelling that stands for each given name, and the full names of each nick name."""
    spellings: dict[str, str] = {}
    nicks: dict[str, set[str]] = {}
    for line in (DATA / "spellings.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        name, sort, variants = line.split("\t")
        for variant in map(plain, [name, *variants.split(";")]):
            if sort == "spelling":
                spellings[variant] = plain(name)
            elif variant != plain(name):
                nicks.setdefault(variant, set()).add(plain(name))
    return spellings, {nick: frozenset(full) for nick, full in nicks.items()}


@lru_cache(maxsize=1 << 18)
def spelling(word: str) -> str:
    """Return the spelling that stands for a given name or a surname in its several transliterations."""
    known = known_spellings()[0].get(word)
    if known is not None:
        return known
    if len(word) < 4:
        return word
    return _DOUBLED.sub(r"\1", _SLAVIC_ENDING.sub("y", word))
