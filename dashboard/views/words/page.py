"""The page Words: its tabs."""

from collections.abc import Callable

from dashboard.views.state.page_context import PageContext
from dashboard.views.widgets.chart_panel import draw_notice
from dashboard.views.widgets.tabs import ask_tab
from dashboard.views.widgets.word_links import CONTEXT, NEARBY
from dashboard.views.words import distinctive, most_used, over_time, quotes, several_searches, words_nearby

_TABS: dict[str, Callable[[PageContext], None]] = {
    "Most used": most_used.show,
    "Over time": over_time.show,
    "Distinctive": distinctive.show,
    CONTEXT: quotes.show,
    NEARBY: words_nearby.show,
    "Several searches": several_searches.show,
}
# These need the words of each text in order.
_IN_ORDER = ("Over time", CONTEXT, NEARBY)


def show(context: PageContext) -> None:
    """Draw the page: its tabs."""
    tab = ask_tab(list(_TABS))
    if tab in _IN_ORDER and not context.opened.corpus.stream.is_available:
        draw_notice(
            "This corpus was built before Dateline kept the order of words. Build it again (page Corpus, or "
            "dateline build) to read words in context; nothing is lost by it."
        )
        return
    _TABS[tab](context)
