"""Find who gives a figure: "Interfax" in "about 500 were arrested, according to Interfax"."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

_SPEECH_WORD: Final = (
    r"(?:said|says|say|told|tells|reported|reports|report|estimated|estimates|estimate|claim(?:ed"
    r"|s)?(?! (?:responsibility|the lives|lives|by))|confirmed|confirms|"
    r"announced|announces|stated|states|added|adds|believe|believes|believed|insisted|insists|warned"
    r"|warns|acknowledged|"
    r"tweeted|wrote|writes|counted|counts|recorded|records|documented|put|puts|testified|admitted|noted"
    r"|argued|quoted)"
)
# Those of them that are not nouns as well.
_SPEECH_VERB: Final = (
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
_SPEAKER_BEFORE: Final = re.compile(
    r"(?:(?<=^)|(?<=[,;:–—(\"“”] )|(?<=\b[Ww]hile )|(?<=\bbut )|(?<=\bbut the )|(?<=\band )"
    r"|(?<=\bwhereas )|(?<=\bthat )|(?<=^[\"“]))"
    rf"{_SUBJECT}{_ADVERB}[ -](?P<say>{_SPEECH_WORD})\b"
)
_ACCORDING: Final = re.compile(
    r"\b(?:according to|citing|cited by|quoted by|reported by|in the words of|as per|figures from"
    r"|data from|numbers from|"
    r"estimates by|estimates from|a count by|a tally by|counted by|documented by"
    r"|recorded by) (?P<who>(?:[^,.;:()\"“”]|(?<=\b[A-Z])\.){2,90})",
    re.IGNORECASE,
)
_SPEAKER_AFTER: Final = re.compile(
    rf"(?:, |[”\"] ?|[—–] ?| - )(?:as )?(?P<who>(?:the |an? )?{_NOUN}(?: {_NOUN}){{0,7}}?(?:, (?:an?"
    rf"|the|who|which) [^,.;]{{1,70}},)?){_ADVERB} (?P<say>{_SPEECH_VERB})\b"
    r"(?=[.,;:]|$| (?:on|in|at|late|early|later|earlier|Monday|Tuesday|Wednesday|Thursday|Friday"
    r"|Saturday|Sunday|yesterday|reporters|by|to|as|after|via|that|a|the|[A-Z]))"
)
_VERB_FIRST: Final = re.compile(r"[,”\"] ?(?:said|says|reported|reports|wrote) (?P<who>[^,.;:()\"“”]{2,70})")
_CONTRAST: Final = re.compile(
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
_LOWER_CASE_TITLE: Final = re.compile(
    r"(?<![\w’'-])(?!(?:of|the|in|for|and|de|la|al|bin|at|on|to|from|with|by|von|van"
    r"|an?)\b)[a-z][\w-]+ (?=[A-Z])"
)
_LEADING: Final = re.compile(
    r"^(?:and|but|while|as|that|meanwhile|however|also|because|although|in (?:all|total|addition"
    r"|[A-Z]\w+)|on \w+day|earlier|later|still|yet|then|"
    r"separately|overnight|\w+ly|the latest|officially)\b,? ?",
    re.IGNORECASE,
)


class _Speaker(NamedTuple):
    start: int
    end: int
    verb: int
    is_before: bool


def find_speaker(sentence: str, start: int, end: int) -> tuple[int, int] | None:
    """Return where the sentence names the speaker of the figure at `start:end`, None where it names nobody.

    In the clause of the figure, the last speaker before it counts, else the first behind it ("according to
    ..."). Without one there, the first speaker behind the figure counts, else the last before it.
    """
    speakers = list(_find_speakers(sentence, start, end))
    first, last = _find_clause(sentence, start, end)
    before = [each for each in speakers if each.is_before and each.verb <= start]
    after = [each for each in speakers if not each.is_before and each.start >= end]
    earlier = [each for each in speakers if not each.is_before and each.end <= start]
    ranked = [
        *[each for each in before if first <= each.start < last][-1:],
        *[each for each in after if first <= each.start < last][:1],
        *after[:1],
        *before[-1:],
        *earlier[-1:],
    ]
    return (ranked[0].start, ranked[0].end) if ranked else None


def _find_speakers(sentence: str, start: int, end: int) -> Iterator[_Speaker]:
    for match in _SPEAKER_BEFORE.finditer(sentence, 0, start):
        yield from _trim_speaker(sentence, match, is_before=True)
    for pattern in (_ACCORDING, _SPEAKER_AFTER, _VERB_FIRST):
        for match in pattern.finditer(sentence):
            if match.end("who") <= start or match.start("who") >= end:
                yield from _trim_speaker(sentence, match, is_before=False)


def _trim_speaker(sentence: str, match: re.Match[str], *, is_before: bool) -> Iterator[_Speaker]:
    """Yield the speaker of a match, without the words around the name."""
    first, last = match.span("who")
    while leading := _LEADING.match(sentence[first:last]):
        if not leading.end():
            break
        first += leading.end()
    # "Interfax, a privately held agency", "acting spokesman Omar Saleh": the name is enough.
    words = _TRIM_END.sub("", sentence[first:last].split(", ")[0]).rstrip(" ,.;:-")
    if titles := list(_LOWER_CASE_TITLE.finditer(words)):
        first, words = first + titles[-1].end(), words[titles[-1].end() :]
    if words and not _NO_SPEAKER.match(words) and re.search(r"[^\W\d]", words):
        yield _Speaker(
            first, first + len(words), match.start("say") if is_before else match.start(), is_before
        )


def _find_clause(sentence: str, start: int, end: int) -> tuple[int, int]:
    """Return the part of the sentence around a figure, between words that contrast two accounts."""
    cuts = [0, *(match.start() for match in _CONTRAST.finditer(sentence)), len(sentence)]
    first = max(cut for cut in cuts if cut <= start)
    last = min((cut for cut in cuts if cut >= end), default=len(sentence))
    return first, last
