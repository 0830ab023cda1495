"""Days of publication that evidence speaks against, from files to lists: flagged, and marked wherever they count."""

import pytest

from dashboard.corpus import Corpus, open_version
from dashboard.pipeline import build
from dashboard.query import list_events, read_article
from dashboard.query.articles.publication_dates import list_uncertain_days
from dashboard.schema import Filters
from dashboard.store import version_folder
from dashboard.views.widgets.result_rows import drop_row_numbers

STORY = "The ferry company said the boats stayed in port. Police arrested Ada Berg in Lagos on Monday.\n"
PAGE = (
    '<html><head><link rel="canonical" href="{address}"><title>{title}</title></head>'
    "<body><article><h1>{title}</h1><p>{stamp}</p><p>{story}</p></article></body></html>"
)


def page(title: str, stamp: str, day_of_address: str, story: str = STORY) -> str:
    address = f"https://courier.example/{day_of_address}/{title.lower().replace(' ', '-')}"
    return PAGE.format(title=title, stamp=stamp, address=address, story=story * 3)


FILES = {
    "sure.html": page("Boats stay in port", "Friday 2 May 2014 10.20 BST", "2014/05/02"),
    "beside.html": page("Boats stay a day", "Friday 2 May 2014 10.20 BST", "2014/05/01"),
    "apart.html": page("Boats stay again", "Tuesday 6 May 2014 10.20 BST", "2014/05/02"),
    "byline.txt": f"Harbour is shut\n\nFriday 2 May 2014 10.20 BST\nBy Ann Writer | May 9, 2014\n\n{STORY * 3}",
    "past.txt": f"Harbour opens\n\nFriday 2 May 2014 10.20 BST\n\n{STORY * 3}The port was opened on 12 May 2014.\n",
    "none.txt": f"Harbour news\n\n{STORY * 3}",
}


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    """A folder of pages of which some contradict themselves."""
    folder = tmp_path_factory.mktemp("days")
    texts, store = folder / "texts", folder / "store"
    texts.mkdir()
    for name, content in FILES.items():
        (texts / name).write_text(content, encoding="utf-8")
    build([texts], store)
    return open_version(version_folder(store), store)


def key_of(corpus: Corpus, name: str) -> str:
    (key,) = corpus.articles["key"][corpus.articles["file"] == f"texts/{name}"]
    return str(key)


def test_a_stamp_two_days_from_the_address_or_byline_or_before_what_is_past_is_flagged(
    corpus: Corpus,
) -> None:
    flags = dict(
        zip(corpus.articles["file"].str.removeprefix("texts/"), corpus.articles["flags"], strict=True)
    )
    assert {name for name, is_flagged in flags.items() if is_flagged} == {
        "apart.html",
        "byline.txt",
        "past.txt",
    }
    assert "stamp disagrees with address" in flags["apart.html"]
    assert "byline disagrees with stamp" in flags["byline.txt"]
    assert "stamp lies before what the text reports as past" in flags["past.txt"]


def test_the_flagged_and_the_undated_are_open_for_dating(corpus: Corpus) -> None:
    files = dict(zip(corpus.articles["key"], corpus.articles["file"], strict=True))
    uncertain = {files[key].removeprefix("texts/") for key in list_uncertain_days(corpus)["key"]}
    assert uncertain == {"apart.html", "byline.txt", "past.txt", "none.txt"}


@pytest.mark.parametrize(
    ("name", "monday"),
    [
        ("sure.html", "28 Apr 2014"),
        ("beside.html", "28 Apr 2014"),
        ("apart.html", "[28 Apr 2014]"),
        ("byline.txt", "[28 Apr 2014]"),
        ("none.txt", "no day told"),
    ],
)
def test_on_monday_is_marked_where_the_articles_own_day_is_not_sure(
    corpus: Corpus, name: str, monday: str
) -> None:
    reading = read_article(corpus, key_of(corpus, name))
    assert reading is not None
    assert monday in {mark.label for mark in reading.times}
    assert ("not sure" in dict(reading.facts).get("Relative days", "")) is monday.startswith("[")


@pytest.mark.parametrize(("name", "is_sure"), [("sure.html", True), ("apart.html", False)])
def test_an_event_on_such_a_day_is_marked_in_the_list_and_its_files(
    corpus: Corpus, name: str, is_sure: bool
) -> None:
    rows = list_events(corpus, Filters(only_keys=(key_of(corpus, name),)), limit=0)
    arrests = rows[rows["kind"] == "arrest"]
    assert len(arrests) == 1
    assert arrests["day"].str.startswith("[").tolist() == [not is_sure]
    assert drop_row_numbers(arrests)["day"].tolist() == arrests["day"].tolist()
