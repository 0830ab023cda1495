"""Exports carry a caption that is true of the picture: on every page, it names the filters of what is drawn."""

import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from dashboard.corpus import Corpus
from dashboard.corpus.postings import Mask
from dashboard.query.selection.drawn_filters import DrawnFilters, drop_filter
from dashboard.query.selection.facets import get_facet
from dashboard.query.selection.select import count_by_unit, select
from dashboard.schema import Choice, DayFilter, Filters, MethodsCard, Unit
from dashboard.views.state.name_list_state import KIND
from dashboard.views.widgets import chart_panel
from dashboard.views.widgets.chart_panel import ChartPanel
from dashboard.views.widgets.word_links import CONTEXT, NEARBY
from tests.test_app import SLOW, open_page, run_page, words_of

PLACES = [
    ("Overview", ""),
    *[("Timeline", tab) for tab in ("Timeline", "Days", "Calendar", "What changed")],
    ("Places", ""),
    *[("Who", tab) for tab in ("Names", "publisher", "Named together", "Likely the same")],
    *[("Words", tab) for tab in ("Most used", "Over time", "Distinctive", CONTEXT, NEARBY)],
    ("Compare", ""),
    *[("Articles", tab) for tab in ("List", "Origins", "Topics")],
    *[("Corpus", tab) for tab in ("", "Days to decide")],
]
SPRING = DayFilter.between(dt.date(2017, 3, 1), dt.date(2017, 4, 30))
# What a caption says, and the filter that it means.
WORDS: dict[str, Callable[[Filters], Filters]] = {
    "about Russia": lambda filters: replace(
        filters, choices={**filters.choices, "country": Choice(("RUS",))}
    ),
    "meeting": lambda filters: replace(filters, choices={**filters.choices, "kind": Choice(("meeting",))}),
    "Northern Wire": lambda filters: replace(
        filters, choices={**filters.choices, "publisher": Choice(("Northern Wire",))}
    ),
    "Elena Markova": lambda filters: replace(
        filters, choices={**filters.choices, "person": Choice(("person:Elena Markova",))}
    ),
    "David Okafor": lambda filters: replace(
        filters, choices={**filters.choices, "person": Choice(("person:David Okafor",))}
    ),
    "about Asia": lambda filters: replace(filters, choices={**filters.choices, "region": Choice(("Asia",))}),
    "planned": lambda filters: replace(filters, choices={**filters.choices, "status": Choice(("planned",))}),
    "Council of Ports": lambda filters: replace(
        filters, choices={**filters.choices, "organisation": Choice(("organisation:Council of Ports",))}
    ),
    "en": lambda filters: replace(filters, choices={**filters.choices, "language": Choice(("en",))}),
    "Port Gazette": lambda filters: replace(
        filters, choices={**filters.choices, "publisher": Choice(("Port Gazette",))}
    ),
    "The Evening Quay": lambda filters: replace(
        filters, choices={**filters.choices, "publisher": Choice(("The Evening Quay",))}
    ),
    "wheat": lambda filters: replace(filters, search="wheat"),
    "published Mar–Apr 2017": lambda filters: replace(filters, published=SPRING),
    "happened Mar–Apr 2017": lambda filters: replace(filters, happened=SPRING),
    "without copies": lambda filters: replace(filters, unit=Unit.WITHOUT_COPIES),
}
# Of each chart that leaves out a filter of its own: which it may be.
CLOCKS = {"published", "happened"}
OWN_FILTERS = {
    **dict.fromkeys(("over_time", "lanes", "calendar", "name_over_time"), CLOCKS),
    **{key: {"country"} for key in ("map", "country_bars", "country_table")},
}
DAYS = "2017-03-01..2017-04-30"
ADDRESSES: dict[str, dict[str, str]] = {
    "country, kind and days published": {"country": "RUS", "kind": "meeting", "published": DAYS},
    "country and days told of": {"country": "RUS", "happened": DAYS, "clock": "happened"},
    "person, publisher and copies": {
        "person": "person:Elena Markova",
        "publisher": "Northern Wire",
        "unit": "without copies",
    },
    "search and country": {"search": "wheat", "country": "RUS"},
    "organisation, status and language": {
        "organisation": "organisation:Council of Ports",
        "status": "planned",
        "language": "en",
    },
    "region and status": {"region": "Asia", "status": "planned"},
}
WHOLE_CORPUS = {"likely", "topics", "read", "languages", "sources", "set_aside", "formats", "open_days"}


@pytest.fixture
def captions(monkeypatch: pytest.MonkeyPatch) -> list[tuple[MethodsCard, ChartPanel]]:
    """Return where the card of each chart that a page draws is put, with the chart."""
    drawn: list[tuple[MethodsCard, ChartPanel]] = []
    make_files = chart_panel._downloads

    def record(card: MethodsCard, panel: ChartPanel) -> Iterator[object]:
        drawn.append((card, panel))
        return make_files(card, panel)

    monkeypatch.setattr(chart_panel, "_downloads", record)
    return drawn


@pytest.mark.parametrize("address", ADDRESSES.values(), ids=ADDRESSES)
@pytest.mark.parametrize(("title", "tab"), PLACES)
def test_the_caption_of_every_chart_states_the_filters_of_what_is_drawn(
    title: str,
    tab: str,
    address: dict[str, str],
    captions: list[tuple[MethodsCard, ChartPanel]],
    sample: Corpus,
    sample_home: Path,
) -> None:
    page = AppTest.from_function(run_page, args=(str(sample_home), title), default_timeout=SLOW)
    if tab == "publisher":
        page.session_state[KIND] = "publisher"
    for name, value in {**address, "tab": "Names" if tab == "publisher" else tab}.items():
        page.query_params[name] = [value]
    page.run()
    assert not page.exception, page.exception
    assert captions or tab == "What changed"
    for card, panel in captions:
        if title == "Compare":
            assert card.filters.startswith("A: ")
            assert card.filters.endswith(" | B: all other articles")
            side = select(
                sample, _read_caption(replace(card, filters=card.filters[3:].split(" | ")[0]), panel)
            )
            assert card.counts.startswith(f"A {side.n_articles:,}, B {sample.n - side.n_articles:,} of ")
            continue
        filters = _read_caption(card, panel)
        selection = select(sample, filters)
        assert card.counts.startswith(f"{selection.n_articles:,} of "), (panel.key, card.filters)
        if panel.key in WHOLE_CORPUS:
            assert filters == Filters(), panel.key
            continue
        for count, articles in _recount(sample, panel, filters):
            assert count == count_by_unit(sample, articles, filters.unit), (panel.key, card.filters)
        left_out = [part for part in card.filters.split("; ") if part.startswith("all ")]
        assert all(words in words_of(page) for words in left_out)
        for column in {"count", "articles"} & set(panel.rows.columns):
            assert panel.rows[column].max() <= selection.n_articles or panel.rows.empty, panel.key


def _read_caption(card: MethodsCard, panel: ChartPanel) -> Filters:
    """Return the filters that a caption states; it must state nothing else, and not the chart's own filter."""
    drawn = panel.drawn or DrawnFilters(Filters())
    filters = Filters()
    for part in card.filters.split("; ") if card.filters else []:
        if part in WORDS:
            filters = WORDS[part](filters)
        elif part.startswith("naming "):
            filters = replace(filters, only_keys=drawn.applied.only_keys)
        elif panel.key.startswith("changes_") and part.startswith(("published ", "happened ")):
            days = {name: getattr(drawn.applied, name) for name in ("published", "happened")}
            filters = replace(filters, **days)
        else:
            assert part.startswith("all ") or part.endswith(" marked"), (panel.key, part)
    assert drawn.left_out in OWN_FILTERS.get(panel.key, {drawn.left_out}), panel.key
    assert drop_filter(filters, drawn.left_out) == filters or panel.key.startswith("changes_"), panel.key
    return filters


def _recount(corpus: Corpus, panel: ChartPanel, filters: Filters) -> Iterator[tuple[int, Mask]]:
    """Yield some numbers of a chart, each with the articles that a plain selection finds for it."""
    rows = panel.rows
    if panel.key in ("map", "country_bars", "country_table"):
        for row in rows.head(3).itertuples():
            yield (
                int(row.count_ if hasattr(row, "count_") else row[7]),
                _with(corpus, filters, "country", str(row.country)),
            )
    elif panel.key in ("over_time", "name_over_time", "calendar"):
        bins = rows if panel.key == "calendar" else rows[rows["bucket"] == "bin"]
        top = bins.nlargest(1, "count").iloc[0]
        first = dt.date.fromisoformat(top["day" if panel.key == "calendar" else "start"])
        last = first if panel.key == "calendar" else dt.date.fromisoformat(top["stop"]) - dt.timedelta(days=1)
        yield int(top["count"]), select(corpus, _on_days(filters, panel, first, last)).articles
    elif panel.key == "lanes":
        dots = rows[(rows["shape"] == "dot") & ~rows["lane"].isin(["others", "none"])]
        for _, row in dots.nlargest(2, "count").iterrows():
            last = dt.date.fromisoformat(row["stop"]) - dt.timedelta(days=1)
            on_days = _on_days(filters, panel, dt.date.fromisoformat(row["start"]), last)
            events = select(corpus, on_days.with_choice("status", Choice((row["status"],)))).events
            yield int(row["count"]), _reporting(corpus, events, str(row["lane"]))
    elif panel.key == "names" and "mentions" not in rows.columns:
        for _, row in rows.head(3).iterrows():
            yield int(row["articles"]), _with(corpus, filters, "publisher", str(row["key"]))
    elif panel.key.startswith("changes_") and filters.published:
        for _, row in rows.head(3).iterrows():
            facet = panel.key.removeprefix("changes_")
            yield int(row["now"] + row["before"]), _with(corpus, filters, facet, str(row["key"]))


def _with(corpus: Corpus, filters: Filters, facet: str, value: str) -> Mask:
    return select(corpus, filters.with_choice(facet, Choice((value,)))).articles


def _on_days(filters: Filters, panel: ChartPanel, first: dt.date, last: dt.date) -> Filters:
    assert panel.drawn is not None
    days = {str(panel.drawn.left_out): DayFilter.between(first, last)}
    return replace(filters, **days)  # type: ignore[arg-type]


def _reporting(corpus: Corpus, events: Mask, country: str) -> Mask:
    """Return the articles that report some events of a country."""
    facet = get_facet(corpus, "country")
    assert facet.events is not None
    value = next(v for v in range(facet.events.n_values) if facet.label(v) == country)
    mask = np.zeros(corpus.n, dtype=np.bool_)
    mask[corpus.events.article[events & facet.events.mask_of([value])]] = True
    return mask


@pytest.mark.parametrize(
    ("place", "key", "words"),
    [
        (("Places", ""), "map", "all countries; Russia marked; published Mar–Apr 2017"),
        (("Places", ""), "country_table", "all countries; published Mar–Apr 2017"),
        (("Overview", ""), "over_time", "all days of publication; Mar–Apr 2017 marked; about Russia"),
        (("Who", "Names"), "names", "about Russia; published Mar–Apr 2017"),
        (("Compare", ""), "sides_time", "A: about Russia; published Mar–Apr 2017 | B: all other articles"),
    ],
)
def test_a_chart_that_leaves_out_its_own_filter_says_so(
    place: tuple[str, str],
    key: str,
    words: str,
    captions: list[tuple[MethodsCard, ChartPanel]],
    sample_home: Path,
) -> None:
    title, tab = place
    open_page(sample_home, title, tab=[tab], country=["RUS"], published=[DAYS])
    (card,) = [card for card, panel in captions if panel.key == key]
    assert card.filters == words


def test_what_changed_says_which_periods_it_compares_and_leaves_out_its_own_facet(
    captions: list[tuple[MethodsCard, ChartPanel]], sample: Corpus, sample_home: Path
) -> None:
    open_page(sample_home, "Timeline", tab=["What changed"], country=["RUS"], publisher=["Northern Wire"])
    cards = {panel.key: card for card, panel in captions}
    assert cards["changes_country"].filters.startswith("all countries; Northern Wire; published ")
    assert cards["changes_publisher"].filters.startswith("all publishers; about Russia; published ")
    assert cards["changes_person"].filters.startswith("about Russia; Northern Wire; published ")
    for card, panel in captions:
        if panel.key.startswith("changes_"):
            assert panel.drawn is not None
            n_articles = select(sample, panel.drawn.applied).n_articles
            now, before = (int(number) for number in re.findall(r"\((\d+)", card.notes[-1]))
            assert (now + before, card.counts.split(" of ")[0]) == (n_articles, str(n_articles))
            rows = panel.rows
            assert rows.empty or (rows["now"] + rows["before"]).max() <= n_articles
