"""What the steps find in each text alone (names, times, figures, origins, a signature), stored by content."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import astuple, dataclass
from functools import cache
from pathlib import Path
from typing import TypeVar

from dashboard.pipeline.batches import map_batches, split_into_batches
from dashboard.schema import Kind, Name
from dashboard.steps import figures, near_copies, origins, place, tag, times
from dashboard.steps.figures import Figure
from dashboard.steps.metadata import ENGLISH
from dashboard.steps.origins import Origin
from dashboard.steps.times import TimeExpression
from dashboard.store.step_results import StepResults
from dashboard.text.parsed_text import ParsedText
from dashboard.text.tokens import VERSION as TOKENS

_TEXTS_A_BATCH = 96

Payload = object
"""What one step finds in one text, as JSON holds it."""
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Annotations:
    """What the steps find in one text.

    `names` are the tagger's, `known` the countries, peoples and seats of power that the gazetteer finds.
    `signature` is what `near_copies.compute_signature` returns.
    """

    names: list[Name]
    known: list[Name]
    times: list[TimeExpression]
    figures: list[Figure]
    origins: list[Origin]
    signature: bytes


def fingerprints() -> dict[str, str]:
    """Return the state of the rules of each step over single texts, by the step's name."""
    return {
        "names": tag.fingerprint(),
        "known": place.fingerprint(),
        "times": times.VERSION,
        "figures": figures.VERSION,
        "origins": origins.fingerprint(),
        "words": f"{TOKENS}-{near_copies.VERSION}",
    }


class TextAnnotator:
    """Runs the steps over single texts. What a step found in a text is stored, and never computed twice."""

    def __init__(self, store: Path) -> None:
        self._steps = {name: StepResults(store, name, state) for name, state in fingerprints().items()}

    def annotate(
        self, texts: Iterable[tuple[T, ParsedText]], executor: Executor | None
    ) -> Iterator[tuple[T, ParsedText, Annotations]]:
        """Yield each text, with what it came with and what the steps find in it, in the order given.

        Args:
            texts: Texts, each with whatever is to stand beside it in the result.
            executor: What runs the steps; None runs them in this process.
        """
        waiting: deque[list[tuple[T, ParsedText]]] = deque()

        def jobs() -> Iterator[_Job]:
            for batch in split_into_batches(texts, _TEXTS_A_BATCH):
                waiting.append(batch)
                yield self._job([text for _, text in batch])

        for results in map_batches(_run_steps, jobs(), executor):
            for step, payloads in results.items():
                self._steps[step].put(payloads)
            for item, text in waiting.popleft():
                yield item, text, self._read(text.hash)

    def _job(self, batch: Sequence[ParsedText]) -> "_Job":
        new = {
            name: list({text.hash: text for text in batch if not step.has(text.hash)}.values())
            for name, step in self._steps.items()
        }
        return {name: texts for name, texts in new.items() if texts}

    def _read(self, text_hash: str) -> Annotations:
        stored = {name: step.get(text_hash) for name, step in self._steps.items()}
        return Annotations(
            names=[Name(start, end, Kind(kind)) for start, end, kind in stored["names"]],
            known=[Name(start, end, Kind(kind)) for start, end, kind in stored["known"]],
            times=[TimeExpression.from_json(payload) for payload in stored["times"]],
            figures=[Figure(*payload) for payload in stored["figures"]],
            origins=[Origin(*payload) for payload in stored["origins"]],
            signature=bytes.fromhex(stored["words"] or ""),
        )

    def close(self) -> None:
        """Close the files."""
        for step in self._steps.values():
            step.close()


_Job = dict[str, list[ParsedText]]
"""The texts that each step has not seen, by the step's name."""


def _run_steps(job: _Job) -> dict[str, dict[str, Payload]]:
    """Return what each step finds in its texts, by the step's name and the text's hash."""
    results: dict[str, dict[str, Payload]] = {}
    for step, texts in job.items():
        readable = [text for text in texts if _can_read(step, text)]
        empty: dict[str, Payload] = {text.hash: [] for text in texts}
        results[step] = empty | {
            text.hash: payload for text, payload in zip(readable, _STEPS[step](readable), strict=True)
        }
    return results


def _can_read(step: str, text: ParsedText) -> bool:
    """Return whether a step can read the text: all read English; names need a model of the language."""
    if step == "words" or text.is_english:
        return True
    return step == "names" and text.language in tag.list_other_models()


def _find_names(batch: Sequence[ParsedText]) -> list[Payload]:
    payloads: list[Payload] = [[] for _ in batch]
    for language in dict.fromkeys(text.language or ENGLISH for text in batch):
        rows = [row for row, text in enumerate(batch) if (text.language or ENGLISH) == language]
        tagged = tag.tag_texts(_load_tagger(language), [(batch[row].text, batch[row].parts) for row in rows])
        for row, names in zip(rows, tagged, strict=True):
            payloads[row] = [(name.start, name.end, name.kind.value) for name in names]
    return payloads


def _find_known_names(batch: Sequence[ParsedText]) -> list[Payload]:
    gazetteer = place.load_gazetteer()
    return [
        [(start, end, kind.value) for start, end, kind in place.find_known_names(text.text, gazetteer)]
        for text in batch
    ]


def _find_times(batch: Sequence[ParsedText]) -> list[Payload]:
    return [[expression.to_json() for expression in times.find_times(text.text)] for text in batch]


def _find_figures(batch: Sequence[ParsedText]) -> list[Payload]:
    return [
        [
            astuple(figure)
            for span in text.sentences
            if not span.part.is_cut
            for figure in figures.find_figures(text.text, span.start, span.end)
        ]
        for text in batch
    ]


def _find_origins(batch: Sequence[ParsedText]) -> list[Payload]:
    return [[astuple(origin) for origin in origins.find_origins(text.text, text.parts)] for text in batch]


def _compute_signatures(batch: Sequence[ParsedText]) -> list[Payload]:
    return [near_copies.compute_signature(text.all_words()).hex() for text in batch]


_STEPS: dict[str, Callable[[Sequence[ParsedText]], list[Payload]]] = {
    "names": _find_names,
    "known": _find_known_names,
    "times": _find_times,
    "figures": _find_figures,
    "origins": _find_origins,
    "words": _compute_signatures,
}


@cache
def _load_tagger(language: str) -> tag.Tagger:
    return tag.load_tagger(language)
