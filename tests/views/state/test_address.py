from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.schema import FACETS, Choice, Clock, DayFilter, DayRange, Filters, Scope, Unit
from dashboard.views.state import address, session
from dashboard.views.state.address_codec import decode_filters, encode_filters
from dashboard.views.state.article_links import close_article, current_article, open_article
from dashboard.views.state.saved_addresses import is_view_missing, set_store


class QueryParams(dict[str, list[str]]):
    """Parameters as Streamlit gives them."""

    def get_all(self, name: str) -> list[str]:
        return self[name]


WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
CHOICES = st.builds(
    Choice,
    values=st.lists(WORDS, max_size=3).map(tuple),
    excluded=st.lists(WORDS, max_size=2).map(tuple),
    every=st.booleans(),
)
RANGES = st.builds(DayRange, first=st.none() | st.dates(), last=st.none() | st.dates())
DAYS = st.builds(
    DayFilter,
    ranges=st.lists(RANGES, max_size=2).map(tuple),
    excluded=st.lists(RANGES, max_size=2).map(tuple),
    overlaps=st.booleans(),
    undated=st.booleans(),
)
FACET_KEYS = st.sampled_from([record.key for record in FACETS]) | WORDS.map(lambda name: f"field:{name}")
FILTERS = st.builds(
    Filters,
    search=WORDS,
    choices=st.dictionaries(FACET_KEYS, CHOICES, max_size=5),
    published=DAYS,
    happened=DAYS,
    about=st.booleans(),
    scope=st.sampled_from(Scope),
    unit=st.sampled_from(Unit),
    only_keys=st.lists(WORDS.filter(bool), max_size=2).map(tuple),
)


def test_hole_1_an_address_holds_nothing_that_xml_cannot(monkeypatch: pytest.MonkeyPatch) -> None:
    params = QueryParams({"q\x01": ["a\ufffeb", "c"]})
    monkeypatch.setattr(address.st, "query_params", params)
    assert address.read_params() == {"q\ufffd": ["a\ufffdb", "c"]}


@given(FILTERS)
def test_an_address_says_all_that_the_filters_say(filters: Filters) -> None:
    assert decode_filters(encode_filters(filters) | {"v": ["2"]}) == filters


@given(FILTERS)
def test_no_parameter_is_empty(filters: Filters) -> None:
    assert all(values for values in encode_filters(filters).values())


def test_filters_that_are_off_need_no_parameter() -> None:
    assert encode_filters(Filters()) == {}


def test_the_bucket_none_has_a_word_of_its_own() -> None:
    assert encode_filters(Filters(choices={"publisher": Choice(("", "~none"))})) == {
        "publisher": ["~none", "~~none"]
    }


@pytest.mark.parametrize(
    "params",
    [
        {"published": ["yesterday..2017-13-45"]},
        {"undated": ["perhaps"]},
        {"together": ["paragraph"]},
        {"copies": ["?"]},
        {"nothing": ["we know"]},
        {"q": []},
    ],
)
def test_what_an_address_says_wrongly_is_left_out(params: dict[str, list[str]]) -> None:
    assert decode_filters(params) == Filters()


class Address(dict):
    """Stands in for the address, and keeps its history."""

    def __init__(self) -> None:
        super().__init__()
        self.history = [{}]

    def get_all(self, name: str) -> list[str]:
        return self[name]

    def from_dict(self, params: dict[str, list[str]]) -> None:
        self.go_to(params)
        self.history.append(dict(params))

    def go_to(self, params: dict[str, list[str]]) -> None:
        self.clear()
        self.update(params)


@pytest.fixture
def browser(monkeypatch: pytest.MonkeyPatch) -> Address:
    params = Address()
    streamlit = SimpleNamespace(query_params=params, session_state={})
    monkeypatch.setattr(address, "st", streamlit)
    monkeypatch.setattr(session, "st", streamlit)
    return params


SYRIA = Filters(choices={"country": Choice(("SYR",))})


def test_one_change_is_one_entry_in_the_history(browser: Address) -> None:
    address.read_filters("Overview")
    address.change_filters(SYRIA)
    address.change_filters(SYRIA)
    assert browser.history == [{}, {"country": ["SYR"], "v": ["2"]}]


def test_back_takes_the_change_back(browser: Address) -> None:
    address.read_filters("Overview")
    address.change_filters(SYRIA)
    browser.go_to({})
    assert address.read_filters("Overview") == Filters()


def test_filters_stay_on_when_the_menu_drops_them_from_the_address(browser: Address) -> None:
    address.read_filters("Overview")
    address.change_filters(SYRIA)
    browser.go_to({})
    assert address.read_filters("Places") == SYRIA
    assert browser == {"country": ["SYR"], "v": ["2"]}


def test_back_to_the_entry_that_the_menu_made_is_no_trap(browser: Address) -> None:
    address.read_filters("Overview")
    address.change_filters(SYRIA)
    browser.go_to({})
    address.read_filters("Places")
    entries = len(browser.history)
    browser.go_to({})
    assert address.read_filters("Places") == SYRIA
    assert len(browser.history) == entries


def test_an_opened_article_stands_in_the_address_beside_the_filters(browser: Address) -> None:
    address.change_filters(SYRIA)
    open_article("k1", 40)
    assert current_article() == ("k1", 40)
    assert address.read_filters("Articles") == SYRIA
    close_article()
    assert current_article() == ("", None)


def test_the_clock_is_part_of_the_address(browser: Address) -> None:
    address.read_filters("Overview")
    address.change_clock(Clock.HAPPENED)
    assert browser == {"clock": ["happened"], "v": ["2"]}
    address.change_filters(SYRIA)
    assert browser == {"country": ["SYR"], "clock": ["happened"], "v": ["2"]}
    browser.go_to({"country": ["SYR"]})
    address.read_filters("Overview")
    assert address.current_clock() is Clock.PUBLISHED


def test_both_sides_of_a_comparison_are_in_the_address(browser: Address) -> None:
    address.read_filters("Compare")
    address.change_comparison(SYRIA, Filters(choices={"publisher": Choice(("",))}), "b")
    assert browser == {"country": ["SYR"], "other.publisher": ["~none"], "side": ["b"], "v": ["2"]}
    browser.go_to({})
    assert address.read_filters("Words") == SYRIA
    assert (address.other_side_filters(), address.current_side()) == (
        Filters(choices={"publisher": Choice(("",))}),
        "b",
    )
    address.change_comparison(SYRIA, None)
    assert browser == {"country": ["SYR"], "v": ["2"]}
    assert (address.other_side_filters(), address.current_side()) == (None, "a")


def test_a_long_address_is_saved_beside_the_corpus_and_opens_again(browser: Address, tmp_path: Path) -> None:
    by_hand = Filters(search="rain", only_keys=tuple(f"key-{number:020}" for number in range(200)))
    set_store(tmp_path)
    address.read_filters("Articles")
    address.change_filters(by_hand)
    assert list(browser) == ["view"]
    assert address.read_filters("Articles") == by_hand
    assert not is_view_missing()
    address.change_filters(by_hand)
    assert len((tmp_path / "notes.jsonl").read_text(encoding="utf-8").splitlines()) == 1


def test_a_view_that_nobody_knows_is_told(browser: Address, tmp_path: Path) -> None:
    set_store(tmp_path)
    browser.go_to({"view": ["0123456789ab"]})
    assert address.read_filters("Articles") == Filters()
    assert is_view_missing()


def test_what_is_saved_opens_as_it_was(browser: Address) -> None:
    address.read_filters("Compare")
    address.change_comparison(SYRIA, Filters(search="rain"), "a")
    saved = address.params_to_save()
    address.change_comparison(Filters(), None)
    address.open_saved_view(saved)
    assert (address.current_filters(), address.other_side_filters(), address.current_side()) == (
        SYRIA,
        Filters(search="rain"),
        "a",
    )
