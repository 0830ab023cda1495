"""Where files are: data that ships with the app, and the corpora of this machine."""

import os
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent
_INSTALLED = (PACKAGE / "data").is_dir()

# Installed, the data and the theme are inside the package; in a checkout beside it.
ROOT = PACKAGE if _INSTALLED else PACKAGE.parent
DATA = ROOT / "data"

# The folder that Streamlit serves; it has the fonts.
STATIC = PACKAGE / "static"


def corpora_folder() -> Path:
    """Return the folder of this machine's corpora: DATELINE_HOME, or `.dateline` in the user's home."""
    folder = os.environ.get("DATELINE_HOME")
    return Path(folder).expanduser().resolve() if folder else Path.home() / ".dateline"


def demo_store() -> Path:
    """Return the store of the dispatches that ship with Dateline."""
    return corpora_folder() / "dispatches"


def news_store() -> Path:
    """Return the store of the news demo."""
    return corpora_folder() / "news-demo"
