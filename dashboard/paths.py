"""Where things are: what ships with the app, in a checkout or installed, and what it keeps on this machine."""

import os
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent
_INSTALLED = (PACKAGE / "data").is_dir()

# Installed, the data and the theme lie inside the package; in a checkout beside it.
ROOT = PACKAGE if _INSTALLED else PACKAGE.parent
DATA = ROOT / "data"

# The folder that Streamlit serves: the fonts.
STATIC = PACKAGE / "static"


def home() -> Path:
    """Return the folder that holds the corpora of this machine: DATELINE_HOME, or one in the user's home."""
    said = os.environ.get("DATELINE_HOME")
    return Path(said).expanduser().resolve() if said else Path.home() / ".dateline"


def demo_store() -> Path:
    """Return the store of the dispatches that ship with Dateline."""
    return home() / "dispatches"


def news_store() -> Path:
    """Return the store of the news demo."""
    return home() / "news-demo"
