"""The names in a text: the spans of a spaCy model, corrected by the document. spaCy is used only in it."""

from dashboard.steps.tag.merge_names import merge_names
from dashboard.steps.tag.spacy_model import VERSION, Tagger, fingerprint, list_other_models, load_tagger
from dashboard.steps.tag.tag_texts import tag_texts

__all__ = [
    "VERSION",
    "Tagger",
    "fingerprint",
    "list_other_models",
    "load_tagger",
    "merge_names",
    "tag_texts",
]
