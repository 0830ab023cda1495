"""Which corpora the app knows, and which it opens."""

import os
from pathlib import Path

from dashboard.paths import demo_store, home
from dashboard.store import CorpusInfo, current_version, list_corpora
from dashboard.views.state import address

_LAUNCHED = "DATELINE_STORE"


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
    asked = address.requested_corpus()
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
