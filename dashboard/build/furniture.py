"""The lines that recur across a publisher's articles, for the whole corpus."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dashboard.schema import Part
from dashboard.steps.clean import PutBack, find_parts, recurring_lines, seen_lines
from dashboard.steps.metadata import find_publisher
from dashboard.store.texts import Doc


@dataclass(frozen=True, slots=True)
class Furniture:
    """Folded lines by publisher, and in how many distinct articles each stands."""

    lines: Mapping[str, Mapping[str, int]]

    def lines_of(self, doc: Doc) -> Mapping[str, int]:
        """Return the lines that are furniture in an article, by its publisher."""
        return self.lines.get(publisher_of(doc), {}) if self.lines else {}

    def as_table(self, kept: Mapping[str, PutBack]) -> str:
        """Return the lines as furniture.tsv: publisher, line, seen in, and whether one is cut or put back."""
        rows = [
            f"{publisher}\t{line}\t{seen_in}\t{_decided_by(line, kept.get(publisher, PutBack()))}"
            for publisher, lines in sorted(self.lines.items())
            for line, seen_in in sorted(lines.items())
        ]
        return "\n".join(["publisher\tline\tseen in\tdecided by", *rows]) + "\n"


def find_furniture(docs: Iterable[Doc]) -> Furniture:
    """Return the lines that recur in enough distinct articles of one publisher; copies count once."""
    return Furniture(recurring_lines((publisher_of(doc), *seen_lines(doc.text)) for doc in docs))


def publisher_of(doc: Doc) -> str:
    """Return the publisher that an article says it has, as its furniture is kept by."""
    return find_publisher(doc.record, find_parts(doc.text, doc.title_given, marked=doc.marked))


def _decided_by(line: str, kept: PutBack) -> str:
    return "put back" if line in kept.lines or Part.FURNITURE in kept.parts else "rule"
