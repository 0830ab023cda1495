"""Who is one, who stays two."""

import random
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.schema import Kind
from dashboard.steps.resolve import Entity, Join, correct_name_kinds, find_fullest_forms, resolve_names
from dashboard.steps.resolve.name_kinds import correct_form_kinds

PERSON, ORGANISATION, PLACE, PEOPLE = Kind.PERSON, Kind.ORGANISATION, Kind.PLACE, Kind.PEOPLE


def resolve(forms: dict[str, int], kind: Kind = PERSON) -> dict[str, Entity]:
    """Return the entity of each form."""
    entities = resolve_names({(kind, form, ""): n for form, n in forms.items()})
    return {key[1]: entity for entity in entities for key in entity.members}


def join_of(forms: dict[str, int], form: str, kind: Kind = PERSON) -> Join:
    """Return why a form is one of an entity's names."""
    return resolve(forms, kind)[form].members[kind, form, ""]


SECRETARY = {
    "Rex Tillerson": 40,
    "Rex W. Tillerson": 6,
    "REX TILLERSON": 2,
    "Secretary of State Rex Tillerson": 3,
    "U.S. Secretary of State Rex Tillerson": 1,
    "R. Tillerson": 1,
    "Tillerson": 9,
    "Tillerson’s": 2,
}


def test_tillerson_is_one_person_for_all_his_spellings() -> None:
    entities = resolve(SECRETARY)
    assert {entity.label for entity in entities.values()} == {"Rex Tillerson"}
    assert len(entities["Tillerson"].members) == len(SECRETARY)


@pytest.mark.parametrize(
    ("form", "rule", "to"),
    [
        ("Rex Tillerson", "", ""),
        ("Rex W. Tillerson", "middle name", "Rex Tillerson"),
        ("REX TILLERSON", "spelling", "Rex Tillerson"),
        ("Secretary of State Rex Tillerson", "title", "Rex Tillerson"),
        ("R. Tillerson", "initials", "Rex Tillerson"),
        ("Tillerson", "surname", "Rex Tillerson"),
        ("Tillerson’s", "spelling", "Tillerson"),
    ],
)
def test_each_spelling_of_tillerson_tells_its_rule_and_the_form_it_was_joined_to(
    form: str, rule: str, to: str
) -> None:
    assert join_of(SECRETARY, form) == Join(rule, to)


@pytest.mark.parametrize(
    ("forms", "form", "rule", "to"),
    [
        ({"Sergei Lavrov": 30, "Sergey Lavrov": 2}, "Sergey Lavrov", "transliteration", "Sergei Lavrov"),
        ({"Hillary Sample": 30, "Hilary Sample": 2}, "Hilary Sample", "misspelt", "Hillary Sample"),
        ({"Hillary Sample": 3, "Hilary Sample": 2}, "Hilary Sample", "transliteration", "Hillary Sample"),
        ({"Mike Sample": 9, "Michael Sample": 2}, "Michael Sample", "full first name", "Mike Sample"),
        ({"Ada Sample Grove": 9, "Ada Sample": 2}, "Ada Sample", "shorter name", "Ada Sample Grove"),
        ({"ADA SAMPLR": 9, "Ada Sampler": 50}, "ADA SAMPLR", "misspelt", "Ada Sampler"),
        (
            {"Ada B. Sample": 4, "Ada Berta Sample": 2, "Ada Sample": 9},
            "Ada B. Sample",
            "middle name",
            "Ada Sample",
        ),
    ],
)
def test_a_rule_is_that_of_the_join_which_brought_the_spelling_in(
    forms: dict[str, int], form: str, rule: str, to: str
) -> None:
    assert join_of(forms, form) == Join(rule, to)


def test_a_later_join_of_a_whole_group_changes_no_rule_of_its_spellings() -> None:
    """A stray "-era" was told as a middle name, once "Ada B. Sample" had joined its group."""
    forms = {"Ada Sample": 30, "Ada Sample-era": 1, "Ada B. Sample": 5}
    members = resolve(forms)["Ada Sample"].members
    assert {key[1]: join for key, join in members.items()} == {
        "Ada Sample": Join(),
        "Ada Sample-era": Join("stray words", "Ada Sample"),
        "Ada B. Sample": Join("middle name", "Ada Sample"),
    }


def test_trump_alone_stays_trump() -> None:
    forms = SECRETARY | {"Trump": 9, "Vladimir Putin": 4, "Putin": 2, "Sergei Lavrov": 3, "Sergey Lavrov": 2}
    entities = resolve(forms)
    assert entities["Trump"].label == "Trump"
    assert entities["Putin"].label == "Vladimir Putin"
    assert entities["Sergey Lavrov"].label == "Sergei Lavrov"


@pytest.mark.parametrize(
    ("one", "other", "rule"),
    [
        ("John Kerry", "John F. Kerry", "middle name"),
        ("John Forbes Kerry", "John F. Kerry", "middle name"),
        ("J. F. Kerry", "John Kerry", "initials"),
        ("Mohammad bin Salman", "Mohammed bin Salman", "transliteration"),
        ("Volodymyr Zelenskyy", "Volodymyr Zelensky", "transliteration"),
        ("Muammar Qaddafi", "Moammar Gaddafi", "transliteration"),
        ("Bashar Assad", "Bashar al-Assad", "transliteration"),
        ("Mike Pence", "Michael Pence", "nick name"),
        ("FRANCOIS HOLLANDE", "François Hollande", "spelling"),
        ("Kim Jong-un", "Kim Jong Un", "spelling"),
        ("Nicolas Maduro Moros", "Nicolás Maduro", "longer name"),
        ("Peña Nieto", "Enrique Peña Nieto", "surname"),
        ("von der Leyen", "Ursula von der Leyen", "surname"),
        ("Xi", "Xi Jinping", "surname"),
    ],
)
def test_two_spellings_are_one_person_by_a_named_rule(one: str, other: str, rule: str) -> None:
    entities = resolve({one: 2, other: 5})
    assert entities[one] is entities[other]
    label = entities[one].label
    assert label in (one, other)
    assert entities[one].members[PERSON, label, ""] == Join()
    assert join_of({one: 2, other: 5}, other if label == one else one) == Join(rule, label)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("John Smith", "Michael Smith"),
        ("George W. Bush", "George H. W. Bush"),
        ("Kim Jong Un", "Kim Jong Il"),
        ("Anna Kovač", "Ivan Kovač"),
        ("David Kelly", "David Kelley"),
    ],
)
def test_two_people_of_one_surname_stay_two(one: str, other: str) -> None:
    entities = resolve({one: 9, other: 1})
    assert entities[one] is not entities[other]


@pytest.mark.parametrize(("articles", "label"), [(9, "John Smith"), (8, "Smith")])
def test_a_lone_surname_needs_nine_tenths_of_the_articles(articles: int, label: str) -> None:
    assert resolve({"John Smith": articles, "Mary Smith": 1, "Smith": 5})["Smith"].label == label


def test_initials_that_two_could_bear_stay_alone() -> None:
    assert resolve({"John Smith": 3, "James Smith": 3, "J. Smith": 2})["J. Smith"].label == "J. Smith"


def test_a_nick_name_that_two_could_bear_stays_alone() -> None:
    forms = {"Edward Miller": 3, "Theodore Miller": 3, "Ted Miller": 2}
    assert resolve(forms)["Ted Miller"].label == "Ted Miller"


def test_a_middle_name_missing_between_two_who_differ_joins_neither() -> None:
    forms = {"George W. Bush": 5, "George H. W. Bush": 5, "George Bush": 3}
    assert resolve(forms)["George Bush"].label == "George Bush"


def test_a_name_alone_has_no_rule() -> None:
    assert join_of({"Ada Example": 2, "Bo Sample": 1}, "Ada Example") == Join()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("U.N.", "United Nations"),
        ("the UN", "United Nations"),
        ("Nato", "NATO"),
        ("World Health Organisation", "WHO"),
        ("ISIS", "Islamic State"),
        ("Acme Steel Inc.", "Acme Steel"),
        ("The Weekly Lantern", "Weekly Lantern"),
        ("State Department", "US State Department"),
        ("National Union of Lighthouse Keepers", "NULK"),
        ("Fianna F\ufffd\ufffdil", "Fianna Fáil"),
        ("RT?", "RTÉ"),
    ],
)
def test_an_organisation_is_one_under_its_acronym_article_and_legal_form(one: str, other: str) -> None:
    entities = resolve({one: 2, other: 1}, ORGANISATION)
    assert entities[one] is entities[other]


@pytest.mark.parametrize(
    ("one", "other"), [("WHO", "Who"), ("ICE", "Ice"), ("RT", "RT?"), ("Acme Steel", "Acme Bank")]
)
def test_organisations_that_differ_stay_two(one: str, other: str) -> None:
    entities = resolve({one: 2, other: 1}, ORGANISATION)
    assert entities[one] is not entities[other]


def test_an_acronym_that_two_names_have_stays_alone() -> None:
    forms = {"Northern Union of Linen Knitters": 1, "National Union of Lighthouse Keepers": 1, "NULK": 3}
    assert resolve(forms, ORGANISATION)["NULK"].label == "NULK"


def test_places_join_in_one_country_only() -> None:
    keys = {(PLACE, "U.S.", "USA"): 3, (PLACE, "US", "USA"): 5, (PLACE, "Us", "CZE"): 1}
    labels = {entity.country: entity.label for entity in resolve_names(keys)}
    assert labels == {"USA": "US", "CZE": "Us"}


@pytest.mark.parametrize(
    ("one", "other", "rule", "to"),
    [
        ("U.N.", "United Nations", "list of bodies", "United Nations"),
        ("The Weekly Lantern", "Weekly Lantern", "legal form", "Weekly Lantern"),
        ("NULK", "National Union of Lighthouse Keepers", "initials", "National Union of Lighthouse Keepers"),
        ("Nato", "NATO", "spelling", "NATO"),
        ("Doctors Without Borders", "MSF", "list of bodies", "Médecins Sans Frontières"),
    ],
)
def test_an_organisation_tells_to_which_name_each_other_was_joined(
    one: str, other: str, rule: str, to: str
) -> None:
    assert join_of({one: 2, other: 9}, one, ORGANISATION) == Join(rule, to)


def test_kinds_are_never_mixed() -> None:
    keys = {(PERSON, "Lincoln", ""): 1, (PLACE, "Lincoln", "GBR"): 1, (ORGANISATION, "Lincoln", ""): 1}
    assert len(resolve_names(keys)) == 3


FORMS = st.dictionaries(
    st.sampled_from(
        [
            *SECRETARY,
            *(
                "Mike Pence",
                "Michael Pence",
                "Pence",
                "Karen Pence",
                "M. Pence",
                "Michael R. Pence",
                "al-Sadr",
            ),
            *("Kim Jong Un", "Kim Jong-un", "Kim Jong Il", "Kim", "Kim Jong", "Ben Ali", "Jr.", "’s", "Sadr"),
        ]
    ),
    st.integers(min_value=1, max_value=50),
)


@given(FORMS, st.randoms(use_true_random=False))
def test_the_order_of_names_does_not_matter(forms: dict[str, int], chance: random.Random) -> None:
    keys = [(PERSON, form, "") for form in forms]
    shuffled = chance.sample(keys, len(keys))
    assert resolve_names({key: forms[key[1]] for key in keys}) == resolve_names(
        {key: forms[key[1]] for key in shuffled}
    )


@given(FORMS)
def test_each_name_is_joined_step_by_step_to_its_entitys_own_form(forms: dict[str, int]) -> None:
    for entity in resolve_names({(PERSON, form, ""): n for form, n in forms.items()}):
        joins = {key[1]: join for key, join in entity.members.items()}
        for form in joins:
            for _ in joins:
                form = joins[form].to or form
            assert (form, joins[form]) == (entity.label, Join())


@given(FORMS)
def test_each_name_has_exactly_one_entity(forms: dict[str, int]) -> None:
    members = [
        key[1]
        for entity in resolve_names({(PERSON, f, ""): n for f, n in forms.items()})
        for key in entity.members
    ]
    assert sorted(members) == sorted(forms)


@pytest.mark.parametrize(
    ("names", "forms"),
    [
        (["Rex Tillerson", "Tillerson", "Mr. Tillerson"], ["Rex Tillerson"] * 3),
        (["Rex W. Tillerson", "Rex Tillerson"], ["Rex W. Tillerson", "Rex Tillerson"]),
        (["Tillerson’s", "Rex W. Tillerson"], ["Rex W. Tillerson"] * 2),
        (["Jeb Bush", "Bush", "George Bush"], ["Jeb Bush", "Bush", "George Bush"]),
        (["Trump", "President Trump"], ["Trump", "Trump"]),
        (["Xi", "Xi Jinping"], ["Xi Jinping"] * 2),
        (["Peña Nieto", "Enrique Peña Nieto"], ["Enrique Peña Nieto"] * 2),
        ([], []),
    ],
)
def test_an_article_gives_the_fullest_form(names: list[str], forms: list[str]) -> None:
    assert find_fullest_forms([(name, PERSON) for name in names]) == forms


def test_other_kinds_lose_their_possessive_only() -> None:
    names = [
        ("Russia's", PLACE),
        ("United\nNations", ORGANISATION),
        ("Lincoln", PLACE),
        ("Abe Lincoln", PERSON),
    ]
    assert find_fullest_forms(names) == ["Russia", "United Nations", "Lincoln", "Abe Lincoln"]


def test_a_kind_that_nearly_all_articles_give_wins() -> None:
    counts = {("Trump", PERSON): 90, ("Trump", ORGANISATION): 4, ("Trump", PLACE): 1}
    assert correct_form_kinds(counts) == {("Trump", ORGANISATION): PERSON, ("Trump", PLACE): PERSON}


@pytest.mark.parametrize("counts", [{PERSON: 8, PLACE: 2}, {PERSON: 8, PLACE: 0}, {PERSON: 50, PLACE: 20}])
def test_a_kind_with_little_behind_it_changes_nothing(counts: dict[Kind, int]) -> None:
    assert correct_form_kinds({("Jordan", kind): n for kind, n in counts.items() if n}) == {}


def test_a_name_changes_its_kind_only_where_no_country_tells_it() -> None:
    counts = {
        (PERSON, "Prado", ""): 90,
        (ORGANISATION, "Prado", ""): 4,
        (PLACE, "Prado", "ESP"): 1,
        (PLACE, "Sparta", "GRC"): 90,
        (ORGANISATION, "Sparta", ""): 2,
    }
    assert correct_name_kinds(counts) == {(ORGANISATION, "Prado", ""): (PERSON, "Prado", "")}


@pytest.mark.parametrize(
    ("one", "other", "rule"),
    [
        ("Vladmir Sample", "Vladimir Sample", "misspelt"),
        ("Enrique Pe?a", "Enrique Peña", "misspelt"),
        ("Ada Exemplar-era", "Ada Exemplar", "stray words"),
        ('rain,"?Ada Exemplar', "Ada Exemplar", "stray words"),
        ("Orla Ms Exemplar", "Ada Exemplar", "surname"),
        ("Sheriff Exemplar", "Ada Exemplar", "surname"),
        ("Leopoldine", "Leopoldine Exemplar", "first name"),
        ("Mohamed Mursi", "Mohammed Morsi", "transliteration"),
        ("Bj\ufffd\ufffdrn Exemplar", "Björn Exemplar", "misspelt"),
    ],
)
def test_a_slip_of_the_pen_is_no_second_person(one: str, other: str, rule: str) -> None:
    entities = resolve({one: 1, other: 20})
    assert entities[one] is entities[other]
    label = entities[one].label
    assert label in (one, other)
    assert entities[one].members[PERSON, label, ""] == Join()
    assert join_of({one: 1, other: 20}, other if label == one else one) == Join(rule, label)


@pytest.mark.parametrize(
    ("one", "other", "beside"),
    [
        ("Christina Sample", "Christian Sample", "Sample"),
        ("Mark Johnson", "Mark Johnston", "Peter Johnson"),
        ("Ida", "Ida Sample", "Ida Exemplar"),
        ("Jie", "Lin Hao-jie", "Lin"),
    ],
)
def test_a_letter_between_two_names_that_others_bear_is_no_slip(one: str, other: str, beside: str) -> None:
    entities = resolve({one: 1, other: 20, beside: 4})
    assert entities[one] is not entities[other]


@pytest.mark.parametrize(("articles", "label"), [(50, "Ada Bricer"), (49, "Ada Brice")])
def test_a_short_surname_is_a_slip_only_beside_one_fifty_times_as_frequent(articles: int, label: str) -> None:
    assert resolve({"Ada Brice": 1, "Ada Bricer": articles})["Ada Brice"].label == label


@pytest.mark.parametrize(("others", "label"), [({}, "Ada Noah"), ({"Noah Sample": 1}, "Noah")])
def test_noah_alone_may_be_a_first_name_as_well_as_a_surname(others: dict[str, int], label: str) -> None:
    assert resolve({"Noah": 2, "Ada Noah": 4} | others)["Noah"].label == label


def test_a_rare_first_name_alone_stays_alone() -> None:
    assert resolve({"Leopoldine": 1, "Leopoldine Sample": 3})["Leopoldine"].label == "Leopoldine"


def test_a_surname_whose_bearer_is_named_in_full_is_no_organisation() -> None:
    counts = {(PERSON, "Ada Prado", ""): 90, (PERSON, "Ben Prado", ""): 9, (ORGANISATION, "Prado", ""): 4}
    assert correct_name_kinds(counts) == {(ORGANISATION, "Prado", ""): (PERSON, "Prado", "")}


def test_a_son_is_not_his_far_better_known_father() -> None:
    entities = resolve({"Ada Sample": 50, "Ada Sample Jr.": 3, "Ada Sample Jr": 2, "Sample": 5})
    assert entities["Ada Sample Jr."] is entities["Ada Sample Jr"]
    assert entities["Ada Sample Jr."] is not entities["Ada Sample"]
    assert entities["Sample"] is entities["Ada Sample"]


def test_jr_that_is_said_as_often_as_not_is_one_person() -> None:
    entities = resolve({"Ada Sample": 6, "Ada Sample Jr.": 4})
    assert entities["Ada Sample Jr."] is entities["Ada Sample"]


def _labelled() -> tuple[dict[str, int], dict[str, str]]:
    path = Path(__file__).parents[2] / "gold" / "person_spellings.tsv"
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()[1:]]
    return {row[0]: int(row[1]) for row in rows}, {row[0]: row[3] for row in rows}


def test_labelled_spellings_of_the_news_demo_join_as_before() -> None:
    counts, person_of = _labelled()
    entities = resolve(counts)
    pairs = [(a, b) for a, b in combinations(sorted(counts), 2) if entities[a] is entities[b]]
    right = [(a, b) for a, b in pairs if person_of[a] == person_of[b]]
    true = sum(person_of[a] == person_of[b] for a, b in combinations(counts, 2))
    assert len(right) / true >= 0.8
    assert len(right) / len(pairs) >= 0.9


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sergei Sample", "Sergey Sample"),
        ("Mike Sample", "Michael Sample"),
        ("Mohamed Mursi", "Mohammed Morsi"),
    ],
)
def test_a_surname_is_filled_where_an_article_spells_its_one_bearer_in_two_ways(one: str, other: str) -> None:
    surname = other.split()[1]
    assert find_fullest_forms([(one, PERSON), (other, PERSON), (surname, PERSON)])[2] in (one, other)


def test_a_surname_of_two_people_in_one_article_is_not_filled() -> None:
    assert (
        find_fullest_forms([("Ada Sample", PERSON), ("Ben Sample", PERSON), ("Sample", PERSON)])[2]
        == "Sample"
    )


def test_antony_and_tony_are_one_person() -> None:
    counts = {
        (Kind.PERSON, "Antony J. Holmqvist", ""): 9,
        (Kind.PERSON, "Anthony Holmqvist", ""): 2,
        (Kind.PERSON, "Tony Holmqvist", ""): 3,
    }
    assert len(resolve_names(counts)) == 1
