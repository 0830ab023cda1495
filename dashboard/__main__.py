"""The command line: thin, one function a command."""

import argparse
import re
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from dashboard.command_arguments import make_parser
from dashboard.error_report import find_system_error, report_error
from dashboard.errors import DashboardError
from dashboard.launch_settings import LaunchSettings
from dashboard.paths import corpora_folder

if TYPE_CHECKING:
    from dashboard.schema import ReadingOptions

_BUG, _STOPPED = 70, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 1 for what a user can act on, 70 for a bug.

    An error is printed in words; the traceback of one that nobody expected is in the log.
    """
    chosen = make_parser().parse_args(arguments)
    _make_private_folder()
    try:
        return _COMMANDS[chosen.command or ""](chosen)
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
        return _STOPPED
    except Exception as error:  # noqa: BLE001  the top of the command line: the traceback goes to the log
        print(report_error(error), file=sys.stderr)
        return 1 if isinstance(error, DashboardError) or find_system_error(error) else _BUG


def _make_private_folder() -> None:
    """Make the folder of all corpora, for this user alone; one that exists stays as it is."""
    with suppress(OSError):
        corpora_folder().mkdir(mode=0o700, parents=True)


def _app(chosen: argparse.Namespace) -> int:
    return _open_app(None, chosen)


def _open_app(store: Path | None, chosen: argparse.Namespace) -> int:
    from dashboard.commands.launch import open_app

    return open_app(LaunchSettings(store, tuple(chosen.browse)))


def _serve(chosen: argparse.Namespace) -> int:
    from dashboard.commands.launch import ServerOptions, serve_app

    settings = LaunchSettings(chosen.store, tuple(chosen.browse), chosen.public, visitors=chosen.visitors)
    return serve_app(settings, ServerOptions(chosen.address, chosen.port, chosen.token))


def _open(chosen: argparse.Namespace) -> int:
    store = chosen.into or corpora_folder() / _folder_name(chosen.paths[0])
    _build_into(chosen.paths, store, chosen)
    return _open_app(store, chosen)


def _build(chosen: argparse.Namespace) -> int:
    _build_into(chosen.paths, chosen.into, chosen)
    return 0


def _rebuild(chosen: argparse.Namespace) -> int:
    from dashboard.pipeline import rebuild

    _print_built(chosen.store, rebuild(chosen.store))
    return 0


def _preview(chosen: argparse.Namespace) -> int:
    import json

    from dashboard.commands.preview import preview_build, reading_from_json

    options = json.loads(chosen.reading.read_text(encoding="utf-8")) if chosen.reading else {}
    first = preview_build(chosen.paths, chosen.first, reading_from_json(options))
    print(json.dumps(first.as_json(), ensure_ascii=False))
    return 0


def _build_into(paths: Sequence[Path], store: Path, chosen: argparse.Namespace) -> None:
    from dashboard.pipeline import Options, build
    from dashboard.store import is_older

    if is_older(store):
        print(f"{store} was built by an earlier version of Dateline. It is built anew; no decision is lost.")
    options = Options(chosen.remove, chosen.name, chosen.scheduler, reading=_reading_options(store, chosen))
    _print_built(store, build(paths, store, options))


def _print_built(store: Path, number: int) -> None:
    from dashboard.query.audit.day_orders import describe_unread_days
    from dashboard.store import read_meta, version_folder

    meta = read_meta(version_folder(store, number))
    counts = meta["counts"]
    summary = ", ".join(f"{counts[table]:,} {table}" for table in ("articles", "mentions", "times", "events"))
    print(f"{store}: version {number}: {summary}; {counts['set_aside']:,} set aside")
    for line in describe_unread_days(meta):
        print(f"{line} Build again with --day-order day-first or --day-order month-first.")


def _reading_options(store: Path, chosen: argparse.Namespace) -> "ReadingOptions | None":
    """Return how the store reads its files, with the order of days that was chosen; None for no change."""
    from dataclasses import replace

    from dashboard.schema import DayOrder
    from dashboard.store import read_reading_options

    if not chosen.day_order:
        return None
    return replace(read_reading_options(store), day_order=DayOrder(chosen.day_order.replace("-", " ")))


def _annotate(chosen: argparse.Namespace) -> int:
    from dashboard.commands.annotate import annotate

    n_lines = annotate(chosen.source, chosen.target, cleaning=not chosen.no_cleaning)
    print(f"{chosen.target}: {n_lines:,} lines")
    return 0


def _timeline(chosen: argparse.Namespace) -> int:
    from dashboard.commands.annotate import write_timeline

    n_days = write_timeline(chosen.source, chosen.target, about=chosen.about, days=chosen.days)
    print(f"{chosen.target}: {n_days:,} days")
    return 0


def _topics(chosen: argparse.Namespace) -> int:
    from dashboard.commands.topics import find_and_save_topics

    print(f"{chosen.store}: {find_and_save_topics(chosen.store, chosen.number):,} topics")
    return 0


def _check(chosen: argparse.Namespace) -> int:
    from dashboard.commands.check import find_faults, store_digest
    from dashboard.store.damaged_files import accept_files

    if chosen.accept:
        accept_files(chosen.store)
    if chosen.digest:
        print(store_digest(chosen.store))
        return 0
    faults = find_faults(chosen.store)
    print("\n".join(faults) if faults else f"{chosen.store} is sound.")
    return 1 if faults else 0


def _demo(chosen: argparse.Namespace) -> int:
    from dashboard.commands.demo import build_dispatches, build_news

    store = build_news() if chosen.corpus == "news" else build_dispatches()
    return 0 if chosen.build_only else _open_app(store, chosen)


def _folder_name(path: Path) -> str:
    """Return a name for a store of what lies at `path`: its letters and digits only."""
    return re.sub(r"[^\w-]+", "-", path.resolve().name.split(".")[0]).strip("-") or "corpus"


_COMMANDS: dict[str, Callable[[argparse.Namespace], int]] = {
    "": _app,
    "open": _open,
    "build": _build,
    "rebuild": _rebuild,
    "preview": _preview,
    "annotate": _annotate,
    "timeline": _timeline,
    "topics": _topics,
    "check": _check,
    "demo": _demo,
    "serve": _serve,
}


if __name__ == "__main__":
    sys.exit(main())
