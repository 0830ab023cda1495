"""The arguments of the command line, a function a command."""

import argparse
from pathlib import Path
from typing import TypeAlias

_Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def make_parser() -> argparse.ArgumentParser:
    """Return the parser; what it reads names the command to run, '' for the app."""
    parser = argparse.ArgumentParser(
        prog="dateline", description="Who, where and when in a folder of articles."
    )
    parser.set_defaults(command="", browse=[])
    _add_browsing(parser)
    commands = parser.add_subparsers(title="commands", metavar="", dest="command")
    texts, lines = (_add_builds, _add_rebuild, _add_preview), (_add_annotate, _add_timeline, _add_topics)
    for add in (*texts, *lines, _add_check):
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
    for command in (opened, built):
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
    _add_browsing(opened)


def _add_rebuild(commands: _Commands) -> None:
    rebuilt = commands.add_parser(
        "rebuild", help="build a corpus anew from its texts and what was found in them, reading no file"
    )
    rebuilt.add_argument("store", type=Path, metavar="STORE")


def _add_preview(commands: _Commands) -> None:
    first = commands.add_parser("preview", help="print the first articles as they will be read, as JSON")
    first.add_argument("paths", type=Path, nargs="+", metavar="PATH", help="a folder or file of articles")
    first.add_argument("--first", type=int, default=10, metavar="N", help="how many articles (10)")
    first.add_argument(
        "--reading", type=Path, metavar="FILE.json", help="bounds and columns, as a store keeps them"
    )


def _add_annotate(commands: _Commands) -> None:
    lines = commands.add_parser(
        "annotate", help="write names, times, countries and events of each line as JSON"
    )
    lines.add_argument("source", type=Path, metavar="IN.jsonl[.gz]")
    lines.add_argument("target", type=Path, metavar="OUT.jsonl")
    lines.add_argument("--no-cleaning", action="store_true", help="cut nothing from the texts")


def _add_timeline(commands: _Commands) -> None:
    days = commands.add_parser("timeline", help="write the days most written about, most salient first")
    days.add_argument("source", type=Path, metavar="IN.jsonl[.gz]")
    days.add_argument("target", type=Path, metavar="OUT.json")
    days.add_argument(
        "--about", default="", metavar="NAME", help="count a day in the sentences that name NAME too"
    )
    days.add_argument("--days", type=int, default=200, metavar="N", help="how many days (200)")


def _add_topics(commands: _Commands) -> None:
    topics = commands.add_parser("topics", help="group the articles of a corpus by their words, as a filter")
    topics.add_argument("store", type=Path, metavar="STORE")
    topics.add_argument("--number", type=int, default=15, metavar="N", help="how many groups (15)")


def _add_check(commands: _Commands) -> None:
    check = commands.add_parser("check", help="verify a corpus: layers, links and checksums")
    check.add_argument("store", type=Path, metavar="STORE")
    check.add_argument(
        "--accept", action="store_true", help="take the files beside the versions as they are from now on"
    )
    check.add_argument("--digest", action="store_true", help="print the digest instead")


def _add_demo(commands: _Commands) -> None:
    demo = commands.add_parser(
        "demo", help="build and open a demo corpus; `demo news` fetches 3,824 news articles"
    )
    demo.add_argument("corpus", choices=["dispatches", "news"])
    demo.add_argument("--build-only", action="store_true", help="build it, and do not open the app")
    _add_browsing(demo)


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
    served.add_argument(
        "--visitors", type=Path, metavar="FILE.toml", help="who may read and correct which corpora"
    )
    _add_browsing(served)
