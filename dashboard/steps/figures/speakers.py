"""A sentence and a figure in it -> who says so: "Interfax" in "about 500 were arrested, according to Interfax"."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

_SAY: Final = (
    r"(?:said|says|say|told|tells|reported|reports|report|estimated|estimates|estimate|claim(?:ed"
    r"|s)?(?! (?:responsibility|the lives|lives|by))|confirmed|confirms|"
    r"announced|announces|stated|states|added|adds|believe|believes|believed|insisted|insists|warned"
    r"|warns|acknowledged|"
    r"tweeted|wrote|writes|counted|counts|recorded|records|documented|put|puts|testified|admitted|noted"
    r"|argued|quoted)"
)
# Of these, those that are no nouns as well.
_SAID: Final = (
    r"(?:said|says|say|told|reported|confirmed|announced|added|estimated|warned|wrote|tweeted|noted|stated|"
    r"believe|acknowledged|testified|insisted)"
)
_ADVERB: Final = (
    r"(?: (?:has|have|had|also|later|earlier|now|initially|officially|then|since|itself|themselves"
    r"|previously))*"
)
# A subject: what stands before the verb, back to where the clause begins.
_NOUN: Final = r"(?:(?!(?:whom?|which|whose|where|when|that|because|was|were|been)\b)[\w’'&./-]+)"
_SUBJECT: Final = rf"(?P<who>{_NOUN}(?: {_NOUN}){{0,9}}?(?:, (?:an?|the|who|which|whose) [^,.;]{{1,70}},)?)"
_BEFORE: Final = re.compile(
    r"(?:(?<=^)|(?<=[,;:–—(\"“”] )|(?<=\b[Ww]hile )|(?<=\bbut )|(?<=\bbut the )|(?<=\band )"
    r"|(?<=\bwhereas )|(?<=\bthat )|(?<=^[\"“]))"
    rf"{_SUBJECT}{_ADVERB}[ -](?P<say>{_SAY})\b"
)
_ACCORDING: Final = re.compile(
    r"\b(?:according to|citing|cited by|quoted by|reported by|in the words of|as per|figures from"
    r"|data from|numbers from|"
    r"estimates by|estimates from|a count by|a tally by|counted by|documented by"
    r"|recorded by) (?P<who>(?:[^,.;:()\"“”]|(?<=\b[A-Z])\.){2,90})",
    re.IGNORECASE,
)
_AFTER: Final = re.compile(
    rf"(?:, |[”\"] ?|[—–] ?| - )(?:as )?(?P<who>(?:the |an? )?{_NOUN}(?: {_NOUN}){{0,7}}?(?:, (?:an?"
    rf"|the|who|which) [^,.;]{{1,70}},)?){_ADVERB} (?P<say>{_SAID})\b"
    r"(?=[.,;:]|$| (?:on|in|at|late|early|later|earlier|Monday|Tuesday|Wednesday|Thursday|Friday"
    r"|Saturday|Sunday|yesterday|reporters|by|to|as|after|via|that|a|the|[A-Z]))"
)
_INVERTED: Final = re.compile(r"[,”\"] ?(?:said|says|reported|reports|wrote) (?P<who>[^,.;:()\"“”]{2,70})")
_SPLIT: Final = re.compile(
    r"[,;]? (?:while|whereas|although|though|but|as opposed to|compared with|however)\b|; "
)
_TRIM_END: Final = re.compile(
    r"\s+(?:on|late|early|in a|in an|at a|that|who|which|as|after|when|by phone|to reporters|told"
    r"|yesterday|today|whose|"
    r"Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|published|released|conducted|to mark|has"
    r"|have|had|is|are|was|were|said|from the scene|quoted)\b.*$"
)
_NO_SPEAKER: Final = re.compile(
    r"^(?:\d|it|we|i|according|whom|there|this|that|which|who|what|they were|he was|reports?|figures?"
    r"|estimates?|one|two|three|at least|more than|about|some of|those|"
    r"authorities were|a total|and|or|when|as|if|in|on|after|since|during|because|data|the (?:number"
    r"|toll|figure|death toll))\b(?! police| officials?)",
    re.IGNORECASE,
)
_TURN: Final = re.compile(
    r"(?<![\w’'-])(?!(?:of|the|in|for|and|de|la|al|bin|at|on|to|from|with|by|von|van"
    r"|an?)\b)[a-z][\w-]+ (?=[A-Z])"
)
_LEADING: Final = re.compile(
    r"^(?:and|but|while|as|that|meanwhile|however|also|because|although|in (?:all|total|addition"
    r"|[A-Z]\w+)|on \w+day|earlier|later|still|yet|then|"
    r"separately|overnight|\w+ly|the latest|officially)\b,? ?",
    re.IGNORECASE,
)


class _Said(NamedTuple):
    start: int
    end: int
    verb: int
    before: bool


def find_speaker(sentence: str, start: int, end: int) -> tuple[int, int] | None:
    """Return where the sentence names who says the figure at `start:end`, None where it names nobody.

    Within the figure's own clause: whoever is said to speak before it, else whoever is named behind it
    ("according to ..."). Else whoever is named last of all behind, else the last who spoke before.
    """
    said = list(_sayings(sentence, start, end))
    first, last = _clause(sentence, start, end)
    inside = [each for each in said if first <= each.start < last]
    for group in (inside, said):
        ahead = [each for each in group if each.before and each.verb <= start]
        behind = [each for each in group if not each.before and each.start >= end]
        if ahead and (group is inside or not behind):
            return ahead[-1].start, ahead[-1].end
        if behind:
            return behind[0].start, behind[0].end
        if ahead:
            return ahead[-1].start, ahead[-1].end
    leading = [each for each in said if not each.before and each.end <= start]
    return (leading[-1].start, leading[-1].end) if leading else None


def _sayings(sentence: str, start: int, end: int) -> Iterator[_Said]:
    for match in _BEFORE.finditer(sentence, 0, start):
        yield from _trimmed(sentence, match, before=True)
    for pattern in (_ACCORDING, _AFTER, _INVERTED):
        for match in pattern.finditer(sentence):
            if match.end("who") <= start or match.start("who") >= end:
                yield from _trimmed(sentence, match, before=False)


def _trimmed(sentence: str, match: re.Match[str], *, before: bool) -> Iterator[_Said]:
    """Yield the speaker that a pattern caught, without the words around its name."""
    first, last = match.span("who")
    while leading := _LEADING.match(sentence[first:last]):
        if not leading.end():
            break
        first += leading.end()
    # "Interfax, a privately held agency", "acting spokesman Omar Saleh": the name is enough.
    words = _TRIM_END.sub("", sentence[first:last].split(", ")[0]).rstrip(" ,.;:-")
    if turned := list(_TURN.finditer(words)):
        first, words = first + turned[-1].end(), words[turned[-1].end() :]
    if words and not _NO_SPEAKER.match(words) and re.search(r"[^\W\d]", words):
        yield _Said(first, first + len(words), match.start("say") if before else match.start(), before)


def _clause(sentence: str, start: int, end: int) -> tuple[int, int]:
    """Return the stretch around a figure between words that set one account against another."""
    cuts = [0, *(match.start() for match in _SPLIT.finditer(sentence)), len(sentence)]
    first = max(cut for cut in cuts if cut <= start)
    last = min((cut for cut in cuts if cut >= end), default=len(sentence))
    return first, last
