"""The keys under which place names are looked up."""

import re
import unicodedata

from dashboard.text.folding import STROKED_LETTERS, replace_each, strip_accents
from dashboard.text.lost_letters import mark_lost_letters

# What newspapers print for letters that Unicode does not take apart.
_LETTERS = STROKED_LETTERS | {"ß": "ss", "æ": "ae", "ə": "a", "þ": "th", "ð": "d"}
_LETTERS_AND_SIGNS = _LETTERS | dict.fromkeys("’‘ʻʼʿʹ", "") | {"–": " "}
_ASCII_SIGNS = {"'": "", "`": "", ".": "", "-": " ", "&": "and"}
# Both spellings get one key. Inside a longer word this does no harm, since tables and texts are folded alike.
_SHORT_FORMS = {"saint ": "st ", "sainte ": "ste ", "mount ": "mt ", "fort ": "ft "}
_POSSESSIVE = re.compile(r"(?:['’]s?|`s)$")
_LEADING_THE = re.compile(r"^[Tt](?:he|HE)\s+")
_OUTER_MARKS = ' \t\n\r,;:!?"“”()[]<>|*–—-'
_LONGEST_ABBREVIATION = 5
LONGEST_NAME = 80


def fold_place_names(text: str) -> str:
    """Return text in small letters without accents, dots and apostrophes; tabs and line ends stay.

    The text may be one name or a whole table of names.

    >>> fold_place_names("Saint-Étienne")
    'st etienne'
    """
    if not text.isascii():
        text = _to_ascii(text)
    return replace_each(replace_each(text, _ASCII_SIGNS).lower(), _SHORT_FORMS)


def _to_ascii(text: str) -> str:
    text = replace_each(mark_lost_letters(text), _LETTERS_AND_SIGNS)
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")


def remove_accents(name: str) -> str:
    """Return a name in unaccented letters, as newspapers print it; case and marks stay."""
    return strip_accents(replace_each(name, _LETTERS))


def trim_name(name: str) -> str:
    """Return a name on one line, without a leading "the", a possessive and the marks around it.

    >>> trim_name("the United States'")
    'United States'
    """
    name = _LEADING_THE.sub("", " ".join(name[: 2 * LONGEST_NAME].split()).strip(_OUTER_MARKS))
    return _POSSESSIVE.sub("", name).strip(_OUTER_MARKS)


def read_abbreviation(name: str) -> str | None:
    """Return the letters of an abbreviation in capitals, as "US" for "U.S.", or None for any other name."""
    letters = name.replace(".", "").replace(" ", "")
    is_one = 2 <= len(letters) <= _LONGEST_ABBREVIATION and letters.isalpha() and letters.isupper()
    return letters if is_one else None


def is_capitalised(name: str) -> bool:
    """Whether a name has a capital as its first letter, or as its second, as in eSwatini."""
    return any(letter.isupper() for letter in name.lstrip("'’‘")[:2])
