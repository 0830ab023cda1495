"""A text -> sentences, by rules of our own: abbreviations, initials, decimals, quotes and line breaks."""

import re

# A day alone in brackets after a sentence is a label of what stands before it: "It sank. (25.02.2017) The sea is calm."
_LABEL = r"(?:[ \t\xa0]\(\d{1,2}[./-]\d{1,2}[./-]\d{4}\))?"
_END = re.compile(rf"\n|[.!?…]+[\"'”’»)\]]*{_LABEL}(?=\s|\Z)|[。！？]+[」』”’）]*")
_NEXT = re.compile(r"[ \t\xa0]*[\"'“‘«(\[]*([^\s\"'“‘«(\[]\w*)")
_BEFORE = re.compile(r"(?:[^\W\d_]\.)*[^\W_]+\Z")

# What stands before a name or a number, and so never ends a sentence.
_LEADS_ON = frozenset(
    "mr mrs ms messrs mx dr gen sen sens rep reps gov govs lt col maj brig capt cmdr cdr adm sgt cpl pvt prof "
    "rev fr hon st ste mt ft pres amb supt det insp spc atty dep asst vs v cf fig figs vol pp eg ie viz approx "
    "est nos ca bros sir".split()
)
# What may end a sentence or not: it does where a word follows that begins one.
_MAY_END = frozenset(
    "inc corp co cos ltd llc plc jr sr esq etc al bn assn dept univ intl natl jan feb mar apr jun jul aug sep "
    "sept oct nov dec mon tue tues wed thu thur thurs fri sat sun ala ariz ark calif colo conn del fla ga ill "
    "ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa tenn tex va vt wash wis wyo ave blvd rd "
    "ph phd no min max dist".split()
)
_BEGINS = frozenset(
    "a about according after all also although an and another any as asked at because before both but by "
    "critics despite during each earlier even every few for foreign from had has he her here his how however i if in "
    "instead is it its just last later like many meanwhile more most mr mrs ms my nearly neither never no nobody none nor "
    "not nothing now of officials on once one only or other others our out over people police president several she since so "
    "some still such that the their then there these they this those though three through thus to today two under "
    "unlike until we what when where whether which while who whom why with within without would yes yet you "
    "your".split()
)


def split_sentences(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Return where each sentence of `text[start:end]` starts and ends, without the blanks around it.

    >>> split_sentences("He left the U.S. on Friday. She stayed.")
    [(0, 27), (28, 39)]
    """
    stop = len(text) if end is None else end
    found: list[tuple[int, int]] = []
    begin = start
    for match in _END.finditer(text, start, stop):
        if text[match.start()] == "\n" or _ends(text, begin, match, stop):
            _keep(text, begin, match.end(), found)
            begin = match.end()
    _keep(text, begin, stop, found)
    return found


def _keep(text: str, begin: int, end: int, found: list[tuple[int, int]]) -> None:
    sentence = text[begin:end]
    bare = sentence.strip()
    if bare:
        first = begin + sentence.index(bare[0])
        found.append((first, first + len(bare)))


def _ends(text: str, begin: int, match: re.Match[str], stop: int) -> bool:
    """Whether the stop at `match`, in the sentence that begins at `begin`, ends it."""
    follower = _NEXT.match(text, match.end(), stop)
    if follower is None:
        return True
    word = follower.group(1)
    if word[0].islower():
        return text[match.start()] in "。！？"
    return match.group()[0] != "." or len(match.group()) > 1 or _ends_at_dot(text, begin, match.start(), word)


def _ends_at_dot(text: str, begin: int, dot: int, following: str) -> bool:
    """Whether a single dot, followed by `following`, ends a sentence or only an abbreviation."""
    before = _BEFORE.search(text, max(begin, dot - 24), dot)
    if before is None:
        return True
    word = before.group()
    opens = following.lower() in _BEGINS
    if "." in word:
        return opens
    if len(word) == 1 and word.isalpha():
        return _ends_at_letter(word, text[begin : before.start()], opens)
    low = word.lower()
    if low in _LEADS_ON or (low in ("no", "nos", "art", "sec", "p") and following[0].isdigit()):
        return low in ("v", "est", "st", "ft") and opens
    if low in _MAY_END and (low != "no" or word == "No"):
        return _ends_at_short_form(word, following, opens)
    return not (word.isdigit() and not text[begin : before.start()].strip())


def _ends_at_letter(letter: str, before: str, opens: bool) -> bool:
    """Whether a dot after a single letter ends a sentence: 'plan B. The' does, 'W. The' does not."""
    previous = before.split()[-1:] or [""]
    return opens and letter.isupper() and previous[0][:1].islower()


def _ends_at_short_form(word: str, following: str, opens: bool) -> bool:
    # "sun", "may", "la" and the like are abbreviations with a capital only; in small letters they are words.
    if word.islower() and word not in ("etc", "al", "bn", "inc", "co", "ltd", "min", "max", "dept"):
        return True
    return opens and not following[0].isdigit()
