"""The words that are left out of lists: by language, and what the analyst changed, kept beside the corpus."""

from pathlib import Path

import streamlit as st

from dashboard.decisions.log.stop_words import StopWordChanges, load_stop_words, save_stop_words
from dashboard.text.stop_words import load_stop_word_lists
from dashboard.text.tokens import words
from dashboard.views.state import session
from dashboard.views.state.page_context import PageContext

_NAMES = {
    "ar": "Arabic", "de": "German", "en": "English", "es": "Spanish", "fa": "Persian", "fr": "French", "he": "Hebrew",
    "hi": "Hindi", "it": "Italian", "ja": "Japanese", "nl": "Dutch", "pl": "Polish", "pt": "Portuguese",
    "ru": "Russian", "sv": "Swedish", "tr": "Turkish", "uk": "Ukrainian", "zh": "Chinese",
}  # fmt: skip


def stop_changes(context: PageContext) -> StopWordChanges:
    """Return what was changed in the stop words of this corpus."""
    return load_stop_words(context.store)


def ask_stop_words(context: PageContext, changes: StopWordChanges) -> None:
    """Draw the list, folded away under its name."""
    n = len(changes.added) + len(changes.removed)
    words_of = f" ({n} changed)" if n else ""
    with st.popover(f":gray[Left out{words_of}]", type="tertiary", key="stop_words"):
        st.caption(
            "Words such as “the” and “said” say nothing of what a text is about, so lists of words leave them out; counts "
            "and search never do. A phrase is left out where it begins or ends in one. Changes are kept with this corpus."
        )
        session.put("stop_added", " ".join(changes.added))
        session.put("stop_removed", " ".join(changes.removed))
        _ask("Leave out too", "stop_added", "words, separated by blanks", context)
        _ask("Do not leave out", "stop_removed", "words of the lists below", context)
        for language in _languages(context):
            listed = sorted(load_stop_word_lists()[language])
            with st.expander(f"{_NAMES.get(language, language)}: {len(listed):,} words"):
                st.text(" ".join(listed))


def _ask(label: str, key: str, placeholder: str, context: PageContext) -> None:
    st.text_area(label, key=key, placeholder=placeholder, height=68, on_change=_keep, args=(context.store,))


def _keep(store: Path) -> None:
    added, removed = (words(str(session.get(key) or "")) for key in ("stop_added", "stop_removed"))
    save_stop_words(store, StopWordChanges(tuple(added), tuple(removed)))


def _languages(context: PageContext) -> list[str]:
    known = {language or "en" for language in context.opened.corpus.terms.languages}
    return sorted(known & set(load_stop_word_lists()), key=lambda language: (language != "en", language))
