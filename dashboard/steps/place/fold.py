"""A name as printed -> the key that it is looked up by."""

import re
import unicodedata

from dashboard.text.lost_letters import marked

# Letters that Unicode does not take apart, and what newspapers print for them.
_LETTERS = (
    ("ł", "l"), ("Ł", "L"), ("ø", "o"), ("Ø", "O"), ("đ", "d"), ("Đ", "D"), ("ı", "i"), ("ß", "ss"), ("æ", "ae"), ("ə", "a"),
    ("þ", "th"), ("ð", "d"),
)  # fmt: skip
_FOREIGN_SIGNS = (("’", ""), ("‘", ""), ("ʻ", ""), ("ʼ", ""), ("ʿ", ""), ("ʹ", ""), ("–", " "))
_SIGNS = (("'", ""), ("`", ""), (".", ""), ("-", " "), ("&", "and"))
# Both ways of writing are one key; inside a longer word it does no harm, since tables and texts are folded alike.
_SHORTENED = (("saint ", "st "), ("sainte ", "ste "), ("mount ", "mt "), ("fort ", "ft "))
_POSSESSIVE = re.compile(r"(?:['’]s?|`s)$")
_LEADING_THE = re.compile(r"^[Tt](?:he|HE)\s+")
_AROUND = ' \t\n\r,;:!?"“”()[]<>|*–—-'
_LONGEST_ABBREVIATION = 5
LONGEST_NAME = 80


def fold(text: str) -> str:
    """Return text in small letters without accents, dots and apostrophes; tabs and line ends stay.

    It works on a whole table as on one name, so that a table is folded in one go.

    >>> fold("Saint-Étienne")
    'st etienne'
    """
    if not text.isascii():
        text = _in_ascii(text)
    for sign, plain in _SIGNS:
        text = text.replace(sign, plain)
    text = text.lower()
    for long, short in _SHORTENED:
        text = text.replace(long, short)
    return text


def _in_ascii(text: str) -> str:
    text = marked(text)
    for letter, plain in (*_LETTERS, *_FOREIGN_SIGNS):
        text = text.replace(letter, plain)
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")


def without_accents(name: str) -> str:
    """Return a name in unaccented letters, its case and marks kept."""
    for letter, plain in _LETTERS:
        name = name.replace(letter, plain)
    apart = unicodedata.normalize("NFKD", name)
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def trim(name: str) -> str:
    """Return a name without "the", possessive, outer marks and the breaks of lines inside it.

    >>> trim("the United States'")
    'United States'
    """
    name = _LEADING_THE.sub("", " ".join(name[: 2 * LONGEST_NAME].split()).strip(_AROUND))
    return _POSSESSIVE.sub("", name).strip(_AROUND)


def abbreviation(name: str) -> str | None:
    """Return the letters of a name in capitals, as "US" for "U.S.", or None for one that is none."""
    letters = name.replace(".", "").replace(" ", "")
    is_one = 2 <= len(letters) <= _LONGEST_ABBREVIATION and letters.isalpha() and letters.isupper()
    return letters if is_one else None


def is_name(name: str) -> bool:
    """Whether a text is written as a name: with a capital first, or second as in eSwatini."""
    return any(letter.isupper() for letter in name.lstrip("'’‘")[:2])
