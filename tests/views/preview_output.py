"""A preview as its process prints it, and what stands in for the processes that the app starts."""

import io
import json

from streamlit.testing.v1 import AppTest

from tests.test_app import ENTRY, SLOW

ARTICLE = {
    "title": "Rain in Lagos",
    "published": "2017-04-03",
    "published_from": "stamp",
    "publisher": "Courier",
    "words": 3,
    "parts": [[0, 13, "title"]],
    "text": "Rain in Lagos",
    "flags": [],
    "format": "text",
    "file": "a.txt",
    "language": "en",
    "author": "",
    "url": "",
}
PREVIEW = {
    "estimate": {"files": 1, "articles": 1, "seconds": 9, "disk": 1000},
    "tables": [],
    "day_columns": [],
    "set_aside": [],
    "articles": [ARTICLE],
}


class Processes:
    """Stands in for the processes that the app starts: it records builds, and previews print at once.

    Attributes:
        preview: What a preview prints, None for nothing but `errors`.
        has_ended: Whether previews have ended.
        builds: The arguments of the builds that were started.
    """

    def __init__(self) -> None:
        self.preview: dict[str, object] | None = PREVIEW
        self.errors = ""
        self.has_ended = True
        self.builds: list[list[str]] = []

    def __call__(
        self,
        command: list[str],
        stdout: io.BufferedWriter | None = None,
        stderr: io.BufferedWriter | None = None,
        **_: object,
    ) -> "Processes":
        if stdout is None or stderr is None:
            self.builds.append(command[3:])
        else:
            stdout.write(json.dumps(self.preview).encode() if self.preview is not None else b"")
            stderr.write(self.errors.encode())
        return self

    def poll(self) -> int | None:
        return 0 if self.has_ended else None


def start_page() -> AppTest:
    """Return the app on its list of corpora."""
    page = AppTest.from_file(str(ENTRY), default_timeout=SLOW)
    page.query_params["corpora"] = "all"
    page.run()
    assert not page.exception, page.exception
    return page
