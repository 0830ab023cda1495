"""Strict F1 of names on the labelled texts of tests/gold/names_by_kind, for each kind of text.

python benchmarks/name_kinds.py
"""

import json
import re
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from dashboard.commands.annotate import annotate

FOLDER = Path(__file__).parents[1] / "tests" / "gold" / "names_by_kind"
_KINDS = {"p": "person", "o": "organisation", "l": "place"}
_NAME = re.compile(r"\[([^\[\]|]{1,99})\|([plox])\]")
LabelledName = tuple[int, int, str]
"""Start, end and kind."""


class LabelledText(NamedTuple):
    """A text, the kind of text that it is, and its names."""

    id: str
    genre: str
    text: str
    names: set[LabelledName]


def main() -> None:
    """Print the table."""
    texts = [text for path in sorted(FOLDER.glob("*.txt")) for text in read_texts(path)]
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for text, names in zip(texts, _annotate(texts), strict=True):
        for kind in (*_KINDS.values(), "all"):
            gold, made = ({name for name in each if kind in ("all", name[2])} for each in (text.names, names))
            for genre in (text.genre, "all"):
                counts[genre, kind].update(right=len(gold & made), gold=len(gold), made=len(made))
    print("| texts | names | precision | recall | F1 | gold |\n| --- | --- | --- | --- | --- | --- |")
    for (genre, kind), n in sorted(counts.items()):
        precision, recall = n["right"] / max(1, n["made"]), n["right"] / max(1, n["gold"])
        f1 = 2 * n["right"] / max(1, n["gold"] + n["made"])
        print(f"| {genre} | {kind} | {precision:.3f} | {recall:.3f} | {f1:.3f} | {n['gold']} |")


def read_texts(path: Path) -> Iterator[LabelledText]:
    """Yield the texts of a file with their names, without the marks."""
    for block in re.split(r"^=== ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        identifier, _, marked = block.partition("\n")
        text, names, at = "", set(), 0
        for match in _NAME.finditer(marked):
            text += marked[at : match.start()]
            if match[2] in _KINDS:
                names.add((len(text), len(text) + len(match[1]), _KINDS[match[2]]))
            text, at = text + match[1], match.end()
        yield LabelledText(identifier.strip(), path.stem, text + marked[at:].rstrip("\n"), names)


def _annotate(texts: list[LabelledText]) -> list[set[LabelledName]]:
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder) / "texts.jsonl", Path(folder) / "made.jsonl"
        lines = (json.dumps({"id": text.id, "text": text.text}) for text in texts)
        source.write_text("\n".join(lines), encoding="utf-8")
        annotate(source, target, cleaning=False)
        made = {line["id"]: line for line in map(json.loads, target.read_text("utf-8").splitlines())}
    return [
        {
            (name["start"], name["end"], name["kind"])
            for name in made[text.id]["names"]
            if name["kind"] in _KINDS.values()
        }
        for text in texts
    ]


if __name__ == "__main__":
    main()
