"""Names of bodies with what follows "of" or "for" in them: "Reserve Bank of India" is one body."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from dashboard.steps.tag.cue_words import NO_NAMES, OFFICES, OPENERS, ORGANISATION_WORDS, RANKS
from dashboard.steps.tag.trim_spans import Label, LabelledSpan

# A capitalised word, and the small word that ties the rest of the name to it.
_JOINT = re.compile(r"([A-ZÀ-ÖØ-Þ][\w’'-]*) (of|for|on|against|with) (?:the )?(?=[A-ZÀ-ÖØ-Þ])")
_WORD = re.compile(r" ?((?:[A-Z]\.){2,}|[A-ZÀ-ÖØ-Þ](?:[\w’'-]*\w)?(?!\w))")
_SECOND = re.compile(r",? (?:and|&) (?:the )?(?=[A-ZÀ-ÖØ-Þ])")
_NOT_OF_NAME = re.compile(r"['’]s$|-[a-z]+$")
_MORE = re.compile(r" (?:of|against) (?:the )?(?=[A-ZÀ-ÖØ-Þ])")
_MOST_WORDS_BEFORE = 4
_MOST_WORDS_AFTER = 6
_LONGEST_WORD = 30
_NOT_AFTER = NO_NAMES | OFFICES | RANKS - {"justice"}
_NOT_FIRST = OPENERS | _NOT_AFTER
# Another name after these says about what or with whom something is done: "told Congress on Iran".
_BEFORE_TOPICS = frozenset({"on", "against", "with"})
_HEADS = ORGANISATION_WORDS - set("inc inc. ltd ltd. limited corp corp. co co. llc plc gmbh holdings".split())
# What follows "for" is a part of a body's name with two words before it: not "left Congress for Ohio".
_FEWEST_WORDS_BEFORE_FOR = 2


def join_complements(text: str, spans: Sequence[LabelledSpan]) -> list[LabelledSpan]:
    """Return the spans with each body's whole name as one span, in order.

    A span of the model must be among the words of the name.
    """
    joined: list[LabelledSpan] = []
    starts = [start for start, _, _ in spans]
    done = 0
    for start, end in _find_whole_names(text, spans, starts):
        first = bisect_left(starts, start)
        first -= bool(first and spans[first - 1][1] > start)
        last = bisect_left(starts, end)
        if first < done or first == last:
            continue
        start, end = min(start, spans[first][0]), max(end, spans[last - 1][1])
        joined += [*spans[done:first], (start, end, Label.ORGANISATION)]
        done = last
    return [*joined, *spans[done:]]


def _find_whole_names(
    text: str, spans: Sequence[LabelledSpan], starts: Sequence[int]
) -> Iterator[tuple[int, int]]:
    for joint in _JOINT.finditer(text):
        if joint[1].casefold() not in _HEADS:
            continue
        start = _start_of_name(text, joint.start(), spans, starts)
        label = _label_at(joint.end(), spans, starts)
        if _is_complement(joint[2], label, text[start : joint.end(1)]) and (
            end := _end_of_name(text, joint, spans, starts)
        ):
            yield start, end


def _is_complement(word: str, label: Label | None, head: str) -> bool:
    """Whether what follows a small word, and is a span with this label, belongs to the body before it."""
    is_short = head.count(" ") + 1 < _FEWEST_WORDS_BEFORE_FOR
    if label is Label.PERSON or (word == "for" and is_short and label is not None):
        return False
    return word not in _BEFORE_TOPICS or label in (None, Label.OTHER)


def _label_at(at: int, spans: Sequence[LabelledSpan], starts: Sequence[int]) -> Label | None:
    """Return the label of the span that begins at an offset."""
    index = bisect_left(starts, at)
    return spans[index][2] if index < len(spans) and starts[index] == at else None


def _start_of_name(text: str, at: int, spans: Sequence[LabelledSpan], starts: Sequence[int]) -> int:
    """Return where the capitalised words begin that lead up to a word."""
    index = bisect_left(starts, at + 1) - 1
    if index >= 0 and spans[index][1] > at:
        return starts[index]
    start = at
    for _ in range(_MOST_WORDS_BEFORE):
        before = text[max(0, start - _LONGEST_WORD) : start]
        word = before[:-1].rpartition(" ")[2].rpartition("\n")[2] if before.endswith(" ") else ""
        if not word[:1].isupper() or not word.isalpha() or word.casefold() in _NOT_FIRST:
            break
        start -= len(word) + 1
    return start


def _end_of_name(
    text: str, joint: re.Match[str], spans: Sequence[LabelledSpan], starts: Sequence[int]
) -> int:
    """Return where the name ends whose last words follow a small word, 0 where these are a day or a rank.

    Two of these may be tied by "and", if each is a topic, or if the body is for two places.
    """
    end = _end_of_words(text, joint.end(), spans, starts)
    if end and (more := _MORE.match(text, end)) and _label_at(more.end(), spans, starts) is None:
        end = _end_of_words(text, more.end(), spans, starts) or end
    second = _SECOND.match(text, end) if end else None
    if second is None:
        return end
    labels = {_label_at(joint.end(), spans, starts), _label_at(second.end(), spans, starts)}
    if labels == {None} or (labels == {Label.PLACE} and joint[2] == "for"):
        return _end_of_words(text, second.end(), spans, starts) or end
    return end


def _end_of_words(text: str, at: int, spans: Sequence[LabelledSpan], starts: Sequence[int]) -> int:
    """Return where a run of capitalised words ends: after a possessive, and before a person or a title."""
    end = 0
    for _ in range(_MOST_WORDS_AFTER):
        word = _WORD.match(text, end or at)
        if word is None or word[1].casefold() in _NOT_AFTER:
            break
        if _label_at(word.start(1), spans, starts) is Label.PERSON:
            break
        end = word.end()
        if rest := _NOT_OF_NAME.search(text, word.start(1), end):
            return rest.start()
    return end
