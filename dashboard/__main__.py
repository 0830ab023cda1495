"""The command line: thin, one function a command."""

import argparse
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from dashboard.error_report import find_system_error, report_error
from dashboard.errors import DashboardError
from dashboard.launch_settings import LaunchSettings
from dashboard.paths import corpora_folder

if TYPE_CHECKING:
    from dashboard.schema import ReadingOptions

_BUG, _STOPPED = 70, 130
_Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 1 for what a user can act on, 70 for a bug.

    An error is printed in words; the traceback of one that nobody expected is in the log.
    """
    chosen = _parser().parse_args(arguments)
    try:
        return int(chosen.run(chosen))
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
        return _STOPPED
    except Exception as error:  # noqa: BLE001  the top of the command line: the traceback goes to the log
        print(report_error(error), file=sys.stderr)
        return 1 if isinstance(error, DashboardError) or find_system_error(error) else _BUG


def _app(chosen: argparse.Namespace) -> int:
    return _open_app(None, chosen)


def _open_app(store: Path | None, chosen: argparse.Namespace) -> int:
    from dashboard.commands.launch import open_app

    return open_app(LaunchSettings(store, tuple(chosen.browse)))


def _serve(chosen: argparse.Namespace) -> int:
    from dashboard.commands.launch import ServerOptions, serve_app

    settings = LaunchSettings(chosen.store, tuple(chosen.browse), chosen.public)
    return serve_app(settings, ServerOptions(chosen.address, chosen.port, chosen.token))


def _open(chosen: argparse.Namespace) -> int:
    store = chosen.into or corpora_folder() / _folder_name(chosen.paths[0])
    _build_into(chosen.paths, store, chosen)
    return _open_app(store, chosen)


def _build(chosen: argparse.Namespace) -> int:
    _build_into(chosen.paths, chosen.into, chosen)
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
    from dashboard.query.audit.day_orders import describe_unread_days
    from dashboard.store import read_meta, version_folder

    options = Options(chosen.remove, chosen.name, chosen.scheduler, reading=_reading_options(store, chosen))
    number = build(paths, store, options)
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


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="dateline", description="Who, where and when in a folder of articles."
    )
    parser.set_defaults(run=_app, browse=[])
    _add_browsing(parser)
    commands = parser.add_subparsers(title="commands", metavar="")
    for add in (_add_builds, _add_preview, _add_annotate, _add_timeline, _add_topics, _add_check):
        add(commands)
    _add_demo(commands)
    _add_serve(commands)
    return parser


def _add_browsing(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--browse",
        type=Path,
        action="append",
        default=argparse.SUPPRESS,
        metavar="FOLDER",
        help="a folder that can be gone through in the app; none without this",
    )


def _add_builds(commands: _Commands) -> None:
    opened = commands.add_parser("open", help="build what is new in these paths, then open the app on it")
    opened.add_argument("--into", type=Path, metavar="STORE", help="where the corpus is kept")
    built = commands.add_parser("build", help="build what is new in these paths")
    built.add_argument("--into", type=Path, metavar="STORE", required=True, help="where the corpus is kept")
    for command, run in ((opened, _open), (built, _build)):
        command.add_argument(
            "paths", type=Path, nargs="+", metavar="PATH", help="a folder or file of articles"
        )
        command.add_argument("--name", default="", help="what the corpus is called")
        command.add_argument(
            "--remove", action="store_true", help="what is gone from the paths is meant to be gone"
        )
        command.add_argument(
            "--day-order",
            choices=["day-first", "month-first"],
            help="day or month first? For tables with days such as 03.02.2017 in which no other day decides",
        )
        command.add_argument(
            "--scheduler", metavar="ADDRESS", help="a Dask scheduler to spread the work over"
        )
        command.set_defaults(run=run)
    _add_browsing(opened)


def _add_preview(commands: _Commands) -> None:
    first = commands.add_parser("preview", help="print the first articles as they will be read, as JSON")
    first.add_argument("paths", type=Path, nargs="+", metavar="PATH", help="a folder or file of articles")
    first.add_argument("--first", type=int, default=10, metavar="N", help="how many articles (10)")
    first.add_argument(
        "--reading", type=Path, metavar="FILE.json", help="bounds and columns, as a store keeps them"
    )
    first.set_defaults(run=_preview)


def _add_annotate(commands: _Commands) -> None:
    lines = commands.add_parser(
        "annotate", help="write names, times, countries and events of each line as JSON"
    )
    lines.add_argument("source", type=Path, metavar="IN.jsonl[.gz]")
    lines.add_argument("target", type=Path, metavar="OUT.jsonl")
    lines.add_argument("--no-cleaning", action="store_true", help="cut nothing from the texts")
    lines.set_defaults(run=_annotate)


def _add_timeline(commands: _Commands) -> None:
    days = commands.add_parser("timeline", help="write the days most written about, most salient first")
    days.add_argument("source", type=Path, metavar="IN.jsonl[.gz]")
    days.add_argument("target", type=Path, metavar="OUT.json")
    days.add_argument(
        "--about", default="", metavar="NAME", help="count a day in the sentences that name NAME too"
    )
    days.add_argument("--days", type=int, default=200, metavar="N", help="how many days (200)")
    days.set_defaults(run=_timeline)


def _add_topics(commands: _Commands) -> None:
    topics = commands.add_parser("topics", help="group the articles of a corpus by their words, as a filter")
    topics.add_argument("store", type=Path, metavar="STORE")
    topics.add_argument("--number", type=int, default=15, metavar="N", help="how many groups (15)")
    topics.set_defaults(run=_topics)


def _add_check(commands: _Commands) -> None:
    check = commands.add_parser("check", help="verify a corpus: layers, links and checksums")
    check.add_argument("store", type=Path, metavar="STORE")
    check.add_argument("--digest", action="store_true", help="print the digest instead")
    check.set_defaults(run=_check)


def _add_demo(commands: _Commands) -> None:
    demo = commands.add_parser(
        "demo", help="build and open a demo corpus; `demo news` fetches 3,824 news articles"
    )
    demo.add_argument("corpus", choices=["dispatches", "news"])
    demo.add_argument("--build-only", action="store_true", help="build it, and do not open the app")
    _add_browsing(demo)
    demo.set_defaults(run=_demo)


def _add_serve(commands: _Commands) -> None:
    served = commands.add_parser("serve", help="serve the app to browsers, without opening one")
    served.add_argument("store", type=Path, nargs="?", metavar="STORE", help="the corpus that opens first")
    served.add_argument("--address", default="127.0.0.1", help="where it listens (127.0.0.1: this computer)")
    served.add_argument("--port", type=int, default=8501, metavar="N", help="(8501)")
    served.add_argument(
        "--public",
        default="",
        metavar="URL",
        help="the address that browsers use, behind a proxy: https://desk.example.org/news",
    )
    served.add_argument("--token", action="store_true", help="make a token that each browser must bring once")
    _add_browsing(served)
    served.set_defaults(run=_serve)


if __name__ == "__main__":
    sys.exit(main())
