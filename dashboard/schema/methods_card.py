"""The methods card that every export carries."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class MethodsCard:
    """The methods card that every export carries."""

    corpus: str
    version: str
    filters: str
    unit: str
    decisions: int
    counts: str
    models: str
    day: str
    about: str = ""
    notes: tuple[str, ...] = field(default=())

    def lines(self) -> list[tuple[str, str]]:
        """Return the card as (label, value) pairs in the order they print."""
        rows = [
            ("Corpus", self.corpus),
            ("Version", self.version),
            ("Filters", self.filters),
            ("Unit", self.unit),
            ("Countries", self.about),
            ("Counts", self.counts),
            ("Decisions", str(self.decisions)),
            ("Made with", self.models),
            ("Exported", self.day),
        ]
        return [(label, value) for label, value in rows if value] + [("Note", note) for note in self.notes]
