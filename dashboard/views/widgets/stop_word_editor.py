"""The words that are left out of lists: those of each language, and the analyst's changes to them."""

from functools import partial
from pathlib import Path

import streamlit as st

from dashboard.decisions.log.stop_words import StopWordChanges, load_stop_words
from dashboard.text.stop_words import load_stop_word_lists
from dashboard.text.tokens import words
from dashboard.views.state import session
from dashboard.views.state.corpus_changes import save_stop_words
from dashboard.views.state.page_context import PageContext

_LANGUAGES = {
    "ar": "Arabic", "de": "German", "en": "English", "es": "Spanish", "fa": "Persian", "fr": "French",
    "he": "Hebrew", "hi": "Hindi", "it": "Italian", "ja": "Japanese", "nl": "Dutch", "pl": "Polish",
    "pt": "Portuguese", "ru": "Russian", "sv": "Swedish", "tr": "Turkish", "uk": "Ukrainian", "zh": "Chinese",
}  # fmt: skip


def load_stop_changes(context: PageContext) -> StopWordChanges:
    """Return the changes to the stop words of this corpus."""
    return load_stop_words(context.store)


def ask_stop_words(context: PageContext, changes: StopWordChanges) -> None:
    """Draw the lists of stop words and two boxes to change them, in a panel that opens."""
    n = len(changes.added) + len(changes.removed)
    changed = f" ({n} changed)" if n else ""
    with st.popover(f":gray[Left out{changed}]", type="tertiary", key="stop_words"):
        st.caption(
            "Words such as “the” and “said” say nothing of what a text is about, so lists of words leave "
            "them out; counts and search never do. A phrase is left out where it begins or ends in one. "
            "Changes are kept with this corpus."
        )
        session.set_value("stop_added", " ".join(changes.added))
        session.set_value("stop_removed", " ".join(changes.removed))
        _ask_words(context.store, "Leave out too", "stop_added", "words, separated by blanks")
        _ask_words(context.store, "Do not leave out", "stop_removed", "words of the lists below")
        for language in _list_languages(context):
            listed = sorted(load_stop_word_lists()[language])
            with st.expander(f"{_LANGUAGES.get(language, language)}: {len(listed):,} words"):
                st.text(" ".join(listed))


def _ask_words(store: Path, label: str, key: str, placeholder: str) -> None:
    st.text_area(label, key=key, placeholder=placeholder, height=68, on_change=partial(_save_words, store))


def _save_words(store: Path) -> None:
    added, removed = (words(str(session.get_value(key) or "")) for key in ("stop_added", "stop_removed"))
    save_stop_words(store, StopWordChanges(tuple(added), tuple(removed)))


def _list_languages(context: PageContext) -> list[str]:
    """Return the languages of the corpus that have a list of stop words, English first."""
    languages = {language or "en" for language in context.opened.corpus.terms.languages}
    listed = languages & set(load_stop_word_lists())
    return sorted(listed, key=lambda language: (language != "en", language))
