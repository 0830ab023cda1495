"""The search for topics as a command: opens a corpus, groups its articles, keeps the groups beside it."""

from pathlib import Path

from dashboard.corpus import open_version
from dashboard.decisions import apply_decisions, load_decisions
from dashboard.decisions.log.stop_words import load_stop_words
from dashboard.errors import DashboardError
from dashboard.query.articles.suggested_topics import FEWEST, MOST, suggest_topics
from dashboard.store import current_version, version_folder
from dashboard.store.suggested_topics import SuggestedTopics, write_suggested_topics


def find_and_save_topics(store: Path, number: int) -> int:
    """Find so many topics of a corpus and keep them; return how many there are.

    Raises:
        DashboardError: It cannot be done; earlier topics are gone, and the reason is stored.
    """
    number = min(max(number, FEWEST), MOST)
    version = current_version(store) or 0
    folder = version_folder(store)
    write_suggested_topics(store, SuggestedTopics("running", version, number))
    try:
        corpus = apply_decisions(open_version(folder, store), load_decisions(store))
        topics = suggest_topics(corpus, number, load_stop_words(store))
    except DashboardError as error:
        write_suggested_topics(store, SuggestedTopics("failed", version, number, str(error)))
        raise
    write_suggested_topics(
        store,
        SuggestedTopics("done", version, number, "", tuple((topic.name, topic.keys) for topic in topics)),
    )
    return len(topics)
