"""The names of texts with their parts: what the model reads, and where its spans lie in the whole text."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from dashboard.schema import Kind, Name, Part, Span
from dashboard.steps.tag.headline_names import find_titled_persons
from dashboard.steps.tag.join_spans import add_acronyms, join_spans
from dashboard.steps.tag.kind_evidence import choose_kinds
from dashboard.steps.tag.repeated_mentions import PossibleName, add_repeated_mentions
from dashboard.steps.tag.spacy_model import ModelSpan, Tagger, find_model_spans
from dashboard.steps.tag.trim_spans import is_other_script, trim_span
from dashboard.text.lost_letters import fill_lost_letters

_Stretch = tuple[int, int]
# A caption says who is in the picture, a dateline where a report was filed.
_INFORMATIVE_CUTS = {Part.CAPTION, Part.DATELINE}
_HEADS = {Part.TITLE, Part.STANDFIRST}
_LONG_WORD = re.compile(r"[^\W\d_][\w'’]{3,}")
_TITLE_CASE_SHARE = 0.6


def tag_texts(
    tagger: Tagger, texts: Iterable[tuple[str, Sequence[Span]]], batch: int = 48
) -> Iterator[list[Name]]:
    """Yield the names of each text in order, without overlaps; of cuts, captions and datelines only.

    The model does not read a title or standfirst in title case, where it errs: these get the names of the
    rest of the text.
    """
    inputs = (_make_input(text, parts) for text, parts in texts)
    for spans, model_input in find_model_spans(tagger, ((each.excerpt, each) for each in inputs), batch):
        read = [*model_input.to_text_offsets(spans), *model_input.titled_persons()]
        yield find_names(model_input.text, read, model_input.closed)


def find_names(text: str, model_spans: Iterable[ModelSpan], closed: Sequence[_Stretch] = ()) -> list[Name]:
    """Return the names of a text in order, without overlaps; each form has one kind in the whole text.

    Args:
        text: The whole text.
        model_spans: The model's spans of it.
        closed: Stretches in which no further names are looked for.
    """
    mentions = find_possible_names(text, model_spans, closed)
    kinds = choose_kinds(text, mentions)
    return [
        Name(start, end, Kind(kind))
        for start, end, _ in mentions
        if (kind := kinds[text[start:end]]) is not None
    ]


def find_possible_names(
    text: str, model_spans: Iterable[ModelSpan], closed: Sequence[_Stretch]
) -> list[PossibleName]:
    """Return all spans that may be names, before their kind is known."""
    trimmed = [
        span
        for start, end, label in model_spans
        if (span := trim_span(text, start, end, label)) and not is_other_script(text, *span[:2])
    ]
    return add_repeated_mentions(text, add_acronyms(text, join_spans(text, trimmed)), closed)


def make_model_input(text: str, parts: Sequence[Span]) -> str:
    """Return what the model reads of a text: some stretches of it, with their lost letters filled."""
    return _make_input(text, parts).excerpt


@dataclass(frozen=True, slots=True)
class _ModelInput:
    """A text, the stretches of it that the model reads, and the excerpt that puts each on new lines."""

    text: str
    excerpt: str
    stretches: Sequence[_Stretch]
    starts: Sequence[int]
    closed: Sequence[_Stretch]
    heads: Sequence[_Stretch]

    def titled_persons(self) -> Iterator[ModelSpan]:
        """Yield the persons after a rank or office in the heads that the model does not read."""
        for start, end in self.heads:
            yield from find_titled_persons(self.text, start, end)

    def to_text_offsets(self, spans: Iterable[ModelSpan]) -> Iterator[ModelSpan]:
        """Yield the model's spans of the excerpt with their offsets in the text, each within one stretch."""
        for start, end, label in spans:
            at = bisect_right(self.starts, start) - 1
            first, last = self.stretches[at]
            offset = first - self.starts[at]
            yield start + offset, min(end + offset, last), label


def _make_input(text: str, parts: Sequence[Span]) -> _ModelInput:
    unread = sorted((span.start, span.end) for span in parts if _is_unread(text, span))
    stretches = _list_gaps(unread, len(text)) or [(0, 0)]
    closed = sorted((span.start, span.end) for span in parts if _is_closed(span))
    excerpt = fill_lost_letters("\n".join(text[start:end] for start, end in stretches))
    starts = list(accumulate((end - start + 1 for start, end in stretches[:-1]), initial=0))
    heads = [(span.start, span.end) for span in parts if span.part in _HEADS and _is_unread(text, span)]
    return _ModelInput(text, excerpt, stretches, starts, closed, heads)


def _is_closed(span: Span) -> bool:
    return span.part.is_cut and span.part not in _INFORMATIVE_CUTS


def _is_unread(text: str, span: Span) -> bool:
    return _is_closed(span) or (span.part in _HEADS and is_title_case(text[span.start : span.end]))


def is_title_case(line: str) -> bool:
    """Whether most long words after the first have a capital, so that capitals do not show names."""
    words = _LONG_WORD.findall(line)[1:]
    return len(words) > 1 and sum(word[0].isupper() for word in words) >= _TITLE_CASE_SHARE * len(words)


def _list_gaps(spans: Iterable[_Stretch], end: int) -> list[_Stretch]:
    """Return the stretches of a text that are in none of the spans."""
    gaps, at = [], 0
    for start, stop in spans:
        if start > at:
            gaps.append((at, start))
        at = max(at, stop)
    return [*gaps, (at, end)] if at < end else gaps
