"""The model's spans of one document -> its names: trimmed, completed, and of one kind a form."""

from collections.abc import Iterable, Sequence

from dashboard.schema import Kind, Name
from dashboard.steps.tag.join_spans import add_acronyms, join_spans
from dashboard.steps.tag.kind_evidence import kinds_of_forms
from dashboard.steps.tag.repeated_mentions import Mention, spread
from dashboard.steps.tag.spacy_model import Raw
from dashboard.steps.tag.trim_spans import trim_span


def repair(text: str, raw: Iterable[Raw], closed: Sequence[tuple[int, int]] = ()) -> list[Name]:
    """Return the names of a text in order, none overlapping.

    Args:
        text: The whole text.
        raw: The model's spans of it.
        closed: Stretches in which no name is looked for.
    """
    mentions = find_mentions(text, raw, closed)
    kinds = kinds_of_forms(text, mentions)
    return [
        Name(start, end, Kind(kind))
        for start, end, _ in mentions
        if (kind := kinds[text[start:end]]) is not None
    ]


def find_mentions(text: str, raw: Iterable[Raw], closed: Sequence[tuple[int, int]]) -> list[Mention]:
    """Return all that may be a name, before its kind is known."""
    trimmed = [span for start, end, label in raw if (span := trim_span(text, start, end, label))]
    return spread(text, add_acronyms(text, join_spans(text, trimmed)), closed)
