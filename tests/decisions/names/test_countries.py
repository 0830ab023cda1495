"""Another country: what articles are about, their regions, sentences and events follow the name."""

import pytest

from dashboard.corpus import Corpus
from dashboard.decisions import apply_decisions
from dashboard.query import count_countries, count_facet, select
from dashboard.schema import Choice, Filters, Scope
from tests.decisions.ports import MET, arrays, decision, keys, of_country, ports

TO_TURKEY = decision("set_country", "place:Lagos", value="TUR")


@pytest.fixture
def corpus() -> Corpus:
    return ports()


def places_of(corpus: Corpus, kind: str) -> list[str]:
    """Return the countries of the events of a kind."""
    values = corpus.facets["kind"]
    assert values.events is not None
    events = values.events.of(values.keys.index(kind))
    countries = corpus.events.place_country[[event in events for event in corpus.events.place_event]]
    return [str(code) for code in corpus.places.index[countries]]


def test_articles_follow_a_name_to_its_country(corpus: Corpus) -> None:
    moved = apply_decisions(corpus, [TO_TURKEY])
    assert of_country(corpus, "NGA", about=False) == ["one", "two"]
    assert of_country(moved, "NGA", about=False) == of_country(moved, "NGA", about=True) == []
    assert of_country(moved, "TUR", about=False) == ["one", "six", "two"]
    assert of_country(moved, "TUR", about=True) == ["one", "six", "two"]


def test_what_an_article_is_about_may_change_for_a_country_that_did_not_move(corpus: Corpus) -> None:
    assert of_country(corpus, "NGA", about=True) == ["one", "two"]
    moved = apply_decisions(corpus, [decision("set_country", "place:Moscow", value="NGA")])
    assert of_country(moved, "RUS", about=True) == ["three"]
    assert of_country(moved, "NGA", about=True) == ["one", "six", "two"]


def test_regions_follow_and_none_counts_an_article_twice(corpus: Corpus) -> None:
    moved = apply_decisions(corpus, [TO_TURKEY])
    regions = count_facet(moved, Filters(about=False), "region").set_index("key")["count"]
    assert regions.to_dict() == {"Asia": 3, "Europe": 3, "": 2}
    assert count_countries(moved, Filters()).set_index("country")["count"].to_dict() == {"TUR": 3, "RUS": 3}


def test_the_sentence_holds_the_new_country(corpus: Corpus) -> None:
    def together(code: str) -> Filters:
        return Filters(
            scope=Scope.SENTENCE, choices={"country": Choice((code,)), "person": Choice(("person:A. Berg",))}
        )

    moved = apply_decisions(corpus, [TO_TURKEY])
    assert select(moved, together("TUR")).n_articles == 2
    assert select(moved, together("NGA")).n_articles == 0


def test_an_event_follows_where_it_had_the_old_country_and_only_there(corpus: Corpus) -> None:
    moved = apply_decisions(corpus, [TO_TURKEY])
    assert [places_of(moved, kind) for kind in ("meeting", "accident", "statement")] == [
        ["RUS"],
        ["TUR"],
        ["TUR"],
    ]
    assert [places_of(corpus, kind) for kind in ("meeting", "accident")] == [["RUS"], ["NGA"]]


def test_a_name_without_a_country_is_given_one(corpus: Corpus) -> None:
    moved = apply_decisions(corpus, [decision("set_country", "place:Atlantis", value="GRC")])
    assert of_country(moved, "GRC", about=False) == ["three"]
    person = apply_decisions(corpus, [decision("set_country", "person:Omar Saleh", value="SYR")])
    assert set(places_of(person, "meeting")) == {"RUS", "SYR"}


def test_a_country_taken_away_is_gone_everywhere(corpus: Corpus) -> None:
    moved = apply_decisions(corpus, [decision("set_country", "place:Lagos", value="")])
    assert of_country(moved, "NGA", about=False) == []
    assert places_of(moved, "statement") == []
    assert keys(moved, [moved.row_of("two")]) == ["two"]
    assert "two" not in {key for code in ("RUS", "TUR") for key in of_country(moved, code, about=True)}


def test_a_country_that_another_name_of_the_sentence_stands_for_stays(corpus: Corpus) -> None:
    both = [
        decision("set_country", "place:Moscow", value="NGA"),
        decision("set_country", "place:Lagos", value="TUR"),
    ]
    moved = apply_decisions(corpus, both)
    assert set(places_of(moved, "accident")) == {"NGA", "TUR"}
    assert places_of(moved, "statement") == ["TUR"]


def test_moved_there_and_back_the_counts_are_the_same(corpus: Corpus) -> None:
    back = apply_decisions(
        corpus,
        [
            decision("set_country", "place:Ankara", value="GRC"),
            decision("set_country", "place:Ankara", value="TUR"),
        ],
    )
    assert arrays(back.countries) == arrays(corpus.countries)
    assert arrays(back.regions) == arrays(corpus.regions)


def test_a_name_that_is_there_already_changes_nothing(corpus: Corpus) -> None:
    same = apply_decisions(corpus, [decision("set_country", "place:Ankara", value="TUR")])
    assert same.pending == ()
    assert arrays(same) == arrays(corpus)


@pytest.mark.parametrize("lost", [("place:Lagos", "XYZ"), ("place:Nowhere", "TUR"), ("place:Lagos", "tur")])
def test_what_is_no_country_or_no_name_is_pending(corpus: Corpus, lost: tuple[str, str]) -> None:
    move = decision("set_country", lost[0], value=lost[1])
    assert apply_decisions(corpus, [move]).pending == (move,)


def test_the_sentence_of_two_events_is_the_one_meant_above(corpus: Corpus) -> None:
    assert corpus.events.start[0] == corpus.events.start[1]
    text = corpus.text_of(int(corpus.events.article[0]))
    assert MET in text


def test_mentions_are_counted_by_part_and_a_caption_alone_makes_no_row(corpus: Corpus) -> None:
    rows = apply_decisions(corpus, [decision("set_country", "place:Lagos", value="GRC")]).country_rows
    greece = corpus.places.index.get_loc("GRC")
    at = rows.country == greece
    assert keys(corpus, rows.article[at]) == ["one", "two"]
    assert rows.counts[at].tolist() == [[0, 0, 1, 0, 0, 0, 0, 0], [0, 0, 1, 0, 0, 0, 0, 0]]
