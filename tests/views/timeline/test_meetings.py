from pathlib import Path

from dashboard.charts.theme import LIGHT
from dashboard.corpus import Corpus
from dashboard.export.timelinejs import to_timelinejs
from dashboard.query.events.event_reports import list_reports
from dashboard.query.selection.select import select
from dashboard.query.selection.visible_events import EventDisplay
from dashboard.schema import Filters, MethodsCard
from dashboard.views.state.cached import OpenedCorpus
from dashboard.views.state.page_context import PageContext
from dashboard.views.timeline.meetings import list_meetings_with_links
from tests.test_app import open_page, words_of

CARD = MethodsCard("Harbour sample", "1", "", "articles", 0, "60 articles", "dateline", "2017-06-01")


def make_page_context(corpus: Corpus) -> PageContext:
    opened = OpenedCorpus(("sample", 1, ""), corpus)
    return PageContext(Path(), opened, Filters(), select(corpus, Filters()), LIGHT, CARD)


def test_each_meeting_has_the_link_that_opens_its_sentence_and_the_addresses_of_its_articles(
    sample: Corpus,
) -> None:
    context = make_page_context(sample)
    rows = list_meetings_with_links(
        context, "day", EventDisplay(), "http://127.0.0.1:8501/timeline?tab=Meetings"
    )
    assert len(rows) > 0
    for row in rows.itertuples():
        assert row.link == f"http://127.0.0.1:8501/articles?article={row.key}&at={row.start}"
        article = sample.row_of(row.key)
        assert article is not None
        assert sample.text_of(article)[row.start :].startswith(row.sentence)
        assert len(row.sources.split()) == row.articles
    reports = list_reports(sample, Filters(), rows["cluster"].tolist(), EventDisplay())
    assert to_timelinejs(rows, reports).count(b"\r\n") == len(rows) + 1


def test_articles_that_tell_of_no_meeting_say_so(bare_home: Path) -> None:
    words = words_of(open_page(bare_home, "Timeline", tab=["Meetings"]))
    assert "No sentence of these articles tells of a meeting" in words
