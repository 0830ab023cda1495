"""The lines that recur across a publisher's articles, for the whole corpus."""

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field

from dashboard.schema import Part, Span
from dashboard.steps.clean import PutBack, find_comparable_lines, find_parts, find_recurring_lines
from dashboard.steps.metadata import find_publisher
from dashboard.store.texts import StoredArticle


@dataclass(frozen=True, slots=True)
class Furniture:
    """Folded lines by publisher, in how many distinct articles each stands, and the publisher of each doc.

    `parts` are those of the docs whose publisher only their text names. They were found in order to read the
    publisher, and are final where that publisher has no recurring lines.
    """

    lines: Mapping[str, Mapping[str, int]]
    publishers: Mapping[int, str] = field(default_factory=dict)
    parts: Mapping[int, tuple[Span, ...]] = field(default_factory=dict)

    def lines_of(self, doc: StoredArticle) -> Mapping[str, int]:
        """Return the lines that are furniture in an article, by its publisher."""
        return self.lines.get(self.publisher_of(doc), {}) if self.lines else {}

    def publisher_of(self, doc: StoredArticle) -> str:
        """Return the publisher whose recurring lines are cut from an article."""
        return self.publishers.get(doc.doc, "")

    def as_table(self, put_back: Mapping[str, PutBack]) -> str:
        """Return the lines as furniture.tsv: publisher, line, seen in, and whether one is cut or put back."""
        rows = [
            f"{publisher}\t{line}\t{seen_in}\t{_decided_by(line, put_back.get(publisher, PutBack()))}"
            for publisher, lines in sorted(self.lines.items())
            for line, seen_in in sorted(lines.items())
        ]
        return "\n".join(["publisher\tline\tseen in\tdecided by", *rows]) + "\n"


def find_furniture(docs: Iterable[StoredArticle]) -> Furniture:
    """Return the lines that recur in enough distinct articles of one publisher; copies count once."""
    publishers: dict[int, str] = {}
    parts: dict[int, tuple[Span, ...]] = {}

    def lines_of_articles() -> Iterator[tuple[str, str, Set[str]]]:
        for doc in docs:
            publisher = find_publisher(doc.record, ())
            if not publisher:
                parts[doc.doc] = find_parts(doc.text, doc.title_given, marked=doc.marked)
                publisher = find_publisher(doc.record, parts[doc.doc])
            publishers[doc.doc] = publisher
            yield publisher, *find_comparable_lines(_unmarked(doc))

    return Furniture(find_recurring_lines(lines_of_articles()), publishers, parts)


def _unmarked(doc: StoredArticle) -> str:
    """Return a text without what its format marked: lines of menus that are cut already."""
    if not doc.marked:
        return doc.text
    ends = [0, *(span.end for span in doc.marked)]
    starts = [*(span.start for span in doc.marked), len(doc.text)]
    return "".join(doc.text[end:start] for end, start in zip(ends, starts, strict=True))


def _decided_by(line: str, put_back: PutBack) -> str:
    return "put back" if line in put_back.lines or Part.FURNITURE in put_back.parts else "rule"
