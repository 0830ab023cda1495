from functools import partial
from pathlib import Path

from dashboard.charts.theme import LIGHT
from dashboard.corpus import Corpus
from dashboard.query.selection.select import select
from dashboard.query.selection.visible_events import EventDisplay
from dashboard.schema import Filters, MethodsCard
from dashboard.views.state.cached import OpenedCorpus
from dashboard.views.state.page_context import PageContext
from dashboard.views.timeline.meetings import list_all_meetings
from dashboard.views.widgets.event_exports import EventFiles
from tests.test_app import open_page, words_of

CARD = MethodsCard("Harbour sample", "1", "", "articles", 0, "60 articles", "dateline", "2017-06-01")


URL = "http://127.0.0.1:8501/timeline?tab=Meetings"


def make_page_context(corpus: Corpus) -> PageContext:
    opened = OpenedCorpus(("sample", 1, ""), corpus)
    return PageContext(Path(), opened, Filters(), select(corpus, Filters()), LIGHT, CARD)


def test_each_meeting_has_every_article_with_the_link_that_opens_its_sentence(sample: Corpus) -> None:
    make = partial(list_all_meetings, make_page_context(sample), "day", EventDisplay())
    files = EventFiles(make_page_context(sample), "Meetings", make, EventDisplay(), URL)
    assert len(files.events) > 0
    for meeting in files.events.itertuples():
        reports = files.articles[files.articles["number"] == meeting.number]
        assert len(reports) == len(meeting.sources.splitlines()) == meeting.articles
        first = reports.iloc[0]
        assert (meeting.publisher, meeting.title, meeting.link) == (first.publisher, first.title, first.link)
        for report in reports.itertuples():
            assert report.link == f"http://127.0.0.1:8501/articles?article={report.key}&at={report.start}"
            text = sample.text_of(sample.row_of(report.key))
            assert " ".join(text[report.start :].split()).startswith(report.sentence)
    assert files.make_timelinejs().count(b"\r\n") == len(files.events) + 1


def test_articles_that_tell_of_no_meeting_say_so(bare_home: Path) -> None:
    words = words_of(open_page(bare_home, "Timeline", tab=["Meetings"]))
    assert "No sentence of these articles tells of a meeting" in words
