"""The table of kinds: well formed, and found by its words and nowhere inside names."""

import csv

import pytest

from dashboard.paths import DATA
from dashboard.steps.events import fingerprint
from dashboard.steps.events.event_kinds import drop_triggers_in_names, find_triggers

KINDS = set(
    "meeting visit call statement protest attack death arrest charge remand hearing verdict sentence transfer release "
    "election law agreement sanction aid disaster military appointment publication business".split()
)


def kinds(text: str) -> list[str]:
    return [f"{trigger.kind}/{trigger.sub_kind}" for trigger in find_triggers(text, 0, len(text))]


def test_each_row_has_a_kind_a_sub_kind_a_form_and_words() -> None:
    with (DATA / "event_kinds.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    assert {row["kind"] for row in rows} == KINDS
    assert {row["form"] for row in rows} == {"verb", "noun"}
    assert all(row["sub_kind"] and row["words"] for row in rows)


def test_no_words_stand_in_two_rows() -> None:
    with (DATA / "event_kinds.tsv").open(encoding="utf-8", newline="") as file:
        words = [
            w
            for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
            for w in row["words"].split(" | ")
        ]
    assert len(words) == len(set(words))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("went on hunger strike", ["protest/hunger strike"]),
        ("a missile strike on the port", ["attack/air strike"]),
        ("was shot dead", ["death/killing"]),
        ("did not meet its target", []),
        ("the ruling party", []),
        ("a court ruling", ["verdict/verdict"]),
        ("called President Duterte", ["call/telephone"]),
        ("called the plan absurd", []),
        ("left the room", []),
        ("left Kyiv", ["visit/departure"]),
        ("put under house arrest", ["arrest/detention"]),
        ("Rallies were held", ["protest/demonstration"]),
    ],
)
def test_words_say_the_kind_the_longest_first(text: str, wanted: list[str]) -> None:
    assert kinds(text) == wanted


def test_no_word_inside_a_name_says_a_kind_but_a_meeting_s_own() -> None:
    text = "March for Trial and the G-7 Foreign Ministers Meeting"
    triggers = list(find_triggers(text, 0, len(text)))
    meeting = (text.index("G-7"), len(text))
    free = drop_triggers_in_names(triggers, [(0, len("March for Trial")), meeting], [meeting])
    assert [trigger.kind for trigger in free] == ["meeting"]


def test_the_fingerprint_tells_the_state_of_rules_and_table() -> None:
    assert fingerprint().startswith("events-")
