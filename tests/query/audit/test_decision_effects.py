"""What a decision changes, and which decisions speak of a name."""

import pytest

from dashboard.corpus import Corpus
from dashboard.decisions import apply_decisions
from dashboard.query.audit.decision_effects import (
    HIDDEN,
    count_changed_articles,
    find_decisions_about,
    list_decision_effects,
)
from dashboard.schema import Decision, Kind, Namesake
from tests.decisions.ports import decision

MARKOVA, SALEH = "person:Elena Markova", "person:Omar Saleh"


@pytest.mark.parametrize(
    ("verb", "value", "kinds", "label"),
    [
        ("set_kind", "organisation", (Kind.PERSON, Kind.ORGANISATION), "Elena Markova"),
        ("hide", "", (Kind.PERSON, HIDDEN), "Elena Markova"),
        ("rename", "Lena", (Kind.PERSON, Kind.PERSON), "Lena"),
    ],
)
def test_what_leaves_every_count_is_told_by_kind_and_label(
    sample: Corpus, verb: str, value: str, kinds: tuple[str, str], label: str
) -> None:
    after = apply_decisions(sample, [decision(verb, MARKOVA, value=value)])
    (row,) = list_decision_effects(sample, after).itertuples()
    assert (row.kind_before, row.kind, row.before, row.after) == (*kinds, "Elena Markova", label)
    assert row.articles_before == row.articles_after > 0
    assert count_changed_articles(sample, after) == 0


def test_the_decisions_about_a_name_are_those_that_hold_and_lead_to_it(sample: Corpus) -> None:
    split = decision("split", SALEH, namesakes=(Namesake("One", ("met",)), Namesake("Other")))
    made = (
        decision("rename", MARKOVA, value="Lena"),
        split,
        decision("hide", "person:Nobody"),
        decision(
            "merge", "publisher:Northern Wire", "publisher:Port Gazette", value="Wire", kind="publisher"
        ),
    )
    corpus = apply_decisions(sample, made)

    def about(*keys: str) -> tuple[Decision, ...]:
        return find_decisions_about(corpus, keys)

    assert about(MARKOVA) == made[:1]
    assert about(f"{SALEH}#{split.id[:8]}") == (split,)
    assert about("Wire") == about("Port Gazette") == made[3:]
    assert about("person:Nobody") == ()
    assert about(MARKOVA, SALEH) == made[:2]
