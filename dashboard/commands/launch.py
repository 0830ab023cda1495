"""Start the app in a browser: Streamlit, where the theme lies, on a store named by an absolute path."""

import os
import subprocess
import sys
from pathlib import Path

from dashboard.paths import PACKAGE, ROOT

STORE = "DATELINE_STORE"


def open_app(store: Path | None = None) -> int:
    """Run the app until it is stopped and return its exit code.

    Args:
        store: The corpus to open; None opens the last one, or the demo.
    """
    environment = dict(os.environ)
    if store is not None:
        environment[STORE] = str(store.resolve())
    command = [sys.executable, "-m", "streamlit", "run", str(PACKAGE / "server" / "asgi.py")]
    try:
        return subprocess.call(command, cwd=ROOT, env=environment)
    except KeyboardInterrupt:
        return 0
