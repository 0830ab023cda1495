"""The errors that a user can act on."""

from collections.abc import Iterable
from pathlib import Path


class DashboardError(Exception):
    """Base of every error whose message the user reads: what is wrong, where, and what to do."""


class NothingToReadError(DashboardError):
    """The given paths contain no article."""

    def __init__(self, paths: str, reasons: str = "") -> None:
        super().__init__(
            f"No article could be read in {paths}. Dateline reads saved web pages, texts, PDF, Word and "
            "OpenDocument files, press-database deliveries, tables, JSON, messages, feeds and web archives, "
            f"also inside .zip, .tar and .gz.{' ' + reasons if reasons else ''}"
        )


class MissingRootError(DashboardError):
    """A folder that the corpus was built from is gone, or most of it."""

    def __init__(self, missing: str, gone: int, before: int) -> None:
        super().__init__(
            f"{missing}: {gone} of {before} articles read from there before are gone. If that is meant, "
            "build again with --remove; if a disk or a share is not mounted, mount it first. "
            "Nothing was changed."
        )


class NotBuiltError(DashboardError):
    """The folder is not a corpus that Dateline built."""

    def __init__(self, store: Path) -> None:
        super().__init__(f"{store} holds no built corpus. Run `dateline build PATH --into {store}` first.")


class LockedError(DashboardError):
    """Another build has locked the store."""

    def __init__(self, store: Path, holder: str) -> None:
        super().__init__(
            f"{store} is being built by {holder}. Wait for it to end, or end it, then try again."
        )


class StoppedError(DashboardError):
    """Someone asked a build to stop."""

    def __init__(self) -> None:
        super().__init__("Stopped. What was done is kept: build again to go on where it ended.")


class QueryError(DashboardError):
    """A search that cannot be read; `position` is the character where it goes wrong (from 0)."""

    def __init__(self, message: str, position: int) -> None:
        super().__init__(message)
        self.position = position


class DrawingError(DashboardError):
    """A chart was not drawn as a picture."""

    def __init__(self, reason: str) -> None:
        super().__init__(
            f"The picture was not made: {reason}. Nothing else is affected. Choose fewer articles and try "
            "again, or export the table of this chart (CSV, Excel)."
        )


class OlderStoreError(DashboardError):
    """The version was written by an earlier Dateline, in a format that this one does not open."""

    def __init__(self, store: Path) -> None:
        super().__init__(
            f"{store} was built by an earlier version of Dateline. `dateline rebuild {store}` builds it anew "
            "from its texts and what was found in them; no file is read again, and every decision, note and "
            "check stays."
        )


class NewerStoreError(DashboardError):
    """The version was written by a later Dateline."""

    def __init__(self, store: Path) -> None:
        super().__init__(
            f"{store} was built by a later version of Dateline than this one. Update Dateline to open it, or "
            "build its articles into another folder. Nothing was changed."
        )


class DamagedStoreError(DashboardError):
    """Files of a version are missing or not as they were written."""

    def __init__(self, store: Path, names: Iterable[str]) -> None:
        super().__init__(
            f"{store}: {', '.join(names)} missing or damaged. `dateline rebuild {store}` writes the version "
            "anew from the texts and what was found in them; every decision, note and check stays."
        )


class DamagedTextsError(DashboardError):
    """The store of texts cannot be trusted."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            f"{path} is damaged ({reason}). Restore it from a copy, or move it away and run `dateline build "
            f"PATH --into {path.parent}` with the files of the articles: equal articles get equal keys, so "
            "every decision, note and check stays."
        )
