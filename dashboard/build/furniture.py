"""The lines that recur across a publisher's articles, for the whole corpus."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dashboard.steps.clean import find_parts, recurring_lines, seen_lines
from dashboard.steps.metadata import find_publisher
from dashboard.store.texts import Doc


@dataclass(frozen=True, slots=True)
class Furniture:
    """Folded lines by publisher, and in how many distinct articles each stands."""

    lines: Mapping[str, Mapping[str, int]]

    def lines_of(self, doc: Doc) -> Mapping[str, int]:
        """Return the lines that are furniture in an article, by its publisher."""
        return self.lines.get(_publisher(doc), {}) if self.lines else {}

    def as_table(self) -> str:
        """Return the lines as furniture.tsv: publisher, line, seen in, decided by."""
        rows = [
            f"{publisher}\t{line}\t{seen_in}\trule"
            for publisher, lines in sorted(self.lines.items())
            for line, seen_in in sorted(lines.items())
        ]
        return "\n".join(["publisher\tline\tseen in\tdecided by", *rows]) + "\n"


def find_furniture(docs: Iterable[Doc]) -> Furniture:
    """Return the lines that recur in enough distinct articles of one publisher; copies count once."""
    return Furniture(recurring_lines((_publisher(doc), *seen_lines(doc.text)) for doc in docs))


def _publisher(doc: Doc) -> str:
    return find_publisher(doc.record, find_parts(doc.text, doc.title_given))
