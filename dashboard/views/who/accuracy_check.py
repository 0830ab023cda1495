"""The tab for checking accuracy: draw a random sample, judge it by key, see the precision."""

import random
from collections.abc import Mapping

import pandas as pd
import streamlit as st

from dashboard.corpus.name_keys import parse_name_key
from dashboard.decisions.log.accuracy_checks import (
    RIGHT,
    UNSURE,
    WRONG,
    AccuracyCheck,
    CheckAnswer,
    answers_by,
    is_answered,
    load_checks,
    new_check,
)
from dashboard.query.audit.accuracy_samples import (
    ABOUT,
    MENTIONS,
    ONE_NAME,
    PLURAL_KINDS,
    Passage,
    Population,
    count_population,
    draw_items,
    find_passage,
    list_countries_to_check,
)
from dashboard.query.audit.precision import estimate_precision, format_note, shorten_filters
from dashboard.query.names.name_counts import count_names
from dashboard.views.state import session
from dashboard.views.state.cached import query_corpus
from dashboard.views.state.corpus_changes import append_answer, append_check
from dashboard.views.state.page_context import PageContext, open_sentence
from dashboard.views.who.accuracy_results import OPEN, WHO, draw_error, draw_results, open_check, put_error
from dashboard.views.widgets.chart_panel import draw_notice, draw_title, escape_markdown
from dashboard.views.widgets.highlight import TextMark, highlight

_SORTS = {
    MENTIONS: "all names of a kind",
    ONE_NAME: "all mentions of one person or organisation",
    ABOUT: "articles about a country",
}
# Streamlit keeps R and C for itself.
_KEYS = ((RIGHT, "Yes, right", "y"), (WRONG, "No, wrong", "n"), (UNSURE, "Cannot tell", "u"))


def draw_accuracy_checks(context: PageContext) -> None:
    """Draw the tab: a form for a new check or the open one, and the results of all."""
    checks, answers = load_checks(context.store)
    check = next((each for each in checks if each.id == session.get_value(OPEN)), None)
    left, right = st.columns([0.58, 0.42], gap="large")
    with left:
        if check is None:
            _ask_check(context)
        else:
            _draw_check(context, check, answers)
    with right:
        if check is not None and not is_answered(check, answers, str(session.get_value(WHO))):
            draw_notice("What others found, and what you found so far, is shown when you have answered all.")
        else:
            draw_results(context, checks, answers)


# ---------------------------------------------------------------- drawing a sample


def _ask_check(context: PageContext) -> None:
    draw_title(
        "Draw a spot check",
        "how much of what Dateline says under these filters is right; it tells precision, not "
        "what was missed",
    )
    sort = st.selectbox("Of", list(_SORTS), format_func=_SORTS.__getitem__, key="check_sort")
    population = _ask_population(context, str(sort))
    _ask_initials()
    sample_size = st.slider("How many", 20, 100, 50, step=10, key="check_number")
    seed = st.number_input(
        "Seed (the same seed draws the same sample)", 0, 2**31 - 1, _seed(), key="check_seed"
    )
    if population is None:
        draw_notice("There is nothing of this under these filters.")
        return
    size = query_corpus(context.opened, count_population, context.filters, population)
    description = population.describe(context.opened.corpus)
    filters = shorten_filters(description, context.card.filters)
    within = f" under {filters}" if filters else ""
    st.caption(escape_markdown(f"Drawn at random, each once, from {size:,} {description}{within}."))
    args = (context, population, size)
    st.button("Draw", type="primary", key="draw_check", on_click=_draw_sample, args=args, disabled=not size)
    del sample_size, seed


def _seed() -> int:
    seed = session.get_value("fresh_seed")
    if seed is None:
        seed = random.SystemRandom().randrange(1_000_000)
        session.set_value("fresh_seed", seed)
    return int(seed)


def _ask_initials() -> None:
    st.text_input("Your initials", value=session.get_value(WHO, ""), key="check_who", max_chars=12)
    draw_error("check_who")


def _ask_population(context: PageContext, sort: str) -> Population | None:
    if sort == MENTIONS:
        kind = st.selectbox(
            "Kind", list(PLURAL_KINDS), format_func=PLURAL_KINDS.__getitem__, key="check_kind"
        )
        return Population(MENTIONS, str(kind))
    if sort == ABOUT:
        names = query_corpus(context.opened, list_countries_to_check, context.filters)
    else:
        kinds = [
            query_corpus(context.opened, count_names, context.filters, kind, limit=100)
            for kind in ("person", "organisation")
        ]
        names = pd.concat(kinds).sort_values(["articles", "label"], ascending=[False, True])
    labels = dict(zip(names["key"], names["label"], strict=True))
    chosen = st.selectbox("Which", list(labels), format_func=labels.__getitem__, key=f"check_which_{sort}")
    return None if chosen is None else Population(sort, chosen)


def _draw_sample(context: PageContext, population: Population, size: int) -> None:
    who = session.typed_text("check_who")
    if not who:
        put_error("check_who")
        return
    seed, sample_size = int(session.get_value("check_seed")), int(session.get_value("check_number"))
    corpus = context.opened.corpus
    items = draw_items(corpus, context.filters, population, sample_size, seed)
    given_answers = {
        "sort": population.sort,
        "about": population.about,
        "population": population.describe(corpus),
    }
    check = new_check(who, items, **given_answers, filters=context.card.filters, size=size, seed=seed)
    append_check(context.store, check)
    session.set_value("fresh_seed", None)
    open_check(check.id, who)


# ---------------------------------------------------------------- answering it


def _draw_check(context: PageContext, check: AccuracyCheck, answers: tuple[CheckAnswer, ...]) -> None:
    who = str(session.get_value(WHO))
    given_answers = answers_by(answers, check.id).get(who, {})
    item_number = _current_item(check, given_answers)
    description = (
        f"{len(given_answers):,} of {len(check.items):,} answered by {who}; drawn from "
        f"{check.size:,}, seed {check.seed}"
    )
    draw_title(check.population[:1].upper() + check.population[1:], description)
    if item_number is None:
        _draw_result(check, who, given_answers)
        return
    st.progress(len(given_answers) / len(check.items))
    population = Population(check.sort, check.about)
    item = check.items[item_number]
    passage = query_corpus(context.opened, find_passage, item, check.about if check.sort == ABOUT else "")
    st.markdown(
        f"**{item_number + 1}. {escape_markdown(population.format_question(context.opened.corpus, item))}**"
    )
    if passage is None:
        draw_notice("This passage is not in the corpus any more: say that it cannot be told.")
    else:
        _draw_passage(context, passage, population)
    with st.container(horizontal=True, key="answers"):
        for answer, words, key in _KEYS:
            args = (context, check.id, item_number, who, answer)
            st.button(words, key=f"answer_{key}", shortcut=key, on_click=_answer, args=args)
        back = max(given_answers, default=None) if item_number == len(given_answers) else item_number - 1
        st.button(
            "Back",
            key="answer_back",
            type="tertiary",
            on_click=session.set_value,
            args=("check_at", back),
            disabled=not given_answers,
        )
    st.button(
        "Leave it for later",
        key="leave_check",
        type="tertiary",
        on_click=session.set_value,
        args=(OPEN, None),
    )


def _current_item(check: AccuracyCheck, given_answers: Mapping[int, str]) -> int | None:
    """Return the number of the item to judge: the one gone back to, else the first without an answer."""
    back = session.get_value("check_at")
    if back is not None and 0 <= back < len(check.items):
        return int(back)
    return next(
        (sample_size for sample_size in range(len(check.items)) if sample_size not in given_answers), None
    )


def _answer(context: PageContext, check: str, item: int, who: str, answer: str) -> None:
    append_answer(context.store, check, item, who, answer)
    session.set_value("check_at", None)


def _draw_passage(context: PageContext, passage: Passage, population: Population) -> None:
    text = passage.before + passage.exact + passage.after
    start, end = len(passage.before), len(passage.before) + len(passage.exact)
    kind, _, _ = parse_name_key(population.about)
    marks = [TextMark(end + first, end + last, of) for first, last, of in passage.country_names]
    if passage.exact:
        marks.append(TextMark(start, end, kind))
    st.html(f'<div class="reader" style="font-size:16px">{highlight(text, marks)}</div>')
    if st.button(
        f"{escape_markdown(passage.title or 'Open the article')} ›", key="read_passage", type="tertiary"
    ):
        open_sentence(context, f"{passage.key}@{passage.start}")
    st.caption(escape_markdown(passage.source_line))


def _draw_result(check: AccuracyCheck, who: str, given_answers: Mapping[int, str]) -> None:
    estimate = estimate_precision(given_answers)
    if estimate.share is not None:
        st.markdown(f"### {estimate.share:.0%} right ({estimate.low:.0%} to {estimate.high:.0%})")
    st.caption(escape_markdown(format_note(check, who, estimate)))
    st.caption(
        "Printed from now on in the methods card of every export; a CSV file is rows alone and has none."
    )
    st.button("Draw another", key="leave_check", on_click=session.set_value, args=(OPEN, None))
