"""The form that splits a name into two people: cues, articles given by hand, and the effects."""

from dataclasses import replace
from functools import partial

import pandas as pd
import streamlit as st

from dashboard.decisions.log.decision_log import propose_decision
from dashboard.decisions.names.splits import list_namesake_keys
from dashboard.query.names.names_beside import count_names_beside
from dashboard.query.names.spellings import list_spellings
from dashboard.query.names.split_proposals import Proposal, assign_articles, propose_split
from dashboard.schema import Decision, Filters, Namesake
from dashboard.views.state import address, session
from dashboard.views.state.cached import query_corpus
from dashboard.views.state.name_list_state import open_name, set_name_being_split
from dashboard.views.state.page_context import PageContext
from dashboard.views.widgets.article_picker import ask_articles
from dashboard.views.widgets.chart_panel import draw_notice, draw_title, escape_markdown
from dashboard.views.widgets.decision_form import ask_reason, draw_changes, record_decision
from dashboard.views.widgets.decision_words import label_cues

_SIDES = (0, 1)
_UNSURE = "unsure which"
_OPTIONS = 60


def draw_name_split(context: PageContext, kind: str, key: str, label: str) -> None:
    """Draw the form that splits a name in two."""
    proposal = query_corpus(context.opened, propose_split, key)
    draw_title(f"Two of one name: {label}", _describe_proposal(proposal))
    _fill_once(key, label, proposal if proposal and proposal.clear else None)
    if proposal and not proposal.clear:
        counts_in_words = f"{' or '.join(each.label for each in proposal.namesakes)}?"
        st.button(
            f"Fill it in all the same: {escape_markdown(counts_in_words)}",
            key="fill_split",
            type="tertiary",
            on_click=_fill,
            args=(key, proposal.namesakes),
        )
    options = _options(context, kind, key, proposal)
    for side, column in zip(_SIDES, st.columns(2, gap="large"), strict=True):
        with column:
            _ask_side(key, side, options)
    make_decision = partial(
        _split_decision, kind, key, tuple(query_corpus(context.opened, list_spellings, key)["key"])
    )
    shares = query_corpus(context.opened, assign_articles, key, make_decision().namesakes)
    _draw_counts(key, shares)
    _draw_articles(context, key, shares)
    ask_reason(session.widget_key("split", key))
    draw_changes(context, make_decision())
    with st.container(horizontal=True):
        disabled = not (shares["number"] >= 0).any()
        st.button(
            "Part them",
            type="primary",
            key="part",
            on_click=_take,
            args=(context, make_decision, key),
            disabled=disabled,
        )
        st.button("Back", key="stop_splitting", type="tertiary", on_click=set_name_being_split, args=("",))


def _describe_proposal(proposal: Proposal | None) -> str:
    if proposal is None:
        return "no split is proposed: too few articles, or nothing parts them; say what tells the two apart"
    if proposal.clear:
        return (
            "proposed from the company and the roles in its articles, of which the two share "
            "little; check and change it"
        )
    return (
        "no clear split: the articles share much company, so this may well be one; say what "
        "tells the two apart"
    )


def _fill_once(key: str, label: str, proposal: Proposal | None) -> None:
    """Fill the form with the proposal when it opens on another name."""
    if session.get_value("split_filled") == key:
        return
    session.set_value("split_filled", key)
    names = Namesake(f"{label} (first)"), Namesake(f"{label} (second)")
    _fill(key, proposal.namesakes if proposal else names)


def _fill(key: str, namesakes: tuple[Namesake, Namesake]) -> None:
    for side, namesake in zip(_SIDES, namesakes, strict=True):
        session.set_value(_field_key("label", key, side), namesake.label)
        session.set_value(_field_key("cues", key, side), list(namesake.cues))
        session.set_value(_field_key("given", key, side), ())


def _field_key(what: str, key: str, side: int) -> str:
    return session.widget_key("split", what, side, key)


def _options(context: PageContext, kind: str, key: str, proposal: Proposal | None) -> dict[str, str]:
    """Return the cues to choose from, by key with their labels: names beside it, and the proposed cues."""
    company = [
        query_corpus(context.opened, count_names_beside, Filters(), kind, key, of, limit=_OPTIONS)[
            "key"
        ].tolist()
        for of in ("person", "organisation", "place")
    ]
    cues = [cue for each in (proposal.namesakes if proposal else ()) for cue in each.cues]
    chosen = [cue for side in _SIDES for cue in session.get_value(_field_key("cues", key, side), [])]
    every = list(dict.fromkeys([*cues, *chosen, *(each for keys in company for each in keys)]))
    return dict(zip(every, label_cues(context.opened.corpus, every), strict=True))


def _ask_side(key: str, side: int, options: dict[str, str]) -> None:
    st.text_input("Call one" if not side else "Call the other", key=_field_key("label", key, side))
    st.multiselect(
        "An article is on this one if it has any of these words or names",
        list(options),
        format_func=lambda cue: options.get(cue, cue),
        key=_field_key("cues", key, side),
        accept_new_options=True,
        wrap=True,
        placeholder="Choose a name, or type a word",
    )


def _split_decision(kind: str, key: str, spellings: tuple[str, ...]) -> Decision:
    namesakes = tuple(
        Namesake(
            session.typed_text(_field_key("label", key, side)) or f"({side + 1})",
            tuple(session.get_value(_field_key("cues", key, side)) or ()),
            tuple(session.get_value(_field_key("given", key, side)) or ()),
        )
        for side in _SIDES
    )
    return propose_decision("split", kind, tuple(dict.fromkeys((key, *spellings))), namesakes=namesakes)


def _names(key: str) -> list[str]:
    return [str(session.get_value(_field_key("label", key, side)) or f"({side + 1})") for side in _SIDES]


def _draw_counts(key: str, shares: pd.DataFrame) -> None:
    numbers = shares["number"].value_counts()
    counts_in_words = [
        f"{numbers.get(side, 0):,} on {name}" for side, name in zip(_SIDES, _names(key), strict=True)
    ]
    unsure = f"{numbers.get(-1, 0):,} {_UNSURE} (none of the cues, or cues of both)"
    draw_title(
        "Whose articles",
        f"{'; '.join(counts_in_words)}; {unsure}. Tick articles to give them to one by hand.",
    )


def _draw_articles(context: PageContext, key: str, shares: pd.DataFrame) -> None:
    if shares.empty:
        draw_notice("No article names it.")
        return
    names = {**dict(zip(_SIDES, _names(key), strict=True)), -1: _UNSURE}
    counts_in_words = shares.assign(whose=shares["number"].map(names))
    ticked = ask_articles(
        context,
        counts_in_words,
        session.widget_key("split_articles", key, session.get_value("split_round", 0)),
    )
    if ticked:
        with st.container(horizontal=True):
            for side, name in zip(_SIDES, _names(key), strict=True):
                st.button(
                    escape_markdown(f"Give to {name}"),
                    key=f"give_{side}",
                    on_click=_give,
                    args=(key, side, ticked),
                )


def _give(key: str, side: int, articles: tuple[str, ...]) -> None:
    for each in _SIDES:
        others = tuple(a for a in session.get_value(_field_key("given", key, each), ()) if a not in articles)
        session.set_value(_field_key("given", key, each), (*others, *articles) if each == side else others)
    session.set_value("split_round", int(session.get_value("split_round", 0)) + 1)


def _take(context: PageContext, make_decision: "partial[Decision]", key: str) -> None:
    decision = record_decision(context, make_decision, session.widget_key("split", key))
    session.set_value("split_filled", "")
    set_name_being_split("")
    if decision is not None:
        _filter_by_all(decision, key)
        open_name(decision.kind, list_namesake_keys(decision)[0])


def _filter_by_all(decision: Decision, key: str) -> None:
    """Replace a filter on the old name by one on both new names, so that the same articles stay selected."""
    if decision.kind in ("person", "organisation"):
        choice = address.current_choice(decision.kind)
        if key in choice.values and not choice.every:
            values = tuple(dict.fromkeys((*choice.values, *list_namesake_keys(decision))))
            address.change_choice(decision.kind, replace(choice, values=values))
