"""Which corpora this machine has, and which corpus and version this session shows."""

import os
from pathlib import Path

from dashboard.paths import demo_store, home
from dashboard.schema import Filters
from dashboard.store import CorpusInfo, current_version, list_corpora
from dashboard.views.state import session
from dashboard.views.state.address import CORPUS, change_filters, read_params, write_params
from dashboard.views.state.address_codec import first_value

_LAUNCHED = "DATELINE_STORE"
_START_PAGE, _VERSION = "corpora", "version"


def list_known_corpora() -> list[CorpusInfo]:
    """Return the corpora of this machine, and the one that the launcher named, wherever it lies."""
    found = list_corpora(home())
    launched = _launched()
    if launched is not None and launched not in {info.path.resolve() for info in found}:
        found += [info for info in list_corpora(launched.parent) if info.path.resolve() == launched]
    return found


def choose_store() -> Path | None:
    """Return the corpus asked for, else the launcher's, the last opened, or the demo; None if there is none."""
    # A name in the address is looked up, never made a path of.
    asked = requested_corpus()
    for info in list_known_corpora():
        if asked and info.path.name == asked:
            return info.path
    launched = _launched()
    if launched is not None and current_version(launched) is not None:
        return launched
    known = list_corpora(home())
    if known:
        return known[0].path
    return demo_store() if current_version(demo_store()) is not None else None


def _launched() -> Path | None:
    said = os.environ.get(_LAUNCHED)
    return Path(said).resolve() if said else None


def requested_corpus() -> str:
    """Return the folder name of the corpus that the address or this session names, or ''."""
    return first_value(read_params(), CORPUS) or str(session.get(CORPUS, ""))


def change_corpus(name: str) -> None:
    """Open another corpus, without any filter."""
    session.put(CORPUS, name)
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
    version: int = session.get(_VERSION) or newest
    session.put(_VERSION, version)
    return version


def unpin_version() -> None:
    """Show the newest version from now on."""
    session.put(_VERSION, None)
