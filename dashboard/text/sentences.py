"""Text split into sentences, with rules for abbreviations, initials, decimals, quotes and line breaks."""

import re
from collections.abc import Iterator

# A day alone in brackets after a sentence labels what stands before it: "It sank. (25.02.2017) The sea is calm."
_LABEL = r"(?:[ \t\xa0]\(\d{1,2}[./-]\d{1,2}[./-]\d{4}\))?"
_END = re.compile(rf"\n|[.!?…]+[\"'”’»)\]]*{_LABEL}(?=\s|\Z)|[。！？]+[」』”’）]*")
_NEXT = re.compile(r"[ \t\xa0]*[\"'“‘«(\[]*([^\s\"'“‘«(\[]\w*)")
_BEFORE = re.compile(r"(?:[^\W\d_]\.)*[^\W_]+\Z")

# Abbreviations before a name or a number, which never end a sentence.
_NEVER_LAST = frozenset(
    "mr mrs ms messrs mx dr gen sen sens rep reps gov govs lt col maj brig capt cmdr cdr adm sgt cpl pvt prof "
    "rev fr hon st ste mt ft pres amb supt det insp spc atty dep asst vs v cf fig figs vol pp eg ie viz approx "
    "est nos ca bros sir".split()
)
# Abbreviations that end a sentence only where a word that begins sentences follows.
_MAY_END = frozenset(
    "inc corp co cos ltd llc plc jr sr esq etc al bn assn dept univ intl natl jan feb mar apr jun jul aug sep "
    "sept oct nov dec mon tue tues wed thu thur thurs fri sat sun ala ariz ark calif colo conn del fla ga ill "
    "ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa tenn tex va vt wash wis wyo ave blvd rd "
    "ph phd no min max dist".split()
)
_SENTENCE_OPENERS = frozenset(
    "a about according after all also although an and another any as asked at because before both but by "
    "critics despite during each earlier even every few for foreign from had has he her here his how however i if in "
    "instead is it its just last later like many meanwhile more most mr mrs ms my nearly neither never no nobody none nor "
    "not nothing now of officials on once one only or other others our out over people police president several she since so "
    "some still such that the their then there these they this those though three through thus to today two under "
    "unlike until we what when where whether which while who whom why with within without would yes yet you "
    "your".split()
)


def split_sentences(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Return the start and end of each sentence of `text[start:end]`, without the blanks around it.

    >>> split_sentences("He left the U.S. on Friday. She stayed.")
    [(0, 27), (28, 39)]
    """
    stop = len(text) if end is None else end
    spans: list[tuple[int, int]] = []
    begin = start
    for mark in _END.finditer(text, start, stop):
        if text[mark.start()] == "\n" or _ends_sentence(text, begin, mark, stop):
            spans.extend(_trim(text, begin, mark.end()))
            begin = mark.end()
    spans.extend(_trim(text, begin, stop))
    return spans


def _trim(text: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield a sentence without the blanks around it, or nothing for blanks alone."""
    sentence = text[begin:end]
    trimmed = sentence.strip()
    if trimmed:
        first = begin + sentence.index(trimmed[0])
        yield first, first + len(trimmed)


def _ends_sentence(text: str, begin: int, mark: re.Match[str], stop: int) -> bool:
    """Whether a punctuation mark ends the sentence that begins at `begin`."""
    following = _NEXT.match(text, mark.end(), stop)
    if following is None:
        return True
    word = following.group(1)
    if word[0].islower():
        return text[mark.start()] in "。！？"
    return mark.group()[0] != "." or len(mark.group()) > 1 or _ends_at_dot(text, begin, mark.start(), word)


def _ends_at_dot(text: str, begin: int, dot: int, following: str) -> bool:
    """Whether a single dot, followed by `following`, ends a sentence or only an abbreviation."""
    before = _BEFORE.search(text, max(begin, dot - 24), dot)
    if before is None:
        return True
    word = before.group()
    is_opener = following.lower() in _SENTENCE_OPENERS
    if "." in word:
        return is_opener
    if len(word) == 1 and word.isalpha():
        return _ends_at_letter(word, text[begin : before.start()], is_opener)
    low = word.lower()
    if low in _NEVER_LAST or (low in ("no", "nos", "art", "sec", "p") and following[0].isdigit()):
        return low in ("v", "est", "st", "ft") and is_opener
    if low in _MAY_END and (low != "no" or word == "No"):
        return _ends_at_short_form(word, following, is_opener)
    return not (word.isdigit() and not text[begin : before.start()].strip())


def _ends_at_letter(letter: str, before: str, is_opener: bool) -> bool:
    """Whether a dot after a single letter ends a sentence: 'plan B. The' does, 'W. The' does not."""
    previous = before.split()[-1:] or [""]
    return is_opener and letter.isupper() and previous[0][:1].islower()


def _ends_at_short_form(word: str, following: str, is_opener: bool) -> bool:
    # "sun", "may", "la" and the like are abbreviations with a capital only; in small letters they are words.
    if word.islower() and word not in ("etc", "al", "bn", "inc", "co", "ltd", "min", "max", "dept"):
        return True
    return is_opener and not following[0].isdigit()
