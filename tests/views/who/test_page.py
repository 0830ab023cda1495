"""The Who page: every tab and kind, a split from its form, what is unsure, a move, and hostile names as text."""

from functools import partial
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.corpus import open_version
from dashboard.decisions import (
    append_decisions,
    apply_decisions,
    load_decisions,
    new_decision,
    select_effective,
)
from dashboard.decisions.log.accuracy_checks import (
    RIGHT,
    WRONG,
    CheckItem,
    append_answer,
    append_check,
    new_check,
)
from dashboard.query import count_names
from dashboard.query.names.split_proposals import Proposal
from dashboard.schema import Filters, Namesake
from dashboard.store import version_folder
from dashboard.views.state.session import widget_key
from tests.plain_corpus import PlainCorpus, parse_sentence, write_store
from tests.sample_corpus import make_sample_store, sample_corpus
from tests.test_app import open_page, words_of

MARKOVA = "person:Elena Markova"


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DATELINE_HOME", str(tmp_path))
    return make_sample_store(tmp_path / "sample")


@pytest.mark.parametrize(
    ("tab", "words"),
    [
        ("Named together", "Named together does not mean that they met"),
        ("Likely the same", "nothing is merged until you say so"),
        ("Spot checks", "it tells precision, not what was missed"),
    ],
)
def test_every_tab_draws(store: Path, tab: str, words: str) -> None:
    page = open_page(store, "Who", tab=[tab])
    assert words in words_of(page)
    narrow = open_page(
        store, "Who", tab=[tab], region=["Middle East"], together=["sentence"], copies=["without"]
    )
    assert words in words_of(narrow)


@pytest.mark.parametrize("kind", ["organisation", "place", "people", "publisher"])
def test_every_kind_has_a_profile(store: Path, kind: str) -> None:
    name = label_of_first(store, kind) if kind != "publisher" else "Northern Wire"
    page = AppTest.from_function(run_kind, args=(str(store), kind), default_timeout=30).run()
    assert not page.exception, page.exception
    assert f'<h2 class="title">{name}</h2>' in words_of(page)
    assert page.get("vega_lite_chart")


def run_kind(store: str, kind: str) -> None:
    from pathlib import Path

    from dashboard.app import draw_page
    from dashboard.views.state import session

    if session.get_value("kind_of_name") is None:
        session.set_value("kind_of_name", kind)
    draw_page(Path(store), "Who", {})


def test_a_name_is_parted_from_its_form_and_what_is_left_is_listed(store: Path) -> None:
    page = open_page(store, "Who")
    page.button(key="split").click().run()
    assert "Two of one name" in words_of(page)
    first = label_of_first(store)
    field = partial(widget_key, "split")
    key = f"person:{first}"
    page.text_input(key=field("label", 0, key)).set_value("One of them").run()
    page.text_input(key=field("label", 1, key)).set_value("The other").run()
    page.multiselect(key=field("cues", 0, key)).set_value(["place:Moscow"]).run()
    page.multiselect(key=field("cues", 1, key)).set_value([]).run()
    page.button(key="part").click().run()
    assert not page.exception
    (decision,) = select_effective(load_decisions(store))
    assert [each.label for each in decision.namesakes] == ["One of them", "The other"]
    assert decision.namesakes[0].cues == ("place:Moscow",)
    assert "Unsure which" in words_of(page)


def test_a_weak_proposal_is_offered_and_not_filled_in(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One click on the form's button parted a person by a cue that told nothing."""
    namesakes = (Namesake("One (Moscow)", ("place:Moscow",)), Namesake("One (wheat)", ("wheat",)))
    weak = Proposal(namesakes, (1, 1), 0, clear=False)
    monkeypatch.setattr("dashboard.views.who.split_name.propose_split", lambda corpus, key: weak)
    page = open_page(store, "Who")
    page.button(key="split").click().run()
    cues = widget_key("split", "cues", 0, f"person:{label_of_first(store)}")
    assert (page.multiselect(key=cues).value, page.button(key="part").disabled) == ([], True)
    page.button(key="fill_split").click().run()
    assert page.multiselect(key=cues).value == ["place:Moscow"]


def label_of_first(store: Path, kind: str = "person") -> str:
    corpus = open_version(version_folder(store), store)
    return str(count_names(corpus, Filters(), kind, limit=1)["label"].iloc[0])


def test_a_name_is_moved_to_another_kind_and_country_at_once(store: Path) -> None:
    page = open_page(store, "Who")
    key = f"person:{label_of_first(store)}"
    page.selectbox(key=widget_key("kind", key)).set_value("organisation").run()
    page.selectbox(key=widget_key("country", key)).set_value("ISL").run()
    # Once for the move, once for what hiding it would change.
    assert words_of(page).count("What changes") == 2
    page.button(key="move").click().run()
    assert [each.verb for each in select_effective(load_decisions(store))] == ["set_country", "set_kind"]
    corpus = apply_decisions(open_version(version_folder(store), store), load_decisions(store))
    assert corpus.pending == ()


def test_a_name_that_is_moved_to_a_people_is_found_again(store: Path) -> None:
    page = AppTest.from_function(run_kind, args=(str(store), "place"), default_timeout=30).run()
    name = label_of_first(store, "place")
    page.selectbox(key=widget_key("kind", f"place:{name}")).set_value("people").run()
    page.button(key="move").click().run()
    assert not page.exception, page.exception
    assert page.session_state["kind_of_name"] == "people"
    assert f'<h2 class="title">{name}</h2>' in words_of(page)


def test_a_place_says_its_country_and_holds_sentences_that_name_it(store: Path) -> None:
    page = AppTest.from_function(run_kind, args=(str(store), "place"), default_timeout=30).run()
    corpus = open_version(version_folder(store), store)
    (entity,) = corpus.entities_of_key(f"place:{label_of_first(store, 'place')}")
    country = corpus.places["name"][corpus.country_of(entity)]
    page_words = words_of(page)
    assert f"country: {country}; " in page_words
    assert "Sentences that hold the name" in page_words
    assert (
        page.selectbox(key=widget_key("country", corpus.entity_key(entity))).options[0]
        == f"as it is: {country}"
    )
    page.button(key="filter_name").click().run()
    assert page.button(key="filter_name").label == f"No longer by {country}"


def test_likely_names_are_merged_or_kept_apart_from_the_list(store: Path) -> None:
    append_decisions(
        store, new_decision("split", kind="person", spellings=("person:Okafor",), value="Okafor")
    )
    page = open_page(store, "Who", tab=["Likely the same"])
    assert "Okafor" in words_of(page)
    assert "What changes" in words_of(page)
    page.text_input(key="reason_likely").set_value("two ministers").run()
    page.button(key="apart_likely").click().run()
    assert not page.exception
    decision = select_effective(load_decisions(store))[-1]
    assert (decision.verb, decision.reason) == ("keep_apart", "two ministers")
    # The next pair begins without a reason.
    assert page.session_state["reason_likely"] == ""


def test_a_hidden_name_says_so_and_can_be_undone_at_once(store: Path) -> None:
    label = label_of_first(store)
    page = open_page(store, "Who")
    assert f"{label}: off lists and charts" in words_of(page).replace("\\", "")
    page.text_input(key="reason_hide").set_value("a byline").run()
    page.button(key="hide").click().run()
    (decision,) = select_effective(load_decisions(store))
    assert (decision.verb, decision.reason) == ("hide", "a byline")
    assert f'<h2 class="title">{label}</h2><div class="subtitle">hidden' in words_of(page)
    assert "filter_name" not in [button.key for button in page.button]
    page.button(key="show_again").click().run()
    assert select_effective(load_decisions(store)) == ()
    assert "filter_name" in [button.key for button in page.button]


@pytest.mark.parametrize("typed", ["", "  ", "the same"])
def test_an_empty_or_unchanged_name_is_not_written_down(store: Path, typed: str) -> None:
    label = label_of_first(store)
    page = open_page(store, "Who")
    page.text_input(key=widget_key("rename", f"person:{label}")).set_value(
        label if typed == "the same" else typed
    ).run()
    page.button(key="rename").click().run()
    assert load_decisions(store) == ()
    page.text_input(key=widget_key("rename", f"person:{label}")).set_value("Somebody").run()
    assert f"{label} → Somebody" in words_of(page)
    page.button(key="rename").click().run()
    assert [each.value for each in select_effective(load_decisions(store))] == ["Somebody"]


def test_the_articles_left_of_a_parted_name_are_given_with_a_reason(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A table's ticks cannot be set from here.
    monkeypatch.setattr(
        "dashboard.views.who.unassigned_articles.ask_articles",
        lambda _, rows, key: tuple(rows["key"].iloc[:1]),
    )
    key = f"person:{label_of_first(store)}"
    namesakes = (Namesake("One of them", ("place:Moscow",)), Namesake("The other"))
    append_decisions(store, new_decision("split", kind="person", spellings=(key,), namesakes=namesakes))
    page = AppTest.from_function(run_unsure, args=(str(store), key), default_timeout=30).run()
    assert not page.exception, page.exception
    page.text_input(key="reason_assign_1").set_value("the other byline").run()
    assert "The other, new: 1 article" in words_of(page).replace("\\", "")
    page.button(key="assign_1").click().run()
    decision = select_effective(load_decisions(store))[-1]
    assert (decision.verb, len(decision.articles), decision.reason) == ("assign", 1, "the other byline")


def run_unsure(store: str, key: str) -> None:
    from pathlib import Path

    from dashboard.app import draw_page
    from dashboard.views.state import session

    session.set_value("ticked_names", (key,))
    draw_page(Path(store), "Who", {})


def test_what_a_name_says_is_never_markup(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_HOME", str(tmp_path))
    world = sample_corpus(6)
    evil = "<img src=x> **b** :red[c]"
    world.articles[0].sentences.append(parse_sentence(f"[{evil}|person] met [Elena Markova|person]."))
    world.entity[("person", evil, "")] = ("person", evil)
    write_store(PlainCorpus(world.articles, world.entity), tmp_path / "evil", "Evil")
    append_decisions(
        tmp_path / "evil",
        new_decision(
            "split", kind="person", spellings=(MARKOVA,), namesakes=(Namesake(evil, ("met",)), Namesake("B"))
        ),
    )
    for tab in ("", "Named together", "Likely the same", "Spot checks"):
        page = open_page(tmp_path / "evil", "Who", **({"tab": [tab]} if tab else {}))
        assert "<img src=x>" not in words_of(page)


def test_two_people_on_one_check_are_compared(store: Path) -> None:
    words = {
        "sort": "mentions",
        "about": "person",
        "population": "mentions of persons",
        "filters": "",
        "size": 9,
        "seed": 4,
    }
    check = new_check("AB", [CheckItem("gone", f"Name {number}") for number in range(4)], **words)
    append_check(store, check)
    for who, answers in (("AB", (RIGHT, RIGHT, WRONG, WRONG)), ("CD", (RIGHT, WRONG, WRONG, WRONG))):
        for number, answer in enumerate(answers):
            append_answer(store, check.id, number, who, answer)
    page_words = words_of(open_page(store, "Who", tab=["Spot checks"]))
    assert "same answer on 3 of 4; Cohen&#x27;s kappa 0.50" in page_words


def test_a_merged_publisher_says_which_names_lead_to_it(store: Path) -> None:
    both = ("publisher:Northern Wire", "publisher:Port Gazette")
    append_decisions(store, new_decision("merge", kind="publisher", spellings=both, value="The Wire"))
    page = AppTest.from_function(run_kind, args=(str(store), "publisher"), default_timeout=30).run()
    assert "Northern Wire, Port Gazette" in words_of(page)


def test_the_articles_of_a_publisher_are_listed_to_be_ticked_and_nothing_is_asked_before(store: Path) -> None:
    page = AppTest.from_function(run_kind, args=(str(store), "publisher"), default_timeout=30).run()
    assert "Two publishers of one name" in words_of(page)
    corpus = open_version(version_folder(store), store)
    n_articles = int((corpus.articles["publisher"] == "Northern Wire").sum())
    assert n_articles in [len(table.value) for table in page.dataframe]
    assert "part_publisher" not in [button.key for button in page.button]
