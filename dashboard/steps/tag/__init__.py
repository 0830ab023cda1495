"""A text -> its names: the model's spans, set right by the document; spaCy may be known nowhere else."""

from dashboard.steps.tag.merge_names import merge_names
from dashboard.steps.tag.spacy_model import VERSION, Tagger, fingerprint, languages, load_tagger
from dashboard.steps.tag.tag_texts import tag_texts

__all__ = ["VERSION", "Tagger", "fingerprint", "languages", "load_tagger", "merge_names", "tag_texts"]
