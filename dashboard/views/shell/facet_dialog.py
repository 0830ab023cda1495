"""All values of one facet, to search and choose from, in a dialog."""

from dataclasses import replace
from functools import partial

import streamlit as st

from dashboard.query.selection.facet_counts import count_facet
from dashboard.schema import Filters, facet_record
from dashboard.views.state import address, session
from dashboard.views.state.cached import OpenedCorpus, query_corpus

_MOST_VALUES = 2000


def open_facet_dialog(opened: OpenedCorpus, filters: Filters) -> None:
    """Open the dialog of the facet whose "more ..." was just clicked."""
    facet = session.get_value("more_facet", "")
    if facet:
        session.set_value("more_facet", "")
        st.dialog(facet_record(facet).plural)(_ask_values)(opened, filters, facet)


def _ask_values(opened: OpenedCorpus, filters: Filters, facet: str) -> None:
    counts = query_corpus(opened, count_facet, filters, facet, limit=_MOST_VALUES, include_groups=True)
    values = zip(counts["key"], counts["label"], counts["count"], strict=True)
    labels = {key: f"{label or 'none'} ({count:,})" for key, label, count in values}
    choice = filters.choice(facet)
    label_of = partial(_get_label, labels)
    chosen = st.multiselect(
        "Any of these",
        list(labels),
        default=choice.values,
        format_func=label_of,
        placeholder="Search and choose",
    )
    excluded = st.multiselect(
        "Leave out",
        list(labels),
        default=choice.excluded,
        format_func=label_of,
        placeholder="Search and choose",
    )
    if st.button("Apply", type="primary"):
        address.change_choice(facet, replace(choice, values=tuple(chosen), excluded=tuple(excluded)))
        st.rerun()


def _get_label(labels: dict[str, str], key: str) -> str:
    return labels.get(key, key)
