"""Events of many articles that are one happening."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from dashboard.steps.events import EventFeatures, cluster_events

MOSCOW = EventFeatures(17268, 17268, "meeting", "reported", (1, 2), ("RUS",), "he met lavrov in moscow")


def is_one(one: EventFeatures, other: EventFeatures) -> bool:
    first, second = cluster_events([one, other])
    return first == second


def test_the_same_day_country_and_person_are_one_event() -> None:
    assert is_one(MOSCOW, replace(MOSCOW, kind="visit", entities=(2, 7), words="talks were held"))


def test_another_day_country_person_or_a_denial_is_another_event() -> None:
    assert not is_one(MOSCOW, replace(MOSCOW, first=17269, last=17269))
    assert not is_one(MOSCOW, replace(MOSCOW, countries=("TUR",), words="in ankara"))
    assert not is_one(MOSCOW, replace(MOSCOW, entities=(9,), words="another met another"))
    assert not is_one(MOSCOW, replace(MOSCOW, status="denied"))
    assert not is_one(MOSCOW, replace(MOSCOW, kind="arrest", words="he was arrested"))


STRIKE = EventFeatures(17263, 17263, "attack", "reported", (), ("SYR",), "planes struck a base near homs")


def test_where_nobody_is_named_kind_country_and_a_word_join() -> None:
    assert is_one(STRIKE, replace(STRIKE, words="an air strike on a base"))
    assert not is_one(STRIKE, replace(STRIKE, words="a bomb went off in a market"))
    assert not is_one(STRIKE, replace(STRIKE, kind="protest", words="crowds marched to the base"))


def test_a_whole_year_does_not_swallow_what_has_only_its_country_and_kind_in_common() -> None:
    vote = EventFeatures(
        16801, 17166, "election", "reported", (7,), ("USA",), "he won the presidential vote against clinton"
    )
    assert not is_one(vote, replace(vote, words="the senate race in ohio was close"))
    assert not is_one(vote, replace(vote, entities=(), words="voters in ohio chose a senator"))
    assert is_one(vote, replace(vote, words="his presidential victory over clinton"))


def test_days_that_contradict_each_other_are_of_one_arrest_but_of_two_meetings() -> None:
    arrest = EventFeatures(
        17263, 17263, "arrest", "reported", (4,), ("RUS",), "police took the editor from his flat"
    )
    later = replace(arrest, first=17265, last=17265, words="the editor was taken from a flat")
    assert is_one(arrest, later)
    assert not is_one(arrest, replace(later, first=17272, last=17272))
    assert not is_one(replace(arrest, kind="meeting"), replace(later, kind="meeting"))


def test_sayings_join_by_their_very_words_only() -> None:
    saying = replace(MOSCOW, kind="statement")
    assert is_one(saying, saying)
    assert not is_one(saying, replace(saying, words="he said something else"))


event_features = st.builds(
    EventFeatures,
    first=st.integers(0, 2),
    last=st.integers(0, 2),
    kind=st.sampled_from(["meeting", "arrest", "statement"]),
    status=st.sampled_from(["reported", "denied"]),
    entities=st.sampled_from([(), (1,), (1, 2)]),
    countries=st.sampled_from([(), ("RUS",), ("RUS", "SYR")]),
    words=st.sampled_from(["", "a b", "c d"]),
)


@given(st.lists(event_features, max_size=12), st.randoms(use_true_random=False))
def test_the_order_of_events_does_not_change_who_is_together(events, random) -> None:
    order = list(range(len(events)))
    random.shuffle(order)
    straight = cluster_events(events)
    shuffled = cluster_events([events[i] for i in order])
    back = {order[at]: cluster for at, cluster in enumerate(shuffled)}
    for one in range(len(events)):
        for other in range(len(events)):
            assert (straight[one] == straight[other]) == (back[one] == back[other])


@given(st.lists(event_features, max_size=12))
def test_clusters_are_numbered_as_they_come(events) -> None:
    numbers = cluster_events(events)
    assert list(dict.fromkeys(numbers)) == list(range(len(set(numbers))))
