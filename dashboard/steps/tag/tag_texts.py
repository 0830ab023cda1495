"""Texts with their parts -> names: what the model is shown, and where its answers lie in the whole text."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from dashboard.schema import Name, Part, Span
from dashboard.steps.tag.repair_spans import repair
from dashboard.steps.tag.spacy_model import Raw, Tagger, find_raw
from dashboard.text.lost_letters import fill_lost_letters

Stretch = tuple[int, int]

# A caption says who is in the picture, a dateline where a report was filed; other cuts tell no story.
_TELLING_CUTS = {Part.CAPTION, Part.DATELINE}
_HEADS = {Part.TITLE, Part.STANDFIRST}
_LONG_WORD = re.compile(r"[^\W\d_][\w'’]{3,}")
_TITLE_CASE_SHARE = 0.6


def tag_texts(
    tagger: Tagger, texts: Iterable[tuple[str, Sequence[Span]]], batch: int = 48
) -> Iterator[list[Name]]:
    """Yield the names of each text, in order: sorted, not overlapping, none in a cut that tells nothing.

    A title or standfirst in title case is not shown to the model, which errs there: it gets the names of
    the rest of the text.
    """
    views = (_view(text, parts) for text, parts in texts)
    for raw, view in find_raw(tagger, ((view.shown, view) for view in views), batch):
        yield repair(view.text, view.in_text(raw), view.closed)


def shown_text(text: str, parts: Sequence[Span]) -> str:
    """Return what the model is shown of a text: stretches of it, their lost letters filled."""
    return _view(text, parts).shown


@dataclass(frozen=True, slots=True)
class _View:
    """A text as the model sees it: stretches of it, each on lines of its own."""

    text: str
    shown: str
    stretches: Sequence[Stretch]
    starts: Sequence[int]
    closed: Sequence[Stretch]

    def in_text(self, raw: Iterable[Raw]) -> Iterator[Raw]:
        """Yield the model's spans in offsets of the whole text, each within one stretch."""
        for start, end, label in raw:
            at = bisect_right(self.starts, start) - 1
            offset = self.stretches[at][0] - self.starts[at]
            yield start + offset, min(end + offset, self.stretches[at][1]), label


def _view(text: str, parts: Sequence[Span]) -> _View:
    hidden = sorted((span.start, span.end) for span in parts if _is_hidden(text, span))
    stretches = _gaps(hidden, len(text)) or [(0, 0)]
    closed = sorted((span.start, span.end) for span in parts if _is_closed(span))
    shown = fill_lost_letters("\n".join(text[start:end] for start, end in stretches))
    starts = list(accumulate((end - start + 1 for start, end in stretches[:-1]), initial=0))
    return _View(text, shown, stretches, starts, closed)


def _is_closed(span: Span) -> bool:
    return span.part.is_cut and span.part not in _TELLING_CUTS


def _is_hidden(text: str, span: Span) -> bool:
    return _is_closed(span) or (span.part in _HEADS and is_title_case(text[span.start : span.end]))


def is_title_case(line: str) -> bool:
    """Whether most long words after the first have a capital, so that capitals tell nothing of names."""
    words = _LONG_WORD.findall(line)[1:]
    return len(words) > 1 and sum(word[0].isupper() for word in words) >= _TITLE_CASE_SHARE * len(words)


def _gaps(spans: Iterable[Stretch], end: int) -> list[Stretch]:
    """Return the stretches of the text that lie in none of the spans."""
    gaps, at = [], 0
    for start, stop in spans:
        if start > at:
            gaps.append((at, start))
        at = max(at, stop)
    return [*gaps, (at, end)] if at < end else gaps
