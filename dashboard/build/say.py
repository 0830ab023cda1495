"""Each text alone: what tagging, the time grammar and the signature of its words say of it, kept by content."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import astuple, dataclass
from functools import cache
from pathlib import Path
from typing import Any

from dashboard.build.batches import in_batches, map_batches
from dashboard.build.spans import sentence_spans
from dashboard.schema import Span
from dashboard.steps import figures, origins, place, stories, tag, times
from dashboard.steps.clean import text_spans
from dashboard.steps.metadata import ENGLISH
from dashboard.store.tagged import Tagged
from dashboard.tokens import VERSION as TOKENS
from dashboard.tokens import words

_TEXTS_A_BATCH = 96
_ENGLISH = ("", ENGLISH)


@dataclass(frozen=True, slots=True)
class Seen:
    """A text as the steps see it: with its parts and its language ('' where none was told), and their hash."""

    text: str
    parts: tuple[Span, ...]
    hash: str
    language: str = ""

    @classmethod
    def of(cls, text: str, parts: tuple[Span, ...], language: str = "") -> "Seen":
        """Return the text with the hash of all that a step can see."""
        seen = hashlib.sha256(text.encode("utf-8", "surrogatepass"))
        seen.update(",".join(f"{span.start}-{span.end}-{span.part}" for span in parts).encode())
        if language not in _ENGLISH:
            seen.update(language.encode())
        return cls(text, parts, seen.hexdigest()[:32], language)


Said = dict[str, dict[str, Any]]
"""What steps said: by step's name, by the hash of what it saw."""


def fingerprints() -> dict[str, str]:
    """Return the state of the rules of each step over single texts, by the step's name."""
    return {
        "names": tag.fingerprint(),
        "known": place.fingerprint(),
        "times": times.VERSION,
        "figures": figures.VERSION,
        "origins": origins.fingerprint(),
        "words": f"{TOKENS}-{stories.VERSION}",
    }


class Sayings:
    """The second layer of one store: what each step said of each text, kept for ever by content."""

    def __init__(self, store: Path) -> None:
        self._steps = {name: Tagged(store, name, state) for name, state in fingerprints().items()}

    def of(self, step: str, seen: Seen) -> Any:
        """Return what a step said of a text that `say_all` was given."""
        return self._steps[step].get(seen.hash)

    def say_all(self, seen: Iterable[Seen], executor: Executor | None) -> Iterator[int]:
        """Have every step speak on what it has not seen; yield how many texts each batch held."""
        jobs = map(self._job, in_batches(seen, _TEXTS_A_BATCH))
        for n_texts, said in map_batches(_say_batch, jobs, executor):
            for step, payloads in said.items():
                self._steps[step].put(payloads)
            yield n_texts

    def _job(self, batch: list[Seen]) -> "_Job":
        unseen = {
            name: [seen for seen in batch if not step.knows(seen.hash)] for name, step in self._steps.items()
        }
        return _Job(len(batch), {name: texts for name, texts in unseen.items() if texts})

    def close(self) -> None:
        """Close the files."""
        for step in self._steps.values():
            step.close()


@dataclass(frozen=True, slots=True)
class _Job:
    n_texts: int
    unseen: dict[str, list[Seen]]


def _say_batch(job: _Job) -> tuple[int, Said]:
    said: Said = {}
    for step, texts in job.unseen.items():
        unique = list({seen.hash: seen for seen in texts}.values())
        for seen in unique:
            said.setdefault(step, {})[seen.hash] = []
        heard = [seen for seen in unique if _is_heard(step, seen)]
        said[step].update(zip((seen.hash for seen in heard), _SAY[step](heard), strict=True))
    return job.n_texts, said


def _is_heard(step: str, seen: Seen) -> bool:
    """Whether a step knows the text's language: all know English, and names are found where a model is there."""
    if step == "words" or seen.language in _ENGLISH:
        return True
    return step == "names" and seen.language in tag.languages()


def _say_names(batch: Sequence[Seen]) -> list[Any]:
    said: list[Any] = [[] for _ in batch]
    for language in dict.fromkeys(seen.language or ENGLISH for seen in batch):
        of = [at for at, seen in enumerate(batch) if (seen.language or ENGLISH) == language]
        tagged = tag.tag_texts(_tagger(language), [(batch[at].text, batch[at].parts) for at in of])
        for at, names in zip(of, tagged, strict=True):
            said[at] = [(name.start, name.end, name.kind.value) for name in names]
    return said


def _say_known(batch: Sequence[Seen]) -> list[Any]:
    gazetteer = place.load_gazetteer()
    return [
        [(start, end, kind.value) for start, end, kind in place.find_mentions(seen.text, gazetteer)]
        for seen in batch
    ]


def _say_times(batch: Sequence[Seen]) -> list[Any]:
    return [[found.to_json() for found in times.find_times(seen.text)] for seen in batch]


def _say_figures(batch: Sequence[Seen]) -> list[Any]:
    return [
        [
            astuple(figure)
            for span in sentence_spans(seen.text, seen.parts)
            if not span.part.is_cut
            for figure in figures.find_figures(seen.text, span.start, span.end)
        ]
        for seen in batch
    ]


def _say_origins(batch: Sequence[Seen]) -> list[Any]:
    return [[astuple(origin) for origin in origins.find_origins(seen.text, seen.parts)] for seen in batch]


def _say_words(batch: Sequence[Seen]) -> list[Any]:
    return [stories.signature(told_words(seen)).hex() for seen in batch]


_SAY: dict[str, Callable[[Sequence[Seen]], list[Any]]] = {
    "names": _say_names,
    "known": _say_known,
    "times": _say_times,
    "figures": _say_figures,
    "origins": _say_origins,
    "words": _say_words,
}


@cache
def _tagger(language: str) -> tag.Tagger:
    return tag.load_tagger(language)


def told_words(seen: Seen) -> list[str]:
    """Return the folded words of a text that are not cut, in order."""
    return [
        word for span in text_spans(seen.text, seen.parts) for word in words(seen.text[span.start : span.end])
    ]
