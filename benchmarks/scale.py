"""The server side of the app's interactions on one store: median and 95th percentile of clicks on new values.

python benchmarks/scale.py STORE [--clicks N] [--only PAGE] [--countries]

Each interaction of `interactions.py` runs through the app's own script without a browser (Streamlit's AppTest); the
values that are clicked on were never chosen before. `--countries`: only a click on a country, page by page.
"""

import argparse
import gc
import logging
from pathlib import Path

import streamlit as st
from app_clicks import AppSession, count_calls, format_times
from corpus_values import CorpusValues
from interactions import COUNTRY_CLICKS, INTERACTIONS, Interaction

from dashboard.corpus import open_version
from dashboard.store import version_folder

_FLOOR_RUNS = 9
_HEADER = """\
| page | click | elapsed | p95 | processor | p95 | a bare script: elapsed | p95 | processor | p95 |
| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |"""
_SIEVES = ("select.select", "sieve._join_matches", "sieve.match_facet", "facet_counts.count_each_value")


def main() -> None:
    """Print a line for each interaction, the slow ones apart, and how often one click sifts the corpus."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("store", type=Path)
    parser.add_argument("--clicks", type=int, default=10)
    parser.add_argument("--only", default="", help="a page")
    parser.add_argument("--countries", action="store_true")
    options = parser.parse_args()
    logging.disable(logging.WARNING)
    corpus = open_version(version_folder(options.store), options.store)
    values = CorpusValues(corpus)
    print(f"{corpus.n:,} articles; {options.clicks} clicks each, in milliseconds\n")
    del corpus
    gc.collect()
    print(_HEADER)
    listed = COUNTRY_CLICKS if options.countries else INTERACTIONS
    chosen = [each for each in listed if options.only in ("", each.page)]
    for interaction in sorted(chosen, key=lambda each: each.is_slow):
        print(_format_row(options.store, interaction, values, options.clicks), flush=True)
    print(f"\nsievings of one click on a country of Overview: {_count_sievings(options.store, values)}")


def _format_row(store: Path, interaction: Interaction, values: CorpusValues, clicks: int) -> str:
    session = _open_session(store, interaction.page)
    times = [session.click(values.fill(interaction.params, number)) for number in range(clicks)]
    floor = session.time_floor(_FLOOR_RUNS)
    mark = " (apart)" if interaction.is_slow else ""
    return (
        f"| {interaction.page} | {interaction.name}{mark} | {format_times(times)} | {format_times(floor)} |"
    )


def _open_session(store: Path, page: str) -> AppSession:
    """Open a page with the corpus open and no answer in the caches but those of the page without filters."""
    st.cache_data.clear()
    return AppSession(store, page)


def _count_sievings(store: Path, values: CorpusValues) -> dict[str, int]:
    session = _open_session(store, "Overview")
    with count_calls(*_SIEVES) as calls:
        session.click(values.fill({"country": "{country}"}, 5))
    return dict(calls)


if __name__ == "__main__":
    main()
