"""The author of an article -> persons with given and family name, and bodies that have none."""

import re
from typing import NamedTuple

_LONGEST = 300
_BY = re.compile(r"^\s*by\s+", re.IGNORECASE)
_BETWEEN_AUTHORS = re.compile(r"\s*(?:[;|&]|,\s*and\b|\band\b|,)\s*", re.IGNORECASE)
_FAMILY_FIRST = re.compile(r"([^\s,;&]+), ([^\s,;&]+(?: [^\s,;&]+)?)")
_PARTICLES = frozenset("al ben bin da de del den der di dos du el la le ter van von".split())
# Where one of these stands, the words are no name of a person.
_BODY_WORDS = frozenset(
    "agencies agency associated bureau correspondent correspondents desk editor editorial editors news "
    "newspaper newsroom online our post press reporter reporters service services staff team times "
    "wire".split()
)


class Author(NamedTuple):
    """An author; `given` is '' for a body such as "Reuters staff", whose whole name is `family`."""

    family: str
    given: str = ""

    @property
    def initials(self) -> str:
        """The initials of the given names, as in "A. B."."""
        return " ".join(f"{name[0]}." for name in re.split(r"[\s.]+", self.given) if name)


def split_authors(author: str) -> list[Author]:
    """Return the authors that the field of an article names, in order.

    >>> split_authors("By Ann Writer and Jan van Dijk")
    [Author(family='Writer', given='Ann'), Author(family='van Dijk', given='Jan')]
    >>> split_authors("Reuters staff")
    [Author(family='Reuters staff', given='')]
    """
    names = " ".join(_BY.sub("", author[:_LONGEST]).split())
    if match := _FAMILY_FIRST.fullmatch(names):
        return [Author(match[1], match[2])]
    return [_read_author(name) for name in _BETWEEN_AUTHORS.split(names) if name]


def _read_author(name: str) -> Author:
    words = name.split()
    if not 2 <= len(words) <= 4 or not all(map(_is_name_word, words)):
        return Author(name)
    particle = next(
        (at for at, word in enumerate(words) if at and word.lower() in _PARTICLES), len(words) - 1
    )
    return Author(" ".join(words[particle:]), " ".join(words[:particle]))


def _is_name_word(word: str) -> bool:
    letters = word.replace(".", "").replace("-", "").replace("'", "").replace("’", "")
    is_name = letters[:1].isupper() and (len(letters) == 1 or not letters.isupper())
    return letters.isalpha() and word.lower() not in _BODY_WORDS and (is_name or word.lower() in _PARTICLES)
