"""The lines that recur across a publisher's articles, for the whole corpus."""

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field

from dashboard.schema import Part
from dashboard.steps.clean import PutBack, find_parts, recurring_lines, seen_lines
from dashboard.steps.metadata import find_publisher
from dashboard.store.texts import Doc


@dataclass(frozen=True, slots=True)
class Furniture:
    """Folded lines by publisher, in how many distinct articles each stands, and the publisher of each doc."""

    lines: Mapping[str, Mapping[str, int]]
    publishers: Mapping[int, str] = field(default_factory=dict)

    def lines_of(self, doc: Doc) -> Mapping[str, int]:
        """Return the lines that are furniture in an article, by its publisher."""
        return self.lines.get(self.publisher_of(doc), {}) if self.lines else {}

    def publisher_of(self, doc: Doc) -> str:
        """Return the publisher that an article says it has, as its furniture is kept by."""
        known = self.publishers.get(doc.doc)
        return publisher_of(doc) if known is None else known

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
    publishers: dict[int, str] = {}

    def seen() -> Iterator[tuple[str, str, Set[str]]]:
        for doc in docs:
            publishers[doc.doc] = publisher_of(doc)
            yield publishers[doc.doc], *seen_lines(_unmarked(doc))

    return Furniture(recurring_lines(seen()), publishers)


def publisher_of(doc: Doc) -> str:
    """Return the publisher that an article says it has: by a field or its address, else by its text."""
    plain = find_publisher(doc.record, ())
    return plain or find_publisher(doc.record, find_parts(doc.text, doc.title_given, marked=doc.marked))


def _unmarked(doc: Doc) -> str:
    """Return a text without what its format marked: lines of menus that are cut already."""
    if not doc.marked:
        return doc.text
    ends = [0, *(span.end for span in doc.marked)]
    starts = [*(span.start for span in doc.marked), len(doc.text)]
    return "".join(doc.text[end:start] for end, start in zip(ends, starts, strict=True))


def _decided_by(line: str, kept: PutBack) -> str:
    return "put back" if line in kept.lines or Part.FURNITURE in kept.parts else "rule"
