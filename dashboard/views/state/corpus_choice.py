"""Which corpora this machine has, and which corpus and version this session shows."""

from collections.abc import Iterable
from pathlib import Path

from dashboard.launch_settings import read_launch_settings
from dashboard.paths import corpora_folder
from dashboard.schema import Filters
from dashboard.store import CorpusInfo, list_corpora, remember_opened
from dashboard.views.state import session
from dashboard.views.state.address import change_filters, read_params, write_params
from dashboard.views.state.address_codec import CORPUS, first_value
from dashboard.views.state.visitor import current_visitor

_START_PAGE, _VERSION, _RECORDED = "corpora", "version", "remembered"


def list_known_corpora() -> list[CorpusInfo]:
    """Return the corpora of this machine, and the launcher's, wherever it lies, that the visitor may open."""
    corpora = list_corpora(corpora_folder())
    launched = read_launch_settings().store
    if launched is not None and launched not in {info.path.resolve() for info in corpora}:
        corpora += [info for info in list_corpora(launched.parent) if info.path.resolve() == launched]
    return filter_by_visitor(corpora)


def filter_by_visitor(corpora: Iterable[CorpusInfo]) -> list[CorpusInfo]:
    """Return those of some corpora that the visitor may open, in their order."""
    visitor = current_visitor()
    return [info for info in corpora if visitor.may_open(info.path)]


def choose_store() -> Path | None:
    """Return the corpus to open, None where there is none.

    That is the one that the address names, else the launcher's, else the last opened one that is sound.
    """
    # A name in the address is looked up in the list, so it can never be an arbitrary path.
    name, launched = requested_corpus(), read_launch_settings().store
    corpora = list_known_corpora()
    named = [info.path for info in corpora if name and info.path.name == name]
    launchers = [info.path for info in corpora if info.path.resolve() == launched]
    sound = [info.path for info in corpora if not info.fault]
    return next(iter([*named, *launchers, *sound, *(info.path for info in corpora)]), None)


def record_opening(store: Path) -> None:
    """Record once in a session that a corpus was opened: the list of corpora begins with the last opened."""
    if session.get_value(_RECORDED) != str(store):
        session.set_value(_RECORDED, str(store))
        remember_opened(store)


def requested_corpus() -> str:
    """Return the folder name of the corpus that the address or this session names, or ''."""
    return first_value(read_params(), CORPUS) or str(session.get_value(CORPUS, ""))


def change_corpus(name: str) -> None:
    """Open another corpus, without any filter."""
    session.set_value(CORPUS, name)
    unpin_version()
    change_filters(Filters())


def is_start_page() -> bool:
    """Return whether the address names the list of all corpora."""
    return _START_PAGE in read_params()


def open_start_page() -> None:
    """Go to the list of all corpora."""
    write_params({_START_PAGE: ["all"]})


def pin_version(newest: int) -> int:
    """Return the version that this session shows: the one that was newest when it began."""
    version: int = session.get_value(_VERSION) or newest
    session.set_value(_VERSION, version)
    return version


def unpin_version() -> None:
    """Show the newest version from now on."""
    session.set_value(_VERSION, None)
