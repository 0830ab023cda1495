"""Meetings: who is met on a visit takes part in it, and who is not."""

import datetime as dt

import pytest

from dashboard.query.events.meetings import list_meetings
from dashboard.schema import Filters
from tests.plain_corpus import Article, NameKey, PlainCorpus, PlainEvent, entity_for_each_name, parse_sentence
from tests.random_corpora import open_corpus

BERG: NameKey = ("person", "Ada Berg", "")
SALEH: NameKey = ("person", "Omar Saleh", "")
DAY = dt.date(2017, 5, 4)
SENTENCE = (
    "[Ada Berg|person] left [Lagos|place:NGA] on {4 May|2017-05-04} after talks with [Omar Saleh|person]."
)


def event(
    who: NameKey, kind: str, days_later: int = 0, where: str = "NGA", status: str = "reported"
) -> PlainEvent:
    day = DAY + dt.timedelta(days=days_later)
    cluster = 0 if who is BERG else 1
    return PlainEvent(day, day, kind, status, cluster, ((who, "actor"),), ((where, "where"),))


@pytest.mark.parametrize(
    ("other", "together"),
    [
        (event(SALEH, "meeting"), True),
        (event(SALEH, "call", -7), True),
        (event(SALEH, "meeting", -8), False),
        (event(SALEH, "meeting", where="TUR"), False),
        (event(SALEH, "meeting", status="denied"), False),
        (event(SALEH, "arrest"), False),
    ],
    ids=["the same day", "a week before", "longer before", "elsewhere", "denied", "no meeting"],
)
def test_who_is_met_on_a_visit_takes_part_in_it(other: PlainEvent, together: bool) -> None:
    article = Article("one", [parse_sentence(SENTENCE, events=(event(BERG, "visit"), other))], doc=1)
    corpus = open_corpus(PlainCorpus([article], entity_for_each_name([article])))
    (visit,) = list_meetings(corpus, Filters())[lambda rows: rows["cluster"] == 0].itertuples()
    assert visit.participants == ("Ada Berg · Omar Saleh" if together else "Ada Berg")
    assert visit.places == "Lagos"
